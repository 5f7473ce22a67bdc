package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Welch;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * The difference of two ratios of different customers, such as the order values of two channels.
 *
 * <pre>
 * value          = first - second
 * standard error = sqrt(SE(first)^2 + SE(second)^2)
 * interval       = value -+ t standard error, with Welch's degrees of freedom
 * </pre>
 *
 * <ul>
 *   <li>It is undefined when either ratio is undefined; interval and test are also undefined when either has one
 *       customer.
 *   <li>If the ratio is the same for every customer of each group, the interval shrinks to the difference, and there is
 *       no test.
 *   <li>Two periods of the same customers are not independent: what a customer does in one resembles what the customer
 *       does in the next, and this interval is then usually too wide. {@link BootstrapEstimate#toDifference()} of a
 *       statistic that subtracts the two within each resample takes that into account.
 * </ul>
 *
 * <p>Source of the degrees of freedom: B. L. Welch, Biometrika 34 (1947), 28-35.
 *
 * @param first the ratio to subtract from
 * @param second the ratio to subtract
 */
public record RatioDifference(RatioEstimate first, RatioEstimate second) implements Difference, Serializable {
    /**
     * Checks the ratios.
     *
     * @param first the ratio to subtract from
     * @param second the ratio to subtract
     * @throws NullPointerException if a ratio is null
     */
    public RatioDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
    }

    @Override
    public double value() {
        if (!isDefined()) {
            return Double.NaN;
        }
        PairedSums a = first.sums();
        PairedSums b = second.sums();
        BigDecimal cross = a.sumX().multiply(b.sumY()).subtract(b.sumX().multiply(a.sumY()));
        return cross.divide(a.sumY().multiply(b.sumY()), MathContext.DECIMAL128).doubleValue();
    }

    @Override
    public boolean isDefined() {
        return first.isDefined() && second.isDefined();
    }

    @Override
    public String reason() {
        return first.isDefined() ? second.reason() : first.reason();
    }

    /**
     * The standard error of the difference.
     *
     * @return the standard error; NaN when either ratio has none
     */
    public double standardError() {
        return welch().standardError();
    }

    @Override
    public Interval interval(double level) {
        Checks.level(level);
        double margin = welch().margin(level);
        return Double.isNaN(margin)
                ? Interval.undefined(level, whyNoInterval())
                : Interval.of(value() - margin, value() + margin, level);
    }

    @Override
    public SignificanceTest test() {
        Welch welch = welch();
        if (Double.isNaN(welch.statistic())) {
            return SignificanceTest.undefined(
                    Double.isNaN(welch.standardError()) ? whyNoInterval() : "no group varies");
        }
        return SignificanceTest.of(welch.statistic(), welch.pvalue());
    }

    private String whyNoInterval() {
        return isDefined() ? RatioEstimate.ONE_CUSTOMER : reason();
    }

    private Welch welch() {
        double firstError = first.standardError();
        double secondError = second.standardError();
        return new Welch(
                value(),
                firstError * firstError,
                first.sums().count() - 1.0,
                secondError * secondError,
                second.sums().count() - 1.0);
    }

    /**
     * The difference as a text: the value or {@code undefined}, then the two ratios.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String difference = isDefined() ? Decimals.text(value(), 3) : "undefined";
        return difference + ": " + first + " less " + second;
    }
}
