package io.github.retentionmetrics.fit;

/**
 * The values that a parameter of a {@link ParametricFamily} may have, and the scale on which it is searched for.
 *
 * <p>The search, the regularisation, and the normal approximation behind an interval all use the scale given here, on
 * which every number is allowed. An interval therefore never leaves the domain.
 */
public enum ParameterDomain {
    /** Finite numbers above 0, on the scale of their logarithms. Any unit will do. */
    POSITIVE("a finite number above 0", ParameterLimit.ZERO, ParameterLimit.INFINITY) {
        @Override
        boolean contains(double value) {
            return value > 0 && value <= Double.MAX_VALUE;
        }

        @Override
        double toCoordinate(double value) {
            return Math.log(value);
        }

        @Override
        double toValue(double coordinate) {
            return Math.exp(coordinate);
        }

        @Override
        double slope(double value) {
            return value;
        }

        @Override
        double moved(double value, double by) {
            return value * Math.exp(by);
        }
    },

    /** Numbers between 0 and 1, both exclusive, on the scale of their log-odds {@code log(p / (1 - p))}. */
    PROBABILITY("a number between 0 and 1, both exclusive", ParameterLimit.ZERO, ParameterLimit.ONE) {
        @Override
        boolean contains(double value) {
            return value > 0 && value < 1;
        }

        @Override
        double toCoordinate(double value) {
            return Math.log(value) - Math.log1p(-value);
        }

        @Override
        double toValue(double coordinate) {
            return below1(1 / (1 + Math.exp(-coordinate)));
        }

        @Override
        double slope(double value) {
            return value * (1 - value);
        }

        @Override
        double moved(double value, double by) {
            return below1(value / (value + (1 - value) * Math.exp(-by)));
        }

        /** Rounding must not lead out of the domain, where the logarithm of 1 - p is infinite. */
        private double below1(double value) {
            return Math.min(value, Math.nextDown(1.0));
        }
    },

    /**
     * Finite numbers, on the scale of their inverse hyperbolic sine, which is linear near 0 and logarithmic far from
     * it. Give a start of the right order of magnitude, and a unit in which the standard error is at least 0.01.
     */
    REAL("a finite number", ParameterLimit.MINUS_INFINITY, ParameterLimit.INFINITY) {
        @Override
        boolean contains(double value) {
            return Double.isFinite(value);
        }

        @Override
        double toCoordinate(double value) {
            double size = Math.abs(value);
            double coordinate = size > LARGE
                    ? Math.log(size) + Math.log(2)
                    : Math.log1p(size + size * (size / (1 + Math.hypot(1, size))));
            return Math.copySign(coordinate, value);
        }

        @Override
        double toValue(double coordinate) {
            return Math.sinh(coordinate);
        }

        @Override
        double slope(double value) {
            return Math.hypot(1, value);
        }

        @Override
        double moved(double value, double by) {
            return toValue(toCoordinate(value) + by);
        }
    };

    /** Beyond it the square of a number is the square of that number plus 1, to double precision. */
    private static final double LARGE = 1e8;

    private final String rule;
    private final ParameterLimit lower;
    private final ParameterLimit upper;

    ParameterDomain(String rule, ParameterLimit lower, ParameterLimit upper) {
        this.rule = rule;
        this.lower = lower;
        this.upper = upper;
    }

    /** Whether a parameter may have the value. */
    abstract boolean contains(double value);

    /** The value on the scale of the search. */
    abstract double toCoordinate(double value);

    /** The value at a place on the scale of the search. */
    abstract double toValue(double coordinate);

    /** The derivative of the value by its place on the scale of the search. */
    abstract double slope(double value);

    /** The value that lies so far from another one on the scale of the search. */
    abstract double moved(double value, double by);

    /** What a value must be, for messages. */
    String rule() {
        return rule;
    }

    /** The end of the domain in a direction of the search: 1 for the upper one, -1 for the lower one. */
    ParameterLimit limit(int sign) {
        return sign > 0 ? upper : lower;
    }
}
