package io.github.retentionmetrics.internal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks and texts for the parameters of models, which are all positive. */
public final class Parameters {
    /** Beyond these the product of two parameters may be no number, and no customers are like that. */
    private static final double SMALLEST = 1e-100;

    private static final double LARGEST = 1e100;

    private Parameters() {}

    /**
     * A parameter of a model, or a rate: a finite number above 0 that leaves room to compute with.
     *
     * @param value the value
     * @param name what to call it
     * @return the value
     * @throws IllegalArgumentException if it is not in 1e-100..1e100
     */
    public static double parameter(double value, String name) {
        positive(value, name);
        if (value < SMALLEST || value > LARGEST) {
            throw new IllegalArgumentException(name + " must be in " + SMALLEST + ".." + LARGEST + ": " + value);
        }
        return value;
    }

    /**
     * The value, which must be a finite number above 0.
     *
     * @param value the value
     * @param name what to call it
     * @return the value
     * @throws IllegalArgumentException if it is not
     */
    public static double positive(double value, String name) {
        if (!(value > 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be a finite number above 0: " + value);
        }
        return value;
    }

    /**
     * The value, which must be a finite number of at least 0.
     *
     * @param value the value
     * @param name what to call it
     * @return the value
     * @throws IllegalArgumentException if it is not
     */
    public static double notNegative(double value, String name) {
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(name + " must be a finite number of at least 0: " + value);
        }
        return value;
    }

    /**
     * Numbers by name.
     *
     * @param names the names
     * @param values their numbers
     * @return the numbers, in the order of the names
     */
    public static Map<String, Double> byName(List<String> names, double[] values) {
        Map<String, Double> byName = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            byName.put(names.get(i), values[i]);
        }
        return Collections.unmodifiableMap(byName);
    }

    /**
     * Names and values as a text.
     *
     * @param names the names
     * @param values their numbers
     * @return such as {@code r=0.2426, alpha=4.414}
     */
    public static String text(List<String> names, double[] values) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ", ").append(names.get(i)).append(String.format(Locale.ROOT, "=%.6g", values[i]));
        }
        return text.toString();
    }
}
