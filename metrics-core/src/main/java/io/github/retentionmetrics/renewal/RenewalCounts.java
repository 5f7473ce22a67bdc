package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/**
 * For each renewal, the number of customers for whom it was due and the number of those who renewed: the input of the
 * models of contracts.
 *
 * <pre>
 *   renewal t: atRisk(t) customers could renew for the t-th time, renewed(t) of them did, the others were lost
 * </pre>
 *
 * <p>Counts from cohorts and columns are counts of customers. From subscriptions, {@link #of(SubscriptionHistory,
 * ChronoUnit)} counts uninterrupted stays, and {@link #ofContracts} counts contracts, one per row.
 *
 * <p>Counts can be added: those of cohorts of different ages, of shards, or of years, if all have the same
 * {@linkplain #term term}. Only observed renewals count: a cohort that is two periods old has no third renewal, and
 * none is assumed.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customers: valid, and the identity of {@link #plus};
 *   <li>customers whose first renewal is not due yet count in {@link #customers()} only.
 * </ul>
 *
 * <pre>{@code
 * RenewalCounts lastYears = RenewalCounts.ofSurvivors(1000, 631, 468, 382);
 * RenewalCounts thisYears = RenewalCounts.ofSurvivors(1200, 770);
 * lastYears.plus(thisYears).renewal(1);   // 63.7% (1401 of 2200)
 * }</pre>
 *
 * <p>Memory and the time of a fit grow with the number of renewals, not with the number of customers.
 *
 * @param customers the number of customers at the start
 * @param rows the counts of each renewal, in order from the first; the last one has customers at risk
 * @param termName the length of a contract as a text, such as {@code months}; null if it is not known
 */
public record RenewalCounts(
        long customers, List<Row> rows, @Nullable String termName) implements Serializable {
    /** One renewal on every day of the years 1 to 9999. */
    private static final int MOST_RENEWALS = 3_652_058;

    /** The largest number of renewals in a text. */
    private static final int MOST_SHOWN = 24;

    private static final RenewalCounts EMPTY = of(0, new long[0], new long[0], null);

    /**
     * Checks the counts and takes a copy of the rows.
     *
     * @param customers the number of customers at the start
     * @param rows the counts of each renewal
     * @param termName the length of a contract as a text, or null
     * @throws NullPointerException if the rows or one of them is null
     * @throws IllegalArgumentException if the number of customers is negative, the rows are not in order from renewal
     *     1, a row has no customer at risk or more than renewed before it, or the term is not the name of a unit of
     *     time
     */
    public RenewalCounts {
        Checks.notNegative(customers, "customers");
        rows = RenewalRows.of(customers, rows);
        termName = termName == null ? null : Lengths.text(Lengths.parse(termName, "termName"));
    }

    static RenewalCounts of(long customers, long[] atRisk, long[] renewed, @Nullable ChronoUnit term) {
        return new RenewalCounts(customers, new RenewalRows(atRisk, renewed), term == null ? null : Lengths.text(term));
    }

    /**
     * No customers.
     *
     * @return the counts of no customers
     */
    public static RenewalCounts empty() {
        return EMPTY;
    }

    /**
     * The counts of one cohort, whose customers all began in the same period.
     *
     * @param survivors the number of customers at the start, after the first renewal, after the second, and so on, such
     *     as a row of a cohort table of subscribers
     * @return the counts
     * @throws NullPointerException if the survivors are null
     * @throws IllegalArgumentException if there are no numbers, one is negative, or one is above the number before it
     */
    public static RenewalCounts ofSurvivors(long... survivors) {
        Objects.requireNonNull(survivors, "survivors");
        if (survivors.length == 0) {
            throw new IllegalArgumentException("survivors must have a number for the start: 0 numbers");
        }
        Checks.notNegative(survivors[survivors.length - 1], "survivors at " + (survivors.length - 1));
        int renewals = 0;
        for (int t = 1; t < survivors.length; t++) {
            if (survivors[t] > survivors[t - 1]) {
                throw new IllegalArgumentException("survivors at " + t + " (" + survivors[t]
                        + ") must be at most those before (" + survivors[t - 1] + ")");
            }
            renewals += survivors[t - 1] > 0 ? 1 : 0;
        }
        return of(
                survivors[0],
                Arrays.copyOf(survivors, renewals),
                renewals == 0 ? new long[0] : Arrays.copyOfRange(survivors, 1, renewals + 1),
                null);
    }

    /**
     * The counts of single customers in columns.
     *
     * @param renewals the number of renewals of each customer
     * @param isLost whether the customer did not make the next renewal; false if it is not due yet
     * @return the counts
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, or a number is negative or above 3652058, which
     *     is a renewal every day of the years 1 to 9999; the message names the row, from 0
     */
    public static RenewalCounts ofColumns(int[] renewals, boolean[] isLost) {
        Objects.requireNonNull(renewals, "renewals");
        Objects.requireNonNull(isLost, "isLost");
        if (renewals.length != isLost.length) {
            throw new IllegalArgumentException(
                    "length of isLost (" + isLost.length + ") must be that of renewals (" + renewals.length + ")");
        }
        RenewalTally tally = new RenewalTally(0);
        for (int row = 0; row < renewals.length; row++) {
            if (renewals[row] < 0) {
                throw new IllegalArgumentException("row " + row + ": renewals must not be negative: " + renewals[row]);
            }
            if (renewals[row] > MOST_RENEWALS) {
                throw new IllegalArgumentException(
                        "row " + row + ": renewals must be at most " + MOST_RENEWALS + ": " + renewals[row]);
            }
            tally.add(renewals[row], isLost[row]);
        }
        return tally.counts();
    }

    /**
     * The counts of stays that are renewed term after term. Subscriptions of a customer that overlap, or of which one
     * ends on the day the next starts, are one stay ({@link SubscriptionHistory#stays()}), whether the data have one
     * row for the whole stay or one for each term.
     *
     * <p>The t-th renewal is due t terms after the start of the stay (on the last day of a shorter month), and it is
     * made if the stay has not ended by then. A stay that was cancelled within a term is lost at the following renewal,
     * and not before that is due: counting the cancellations so far in the running term without the renewals that are
     * due at its end would overstate the loss.
     *
     * @param history the subscriptions; a customer who left and returned counts once for each stay
     * @param term the length of a contract: days, weeks, months, years or longer
     * @return the counts of the renewals that were due by the history's observation day; {@link #customers()} is the
     *     number of stays, without those that began before {@link SubscriptionHistory#observedFrom}
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the term is shorter than a day or has no length
     */
    public static RenewalCounts of(SubscriptionHistory history, ChronoUnit term) {
        Objects.requireNonNull(history, "history");
        return RenewalTally.of(history.stays(), term);
    }

    /**
     * The counts of contracts, where each row of the history is a contract. Use it for data in which the row of a
     * renewed contract is extended, and a second row of the same customer is a second contract. Where each renewed term
     * has a row of its own, no row is ever renewed; use {@link #of(SubscriptionHistory, ChronoUnit)}, which counts
     * stays.
     *
     * @param history the subscriptions
     * @param term the length of a contract: days, weeks, months, years or longer
     * @return the counts of the renewals that were due by the history's observation day; {@link #customers()} is the
     *     number of contracts
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the term is shorter than a day or has no length
     */
    public static RenewalCounts ofContracts(SubscriptionHistory history, ChronoUnit term) {
        Objects.requireNonNull(history, "history");
        return RenewalTally.of(history, term);
    }

    /**
     * A collector that adds the counts of several cohorts.
     *
     * @return the collector
     */
    public static Collector<RenewalCounts, ?, RenewalCounts> toPooledRenewalCounts() {
        return Collector.of(
                () -> new RenewalCounts[] {EMPTY},
                (sum, counts) -> sum[0] = sum[0].plus(counts),
                (left, right) -> {
                    left[0] = left[0].plus(right[0]);
                    return left;
                },
                sum -> sum[0]);
    }

    /**
     * The counts of these and other customers.
     *
     * @param other the counts of other customers, of any age
     * @return the sum, with the term of either if it is known
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if both terms are known and they differ
     * @throws ArithmeticException if a count does not fit in a long
     */
    public RenewalCounts plus(RenewalCounts other) {
        Objects.requireNonNull(other, "other");
        requireTerm(other);
        int renewals = Math.max(renewals(), other.renewals());
        long[] sumAtRisk = new long[renewals];
        long[] sumRenewed = new long[renewals];
        for (int t = 1; t <= renewals; t++) {
            sumAtRisk[t - 1] = Checks.sum(atRisk(t), other.atRisk(t), "customers at risk");
            sumRenewed[t - 1] = renewed(t) + other.renewed(t);
        }
        long sum = Checks.sum(customers, other.customers, "customers");
        return of(sum, sumAtRisk, sumRenewed, term().or(other::term).orElse(null));
    }

    private void requireTerm(RenewalCounts other) {
        if (termName != null && other.termName != null) {
            Checks.same("term", term().get(), other.term().get());
        }
    }

    /**
     * The length of a contract. A model fitted to these counts refuses counts of another term, and so does {@link
     * #plus}.
     *
     * @return the term; empty if it is not known
     */
    public Optional<ChronoUnit> term() {
        return Optional.ofNullable(termName).map(name -> Lengths.parse(name, "termName"));
    }

    /**
     * These counts with the length of a contract.
     *
     * @param term the length of a contract
     * @return the same counts for that term
     * @throws NullPointerException if the term is null
     * @throws IllegalArgumentException if these counts are known to be of another term
     */
    public RenewalCounts withTerm(ChronoUnit term) {
        RenewalCounts known = new RenewalCounts(customers, rows, Lengths.text(Objects.requireNonNull(term, "term")));
        requireTerm(known);
        return known;
    }

    /**
     * The number of the last renewal at which customers are at risk.
     *
     * @return the number of renewals, 0 if none was due
     */
    public int renewals() {
        return rows.size();
    }

    /**
     * The number of customers whose renewal was due.
     *
     * @param renewal the number of the renewal, from 1
     * @return the number of customers, 0 beyond what is observed
     * @throws IllegalArgumentException if the renewal is below 1
     */
    public long atRisk(int renewal) {
        return columns().atRisk(renewal);
    }

    /**
     * The number of customers who renewed.
     *
     * @param renewal the number of the renewal, from 1
     * @return the number of customers, 0 beyond what is observed
     * @throws IllegalArgumentException if the renewal is below 1
     */
    public long renewed(int renewal) {
        return columns().renewed(renewal);
    }

    private RenewalRows columns() {
        return (RenewalRows) rows;
    }

    static void requireRenewal(int renewal) {
        if (renewal < 1) {
            throw new IllegalArgumentException("renewal must be at least 1: " + renewal);
        }
    }

    /**
     * The share of customers who renewed.
     *
     * @param renewal the number of the renewal, from 1
     * @return renewed / at risk; undefined if the renewal was due for no customer
     * @throws IllegalArgumentException if the renewal is below 1
     */
    public Rate renewal(int renewal) {
        return Rate.of(renewed(renewal), atRisk(renewal), "no customer came up for this renewal");
    }

    /**
     * These counts up to a renewal, without the later ones: for fitting a model whose forecast is then compared with
     * the later renewals.
     *
     * @param renewals the number of renewals to keep, not negative
     * @return the counts of these renewals
     * @throws IllegalArgumentException if the number is negative
     */
    public RenewalCounts upTo(int renewals) {
        Checks.notNegative(renewals, "renewals");
        return new RenewalCounts(customers, rows.subList(0, Math.min(renewals, renewals())), termName);
    }

    /**
     * A readable text of the counts: {@code 1000 customers, renewed 631 of 1000, 468 of 631}; if there are more than 24
     * renewals, the first 24 and the total number.
     *
     * @return the text
     */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(customers + " customers");
        for (int t = 1; t <= Math.min(renewals(), MOST_SHOWN); t++) {
            text.append(t == 1 ? ", renewed " : ", ")
                    .append(renewed(t))
                    .append(" of ")
                    .append(atRisk(t));
        }
        if (renewals() > MOST_SHOWN) {
            text.append(" and so on, ").append(renewals()).append(" renewals in all");
        }
        return text.toString();
    }

    /**
     * One renewal, as a row of a page or a JSON response.
     *
     * @param renewal the number of the renewal, from 1
     * @param atRisk the number of customers for whom it was due
     * @param renewed the number of customers who renewed
     */
    public record Row(int renewal, long atRisk, long renewed) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param renewal the number of the renewal, from 1
         * @param atRisk the number of customers for whom it was due
         * @param renewed the number of customers who renewed
         * @throws IllegalArgumentException if a number is negative, or more customers renewed than were at risk
         */
        public Row {
            Checks.notNegative(renewal, "renewal");
            Checks.partOfWhole(renewed, "renewed", atRisk, "atRisk");
        }
    }
}
