package io.github.retentionmetrics.rfm;

import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The method by which values become scores from 1 (worst) to, usually, 5: three published methods, of which the first
 * is the default.
 *
 * <p><b>Quantiles</b> ({@link #quantiles()}). With k scores and n customers, of whom L have a strictly worse value,
 *
 * <pre>
 *   score = 1 + floor(k L / n)
 * </pre>
 *
 * <p>so that score 5 of 5 means that at least 80 % of the customers are strictly worse. Equal values always get equal
 * scores, since they have the same L; the scores never decrease as the value gets better, and do not change when all
 * values are multiplied by a positive number. In terms of quantiles, the score is one more than the number of quantiles
 * 1/k, 2/k, ... (Hyndman and Fan's definition 1) that are below the value. Consequences for ties and small numbers:
 *
 * <ul>
 *   <li>the worst value always has score 1; if 60 % of the customers have bought once, all of them have score 1 and
 *       those who bought twice have score 4, with no customer in between;
 *   <li>if all values are equal, all have score 1, since no customer is worse than another;
 *   <li>with fewer customers than scores, the i-th of n different values has score 1 + floor(k (i - 1) / n): two
 *       customers get 1 and 3 of 5, a single customer gets 1;
 *   <li>if all values are different and n is a multiple of k, all scores have the same number of customers, exactly as
 *       with NTILE.
 * </ul>
 *
 * <p><b>NTILE</b> ({@link #ntiles()}): the window function of SQL and of R's dplyr. All scores have the same number of
 * customers, the lowest ones one more if they do not divide evenly, and ties are broken in the order of the identifiers
 * as text. Equal values may get different scores: a customer who bought once may have score 3 in frequency because of
 * the identifier.
 *
 * <p><b>Thresholds</b> ({@link #ofThresholds}): the caller's own limits, which make scores of different dates
 * comparable.
 *
 * <pre>{@code
 * RfmScores.of(history, RfmScoring.quantiles());
 * RfmScores.of(history, RfmScoring.ntiles().withScores(4));
 * RfmScores.of(history, RfmScoring.ofThresholds(
 *         List.of(30, 90, 180, 365),               // a last purchase 30 or more days ago is below the best score
 *         List.of(2, 3, 5, 10),                    // two orders are above the lowest score
 *         List.of(new BigDecimal("25"), new BigDecimal("50"), new BigDecimal("100"), new BigDecimal("250"))));
 * }</pre>
 *
 * <p>Other tools: pandas users often rank first and cut afterwards, which breaks ties by row; R's package rfm cuts at
 * the quantile plus one (one day, one order, one unit of money).
 *
 * <p>Source: Bult and Wansbeek, Optimal Selection for Direct Mail, Marketing Science 14(4), 1995, for the analysis;
 * Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, for the quantile.
 */
public final class RfmScoring implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int USUAL = 5;

    private final Method method;
    private final int scores;
    private final int[] recencyDays;
    private final int[] orders;
    private final BigDecimal[] monetary;

    private enum Method {
        QUANTILES,
        NTILES,
        THRESHOLDS
    }

    private RfmScoring(Method method, int scores, int[] recencyDays, int[] orders, BigDecimal[] monetary) {
        this.method = method;
        this.scores = scores;
        this.recencyDays = recencyDays;
        this.orders = orders;
        this.monetary = monetary;
    }

    private RfmScoring(Method method, int scores) {
        this(method, scores, new int[0], new int[0], new BigDecimal[0]);
    }

    /**
     * Five scores by the share of customers who are strictly worse; equal values always get equal scores.
     *
     * @return the scoring
     */
    public static RfmScoring quantiles() {
        return new RfmScoring(Method.QUANTILES, USUAL);
    }

    /**
     * Five scores by rank, as SQL's NTILE: equal numbers of customers, with ties in the order of identifiers.
     *
     * @return the scoring
     */
    public static RfmScoring ntiles() {
        return new RfmScoring(Method.NTILES, USUAL);
    }

    /**
     * Scores by the caller's limits: one score more than there are limits.
     *
     * <p>A value equal to a limit reaches it: a customer who bought 90 days ago reaches a limit of 90 days, and a
     * customer with 5 orders one of 5 orders. Two limits may be equal; no customer then has the score between them.
     *
     * @param recencyDays limits in days, ascending; the score is the highest score less the number of limits reached
     * @param orders limits in orders, ascending; the score is 1 plus the number of limits reached
     * @param monetary limits in the currency of the history, ascending; the score is 1 plus the number of limits
     *     reached
     * @return the scoring
     * @throws NullPointerException if a list or a limit is null
     * @throws IllegalArgumentException if the lists are empty or of different lengths, have more than 99 limits, or are
     *     not ascending
     */
    public static RfmScoring ofThresholds(List<Integer> recencyDays, List<Integer> orders, List<BigDecimal> monetary) {
        requireAscending(recencyDays, "recencyDays");
        requireAscending(orders, "orders");
        requireAscending(monetary, "monetary");
        int limits = recencyDays.size();
        if (orders.size() != limits || monetary.size() != limits) {
            throw new IllegalArgumentException("thresholds must be as many for recencyDays (" + limits + "), orders ("
                    + orders.size() + ") and monetary (" + monetary.size() + ")");
        }
        requireScores(limits + 1);
        return new RfmScoring(
                Method.THRESHOLDS,
                limits + 1,
                recencyDays.stream().mapToInt(Integer::intValue).toArray(),
                orders.stream().mapToInt(Integer::intValue).toArray(),
                monetary.toArray(BigDecimal[]::new));
    }

    private static <T extends Comparable<T>> void requireAscending(List<T> limits, String name) {
        Objects.requireNonNull(limits, name);
        for (int i = 0; i < limits.size(); i++) {
            Objects.requireNonNull(limits.get(i), name);
            if (i > 0 && limits.get(i - 1).compareTo(limits.get(i)) > 0) {
                throw new IllegalArgumentException(name + " must be ascending: " + limits);
            }
        }
    }

    private static int requireScores(int scores) {
        if (scores < 2 || scores > RfmScore.HIGHEST) {
            throw new IllegalArgumentException("scores must be in 2.." + RfmScore.HIGHEST + ": " + scores);
        }
        return scores;
    }

    /**
     * The same method with another number of scores.
     *
     * @param scores the number of scores, 2..100
     * @return a copy with that number of scores
     * @throws IllegalArgumentException if the number is not in 2..100, or not one more than the number of thresholds
     */
    public RfmScoring withScores(int scores) {
        requireScores(scores);
        if (method == Method.THRESHOLDS && scores != this.scores) {
            throw new IllegalArgumentException(
                    "scores (" + scores + ") must be one more than the thresholds (" + recencyDays.length + ")");
        }
        return new RfmScoring(method, scores, recencyDays, orders, monetary);
    }

    /**
     * How many scores there are, which is also the best one.
     *
     * @return the highest score
     */
    public int scores() {
        return scores;
    }

    byte[] recency(RfmValues values) {
        // more days are worse, so a limit that is reached from below is exceeded from above
        long[] limits = Arrays.stream(recencyDays)
                .mapToLong(days -> -(long) days)
                .sorted()
                .toArray();
        return score(values.recencyColumn(), limits, values.ids());
    }

    byte[] frequency(RfmValues values) {
        long[] limits = Arrays.stream(orders).mapToLong(count -> count - 1L).toArray();
        return score(values.ordersColumn(), limits, values.ids());
    }

    byte[] monetary(RfmValues values) {
        long[] limits = Arrays.stream(monetary)
                .mapToLong(amount -> limit(amount, values.decimals()))
                .toArray();
        return score(values.monetaryColumn(), limits, values.ids());
    }

    /** The largest number of minor units that does not reach an amount. */
    private static long limit(BigDecimal amount, int decimals) {
        return Decimals.ceilingMinor(amount, decimals, "monetary") - 1;
    }

    private byte[] score(long[] values, long[] limits, CustomerIds ids) {
        return switch (method) {
            case QUANTILES -> Ranking.byShareBelow(values, scores);
            case NTILES -> Ranking.byPlace(values, scores, ids);
            case THRESHOLDS -> Ranking.byLimits(values, limits);
        };
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(method)
                && requireScores(scores) == scores
                && (method == Method.THRESHOLDS
                        ? ofThresholds(
                                                Arrays.stream(recencyDays)
                                                        .boxed()
                                                        .toList(),
                                                Arrays.stream(orders).boxed().toList(),
                                                List.of(monetary))
                                        .scores
                                == scores
                        : recencyDays.length + orders.length + monetary.length == 0));
    }

    @Override
    public String toString() {
        return switch (method) {
            case QUANTILES -> scores + " scores by quantiles";
            case NTILES -> scores + " scores by NTILE";
            case THRESHOLDS -> scores + " scores by thresholds";
        };
    }
}
