package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;

/** Metrics as {@code summary.json} has them: the value, what it was computed from, and how sure it is. */
public final class Metrics {
    /** The confidence level of every interval in the report. */
    public static final double LEVEL = 0.95;

    private Metrics() {}

    /** A count. */
    public static void put(JsonObject json, String key, long count) {
        json.object(key).put("value", count);
    }

    /** An amount. */
    public static void put(JsonObject json, String key, BigDecimal amount) {
        json.object(key).put("value", amount);
    }

    /** A value without counts of its own; without a value, the reason. */
    public static JsonObject put(JsonObject json, String key, Answer answer) {
        JsonObject metric = json.object(key).put("value", answer.value());
        return answer.isDefined() ? metric : metric.put("undefined", answer.reason());
    }

    /** A rate with its counts and Wilson's interval. */
    public static void put(JsonObject json, String key, Rate rate) {
        fill(json.object(key), rate);
    }

    /** The value of a rate, its counts and Wilson's interval, in an object that is there. */
    public static void fill(JsonObject metric, Rate rate) {
        metric.put("value", rate.value());
        if (!rate.isDefined()) {
            metric.put("undefined", rate.reason());
        }
        metric.put("numerator", rate.numerator()).put("denominator", rate.denominator());
        fill(metric, rate.interval(ProportionInterval.WILSON, LEVEL));
    }

    /** The bounds of an interval, if it has any. */
    public static void fill(JsonObject metric, Interval interval) {
        if (interval.isDefined()) {
            metric.put("low", interval.low()).put("high", interval.high());
        }
    }

    /** The bounds of an interval of an amount, which are amounts too, if it has any. */
    public static void fillAmounts(JsonObject metric, Interval interval) {
        if (interval.isDefined()) {
            metric.put("low", NumberText.of(interval.low())).put("high", NumberText.of(interval.high()));
        }
    }

    /** A ratio of counts. */
    public static JsonObject putCounts(JsonObject json, String key, Ratio ratio) {
        return put(json, key, ratio)
                .put("numerator", ratio.numerator().longValueExact())
                .put("denominator", ratio.denominator().longValueExact());
    }

    /** An amount per count. */
    public static JsonObject putAmount(JsonObject json, String key, Ratio ratio) {
        JsonObject metric = json.object(key);
        if (ratio.isDefined()) {
            metric.put("value", NumberText.of(ratio.value()));
        } else {
            metric.put("value", Double.NaN).put("undefined", ratio.reason());
        }
        if (isUnknown(ratio)) {
            return metric;
        }
        // an average number of customers may end in a half
        return metric.put("numerator", ratio.numerator())
                .put("denominator", ratio.denominator().doubleValue());
    }

    /** Whether a ratio of amounts is undefined and has no parts either: two zeros stand for what is not known. */
    private static boolean isUnknown(Ratio ratio) {
        return !ratio.isDefined()
                && ratio.numerator().signum() == 0
                && ratio.denominator().signum() == 0;
    }

    /** An amount without counts of its own; without one, the reason. */
    public static void putAmount(JsonObject json, String key, LifetimeValue amount) {
        JsonObject metric = json.object(key);
        if (amount.isDefined()) {
            metric.put("value", NumberText.of(amount.value()));
        } else {
            metric.put("value", Double.NaN).put("undefined", amount.reason());
        }
    }

    /** The mean of amounts with its interval. */
    public static void putAmount(JsonObject json, String key, Mean mean) {
        JsonObject metric = json.object(key);
        if (mean.isDefined()) {
            metric.put("value", NumberText.of(mean.value()));
        } else {
            metric.put("value", Double.NaN).put("undefined", mean.reason());
        }
        metric.put("numerator", mean.sum()).put("denominator", mean.count());
        fillAmounts(metric, mean.interval(LEVEL));
    }

    /** An amount as a share of another. */
    public static JsonObject putShare(JsonObject json, String key, Ratio ratio) {
        JsonObject metric = put(json, key, ratio);
        return isUnknown(ratio)
                ? metric
                : metric.put("numerator", ratio.numerator()).put("denominator", ratio.denominator());
    }
}
