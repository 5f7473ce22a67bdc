package io.github.retentionmetrics.fit;

import java.io.Serializable;
import java.util.List;
import java.util.Locale;

/**
 * A parameter of a family of models.
 *
 * @param name its name in the literature
 * @param domain the values that it may have
 */
record Parameter(String name, ParametricFamily.Domain domain) implements Serializable {
    static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    /** A parameter or another named number with its value, such as {@code r=0.2426}. */
    static String text(String name, double value) {
        return name + String.format(Locale.ROOT, "=%.6g", value);
    }
}
