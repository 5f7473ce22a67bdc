package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.testing.ReferenceData;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R survival 3.5.3 on two public data sets, every column of its curves. */
class SurvivalCurveReferenceTest {
    private static final double TOLERANCE = 1e-12;
    private static final LocalDate MAVENFLIX_UNTIL = LocalDate.of(2023, 9, 8);

    static Durations telco(Predicate<Map<String, String>> isSelected) {
        return ReferenceData.rows("data/telco_tenure.csv").stream()
                .filter(isSelected)
                .collect(Durations.toDurations(
                        ChronoUnit.MONTHS,
                        row -> Long.parseLong(row.get("tenure_months")),
                        row -> row.get("churned").equals("1")));
    }

    static Durations mavenflix(Predicate<Map<String, String>> isSelected) {
        return ReferenceData.rows("data/mavenflix_subscriptions.csv").stream()
                .filter(isSelected)
                .collect(Durations.toDurations(
                        ChronoUnit.DAYS,
                        row -> ChronoUnit.DAYS.between(LocalDate.parse(row.get("start")), end(row)),
                        row -> !row.get("end").isEmpty()));
    }

    private static LocalDate end(Map<String, String> row) {
        return row.get("end").isEmpty() ? MAVENFLIX_UNTIL : LocalDate.parse(row.get("end"));
    }

    private static Durations durations(String set, String group) {
        Predicate<Map<String, String>> isSelected =
                row -> group.equals("overall") || group.equals(row.get(set.equals("telco") ? "contract" : "paid"));
        return set.equals("telco") ? telco(isSelected) : mavenflix(isSelected);
    }

    @ParameterizedTest
    @CsvSource({
        "telco, overall, km_overall",
        "telco, Month-to-month, km_Month_to_month",
        "telco, One year, km_One_year",
        "telco, Two year, km_Two_year",
        "mavenflix, overall, km_overall",
        "mavenflix, Yes, km_Yes",
        "mavenflix, No, km_No"
    })
    void everyColumnOfTheCurvesOfR(String set, String group, String file) {
        List<SurvivalCurve.Step> steps = SurvivalCurve.of(durations(set, group)).steps();
        List<Map<String, String>> expected = ReferenceData.rows("expected/" + set + "/" + file + ".csv");
        assertThat(steps).hasSameSizeAs(expected);
        for (int i = 0; i < steps.size(); i++) {
            assertStep(steps.get(i), expected.get(i));
        }
    }

    private static void assertStep(SurvivalCurve.Step step, Map<String, String> row) {
        assertThat(List.of(step.time(), step.atRisk(), step.events(), step.censored()))
                .isEqualTo(List.of(
                        Long.valueOf(row.get("time")),
                        Long.valueOf(row.get("n_risk")),
                        Long.valueOf(row.get("n_event")),
                        Long.valueOf(row.get("n_censor"))));
        SurvivalCurve.Probability survival = step.survival();
        assertNumber(survival.value(), row.get("survival"));
        assertNumber(survival.standardError(), row.get("se_survival_greenwood"));
        assertNumber(survival.standardError() / survival.value(), row.get("se_log_survival"));
        assertInterval(survival, SurvivalCurve.IntervalMethod.LOG_LOG, row, "loglog");
        assertInterval(survival, SurvivalCurve.IntervalMethod.PLAIN, row, "plain");
        assertInterval(survival, SurvivalCurve.IntervalMethod.LOG, row, "log");
        assertNumber(step.cumulativeHazard().value(), row.get("cumhaz_nelson_aalen"));
        assertNumber(step.cumulativeHazard().standardError(), row.get("se_cumhaz"));
    }

    private static void assertInterval(
            SurvivalCurve.Probability survival,
            SurvivalCurve.IntervalMethod method,
            Map<String, String> row,
            String column) {
        Interval interval = survival.interval(method, 0.95);
        assertNumber(interval.low(), row.get(column + "_lower"));
        assertNumber(interval.high(), row.get(column + "_upper"));
    }

    private static void assertNumber(double value, String expected) {
        if (expected.isEmpty()) {
            assertThat(value).isNaN();
        } else {
            double number = Double.parseDouble(expected);
            assertThat(value).isEqualTo(number, within(TOLERANCE * Math.max(1, Math.abs(number))));
        }
    }

    /**
     * Files {@code expected/telco/km_summary.json} and {@code expected/mavenflix/km_summary.json}; -1 is null there.
     */
    @ParameterizedTest
    @CsvSource({
        "telco, overall, 0.1, 5, 4, 5",
        "telco, overall, 0.25, 36, 32, 39",
        "telco, overall, 0.5, -1, -1, -1",
        "telco, overall, 0.75, -1, -1, -1",
        "telco, Month-to-month, 0.1, 2, 1, 2",
        "telco, Month-to-month, 0.25, 9, 8, 10",
        "telco, Month-to-month, 0.5, 35, 32, 38",
        "telco, Month-to-month, 0.75, 66, 63, 68",
        "telco, One year, 0.1, 53, 48, 54",
        "telco, One year, 0.25, 67, 66, 69",
        "telco, One year, 0.5, -1, 72, -1",
        "telco, One year, 0.75, -1, -1, -1",
        "telco, Two year, 0.1, -1, -1, -1",
        "mavenflix, overall, 0.1, 4, 1, 8",
        "mavenflix, overall, 0.25, 31, 30, 31",
        "mavenflix, overall, 0.5, 68, 66, 73",
        "mavenflix, overall, 0.75, 180, 165, 196",
        "mavenflix, No, 0.1, 0, 0, 0",
        "mavenflix, No, 0.25, 1, 0, 1",
        "mavenflix, No, 0.5, 1, 1, 1",
        "mavenflix, No, 0.75, 1, 1, 1",
        "mavenflix, Yes, 0.1, 15, 13, 19",
        "mavenflix, Yes, 0.25, 33, 31, 35",
        "mavenflix, Yes, 0.5, 72, 68, 81",
        "mavenflix, Yes, 0.75, 188, 171, 202"
    })
    void quantilesOfR(String set, String group, double share, double value, double low, double high) {
        SurvivalCurve.Quantile quantile =
                SurvivalCurve.of(durations(set, group)).quantile(share);
        Interval interval = quantile.interval(0.95);
        double reached = value < 0 ? Double.NaN : value;
        double from = low < 0 ? Double.NaN : low;
        // where R has an undefined bound above a defined one, ours is open
        double to = high < 0 && low >= 0 ? Double.POSITIVE_INFINITY : high < 0 ? Double.NaN : high;
        assertThat(List.of(quantile.value(), interval.low(), interval.high())).isEqualTo(List.of(reached, from, to));
    }

    /** The same files, {@code rmst} and {@code rmst_se}. */
    @ParameterizedTest
    @CsvSource({
        "telco, overall, 72, 54.4923871067284, 0.347750015642706",
        "telco, Month-to-month, 72, 36.2978999018954, 0.560005205785306",
        "telco, One year, 72, 66.4174719811293, 0.400060588426619",
        "telco, Two year, 72, 71.540328450349, 0.0823749294554223",
        "mavenflix, overall, 365, 120.32912675492, 2.61048348789123",
        "mavenflix, No, 365, 28.8270676691729, 8.32042122622995",
        "mavenflix, Yes, 365, 124.184296643801, 2.66992629386351"
    })
    void restrictedMeansOfR(String set, String group, long horizon, double value, double standardError) {
        RestrictedMean mean = SurvivalCurve.of(durations(set, group)).restrictedMean(horizon, RestrictedMean.Tail.HELD);
        assertThat(mean.value()).isEqualTo(value, within(TOLERANCE * value));
        assertThat(mean.standardError()).isEqualTo(standardError, within(TOLERANCE * standardError));
    }

    /**
     * R survival 3.5.3, {@code lung}: women less men, up to day 965, the last on which a woman was seen. The data have
     * one man less than R's, whose activity is not known: he died after 71 days.
     */
    @Test
    void differenceOfRestrictedMeansOfR() {
        Durations.Builder men = Durations.builder(ChronoUnit.DAYS).add(71, true);
        Durations.Builder women = Durations.builder(ChronoUnit.DAYS);
        for (Map<String, String> row : ReferenceData.rows("data/survival/lung.csv")) {
            (row.get("sex").equals("1") ? men : women)
                    .add(Long.parseLong(row.get("time")), row.get("status").equals("1"));
        }
        RestrictedMean first = SurvivalCurve.of(women.build()).restrictedMean(965);
        RestrictedMean second = SurvivalCurve.of(men.build()).restrictedMean(965);
        RestrictedMeanDifference difference = first.minus(second);
        Map<String, Double> expected = ReferenceData.rows("expected/survival/rmst_difference_expected.csv").stream()
                .collect(Collectors.toMap(row -> row.get("quantity"), row -> Double.valueOf(row.get("value"))));
        Map<String, Double> actual = Map.of(
                "rmst_sex1", second.value(),
                "se_sex1", second.standardError(),
                "rmst_sex2", first.value(),
                "se_sex2", first.standardError(),
                "difference", difference.value(),
                "se", difference.standardError(),
                "low95", difference.interval(0.95).low(),
                "high95", difference.interval(0.95).high(),
                "z", difference.test().statistic(),
                "p", difference.test().pvalue());
        assertThat(actual.keySet()).isEqualTo(expected.keySet());
        expected.forEach((quantity, value) ->
                assertThat(actual.get(quantity)).as(quantity).isCloseTo(value, within(1e-11 * Math.abs(value))));
    }
}
