package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownFormulaTest {
    @TempDir
    Path folder;

    @Test
    void partsHaveTheDecimalsThatTheFigureNeeds() {
        ShownFormula third =
                ShownFormula.product(2, List.of(Ratio.of(100, 3), Ratio.of(3, 2), Ratio.of(2, 1)), List.of(2, 2, 2));
        assertThat(third.figure()).isEqualTo("100.00");
        assertThat(third.parts())
                .containsExactly(new BigDecimal("33.333"), new BigDecimal("1.50"), new BigDecimal("2.00"));
        ShownFormula quotient = ShownFormula.quotient(2, Ratio.of(1_000, 1), Ratio.of(1, 300), 2);
        assertThat(quotient.figure()).isEqualTo("300000.00");
        assertThat(product(quotient.parts().get(1), quotient.figure()))
                .isBetween(new BigDecimal("999.99"), new BigDecimal("1000.01"));
    }

    /** 0.005 lies in the middle, and no number of threes gets there. */
    @Test
    void inTheMiddleTheFigureIsThatOfTheParts() {
        ShownFormula middle =
                ShownFormula.product(2, List.of(Ratio.of(1, 100), Ratio.of(1, 3), Ratio.of(3, 2)), List.of(2, 2, 2));

        assertThat(middle.figure())
                .isEqualTo(middle.parts().stream()
                        .reduce(BigDecimal.ONE, BigDecimal::multiply)
                        .setScale(2, RoundingMode.HALF_UP));
    }

    private static BigDecimal product(BigDecimal one, BigDecimal other) {
        return one.multiply(other);
    }

    /** On every day of more than two years, a leap year among them, and with the words of both languages. */
    @ParameterizedTest
    @ValueSource(strings = {"en", "nl"})
    void shownFactorsMultiplyToTheShownValueOnAnyDay(String language) {
        PurchaseHistory history = randomShop();
        SummaryWords words = new SummaryWords(Locale.forLanguageTag(language));
        int defined = 0;
        for (LocalDate day = LocalDate.of(2023, 6, 1); day.isBefore(LocalDate.of(2025, 7, 1)); day = day.plusDays(1)) {
            CustomerWorth worth = CustomerWorth.of(history.asKnownOn(day));
            if (worth.lifetimeValue().isDefined()) {
                ShownFormula shown = worth.shown(2);
                BigDecimal product = shown.parts().stream()
                        .map(part -> read(words.number(part), language))
                        .reduce(BigDecimal.ONE, BigDecimal::multiply);
                String figure = words.amount(shown.figure(), history.currency());
                assertThat(product.setScale(2, RoundingMode.HALF_UP))
                        .as("on %s", day)
                        .isEqualTo(read(figure.substring(4), language))
                        .isEqualTo(worth.lifetimeValue().amount().orElseThrow().setScale(2, RoundingMode.HALF_UP));
                defined++;
            }
        }
        assertThat(defined).isGreaterThan(500);
    }

    private static PurchaseHistory randomShop() {
        Random random = new Random(3);
        PurchaseHistoryBuilder shop = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int i = 0; i < 400; i++) {
            LocalDate day = LocalDate.of(2022, 1, 1).plusDays(random.nextInt(1_277));
            shop.add("c" + random.nextInt(90), day, BigDecimal.valueOf(1 + random.nextInt(20_000), 2));
        }
        return shop.build(LocalDate.of(2025, 6, 30));
    }

    private static BigDecimal read(String number, String language) {
        return new BigDecimal(
                language.equals("nl") ? number.replace(".", "").replace(',', '.') : number.replace(",", ""));
    }

    /** Two orders of each customer in the twelve months, of which no day of the calendar is in twice. */
    @ParameterizedTest
    @CsvSource({
        "2023-02-28, 2022-03-01",
        "2024-02-28, 2023-03-01",
        "2024-02-29, 2023-03-01",
        "2025-02-28, 2024-03-01",
        "2024-12-31, 2024-01-01",
        "2024-06-15, 2023-06-16",
        "2023-06-15, 2022-06-16"
    })
    void twelveMonthsAreTwelveMonths(LocalDate observedUntil, LocalDate first) {
        PurchaseHistoryBuilder shop = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (String id : List.of("a", "b")) {
            shop.add(id, first, BigDecimal.TEN);
            shop.add(id, observedUntil, BigDecimal.TEN);
            // of these, b is kept and c is lost
            shop.add(id.equals("a") ? "c" : "b", first.minusDays(1), BigDecimal.TEN);
        }
        shop.add("c", first.minusYears(1), BigDecimal.TEN);
        CustomerWorth worth = CustomerWorth.of(shop.build(observedUntil));

        assertThat(CustomerWorth.twelveMonthsBefore(observedUntil.plusDays(1))).isEqualTo(first);
        assertThat(worth.pace().value()).isEqualTo(2);
        assertThat(worth.lifespan().value()).isEqualTo(2);
        assertThat(worth.lifetimeValue().amount()).hasValue(new BigDecimal("40"));
    }

    @Test
    void quotientsOfTheSummaryAreThoseOfTheAmountsBesideThem() throws Exception {
        Path purchases = Files.writeString(folder.resolve("purchases.csv"), """
                customer_id,date,amount
                anna,2023-02-01,10.00
                bram,2023-03-01,20.00
                cato,2023-04-01,30.00
                anna,2024-02-01,25.01
                bram,2024-06-01,30.00
                dirk,2024-06-02,31.00
                emma,2024-06-03,32.00
                fred,2024-06-04,33.00
                """);
        Path costs = Files.writeString(folder.resolve("costs.csv"), """
                date,category,amount
                2024-01-15,goods,40.00
                2024-01-15,acquisition,10.00
                2024-06-15,retention,7.00
                2024-12-31,acquisition,0.00
                """);
        Run run = Run.of(
                "--purchases",
                purchases.toString(),
                "--costs",
                costs.toString(),
                "--granularity",
                "year",
                "--observed-until",
                "2024-12-31",
                "--out",
                folder.resolve("out").toString());

        assertThat(run.err()).isEmpty();
        Matcher quotients = Pattern.compile("([0-9,.]+)(?: years)? \\(EUR ([0-9,.]+) / EUR ([0-9,.]+)")
                .matcher(run.out());
        int found = 0;
        while (quotients.find()) {
            BigDecimal shown = read(quotients.group(1), "en");
            assertThat(read(quotients.group(2), "en").divide(read(quotients.group(3), "en"), MathContext.DECIMAL128))
                    .satisfies(exact -> assertThat(exact.setScale(shown.scale(), RoundingMode.HALF_UP))
                            .isEqualTo(shown));
            found++;
        }
        assertThat(found).as(run.out()).isEqualTo(3);
    }

    @Test
    void nothingIsMinusZero() {
        SummaryWords english = new SummaryWords(Locale.ENGLISH);
        SummaryWords dutch = new SummaryWords(Locale.forLanguageTag("nl"));

        for (double small : new double[] {-0.0, -0.01, -0.0499, -1e-300}) {
            assertThat(english.decimal(small, 1)).isEqualTo("0.0");
            assertThat(dutch.decimal(small, 1)).isEqualTo("0,0");
            assertThat(english.percent(small / 100)).isEqualTo("0.0%");
            assertThat(english.decimal(small, 0)).isEqualTo("0");
        }
        assertThat(dutch.decimal(-0.06, 1)).isEqualTo("-0,1");
        assertThat(english.decimal(-10, 1)).isEqualTo("-10.0");
        assertThat(english.amount(Ratio.of(new BigDecimal("-0.01"), BigDecimal.TEN), randomShop()))
                .isEqualTo("EUR 0.00");
        assertThat(english.rate(Rate.of(0, 3))).isEqualTo("0.0% (0 of 3)");
    }
}
