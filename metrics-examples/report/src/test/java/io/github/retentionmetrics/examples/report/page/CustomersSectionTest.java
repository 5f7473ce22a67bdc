package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomersSectionTest {
    private static final String HEADER = "customer_id,date,amount,category\n";

    @TempDir
    Path folder;

    @Test
    void sampleShopHasAllOfIt() throws IOException {
        ShownPage page = ShownPage.of(folder.resolve("out"), "--no-forecast");
        assertThat(page.finding("who"))
                .isEqualTo("199 of 480 customers bring 80.0% of the revenue; "
                        + "239 have been silent for so long that they count as lost");
        assertThat(page.section("who"))
                .doesNotContain("There are only")
                .contains("Can't lose them\n20\n4.2%\n154\n5,148.70\n9.2%\n257.44\nfewer than 30 customers")
                .contains("63 customers who were active at the start of the latest complete month still were at its "
                        + "end: 80.8% of those active at its start.")
                .contains("39.6% of customers have bought from more than one category (190 of 480).")
                .contains("Customers by life-cycle stage at the end of each month", "Jan 2025\nNew\n24\n10.3%\n")
                .contains("coffee\n36.1%\n31.5%")
                .contains("5, most recent\n28\n0\n14\n18\n35\n4\n48\n", "New customers\nPotential loyalists\n")
                .contains("Revenue per customer by channel");
    }

    @Test
    void segmentsHaveDutchNames() throws IOException {
        ShownPage page = ShownPage.of(folder.resolve("out"), "--no-forecast", "--language", "nl");
        assertThat(page.finding("who"))
                .isEqualTo("199 van de 480 klanten zorgen voor 80,0% van de omzet; "
                        + "239 zijn al zo lang stil dat ze als verloren gelden");
        assertThat(page.section("who"))
                .contains("Niet te verliezen\n20\n4,2%\n154\n5.148,70\n9,2%\n257,44\nminder dan 30 klanten")
                .contains("Teruggewonnen")
                .doesNotContain("Champions");
    }

    @Test
    void oneCustomerIsNoGroup() throws IOException {
        ShownPage page = page("ada,2024-01-05,10,tea\n");
        assertThat(page.finding("who")).isEqualTo("There is one customer");
        assertThat(page.section("who"))
                .contains("There is only one customer. With fewer than 30,", "RFM segments\nsegments.csv")
                .contains("Champions\n0\n0.0%\n0\n0.00\n0.0%\nLoyal customers")
                .doesNotContain("RFM segments: who is best", "Which categories go together");
    }

    @Test
    void oneCustomerWhoBringsMostIsSaidInTheSingular() throws IOException {
        ShownPage page = page("ada,2024-01-05,90,\nben,2024-01-06,10,\n");
        assertThat(page.finding("who")).isEqualTo("One of 2 customers brings 90.0% of the revenue");
        assertThat(page.section("who")).contains("There are only 2 customers.");
    }

    @Test
    void customersWhoBringMoreThanTheRevenueOfAllAreNoShareOfIt() throws IOException {
        ShownPage page = page("ada,2024-01-05,90,\nben,2024-01-06,10,\nben,2024-01-09,-60,\n");
        assertThat(page.finding("who")).isEqualTo("There are 2 customers");
    }

    @Test
    void namesTheFilesThatListCustomers() throws IOException {
        assertThat(page("ada,2024-01-05,90,\nben,2024-01-06,10,\n").section("who"))
                .contains("Which customer is in which group: rfm.csv has the RFM segment; customers.csv has the value"
                        + " tier and the life-cycle stage");
    }

    @Test
    void aShopWithoutCustomersHasNoSegments() throws IOException {
        assertThat(page("", "--observed-until", "2024-12-31").section("who")).isEmpty();
    }

    @Test
    void whoStaysInASegmentIsNoMove() throws IOException {
        assertThat(page(
                                "ada,2024-01-05,90,\nada,2024-01-07,90,\nben,2024-01-06,10,\nada,2024-01-09,9,\n",
                                "--observed-until",
                                "2024-12-31")
                        .section("who"))
                .contains(
                        "No customer changed the life-cycle stage in the latest complete month.",
                        "No customer changed the RFM segment in the latest complete month.")
                .doesNotContain("How customers moved");
    }

    @Test
    void withoutRevenueNobodyBringsAShareOfIt() throws IOException {
        assertThat(page("ada,2024-01-05,0,\nben,2024-01-06,0,\n").finding("who"))
                .isEqualTo("There are 2 customers");
    }

    @Test
    void subscriptionsAloneHaveNoSegments() throws IOException {
        Path file = Files.writeString(folder.resolve("subscriptions.csv"), "customer_id,start\nada,2024-01-05\n");
        ShownPage page = ShownPage.of(folder.resolve("out"), "--no-forecast", "--subscriptions", file.toString());
        assertThat(page.section("who")).isEmpty();
    }

    @Test
    void manyCategoriesAreATableOfTheMostFrequentPairs() throws IOException {
        String rows = IntStream.range(0, 13)
                .mapToObj(i -> "ada,2024-01-05,10,c" + i + "\nben,2024-01-05,10,c" + (i % 2) + "\n")
                .collect(Collectors.joining());
        assertThat(page(rows).section("who"))
                .contains("The 20 pairs of categories with the most customers")
                .contains("c0\nc1\n2\n2\n100.0%\n1.00\nfewer than 30 customers")
                .doesNotContain("Which categories go together");
    }

    private ShownPage page(String rows, String... more) throws IOException {
        Path file = Files.writeString(folder.resolve("purchases.csv"), HEADER + rows);
        List<String> options = new ArrayList<>(List.of("--no-forecast", "--purchases", file.toString()));
        options.addAll(List.of(more));
        return ShownPage.of(folder.resolve("out"), options.toArray(String[]::new));
    }
}
