package io.github.retentionmetrics.internal.fit;

import java.util.List;
import java.util.Map;

/**
 * What fitting and its messages need to know of a kind of model.
 *
 * @param name the model's name, such as {@code BG/NBD}
 * @param parameters its parameters' names, in order
 * @param atZero what it means when a parameter goes to zero, by name: {@code nobody seems to leave}
 */
public record ModelShape(String name, List<String> parameters, Map<String, String> atZero) {}
