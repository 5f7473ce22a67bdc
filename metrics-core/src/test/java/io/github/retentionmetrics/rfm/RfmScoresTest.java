package io.github.retentionmetrics.rfm;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static io.github.retentionmetrics.testing.Shop.purchases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RfmScoresTest {
    private static final String[] ROWS = {
        "anna 2024-02-29 20.00",
        "anna 2024-02-29 0.00",
        "bert 2024-03-10 5.00",
        "anna 2024-01-01 10.00",
        "bert 2024-03-11 -8.00",
        "refunded 2024-03-12 -3.00"
    };

    private static final PurchaseHistory HISTORY = history("2024-03-12", ROWS);

    /** Customers a, b, c and so on with one order each, of as many euros as given, all on one day. */
    private static PurchaseHistory spending(int... euros) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (int i = 0; i < euros.length; i++) {
            builder.add(String.valueOf((char) ('a' + i)), LocalDate.of(2026, 3, 1), BigDecimal.valueOf(euros[i]));
        }
        return builder.build(LocalDate.of(2026, 3, 1));
    }

    private static int[] monetary(RfmScores scores) {
        return IntStream.range(0, scores.size()).map(scores::monetary).toArray();
    }

    @Test
    void countsDaysOrdersAndMoneyOverALeapDay() {
        RfmValues values = RfmValues.of(HISTORY);

        assertThat(values.analysisDate()).isEqualTo("2024-03-13");
        assertThat(values.currency()).isEqualTo(EUR);
        assertThat(values.size()).isEqualTo(2);
        assertThat(values.get(0)).isEqualTo(new RfmValues.Row("anna", 13, 3, new BigDecimal("30.00")));
        assertThat(values.get(1)).isEqualTo(new RfmValues.Row("bert", 3, 1, new BigDecimal("-3.00")));
        assertThat(values.recencyDays(0)).isEqualTo(31 - 29 + 11);
        assertThat(values.orders(0)).isEqualTo(3);
        assertThat(values.monetaryMinor(1)).isEqualTo(500 - 800);
        assertThat(values).hasToString("RfmValues[2 customers in EUR on 2024-03-13]");
    }

    @Test
    void takesRefundsAsTheHistoryDoes() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withRefunds(PurchaseHistory.RefundPolicy.IGNORE);
        purchases(ROWS).forEach(builder::add);
        RfmValues values = RfmValues.of(builder.build(LocalDate.of(2024, 3, 12)));

        assertThat(values.size()).isEqualTo(2);
        assertThat(values.get(1).monetary()).isEqualByComparingTo("5");
    }

    @Test
    void asksWhatWasKnownOnAnEarlierDay() {
        assertThat(RfmValues.of(HISTORY.asKnownOn(LocalDate.of(2024, 2, 28))).get(0))
                .isEqualTo(new RfmValues.Row("anna", 59, 1, new BigDecimal("10.00")));
        assertThat(RfmValues.of(HISTORY.withObservedUntil(LocalDate.of(2024, 3, 31)))
                        .recencyDays(1))
                .isEqualTo(22);
    }

    @Test
    void addsUpMoreThanAnIntAndRefusesMoreThanALong() {
        PurchaseHistory large = history("2026-01-31", "a 2026-01-01 21474836.48", "a 2026-01-02 21474836.48");
        assertThat(RfmValues.of(large).monetaryMinor(0)).isEqualTo(1L << 32);

        String most = "92233720368547758.07";
        PurchaseHistory apart = history("2026-01-31", "a 2026-01-01 " + most, "b 2026-01-02 " + most);
        assertThat(RfmValues.of(apart).monetaryMinor(1)).isEqualTo(Long.MAX_VALUE);
        PurchaseHistory together = history("2026-01-31", "a 2026-01-01 " + most, "a 2026-01-02 0.01");
        assertThatThrownBy(() -> RfmValues.of(together))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
    }

    @Test
    void mostValuableCustomersTieWithTheLast() {
        RfmValues values = RfmValues.of(spending(30, 50, 30, 10, 30));

        assertThat(values.mostValuable(1)).extracting(RfmValues.Row::customerId).containsExactly("b");
        assertThat(values.mostValuable(2)).extracting(RfmValues.Row::customerId).containsExactly("b", "a", "c", "e");
        assertThat(values.mostValuable(5)).hasSize(5);
        assertThat(values.mostValuable(9)).hasSize(5);
        assertThat(RfmValues.of(spending()).mostValuable(3)).isEmpty();
        assertThatThrownBy(() -> values.mostValuable(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must be at least 1: 0");
    }

    @Test
    void scoresTenCustomersTwoByTwo() {
        RfmScores scores = RfmScores.of(spending(10, 20, 30, 40, 50, 60, 70, 80, 90, 100));

        assertThat(monetary(scores)).containsExactly(1, 1, 2, 2, 3, 3, 4, 4, 5, 5);
        assertThat(scores.score(9)).isEqualTo(new RfmScore(1, 1, 5));
        assertThat(scores.customersByScore())
                .containsExactly(
                        entry(new RfmScore(1, 1, 1), 2L),
                        entry(new RfmScore(1, 1, 2), 2L),
                        entry(new RfmScore(1, 1, 3), 2L),
                        entry(new RfmScore(1, 1, 4), 2L),
                        entry(new RfmScore(1, 1, 5), 2L));
        assertThat(scores).hasToString("RfmScores[1..5 for 10 customers on 2026-03-02]");
    }

    /** Nine of fifteen bought for 10: nobody is worse, so all have 1; 60 % are worse than the next three. */
    @Test
    void scoresOfManyTiesLeaveScoresOut() {
        RfmScores scores = RfmScores.of(spending(10, 10, 10, 10, 10, 10, 10, 10, 10, 20, 20, 20, 30, 30, 30));

        assertThat(monetary(scores)).containsExactly(1, 1, 1, 1, 1, 1, 1, 1, 1, 4, 4, 4, 5, 5, 5);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1 3", "3, 1 2 4", "4, 1 2 3 4", "5, 1 2 3 4 5", "6, 1 1 2 3 4 5"})
    void scoresFewCustomersAsFarApartAsTheyAre(int customers, String expected) {
        int[] euros = IntStream.rangeClosed(1, customers).toArray();

        assertThat(monetary(RfmScores.of(spending(euros)))).isEqualTo(ints(expected));
    }

    private static int[] ints(String text) {
        return Arrays.stream(text.split(" ")).mapToInt(Integer::parseInt).toArray();
    }

    @Test
    void allEqualAreAllWorst() {
        assertThat(monetary(RfmScores.of(spending(7, 7, 7, 7, 7, 7)))).containsOnly(1);
    }

    @Test
    void recentIsBetter() {
        RfmScores scores = RfmScores.of(history(
                "2026-03-31",
                "old 2026-01-01 1",
                "recent 2026-03-31 1",
                "between 2026-03-01 1",
                "as-old 2026-01-01 1"));

        assertThat(IntStream.range(0, 4).map(scores::recency)).containsExactly(1, 4, 3, 1);
    }

    @Test
    void ntilesSplitTiesInTheOrderOfIdentifiers() {
        PurchaseHistory history =
                history("2026-03-31", "C10 2026-03-01 5", "C2 2026-03-01 5", "C1 2026-03-01 5", "C3 2026-03-01 5");
        RfmScores scores = RfmScores.of(history, RfmScoring.ntiles().withScores(3));

        // as text C1, C10, C2, C3: two for the first score, one for each of the others
        assertThat(monetary(scores)).containsExactly(1, 2, 1, 3);
        assertThat(monetary(RfmScores.of(spending(5, 5), RfmScoring.ntiles()))).containsExactly(1, 2);
        assertThat(monetary(RfmScores.of(spending(), RfmScoring.ntiles()))).isEmpty();
    }

    @Test
    void thresholdsCountWhatIsReached() {
        RfmScoring scoring = RfmScoring.ofThresholds(
                List.of(10, 12), List.of(2, 4), List.of(new BigDecimal("-3.001"), new BigDecimal("30.001")));
        RfmScores scores = RfmScores.of(HISTORY, scoring);

        assertThat(scores.scores()).isEqualTo(3);
        // 13 days reach both limits, 3 orders the first, 30.00 the first only
        assertThat(scores.score(0)).isEqualTo(new RfmScore(1, 2, 2));
        assertThat(scores.score(1)).isEqualTo(new RfmScore(3, 1, 2));
    }

    @Test
    void noCustomerHasTheScoreBetweenEqualThresholds() {
        RfmScoring scoring = RfmScoring.ofThresholds(
                List.of(10, 10), List.of(2, 2), List.of(BigDecimal.TEN, new BigDecimal("10.00")));

        assertThat(monetary(RfmScores.of(spending(9, 10, 11), scoring))).containsExactly(1, 3, 3);
    }

    @Test
    void nobodyHasNoScores() {
        RfmScores scores = RfmScores.of(spending());

        assertThat(scores.size()).isZero();
        assertThat(scores.customersByScore()).isEmpty();
        assertThat(scores.segments().customers()).isZero();
        assertThat(scores.segments().names()).isEqualTo(RfmSegmentMap.standard().names());
    }

    @Test
    void scoringsSayWhatTheyAre() {
        assertThat(RfmScoring.quantiles()).hasToString("5 scores by quantiles");
        assertThat(RfmScoring.ntiles().withScores(4)).hasToString("4 scores by NTILE");
        assertThat(RfmScoring.ofThresholds(List.of(1), List.of(2), List.of(BigDecimal.ONE))
                        .withScores(2))
                .hasToString("2 scores by thresholds");
    }

    @Test
    void refusesScoringsWithoutMeaning() {
        List<BigDecimal> one = List.of(BigDecimal.ONE);
        assertRefused(() -> RfmScoring.quantiles().withScores(1), "scores must be in 2..100: 1");
        assertRefused(() -> RfmScoring.ntiles().withScores(101), "scores must be in 2..100: 101");
        assertRefused(() -> RfmScoring.ofThresholds(List.of(), List.of(), List.of()), "scores must be in 2..100: 1");
        assertRefused(
                () -> RfmScoring.ofThresholds(List.of(1, 2), List.of(1), one),
                "thresholds must be as many for recencyDays (2), orders (1) and monetary (1)");
        assertRefused(
                () -> RfmScoring.ofThresholds(List.of(1), List.of(1, 2), one),
                "thresholds must be as many for recencyDays (1), orders (2) and monetary (1)");
        assertRefused(
                () -> RfmScoring.ofThresholds(List.of(1), List.of(1), List.of(BigDecimal.ONE, BigDecimal.TEN)),
                "thresholds must be as many for recencyDays (1), orders (1) and monetary (2)");
        assertRefused(
                () -> RfmScoring.ofThresholds(List.of(2, 1), List.of(1, 2), one),
                "recencyDays must be ascending: [2, 1]");
        assertRefused(
                () -> RfmScoring.ofThresholds(List.of(1), List.of(1), one).withScores(3),
                "scores (3) must be one more than the thresholds (1)");
        RfmScoring huge = RfmScoring.ofThresholds(List.of(1), List.of(1), List.of(new BigDecimal("1e30")));
        assertRefused(() -> RfmScores.of(HISTORY, huge), "monetary must fit in 64-bit minor units: 33 digits");
        assertThatNullPointerException()
                .isThrownBy(() -> RfmScoring.ofThresholds(null, List.of(1), one))
                .withMessage("recencyDays");
    }

    @Test
    void weighsScores() {
        RfmScore score = new RfmScore(5, 4, 3);

        assertThat(score.mean()).isEqualTo((5 + 4 + 3) / 3.0);
        assertThat(score.weighted(RfmScore.Weights.equal().withRecency(3).withFrequency(2)))
                .isCloseTo((3 * 5 + 2 * 4 + 3) / 6.0, within(1e-15));
        assertThat(score.weighted(RfmScore.Weights.equal().withMonetary(4))).isEqualTo((5 + 4 + 4 * 3) / 6.0);
        assertThat(score.weighted(new RfmScore.Weights(0, 0, 7))).isEqualTo(3);
        assertRefused(() -> new RfmScore.Weights(0, 0, 0), "sum of the weights must be positive and finite: 0.0");
        assertRefused(
                () -> new RfmScore.Weights(Double.MAX_VALUE, Double.MAX_VALUE, 0),
                "sum of the weights must be positive and finite: Infinity");
        assertRefused(
                () -> RfmScore.Weights.equal().withRecency(-1),
                "weight of recency must be zero or more and finite: -1.0");
        assertRefused(
                () -> RfmScore.Weights.equal().withFrequency(Double.NaN),
                "weight of frequency must be zero or more and finite: NaN");
        assertRefused(
                () -> RfmScore.Weights.equal().withMonetary(Double.POSITIVE_INFINITY),
                "weight of monetary must be zero or more and finite: Infinity");
    }

    @Test
    void scoresAreWrittenAndOrderedAsText() {
        assertThat(new RfmScore(5, 4, 3)).hasToString("543");
        assertThat(new RfmScore(5, 10, 3)).hasToString("5-10-3");
        assertThat(new RfmScore(1, 5, 5)).isLessThan(new RfmScore(2, 1, 1));
        assertThat(new RfmScore(2, 1, 5)).isLessThan(new RfmScore(2, 2, 1));
        assertThat(new RfmScore(2, 2, 1)).isLessThan(new RfmScore(2, 2, 2));
    }

    @Test
    void refusesImpossibleValues() {
        assertRefused(() -> new RfmScore(0, 1, 1), "recency must be in 1..100: 0");
        assertRefused(() -> new RfmScore(1, 101, 1), "frequency must be in 1..100: 101");
        assertRefused(() -> new RfmScore(1, 1, -1), "monetary must be in 1..100: -1");
        assertRefused(() -> new RfmValues.Row(" ", 1, 1, BigDecimal.ONE), "customerId must not be blank: length 1");
        assertRefused(() -> new RfmValues.Row("a", 0, 1, BigDecimal.ONE), "recencyDays must be at least 1: 0");
        assertRefused(() -> new RfmValues.Row("a", 1, 0, BigDecimal.ONE), "orders must be at least 1: 0");
        RfmValues values = RfmValues.of(HISTORY);
        assertThatThrownBy(() -> values.get(2)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void segmentsNeedAMapForAsManyScores() {
        RfmScores four = RfmScores.of(HISTORY, RfmScoring.quantiles().withScores(4));

        assertThatThrownBy(four::segments)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("scores must be 5 for the standard segments: 4");
        assertRefused(
                () -> four.segments(RfmSegmentMap.standard()), "scores of map (5) must be those of the scoring (4)");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }

    @Test
    void survivesSerialization() {
        RfmScores scores = Serialization.roundTrip(RfmScores.of(HISTORY, Serialization.roundTrip(RfmScoring.ntiles())));

        assertThat(scores.values().get(1).customerId()).isEqualTo("bert");
        assertThat(scores.score(0))
                .isEqualTo(RfmScores.of(HISTORY, RfmScoring.ntiles()).score(0));
    }
}
