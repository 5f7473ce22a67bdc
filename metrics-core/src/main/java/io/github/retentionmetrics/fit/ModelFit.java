package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.RegularizedGamma;
import org.jspecify.annotations.Nullable;

/**
 * A model fitted to data by maximum likelihood, with its log-likelihood and the uncertainty of its parameters.
 *
 * <pre>
 *   AIC = 2 k - 2 log L
 *   BIC = k log n - 2 log L,   k parameters, n observations
 *   standard error = parameter x standard error of its logarithm
 * </pre>
 *
 * <p>The covariance is the inverse of the observed information in the logarithms of the parameters, whose estimates are
 * closer to a normal distribution than those of the parameters themselves. Standard errors of the parameters follow by
 * the delta method, intervals by taking the exponential of both limits, so that they never contain negative values.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a search that finds no maximum throws {@link FitException} and gives no fit;
 *   <li>data that do not determine the parameters: {@link #outcome()} and {@link #explanation()} say so. The standard
 *       errors of the parameters named there are NaN, since they would be meaningless;
 *   <li>a likelihood that is highest as a parameter goes to zero or to infinity: the parameter is held so far out that
 *       moving it further does not change the likelihood. Its standard error is NaN; the standard errors of the other
 *       parameters are those in the limit;
 *   <li>two parameters that go to infinity together, such as r and alpha where all customers buy at the same rate: only
 *       their ratio is determined. The standard errors of both are NaN; the uncertainty of the ratio is part of the
 *       other parameters' errors.
 * </ul>
 *
 * <pre>{@code
 * ModelFit<BgNbd> fit = BgNbd.fit(history.summaries(ChronoUnit.WEEKS));
 * fit.model().expectedPurchases(52);   // orders of a new customer in a year
 * fit.outcome();                       // do the data determine the parameters?
 * fit.explanation();                   // and if not, in words
 * }</pre>
 *
 * <p>A quantity that is derived from a fit gets an interval from a bootstrap: a model is fitted to each of a number of
 * seeded resamples of the customers:
 *
 * <pre>{@code
 * PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
 * Statistic ordersInAYear = Statistic.of(customers.size(), resample -> {
 *     int[] counts = IntStream.range(0, customers.size()).map(resample::weight).toArray();
 *     try {
 *         return BgNbd.fit(customers.withCounts(counts)).model().expectedPurchases(52);
 *     } catch (FitException e) {
 *         return Double.NaN;   // such as a resample without a repeat purchase
 *     }
 * });
 * Bootstrap.withSeed(2026).withResamples(99).estimate(ordersInAYear).interval(0.95);
 * }</pre>
 *
 * @param <M> the model
 */
public final class ModelFit<M extends Serializable> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String name;
    private final List<Parameter> parameters;
    private final M model;
    private final double[] values;

    /** On the scales of the domains. */
    private final double[][] covariance;

    private final double logLikelihood;
    private final long observations;
    private final int iterations;
    private final boolean isConverged;
    private final Outcome outcome;
    private final String explanation;
    private final List<Limit> limits;

    ModelFit(
            ParametricFamily family,
            M model,
            double[] values,
            FitDiagnosis diagnosis,
            double logLikelihood,
            long observations,
            int iterations,
            boolean isConverged) {
        this.name = family.name();
        this.parameters = family.parameters();
        this.model = model;
        this.values = values;
        this.covariance = diagnosis.covariance();
        this.logLikelihood = logLikelihood;
        this.observations = observations;
        this.iterations = iterations;
        this.isConverged = isConverged;
        this.outcome = diagnosis.outcome();
        this.explanation = diagnosis.explanation();
        this.limits = diagnosis.limits();
    }

    /**
     * The fitted model.
     *
     * @return the model with the parameters that maximise the likelihood
     */
    public M model() {
        return model;
    }

    /**
     * The name of the model's family.
     *
     * @return such as {@code BG/NBD}
     */
    public String modelName() {
        return name;
    }

    /**
     * The parameters, including those at a {@linkplain #limits() limit}, whose value is only the point near the limit
     * that the model uses.
     *
     * @return the values by name, in the order of the literature
     */
    public Map<String, Double> parameters() {
        return Parameters.byName(names(), values);
    }

    /**
     * The parameters that have no estimate of their own, because the likelihood is highest as they go to zero or to
     * infinity, or is the same for all their values.
     *
     * @return the limits by the parameter's name; empty if every parameter has an estimate
     */
    public Map<String, ParameterLimit> limits() {
        Map<String, ParameterLimit> known = new LinkedHashMap<>();
        limits.forEach(limit -> limit.byName(parameters).forEach(known::putIfAbsent));
        Map<String, ParameterLimit> inOrder = new LinkedHashMap<>();
        names().stream().filter(known::containsKey).forEach(parameter -> inOrder.put(parameter, known.get(parameter)));
        return Collections.unmodifiableMap(inOrder);
    }

    /**
     * The finite combinations of two parameters that go to a {@linkplain #limits() limit} together: their ratio, or
     * their product if one goes to zero and the other to infinity.
     *
     * @return the values by name, such as {@code r / alpha}; empty if no two parameters go together
     */
    public Map<String, Double> combinations() {
        Map<String, Double> byName = new LinkedHashMap<>();
        limits.forEach(limit -> new LimitText(limit, parameters)
                .combination(values)
                .ifPresent(entry -> byName.put(entry.getKey(), entry.getValue())));
        return Collections.unmodifiableMap(byName);
    }

    /**
     * The standard errors of the parameters.
     *
     * @return the standard errors by name; NaN where the data do not determine the parameter
     */
    public Map<String, Double> standardErrors() {
        double[] errors = new double[values.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = slope(i) * Math.sqrt(covariance[i][i]);
        }
        return Parameters.byName(names(), errors);
    }

    /**
     * The parameters as rows, each with its standard error and interval.
     *
     * @param level the confidence level of the intervals, such as 0.95
     * @return the rows in the order of {@link #parameters()}
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public List<Row> rows(double level) {
        Map<String, Double> values = parameters();
        Map<String, Double> errors = standardErrors();
        Map<String, ParameterLimit> ends = limits();
        return Parameter.names(parameters).stream()
                .map(parameter -> new Row(
                        parameter,
                        Objects.requireNonNull(values.get(parameter)),
                        Beans.finite(Objects.requireNonNull(errors.get(parameter))),
                        interval(parameter, level),
                        ends.get(parameter)))
                .toList();
    }

    /**
     * The covariance of the estimates of the parameters.
     *
     * @return the matrix in the order of {@link #parameters()}, in a new array; NaN where the data do not determine a
     *     parameter
     */
    public double[][] covariance() {
        double[][] ofValues = new double[values.length][values.length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                ofValues[i][j] = slope(i) * slope(j) * covariance[i][j];
            }
        }
        return ofValues;
    }

    /** The derivative of a parameter by its coordinate on the scale of its domain. */
    private double slope(int parameter) {
        return parameters.get(parameter).domain().slope(values[parameter]);
    }

    private List<String> names() {
        return Parameter.names(parameters);
    }

    /**
     * The confidence interval of a parameter, from the normal approximation on the scale of its
     * {@linkplain ParametricFamily.Domain domain}, which is the logarithm for a positive parameter.
     *
     * @param parameter the parameter's name
     * @param level the confidence level, such as 0.95
     * @return the interval; undefined where the data do not determine the parameter
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the model has no such parameter, or the level is not between 0 and 1
     */
    public Interval interval(String parameter, double level) {
        int i = names().indexOf(Objects.requireNonNull(parameter, "parameter"));
        if (i < 0) {
            throw new IllegalArgumentException(
                    "parameter must be one of " + String.join(", ", names()) + ": " + parameter);
        }
        double reach = Normal.criticalValue(Checks.level(level)) * Math.sqrt(covariance[i][i]);
        ParametricFamily.Domain domain = parameters.get(i).domain();
        return Double.isNaN(reach)
                ? Interval.undefined(level, "the data do not determine " + parameter)
                : Interval.of(domain.moved(values[i], -reach), domain.moved(values[i], reach), level);
    }

    /**
     * The logarithm of the probability density of the data, the sum over all observations, without any prior.
     *
     * @return the log-likelihood. It depends on the unit of time, so compare only models that were fitted in the same
     *     unit
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * The number of observations, such as customers, that the model was fitted to.
     *
     * @return the number of observations
     */
    public long observations() {
        return observations;
    }

    /**
     * The number of steps that the search took.
     *
     * @return the number of iterations
     */
    public int iterations() {
        return iterations;
    }

    /**
     * Whether the log-likelihood is within the tolerance of its maximum, by its second derivatives there.
     *
     * @return false if rounding or the limit on the iterations ended the search earlier, with at most 10^-4 left to
     *     gain, or at most 10^-11 of a log-likelihood above 10^7
     */
    public boolean isConverged() {
        return isConverged;
    }

    /**
     * Whether the data determine the parameters.
     *
     * @return determined, flat, or at a boundary
     */
    public Outcome outcome() {
        return outcome;
    }

    /**
     * The outcome in words.
     *
     * @return which parameters the data do not determine, and what that means; empty if the data determine all
     *     parameters
     */
    public String explanation() {
        return explanation;
    }

    /**
     * Akaike's information criterion (AIC); of two models of the same data, the one with the lower value is expected to
     * predict better.
     *
     * @return 2 k - 2 log L
     */
    public double aic() {
        return 2.0 * values.length - 2 * logLikelihood;
    }

    /**
     * The Bayesian information criterion (BIC, Schwarz), whose penalty per parameter is larger than that of
     * {@link #aic()} from 8 observations on.
     *
     * @return k log n - 2 log L
     */
    public double bic() {
        return values.length * Math.log((double) observations) - 2 * logLikelihood;
    }

    /**
     * The likelihood-ratio test of this model against a special case of it, such as of beta-discrete-Weibull against
     * shifted beta-geometric.
     *
     * <pre>
     *   statistic = 2 (log L - log L of the restricted model), chi-square with as many degrees of freedom
     *               as the restricted model has fewer parameters
     * </pre>
     *
     * <p>The caller must know that this model contains the other one, and that both were fitted to the same data;
     * otherwise compare {@link #aic()}. Where the special case lies at a boundary of the parameters, the p-value is too
     * large.
     *
     * @param restricted the model with fewer parameters, fitted to the same data
     * @return the test of the restriction; a small p-value speaks against it
     * @throws NullPointerException if the model is null
     * @throws IllegalArgumentException if it does not have fewer parameters, or was fitted to another number of
     *     observations
     */
    public SignificanceTest likelihoodRatioTest(ModelFit<?> restricted) {
        Objects.requireNonNull(restricted, "restricted");
        int freedom = values.length - restricted.values.length;
        if (freedom < 1) {
            throw new IllegalArgumentException("parameters of restricted (" + restricted.values.length
                    + ") must be fewer than of this model (" + values.length + ")");
        }
        if (restricted.observations != observations) {
            throw new IllegalArgumentException("observations of restricted (" + restricted.observations
                    + ") must be those of this model (" + observations + ")");
        }
        double statistic = Math.max(0, 2 * (logLikelihood - restricted.logLikelihood));
        return SignificanceTest.of(statistic, RegularizedGamma.Q.value(freedom / 2.0, statistic / 2));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> observations > 0
                && iterations >= 0
                && Restored.arePresent(name, model, outcome, explanation)
                && Double.isFinite(logLikelihood)
                && areParameters(parameters, values)
                && Restored.isListOf(limits, Limit.class)
                && limits.stream().allMatch(limit -> limit.isOf(values.length))
                && covariance.length == values.length
                && Arrays.stream(covariance).allMatch(row -> row.length == values.length));
    }

    private static boolean areParameters(List<Parameter> parameters, double[] values) {
        return Restored.isListOf(parameters, Parameter.class)
                && Restored.areNames(Parameter.names(parameters))
                && parameters.size() == values.length
                && IntStream.range(0, values.length)
                        .allMatch(i -> parameters.get(i).domain().contains(values[i]));
    }

    /** {@return the {@link #modelName()}, for JSON mappers and templates} */
    public String getModelName() {
        return modelName();
    }

    /** {@return the {@link #model()}, for JSON mappers and templates} */
    public M getModel() {
        return model();
    }

    /** {@return the {@link #outcome()}, for JSON mappers and templates} */
    public Outcome getOutcome() {
        return outcome();
    }

    /** {@return the {@link #explanation()}, for JSON mappers and templates} */
    public String getExplanation() {
        return explanation();
    }

    /**
     * {@return the {@link #rows rows} of the parameters, with intervals at 95 percent, for JSON mappers and templates}
     */
    public List<Row> getParameters() {
        return rows(0.95);
    }

    /** {@return the {@link #observations()}, for JSON mappers and templates} */
    public long getObservations() {
        return observations();
    }

    /** {@return the {@link #iterations()}, for JSON mappers and templates} */
    public int getIterations() {
        return iterations();
    }

    /** {@return the {@link #logLikelihood()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getLogLikelihood() {
        return Beans.finite(logLikelihood());
    }

    /** {@return the {@link #combinations()}, for JSON mappers and templates} */
    public Map<String, Double> getCombinations() {
        return combinations();
    }

    /** {@return the {@link #aic()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getAic() {
        return Beans.finite(aic());
    }

    /** {@return the {@link #bic()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getBic() {
        return Beans.finite(bic());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ModelFit<?> that
                && model.equals(that.model)
                && logLikelihood == that.logLikelihood
                && observations == that.observations
                && Arrays.deepEquals(covariance, that.covariance);
    }

    @Override
    public int hashCode() {
        return Objects.hash(model, logLikelihood, observations);
    }

    /**
     * A readable text of the fit:
     * {@code BG/NBD (r=0.2426, alpha=4.414, a=0.7929, b=2.426), log-likelihood -9582.43 of 2357}. Parameters at a limit
     * are named with it, such as {@code (r=0.2426, alpha=4.414, a and b at infinity with a / b=0.25)}. If the data do
     * not determine all parameters, the outcome and the explanation follow, such as
     * {@code , AT_BOUNDARY; the likelihood is highest at a boundary, where s goes to zero}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        String fit = String.format(
                Locale.ROOT,
                "%s (%s), log-likelihood %s of %d",
                name,
                places(),
                Decimals.text(logLikelihood, 2),
                observations);
        return explanation.isEmpty() ? fit : fit + ", " + outcome + "; " + explanation;
    }

    private String places() {
        Stream<String> near = IntStream.range(0, values.length)
                .filter(i -> limits.stream().noneMatch(limit -> limit.isGoing(i)))
                .mapToObj(i -> Parameter.text(parameters.get(i).name(), values[i]));
        Stream<String> far = limits.stream().map(limit -> new LimitText(limit, parameters).place(values));
        return Stream.concat(near, far).collect(Collectors.joining(", "));
    }

    /**
     * One parameter of a fitted model, as a row of a page or a JSON response.
     *
     * @param parameter the name
     * @param value the value
     * @param standardError the standard error, or null where the data do not determine one
     * @param interval the interval of the parameter
     * @param limit the limit at which the likelihood is highest, or null if it is highest at the value
     */
    public record Row(
            String parameter,
            double value,
            @Nullable Double standardError,
            Interval interval,
            @Nullable ParameterLimit limit)
            implements Serializable {
        /**
         * Checks the parts.
         *
         * @param parameter the name
         * @param value the value
         * @param standardError the standard error, or null
         * @param interval the interval
         * @param limit the limit at which the likelihood is highest, or null
         * @throws NullPointerException if the name or the interval is null
         * @throws IllegalArgumentException if the value is not finite, or the standard error negative or infinite
         */
        public Row {
            Objects.requireNonNull(parameter, "parameter");
            Objects.requireNonNull(interval, "interval");
            value = Checks.unsignedZero(value);
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("value must be finite: " + value);
            }
            standardError = standardError == null ? null : Double.valueOf(Checks.unsignedZero(standardError));
            if (standardError != null && !(standardError >= 0 && Double.isFinite(standardError))) {
                throw new IllegalArgumentException("standardError must be finite and not negative: " + standardError);
            }
        }
    }

    /** Whether the data determine the parameters of a fitted model. */
    public enum Outcome {
        /** One clear maximum: the data determine every parameter. */
        DETERMINED,
        /**
         * The likelihood hardly changes over a wide range of parameters. The log-likelihood and the predictions may be
         * used; the parameters that {@link ModelFit#explanation()} names should not be interpreted, and have no
         * standard errors.
         */
        FLAT,
        /**
         * The likelihood is highest as a parameter, or several together, go to an end of their domains: a simpler model
         * describes the data as well. {@link ModelFit#explanation()} names the parameters and, where it is known, what
         * that means for the customers. The fitted model is so close to the limit that its predictions are those of the
         * simpler model.
         */
        AT_BOUNDARY
    }
}
