package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Customers by cohort and offset: of those who first bought in a period, how many were retained so many periods later,
 * and what the cohort ordered and spent then.
 *
 * <pre>
 *   retention(cohort, offset) = customers of the cohort who count as retained at the offset / customers of the cohort
 * </pre>
 *
 * <p>The {@linkplain #analysis() analysis} of the table defines which customers count as retained, and what an offset
 * is.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a cohort without customers has no row; its retention is undefined;
 *   <li>a cell whose period begins after the observation day is <i>unobserved</i>: it does not exist, and its retention
 *       is undefined, not 0;
 *   <li>a cell whose period runs past the observation day is <i>partial</i>: its counts are those so far;
 *   <li>averages and the curve leave both out, so each offset is averaged over the cohorts that have reached it;
 *   <li>a refund lowers the revenue of its own period and is no activity. One from before its cohort began, or of
 *       customers without an order, is in no cell: {@link #revenueOutside()};
 *   <li>tables of disjoint customers, such as those of the parts of a history, add up with {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * CohortTable table = CohortAnalysis.by(MONTH).over(history);
 * table.retention(Period.month(2026, 1), 3);                       // 55.6% (100 of 180)
 * table.average(3).interval(ProportionInterval.WILSON, 0.95);      // pooled over the cohorts that have reached month 3
 * table.cells().forEach(cell -> System.out.println(cell.cohort() + " " + cell.offset() + " " + cell.retention()));
 * }</pre>
 *
 * @param analysis the question that this table answers
 * @param currency the currency of the revenue; XXX, which ISO 4217 has for no currency, in a table of subscriptions,
 *     whose orders and revenue are 0
 * @param decimals the number of decimals of the revenue
 * @param observedFrom the first day for which the purchases are complete, or null where it is not known: cells of a
 *     cohort that begins earlier are partial
 * @param observedUntil the last day for which the purchases are complete
 * @param rows the table as it is shown: a row for each cohort with customers, in order, with its observed cells; the
 *     rows become shorter towards the latest cohort, of which the fewest periods are observed
 * @param revenueOutside the refunds that are in no cell, 0 or negative: those of customers without an order, and those
 *     booked before their cohort began
 */
public record CohortTable(
        CohortAnalysis analysis,
        Currency currency,
        int decimals,
        @Nullable LocalDate observedFrom,
        LocalDate observedUntil,
        List<Row> rows,
        BigDecimal revenueOutside)
        implements Serializable {
    /** ISO 4217 for transactions without a currency. */
    private static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    static final String NO_CUSTOMERS = "no customers in the cohort";

    private static final String NONE_COMPLETE = "no cohort has completed this offset";

    /**
     * Checks the parts and takes a copy of the rows.
     *
     * @param analysis the question that this table answers
     * @param currency the currency of the revenue
     * @param decimals the number of decimals of the revenue
     * @param observedFrom the first day for which the purchases are complete, or null
     * @param observedUntil the last day for which the purchases are complete
     * @param rows a row for each cohort with customers
     * @param revenueOutside the refunds that are in no cell
     * @throws NullPointerException if a part other than the first day is null
     * @throws IllegalArgumentException if the number of decimals is not in 0..9 or an amount has more, the first day is
     *     after the last, two rows are of one cohort, the cells of a row are not those that the analysis observes until
     *     the last day, or the refunds are positive
     * @throws ArithmeticException if an amount does not fit in 64-bit minor units
     */
    public CohortTable {
        Objects.requireNonNull(analysis, "analysis");
        Objects.requireNonNull(currency, "currency");
        Checks.decimals(decimals);
        Checks.recordDate(observedUntil, "observedUntil");
        if (observedFrom != null
                && Checks.recordDate(observedFrom, "observedFrom").isAfter(observedUntil)) {
            throw new IllegalArgumentException(
                    "observedFrom (" + observedFrom + ") must not be after observedUntil (" + observedUntil + ")");
        }
        rows = CohortRows.of(analysis, decimals, observedFrom, observedUntil, Objects.requireNonNull(rows, "rows"));
        if (Objects.requireNonNull(revenueOutside, "revenueOutside").signum() > 0) {
            throw new IllegalArgumentException("revenueOutside must be 0 or negative");
        }
        revenueOutside = BigDecimal.valueOf(Decimals.exactMinor(revenueOutside, decimals, "revenueOutside"), decimals);
    }

    private long outsideMinor() {
        return Decimals.exactMinor(revenueOutside, decimals, "revenueOutside");
    }

    private CohortRows columns() {
        return (CohortRows) rows;
    }

    private CohortTable with(CohortRows others, long outside) {
        return new CohortTable(
                analysis,
                currency,
                decimals,
                observedFrom,
                observedUntil,
                others,
                BigDecimal.valueOf(outside, decimals));
    }

    static CohortTable empty(CohortAnalysis analysis, PurchaseHistory history) {
        return new CohortTable(
                analysis,
                history.currency(),
                history.decimals(),
                history.observedFrom().orElse(null),
                history.observedUntil(),
                List.of(),
                BigDecimal.ZERO);
    }

    static CohortTable empty(CohortAnalysis analysis, SubscriptionHistory history) {
        return new CohortTable(
                analysis,
                NO_CURRENCY,
                0,
                history.observedFrom().orElse(null),
                history.observedUntil(),
                List.of(),
                BigDecimal.ZERO);
    }

    static CohortTable empty(CohortAnalysis analysis, RecurringRevenue revenue) {
        SubscriptionHistory history = revenue.history();
        return new CohortTable(
                analysis,
                revenue.currency(),
                RecurringCohorts.decimals(revenue.currency()),
                history.observedFrom().orElse(null),
                history.observedUntil(),
                List.of(),
                BigDecimal.ZERO);
    }

    /** This table, which has no cohorts, with those of some counts, of which the first begins on a day. */
    CohortTable with(CohortCounts counts, long firstDay) {
        SortedMap<Period, CohortRow> found = new TreeMap<>();
        Granularity cohorts = analysis.cohorts();
        long first = cohorts.indexOfEpochDay(firstDay);
        for (int cohort = 0; cohort < counts.grid().cohortCount(); cohort++) {
            if (counts.sizes()[cohort] > 0) {
                found.put(cohorts.periodAt(first + cohort), CohortRow.of(counts, cohort));
            }
        }
        return with(columns().with(found), counts.outside());
    }

    /**
     * The cohorts with customers.
     *
     * @return their periods, in order
     */
    public List<Period> cohorts() {
        return columns().cohorts();
    }

    /**
     * How many offsets are observed of at least one cohort, complete or partial.
     *
     * @return the number of offsets, from 0; 0 if there is no cohort
     */
    public int offsets() {
        return columns().offsets();
    }

    /**
     * How many customers are in a cohort.
     *
     * @param cohort the cohort, one of the granularity's periods
     * @return the number of customers, 0 for a cohort without a row
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if it is not one of the granularity's periods
     */
    public long size(Period cohort) {
        analysis.requireCell(cohort, 0);
        CohortRow row = columns().find(cohort);
        return row == null ? 0 : row.size();
    }

    /**
     * How much of a cell is known.
     *
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset, from 0
     * @return the status, whether the cohort has customers or not
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if it is not one of the granularity's periods, or the offset is out of range
     */
    public Cell.Status status(Period cohort, int offset) {
        analysis.requireCell(cohort, offset);
        return columns().status(cohort, offset);
    }

    /**
     * One cell.
     *
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset, from 0
     * @return the cell; empty if it is unobserved or the cohort has no customers
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if it is not one of the granularity's periods, or the offset is out of range
     */
    public Optional<Cell> cell(Period cohort, int offset) {
        analysis.requireCell(cohort, offset);
        return Optional.ofNullable(columns().find(cohort))
                .filter(row -> offset < row.offsets())
                .map(row -> columns().cell(cohort, row, offset));
    }

    /**
     * All observed cells, cohort by cohort.
     *
     * @return the cells in order of cohort and offset
     */
    public Stream<Cell> cells() {
        return IntStream.range(0, rows.size()).boxed().flatMap(columns()::cells);
    }

    /**
     * The share of a cohort that is retained at an offset.
     *
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset, from 0
     * @return customers retained over customers of the cohort; undefined if the cohort has no customers or the cell is
     *     unobserved
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if it is not one of the granularity's periods, or the offset is out of range
     */
    public Rate retention(Period cohort, int offset) {
        return cell(cohort, offset)
                .map(Cell::retention)
                .orElseGet(() -> Rate.of(
                        0,
                        0,
                        status(cohort, offset) == Cell.Status.UNOBSERVED
                                ? "not yet observed on " + observedUntil
                                : NO_CUSTOMERS));
    }

    /**
     * The retention at an offset of all cohorts that have completed it, taken together: larger cohorts weigh more.
     *
     * <pre>
     *   average = sum of customers retained / sum of the sizes of the cohorts whose cell is complete
     * </pre>
     *
     * @param offset the offset, from 0
     * @return the pooled rate; undefined if no cohort has completed the offset
     * @throws IllegalArgumentException if the offset is out of range
     */
    public Rate average(int offset) {
        Rate pooled = complete(offset).map(Cell::retention).collect(Rate.toPooledRate());
        return pooled.isDefined() ? pooled : Rate.of(0, 0, NONE_COMPLETE);
    }

    /**
     * The average over the cohorts of their retention at an offset: every cohort that has completed it weighs the same.
     *
     * @param offset the offset, from 0
     * @return the mean of the rates, with the cohorts as its count; undefined if no cohort has completed the offset
     * @throws IllegalArgumentException if the offset is out of range
     */
    public Mean simpleAverage(int offset) {
        List<Cell> cells = complete(offset).toList();
        // squares that were rounded could be too small for their sum
        return Mean.of(cells.size(), sumOfPowers(cells, 1), sumOfPowers(cells, 2));
    }

    private static BigDecimal sumOfPowers(List<Cell> cells, int exponent) {
        return cells.stream()
                .map(cell -> new BigDecimal(cell.retention().value()).pow(exponent))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private Stream<Cell> complete(int offset) {
        analysis.requireOffset(offset);
        return columns().column(offset).filter(cell -> cell.status() == Cell.Status.COMPLETE);
    }

    /**
     * The retention curve: the {@linkplain #average pooled average} at each offset, as far as a cohort has completed
     * it. Each point is a rate with its own counts, from which an interval follows; it is over fewer cohorts the
     * further out it is.
     *
     * @return the rates by offset
     */
    public List<Rate> curve() {
        return IntStream.range(0, offsets())
                .mapToObj(this::average)
                .takeWhile(Rate::isDefined)
                .toList();
    }

    /**
     * An interval for each point of the {@linkplain #curve() curve}, wide enough that all of them together keep the
     * level.
     *
     * <p>Each is the interval of its rate at {@code 1 - (1 - level) / points}, by Bonferroni: of the whole curve one
     * may say that it runs between these bounds. For one point looked at by itself, {@link Rate#interval} is narrower.
     *
     * @param method how to compute each interval; {@link ProportionInterval#WILSON} is a good choice
     * @param level the confidence level of all of them together, between 0 and 1, such as 0.95
     * @return the intervals by offset, as many as the curve has points
     * @throws NullPointerException if the method is null
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    public List<Interval> curveBand(ProportionInterval method, double level) {
        Objects.requireNonNull(method, "method");
        List<Rate> curve = curve();
        double each = Correction.BONFERRONI.intervalLevel(level, Math.max(1, curve.size()));
        return curve.stream().map(rate -> rate.interval(method, each)).toList();
    }

    /**
     * The table of two disjoint groups of customers. That they are disjoint is for the caller to know: a customer in
     * both counts twice. {@link PurchaseHistory#split} makes disjoint parts.
     *
     * @param other the table of customers who are not in these
     * @return the sum, cell by cell
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the tables differ in analysis, currency, decimals or observed days
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public CohortTable plus(CohortTable other) {
        Objects.requireNonNull(other, "other");
        Checks.same("analysis", analysis, other.analysis);
        Checks.same("currency", currency, other.currency);
        Checks.same("decimals", decimals, other.decimals);
        Checks.same("observedFrom", Optional.ofNullable(observedFrom), Optional.ofNullable(other.observedFrom));
        Checks.same("observedUntil", observedUntil, other.observedUntil);
        WideSum outside = WideSum.of(outsideMinor(), other.outsideMinor());
        return with(columns().plus(other.columns()), outside.toLong("revenue"));
    }

    /** {@return the {@link #curve()}, for JSON mappers and templates} */
    public Rate[] getCurve() {
        // not a list, to which Jackson 2 would add the rates that it reads
        return curve().toArray(new Rate[0]);
    }

    @Override
    public String toString() {
        return "CohortTable[" + columns().customers() + " customers in " + rows.size() + " cohorts by "
                + analysis.cohorts() + ", observed until " + observedUntil + "]";
    }

    /**
     * One cohort of a table, as a row of a page or a JSON response.
     *
     * @param cohort the period of the customers' first orders
     * @param size customers in the cohort
     * @param cells the observed cells, the one at index i at offset i
     */
    public record Row(Period cohort, long size, List<Cell> cells) implements Serializable {
        /**
         * Checks the parts and takes a copy of the cells.
         *
         * @param cohort the cohort
         * @param size the customers of the cohort
         * @param cells the observed cells
         * @throws NullPointerException if a part or a cell is null
         * @throws IllegalArgumentException if the size is negative, or a cell is of another cohort or size, or at
         *     another offset than its index
         */
        public Row {
            Objects.requireNonNull(cohort, "cohort");
            Checks.notNegative(size, "size");
            cells = List.copyOf(cells);
            for (int offset = 0; offset < cells.size(); offset++) {
                Cell cell = cells.get(offset);
                if (!cell.cohort().equals(cohort) || cell.size() != size || cell.offset() != offset) {
                    throw new IllegalArgumentException("cells[" + offset + "] must be at offset " + offset
                            + " of cohort " + cohort + " of " + size + ": " + cell);
                }
            }
        }

        /** {@return the text of {@link #cohort()}, for JSON mappers and templates} */
        public String getCohort() {
            return cohort.toString();
        }
    }

    /**
     * An observed cell of a cohort table: what one cohort did in one period.
     *
     * @param cohort the period of the customers' first orders
     * @param offset the number of the cell's period, where the cohort begins in period 0
     * @param size customers in the cohort
     * @param customers those who count as retained
     * @param orders their cohort's orders in the period
     * @param revenue the orders' amounts, less the refunds booked in the period; may be negative
     * @param status complete, or partial
     */
    public record Cell(
            Period cohort, int offset, long size, long customers, long orders, BigDecimal revenue, Status status)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param cohort the cohort
         * @param offset the number of the period after the first
         * @param size the customers of the cohort
         * @param customers those who were active
         * @param orders their orders
         * @param revenue their revenue
         * @param status how much of the period is observed
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if a count is negative, or the customers exceed the size of their cohort
         */
        public Cell {
            Objects.requireNonNull(cohort, "cohort");
            Checks.notNegative(offset, "offset");
            Checks.partOfWhole(customers, "customers", size, "size");
            Checks.notNegative(orders, "orders");
            Objects.requireNonNull(revenue, "revenue");
            Objects.requireNonNull(status, "status");
        }

        /**
         * The share of the cohort that is retained.
         *
         * @return customers over size
         */
        public Rate retention() {
            return Rate.of(customers, size, CohortTable.NO_CUSTOMERS);
        }

        /** {@return the text of {@link #cohort()}, for JSON mappers and templates} */
        public String getCohort() {
            return cohort.toString();
        }

        /** {@return the {@link #retention()}, for JSON mappers and templates} */
        public Rate getRetention() {
            return retention();
        }

        /** How much of a cell of a cohort table is known. */
        public enum Status {
            /** The whole of the cell's period is observed, and so is the whole of the cohort's period. */
            COMPLETE,
            /**
             * The cell's period has begun but runs past the observation day, so that its counts can still grow; or the
             * cohort's period begins before the first observed day, so that some of its customers are missing. Averages
             * leave such a cell out.
             */
            PARTIAL,
            /**
             * The period begins after the observation day: nothing is known, which is not the same as no customers
             * retained.
             */
            UNOBSERVED
        }
    }
}
