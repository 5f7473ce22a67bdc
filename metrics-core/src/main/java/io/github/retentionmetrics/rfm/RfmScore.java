package io.github.retentionmetrics.rfm;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Comparator;

/**
 * One cell of the RFM cube: a score each for recency, frequency and monetary value, where 1 is the worst.
 *
 * <p>With five scores there are 125 cells, written {@code 111} to {@code 555}. A high recency score means a recent
 * purchase. Cells are ordered by recency, then frequency, then monetary value.
 *
 * <pre>{@code
 * RfmScore score = new RfmScore(5, 4, 3);
 * score.toString();            // 543
 * score.mean();                // 4.0
 * score.weighted(RfmScore.Weights.equal().withRecency(3).withFrequency(2));   // 4.333: (3 x 5 + 2 x 4 + 1 x 3) / 6
 * }</pre>
 *
 * @param recency the score for recency, 1..100
 * @param frequency the score for frequency, 1..100
 * @param monetary the score for monetary value, 1..100
 */
public record RfmScore(int recency, int frequency, int monetary) implements Comparable<RfmScore>, Serializable {
    /** The highest possible score. */
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
     * The mean of the three scores, for ranking customers.
     *
     * @return the mean, from 1 to the highest score
     */
    public double mean() {
        return weighted(Weights.equal());
    }

    /**
     * The weighted mean of the three scores, for ranking customers.
     *
     * <pre>
     *   (wr recency + wf frequency + wm monetary) / (wr + wf + wm)
     * </pre>
     *
     * @param weights the weight of each score
     * @return the weighted mean, from 1 to the highest score, for any weights
     * @throws NullPointerException if the weights are null
     */
    public double weighted(Weights weights) {
        double weighted = weights.recency * recency + weights.frequency * frequency + weights.monetary * monetary;
        return weighted / weights.sum();
    }

    /** {@return a negative number, zero or a positive one, by recency, then frequency, then monetary value} */
    @Override
    public int compareTo(RfmScore other) {
        return ORDER.compare(this, other);
    }

    /** {@return the three scores in a row, such as 543; with a dash between them if one is above 9} */
    @Override
    public String toString() {
        String dash = Math.max(recency, Math.max(frequency, monetary)) > 9 ? "-" : "";
        return recency + dash + frequency + dash + monetary;
    }

    /**
     * The weights of the scores in a {@linkplain RfmScore#weighted weighted mean}. Only the ratios between the weights
     * matter.
     *
     * @param recency the weight of recency, zero or more
     * @param frequency the weight of frequency, zero or more
     * @param monetary the weight of monetary value, zero or more
     */
    public record Weights(double recency, double frequency, double monetary) implements Serializable {
        /**
         * Checks the weights.
         *
         * @param recency the weight of recency
         * @param frequency the weight of frequency
         * @param monetary the weight of monetary value
         * @throws IllegalArgumentException if a weight is negative or not a finite number, all are zero, or they are
         *     too large to be added up
         */
        public Weights {
            recency = checked(recency, "recency");
            frequency = checked(frequency, "frequency");
            monetary = checked(monetary, "monetary");
            double sum = recency + frequency + monetary;
            if (!(sum > 0 && sum * HIGHEST < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("sum of the weights must be positive and finite: " + sum);
            }
        }

        private static double checked(double weight, String name) {
            if (!(weight >= 0 && weight < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("weight of " + name + " must be zero or more and finite: " + weight);
            }
            return Checks.unsignedZero(weight);
        }

        /**
         * Equal weights for all scores.
         *
         * @return the weights, all 1
         */
        public static Weights equal() {
            return new Weights(1, 1, 1);
        }

        /**
         * A copy with another weight of recency.
         *
         * @param recency the weight, zero or more
         * @return the copy
         * @throws IllegalArgumentException as the constructor does
         */
        public Weights withRecency(double recency) {
            return new Weights(recency, frequency, monetary);
        }

        /**
         * A copy with another weight of frequency.
         *
         * @param frequency the weight, zero or more
         * @return the copy
         * @throws IllegalArgumentException as the constructor does
         */
        public Weights withFrequency(double frequency) {
            return new Weights(recency, frequency, monetary);
        }

        /**
         * A copy with another weight of monetary value.
         *
         * @param monetary the weight, zero or more
         * @return the copy
         * @throws IllegalArgumentException as the constructor does
         */
        public Weights withMonetary(double monetary) {
            return new Weights(recency, frequency, monetary);
        }

        private double sum() {
            return recency + frequency + monetary;
        }
    }
}
