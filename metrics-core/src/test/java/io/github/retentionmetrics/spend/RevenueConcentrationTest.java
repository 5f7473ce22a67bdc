package io.github.retentionmetrics.spend;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RevenueConcentrationTest {
    /** Spends 10, 20, 30 and 40 in all. */
    private static final PurchaseHistory FOUR = history(
            "2026-03-31",
            "c 2026-03-01 30.00",
            "a 2026-03-01 4.00",
            "a 2026-03-02 6.00",
            "d 2026-03-01 45.00",
            "d 2026-03-05 -5.00",
            "b 2026-03-01 20.00");

    @Test
    void measuresInequality() {
        RevenueConcentration concentration = RevenueConcentration.of(FOUR);

        // (-3 x 10 - 1 x 20 + 1 x 30 + 3 x 40) / (4 x 100)
        assertThat(concentration.gini()).isEqualTo((-30 - 20 + 30 + 120) / 400.0);
        assertThat(concentration.value()).isEqualTo(concentration.gini());
        assertThat(concentration.customers()).isEqualTo(4);
        assertThat(concentration.isDefined()).isTrue();
        assertThat(concentration.reason()).isEmpty();
        assertThat(concentration).hasToString("Gini 0.250 (4 customers)");
    }

    /** Of the same formulas in numpy 2.4.6, with the quantile of scipy 1.17.1. */
    @Test
    void intervalFollowsFromTheInfluenceOfEachCustomer() {
        assertThat(RevenueConcentration.of(FOUR).interval(0.95).low()).isCloseTo(0.032497890792181, within(1e-13));
        assertThat(RevenueConcentration.of(FOUR).interval(0.95).high()).isCloseTo(0.8815559793732233, within(1e-13));
        int[] spends = {1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144};
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (int customer = 0; customer < spends.length; customer++) {
            builder.add("C" + customer, LocalDate.of(2026, 3, 1), BigDecimal.valueOf(spends[customer]));
        }
        RevenueConcentration uneven = RevenueConcentration.of(builder.build(LocalDate.of(2026, 3, 31)));
        assertThat(uneven.interval(0.90).low()).isCloseTo(0.49340001602100664, within(1e-13));
        assertThat(uneven.interval(0.90).high()).isCloseTo(0.8623176794301625, within(1e-13));
        assertThat(uneven.interval(0.90).contains(uneven.gini())).isTrue();
    }

    @Test
    void hasNoIntervalWhereNothingVaries() {
        assertThat(RevenueConcentration.of(history("2026-03-31")).interval(0.95).reason())
                .isEqualTo("no customers");
        assertThat(RevenueConcentration.of(history("2026-03-31", "a 2026-03-01 1.00"))
                        .interval(0.95)
                        .reason())
                .isEqualTo("one customer does not vary");
        assertThat(RevenueConcentration.of(history("2026-03-31", "a 2026-03-01 1.00", "b 2026-03-01 1.00"))
                        .interval(0.95)
                        .reason())
                .isEqualTo("all customers spent the same");
        assertThat(RevenueConcentration.of(history("2026-03-31", "a 2026-03-01 1.00", "b 2026-03-01 0.00"))
                        .interval(0.95)
                        .reason())
                .isEqualTo("one customer spent everything");
        assertThatThrownBy(() -> RevenueConcentration.of(FOUR).interval(1)).hasMessageContaining("level");
    }

    /** Of exponential spend the coefficient is one half. */
    @Test
    void intervalsContainTheCoefficientOfThePopulation() {
        Random random = new Random(20260101);
        int contained = 0;
        for (int sample = 0; sample < 1_000; sample++) {
            PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
            for (int customer = 0; customer < 100; customer++) {
                long cents = Math.round(-Math.log(1 - random.nextDouble()) * 1e6);
                builder.add("C" + customer, LocalDate.of(2026, 3, 1), BigDecimal.valueOf(cents, 2));
            }
            RevenueConcentration drawn = RevenueConcentration.of(builder.build(LocalDate.of(2026, 3, 31)));
            contained += drawn.interval(0.95).contains(0.5) ? 1 : 0;
        }
        // 950 expected, with a standard deviation of 7
        assertThat(contained).isBetween(925, 975);
    }

    @Test
    void intervalIsThatOfABootstrap() {
        Random random = new Random(3);
        double[] spends = new double[300];
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (int customer = 0; customer < spends.length; customer++) {
            long cents = Math.round(-Math.log(1 - random.nextDouble()) * 1e6);
            spends[customer] = cents;
            builder.add("C" + customer, LocalDate.of(2026, 3, 1), BigDecimal.valueOf(cents, 2));
        }
        Interval ours = RevenueConcentration.of(builder.build(LocalDate.of(2026, 3, 31)))
                .interval(0.95);
        double[] coefficients = IntStream.range(0, 2_000)
                .mapToDouble(resample -> gini(random.ints(300, 0, 300)
                        .mapToDouble(drawn -> spends[drawn])
                        .sorted()
                        .toArray()))
                .sorted()
                .toArray();
        assertThat(ours.low()).isCloseTo(coefficients[50], within(0.15 * ours.width()));
        assertThat(ours.high()).isCloseTo(coefficients[1_949], within(0.15 * ours.width()));
    }

    private static double gini(double[] ascending) {
        int n = ascending.length;
        double weighted = IntStream.range(0, n)
                .mapToDouble(i -> (2 * i + 1 - n) * ascending[i])
                .sum();
        return weighted / (n * Arrays.stream(ascending).sum());
    }

    @ParameterizedTest
    // the number of customers is rounded up
    @CsvSource({"0.25, 40", "0.26, 70", "0.5, 70", "0.75, 90", "1, 100", "0.001, 40", "4.9E-324, 40"})
    void sharesTheRevenue(double share, BigDecimal revenue) {
        assertThat(RevenueConcentration.of(FOUR).topShare(share)).isEqualTo(Ratio.of(revenue, new BigDecimal(100)));
    }

    @Test
    void takesAShareAsTheDecimalNumberItIs() {
        // 0.07 x 100 is a little more than 7 in binary
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (int customer = 0; customer < 100; customer++) {
            builder.add("C" + customer, LocalDate.of(2026, 3, 1), BigDecimal.ONE);
        }

        assertThat(RevenueConcentration.of(builder.build(LocalDate.of(2026, 3, 1)))
                        .topShare(0.07))
                .isEqualTo(Ratio.of(7, 100));
    }

    @ParameterizedTest
    @CsvSource({
        // all alike, one who buys everything, and one alone
        "10.00, 10.00, 10.00, 0",
        "0.00, 0.00, 10.00, 0.6666666666666666",
        "92233720368547758.07, 92233720368547758.07, 92233720368547758.07, 0",
        "0.00, 92233720368547758.07, 92233720368547758.07, 0.3333333333333333",
    })
    void reachesItsBounds(String one, String two, String three, double gini) {
        PurchaseHistory history =
                history("2026-03-31", "a 2026-03-01 " + one, "b 2026-03-01 " + two, "c 2026-03-01 " + three);

        assertThat(RevenueConcentration.of(history).gini()).isCloseTo(gini, within(1e-16));
    }

    @Test
    void aPeriodHasTheCustomersWithAnOrderOrARefundInIt() {
        PurchaseHistory history = history(
                "2026-03-31", "a 2026-02-01 1000.00", "a 2026-03-01 30.00", "b 2026-03-02 10.00", "c 2026-02-01 10.00");
        RevenueConcentration march = RevenueConcentration.of(history, Period.month(2026, 3));

        assertThat(march)
                .isEqualTo(RevenueConcentration.of(history("2026-03-31", "a 2026-03-01 30.00", "b 2026-03-02 10.00")));
        assertThat(march.topShare(0.5)).hasToString("0.750 (30 of 40)");
        assertThat(RevenueConcentration.of(history, Period.month(2026, 1)).isDefined())
                .isFalse();
    }

    @Test
    void isZeroForOneCustomer() {
        RevenueConcentration concentration = RevenueConcentration.of(history("2026-03-31", "a 2026-03-01 10.00"));

        assertThat(concentration.gini()).isZero();
        assertThat(concentration.topShare(0.1)).hasToString("1.000 (10 of 10)");
    }

    @Test
    void isUndefinedWithoutSharesOfAPositiveWhole() {
        assertUndefined("no customers");
        assertUndefined("no customer spent anything", "a 2026-03-01 0.00", "b 2026-03-01 5.00", "b 2026-03-02 -5.00");
        assertUndefined("a customer was refunded more than they bought", "a 2026-03-01 9.00", "b 2026-03-01 -1.00");
        assertUndefined(
                "a customer was refunded more than they bought",
                "a 2026-03-01 9.00",
                "b 2026-03-01 1.00",
                "b 2026-03-02 -1.01");
    }

    private static void assertUndefined(String reason, String... lines) {
        RevenueConcentration concentration = RevenueConcentration.of(history("2026-03-31", lines));

        assertThat(concentration.isDefined()).isFalse();
        assertThat(concentration.reason()).isEqualTo(reason);
        assertThat(concentration.gini()).isNaN();
        assertThat(concentration.topShare(0.1)).hasToString("undefined (0 of 0): " + reason);
        assertThat(concentration.toOptional()).isEmpty();
        assertThat(concentration).hasToString("undefined: " + reason);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.1, 1.0000001, Double.NaN, Double.POSITIVE_INFINITY})
    void refusesSharesThatAreNone(double share) {
        assertThatThrownBy(() -> RevenueConcentration.of(FOUR).topShare(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1: " + share);
    }

    @Test
    void refusesACustomerWhoseSpendDoesNotFit() {
        String most = "92233720368547758.07";
        PurchaseHistory history = history("2026-03-31", "a 2026-03-01 " + most, "a 2026-03-02 0.01");

        assertThatThrownBy(() -> RevenueConcentration.of(history))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
    }

    @Test
    void equalsByWhatCustomersSpent() throws Exception {
        RevenueConcentration concentration = RevenueConcentration.of(FOUR);
        RevenueConcentration same = RevenueConcentration.of(history(
                "2027-01-01", "p 2026-01-01 10.00", "q 2026-01-01 20.00", "r 2026-01-01 30.00", "s 2026-01-01 40.00"));

        assertThat(concentration).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(concentration).isNotEqualTo(RevenueConcentration.of(history("2026-03-31")));
        assertThat(Serialization.roundTrip(concentration)).isEqualTo(concentration);
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> RevenueConcentration.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
    }
}
