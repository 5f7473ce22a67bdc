package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.StudentT;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.MeanDifference;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.RateDifference;
import java.util.Objects;

/**
 * A relative difference: how much higher the first answer is than the second, as a share of the second, such as the
 * lift of an experiment.
 *
 * <pre>
 * lift = first / second - 1, where difference = first - second; at least -1 for rates
 * </pre>
 *
 * <p>The interval holds 0 if and only if the interval of the difference does, so that the two never contradict each
 * other. It combines the limits l..u of the two answers:
 *
 * <pre>
 * low + 1  = (b - sqrt(b^2 - a c)) / a,  a = u2 (2 x2 - u2),  b = x1 x2,  c = l1 (2 x1 - l1)
 * high + 1 = (b + sqrt(b^2 - a c)) / a,  a = l2 (2 x2 - l2),  b = x1 x2,  c = u1 (2 x1 - u1)
 * </pre>
 *
 * <p>The limits of a rate are those of its {@link ProportionInterval#WILSON} interval. Those of a mean or of a ratio
 * are {@code x -+ t SE}, with the t quantile of the difference, which makes it the interval of Fieller. With customers
 * who are part of both, b is less by the correlation of the two times the two margins.
 *
 * <ul>
 *   <li>It is undefined when the difference is, and when the second answer is not above 0: a share of a loss has no
 *       meaning.
 *   <li>The interval is also undefined when that of the difference is, and when the data allow a second mean or ratio
 *       of 0, since then the lift has no limit.
 *   <li>The first rate is 0: the lift is -1, with an interval.
 *   <li>Differences of other answers, such as scores, which may be negative, have no lift.
 * </ul>
 *
 * <pre>{@code
 * Lift lift = Lift.of(Rate.of(90, 600).minus(Rate.of(72, 600)));
 * lift.value();           // 0.25
 * lift.interval(0.95);    // -0.062 .. 0.666 (95%)
 * }</pre>
 *
 * <p>Source: A. Donner and G. Y. Zou, Closed-Form Confidence Intervals for Functions of the Normal Mean and Standard
 * Deviation, Statistical Methods in Medical Research 21 (2012), 347-359, equation 9 (MOVER-R); E. C. Fieller, Some
 * Problems in Interval Estimation, Journal of the Royal Statistical Society B 16 (1954), 175-185.
 *
 * @param difference the difference of two rates, means or ratios
 */
public record Lift(Difference difference) implements Estimate {
    private static final String NO_LIFT = "scores have no relative difference";
    private static final String NOT_POSITIVE = "the second answer is not above 0";
    private static final String TOO_CLOSE = "the second answer is too close to 0";

    /**
     * Checks the difference.
     *
     * @param difference the difference of two answers
     * @throws NullPointerException if it is null
     */
    public Lift {
        Objects.requireNonNull(difference, "difference");
    }

    /**
     * The lift of a difference.
     *
     * @param difference the difference of two rates, means or ratios: of a group that is tested less the control
     * @return the lift, relative to the second answer
     * @throws NullPointerException if the difference is null
     */
    public static Lift of(Difference difference) {
        return new Lift(difference);
    }

    @Override
    public double value() {
        return isDefined() ? difference.value() / second() : Double.NaN;
    }

    @Override
    public boolean isDefined() {
        return reason().isEmpty();
    }

    @Override
    public String reason() {
        if (!difference.isDefined()) {
            return difference.reason();
        }
        double second = second();
        if (Double.isNaN(second)) {
            return NO_LIFT;
        }
        if (second <= 0) {
            return NOT_POSITIVE;
        }
        return Double.isFinite(difference.value() / second) ? "" : TOO_CLOSE;
    }

    /** The answer that the other is relative to; NaN for other kinds of differences. */
    private double second() {
        if (difference instanceof RateDifference rates) {
            return rates.second().value();
        }
        if (difference instanceof MeanDifference means) {
            return means.second().value();
        }
        return difference instanceof RatioDifference ratios ? ratios.second().value() : Double.NaN;
    }

    /**
     * The interval of the lift.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, with the lift in it; undefined when the data do not allow one
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (!isDefined()) {
            return Interval.undefined(level, reason());
        }
        Interval absolute = difference.interval(level);
        if (!absolute.isDefined()) {
            return Interval.undefined(level, absolute.reason());
        }
        Limits limits = limits(level);
        double low = limits.low();
        double high = limits.high();
        return Double.isFinite(low) && Double.isFinite(high)
                ? Interval.of(low - 1, high - 1, level).including(value())
                : Interval.undefined(level, TOO_CLOSE);
    }

    private Limits limits(double level) {
        if (difference instanceof RateDifference rates) {
            Interval first = rates.first().interval(ProportionInterval.WILSON, level);
            Interval second = rates.second().interval(ProportionInterval.WILSON, level);
            double x1 = rates.first().value();
            double x2 = rates.second().value();
            return new Limits(
                    x1 / x2,
                    (x1 - first.low()) / x2,
                    (first.high() - x1) / x2,
                    (x2 - second.low()) / x2,
                    (second.high() - x2) / x2,
                    rates.correlation());
        }
        if (difference instanceof MeanDifference means) {
            return symmetric(
                    level,
                    means.degreesOfFreedom(),
                    means.first().standardError(),
                    means.second().standardError(),
                    means.overlap().correlation());
        }
        RatioDifference ratios = (RatioDifference) difference;
        return symmetric(
                level,
                ratios.degreesOfFreedom(),
                ratios.first().standardError(),
                ratios.second().standardError(),
                ratios.overlap().correlation());
    }

    private Limits symmetric(
            double level, double degreesOfFreedom, double firstError, double secondError, double correlation) {
        double errors = Double.isNaN(degreesOfFreedom) ? 0 : StudentT.criticalValue(level, degreesOfFreedom);
        double margin1 = firstError * errors / second();
        double margin2 = secondError * errors / second();
        return new Limits(1 + value(), margin1, margin1, margin2, margin2, correlation);
    }

    /**
     * The lift as a text: {@code +25.0%: 3.0 points: ...}, with the difference, or {@code undefined: } and the
     * difference.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String sign = value() > 0 ? "+" : "";
        return (isDefined() ? sign + Decimals.text(100 * value(), 1) + "%: " : "undefined: ") + difference;
    }

    /**
     * A quotient q of two answers, and how far each answer may lie below and above, as parts of the second.
     *
     * <p>The limits of the quotient are where the difference of the first answer and of that many times the second one
     * has an interval that ends at 0.
     */
    private record Limits(double q, double below1, double above1, double below2, double above2, double r) {
        double low() {
            double b = q - r * below1 * above2;
            double root = root(below1, above2);
            double c = (q - below1) * (q + below1);
            if (b < 0) {
                return (b - root) / rest(above2);
            }
            // the same without a division by 0 where the second answer may be twice as high
            return c == 0 ? 0 : c / (b + root);
        }

        /** Infinite or NaN where the second answer may be 0. */
        double high() {
            double b = q - r * above1 * below2;
            double root = root(above1, below2);
            double a = rest(below2);
            if (!(a > 0)) {
                return Double.POSITIVE_INFINITY;
            }
            double c = (q - above1) * (q + above1);
            return b < 0 ? c / (b - root) : (b + root) / a;
        }

        private double root(double margin1, double margin2) {
            double square = q * q * margin2 * margin2
                    + margin1 * margin1 * rest(margin2)
                    - 2 * r * q * margin1 * margin2
                    + r * r * margin1 * margin1 * margin2 * margin2;
            return Math.sqrt(Math.max(square, 0));
        }

        private static double rest(double margin) {
            return (1 - margin) * (1 + margin);
        }
    }
}
