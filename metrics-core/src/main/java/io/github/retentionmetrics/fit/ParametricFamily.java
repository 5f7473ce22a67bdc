package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A family of models that differ in the values of named parameters, to be fitted to data by maximum likelihood.
 *
 * <p>The models of {@code forecast} and {@code renewal} are fitted this way, and so are a caller's own models. A model
 * needs a name, its parameters, a {@link Likelihood} with its gradient, and a function from parameters to the model.
 *
 * <pre>{@code
 * record Geometric(double p) implements java.io.Serializable {}
 *
 * int[] failures = {0, 2, 1, 0, 5, 0, 3, 1};   // contacts without a sale before the first sale
 * ModelFit<Geometric> fit = ParametricFamily.of("geometric", "p")
 *         .withDomain("p", ParametricFamily.Domain.PROBABILITY)
 *         .fit(
 *                 (sum, parameters) -> {
 *                     double p = parameters[0];
 *                     for (int k : failures) {
 *                         sum.add(1, Math.log(p) + k * Math.log1p(-p), 1 / p - k / (1 - p));
 *                     }
 *                 },
 *                 failures.length,
 *                 parameters -> new Geometric(parameters[0]));
 * fit.model().p();            // 0.4000: 8 sales after 20 contacts
 * fit.interval("p", 0.95);    // 0.214 .. 0.620 (95%)
 * }</pre>
 *
 * <p>The search finds the maximum on the scale of the parameters' {@linkplain Domain domains}. Where the likelihood is
 * highest as parameters go to an end of their domains, or does not depend on some of them, the
 * {@linkplain ModelFit#outcome() outcome} of the fit says so; {@link #withLimit} adds what that means. For a clear
 * maximum, a fit takes some 10 to 100 evaluations of the likelihood. Otherwise the time grows with the number of
 * directions in which parameters can go to a limit, 3 to the power of the number of parameters, so that a family should
 * have at most six.
 *
 * <p>Immutable and thread-safe.
 */
public final class ParametricFamily {
    /** The search for limits takes time in proportion to three to the power of the number of parameters. */
    private static final int MOST_PARAMETERS = 8;

    private final String name;
    private final List<Parameter> parameters;
    private final List<List<Integer>> powers;

    /** Empty if the search starts in the middle of the domains. */
    private final double[][] starts;

    private final Map<Map<String, ParameterLimit>, String> meanings;

    private ParametricFamily(
            String name,
            List<Parameter> parameters,
            List<List<Integer>> powers,
            double[][] starts,
            Map<Map<String, ParameterLimit>, String> meanings) {
        this.name = name;
        this.parameters = List.copyOf(parameters);
        this.powers = powers;
        this.starts = starts;
        this.meanings = meanings;
        requirePowers();
        Arrays.stream(starts).forEach(this::requireStart);
        meanings.keySet().forEach(limit -> limit.forEach(this::requireLimit));
    }

    /**
     * A family whose parameters are all {@linkplain Domain#POSITIVE positive}.
     *
     * @param name the family's name, for messages and texts, such as {@code BG/NBD}
     * @param parameters the names of the parameters, in order; 1 to 8 different ones
     * @return the family
     * @throws NullPointerException if a name is null
     * @throws IllegalArgumentException if a name is empty, a parameter is named twice, or there are none or more than 8
     */
    public static ParametricFamily of(String name, String... parameters) {
        Checks.identifier(name, "name");
        List<Parameter> all = new ArrayList<>();
        for (String parameter : parameters) {
            Checks.identifier(parameter, "parameter");
            if (Parameter.names(all).contains(parameter)) {
                throw new IllegalArgumentException("parameters must have different names: " + parameter);
            }
            all.add(new Parameter(parameter, Domain.POSITIVE));
        }
        if (all.isEmpty() || all.size() > MOST_PARAMETERS) {
            throw new IllegalArgumentException(
                    "number of parameters must be in 1.." + MOST_PARAMETERS + ": " + all.size());
        }
        return new ParametricFamily(name, all, SearchSpace.identity(all.size()), new double[0][], Map.of());
    }

    /**
     * The same family with another domain of a parameter.
     *
     * @param parameter the parameter's name
     * @param domain the values that it may have
     * @return the family with that domain
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the family has no such parameter, or has starting points, limits or powers
     *     that do not suit the domain
     */
    public ParametricFamily withDomain(String parameter, Domain domain) {
        List<Parameter> others = new ArrayList<>(parameters);
        others.set(indexOf(parameter), new Parameter(parameter, Objects.requireNonNull(domain, "domain")));
        return new ParametricFamily(name, others, powers, starts, meanings);
    }

    /**
     * The same family with points from which the search starts if the {@linkplain FitOptions#withStart options} do not
     * give one.
     *
     * <p>The first is the best guess. The others are tried if the first does not lead to a maximum that the data
     * determine. Without this method the search starts at 1 for a positive parameter, 0.5 for a probability, and 0 for
     * a real number.
     *
     * @param starts the points, each with a value for every parameter
     * @return the family with these starting points
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there are no points, or one of them is outside the domains or does not have
     *     as many values as there are parameters
     */
    public ParametricFamily withStarts(double[]... starts) {
        if (starts.length == 0) {
            throw new IllegalArgumentException("starts must not be empty");
        }
        double[][] copy = Arrays.stream(starts).map(double[]::clone).toArray(double[][]::new);
        return new ParametricFamily(name, parameters, powers, copy, meanings);
    }

    /**
     * The same family with an explanation of what a limit at which the likelihood is highest means for the data, for
     * {@link ModelFit#explanation()}.
     *
     * @param meaning what the limit means, such as {@code no customer seems to leave}
     * @param limit the limits of the parameters that go to one; parameters without an entry have an estimate
     * @return the family with that explanation
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the meaning is blank, or the limit is empty, names a parameter that the
     *     family does not have, or is not an end of the parameter's domain
     */
    public ParametricFamily withLimit(String meaning, Map<String, ParameterLimit> limit) {
        Checks.identifier(meaning, "meaning");
        if (limit.isEmpty()) {
            throw new IllegalArgumentException("limit must name a parameter");
        }
        Map<Map<String, ParameterLimit>, String> more = new LinkedHashMap<>(meanings);
        more.put(Collections.unmodifiableMap(new LinkedHashMap<>(limit)), meaning);
        return new ParametricFamily(name, parameters, powers, starts, more);
    }

    /**
     * The same family, searched in products of powers of its parameters, for data that determine such a product better
     * than the single parameters.
     *
     * <pre>
     *   log parameter i = sum over j of powers[i][j] x log argument j
     * </pre>
     *
     * <p>The {@link Likelihood} then takes these arguments, all positive. Starting points, the model and the fit remain
     * in terms of the parameters. For example, if the likelihood takes p, q and the mean m = p v / q in place of v, the
     * last row is -1, 1, 1, since v = m q / p.
     *
     * @param powers a row for every parameter: 1 at its own index, whole numbers before it, 0 after it
     * @return the family with that likelihood
     * @throws NullPointerException if a row is null
     * @throws IllegalArgumentException if the rows are not of this kind, or a parameter is not positive
     */
    public ParametricFamily withPowers(int[]... powers) {
        List<List<Integer>> rows = Arrays.stream(powers)
                .map(row -> Arrays.stream(row).boxed().toList())
                .toList();
        return new ParametricFamily(name, parameters, rows, starts, meanings);
    }

    /**
     * Fits the family to data, with the default options.
     *
     * @param likelihood the log-likelihood of the data
     * @param observations the number of observations, such as customers: n in {@link ModelFit#bic()}
     * @param model creates the model from its parameters
     * @param <M> the type of the model
     * @return the fit
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the number of observations is not positive
     * @throws FitException if no maximum is found
     */
    public <M extends Serializable> ModelFit<M> fit(
            Likelihood likelihood, long observations, Function<double[], M> model) {
        return fit(likelihood, observations, model, FitOptions.withDefaults());
    }

    /**
     * Fits the family to data.
     *
     * @param likelihood the log-likelihood of the data
     * @param observations the number of observations, such as customers: n in {@link ModelFit#bic()}
     * @param model creates the model from its parameters. It may throw an {@link IllegalArgumentException} for
     *     parameters that it refuses; the fit then fails with that message
     * @param options the options of the search
     * @param <M> the type of the model
     * @return the fit
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the number of observations is not positive, or the options give a starting
     *     point outside the domains or with another number of parameters
     * @throws FitException if no maximum is found
     */
    public <M extends Serializable> ModelFit<M> fit(
            Likelihood likelihood, long observations, Function<double[], M> model, FitOptions options) {
        Objects.requireNonNull(likelihood, "likelihood");
        Checks.positive(observations, "observations");
        Objects.requireNonNull(model, "model");
        double[][] points = options.start().map(start -> new double[][] {start}).orElseGet(this::starts);
        Arrays.stream(points).forEach(this::requireStart);
        return new Fitting<>(this, likelihood, observations, points, options, model).fit();
    }

    private double[][] starts() {
        return starts.length > 0 ? starts : new double[][] {space().argumentsAt(new double[parameters.size()])};
    }

    /**
     * The exception for data that the family cannot be fitted to, for example because there are none.
     *
     * @param why what is wrong with the data
     * @return an exception to throw, with the message {@code name was not fitted: why}
     * @throws NullPointerException if the text is null
     */
    public FitException failure(String why) {
        return new FitException(name + " was not fitted: " + Objects.requireNonNull(why, "why"));
    }

    private void requirePowers() {
        int size = parameters.size();
        boolean isTriangle = powers.size() == size
                && IntStream.range(0, size).allMatch(i -> powers.get(i).size() == size && isRow(powers.get(i), i));
        if (!isTriangle) {
            throw new IllegalArgumentException("powers must be " + size + " rows of " + size
                    + " numbers, with 1 on the diagonal and 0 after it: " + powers);
        }
        if (space().isReparametrized()) {
            for (Parameter parameter : parameters) {
                if (parameter.domain() != Domain.POSITIVE) {
                    throw new IllegalArgumentException("domain of " + parameter.name()
                            + " must be POSITIVE where there are powers: " + parameter.domain());
                }
            }
        }
    }

    private static boolean isRow(List<Integer> powers, int parameter) {
        return powers.get(parameter) == 1
                && powers.subList(parameter + 1, powers.size()).stream().allMatch(power -> power == 0);
    }

    private void requireStart(double[] start) {
        if (start.length != parameters.size()) {
            throw new IllegalArgumentException("number of parameters at the start (" + start.length
                    + ") must be that of " + name + " (" + parameters.size() + ": "
                    + String.join(", ", parameterNames()) + ")");
        }
        for (int i = 0; i < start.length; i++) {
            Parameter parameter = parameters.get(i);
            if (!parameter.domain().contains(start[i])) {
                throw new IllegalArgumentException(parameter.name() + " at the start must be "
                        + parameter.domain().rule() + ": " + start[i]);
            }
        }
    }

    private void requireLimit(String parameter, ParameterLimit limit) {
        Domain domain = parameters.get(indexOf(parameter)).domain();
        List<ParameterLimit> possible = List.of(domain.limit(-1), domain.limit(1), ParameterLimit.ANY);
        if (!possible.contains(Objects.requireNonNull(limit, "limit"))) {
            throw new IllegalArgumentException("limit of " + parameter + " must be one of "
                    + possible.stream().map(ParameterLimit::text).toList() + ": " + limit.text());
        }
    }

    private int indexOf(String parameter) {
        int index = parameterNames().indexOf(Objects.requireNonNull(parameter, "parameter"));
        if (index < 0) {
            throw new IllegalArgumentException(
                    "parameter must be one of " + String.join(", ", parameterNames()) + ": " + parameter);
        }
        return index;
    }

    /**
     * The family's name.
     *
     * @return such as {@code BG/NBD}
     */
    public String name() {
        return name;
    }

    /**
     * The names of the parameters.
     *
     * @return the names, in order
     */
    public List<String> parameterNames() {
        return Parameter.names(parameters);
    }

    List<Parameter> parameters() {
        return parameters;
    }

    SearchSpace space() {
        return new SearchSpace(parameters.stream().map(Parameter::domain).toList(), powers);
    }

    /** What it means for the data that some parameters go to a limit; empty if that is not known. */
    String meaning(Map<String, ParameterLimit> limit) {
        return meanings.getOrDefault(limit, "");
    }

    /**
     * The name and the parameters.
     *
     * @return such as {@code BG/NBD (r, alpha, a, b)}
     */
    @Override
    public String toString() {
        return name + " (" + String.join(", ", parameterNames()) + ")";
    }

    /**
     * The values that a parameter of a {@link ParametricFamily} may have, and the scale on which it is searched for.
     *
     * <p>The search, the regularisation, and the normal approximation behind an interval all use the scale given here,
     * on which every number is allowed. An interval therefore never leaves the domain.
     */
    public enum Domain {
        /** Finite numbers above 0, on the scale of their logarithms, in any unit. */
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

            /** The value limited to less than 1, since rounding to 1 would make the logarithm of 1 - p infinite. */
            private double below1(double value) {
                return Math.min(value, Math.nextDown(1.0));
            }
        },

        /**
         * Finite numbers, on the scale of their inverse hyperbolic sine, which is linear near 0 and logarithmic far
         * from it. The starting point should have the right order of magnitude, and the unit should be one in which the
         * standard error is at least 0.01.
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

        /** For larger numbers x, x^2 + 1 equals x^2 in double precision. */
        private static final double LARGE = 1e8;

        private final String rule;
        private final ParameterLimit lower;
        private final ParameterLimit upper;

        Domain(String rule, ParameterLimit lower, ParameterLimit upper) {
            this.rule = rule;
            this.lower = lower;
            this.upper = upper;
        }

        /** Whether a parameter may have the value. */
        abstract boolean contains(double value);

        /** The value on the scale of the search. */
        abstract double toCoordinate(double value);

        /** The value at a coordinate on the scale of the search. */
        abstract double toValue(double coordinate);

        /** The derivative of the value by its coordinate on the scale of the search. */
        abstract double slope(double value);

        /** The value at a given distance from another one on the scale of the search. */
        abstract double moved(double value, double by);

        /** The rule that a value must satisfy, for messages. */
        String rule() {
            return rule;
        }

        /** The end of the domain in a direction of the search: 1 for the upper one, -1 for the lower one. */
        ParameterLimit limit(int sign) {
            return sign > 0 ? upper : lower;
        }
    }
}
