package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.ComparisonText;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.trend.Trend;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/**
 * Question: how does this month's churn compare with the same month last year, and how does it run over three months?
 */
public final class HowDoesThisMonthCompare {
    private HowDoesThisMonthCompare() {}

    public static void main(String[] args) {
        // the same map as Trend.of(MONTH, history.movements(MONTH), observedUntil).map(ChurnRate::of) takes from
        // purchases
        Map<Period, Rate> churn = Map.of(
                Period.month(2025, 3), Rate.of(60, 1_000),
                Period.month(2026, 1), Rate.of(55, 1_100),
                Period.month(2026, 2), Rate.of(50, 1_150),
                Period.month(2026, 3), Rate.of(40, 1_200),
                Period.month(2026, 4), Rate.of(9, 1_250));
        Trend<Rate> trend = Trend.of(Granularity.MONTH, new TreeMap<>(churn), LocalDate.of(2026, 4, 12));
        trend.latestComplete().ifPresent(month -> System.out.println("latest complete month: " + label(month)));

        System.out.println("three months pooled");
        trend.trailing(3, Rate.toPooledRate()).forEach(HowDoesThisMonthCompare::print);

        System.out.println("change since the month before");
        trend.changes(Rate::minus).forEach(HowDoesThisMonthCompare::print);

        System.out.println("year on year");
        trend.<RateDifference>yearOnYear(Rate::minus)
                .forEach((month, change) -> change.toOptional().ifPresent(difference -> print(month, difference)));
    }

    private static void print(Period month, Trend.Point<?> point) {
        System.out.println("  " + label(month) + "  " + point);
    }

    private static void print(Period month, RateDifference difference) {
        ComparisonText text = ComparisonText.english("Churn").comparing(label(month), "the same month last year");
        System.out.println("  " + Comparison.of(difference, 0.95).sentence(text.inPercentagePoints()));
    }

    private static String label(Period month) {
        return Granularity.MONTH.label(month);
    }
}
