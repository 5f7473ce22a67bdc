package io.github.retentionmetrics.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalCountsTest {
    @Test
    void aCohortOfSurvivors() {
        RenewalCounts counts = RenewalCounts.ofSurvivors(1000, 631, 468);
        assertThat(counts.customers()).isEqualTo(1000);
        assertThat(counts.renewals()).isEqualTo(2);
        assertThat(counts.atRisk(2)).isEqualTo(631);
        assertThat(counts.renewed(2)).isEqualTo(468);
        assertThat(counts.renewal(1)).hasToString("63.1% (631 of 1000)");
        assertThat(counts.renewal(3)).hasToString("undefined (0 of 0): no customer came up for this renewal");
        assertThat(counts).hasToString("1000 customers, renewed 631 of 1000, 468 of 631");
        assertThat(counts.upTo(1))
                .isEqualTo(RenewalCounts.ofSurvivors(1000, 631))
                .isNotEqualTo(counts);
        assertThat(counts.upTo(9)).isEqualTo(counts).hasSameHashCodeAs(counts);
        assertThat(Serialization.roundTrip(counts)).isEqualTo(counts);
    }

    @Test
    void noSubjectIsAtRiskAfterAllHaveLeft() {
        RenewalCounts counts = RenewalCounts.ofSurvivors(5, 2, 0, 0, 0);
        assertThat(counts.renewals()).isEqualTo(2);
        assertThat(counts).isEqualTo(RenewalCounts.ofSurvivors(5, 2, 0));
        assertThat(RenewalCounts.ofSurvivors(0, 0)).isEqualTo(RenewalCounts.empty());
    }

    @Test
    void cohortsOfDifferentAgesAddUp() {
        RenewalCounts old = RenewalCounts.ofSurvivors(100, 60, 40);
        RenewalCounts young = RenewalCounts.ofSurvivors(50, 30);
        RenewalCounts sum = old.plus(young);
        assertThat(sum)
                .hasToString("150 customers, renewed 90 of 150, 40 of 60")
                .isEqualTo(young.plus(old));
        assertThat(sum.plus(RenewalCounts.empty())).isEqualTo(sum);
        assertThat(Stream.of(old, young).parallel().collect(RenewalCounts.toPooledRenewalCounts()))
                .isEqualTo(sum);
        assertThatThrownBy(() -> RenewalCounts.ofSurvivors(Long.MAX_VALUE).plus(old))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("customers must fit in a long: 9223372036854775807 + 100");
    }

    @Test
    void columnsAreTheSameAsSurvivors() {
        // lost at 1, lost at 3, waiting for 2, waiting for 1, lost after twenty
        RenewalCounts counts =
                RenewalCounts.ofColumns(new int[] {0, 2, 1, 0, 20}, new boolean[] {true, true, false, false, true});
        assertThat(counts.customers()).isEqualTo(5);
        assertThat(counts.atRisk(1)).isEqualTo(4);
        assertThat(counts.renewed(1)).isEqualTo(3);
        assertThat(counts.atRisk(2)).isEqualTo(2);
        assertThat(counts.renewed(3)).isEqualTo(1);
        assertThat(counts.renewals()).isEqualTo(21);
        assertThat(counts.renewed(21)).isZero();
        assertThat(RenewalCounts.ofColumns(new int[0], new boolean[0])).isEqualTo(RenewalCounts.empty());
    }

    /** Started on 31 January 2026: due on 28 February, 31 March, 30 April. */
    @Test
    void subscriptionsByTheirTerms() {
        LocalDate start = LocalDate.of(2026, 1, 31);
        LocalDate until = LocalDate.of(2026, 4, 15);
        assertThat(of(until, Subscription.of("a", start))).hasToString("1 customers, renewed 1 of 1, 1 of 1");
        assertThat(of(until, Subscription.of("a", start, LocalDate.of(2026, 2, 28))))
                .hasToString("1 customers, renewed 0 of 1");
        assertThat(of(until, Subscription.of("a", start, LocalDate.of(2026, 3, 1))))
                .hasToString("1 customers, renewed 1 of 1, 0 of 1");
        // cancelled in the term that is still running: not yet up for renewal
        assertThat(of(until, Subscription.of("a", start, LocalDate.of(2026, 4, 2))))
                .hasToString("1 customers, renewed 1 of 1, 1 of 1");
        assertThat(of(start, Subscription.of("a", start))).hasToString("1 customers");
        assertThat(of(until)).isEqualTo(RenewalCounts.empty().withTerm(ChronoUnit.MONTHS));
    }

    /** Renewed month by month: the rows of one customer touch, and are one stay. */
    @ParameterizedTest(name = "{2}")
    @CsvSource({
        "1 2; 2 3; 3 4; 4 -,   '1 customers, renewed 1 of 1, 1 of 1, 1 of 1', still running",
        "4 -; 2 3; 1 2; 3 4,   '1 customers, renewed 1 of 1, 1 of 1, 1 of 1', in any order",
        "1 -,                  '1 customers, renewed 1 of 1, 1 of 1, 1 of 1', as one row",
        "1 2; 2 3; 3 4; 4 5,   '1 customers, renewed 1 of 1, 1 of 1, 1 of 1', the last term ends after the observation day",
        "1 2; 2 3,             '1 customers, renewed 1 of 1, 0 of 1',         left after two terms",
        "1 3; 2 4; 4 -,        '1 customers, renewed 1 of 1, 1 of 1, 1 of 1', renewed early: the terms overlap",
        "1 2; 3 -,             '2 customers, renewed 1 of 2',         back after a month: two stays"
    })
    void renewedTermsAreOneStay(String months, String expected, String name) {
        List<Subscription> rows = Stream.of(months.split("; ", -1))
                .map(row -> row.split(" ", -1))
                .map(row -> new Subscription("a", first(row[0]), row[1].equals("-") ? null : first(row[1])))
                .toList();
        LocalDate until = LocalDate.of(2026, 4, 15);
        assertThat(RenewalCounts.of(SubscriptionHistory.of(rows, until), ChronoUnit.MONTHS))
                .hasToString(expected);
    }

    private static LocalDate first(String month) {
        return LocalDate.of(2026, Integer.parseInt(month), 1);
    }

    @Test
    void contractsAreCountedRowByRow() {
        List<Subscription> rows = List.of(
                Subscription.of("a", first("1"), first("2")),
                Subscription.of("a", first("2"), first("3")),
                Subscription.of("a", first("3")));
        SubscriptionHistory base = SubscriptionHistory.of(rows, LocalDate.of(2026, 4, 15));
        assertThat(RenewalCounts.ofContracts(base, ChronoUnit.MONTHS)).hasToString("3 customers, renewed 1 of 3");
        assertThat(RenewalCounts.of(base, ChronoUnit.MONTHS))
                .hasToString("1 customers, renewed 1 of 1, 1 of 1, 1 of 1")
                .isEqualTo(RenewalCounts.ofContracts(base.stays(), ChronoUnit.MONTHS));
    }

    private static RenewalCounts of(LocalDate until, Subscription... subscriptions) {
        return RenewalCounts.of(SubscriptionHistory.of(List.of(subscriptions), until), ChronoUnit.MONTHS);
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(RenewalCounts::ofSurvivors)
                .withMessage("survivors must have a number for the start: 0 numbers");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofSurvivors(10, 4, 5))
                .withMessage("survivors at 2 (5) must be at most those before (4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofSurvivors(10, -1))
                .withMessage("survivors at 1 must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofColumns(new int[1], new boolean[2]))
                .withMessage("length of isLost (2) must be that of renewals (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofColumns(new int[] {0, -1}, new boolean[2]))
                .withMessage("row 1: renewals must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.empty().atRisk(0))
                .withMessage("renewal must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.empty().upTo(-1))
                .withMessage("renewals must not be negative: -1");
        LocalDate day = LocalDate.of(2026, 1, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.of(SubscriptionHistory.of(List.of(), day), ChronoUnit.HOURS))
                .withMessage("term must be a length of at least a day: Hours");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.of(SubscriptionHistory.of(List.of(), day), ChronoUnit.FOREVER))
                .withMessage("term must be a length of at least a day: Forever");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.of(
                        SubscriptionHistory.of(List.of(Subscription.of("a", day)), day), ChronoUnit.ERAS))
                .withMessage("term must be a length of at least a day: Eras");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RenewalCounts.ofColumns(new int[] {0, Integer.MAX_VALUE}, new boolean[2]))
                .withMessage("row 1: renewals must be at most 3652058: 2147483647");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> of(day, Subscription.of("a", day.plusDays(1))))
                .withMessage("startInclusive at row 0 (2026-01-02) must be on or before observedUntil (2026-01-01)");
        assertThatNullPointerException()
                .isThrownBy(() -> RenewalCounts.ofSurvivors((long[]) null))
                .withMessage("survivors");
    }

    @Test
    void countsKnowTheirTerm() {
        RenewalCounts unknown = RenewalCounts.ofSurvivors(100, 60);
        RenewalCounts monthly = unknown.withTerm(ChronoUnit.MONTHS);
        assertThat(unknown.term()).isEmpty();
        assertThat(monthly.term()).contains(ChronoUnit.MONTHS);
        assertThat(monthly).isNotEqualTo(unknown);
        assertThat(of(LocalDate.of(2026, 3, 31)).term()).contains(ChronoUnit.MONTHS);
        assertThat(monthly.plus(unknown).term()).contains(ChronoUnit.MONTHS);
        assertThat(unknown.plus(monthly)).isEqualTo(monthly.plus(unknown));
        assertThat(RenewalCounts.empty().plus(monthly)).isEqualTo(monthly);
        assertThat(monthly.upTo(0).term()).contains(ChronoUnit.MONTHS);
        assertThat(Serialization.roundTrip(monthly)).isEqualTo(monthly);
        RenewalCounts yearly = unknown.withTerm(ChronoUnit.YEARS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monthly.plus(yearly))
                .withMessage("term of other (Years) must be that of this (Months)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> monthly.withTerm(ChronoUnit.YEARS))
                .withMessage("term of other (Years) must be that of this (Months)");
    }
}
