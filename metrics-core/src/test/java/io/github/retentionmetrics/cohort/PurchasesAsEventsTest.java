package io.github.retentionmetrics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.testing.Shop;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Purchases are events of one kind: asked as events, they have the same cohorts. */
class PurchasesAsEventsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final ReturnRule RULE = ReturnRule.ofAnyEvent().withStartAsReturn();

    /** The columns of the report's cohorts.csv but for revenue, which events have none of. */
    private static byte[] file(CohortTable table, CohortTable unbounded) {
        Iterator<CohortTable.Cell> later = unbounded.cells().iterator();
        StringBuilder file = new StringBuilder("cohort,size,offset,customers,orders,retention,unbounded_customers,")
                .append("status,retention_low,retention_high\n");
        table.cells().forEach(cell -> {
            Interval interval = cell.retention().interval(ProportionInterval.WILSON, 0.95);
            List<Object> row = List.of(
                    table.analysis().cohorts().label(cell.cohort()),
                    cell.size(),
                    cell.offset(),
                    cell.customers(),
                    cell.orders(),
                    cell.retention().value(),
                    later.next().customers(),
                    cell.status(),
                    interval.low(),
                    interval.high());
            file.append(String.join(",", row.stream().map(Object::toString).toList()))
                    .append('\n');
        });
        return file.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void assertSameFiles(PurchaseHistory purchases, CohortAnalysis analysis) {
        EventHistory events = EventHistory.ofPurchases(ZONE, "purchase", purchases);
        CohortAnalysis later = analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER);

        assertThat(file(analysis.over(events, RULE), later.over(events, RULE)))
                .isEqualTo(file(analysis.over(purchases), later.over(purchases)));
        for (CohortAnalysis.Retained retained : CohortAnalysis.Retained.values()) {
            CohortAnalysis other = analysis.withRetained(retained);
            if (retained != CohortAnalysis.Retained.EVERY_PERIOD) {
                assertThat(file(other.over(events, RULE), later.over(events, RULE)))
                        .as("%s", other)
                        .isEqualTo(file(other.over(purchases), later.over(purchases)));
            }
        }
    }

    @Test
    void haveTheCohortsOfThePurchases() {
        Random random = new Random(20_261_201);
        String[] lines = IntStream.range(0, 2_000)
                .mapToObj(row -> "c" + random.nextInt(300) + " "
                        + LocalDate.of(2025, 1, 10).plusDays((long) (random.nextDouble() * random.nextDouble() * 500))
                        + " " + (1 + random.nextInt(90)))
                .toArray(String[]::new);
        PurchaseHistory purchases = Shop.history("2026-06-10", lines);

        assertSameFiles(purchases, CohortAnalysis.by(Granularity.MONTH));
        assertSameFiles(purchases, CohortAnalysis.by(Granularity.WEEK));
        assertSameFiles(purchases, CohortAnalysis.by(Granularity.QUARTER).withActivity(Granularity.MONTH));
        assertSameFiles(purchases, CohortAnalysis.by(Granularity.MONTH).withBrackets(0, 1, 4, 13));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_master", "online_retail_orders"})
    void haveTheCohortsOfPublicShops(String set) {
        PurchaseHistory purchases = Shop.reference(set);

        assertSameFiles(purchases, CohortAnalysis.by(Granularity.MONTH));
        assertSameFiles(purchases, CohortAnalysis.by(Granularity.WEEK));
    }

    @Test
    void keepWhatIsObserved() {
        PurchaseHistory purchases = Shop.history(
                        "2026-03-31", "anna 2026-02-01 10", "anna 2026-02-01 5", "bert 2026-03-01 7")
                .withObservedFrom(LocalDate.of(2026, 1, 15));
        EventHistory events = EventHistory.ofPurchases(ZONE, "order", purchases);

        assertThat(events.events()).isEqualTo(3);
        assertThat(events.names()).containsExactly("order");
        assertThat(events.observedFrom()).isEqualTo(purchases.observedFrom());
        assertThat(events.observedUntil()).isEqualTo(purchases.observedUntil());
        assertThat(events.movements(Granularity.MONTH)).isEqualTo(purchases.movements(Granularity.MONTH));
        assertThatThrownBy(() -> EventHistory.ofPurchases(ZONE, " ", purchases))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be blank: length 1");
    }

    @Test
    void theRuleSaysThatTheStartCounts() {
        assertThat(RULE).hasToString(ReturnRule.ofAnyEvent().toString().replace("]", " or itself]"));
        assertThat(RULE.withRecurringStart().isStartReturn()).isTrue();
        assertThat(RULE.withReturnsOfAtLeast(2).isStartReturn()).isTrue();
    }
}
