package io.github.retentionmetrics.spend;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.TimeBetweenPurchases.SameDay;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PurchaseRhythmTest {
    /** Mean gaps of 6 days (2 and 10, or 2, 0 and 10) and of 20; one order makes none. */
    private static final PurchaseHistory HISTORY = history(
            "2024-12-31",
            "a 2024-02-27 1.00",
            "a 2024-02-29 1.00",
            "a 2024-02-29 1.00",
            "a 2024-03-10 1.00",
            "a 2024-03-30 -1.00",
            "b 2024-01-21 1.00",
            "b 2024-01-01 1.00",
            "c 2024-01-01 1.00");

    @Test
    void weighsEveryCustomerTheSame() {
        PurchaseRhythm rhythm = PurchaseRhythm.of(HISTORY);

        assertThat(rhythm.customers()).isEqualTo(2);
        assertThat(rhythm.sameDay()).isEqualTo(SameDay.ONE_OCCASION);
        assertThat(rhythm.median()).isEqualTo((6 + 20) / 2.0);
        assertThat(rhythm.value()).isEqualTo(rhythm.median());
        assertThat(rhythm.quantile(0.25)).isEqualTo(6 + 0.25 * 14);
        assertThat(rhythm.mean()).isEqualTo(13);
        assertThat(rhythm.isDefined()).isTrue();
        assertThat(rhythm.reason()).isEmpty();
        assertThat(rhythm).hasToString("13.0 days (median of 2 customers)");
        // the gaps themselves, pooled: 2, 10 and 20
        assertThat(TimeBetweenPurchases.of(HISTORY).median()).isEqualTo(10);
    }

    @Test
    void takesPurchasesOfADayForSeveralWhenAsked() {
        assertThat(PurchaseRhythm.of(HISTORY, SameDay.SEPARATE).quantile(0)).isEqualTo(12 / 3.0);
        PurchaseHistory oneDay = history("2024-12-31", "a 2024-01-01 1.00", "a 2024-01-01 1.00");
        assertThat(PurchaseRhythm.of(oneDay, SameDay.SEPARATE).median()).isZero();
        assertUndefined(oneDay, SameDay.ONE_OCCASION, "no customer bought on two days");
    }

    @Test
    void isUndefinedWhenNobodyCameBack() {
        assertUndefined(history("2024-12-31"), SameDay.ONE_OCCASION, "no customer bought on two days");
        assertUndefined(history("2024-12-31", "a 2024-01-01 1.00"), SameDay.SEPARATE, "no customer bought twice");
    }

    private static void assertUndefined(PurchaseHistory history, SameDay sameDay, String reason) {
        PurchaseRhythm rhythm = PurchaseRhythm.of(history, sameDay);

        assertThat(rhythm.isDefined()).isFalse();
        assertThat(rhythm.reason()).isEqualTo(reason);
        assertThat(rhythm.median()).isNaN();
        assertThat(rhythm.mean()).isNaN();
        assertThat(rhythm).hasToString("undefined: " + reason);
    }

    @Test
    void addsUp() {
        String[] lines = new String[60];
        for (int i = 0; i < 30; i++) {
            lines[2 * i] = "c" + i + " 2024-01-01 1.00";
            lines[2 * i + 1] = "c" + i + " 2024-01-" + (i + 2 < 10 ? "0" : "") + (i + 2) + " 1.00";
        }
        PurchaseRhythm whole = PurchaseRhythm.of(history("2024-12-31", lines));
        PurchaseRhythm one = PurchaseRhythm.of(history("2024-12-31", Arrays.copyOfRange(lines, 0, 40)));
        PurchaseRhythm other = PurchaseRhythm.of(history("2024-12-31", Arrays.copyOfRange(lines, 40, 60)));

        assertThat(one.plus(other)).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(other.plus(one)).isEqualTo(whole);
        assertThat(whole.median()).isEqualTo((1 + 30) / 2.0);
        assertThat(whole).isNotEqualTo(one).isNotEqualTo("whole");
        assertThat(whole).isNotEqualTo(PurchaseRhythm.of(history("2024-12-31", lines), SameDay.SEPARATE));
        assertThat(Serialization.roundTrip(whole)).isEqualTo(whole);
    }

    @Test
    void doesNotAddUpTwoDefinitions() {
        PurchaseRhythm occasions = PurchaseRhythm.of(HISTORY);
        PurchaseRhythm purchases = PurchaseRhythm.of(HISTORY, SameDay.SEPARATE);

        assertThatThrownBy(() -> occasions.plus(purchases))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sameDay of other (SEPARATE) must be that of this (ONE_OCCASION)");
        assertThatThrownBy(() -> occasions.quantile(2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be in 0..1: 2.0");
        assertThatThrownBy(() -> occasions.plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
        assertThatThrownBy(() -> PurchaseRhythm.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> PurchaseRhythm.of(HISTORY, (SameDay) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("sameDay");
    }

    /** A data set of seven thousand repeat customers: the mean over gaps and customers is bound to differ. */
    @Test
    void tellsCustomersFromGapsInAWholeDataSet() {
        PurchaseHistory history = Shop.reference("cdnow_master");
        PurchaseRhythm rhythm = PurchaseRhythm.of(history);
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history);

        assertThat(rhythm.customers()).isLessThan(gaps.gaps());
        assertThat(rhythm.median()).isGreaterThan(gaps.median());
        assertThat(rhythm.mean()).isCloseTo(naiveMean(history), within(1e-9));
    }

    private static double naiveMean(PurchaseHistory history) {
        double sum = 0;
        int customers = 0;
        for (var customer = history.cursor(); customer.next(); ) {
            long[] days = new long[customer.orders()];
            Arrays.setAll(days, customer::epochDay);
            long[] distinct = Arrays.stream(days).distinct().toArray();
            if (distinct.length > 1) {
                sum += (distinct[distinct.length - 1] - distinct[0]) / (distinct.length - 1.0);
                customers++;
            }
        }
        return sum / customers;
    }
}
