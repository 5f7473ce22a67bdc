package io.github.retentionmetrics.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A limit in words.
 *
 * @param limit the limit
 * @param parameters the parameters of the family
 */
record LimitText(Limit limit, List<Parameter> parameters) {
    private static final List<ParameterLimit> UPWARDS = List.of(
            ParameterLimit.MINUS_INFINITY,
            ParameterLimit.ZERO,
            ParameterLimit.ONE,
            ParameterLimit.INFINITY,
            ParameterLimit.ANY);

    /** The words as a list: {@code a}, {@code a and b}, {@code a, b and c}. */
    static String and(List<String> words) {
        int last = words.size() - 1;
        return last < 1
                ? String.join("", words)
                : String.join(", ", words.subList(0, last)) + " and " + words.get(last);
    }

    /** Where the parameters go: {@code s goes to zero}, {@code s and beta go to infinity together}. */
    String sentence() {
        NavigableMap<ParameterLimit, List<String>> byLimit = byLimit();
        String names = and(List.copyOf(limit.byName(parameters).keySet()));
        boolean isAlone = limit.direction().size() == 1;
        if (limit.isConstant()) {
            return isAlone
                    ? names + " has no influence"
                    : "only the " + influential() + " of " + names + " has an influence";
        }
        if (byLimit.size() == 1) {
            ParameterLimit end = byLimit.firstKey();
            return names + (isAlone ? " goes to " + end.text() : " go to " + end.text() + " together");
        }
        List<String> ways = new ArrayList<>();
        byLimit.forEach((end, going) -> ways.add(and(going) + " to " + end.text()));
        return and(ways) + " go together";
    }

    /** The combination on which the likelihood depends where parameters can move together in both directions. */
    private String influential() {
        List<Integer> signs = limit.direction().signs();
        if (!arePositive()) {
            return "combination";
        }
        return signs.contains(1) && signs.contains(-1) ? "product" : "ratio";
    }

    private boolean arePositive() {
        return IntStream.of(limit.direction().moving())
                .allMatch(i -> parameters.get(i).domain() == ParametricFamily.Domain.POSITIVE);
    }

    /** Where the parameters are: {@code s at zero}, {@code a and b at infinity with a / b=0.5}. */
    String place(double[] values) {
        String with = combination(values)
                .map(entry -> " with " + Parameter.text(entry.getKey(), entry.getValue()))
                .orElse("");
        List<String> places = new ArrayList<>();
        byLimit().descendingMap().forEach((end, names) -> places.add(and(names) + at(end)));
        return and(places) + with;
    }

    private static String at(ParameterLimit end) {
        return end == ParameterLimit.ANY ? " of any value" : " at " + end.text();
    }

    /** The ratio or the product of two positive parameters that stays finite where both go to a limit, by its name. */
    Optional<Map.Entry<String, Double>> combination(double[] values) {
        int[] moving = limit.direction().moving();
        if (moving.length != 2 || !arePositive()) {
            return Optional.empty();
        }
        String first = parameters.get(moving[0]).name();
        String second = parameters.get(moving[1]).name();
        return Optional.of(
                influential().equals("ratio")
                        ? Map.entry(first + " / " + second, values[moving[0]] / values[moving[1]])
                        : Map.entry(first + " x " + second, values[moving[0]] * values[moving[1]]));
    }

    /**
     * The names of the parameters that go to a limit, by that limit: the lower ends of the domains before the upper
     * ones.
     */
    private NavigableMap<ParameterLimit, List<String>> byLimit() {
        NavigableMap<ParameterLimit, List<String>> byLimit = new TreeMap<>(Comparator.comparingInt(UPWARDS::indexOf));
        limit.byName(parameters)
                .forEach((name, end) ->
                        byLimit.computeIfAbsent(end, key -> new ArrayList<>()).add(name));
        return byLimit;
    }
}
