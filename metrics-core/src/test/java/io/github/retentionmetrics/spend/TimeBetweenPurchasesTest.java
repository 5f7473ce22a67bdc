package io.github.retentionmetrics.spend;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeBetweenPurchasesTest {
    /** Gaps of 2, 0 and 10 days of one customer, and 4 of another; the refund and the lone order make none. */
    private static final PurchaseHistory HISTORY = history(
            "2024-12-31",
            "a 2024-02-27 1.00",
            "a 2024-02-29 1.00",
            "a 2024-02-29 1.00",
            "a 2024-03-10 1.00",
            "a 2024-03-11 -1.00",
            "b 2024-01-05 1.00",
            "b 2024-01-01 1.00",
            "c 2024-01-01 1.00");

    private static final PurchaseHistory ONE_DAY = history("2024-12-31", "a 2024-02-29 1.00", "a 2024-02-29 1.00");

    @Test
    void takesPurchasesOfADayForOneOccasion() {
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(HISTORY);

        assertThat(gaps.sameDay()).isEqualTo(SameDay.ONE_OCCASION);
        assertThat(gaps.gaps()).isEqualTo(3);
        assertThat(gaps.gapsByDays()).containsExactly(entry(2L, 1L), entry(4L, 1L), entry(10L, 1L));
        assertThat(gaps.median()).isEqualTo(4);
        assertThat(gaps.value()).isEqualTo(gaps.median());
        assertThat(gaps.mean().value()).isEqualTo((2 + 4 + 10) / 3.0);
        assertThat(gaps.mean().variance()).isEqualTo((3 * (4 + 16 + 100) - 16 * 16) / (3.0 * 2));
        assertThat(gaps).hasToString("4.0 days (median of 3 gaps)");
    }

    @Test
    void takesPurchasesOfADayForSeveralWhenAsked() {
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(HISTORY, SameDay.SEPARATE);

        assertThat(gaps.sameDay()).isEqualTo(SameDay.SEPARATE);
        assertThat(gaps.gapsByDays()).containsExactly(entry(0L, 1L), entry(2L, 1L), entry(4L, 1L), entry(10L, 1L));
        assertThat(gaps.median()).isEqualTo((2 + 4) / 2.0);
    }

    @ParameterizedTest
    // gaps 0, 2, 4 and 10: position 3 p
    @CsvSource({"0, 0", "0.1, 0.6", "0.25, 1.5", "0.5, 3", "0.75, 5.5", "0.9, 8.2", "1, 10"})
    void interpolatesQuantiles(double share, double days) {
        assertThat(TimeBetweenPurchases.of(HISTORY, SameDay.SEPARATE).quantile(share))
                .isEqualTo(days);
    }

    @Test
    void isExactWhereAQuantileIsAGap() {
        String[] lines = new String[102];
        // gaps of 1, 2, ..., 101 days
        for (int i = 0; i < lines.length; i++) {
            lines[i] = "a " + LocalDate.of(2000, 1, 1).plusDays(i * (i + 1L) / 2) + " 1.00";
        }
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history("2020-12-31", lines));

        for (int percent = 0; percent <= 100; percent++) {
            assertThat(gaps.quantile(percent / 100.0)).isEqualTo(1 + percent);
        }
    }

    @Test
    void isUndefinedWhenNobodyCameBack() {
        assertUndefined(history("2024-12-31"), SameDay.ONE_OCCASION, "no customer bought on two days");
        assertUndefined(history("2024-12-31"), SameDay.SEPARATE, "no customer bought twice");
        assertUndefined(ONE_DAY, SameDay.ONE_OCCASION, "no customer bought on two days");
        assertUndefined(
                history("2024-12-31", "a 2024-01-01 1.00", "a 2024-01-09 -1.00"),
                SameDay.SEPARATE,
                "no customer bought twice");
    }

    private static void assertUndefined(PurchaseHistory history, SameDay sameDay, String reason) {
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history, sameDay);

        assertThat(gaps.isDefined()).isFalse();
        assertThat(gaps.reason()).isEqualTo(reason);
        assertThat(gaps.gaps()).isZero();
        assertThat(gaps.median()).isNaN();
        assertThat(gaps.quantile(0.9)).isNaN();
        assertThat(gaps.mean().isDefined()).isFalse();
        assertThat(gaps.toOptional()).isEmpty();
        assertThat(gaps).hasToString("undefined: " + reason);
    }

    @Test
    void isZeroDaysWhenAllWereOnOneDay() {
        assertThat(TimeBetweenPurchases.of(ONE_DAY, SameDay.SEPARATE)).hasToString("0.0 days (median of 1 gaps)");
    }

    @Test
    void spansTheCalendar() {
        PurchaseHistory history = history("9999-12-31", "a 0001-01-01 1.00", "a 9999-12-31 1.00");

        assertThat(TimeBetweenPurchases.of(history).median()).isEqualTo(3_652_058);
    }

    @Test
    void addsUp() {
        PurchaseHistory other = history("2024-12-31", "d 2024-01-01 1.00", "d 2024-01-05 1.00");
        TimeBetweenPurchases sum = TimeBetweenPurchases.of(HISTORY).plus(TimeBetweenPurchases.of(other));

        assertThat(sum.gapsByDays()).containsExactly(entry(2L, 1L), entry(4L, 2L), entry(10L, 1L));
        assertThat(sum.gaps()).isEqualTo(4);
        assertThat(sum).isEqualTo(TimeBetweenPurchases.of(other).plus(TimeBetweenPurchases.of(HISTORY)));
    }

    @Test
    void doesNotAddUpTwoDefinitions() {
        TimeBetweenPurchases occasions = TimeBetweenPurchases.of(HISTORY);
        TimeBetweenPurchases purchases = TimeBetweenPurchases.of(HISTORY, SameDay.SEPARATE);

        assertThatThrownBy(() -> occasions.plus(purchases))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sameDay of other (SEPARATE) must be that of this (ONE_OCCASION)");
    }

    @Test
    void takesACopyOfItsCounts() {
        SortedMap<Long, Long> counts = new TreeMap<>(Comparator.reverseOrder());
        counts.put(2L, 1L);
        counts.put(5L, 3L);
        TimeBetweenPurchases gaps = new TimeBetweenPurchases(SameDay.ONE_OCCASION, counts);
        counts.clear();

        assertThat(gaps.gapsByDays()).containsExactly(entry(2L, 1L), entry(5L, 3L));
        assertThat(gaps.median()).isEqualTo(5);
        assertThatThrownBy(() -> gaps.gapsByDays().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void refusesWhatAreNoGaps() {
        assertThatThrownBy(() -> new TimeBetweenPurchases(SameDay.ONE_OCCASION, new TreeMap<>(Map.of(0L, 1L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days of a gap must be at least 1: 0");
        assertThatThrownBy(() -> new TimeBetweenPurchases(SameDay.SEPARATE, new TreeMap<>(Map.of(-1L, 1L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("days of a gap must be at least 0: -1");
        assertThatThrownBy(() -> new TimeBetweenPurchases(SameDay.SEPARATE, new TreeMap<>(Map.of(0L, 0L))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("gaps of 0 days must be positive: 0");
    }

    @Test
    void equalsByItsCounts() throws Exception {
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(HISTORY);

        assertThat(gaps).isEqualTo(TimeBetweenPurchases.of(HISTORY));
        assertThat(gaps).hasSameHashCodeAs(TimeBetweenPurchases.of(HISTORY));
        assertThat(gaps).isNotEqualTo(TimeBetweenPurchases.of(HISTORY, SameDay.SEPARATE));
        assertThat(gaps).isNotEqualTo(TimeBetweenPurchases.of(ONE_DAY));
        assertThat(TimeBetweenPurchases.of(history("2024-12-31")))
                .isNotEqualTo(TimeBetweenPurchases.of(history("2024-12-31"), SameDay.SEPARATE));
        assertThat(Serialization.roundTrip(gaps)).isEqualTo(gaps);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesSharesThatAreNone(double share) {
        assertThatThrownBy(() -> TimeBetweenPurchases.of(HISTORY).quantile(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be in 0..1: " + share);
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> TimeBetweenPurchases.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> TimeBetweenPurchases.of(HISTORY, (SameDay) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sameDay");
        assertThatThrownBy(() -> TimeBetweenPurchases.of(HISTORY).plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }

    @Test
    void theIntervalTakesCustomersAsTheUnit() {
        PurchaseHistory twoCustomers = Shop.history(
                "2026-12-31", "a 2026-01-01 1", "a 2026-01-11 1", "b 2026-01-01 1", "b 2026-01-01 1", "b 2026-03-02 1");
        // of two customers, one has a gap up to the median: the share may be anything
        assertThat(TimeBetweenPurchases.interval(twoCustomers, TimeBetweenPurchases.SameDay.ONE_OCCASION, 0.5, 0.95))
                .isEqualTo(Interval.of(10, 60, 0.95));
        assertThat(TimeBetweenPurchases.interval(twoCustomers, TimeBetweenPurchases.SameDay.SEPARATE, 0.5, 0.95)
                        .high())
                .isEqualTo(60);
        PurchaseHistory alike =
                Shop.history("2026-12-31", "a 2026-01-01 1", "a 2026-01-11 1", "b 2026-01-01 1", "b 2026-01-11 1");
        assertThat(TimeBetweenPurchases.interval(alike, TimeBetweenPurchases.SameDay.ONE_OCCASION, 0.5, 0.95))
                .isEqualTo(Interval.of(10, 10, 0.95));
        PurchaseHistory one = Shop.history("2026-12-31", "a 2026-01-01 1", "a 2026-01-11 1");
        assertThat(TimeBetweenPurchases.interval(one, TimeBetweenPurchases.SameDay.ONE_OCCASION, 0.5, 0.95))
                .isEqualTo(Interval.undefined(0.95, "one customer does not vary"));
        assertThat(TimeBetweenPurchases.interval(
                        Shop.history("2026-12-31"), TimeBetweenPurchases.SameDay.ONE_OCCASION, 0.5, 0.95))
                .isEqualTo(Interval.undefined(0.95, "the denominators add up to 0 or less"));
    }
}
