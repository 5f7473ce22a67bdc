package io.github.retentionmetrics.rfm;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The RFM analysis: for every customer a score each for recency, frequency and monetary value.
 *
 * <p>From 1 (worst) to the number of scores, usually 5, by the method of {@link RfmScoring}; by default equal values
 * always get equal scores. Without thresholds, a score compares a customer with the others of the same history, so the
 * scores of two parts of a history cannot be combined (the histories can).
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers: no scores;
 *   <li>few customers, or many equal values: see {@link RfmScoring}.
 * </ul>
 *
 * <pre>{@code
 * RfmScores scores = RfmScores.of(history);
 * scores.customersByScore().lastKey();                       // 555: the best cell with a customer
 * scores.segments().customers("Champions");                  // 100
 * scores.segments(RfmSegmentMap.standard()).names();         // ten names, best first
 * }</pre>
 *
 * <p>Takes time linear in the number of customers (with NTILE, also a sort of the customers who tie at a boundary
 * between scores). Memory is 3 bytes a customer in addition to the values, and another 16 bytes while it is computed.
 */
public final class RfmScores implements Serializable {
    private static final long serialVersionUID = 1L;

    private final RfmValues values;
    private final int scores;
    private final byte[] recency;
    private final byte[] frequency;
    private final byte[] monetary;

    private RfmScores(RfmValues values, RfmScoring scoring) {
        this.values = values;
        this.scores = scoring.scores();
        this.recency = scoring.recency(values);
        this.frequency = scoring.frequency(values);
        this.monetary = scoring.monetary(values);
    }

    /**
     * Scores from 1 to 5 by quantiles, with equal scores for equal values.
     *
     * @param history the history
     * @return the scores of every customer with an order
     * @throws NullPointerException if the history is null
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     */
    public static RfmScores of(PurchaseHistory history) {
        return of(history, RfmScoring.quantiles());
    }

    /**
     * The scores of a history's customers.
     *
     * @param history the history
     * @param scoring the method by which values become scores
     * @return the scores of every customer with an order
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     * @throws IllegalArgumentException if a monetary threshold does not fit in 64-bit minor units
     */
    public static RfmScores of(PurchaseHistory history, RfmScoring scoring) {
        Objects.requireNonNull(scoring, "scoring");
        return of(RfmValues.of(history), scoring);
    }

    /**
     * The scores of given values.
     *
     * @param values the values
     * @param scoring the method by which values become scores
     * @return the scores, in the order of the values
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a monetary threshold does not fit in 64-bit minor units
     */
    public static RfmScores of(RfmValues values, RfmScoring scoring) {
        return new RfmScores(Objects.requireNonNull(values, "values"), Objects.requireNonNull(scoring, "scoring"));
    }

    /**
     * The values behind the scores.
     *
     * @return the values, in the same order
     */
    public RfmValues values() {
        return values;
    }

    /**
     * The number of scores, which is also the highest score.
     *
     * @return the highest possible score, whether or not a customer has it
     */
    public int scores() {
        return scores;
    }

    /**
     * The number of customers.
     *
     * @return the number of customers with an order
     */
    public int size() {
        return values.size();
    }

    /**
     * A customer's score for recency.
     *
     * @param customer the customer's number, from 0
     * @return the score; the highest for the most recent customers
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int recency(int customer) {
        return recency[customer];
    }

    /**
     * A customer's score for frequency.
     *
     * @param customer the customer's number, from 0
     * @return the score
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int frequency(int customer) {
        return frequency[customer];
    }

    /**
     * A customer's score for monetary value.
     *
     * @param customer the customer's number, from 0
     * @return the score
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public int monetary(int customer) {
        return monetary[customer];
    }

    /**
     * The three scores of one customer.
     *
     * @param customer the customer's number, from 0
     * @return a new record
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public RfmScore score(int customer) {
        return new RfmScore(recency[customer], frequency[customer], monetary[customer]);
    }

    /**
     * The number of customers with each score.
     *
     * @return the number of customers by score, worst first; only scores that a customer has
     */
    public SortedMap<RfmScore, Long> customersByScore() {
        long[] counts = new long[scores * scores * scores];
        for (int customer = 0; customer < recency.length; customer++) {
            counts[cell(customer)]++;
        }
        SortedMap<RfmScore, Long> byScore = new TreeMap<>();
        for (int cell = 0; cell < counts.length; cell++) {
            if (counts[cell] > 0) {
                byScore.put(RfmSegmentMap.score(cell, scores), counts[cell]);
            }
        }
        return byScore;
    }

    private int cell(int customer) {
        return RfmSegmentMap.cell(recency[customer], frequency[customer], monetary[customer], scores);
    }

    /**
     * The customers in the segments of the {@linkplain RfmSegmentMap#standard() standard map}.
     *
     * @return the segment of every customer
     * @throws IllegalStateException if there are not five scores, as that map needs
     */
    public Segmentation segments() {
        if (scores != RfmSegmentMap.standard().scores()) {
            throw new IllegalStateException("scores must be 5 for the standard segments: " + scores);
        }
        return segments(RfmSegmentMap.standard());
    }

    /**
     * The customers in named segments.
     *
     * @param map the map from scores to the names of segments
     * @return the segment of every customer
     * @throws NullPointerException if the map is null
     * @throws IllegalArgumentException if it is for another number of scores
     */
    public Segmentation segments(RfmSegmentMap map) {
        Objects.requireNonNull(map, "map");
        if (map.scores() != scores) {
            throw new IllegalArgumentException(
                    "scores of map (" + map.scores() + ") must be those of the scoring (" + scores + ")");
        }
        return Segmentation.ofIndexes(values.ids(), map.names(), customer -> map.segmentOfCell(cell(customer)))
                .withKnownOn(values.analysisDate().minusDays(1));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> scores >= 2
                && scores <= RfmScore.HIGHEST
                && areScores(recency)
                && areScores(frequency)
                && areScores(monetary));
    }

    private boolean areScores(byte[] numbers) {
        boolean areScores = numbers.length == values.size();
        for (byte number : numbers) {
            areScores &= number >= 1 && number <= scores;
        }
        return areScores;
    }

    /**
     * A customer with the values, the scores and, with five scores, the segment of the
     * {@linkplain RfmSegmentMap#standard() standard map}.
     *
     * @param customer the customer's number, from 0
     * @return a new record
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public Row get(int customer) {
        RfmSegmentMap map = RfmSegmentMap.standard();
        return row(customer, map.scores() == scores ? map.segmentOf(score(customer)) : null);
    }

    /**
     * The customers with their scores.
     *
     * @return the rows of {@link #get}, in the order of the customers
     */
    public Stream<Row> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    private Row row(int customer, @Nullable String segment) {
        RfmValues.Row facts = values.get(customer);
        return new Row(
                facts.customerId(), facts.recencyDays(), facts.orders(), facts.monetary(), score(customer), segment);
    }

    /** {@return the analysis date, for JSON mappers and templates} */
    public LocalDate getAnalysisDate() {
        return values.analysisDate();
    }

    /** {@return the currency of the monetary values, for JSON mappers and templates} */
    public Currency getCurrency() {
        return values.currency();
    }

    /** {@return the {@link #scores()}, for JSON mappers and templates} */
    public int getScores() {
        return scores;
    }

    /** {@return the {@link #size()}, for JSON mappers and templates} */
    public int getSize() {
        return size();
    }

    /** {@return the {@link #customersByScore()}, for JSON mappers and templates} */
    public SortedMap<RfmScore, Long> getCustomersByScore() {
        return customersByScore();
    }

    /** {@return the {@link #stream() rows}, for JSON mappers and templates} */
    public List<Row> getRows() {
        return stream().toList();
    }

    @Override
    public String toString() {
        return "RfmScores[1.." + scores + " for " + size() + " customers on " + values.analysisDate() + "]";
    }

    /**
     * One customer, as a row of a page or a JSON response.
     *
     * @param customerId the customer's identifier
     * @param recencyDays days from the last order to the analysis date
     * @param orders the number of orders
     * @param monetary the customer's spend, less refunds
     * @param score the three scores
     * @param segment the segment, or null without one
     */
    public record Row(
            String customerId,
            int recencyDays,
            int orders,
            BigDecimal monetary,
            RfmScore score,
            @Nullable String segment)
            implements Serializable {
        /**
         * Checks the parts.
         *
         * @param customerId the customer's identifier
         * @param recencyDays days from the last order to the analysis date
         * @param orders the number of orders
         * @param monetary the customer's spend, less refunds
         * @param score the three scores
         * @param segment the segment, or null without one
         * @throws NullPointerException if a part other than the segment is null
         * @throws IllegalArgumentException if a number is negative
         */
        public Row {
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(monetary, "monetary");
            Objects.requireNonNull(score, "score");
            Checks.notNegative(recencyDays, "recencyDays");
            Checks.notNegative(orders, "orders");
        }
    }
}
