package io.github.retentionmetrics.rfm;

import java.io.Serializable;
import java.util.Comparator;

/**
 * One cell of the RFM cube: a score each for recency, frequency and monetary value, from 1 (worst) up.
 *
 * <p>With five scores there are 125 cells, written {@code 111} to {@code 555}. A high recency score means a recent
 * purchase. Cells are ordered as these texts are: by recency, then frequency, then monetary value.
 *
 * <pre>{@code
 * RfmScore score = new RfmScore(5, 4, 3);
 * score.toString();            // 543
 * score.weighted(3, 2, 1);     // 4.333: (3 x 5 + 2 x 4 + 1 x 3) / (3 + 2 + 1)
 * }</pre>
 *
 * @param recency the score for recency, 1..100
 * @param frequency the score for frequency, 1..100
 * @param monetary the score for monetary value, 1..100
 */
public record RfmScore(int recency, int frequency, int monetary) implements Comparable<RfmScore>, Serializable {
    /** The highest score that any number of scores allows. */
    static final int HIGHEST = 100;

    private static final Comparator<RfmScore> ORDER = Comparator.comparingInt(RfmScore::recency)
            .thenComparingInt(RfmScore::frequency)
            .thenComparingInt(RfmScore::monetary);

    /**
     * Checks the scores.
     *
     * @param recency the score for recency
     * @param frequency the score for frequency
     * @param monetary the score for monetary value
     * @throws IllegalArgumentException if a score is not in 1..100
     */
    public RfmScore {
        requireScore(recency, "recency");
        requireScore(frequency, "frequency");
        requireScore(monetary, "monetary");
    }

    private static void requireScore(int score, String name) {
        if (score < 1 || score > HIGHEST) {
            throw new IllegalArgumentException(name + " must be in 1.." + HIGHEST + ": " + score);
        }
    }

    /**
     * One number for the three scores, for ranking customers: their weighted mean.
     *
     * <pre>
     *   (wr recency + wf frequency + wm monetary) / (wr + wf + wm)
     * </pre>
     *
     * <p>From 1 to the highest score, whatever the weights. Equal weights give the plain mean.
     *
     * @param recencyWeight the weight of recency, zero or more
     * @param frequencyWeight the weight of frequency, zero or more
     * @param monetaryWeight the weight of monetary value, zero or more
     * @return the weighted mean
     * @throws IllegalArgumentException if a weight is negative or not a finite number, all are zero, or they
     *     are too large to be added up
     */
    public double weighted(double recencyWeight, double frequencyWeight, double monetaryWeight) {
        requireWeight(recencyWeight, "recencyWeight");
        requireWeight(frequencyWeight, "frequencyWeight");
        requireWeight(monetaryWeight, "monetaryWeight");
        double sum = recencyWeight + frequencyWeight + monetaryWeight;
        double weighted = recencyWeight * recency + frequencyWeight * frequency + monetaryWeight * monetary;
        if (!(sum > 0 && weighted < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("sum of the weights must be positive and finite: " + sum);
        }
        return weighted / sum;
    }

    private static void requireWeight(double weight, String name) {
        if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " must be zero or more and finite: " + weight);
        }
    }

    /** {@return a negative number, zero or a positive one, by recency, then frequency, then monetary value} */
    @Override
    public int compareTo(RfmScore other) {
        return ORDER.compare(this, other);
    }

    /** {@return the three scores in a row, such as 543; with a dash between them where one is above 9} */
    @Override
    public String toString() {
        String dash = Math.max(recency, Math.max(frequency, monetary)) > 9 ? "-" : "";
        return recency + dash + frequency + dash + monetary;
    }
}
