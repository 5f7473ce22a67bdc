package io.github.retentionmetrics.internal.math;

import org.apache.commons.numbers.gamma.Gamma;

/**
 * The beta distribution, to the last digits for shapes from fractions to 10^18: the density by its deviance from the
 * mean, the tails by a continued fraction, and their inverses.
 *
 * <p>General-purpose implementations take {@code x^a (1 - x)^b} as a product of powers, whose relative error grows with
 * the shapes: a bound for one success in 10^9 trials comes out with eight digits. Here everything is a function of
 * {@code a - (a + b) x}, which a fused multiply-add yields without cancellation.
 *
 * <p>Source: C. Loader, Fast and Accurate Computation of Binomial Probabilities (2000), for the density; A. R. DiDonato
 * and A. H. Morris, Algorithm 708, ACM Transactions on Mathematical Software 18 (1992), equation 9, for the fraction.
 */
public final class BetaDistribution {
    /** Where both shapes are at least this, the quantile's expansion about the normal one leaves no error to see. */
    private static final double LARGE_SHAPE = 1e9;

    /** A step below this part of the tail's scale is the last: the error left is of the order of its square. */
    private static final double LAST_STEP = 1e-8;

    private static final int MAX_STEPS = 2_000;
    private static final int MAX_TERMS = 1_000_000;
    private static final double EPSILON = 0x1p-53;

    private final double a;
    private final double b;
    private final double sum;
    private final double peak;

    private BetaDistribution(double a, double b) {
        this.a = a;
        this.b = b;
        this.sum = a + b;
        double correction = stirlingError(sum) - stirlingError(a) - stirlingError(b);
        this.peak = Math.sqrt(a / (2 * Math.PI) * (b / sum)) * Math.exp(correction);
    }

    /**
     * The distribution of two shapes.
     *
     * @param a the first shape, positive
     * @param b the second shape, positive
     * @return the distribution
     */
    public static BetaDistribution of(double a, double b) {
        return new BetaDistribution(a, b);
    }

    /**
     * The probability of a value at or below {@code x}.
     *
     * @param x strictly between 0 and 1
     * @return a probability in 0..1
     */
    public double lowerTail(double x) {
        return tail(x, true);
    }

    /**
     * The probability of a value above {@code x}.
     *
     * @param x strictly between 0 and 1
     * @return a probability in 0..1
     */
    public double upperTail(double x) {
        return tail(x, false);
    }

    /**
     * The value below which a variable falls with the given probability.
     *
     * @param probability in 0..1
     * @return the quantile, in 0..1
     */
    public double quantileFromBelow(double probability) {
        return probability > 0.5 ? fromAbove(1 - probability) : fromBelow(probability);
    }

    /**
     * The value above which a variable falls with the given probability.
     *
     * @param probability in 0..1
     * @return the quantile, in 0..1
     */
    public double quantileFromAbove(double probability) {
        return probability > 0.5 ? fromBelow(1 - probability) : fromAbove(probability);
    }

    private double fromBelow(double probability) {
        if (probability == 0) {
            return 0;
        }
        if (isLarge()) {
            return expansion(Normal.quantile(probability));
        }
        // An answer above one half is best known by its distance from one.
        return lowerTail(0.5) < probability ? 1 - of(b, a).solve(probability, false) : solve(probability, true);
    }

    private double fromAbove(double probability) {
        if (probability == 0) {
            return 1;
        }
        if (isLarge()) {
            return expansion(-Normal.quantile(probability));
        }
        return upperTail(0.5) > probability ? 1 - of(b, a).solve(probability, true) : solve(probability, false);
    }

    private boolean isLarge() {
        return Math.min(a, b) >= LARGE_SHAPE;
    }

    /**
     * The root of {@code tail(x) = probability} in 0..0.5, by Newton steps on the logarithm of the tail inside a
     * shrinking bracket. The lower tail steps in log x, the upper one in x: there the logarithm is close to concave.
     */
    private double solve(double probability, boolean lower) {
        double low = 0;
        double high = 0.5;
        double x = Math.min(a / sum, high);
        for (int i = 0; i < MAX_STEPS && x >= Double.MIN_NORMAL; i++) {
            double tail = tail(x, lower);
            double excess = Math.log(tail / probability);
            if (lower == excess > 0) {
                high = x;
            } else {
                low = x;
            }
            double scale = tail / density(x);
            double step = lower ? x * Math.expm1(-excess * scale / x) : excess * scale;
            double next = x + step;
            if (Math.abs(step) <= LAST_STEP * scale) {
                return next;
            }
            x = next > low && next < high ? next : between(low, high);
        }
        return x;
    }

    private static double between(double low, double high) {
        return low > 0 && high > 2 * low ? Math.sqrt(low) * Math.sqrt(high) : low + (high - low) / 2;
    }

    /** The quantile by the expansion of Cornish and Fisher, to the terms of order one over the smaller shape. */
    private double expansion(double z) {
        double deviation = Math.sqrt(a / sum * (b / sum) / (sum + 1));
        double skewness = 2 * ((b - a) / (sum + 2)) * Math.sqrt((sum + 1) / a / b);
        double square = (a - b) / (sum + 2) * ((a - b) / a) * ((sum + 1) / b);
        double kurtosis = 6 * (square - 1) / (sum + 3);
        double shift = skewness * (z * z - 1) / 6
                + kurtosis * (z * z * z - 3 * z) / 24
                - skewness * skewness * (2 * z * z * z - 5 * z) / 36;
        return a / sum + deviation * (z + shift);
    }

    private double tail(double x, boolean lower) {
        double y = 1 - x;
        double lead = lead(x);
        double power = power(x, lead);
        boolean left = x <= (a + 1) / (sum + 2);
        double computed = power * (left ? fraction(a, b, x, y, lead) : fraction(b, a, y, x, -lead));
        return left == lower ? computed : 1 - computed;
    }

    private double density(double x) {
        return power(x, lead(x)) / (x * (1 - x));
    }

    /** {@code a - (a + b) x}, without cancellation. */
    private double lead(double x) {
        return x <= 0.5 ? Math.fma(-sum, x, a) : Math.fma(sum, 1 - x, -b);
    }

    /** {@code x^a (1 - x)^b / B(a, b)}. */
    private double power(double x, double lead) {
        double deviance = a * logMinus(-lead / a, sum * x / a) + b * logMinus(lead / b, sum * (1 - x) / b);
        return peak * Math.exp(deviance);
    }

    /** {@code log(1 + u) - u}, from u where that is close to 0 and from 1 + u elsewhere. */
    static double logMinus(double u, double onePlusU) {
        if (u < -0.4 || u > 0.8) {
            return Math.log(onePlusU) - u;
        }
        // log(1 + u) = 2 artanh(r), and 2 r - u = -u r.
        double r = u / (2 + u);
        double square = r * r;
        double series = 0;
        for (int k = 33; k >= 3; k -= 2) {
            series = series * square + 1.0 / k;
        }
        return r * (2 * square * series - u);
    }

    /** What to multiply {@code x^a y^b / B(a, b)} with to get the tail below x: Lentz's evaluation of the fraction. */
    private static double fraction(double a, double b, double x, double y, double lead) {
        double value = a * (lead + 1) / (a + 1);
        double c = value;
        double d = 0;
        for (int m = 1; m <= MAX_TERMS; m++) {
            double odd = a + 2.0 * m - 1;
            double numerator = (a + m - 1) / odd * ((a + b + m - 1) / odd) * (m * (b - m)) * x * x;
            double denominator = m + m * (b - m) * x / odd + (a + m) * (lead + 1 + m * (1 + y)) / (odd + 2);
            d = 1 / (denominator + numerator * d);
            c = denominator + numerator / c;
            double change = c * d;
            value *= change;
            if (Math.abs(change - 1) <= EPSILON) {
                break;
            }
        }
        return 1 / value;
    }

    /** What Stirling's formula leaves of the logarithm of the gamma function. */
    private static double stirlingError(double a) {
        if (a < 15) {
            return Math.log(Gamma.value(a) * Math.exp(a) * Math.pow(a, 0.5 - a) / Math.sqrt(2 * Math.PI));
        }
        double square = a * a;
        double series = 1.0 / 1188 - 691.0 / 360360 / square;
        series = 1.0 / 1680 - series / square;
        series = 1.0 / 1260 - series / square;
        series = 1.0 / 360 - series / square;
        return (1.0 / 12 - series / square) / a;
    }
}
