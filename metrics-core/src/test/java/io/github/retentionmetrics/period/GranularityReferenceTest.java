package io.github.retentionmetrics.period;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.testing.ReferenceData;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The periods of real data sets, as pandas has labelled them, from the first purchase to the last without a gap. */
class GranularityReferenceTest {
    @ParameterizedTest
    @CsvSource({
        "apparel_trans, month", "apparel_trans, week", "apparel_trans, quarter",
        "cdnow_sample, month", "cdnow_sample, week", "cdnow_sample, quarter",
        "online_retail_orders, month", "online_retail_orders, week", "online_retail_orders, quarter"
    })
    void labelsArePandasLabels(String dataSet, String name) {
        List<String> labels = ReferenceData.rows("expected/" + dataSet + "/churn_" + name + ".csv").stream()
                .map(row -> row.get("period"))
                .toList();
        List<LocalDate> dates = ReferenceData.rows("data/" + dataSet + ".csv").stream()
                .map(row -> LocalDate.parse(row.get("date")))
                .sorted()
                .toList();
        Granularity granularity = Granularity.parse(name);
        Period span = Period.ofClosed(dates.get(0), dates.get(dates.size() - 1));
        assertThat(granularity.periodsCovering(span))
                .extracting(granularity::label)
                .isEqualTo(labels);
    }
}
