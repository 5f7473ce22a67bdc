package io.github.retentionmetrics.retention;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import org.junit.jupiter.api.Test;

class StickinessTest {
    private static final Period QUARTER = Period.quarter(2026, 1);

    /** a in three months, b in one (twice), c in two; d before and after the quarter only. */
    private static final PurchaseHistory HISTORY = history(
            "2026-04-30",
            "a 2026-01-31 1",
            "a 2026-02-01 1",
            "a 2026-03-31 1",
            "b 2026-02-01 1",
            "b 2026-02-28 1",
            "c 2026-01-01 1",
            "c 2026-03-01 1",
            "c 2026-03-02 -1",
            "d 2025-12-31 1",
            "d 2026-04-01 1");

    @Test
    void countsCustomersByTheirActiveIntervals() {
        Stickiness months = Stickiness.of(HISTORY, QUARTER, Granularity.MONTH);
        assertThat(months.intervals()).isEqualTo(3);
        assertThat(months.customers()).isEqualTo(3);
        assertThat(months.exactly(1)).isEqualTo(Rate.of(1, 3));
        assertThat(months.exactly(2)).isEqualTo(Rate.of(1, 3));
        assertThat(months.exactly(3)).isEqualTo(Rate.of(1, 3));
        assertThat(months.atLeast(1)).isEqualTo(Rate.of(3, 3));
        assertThat(months.atLeast(2)).isEqualTo(Rate.of(2, 3));
        assertThat(months.activeIntervals()).isEqualTo(Ratio.of(3 + 1 + 2, 3));
        assertThat(months.rate()).isEqualTo(Rate.of(6, 3 * 3));
        assertThat(months).hasToString("66.7% (6 of 9), 2.000 (6 of 3) of 3 intervals per customer");
    }

    @Test
    void daysOfAMonth() {
        Stickiness days = Stickiness.of(HISTORY, Period.month(2026, 2), Granularity.DAY);
        assertThat(days.rate()).isEqualTo(Rate.of(1 + 2, 2 * 28)); // a on one day, b on two
    }

    @Test
    void aRunningPeriodHasTheIntervalsSoFar() {
        Stickiness soFar = Stickiness.of(history("2026-02-28", "a 2026-01-31 1"), QUARTER, Granularity.MONTH);
        assertThat(soFar.intervals()).isEqualTo(2);
        assertThat(soFar.rate()).isEqualTo(Rate.of(1, 2));
    }

    @Test
    void nobodyActiveIsUndefined() {
        Stickiness none = Stickiness.of(history("2026-03-31"), QUARTER, Granularity.MONTH);
        assertThat(none.rate()).isEqualTo(Rate.of(0, 0, "no customers were active in the period"));
        assertThat(none.activeIntervals().isDefined()).isFalse();
        assertThat(none.atLeast(1).isDefined()).isFalse();
    }

    @Test
    void disjointCustomersAddUp() {
        Stickiness whole = Stickiness.of(HISTORY, QUARTER, Granularity.MONTH);
        Stickiness some = Stickiness.of(HISTORY.filter("ab"::contains), QUARTER, Granularity.MONTH);
        Stickiness others = Stickiness.of(HISTORY.filter("cd"::contains), QUARTER, Granularity.MONTH);
        assertThat(some.plus(others)).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(Serialization.roundTrip(whole)).isEqualTo(whole);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> whole.plus(Stickiness.of(HISTORY, QUARTER, Granularity.DAY)))
                .withMessage("intervals of other (90) must be that of this (3)");
    }

    @Test
    void badArgumentsAreNamed() {
        Stickiness months = Stickiness.of(HISTORY, QUARTER, Granularity.MONTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> months.exactly(0))
                .withMessage("intervals must be in 1..3: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> months.atLeast(4))
                .withMessage("intervals must be in 1..3: 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Stickiness.of(HISTORY, Period.year(2027), Granularity.MONTH))
                .withMessage("period start (2027-01-01) must be on or before observedUntil (2026-04-30)");
        assertThatNullPointerException()
                .isThrownBy(() -> Stickiness.of(HISTORY, QUARTER, null))
                .withMessage("intervals");
    }
}
