package io.github.retentionmetrics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayNRetentionTest {
    /** Anna returns on days 1 and 30, bert twice on day 0 and on day 8, cees never, and dora came ten days ago. */
    private static final PurchaseHistory HISTORY = Shop.history(
            "2026-03-10",
            "anna 2026-01-31 1",
            "anna 2026-02-01 1",
            "anna 2026-03-02 1",
            "bert 2026-01-10 1",
            "bert 2026-01-10 1",
            "bert 2026-01-18 1",
            "cees 2026-01-01 1",
            "dora 2026-02-28 1",
            "emma 2026-01-01 -1");

    @Test
    void countsFromEachCustomersOwnFirstOrder() {
        assertThat(DayNRetention.of(HISTORY, 1, 7, 10, 11, 30, 69))
                .containsExactly(
                        new DayNRetention(1, 4, 1, 2, 1),
                        new DayNRetention(7, 4, 0, 2, 1),
                        new DayNRetention(10, 4, 0, 1, 2),
                        new DayNRetention(11, 3, 0, 1, 2),
                        new DayNRetention(30, 3, 1, 1, 2),
                        new DayNRetention(69, 0, 0, 0, 0));
    }

    @Test
    void givesRatesOfTheEligible() {
        DayNRetention fact = DayNRetention.of(HISTORY, 30).get(0);

        assertThat(fact.exactDay()).isEqualTo(Rate.of(1, 3));
        assertThat(fact.onOrAfter()).isEqualTo(Rate.of(1, 3));
        assertThat(fact.within()).isEqualTo(Rate.of(2, 3));
        assertThat(fact).hasToString("day 30: 1 on it, 1 on or after, 2 within, of 3");
        assertThat(DayNRetention.of(HISTORY, Integer.MAX_VALUE).get(0).within())
                .hasToString("undefined (0 of 0): no customer has been observed for as long");
        assertThat(DayNRetention.of(HISTORY)).isEmpty();
    }

    @Test
    void namesTheCustomersOfAWindow() {
        Segmentation month = DayNRetention.customersBetween(HISTORY, 1, 30);
        Segmentation secondWeek = DayNRetention.customersBetween(HISTORY, 7, 13);

        assertThat(month.customerIds("returned")).containsExactly("anna", "bert");
        assertThat(month.customerIds("not returned")).containsExactly("cees");
        assertThat(month.customerIds()).containsExactly("anna", "bert", "cees", "dora", "emma");
        assertThat(secondWeek.customerIds("returned")).containsExactly("bert");
        assertThat(secondWeek.share("returned")).isEqualTo(DayNRetention.between(HISTORY, 7, 13));
        assertThat(DayNRetention.customersBetween(HISTORY, 30, 30).share("returned"))
                .isEqualTo(DayNRetention.of(HISTORY, 30).get(0).exactDay());
        assertThatThrownBy(() -> DayNRetention.customersBetween(HISTORY, 3, 2))
                .hasMessage("lastDay (2) must be on or after firstDay (3)");
    }

    @Test
    void countsPerSegment() {
        Segmentation cities =
                Segmentation.of(List.of("Utrecht", "Gent", "Brugge"), Map.of("anna", "Gent", "zoe", "Gent"));

        assertThat(DayNRetention.bySegment(HISTORY, cities.withRest("elsewhere"), 1, 30))
                .containsExactly(
                        entry("Utrecht", List.of(new DayNRetention(1, 0, 0, 0, 0), new DayNRetention(30, 0, 0, 0, 0))),
                        entry("Gent", DayNRetention.of(HISTORY.filter("anna"::equals), 1, 30)),
                        entry("Brugge", List.of(new DayNRetention(1, 0, 0, 0, 0), new DayNRetention(30, 0, 0, 0, 0))),
                        entry("elsewhere", DayNRetention.of(HISTORY.filter(id -> !id.equals("anna")), 1, 30)));
        assertThat(DayNRetention.bySegment(HISTORY, cities, 1)).containsOnlyKeys("Utrecht", "Gent", "Brugge");
        assertThat(DayNRetention.bySegment(Shop.history("2026-03-10"), cities, 1)
                        .get("Gent"))
                .containsExactly(new DayNRetention(1, 0, 0, 0, 0));
        assertThatThrownBy(() -> DayNRetention.bySegment(HISTORY, cities, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("n must be at least 1: 0");
    }

    @Test
    void countsPerCohort() {
        assertThat(DayNRetention.byCohort(HISTORY, Granularity.MONTH, 1, 30))
                .containsOnlyKeys(Period.month(2026, 1), Period.month(2026, 2))
                .containsEntry(
                        Period.month(2026, 1),
                        List.of(new DayNRetention(1, 3, 1, 2, 1), new DayNRetention(30, 3, 1, 1, 2)))
                .containsEntry(
                        Period.month(2026, 2),
                        List.of(new DayNRetention(1, 1, 0, 0, 0), new DayNRetention(30, 0, 0, 0, 0)));
    }

    @Test
    void countsTheCustomersWonInAPeriod() {
        assertThat(DayNRetention.of(HISTORY, Period.month(2026, 1), 1, 30))
                .isEqualTo(DayNRetention.byCohort(HISTORY, Granularity.MONTH, 1, 30)
                        .get(Period.month(2026, 1)));
        assertThat(DayNRetention.of(HISTORY, Period.month(2026, 3), 1))
                .containsExactly(new DayNRetention(1, 0, 0, 0, 0));
        assertThatThrownBy(() -> DayNRetention.of(HISTORY, Period.month(2026, 4), 1))
                .hasMessage("period start (2026-04-01) must be on or before observedUntil (2026-03-10)");
    }

    @Test
    void takesWindowsOfTheCallersOwn() {
        assertThat(DayNRetention.between(HISTORY, 2, 7)).isEqualTo(Rate.of(0, 4));
        assertThat(DayNRetention.between(HISTORY, 2, 8)).isEqualTo(Rate.of(1, 4));
        assertThat(DayNRetention.between(HISTORY, 8, 8)).isEqualTo(Rate.of(1, 4));
        assertThat(DayNRetention.between(HISTORY, 2, 11)).isEqualTo(Rate.of(1, 3));
        assertThat(DayNRetention.between(HISTORY, 1, Integer.MAX_VALUE).isDefined())
                .isFalse();
    }

    @Test
    void addsUp() {
        assertThat(new DayNRetention(7, 10, 1, 3, 4).plus(new DayNRetention(7, 20, 0, 2, 1)))
                .isEqualTo(new DayNRetention(7, 30, 1, 5, 5));
        assertThatThrownBy(() -> new DayNRetention(7, 10, 1, 3, 4).plus(new DayNRetention(8, 10, 1, 3, 4)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("n of other (8) must be that of this (7)");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> DayNRetention.of(HISTORY, 7, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("n must be at least 1: 0");
        assertThatThrownBy(() -> DayNRetention.between(HISTORY, 0, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("firstDay must be at least 1: 0");
        assertThatThrownBy(() -> DayNRetention.between(HISTORY, 4, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lastDay (3) must be on or after firstDay (4)");
        assertThatThrownBy(() -> new DayNRetention(7, 10, 4, 3, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customersOnDay (4) must be at most customersOnOrAfter (3)");
        assertThatThrownBy(() -> new DayNRetention(7, 10, 4, 11, 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customersOnOrAfter (11) must be at most eligible (10)");
        assertThatThrownBy(() -> new DayNRetention(7, 10, 4, 5, 11))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customersWithin (11) must be at most eligible (10)");
    }
}
