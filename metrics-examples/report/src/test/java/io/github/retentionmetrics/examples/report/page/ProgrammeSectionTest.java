package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.MemberPart;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgrammeSectionTest {
    private static final String MEMBERS = "customer_id,joined,left\n";

    @TempDir
    Path folder;

    private Optional<Section> section(String... args) {
        return SectionRun.of(
                new ProgrammeSection(),
                List.of(new PurchasePart(), new MemberPart()),
                folder.resolve("report"),
                Stream.concat(Stream.of(args), Stream.of("--observed-until", "2024-03-31"))
                        .toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private static List<String> files(Section section) {
        return SectionRun.pictures(section).stream()
                .map(picture -> picture.table().columns().get(1).name())
                .toList();
    }

    @Test
    void noMembersHaveNoSection() throws IOException {
        assertThat(section("--members", file("members.csv", MEMBERS))).isEmpty();
    }

    @Test
    void membersAloneAreCounted() throws IOException {
        Section section = section(
                        "--members", file("members.csv", MEMBERS + "ada,2024-01-10,\nben,2024-02-01,2024-03-01\n"))
                .orElseThrow();
        assertThat(section.finding()).isEqualTo("The programme has 1 member");
        assertThat(files(section)).containsExactly("start");
        Table table = SectionRun.pictures(section).get(0).table();
        assertThat(SectionRun.texts(table, "period")).containsExactly("Jan 2024", "Feb 2024", "Mar 2024");
        assertThat(SectionRun.texts(table, "joined")).containsExactly("1", "1", "0");
        assertThat(SectionRun.texts(table, "left")).containsExactly("0", "0", "1");
    }

    /** As many members as other customers, so many of whom bought twice in March. */
    @ParameterizedTest
    @CsvSource({
        "30, 20, 3, 'In Mar 2024, more of the members than of the other buyers bought at least twice: 66.7% against 10.0%'",
        "30, 3, 20, 'In Mar 2024, fewer of the members than of the other buyers bought at least twice: 10.0% against 66.7%'",
        "30, 12, 12, '50.0% of the revenue of Mar 2024 came from members'",
        "29, 29, 0, '66.7% of the revenue of Mar 2024 came from members'"
    })
    void theHeadingNamesOnlyClearDifferencesOfMany(int each, int members, int others, String finding)
            throws IOException {
        List<String> purchases = new ArrayList<>(List.of("customer_id,date,amount"));
        StringBuilder joined = new StringBuilder(MEMBERS);
        for (int i = 0; i < each; i++) {
            joined.append("m" + i + ",2024-01-01,\n");
            purchases.add("m" + i + ",2024-03-01,10");
            purchases.add("o" + i + ",2024-03-01,10");
            purchases.addAll(i < members ? List.of("m" + i + ",2024-03-20,10") : List.of());
            purchases.addAll(i < others ? List.of("o" + i + ",2024-03-20,10") : List.of());
        }
        Section section = section(
                        "--members",
                        file("members.csv", joined.toString()),
                        "--purchases",
                        file("purchases.csv", String.join("\n", purchases)))
                .orElseThrow();
        assertThat(section.finding()).isEqualTo(finding);
        assertThat(files(section)).containsExactly("start", "repeat_rate_members", "revenue_share_members");
    }

    @Test
    void pointsHaveAPicture() throws IOException {
        Section section = section(
                        "--members",
                        file("members.csv", MEMBERS + "ada,2024-01-10,\n"),
                        "--points",
                        file(
                                "points.csv",
                                "customer_id,date,kind,points\nada,2024-01-10,issued,100\nada,2024-02-10,redeemed,40\n"))
                .orElseThrow();
        assertThat(files(section)).containsExactly("start", "points_issued");
        assertThat(((Block.Multiples) section.blocks().get(0)).text())
                .isEqualTo("The programme has 1 member. 40.0% of the points issued so far were redeemed.");
    }
}
