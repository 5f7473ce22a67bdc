package io.github.retentionmetrics.internal.fit;

import java.util.List;
import java.util.Map;

/**
 * What fitting and its messages need to know of a kind of model.
 *
 * @param name the model's name, such as {@code BG/NBD}
 * @param parameters its parameters' names, in order
 * @param limits what it means when parameters go to a limit, by the text of the limit: {@code s goes to
 *     zero} means that {@code nobody seems to leave}
 */
public record ModelShape(String name, List<String> parameters, Map<String, String> limits) {}
