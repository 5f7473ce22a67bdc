package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorthSectionTest {
    /** Two years, of whose four customers of the first one half buys again in the second. */
    private static final String TWO_YEARS = """
            customer_id,date,amount
            ada,2023-01-05,10
            ben,2023-01-05,10
            cem,2023-01-05,10
            dee,2023-01-05,10
            ada,2024-03-05,10
            ben,2024-03-05,10
            """;

    @TempDir
    Path folder;

    @Test
    void sampleShopHasValueAndCosts() throws IOException {
        ShownPage page = ShownPage.of(folder.resolve("out"), "--no-forecast");
        assertThat(page.finding("worth"))
                .isEqualTo("Over a lifetime a customer leaves a margin of EUR 86.40: "
                        + "3.4 times the EUR 25.57 that winning a customer costs");
        assertThat(page.section("worth"))
                .contains("The lifetime value of EUR 163.01 is EUR 41.81 an order, times 2.640 orders a year, times "
                        + "1.477 years, each rounded.")
                .contains("Payback time\n5.2\nin months:")
                .contains(
                        "480 customers brought EUR 116.78 of revenue on average so far (95% interval EUR 101.38 to EUR "
                                + "132.19).")
                .contains(
                        "From 1 Jan 2024 to 31 Dec 2025, EUR 8,031.62 of the revenue was left after all recorded costs.")
                .contains("Keeping against winning\n0.62\n", "Profit per customer\n16.73\n")
                .contains("Jun 2024\n83.16\n4.54\n24.94\n0.30\n6\n498.96\n149.66\nfewer than 30 new customers")
                .contains("Goods\n26,346.63\nAcquisition\n12,273.62\nServing\n4,715.80\nRetention: support")
                .contains("Referred customers\n67\n", "Their revenue\n6,995.45\n")
                .doesNotContain("--costs");
    }

    @Test
    void dutchShopReadsDutch() throws IOException {
        ShownPage page = ShownPage.of(folder.resolve("out"), "--no-forecast", "--language", "nl");
        assertThat(page.finding("worth"))
                .isEqualTo("Gedurende de hele relatie levert een klant EUR 86,40 marge op: "
                        + "3,4 keer de EUR 25,57 die het werven van een klant kost");
        assertThat(page.section("worth")).contains("Behoud: klantenservice\n2.005,70");
    }

    @Test
    void withoutCostsTheValueIsRevenue() throws IOException {
        ShownPage page = page(TWO_YEARS);
        assertThat(page.finding("worth"))
                .isEqualTo(
                        "A customer is worth EUR 20.00 of revenue over a lifetime, at the pace of the last twelve months");
        assertThat(page.section("worth"))
                .contains("is EUR 10.00 an order, times 1.000 orders a year, times 2.000 years, each rounded.")
                .contains("With --costs the report also says")
                .doesNotContain("LTV:CAC", "Referred customers");
    }

    @Test
    void costsAboveTheMarginAreSaid() throws IOException {
        String costs = """
                date,category,amount
                2023-01-01,goods,1
                2023-01-01,acquisition,400
                2023-02-01,retention: club,3
                """;
        ShownPage page = page(TWO_YEARS, "--costs", write("costs.csv", costs));
        assertThat(page.finding("worth"))
                .matches("Over a lifetime a customer leaves a margin of EUR 19[.][0-9]+: "
                        + "less than the EUR 100[.]00 that winning a customer costs");
        assertThat(page.section("worth"))
                .contains("Retention: club\n3.00", "the recorded costs exceeded the revenue by EUR 364.00.")
                .contains("Cost to serve\n-\nNot defined: ");
    }

    @Test
    void youngShopHasOnlyTheValueSoFarAndAReason() throws IOException {
        ShownPage page = page("customer_id,date,amount\nada,2024-01-05,10\n");
        assertThat(page.finding("worth"))
                .isEqualTo("A customer has brought EUR 10.00 of revenue so far; "
                        + "the value of a lifetime cannot be told yet");
        assertThat(page.section("worth"))
                .contains("One customer brought EUR 10.00 of revenue on average so far.")
                .contains("Lifetime value\n-\nNot defined: ")
                .doesNotContain("The lifetime value of");
    }

    @Test
    void costsOfNoWholePeriodSayWhy() throws IOException {
        String costs = "date,category,amount\n2024-03-01,goods,1\n";
        ShownPage page = page(TWO_YEARS, "--granularity", "year", "--costs", write("costs.csv", costs));
        assertThat(page.section("worth"))
                .contains(
                        "LTV:CAC\n-\nNot defined: costs are known from 2024-03-01 to 2024-03-31, not for a whole year")
                .contains("2024\n", "costs known in part")
                .doesNotContain("What the money is spent on");
    }

    @Test
    void emptyShopHasNothingToSay() throws IOException {
        assertThat(page("customer_id,date,amount\n", "--observed-until", "2024-01-31")
                        .finding("worth"))
                .isEqualTo("There are no customers yet, so their worth cannot be told");
    }

    @Test
    void subscriptionsWithoutPurchasesHaveNoSection() throws IOException {
        String file = write("subscriptions.csv", "customer_id,start\nada,2024-01-05\n");
        assertThat(ShownPage.of(folder.resolve("out"), "--no-forecast", "--subscriptions", file)
                        .section("worth"))
                .isEmpty();
    }

    private ShownPage page(String purchases, String... more) throws IOException {
        String[] options = new String[more.length + 3];
        options[0] = "--no-forecast";
        options[1] = "--purchases";
        options[2] = write("purchases.csv", purchases);
        System.arraycopy(more, 0, options, 3, more.length);
        return ShownPage.of(folder.resolve("out"), options);
    }

    private String write(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }
}
