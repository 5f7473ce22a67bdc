package io.github.retentionmetrics.testing;

import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Slow and simple ways to a maximum that know of nothing but values, to hold fits against. */
public final class PatternSearch {
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    /** Where parameters are numbers whose products are numbers. */
    private static final double BOX = 100;

    private PatternSearch() {}

    /**
     * The highest value found by steps along all directions in which some coordinates rise or fall alike (Hooke and
     * Jeeves), which double while they are of use and are halved when none is.
     *
     * @param function the function
     * @param start where to begin; not changed
     * @return the highest value
     */
    public static double maximum(ToDoubleFunction<double[]> function, double[] start) {
        double[] best = start.clone();
        double highest = value(function, best);
        for (double step = 2; step > 1e-3; step /= 2) {
            for (int code = 1; code < Math.pow(3, best.length); code++) {
                double length = step;
                double[] next = moved(best, code, length);
                for (double found = value(function, next); found > highest; found = value(function, next)) {
                    highest = found;
                    best = next;
                    length *= 2;
                    next = moved(best, code, length);
                }
            }
        }
        return highest;
    }

    /** A point moved in the directions that the digits of a number in base 3 say: not at all, up, down. */
    private static double[] moved(double[] point, int code, double step) {
        double[] moved = point.clone();
        int digits = code;
        for (int i = 0; i < moved.length; i++) {
            moved[i] += switch (digits % 3) {
                case 0 -> 0;
                case 1 -> step;
                default -> -step;
            };
            digits /= 3;
        }
        return moved;
    }

    private static double value(ToDoubleFunction<double[]> function, double[] point) {
        boolean isInBox = IntStream.range(0, point.length).allMatch(i -> Math.abs(point[i]) <= BOX);
        double value = isInBox ? function.applyAsDouble(point) : Double.NaN;
        return Double.isNaN(value) ? Double.NEGATIVE_INFINITY : value;
    }

    /**
     * The maximum of a function that has one, by golden sections.
     *
     * @param function the function
     * @param low where to begin
     * @param high where to end
     * @return the highest value
     */
    public static double golden(DoubleUnaryOperator function, double low, double high) {
        double from = low;
        double to = high;
        while (to - from > 1e-7) {
            double left = to - GOLDEN * (to - from);
            double right = from + GOLDEN * (to - from);
            if (function.applyAsDouble(left) > function.applyAsDouble(right)) {
                to = right;
            } else {
                from = left;
            }
        }
        return function.applyAsDouble(from);
    }
}
