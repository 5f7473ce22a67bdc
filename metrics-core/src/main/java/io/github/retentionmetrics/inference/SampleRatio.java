package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.internal.math.ChiSquare;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A check that the groups of an experiment have the sizes that were planned.
 *
 * <pre>
 * expected size = customers * weight / sum of weights
 * chi-square    = sum of (size - expected)^2 / expected, with groups - 1 degrees of freedom
 * </pre>
 *
 * <p>If customers are assigned to groups at random, the sizes differ from the plan only by chance. Sizes that chance
 * does not explain (a sample ratio mismatch) mean that customers were lost, or were not assigned at random: a redirect
 * that fails, robots, a filter on what the change itself affects. The missing customers usually differ from the others,
 * so a comparison of such groups cannot be trusted, whatever its result.
 *
 * <p>The p-value is exact where at most 100,000 sets of sizes are possible, which for two groups is below 100,000
 * customers: the probability of all sets that are at most as probable as the one seen. Above that it is the upper tail
 * of the chi-square distribution. {@link #isMismatch()} is true below 0.001, a strict limit, since the check is made
 * often; with many customers it still finds the mismatches that matter.
 *
 * <ul>
 *   <li>No customers: there is no p-value, and no mismatch.
 *   <li>A planned group without customers has size 0.
 *   <li>Check all customers who were assigned, before any are left out for what happened later.
 * </ul>
 *
 * <pre>{@code
 * SampleRatio ratio = SampleRatio.ofEqual(Map.of("control", 821_588L, "treatment", 815_482L));
 * ratio.statistic();     // 22.774...
 * ratio.isMismatch();    // true: p = 0.0000018
 * SampleRatio.of(Map.of("a", 905L, "b", 95L), Map.of("a", 0.9, "b", 0.1)).isMismatch();    // false
 * }</pre>
 *
 * <p>Source: R. Kohavi, D. Tang and Y. Xu, Trustworthy Online Controlled Experiments, 2020, chapters 3 (the example)
 * and 21 (the limit of 0.001); A. Fabijan and others, Diagnosing Sample Ratio Mismatch in Online Controlled
 * Experiments, Proceedings of KDD 2019, 2156-2164.
 *
 * @param sizes the number of customers of each group; those of the weights, sorted by name, unmodifiable
 * @param weights the planned share of each group, in any unit; sorted by name, unmodifiable
 */
public record SampleRatio(Map<String, Long> sizes, Map<String, Double> weights) implements Serializable {
    private static final double LIMIT = 0.001;
    private static final long MOST_OUTCOMES = 100_000;
    /** By how much two probabilities may differ and still be the same but for rounding. */
    private static final double SAME = 1 + 1e-7;

    /**
     * Checks and copies the numbers.
     *
     * @param sizes the number of customers of each group; a planned group that is missing has none
     * @param weights the planned share of each group, in any unit
     * @throws NullPointerException if a map, a name or a number is null
     * @throws IllegalArgumentException if there are fewer than two weights, a name is blank, a weight not positive and
     *     finite, a size negative, or a group not planned
     * @throws ArithmeticException if the sum of the sizes exceeds a {@code long}
     */
    public SampleRatio {
        Objects.requireNonNull(sizes, "sizes");
        Objects.requireNonNull(weights, "weights");
        TreeMap<String, Double> planned = new TreeMap<>();
        weights.forEach((group, weight) -> {
            Checks.identifier(group, "group");
            if (!(weight > 0 && weight <= Float.MAX_VALUE)) {
                throw new IllegalArgumentException(
                        "weight of " + group + " must be positive and at most 3.4E38: " + weight);
            }
            planned.put(group, weight);
        });
        if (planned.size() < 2) {
            throw new IllegalArgumentException("weights must be of at least 2 groups: " + planned.size());
        }
        TreeMap<String, Long> seen = new TreeMap<>();
        planned.keySet().forEach(group -> seen.put(group, 0L));
        sizes.forEach((group, size) -> {
            if (!planned.containsKey(Objects.requireNonNull(group, "group"))) {
                throw new IllegalArgumentException(
                        "sizes must be of planned groups " + planned.keySet() + ": " + group);
            }
            seen.put(group, Checks.notNegative(size, "size of " + group));
        });
        long total = 0;
        for (long size : seen.values()) {
            total = Checks.sum(total, size, "total");
        }
        sizes = Collections.unmodifiableMap(seen);
        weights = Collections.unmodifiableMap(planned);
    }

    /**
     * Groups that were planned with different sizes.
     *
     * @param sizes the number of customers of each group; a planned group that is missing has none
     * @param weights the planned share of each group, in any unit: percentages, or parts such as 9 and 1
     * @return the check
     * @throws NullPointerException if a map, a name or a number is null
     * @throws IllegalArgumentException if there are fewer than two weights, a name is blank, a weight not positive and
     *     finite, a size negative, or a group not planned
     * @throws ArithmeticException if the sum of the sizes exceeds a {@code long}
     */
    public static SampleRatio of(Map<String, Long> sizes, Map<String, Double> weights) {
        return new SampleRatio(sizes, weights);
    }

    /**
     * Groups that were planned with equal sizes.
     *
     * @param sizes the number of customers of each group, also of those without any
     * @return the check
     * @throws NullPointerException if the map, a name or a number is null
     * @throws IllegalArgumentException if there are fewer than two groups, a name is blank, or a size negative
     * @throws ArithmeticException if the sum of the sizes exceeds a {@code long}
     */
    public static SampleRatio ofEqual(Map<String, Long> sizes) {
        TreeMap<String, Double> weights = new TreeMap<>();
        Objects.requireNonNull(sizes, "sizes")
                .keySet()
                .forEach(group -> weights.put(Objects.requireNonNull(group, "group"), 1.0));
        return new SampleRatio(sizes, weights);
    }

    /**
     * All groups together.
     *
     * @return the number of customers
     */
    public long total() {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * The sizes to expect.
     *
     * @return the planned share of the customers by group, sorted by name; unmodifiable
     */
    public Map<String, Double> expected() {
        double[] shares = shares();
        double total = total();
        Map<String, Double> expected = new TreeMap<>();
        List<String> groups = new ArrayList<>(weights.keySet());
        for (int group = 0; group < shares.length; group++) {
            expected.put(groups.get(group), total * shares[group]);
        }
        return Collections.unmodifiableMap(expected);
    }

    private double[] shares() {
        double[] shares =
                weights.values().stream().mapToDouble(Double::doubleValue).toArray();
        double sum = AscendingSum.of(shares);
        for (int group = 0; group < shares.length; group++) {
            shares[group] /= sum;
        }
        return shares;
    }

    private long[] counts() {
        return sizes.values().stream().mapToLong(Long::longValue).toArray();
    }

    /**
     * Pearson's chi-square.
     *
     * @return the statistic, at least 0; 0 without customers
     */
    public double statistic() {
        long[] counts = counts();
        double[] terms = shares();
        double total = total();
        for (int group = 0; group < terms.length; group++) {
            double expected = total * terms[group];
            double away = counts[group] - expected;
            terms[group] = away == 0 ? 0 : away / expected * away;
        }
        return Math.min(AscendingSum.of(terms), Double.MAX_VALUE);
    }

    /**
     * Whether the p-value is exact.
     *
     * @return true if at most 100,000 sets of sizes are possible
     */
    public boolean isExact() {
        return outcomes() <= MOST_OUTCOMES;
    }

    /**
     * In how many ways the customers can be divided, which is {@code (n + k - 1) choose (k - 1)}, or more than most.
     */
    private long outcomes() {
        long total = total();
        long outcomes = 1;
        for (int group = 1; group < weights.size() && outcomes <= MOST_OUTCOMES; group++) {
            if (total > MOST_OUTCOMES) {
                return MOST_OUTCOMES + 1;
            }
            outcomes = outcomes * (total + group) / group;
        }
        return outcomes;
    }

    /**
     * How probable sizes at least as far from the plan are by chance.
     *
     * @return the p-value, in 0..1, 0 if it is below the smallest double; NaN without customers
     */
    public double pvalue() {
        if (total() == 0) {
            return Double.NaN;
        }
        return isExact()
                ? new Multinomial(counts(), shares()).pvalue()
                : ChiSquare.upperTail(statistic(), weights.size() - 1.0);
    }

    /**
     * Whether the sizes are not as planned, at the usual limit.
     *
     * @return true if the p-value is below 0.001; false without customers
     */
    public boolean isMismatch() {
        return isMismatch(LIMIT);
    }

    /**
     * Whether the sizes are not as planned.
     *
     * @param alpha the accepted probability of an alarm although the sizes are as planned, between 0 and 1
     * @return true if the p-value is below it; false without customers
     * @throws IllegalArgumentException if alpha is not between 0 and 1
     */
    public boolean isMismatch(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("alpha must be between 0 and 1, both exclusive: " + alpha);
        }
        return pvalue() < alpha;
    }

    /** {@return the {@link #pvalue()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getPvalue() {
        return Beans.finite(pvalue());
    }

    /** {@return the {@link #statistic()}, for JSON mappers and templates} */
    public double getStatistic() {
        return statistic();
    }

    /**
     * The sizes as a text: {@code {control=905, voucher=95}, expected {control=900.0, voucher=100.0}, p = 0.635}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        Map<String, String> planned = new TreeMap<>();
        expected().forEach((group, size) -> planned.put(group, Decimals.text(size, 1)));
        String sure = total() == 0 ? "undefined" : String.format(Locale.ROOT, "p = %.3g", pvalue());
        return sizes + ", expected " + planned + ", " + sure;
    }

    /** All ways in which customers can be divided, with their probabilities. */
    private static final class Multinomial {
        private final long[] seen;
        private final double[] logShares;
        private final double[] logFactorials;
        private final double limit;
        private final double[] sums = new double[2];

        Multinomial(long[] seen, double[] shares) {
            this.seen = seen;
            logShares = new double[shares.length];
            for (int group = 0; group < shares.length; group++) {
                logShares[group] = Math.log(shares[group]);
            }
            long total = 0;
            for (long size : seen) {
                total += size;
            }
            logFactorials = new double[(int) total + 1];
            for (int n = 1; n < logFactorials.length; n++) {
                logFactorials[n] = logFactorials[n - 1] + Math.log(n);
            }
            double logProbability = logFactorials[(int) total];
            for (int group = 0; group < seen.length; group++) {
                logProbability += term(group, (int) seen[group]);
            }
            limit = logProbability + Math.log(SAME);
        }

        private double term(int group, int size) {
            return size == 0 ? 0 : size * logShares[group] - logFactorials[size];
        }

        double pvalue() {
            int total = logFactorials.length - 1;
            addAll(0, total, logFactorials[total]);
            return sums[0] / (sums[0] + sums[1]);
        }

        /** Adds up the ways in which a number of customers can be divided among the groups from one on. */
        private void addAll(int group, int customers, double logProbability) {
            if (group == seen.length - 1) {
                double log = logProbability + term(group, customers);
                sums[log <= limit ? 0 : 1] += Math.exp(log);
                return;
            }
            for (int size = 0; size <= customers; size++) {
                addAll(group + 1, customers - size, logProbability + term(group, size));
            }
        }
    }
}
