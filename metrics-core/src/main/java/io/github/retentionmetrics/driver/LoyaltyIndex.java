package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.internal.math.StudentT;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The loyalty index: the drivers of loyalty combined in one weighted number from 0 to 100, with the contribution of
 * each driver.
 *
 * <pre>
 *   score of a driver = 100 x (mean distance from the worst score) / (best score - worst score, as distance)
 *   contribution      = weight / sum of weights x score of the driver
 *   index             = sum of the contributions, in the order of the drivers' names
 * </pre>
 *
 * <p>Each driver is rescaled from its own scale and direction to 0 (every respondent gave the worst score) to 100
 * (every respondent gave the best one). The sum of the contributions in the order of the names is exactly the index,
 * also in floating point. If all answers are the best ones, the index may differ from 100 by a rounding error. The
 * weights are given by the caller, equal, or {@linkplain DriverImportance#shares() derived} from the importance of each
 * driver.
 *
 * <p>No respondents: undefined.
 *
 * <pre>{@code
 * LoyaltyIndex index = drivers.index(Map.of("satisfaction", 3.0, "trust", 1.0));
 * index.value();                     // 57.5
 * index.contribution("trust");       // 12.5: a quarter of 50
 * index.score("trust");              // 50.0, from 0 to 100
 * }</pre>
 */
public final class LoyaltyIndex implements Estimate, Serializable {
    private static final long serialVersionUID = 1L;

    /** The largest accepted difference between the sum of the weights and 1. */
    private static final double ROUNDING = 1e-9;

    private final List<String> names;
    private final double[] weights;
    private final double[] scores;
    private final long respondents;
    private final double standardError;

    private LoyaltyIndex(
            List<String> names, double[] weights, double[] scores, long respondents, double standardError) {
        this.names = names;
        this.weights = weights;
        this.scores = scores;
        this.respondents = respondents;
        this.standardError = standardError;
    }

    static LoyaltyIndex of(List<Question> drivers, Moments moments, Map<String, Double> weights) {
        List<String> names = drivers.stream().map(Question::name).toList();
        double[] shares = shares(names, weights);
        double[] perPoint = new double[shares.length];
        double[] scores = new double[shares.length];
        for (int driver = 0; driver < shares.length; driver++) {
            int range = drivers.get(driver).range();
            perPoint[driver] = 100 * shares[driver] / range;
            scores[driver] = 100.0 * moments.sum(driver) / ((double) range * moments.respondents());
        }
        return new LoyaltyIndex(names, shares, scores, moments.respondents(), standardError(perPoint, moments));
    }

    private static double[] shares(List<String> names, Map<String, Double> weights) {
        Objects.requireNonNull(weights, "weights");
        if (weights.size() != names.size() || !weights.keySet().containsAll(names)) {
            throw new IllegalArgumentException("weights must be given for " + names + ": " + weights.keySet());
        }
        double[] shares = new double[names.size()];
        for (int driver = 0; driver < shares.length; driver++) {
            double weight = Objects.requireNonNull(weights.get(names.get(driver)), "weight");
            if (!(weight >= 0)) {
                throw new IllegalArgumentException(
                        "weight of " + names.get(driver) + " must not be negative: " + weight);
            }
            shares[driver] = weight;
        }
        double sum = AscendingSum.of(shares);
        if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sum of weights must be above 0 and finite: " + sum);
        }
        for (int driver = 0; driver < shares.length; driver++) {
            shares[driver] /= sum;
        }
        return shares;
    }

    /** The standard error of the mean of a weighted sum of the drivers, from their covariances. */
    private static double standardError(double[] weights, Moments moments) {
        int drivers = weights.length;
        double[] parts = new double[drivers * drivers];
        for (int i = 0; i < drivers; i++) {
            for (int j = 0; j < drivers; j++) {
                parts[i * drivers + j] =
                        weights[i] * weights[j] * moments.centred(i, j).doubleValue();
            }
        }
        double variance = AscendingSum.of(parts);
        double n = moments.respondents();
        return Math.sqrt(Math.max(variance, 0) / (n * n * (n - 1)));
    }

    /**
     * The names of the drivers.
     *
     * @return the names, in the order of the survey
     */
    public List<String> names() {
        return names;
    }

    /**
     * The number of respondents who answered all questions.
     *
     * @return the number of respondents
     */
    public long respondents() {
        return respondents;
    }

    /**
     * The weight of a driver, as a share of all weights.
     *
     * @param driver the driver's name
     * @return the weight from 0 to 1
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such driver
     */
    public double weight(String driver) {
        return weights[Checks.indexOf(names, driver)];
    }

    /**
     * The score of a driver.
     *
     * @param driver the driver's name
     * @return the score from 0 to 100; NaN without respondents
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such driver
     */
    public double score(String driver) {
        return scores[Checks.indexOf(names, driver)];
    }

    /**
     * The contribution of a driver to the index.
     *
     * @param driver the driver's name
     * @return the contribution in points of the index; NaN without respondents
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such driver
     */
    public double contribution(String driver) {
        return contribution(Checks.indexOf(names, driver));
    }

    private double contribution(int index) {
        return weights[index] * scores[index];
    }

    /**
     * The contributions of all drivers.
     *
     * @return the contributions by the driver's name, sorted by name: in this order their sum is the index
     */
    public SortedMap<String, Double> contributions() {
        SortedMap<String, Double> contributions = new TreeMap<>();
        names.forEach(name -> contributions.put(name, contribution(name)));
        return contributions;
    }

    /** {@return the index in points from 0 to 100, or NaN when undefined} */
    @Override
    public double value() {
        double sum = 0;
        for (double contribution : contributions().values()) {
            sum += contribution;
        }
        return sum;
    }

    @Override
    public boolean isDefined() {
        return respondents > 0;
    }

    @Override
    public String reason() {
        return isDefined() ? "" : "no respondents";
    }

    /**
     * The confidence interval of the index, by Student's t over the respondents, with the weights taken as fixed,
     * clipped to 0..100.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval in points, within 0..100; undefined for fewer than two respondents
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    @Override
    public Interval interval(double level) {
        Checks.level(level);
        if (respondents < 2) {
            return Interval.undefined(level, isDefined() ? "one respondent does not vary" : reason());
        }
        double margin = StudentT.criticalValue(level, (double) (respondents - 1)) * standardError;
        return Interval.of(Math.max(0, value() - margin), Math.min(100, value() + margin), level);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> respondents >= 0
                && Restored.areNames(names)
                && names.size() == weights.length
                && names.size() == scores.length
                && areShares(weights)
                && Arrays.stream(scores)
                        .allMatch(score -> respondents == 0 ? Double.isNaN(score) : 0 <= score && score <= 100)
                && (respondents < 2 ? Double.isNaN(standardError) : standardError >= 0)
                && !Double.isInfinite(standardError));
    }

    private static boolean areShares(double[] weights) {
        return Arrays.stream(weights).allMatch(weight -> weight >= 0)
                && Math.abs(Arrays.stream(weights).sum() - 1) < ROUNDING;
    }

    /** {@return the {@link #respondents()}, for JSON mappers and templates} */
    public long getRespondents() {
        return respondents();
    }

    /** {@return the {@link #contributions()}, for JSON mappers and templates} */
    public Map<String, Double> getContributions() {
        return contributions();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoyaltyIndex that
                && names.equals(that.names)
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(scores, that.scores)
                && respondents == that.respondents
                && Double.compare(standardError, that.standardError) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, Arrays.hashCode(weights), Arrays.hashCode(scores), respondents);
    }

    /** {@return such as {@code 62.5 of 100 (120 respondents)}, or {@code undefined} and why} */
    @Override
    public String toString() {
        return isDefined()
                ? String.format(Locale.ROOT, "%.1f of 100 (%d respondents)", value(), respondents)
                : "undefined: " + reason();
    }
}
