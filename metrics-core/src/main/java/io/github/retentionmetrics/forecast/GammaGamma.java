package io.github.retentionmetrics.forecast;

import static io.github.retentionmetrics.fit.ParameterLimit.INFINITY;
import static io.github.retentionmetrics.fit.ParameterLimit.ZERO;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Gamma-Gamma: the mean spend per purchase of a customer, estimated from the customer's own purchases and from those of
 * all customers.
 *
 * <pre>
 *   value of a purchase day ~ Gamma(shape p, inverse scale nu)
 *   nu ~ Gamma(shape q, inverse scale v) over the customers
 *   expected value of a customer with x repeat purchase days of mean value m:
 *       (p / (p x + q - 1)) (v + x m) = a weighted mean of m and of the population mean p v / (q - 1)
 * </pre>
 *
 * <p>An average of one or two purchases is uncertain, so an extreme one is shrunk towards the population mean. The
 * model assumes that spend and frequency are independent; {@linkplain #correlation where they are correlated}, its
 * predictions are biased.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a customer without a repeat purchase: the population mean, since the first purchase is left out by design and
 *       there is no other;
 *   <li>an average of 0 or less (free orders, refunds above spend): left out of the fit, since the model covers
 *       positive values only; {@link ModelFit#observations()} says how many customers were used. The expected value of
 *       such a customer is NaN, since the mean of other customers would not estimate it;
 *   <li>p x + q &lt;= 1, which for a customer without a repeat purchase is q &lt;= 1: the mean is infinite.
 *       {@link #populationMean()} is then undefined, and expected values are positive infinity;
 *   <li>customers whose averages hardly differ: q and v become very large, the outcome is
 *       {@link ModelFit.Outcome#AT_BOUNDARY}, and every customer is expected to spend the mean of all purchases;
 *   <li>customers who spend the same every time: p becomes very large and v very small, the outcome is
 *       {@link ModelFit.Outcome#AT_BOUNDARY}, and each customer is expected to spend the same as before;
 *   <li>all customers spend exactly the same, or there is only one: there is nothing to fit, and {@link FitException}
 *       is thrown.
 * </ul>
 *
 * <pre>{@code
 * GammaGamma spend = GammaGamma.of(6.2488, 3.7446, 15.4477);   // published parameters of the CDNOW shop, in dollars
 * spend.populationMean();               // 35.17
 * spend.expectedValue(0, Double.NaN);   // 35.17: nothing is known but what all customers spend
 * spend.expectedValue(2, 22.35);        // 24.66: two purchases of 22.35 on average
 * }</pre>
 *
 * <p>Fitting takes time linear in the number of customers with a repeat purchase.
 *
 * <p>Source: P. S. Fader and B. G. S. Hardie, The Gamma-Gamma Model of Monetary Value, 2013, equations 1a and 5.
 *
 * @param p the shape of a customer's values, above 0
 * @param q the shape of the inverse scales, above 0
 * @param v the inverse scale of the inverse scales, above 0, in money
 */
public record GammaGamma(double p, double q, double v) implements Serializable {
    private static final ParametricFamily FAMILY = ParametricFamily.of("Gamma-Gamma", "p", "q", "v")
            .withLimit("the mean of what customers spend seems to have no bound", Map.of("q", ZERO))
            .withLimit("all customers spend the same on average", Map.of("q", INFINITY, "v", INFINITY))
            .withLimit("a customer spends the same every time", Map.of("v", ZERO, "p", INFINITY))
            // searched in p, q and the mean m = p v / q: where p or q is large, the data determine m but not v = m q /
            // p
            .withPowers(new int[][] {{1, 0, 0}, {0, 1, 0}, {-1, 1, 1}});

    /** A shape so large that the likelihood equals its limit but for rounding. */
    private static final double FAR_OUT = 1e6;

    /**
     * Checks the parameters.
     *
     * @param p the shape of a customer's values
     * @param q the shape of the inverse scales
     * @param v the inverse scale of the inverse scales
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public GammaGamma {
        Parameters.parameter(p, "p");
        Parameters.parameter(q, "q");
        Parameters.parameter(v, "v");
    }

    /**
     * A model with known parameters.
     *
     * @param p the shape of a customer's values
     * @param q the shape of the inverse scales
     * @param v the inverse scale of the inverse scales, in money
     * @return the model
     * @throws IllegalArgumentException if a parameter is not in 1e-100..1e100
     */
    public static GammaGamma of(double p, double q, double v) {
        return new GammaGamma(p, q, v);
    }

    /**
     * The model fitted to the monetary values of customers by maximum likelihood.
     *
     * @param customers the customers, with monetary values
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if the customers are null
     * @throws FitException if fewer than two customers with a repeat purchase have positive spend, if all of them spend
     *     the same, or if no maximum is found
     */
    public static ModelFit<GammaGamma> fit(PurchaseSummaries customers) {
        return fit(customers, FitOptions.withDefaults());
    }

    /**
     * The model fitted to the monetary values of customers by maximum likelihood, under options.
     *
     * @param customers the customers, with monetary values
     * @param options the options of the search
     * @return the fitted model with its log-likelihood and standard errors
     * @throws NullPointerException if a parameter is null
     * @throws FitException if fewer than two customers with a repeat purchase have positive spend, if all of them spend
     *     the same, or if no maximum is found
     * @throws IllegalArgumentException if the options give a starting point that is not one value each for p, q and v
     */
    public static ModelFit<GammaGamma> fit(PurchaseSummaries customers, FitOptions options) {
        Objects.requireNonNull(customers, "customers");
        Objects.requireNonNull(options, "options");
        int[] used = GammaGammaLikelihood.used(customers);
        if (used.length == 0) {
            throw FAMILY.failure(whyNone(customers));
        }
        long count = Arrays.stream(used).mapToLong(customers::count).sum();
        if (isSame(used, customers::monetaryValue)) {
            String who = count == 1
                    ? "one customer with a repeat purchase"
                    : count + " customers with a repeat purchase all spend the same, which";
            throw FAMILY.failure(who + " does not show how customers differ");
        }
        double[][] starts = Arrays.stream(starts(customers, used))
                .filter(start -> Arrays.stream(start).allMatch(value -> value > 0 && value <= Double.MAX_VALUE))
                .toArray(double[][]::new);
        if (starts.length == 0) {
            throw FAMILY.failure("the amounts are too large or too small to compute with");
        }
        return FAMILY.withStarts(starts)
                .fit(new GammaGammaLikelihood(customers), count, x -> of(x[0], x[1], x[2]), options);
    }

    /** The reason why none of the customers can be used. */
    private static String whyNone(PurchaseSummaries customers) {
        int[] repeated = IntStream.range(0, customers.size())
                .filter(row -> customers.count(row) > 0 && customers.frequency(row) > 0)
                .toArray();
        if (repeated.length == 0) {
            return "no customer has a repeat purchase";
        }
        return Arrays.stream(repeated).allMatch(row -> Double.isNaN(customers.monetaryValue(row)))
                ? "the customers have no monetary values"
                : "no customer with a repeat purchase spent anything on it";
    }

    /**
     * The less customers differ, the larger are the shapes: the shape of a gamma variable is its mean squared over its
     * variance. The last two starting points are at the limits: all customers have the same mean, and each customer
     * always spends the same.
     */
    private static double[][] starts(PurchaseSummaries customers, int[] used) {
        double mean = mean(customers, used, row -> 1);
        double shape = Math.max(1, shape(customers, used, row -> customers.monetaryValue(row) / mean - 1));
        double alike = mean(customers, used, customers::frequency);
        double p = shape(
                customers,
                used,
                row -> Math.sqrt(customers.frequency(row)) * (customers.monetaryValue(row) / alike - 1));
        double steady = mean(customers, used, row -> 1 / customers.monetaryValue(row));
        double q = shape(customers, used, row -> steady / customers.monetaryValue(row) - 1);
        return new double[][] {
            {4 * shape, 4 * shape, mean},
            {shape, 2 * shape, mean},
            {2 * shape, 10 * shape, 5 * mean},
            {20 * shape, 2 * shape, mean / 10},
            {p, FAR_OUT * p, FAR_OUT * alike},
            {FAR_OUT * q, q, steady / FAR_OUT}
        };
    }

    /** The mean of the customers' values, with weights. */
    private static double mean(PurchaseSummaries customers, int[] used, IntToDoubleFunction weight) {
        double weights = 0;
        double sum = 0;
        for (int row : used) {
            double own = customers.count(row) * weight.applyAsDouble(row);
            weights += own;
            sum += own * customers.monetaryValue(row);
        }
        return sum / weights;
    }

    /** One over the mean square of the relative deviations of customers from their common value. */
    private static double shape(PurchaseSummaries customers, int[] used, IntToDoubleFunction away) {
        double count = 0;
        double squares = 0;
        for (int row : used) {
            double own = away.applyAsDouble(row);
            count += customers.count(row);
            squares += customers.count(row) * own * own;
        }
        return count / squares;
    }

    /**
     * The correlation between how often customers buy and what they spend, which the model assumes to be zero.
     *
     * @param customers the customers, with monetary values
     * @return Pearson's coefficient over the customers that a fit uses, in -1..1; undefined if all of them buy equally
     *     often or spend the same
     * @throws NullPointerException if the customers are null
     */
    public static Expectation correlation(PurchaseSummaries customers) {
        Objects.requireNonNull(customers, "customers");
        int[] used = GammaGammaLikelihood.used(customers);
        // equal values have a mean that rounding makes another number: their variance would not be 0
        boolean isConstant = isSame(used, customers::frequency) || isSame(used, customers::monetaryValue);
        return isConstant
                ? Expectation.undefined("customers buy equally often or spend the same")
                : Expectation.of(correlation(customers, used));
    }

    private static boolean isSame(int[] used, IntToDoubleFunction number) {
        return Arrays.stream(used).mapToDouble(number).distinct().count() < 2;
    }

    /** The correlation of values divided by the largest, so that their squares do not overflow. */
    private static double correlation(PurchaseSummaries customers, int[] used) {
        double most =
                Arrays.stream(used).mapToDouble(customers::monetaryValue).max().orElse(1);
        double[] sums = new double[3];
        for (int row : used) {
            sums[0] += customers.count(row);
            sums[1] += (double) customers.count(row) * customers.frequency(row);
            sums[2] += customers.count(row) * (customers.monetaryValue(row) / most);
        }
        double squares = 0;
        double valueSquares = 0;
        double products = 0;
        for (int row : used) {
            double frequency = customers.frequency(row) - sums[1] / sums[0];
            double value = customers.monetaryValue(row) / most - sums[2] / sums[0];
            squares += customers.count(row) * frequency * frequency;
            valueSquares += customers.count(row) * value * value;
            products += customers.count(row) * frequency * value;
        }
        double correlation = products / Math.sqrt(squares) / Math.sqrt(valueSquares);
        return Math.max(-1, Math.min(1, correlation));
    }

    /**
     * The parameters.
     *
     * @return the values by name, in the order of the literature
     */
    public Map<String, Double> parameters() {
        return Parameters.byName(FAMILY.parameterNames(), new double[] {p, q, v});
    }

    /**
     * The log-likelihood of this model on the monetary values of customers.
     *
     * @param customers the customers; those that a fit would leave out are left out here as well
     * @return the sum of the logarithms of the densities of their mean values
     * @throws NullPointerException if the customers are null
     */
    public double logLikelihood(PurchaseSummaries customers) {
        return new GammaGammaLikelihood(Objects.requireNonNull(customers, "customers")).at(p, q, p * (v / q));
    }

    /**
     * The mean spend per purchase day over the population.
     *
     * @return p v / (q - 1); undefined where the mean is infinite
     */
    public Expectation populationMean() {
        return q > 1
                ? Expectation.of(p * v / (q - 1))
                : Expectation.undefined("the mean of what customers spend is infinite: q is 1 or less");
    }

    /**
     * The expected spend per purchase day of a customer.
     *
     * @param frequency the number of repeat purchase days
     * @param monetaryValue the mean spend per repeat purchase day; ignored if the frequency is 0
     * @return the expected value; the population mean if the frequency is 0; positive infinity where the mean is
     *     infinite; NaN if the frequency is not 0 and the value is 0 or less
     * @throws IllegalArgumentException if the frequency is negative, or it is not 0 and the value is not finite
     */
    public double expectedValue(int frequency, double monetaryValue) {
        Checks.notNegative(frequency, "frequency");
        if (frequency > 0 && !Double.isFinite(monetaryValue)) {
            throw new IllegalArgumentException("monetaryValue must be finite: " + monetaryValue);
        }
        if (frequency > 0 && monetaryValue <= 0) {
            return Double.NaN;
        }
        double spent = frequency == 0 ? 0 : frequency * monetaryValue;
        double weight = p * frequency + (q - 1);
        return weight > 0 ? p * (v + spent) / weight : Double.POSITIVE_INFINITY;
    }

    /**
     * The expected spend per purchase day of each of many customers.
     *
     * @param customers the customers, with monetary values
     * @return the expected values by row; positive infinity where the mean is infinite; NaN for a customer with a
     *     repeat purchase whose monetary value is 0 or less
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if a customer with a repeat purchase has no monetary value; the message names
     *     the row, from 0
     */
    public double[] expectedValues(PurchaseSummaries customers) {
        Objects.requireNonNull(customers, "customers");
        double[] values = new double[customers.size()];
        for (int row = 0; row < values.length; row++) {
            int frequency = customers.frequency(row);
            double value = customers.monetaryValue(row);
            if (frequency > 0 && Double.isNaN(value)) {
                throw new IllegalArgumentException("row " + row + ": monetary value must be known: " + value);
            }
            values[row] = expectedValue(frequency, value);
        }
        return values;
    }

    /**
     * A readable text of the model.
     *
     * @return such as {@code Gamma-Gamma (p=6.24880, q=3.74459, v=15.4477)}
     */
    @Override
    public String toString() {
        return FAMILY.name() + " (" + Parameters.text(FAMILY.parameterNames(), new double[] {p, q, v}) + ")";
    }
}
