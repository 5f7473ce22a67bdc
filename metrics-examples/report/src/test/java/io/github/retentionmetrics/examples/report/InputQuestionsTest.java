package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the report asks where inputs do not fit together. */
class InputQuestionsTest {
    private static final String ORDERS = """
            customer_id,date,amount
            ada,2026-01-05,10
            ben,2026-02-04,10
            ada,2026-03-30,10
            """;

    @TempDir
    Path folder;

    /** The longest time without an order is 54 days. */
    @ParameterizedTest
    @CsvSource({
        "2026-05-24, month, true",
        "2026-05-23, month, false",
        "2026-05-24, quarter, false",
        "2026-06-30, quarter, true",
        "2026-06-29, quarter, false"
    })
    void ordersThatEndBeforeAnotherInputAreAskedAbout(String answer, String granularity, boolean isAsked)
            throws IOException {
        Run run = run(
                "--purchases",
                file("p.csv", ORDERS),
                "--nps",
                file("n.csv", "respondent,date,score\nada," + answer + ",9\n"),
                "--granularity",
                granularity);
        assertThat(run.err()).isEmpty();
        assertThat(notice("purchases", "ordersEndEarly").isMissingNode()).isNotEqualTo(isAsked);
        if (isAsked) {
            long days = notice("purchases", "ordersEndEarly").path("count").asLong();
            assertThat(notice("purchases", "ordersEndEarly").at("/details/0").asString())
                    .isEqualTo("2026-03-30");
            assertThat(run.out())
                    .contains("    the last order is of 2026-03-30, " + days + " days before the last observed day,")
                    .contains("give --observed-until 2026-03-30");
        }
    }

    @Test
    void aDayThatTheUserGaveIsNotAskedAbout() throws IOException {
        run("--purchases", file("p.csv", ORDERS), "--observed-until", "2026-12-31");
        assertThat(notice("purchases", "ordersEndEarly").isMissingNode()).isTrue();
    }

    @Test
    void startsThatEndBeforeAnotherInputAreAskedAbout() throws IOException {
        String first = file("1.csv", "customer_id,start\nada,2026-01-05\n");
        String second = file("2.csv", "customer_id,start\nben,2026-02-05\n");
        Run run = run(
                "--subscriptions",
                first,
                "--subscriptions",
                second,
                "--nps",
                file("n.csv", "respondent,date,score\nada,2026-06-01,9\n"));
        assertThat(run.err()).isEmpty();
        assertThat(notice("subscriptions", "startsEndEarly").path("count").asLong())
                .isEqualTo(116);
        assertThat(run.out()).contains("the last start is of 2026-02-05, 116 days before the last observed day,");
    }

    @ParameterizedTest
    @CsvSource({
        "customers, 'customer_id,region', 'C001,north', 'ada,north'",
        "referrals, 'referrer,referred,date', 'C001,C002,2026-02-01', 'C001,ada,2026-02-01'",
        "nps, 'respondent,date,score', 'C001,2026-02-01,9', 'ada,2026-02-01,9'",
        "csat 1-5, 'respondent,date,score', 'C001,2026-02-01,5', 'ada,2026-02-01,5'",
        "ces 1-5, 'respondent,date,score', 'C001,2026-02-01,5', 'ada,2026-02-01,5'",
        "tickets, 'ticket_id,customer_id,created,solved', '1,C001,2026-02-01T10:00Z,', '1,ada,2026-02-01T10:00Z,'",
        "members, 'customer_id,joined,left', 'C001,2026-02-01,', 'ada,2026-02-01,'"
    })
    void identifiersThatMatchNoCustomerAreAskedAbout(String input, String header, String other, String same)
            throws IOException {
        String kind = input.split(" ", -1)[0];
        List<String> args = new ArrayList<>(List.of("--purchases", file("p.csv", ORDERS)));
        if (!kind.equals(input)) {
            args.addAll(List.of("--" + kind + "-scale", input.split(" ", -1)[1]));
        }
        args.addAll(List.of("--" + kind, file("o.csv", header + "\n" + other + "\n")));
        Run run = run(args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(notice(kind, "unmatched").at("/details/0").asString()).isEqualTo("0");
        assertThat(run.out())
                .containsPattern(
                        "    0 of \\d customers? ha(s|ve) an order or subscription; do the identifiers match\\?");

        file("o.csv", header + "\n" + same + "\n");
        run(args.toArray(String[]::new));
        assertThat(notice(kind, "unmatched").isMissingNode()).isTrue();
    }

    /**
     * One of 11 customers is fewer than one in ten, and one of 10 is not; nor is one of a hundred, if nobody else
     * bought.
     */
    @ParameterizedTest
    @CsvSource({"11, 11, true", "10, 10, false", "100, 11, true", "11, 100, true", "100, 1, false", "1, 100, false"})
    void fewerThanOneInTenOfTheSmallerGroupAreFew(int accounts, int buyers, boolean isAsked) throws IOException {
        StringBuilder orders = new StringBuilder("customer_id,date,amount\nada,2026-01-05,10\n");
        for (int i = 1; i < buyers; i++) {
            orders.append('b').append(i).append(",2026-01-05,10\n");
        }
        StringBuilder customers = new StringBuilder("customer_id,region\nada,north\n");
        for (int i = 1; i < accounts; i++) {
            customers.append('a').append(i).append(",north\n");
        }
        run("--purchases", file("p.csv", orders.toString()), "--customers", file("c.csv", customers.toString()));
        assertThat(notice("customers", "unmatched").path("count").asInt(0)).isEqualTo(isAsked ? accounts : 0);
    }

    @Test
    void subscribersAreCustomersToo() throws IOException {
        String subscriptions = file("s.csv", "customer_id,start\nada,2026-01-05\n");
        run("--subscriptions", subscriptions, "--customers", file("c.csv", "customer_id,region\nada,north\n"));
        assertThat(notice("customers", "unmatched").isMissingNode()).isTrue();

        run("--subscriptions", subscriptions, "--customers", file("c.csv", "customer_id,region\nAda,north\n"));
        assertThat(notice("customers", "unmatched").path("count").asLong()).isEqualTo(1);
    }

    private Run run(String... args) {
        return Run.into(
                folder.resolve("report"),
                Stream.concat(Stream.of("--no-forecast"), Arrays.stream(args)).toArray(String[]::new));
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    private JsonNode notice(String kind, String id) {
        JsonNode summary = JsonMapper.shared().readTree(folder.resolve("report/summary.json"));
        for (JsonNode notice : summary.at("/inputs/" + kind + "/notices")) {
            if (notice.path("notice").asString().equals(id)) {
                return notice;
            }
        }
        return summary.path("missing");
    }
}
