package io.github.retentionmetrics.forecast;

import static io.github.retentionmetrics.testing.ReferenceCustomers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.ReferenceCustomers;
import io.github.retentionmetrics.testing.ReferenceData;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gamma-Gamma and lifetime values against lifetimes 0.11.3 and CLVTools 0.12.1 on public data sets. */
class SpendReferenceTest {
    private static PurchaseSummaries customers(String set) {
        PurchaseSummaries customers = ReferenceCustomers.summaries(set);
        if (!set.equals("cdnow_cbs_weeks")) {
            return customers;
        }
        return customers.withMonetaryValues(ReferenceData.rows("data/" + set + ".csv").stream()
                .mapToDouble(row -> number(row, "monetary_value"))
                .toArray());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_cbs_weeks", "cdnow_sample", "cdnow_master", "apparel_trans", "online_retail_orders"})
    void fitsAreTheBestThatAnyoneFound(String set) {
        double[] expected = ReferenceCustomers.polishedSpend(set);

        ModelFit<GammaGamma> fit = GammaGamma.fit(customers(set));

        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.logLikelihood()).isCloseTo(expected[3], within(1e-6));
        int i = 0;
        for (double parameter : fit.parameters().values()) {
            assertThat(parameter).isCloseTo(expected[i], within(1e-4 * expected[i]));
            i++;
        }
        assertThat(GammaGamma.of(expected[0], expected[1], expected[2]).logLikelihood(customers(set)))
                .isCloseTo(expected[3], within(1e-7));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_cbs_weeks", "cdnow_sample", "cdnow_master", "apparel_trans", "online_retail_orders"})
    void predictionsAndLifetimeValuesOfEveryCustomer(String set) {
        double[] g = ReferenceCustomers.polishedSpend(set);
        double[] b = ReferenceCustomers.polished(set, "bg_nbd");
        double[] p = ReferenceCustomers.polished(set, "pareto_nbd");
        GammaGamma spend = GammaGamma.of(g[0], g[1], g[2]);
        // 12 months of 4.345 weeks at 1 % a month, discounted from the end of each
        ValueHorizon year = ValueHorizon.steps(12, 4.345, 0.01);
        CustomerValueForecast bg = CustomerValueForecast.of(BgNbd.of(b[0], b[1], b[2], b[3]), spend, year);
        CustomerValueForecast pareto = CustomerValueForecast.of(ParetoNbd.of(p[0], p[1], p[2], p[3]), spend, year);
        int checked = 0;
        for (Map<String, String> row : ReferenceData.rows("expected/" + set + "/lifetimes_customers.csv")) {
            int x = (int) number(row, "frequency");
            double recency = number(row, "recency_weeks");
            double age = number(row, "T_weeks");
            double money = number(row, "monetary_value");
            checked += assertRelative(spend.expectedValue(x, money), number(row, "gg_expected_average_value"), 1e-10);
            checked += assertRelative(bg.value(x, recency, age, money), number(row, "clv_bg_12m_disc1pct"), 1e-9);
            checked += assertRelative(pareto.value(x, recency, age, money), number(row, "clv_pnbd_12m_disc1pct"), 1e-9);
        }
        assertThat(checked).isGreaterThan(1_500);
    }

    private static int assertRelative(double actual, double expected, double tolerance) {
        if (Double.isNaN(expected) || Math.abs(expected) < 1e-280) {
            return 0;
        }
        assertThat(actual).isCloseTo(expected, within(tolerance * Math.abs(expected)));
        return 1;
    }

    /**
     * CLVTools: DERT at 10 % a year, continuously compounded, times mean spend, at parameters it prints with 15 digits.
     */
    @Test
    void lifetimeValuesOfClvTools() {
        ParetoNbd model = ParetoNbd.of(0.563002699959618, 12.5591459830527, 0.408108733012007, 10.5146269159195);
        GammaGamma spend = GammaGamma.of(4.6853564938656, 4.18815313601643, 24.3688740176274);
        CustomerValueForecast forecast =
                CustomerValueForecast.of(model, spend, ValueHorizon.forever(Math.log(1.1) / 52));
        PurchaseSummaries customers = customers("cdnow_sample");
        double[] values = forecast.values(customers);
        Map<String, Double> valueOf = IntStream.range(0, values.length)
                .boxed()
                .collect(Collectors.toMap(customers::customerId, row -> values[row]));
        List<Map<String, String>> rows = ReferenceData.rows("expected/cdnow_sample/clvtools_pnbd_customers.csv");
        assertThat(rows.size()).isEqualTo(786);
        for (Map<String, String> row : rows) {
            double expected = number(row, "predicted.CLV");
            assertThat(valueOf.get(row.get("Id"))).isCloseTo(expected, within(1e-8 * expected));
        }
        double total = DoubleStream.of(values).sum();
        assertThat(forecast.total(customers).value()).isCloseTo(total, within(1e-6));
        assertThat(forecast.withMargin(Ratio.of(25, 100)).values(customers)[0]).isCloseTo(values[0] / 4, within(1e-10));
    }

    /** B. G. S. Hardie's note 025 and the tests of lifetimes. */
    @Test
    void whatIsPublishedForCdnow() {
        GammaGamma spend = GammaGamma.fit(customers("cdnow_cbs_weeks")).model();
        double[] expected = {24.65, 18.91, 35.17, 35.17, 35.17, 71.46, 18.91, 35.17, 27.28, 35.17};
        double[] values = spend.expectedValues(customers("cdnow_cbs_weeks"));
        for (int i = 0; i < expected.length; i++) {
            assertThat(values[i]).isCloseTo(expected[i], within(0.011));
        }
        GammaGamma rounded = GammaGamma.of(6.25, 3.74, 15.44);
        assertThat(rounded.expectedValue(2, 22.35)).isCloseTo(24.6637, within(2e-3));
        assertThat(rounded.expectedValue(3, 35)).isCloseTo(35.0279, within(1e-4));
        assertThat(rounded.expectedValue(2, 40)).isCloseTo(39.1404, within(1e-4));
    }
}
