package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Shop;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Revenue accounting equals pandas 1.5.3 and R data.table 1.14.8 on public purchases, to the last cent. */
class RevenueMovementReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "apparel_trans, month", "apparel_trans, quarter",
        "cdnow_master, month", "cdnow_master, quarter",
        "cdnow_sample, month", "cdnow_sample, quarter",
        "online_retail_orders, month", "online_retail_orders, quarter"
    })
    void equalsPandas(String set, String name) {
        Granularity granularity = Granularity.parse(name);
        List<Map<String, String>> expected =
                ReferenceData.rows("expected/" + set + "/revenue_accounting_" + name + ".csv");
        Map<Period, RevenueMovement> movements = RevenueMovement.ofPeriods(Shop.reference(set), granularity);

        assertThat(movements).hasSameSizeAs(expected);
        expected.forEach(row -> assertSame(row, movements.get(granularity.parseLabel(row.get("period")))));
    }

    private static void assertSame(Map<String, String> row, RevenueMovement movement) {
        assertThat(movement.start()).isEqualByComparingTo(row.get("start_revenue"));
        assertThat(movement.newRevenue()).isEqualByComparingTo(row.get("new_revenue"));
        assertThat(movement.resurrected()).isEqualByComparingTo(row.get("resurrected_revenue"));
        assertThat(movement.expansion()).isEqualByComparingTo(row.get("expansion"));
        assertThat(movement.contraction()).isEqualByComparingTo(row.get("contraction"));
        assertThat(movement.lost()).isEqualByComparingTo(row.get("churned_revenue"));
        assertThat(movement.end()).isEqualByComparingTo(row.get("end_revenue"));
        assertSame(row.get("nrr"), NetRevenueRetention.of(movement));
        assertSame(row.get("grr"), GrossRevenueRetention.of(movement));
    }

    private static void assertSame(String expected, Ratio ratio) {
        assertThat(ratio.isDefined()).isEqualTo(!expected.isEmpty());
        if (ratio.isDefined()) {
            assertThat(ratio.value()).isCloseTo(Double.parseDouble(expected), within(1e-14));
        }
    }
}
