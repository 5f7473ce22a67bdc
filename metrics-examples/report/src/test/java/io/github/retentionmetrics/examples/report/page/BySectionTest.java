package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.examples.report.parts.AttributePart;
import io.github.retentionmetrics.examples.report.parts.ByPart;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BySectionTest {
    private static final List<ReportPart> PARTS = List.of(new ByPart());

    @TempDir
    Path folder;

    /** Customers of the web buy in January and February, those of the shop only in January. */
    private static String orders(int web, int shop) {
        StringBuilder rows = new StringBuilder("customer_id,date,amount,channel\n");
        for (int i = 0; i < web; i++) {
            rows.append("w").append(i).append(",2024-01-10,10,web\n");
            rows.append("w").append(i).append(",2024-02-10,10,web\n");
        }
        for (int i = 0; i < shop; i++) {
            rows.append("s").append(i).append(",2024-01-10,20,shop\n");
        }
        return rows.toString();
    }

    private Optional<Section> section(String orders, String... more) throws IOException {
        String file = Files.writeString(folder.resolve("orders.csv"), orders).toString();
        return SectionRun.of(new BySection(), PARTS, folder.resolve("out"), arguments(file, more));
    }

    private static String[] arguments(String file, String... more) {
        String[] args = new String[more.length + 4];
        args[0] = "--purchases";
        args[1] = file;
        args[2] = "--observed-until";
        args[3] = "2024-02-29";
        System.arraycopy(more, 0, args, 4, more.length);
        return args;
    }

    private static List<String> titles(Section section) {
        return section.blocks().stream()
                .filter(Block.Multiples.class::isInstance)
                .map(block -> ((Block.Multiples) block).title())
                .toList();
    }

    @Test
    void theClearestDifferenceIsTheFinding() throws IOException {
        Section section = section(orders(60, 40), "--by", "channel").orElseThrow();
        assertThat(section.finding()).startsWith("Customers of channel ").endsWith(" than all others");
        Block.Picture stayed = SectionRun.pictures(section).get(0);
        assertThat(stayed.table().file()).isEqualTo("segments_by.csv");
        assertThat(SectionRun.texts(stayed.table(), "segment")).containsExactly("shop", "web");
        assertThat(SectionRun.texts(stayed.table(), "value")).containsExactly("0.0%", "100.0%");
        assertThat(SectionRun.texts(stayed.table(), "verdict")).containsExactly("lower", "higher");
        assertThat(SectionRun.texts(stayed.table(), "p_value_corrected")).containsExactly("< 0.001", "< 0.001");
        assertThat(titles(section))
                .containsExactly(
                        "By channel",
                        "Share of new customers who bought in a month after their first, by channel",
                        "Share that stayed, by period and channel",
                        "Repeat orders and first orders, by period and channel",
                        "Revenue, by period and channel");
        assertThat(SectionRun.pictures(section).get(3).title())
                .as("the largest segment")
                .isEqualTo("web");
    }

    @Test
    void everySegmentHasItsCurve() throws IOException {
        Section section = section(orders(60, 20), "--by", "channel").orElseThrow();
        List<Block.Picture> curves = SectionRun.pictures(section).stream()
                .filter(picture -> picture.table().file().equals("cohort_curve_by.csv"))
                .toList();
        assertThat(curves).extracting(Block.Picture::title).containsExactly("web", "shop (fewer than 30 customers)");
        Table web = curves.get(0).table();
        Table shop = curves.get(1).table();
        assertThat(SectionRun.texts(web, "offset"))
                .as("without the first month")
                .containsExactly("1");
        assertThat(SectionRun.texts(web, "retention")).containsExactly("100.0%");
        assertThat(web.lines().get(0).remark()).isEmpty();
        assertThat(SectionRun.texts(shop, "retention")).containsExactly("0.0%");
        assertThat(SectionRun.texts(shop, "eligible")).containsExactly("20");
        assertThat(shop.lines().get(0).remark()).isEqualTo("fewer than 30 customers");
        assertThat(curves)
                .allSatisfy(curve -> assertThat(curve.chart()).contains("\"share\":true", "\"max\":1", "\"low\":"));
    }

    /** North answers 40 times in each of two months, south 3 times. */
    private Optional<Section> scores(String... more) throws IOException {
        StringBuilder answers = new StringBuilder("date,score,respondent\n");
        StringBuilder customers = new StringBuilder("customer_id,region\n");
        for (int i = 0; i < 40; i++) {
            answers.append("2024-01-10,9,n" + i + "\n2024-02-10,3,n" + i + "\n");
            customers.append("n" + i + ",north\n");
        }
        for (int i = 0; i < 3; i++) {
            answers.append("2024-01-10,10,s" + i + "\n");
            customers.append("s" + i + ",south\n");
        }
        String nps = Files.writeString(folder.resolve("nps.csv"), answers).toString();
        String of =
                Files.writeString(folder.resolve("customers.csv"), customers).toString();
        return SectionRun.of(
                new BySection(),
                List.of(new AttributePart(), new ByPart()),
                folder.resolve("out"),
                Stream.concat(
                                Stream.of(
                                        "--nps",
                                        nps,
                                        "--answers",
                                        "all",
                                        "--customers",
                                        of,
                                        "--observed-until",
                                        "2024-02-29"),
                                Stream.of(more))
                        .toArray(String[]::new));
    }

    @Test
    void surveysAloneHaveTheirScoresBySegment() throws IOException {
        Section section = scores("--by", "region").orElseThrow();
        assertThat(section.finding()).isEqualTo("No difference between the segments is more than chance explains");
        assertThat(titles(section)).containsExactly("By region", "NPS, by period and region");
        List<Block.Picture> pictures = SectionRun.pictures(section);
        assertThat(pictures)
                .extracting(Block.Picture::title)
                .containsExactly("Net Promoter Score", "north", "south (fewer than 30 answers)");
        Table compared = pictures.get(0).table();
        assertThat(SectionRun.texts(compared, "segment")).containsExactly("north", "south");
        assertThat(SectionRun.texts(compared, "observations")).containsExactly("80", "3");
        assertThat(SectionRun.texts(compared, "value")).containsExactly("0.0", "100.0");
        assertThat(SectionRun.texts(compared, "verdict")).containsExactly("no clear difference", "no clear difference");
        assertThat(compared.lines().get(1).remark()).isEqualTo("fewer than 30 answers");
        assertThat(SectionRun.texts(pictures.get(1).table(), "score")).containsExactly("100.0", "-100.0");
    }

    /** Of 40 customers of north and 40 of south, a survey or a subscription of each. */
    private Section finding(String kind, String header, String north, String south, String... more) throws IOException {
        StringBuilder rows = new StringBuilder(header).append('\n');
        StringBuilder customers = new StringBuilder("customer_id,region\n");
        for (int i = 0; i < 40; i++) {
            customers.append("n" + i + ",north\ns" + i + ",south\n");
            rows.append("n" + i + north + "\n").append("s" + i + (i < 30 ? south : north) + "\n");
        }
        String file = Files.writeString(folder.resolve("rows.csv"), rows).toString();
        String of =
                Files.writeString(folder.resolve("customers.csv"), customers).toString();
        return SectionRun.of(
                        new BySection(),
                        List.of(new AttributePart(), new ByPart()),
                        folder.resolve("out"),
                        Stream.concat(
                                        Stream.of(
                                                kind,
                                                file,
                                                "--customers",
                                                of,
                                                "--by",
                                                "region",
                                                "--observed-until",
                                                "2024-12-31"),
                                        Stream.of(more))
                                .toArray(String[]::new))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nps  | ,2024-01-10,10 | ,2024-01-10,1 | | | en"
                        + " | Customers of region north recommend more than all others (NPS 100.0)",
                "--nps  | ,2024-01-10,1 | ,2024-01-10,10 | | | nl"
                        + " | Klanten van region north bevelen minder aan dan alle andere (NPS -100,0)",
                "--csat | ,2024-01-10,5 | ,2024-01-10,1 | --csat-scale | 1-5 | en"
                        + " | Customers of region north are satisfied more often (100.0%) than all others",
                "--csat | ,2024-01-10,1 | ,2024-01-10,5 | --csat-scale | 1-5 | nl"
                        + " | Klanten van region north zijn minder vaak tevreden (0,0%) dan alle andere"
            })
    void whatCustomersSayMayBeTheFinding(
            String kind, String north, String south, String option, String value, String language, String finding)
            throws IOException {
        String[] more = option == null
                ? new String[] {"--language", language}
                : new String[] {option, value, "--language", language};
        assertThat(finding(kind, "respondent,date,score", north, south, more).finding())
                .isEqualTo(finding);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | Customers of region north stay longer than all others: 365.0 of the first 365 days on average",
                "nl | Klanten van region north blijven langer dan alle andere: gemiddeld 365,0 van de eerste 365 dagen"
            })
    void howLongCustomersStayMayBeTheFinding(String language, String finding) throws IOException {
        Section section = finding(
                "--subscriptions",
                "customer_id,start,end",
                ",2023-01-01,",
                ",2023-01-01,2023-03-01",
                "--language",
                language);
        assertThat(section.finding()).isEqualTo(finding);
        Block.Picture stays = SectionRun.pictures(section).stream()
                .filter(picture -> picture.table().caption().contains("365"))
                .findFirst()
                .orElseThrow();
        assertThat(SectionRun.texts(stays.table(), "observations")).containsExactly("40", "40");
    }

    @Test
    void aFigureThatNoSegmentHasIsNotDrawn() throws IOException {
        Section section = section(
                        "customer_id,date,amount,channel\nada,2024-02-05,1,web\nben,2024-02-06,2,shop\n",
                        "--by",
                        "channel")
                .orElseThrow();
        assertThat(SectionRun.pictures(section))
                .extracting(Block.Picture::title)
                .contains("Share that bought at least twice")
                .doesNotContain("Share that stayed in the latest complete period");
    }

    @Test
    void surveysWithoutAnAttributeToDivideByMakeNoSection() throws IOException {
        assertThat(scores()).isEmpty();
        assertThat(folder.resolve("out/surveys_by.csv")).exists();
    }

    @Test
    void sameSegmentsAreNotSaidToDiffer() throws IOException {
        StringBuilder rows = new StringBuilder("customer_id,date,amount,channel\n");
        for (int i = 0; i < 80; i++) {
            String channel = i % 2 == 0 ? "web" : "shop";
            rows.append(i + ",2024-01-10," + i / 2 + "," + channel + "\n");
            if (i % 4 < 2) {
                rows.append(i + ",2024-02-10," + i / 2 + "," + channel + "\n");
            }
        }
        Section section =
                section(rows.toString(), "--by", "channel", "--language", "nl").orElseThrow();
        assertThat(section.finding()).isEqualTo("Geen verschil tussen de segmenten is groter dan toeval kan verklaren");
    }

    @Test
    void aSegmentOfAllCustomersHasNothingToBeComparedWith() throws IOException {
        Section section = section(orders(5, 0), "--by", "channel").orElseThrow();
        assertThat(section.finding()).isEqualTo("There are too few customers to compare the segments");
        assertThat(SectionRun.texts(SectionRun.pictures(section).get(0).table(), "verdict"))
                .containsExactly("not comparable");
    }

    @Test
    void segmentsOfFewCustomersAreMarked() throws IOException {
        Section section = section(orders(60, 3), "--by", "channel").orElseThrow();
        assertThat(SectionRun.pictures(section).stream().map(Block.Picture::title))
                .contains("web", "shop (fewer than 30 customers)");
        assertThat(SectionRun.pictures(section).get(0).table().lines().get(0).remark())
                .isEqualTo("fewer than 30 customers");
    }

    @Test
    void onlyTheLargestSegmentsHavePicturesOverTime() throws IOException {
        StringBuilder rows = new StringBuilder("customer_id,date,amount,channel\n");
        for (int segment = 10; segment < 25; segment++) {
            for (int customer = 0; customer <= segment; customer++) {
                rows.append(segment)
                        .append('-')
                        .append(customer)
                        .append(",2024-01-10,1,c")
                        .append(segment)
                        .append('\n');
            }
        }
        Section section = section(rows.toString(), "--by", "channel").orElseThrow();
        Block.Multiples stayed = section.blocks().stream()
                .filter(Block.Multiples.class::isInstance)
                .map(Block.Multiples.class::cast)
                .filter(Block.Multiples::isFolded)
                .findFirst()
                .orElseThrow();
        assertThat(stayed.pictures()).hasSize(12);
        assertThat(stayed.pictures().get(0).title()).startsWith("c24");
        assertThat(section.blocks())
                .contains(new Block.Sentence(
                        "The 12 largest of 15 segments by channel have pictures over time; the files have all."));
    }

    @Test
    void withoutAnAttributeThereIsNoSection() throws IOException {
        assertThat(section(orders(2, 2))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1.01, 2", "3, 4", "0.35, 0.4", "81, 100", "550, 600"})
    void aScaleEndsWithOneDigit(double number, double expected) {
        assertThat(SegmentMultiples.roundedUp(number)).isCloseTo(expected, within(1e-12));
    }
}
