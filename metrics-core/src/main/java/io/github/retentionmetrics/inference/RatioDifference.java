package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.Welch;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Overlap;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;

/**
 * The difference of two ratios: of different customers, such as the order values of two channels, or of the same ones,
 * such as the net revenue retention of two months.
 *
 * <pre>
 * value          = first - second
 * standard error = sqrt(SE(first)^2 + SE(second)^2 - 2 r SE(first) SE(second))
 * interval       = value -+ t standard error
 * </pre>
 *
 * <p>The correlation r is that of the {@link Overlap}: 0 for different customers, for whom the degrees of freedom are
 * Welch's. For the same customers the standard error is that of the delta method for the difference, in which each
 * customer contributes (x1 - r1 y1) / Y1 - (x2 - r2 y2) / Y2, and there is one degree of freedom less than there are
 * customers; for customers some of whom are the same, they lie between the two as in {@link
 * io.github.retentionmetrics.rate.MeanDifference#degreesOfFreedom()}.
 *
 * <p>{@link RatioStatistic#minus} finds the customers of both ratios, and the metrics with an {@code estimate} of a
 * history have a {@code difference} of two periods, which asks it.
 *
 * <pre>{@code
 * Period march = Period.month(2026, 3);
 * RatioDifference change = NetRevenueRetention.difference(history, march, march.preceding());
 * change.interval(0.95);
 * Comparison.of(change, 0.95).verdict();
 * }</pre>
 *
 * <ul>
 *   <li>It is undefined when either ratio is undefined; interval and test are also undefined when either has one
 *       customer.
 *   <li>If the ratio is the same for every customer of each group, the interval shrinks to the difference, and there is
 *       no test.
 *   <li>If the same customers are taken for different ones, the interval is too wide where customers spend alike in
 *       both periods, and too narrow where what is divided in one ratio is the divisor in the other.
 * </ul>
 *
 * <p>Source of the standard error: W. G. Cochran, Sampling Techniques, 3rd edition, 1977, section 6.19 (the difference
 * of two ratios); of the degrees of freedom: B. L. Welch, Biometrika 34 (1947), 28-35, and B. Derrick, B. Russ, D.
 * Toher and P. White, Journal of Modern Applied Statistical Methods 16(1) (2017).
 *
 * @param first the ratio to subtract from
 * @param second the ratio to subtract
 * @param overlap how many customers are part of both ratios, and how far the two depend on each other
 */
public record RatioDifference(RatioEstimate first, RatioEstimate second, Overlap overlap)
        implements Difference, Serializable {
    /**
     * Checks the ratios.
     *
     * @param first the ratio to subtract from
     * @param second the ratio to subtract
     * @param overlap how many customers are part of both ratios
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if more customers are shared than one of the ratios has
     */
    public RatioDifference {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(second, "second");
        Objects.requireNonNull(overlap, "overlap");
        Checks.partOfWhole(
                overlap.shared(),
                "overlap",
                Math.min(first.sums().count(), second.sums().count()),
                "customers");
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

    /**
     * The approximate degrees of freedom of the difference.
     *
     * @return the degrees of freedom, rarely whole; NaN when either ratio has no standard error, or both have one of 0
     */
    public double degreesOfFreedom() {
        return welch().degreesOfFreedom();
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
                    Double.isNaN(welch.standardError()) ? whyNoInterval() : welch.whyNoStatistic());
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
                second.sums().count() - 1.0,
                overlap.shared(),
                overlap.correlation());
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
