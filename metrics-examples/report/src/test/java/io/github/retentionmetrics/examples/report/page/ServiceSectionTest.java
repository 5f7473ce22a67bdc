package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.LoyaltyPart;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import io.github.retentionmetrics.examples.report.parts.TicketPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceSectionTest {
    private static final String TICKETS = "ticket_id,customer_id,created,first_solved,solved\n";

    @TempDir
    Path folder;

    private Optional<Section> section(String... args) {
        return SectionRun.of(
                new ServiceSection(),
                List.of(new PurchasePart(), new TicketPart(), new LoyaltyPart()),
                folder.resolve("report"),
                args);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private Optional<Section> tickets(String rows) throws IOException {
        return section(
                "--tickets", file("tickets.csv", TICKETS + rows), "--zone", "UTC", "--observed-until", "2024-03-31");
    }

    private static String text(Section section) {
        return ((Block.Multiples) section.blocks().get(0)).text();
    }

    @Test
    void noTicketsHaveNoSection() throws IOException {
        assertThat(tickets("")).isEmpty();
    }

    @Test
    void allSolvedTicketsHaveTheirTimes() throws IOException {
        Section section = tickets("""
                        1,ada,2024-03-01T10:00,2024-03-01T12:00,2024-03-01T12:00
                        2,ben,2024-03-02T10:00,2024-03-04T10:00,2024-03-05T10:00
                        """).orElseThrow();
        assertThat(section.finding())
                .isEqualTo("Half of all tickets are solved within 25.0 hours, and 9 of 10 within 48.0");
        assertThat(text(section))
                .isEqualTo("There are 2 tickets, of which 0 are still open."
                        + " 50.0% were solved for the first time within 24 hours (1 of the 2 of which that is known)."
                        + " These are fewer than 30 tickets, so the figures are uncertain.");
    }

    @Test
    void manyOpenTicketsHaveNoLongTime() throws IOException {
        assertThat(tickets("""
                        1,ada,2024-03-01T10:00,2024-03-01T12:00,2024-03-01T12:00
                        2,ben,2024-03-02T10:00,2024-03-02T15:00,2024-03-02T15:00
                        3,cem,2024-03-03T10:00,,
                        """).orElseThrow().finding()).isEqualTo("Half of all tickets are solved within 5.0 hours");
        assertThat(tickets("1,ada,2024-03-01T10:00,,\n").orElseThrow().finding())
                .isEqualTo("Fewer than half of the tickets have been solved so far");
    }

    /** As many customers with a fast as with a slow solution, all of whom bought before; so many bought again. */
    @ParameterizedTest
    @CsvSource({
        "30, 20, 3, 'Customers whose tickets were solved within 24 hours bought again more often than those who waited"
                + " longer: 66.7% against 10.0%'",
        "30, 3, 20, 'Customers whose tickets were solved within 24 hours bought again less often than those who waited"
                + " longer: 10.0% against 66.7%'",
        "30, 12, 10, 'Half of all tickets are solved within 25.0 hours, and 9 of 10 within 48.0'",
        "29, 29, 0, 'Half of all tickets are solved within 25.0 hours, and 9 of 10 within 48.0'"
    })
    void theHeadingNamesOnlyClearDifferencesOfMany(int each, int fast, int slow, String finding) throws IOException {
        StringBuilder purchases = new StringBuilder("customer_id,date,amount\n");
        StringBuilder tickets = new StringBuilder();
        for (int i = 0; i < each; i++) {
            purchases.append("f" + i + ",2024-01-01,10\ns" + i + ",2024-01-01,10\n");
            purchases.append(i < fast ? "f" + i + ",2024-03-20,10\n" : "");
            purchases.append(i < slow ? "s" + i + ",2024-03-20,10\n" : "");
            tickets.append("a" + i + ",f" + i + ",2024-01-02T10:00,2024-01-02T12:00,2024-01-02T12:00\n");
            tickets.append("b" + i + ",s" + i + ",2024-01-02T10:00,2024-01-04T10:00,2024-01-04T10:00\n");
        }
        Section section = section(
                        "--purchases",
                        file("purchases.csv", purchases.toString()),
                        "--tickets",
                        file("tickets.csv", TICKETS + tickets),
                        "--zone",
                        "UTC",
                        "--observed-until",
                        "2024-03-31")
                .orElseThrow();
        assertThat(section.finding()).isEqualTo(finding);
    }

    @Test
    void periodsOfFewTicketsAreMarked() throws IOException {
        Section section = section(
                        "--tickets",
                        file("tickets.csv", TICKETS + "1,ada,2024-02-01T10:00,2024-02-01T12:00,2024-02-01T12:00\n"),
                        "--zone",
                        "UTC",
                        "--observed-until",
                        "2024-03-15")
                .orElseThrow();
        assertThat(SectionRun.pictures(section).get(0).table().lines())
                .extracting(Table.Line::remark)
                .containsExactly("fewer than 30 tickets", "not complete; fewer than 30 tickets");
    }
}
