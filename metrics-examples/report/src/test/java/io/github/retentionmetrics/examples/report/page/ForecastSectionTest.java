package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForecastSectionTest {
    @TempDir
    Path folder;

    @Test
    void sampleShopHasAForecastAndHearsHowToJudgeIt() throws IOException {
        ShownPage page = ShownPage.of(folder.resolve("out"));
        assertThat(page.finding("forecast"))
                .isEqualTo("About 145 of 480 customers are probably still customers; "
                        + "together they are expected to buy 603 times in the next 52 weeks");
        assertThat(page.section("forecast"))
                .contains("Purchases in 52 weeks\n603\n", "Revenue in 52 weeks\n27,865\n")
                .contains(
                        "Lifetime value to come\n100,801\nrevenue over all time to come, discounted at 10.0% a year\n")
                .contains("0\u201310%\n183\n9\n11\n504.30\n2,195\n")
                .contains("The forecast is that of MBG/NBD: of the 3 models that were fitted, none describes the "
                        + "purchases so far better (lowest AIC).")
                .contains("MBG/NBD\n145\n603\n100,801\n6,085.7", "BG/NBD\n358\n619\n100,362\n6,115.9")
                .contains(
                        "By definition, BG/NBD still counts all 248 customers who bought on a single day as customers.")
                .contains("Run the report with --holdout")
                .contains(
                        "Renewed twelve times (Shifted beta-geometric)\n25.1%\nshare of new stays, if each is renewed once a "
                                + "month\n")
                .doesNotContain("a forecast is uncertain", "AIC\nRoot mean square error");
    }

    @Test
    void holdoutSaysHowGoodItWas() throws IOException {
        ShownPage page = ShownPage.of(folder.resolve("out"), "--holdout", "2025-06-30", "--language", "nl");
        assertThat(page.section("forecast"))
                .contains("Geschat op de aankopen tot en met 30 jun 2025 voorspelde MBG/NBD 214 aankopen voor de tijd "
                        + "erna; het werden er 233: de voorspelling was 8,0% te laag.")
                .contains("MBG/NBD\n330\n214\n233\n-8,0%\n0,664\n1,278\n-0,056")
                .contains("Herhaalaankopen: werkelijk en verwacht volgens MBG/NBD, geschat op de aankopen tot en met")
                .contains("7+\n", "achtergehouden")
                .doesNotContain("--holdout");
    }

    @Test
    void fewRepeatCustomersMakeItUncertain() throws IOException {
        Path file = Files.writeString(folder.resolve("purchases.csv"), """
                customer_id,date,amount
                ada,2024-01-05,10
                ada,2024-02-05,10
                ada,2024-03-01,12
                ben,2024-01-05,10
                ben,2024-01-20,30
                cem,2024-01-09,10
                dee,2024-02-09,10
                """);
        ShownPage page =
                ShownPage.of(folder.resolve("out"), "--purchases", file.toString(), "--observed-until", "2024-06-30");
        assertThat(page.finding("forecast")).startsWith("Uncertain: about ");
        assertThat(page.section("forecast"))
                .contains("Only 2 customers bought on two days or more. From fewer than 100 such customers")
                .contains("what is expected of them in 52 weeks\nforecast_alive.csv")
                .doesNotContain("Customers by how likely they still are customers");
    }

    @Test
    void customersWithoutRepeatPurchasesHaveNoForecastAndAReason() throws IOException {
        Path file = Files.writeString(folder.resolve("purchases.csv"), "customer_id,date,amount\nada,2024-01-05,10\n");
        ShownPage page = ShownPage.of(folder.resolve("out"), "--purchases", file.toString());
        assertThat(page.finding("forecast")).startsWith("There is no forecast: ");
    }

    @Test
    void subscriptionsAreForecastByTheirRenewals() throws IOException {
        StringBuilder rows = new StringBuilder("customer_id,start,end\n");
        for (int i = 0; i < 40; i++) {
            rows.append("c").append(i).append(",2024-01-05,");
            rows.append(i % 4 == 0 ? "" : "2024-0" + (2 + i % 7) + "-05").append('\n');
        }
        Path file = Files.writeString(folder.resolve("subscriptions.csv"), rows);
        ShownPage page = ShownPage.of(
                folder.resolve("out"), "--subscriptions", file.toString(), "--observed-until", "2025-01-31");
        assertThat(page.finding("forecast"))
                .matches("Of new subscriptions, [0-9.]+% are expected to be renewed twelve times");
        assertThat(page.section("forecast"))
                .contains("Renewed twelve times (Beta-discrete-Weibull)", "A stay is a run of contracts")
                .doesNotContain("A purchase is a day with an order");
    }

    @Test
    void withoutAForecastThereIsNoSection() throws IOException {
        assertThat(ShownPage.of(folder.resolve("out"), "--no-forecast").section("forecast"))
                .isEmpty();
    }
}
