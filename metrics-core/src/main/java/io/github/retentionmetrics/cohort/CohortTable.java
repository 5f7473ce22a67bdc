package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.customer.CustomerHistory;
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
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.RecurringRevenue;
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
 * Customers by cohort and offset: for the customers who first bought in a period, the number retained at each later
 * period, with the orders and the revenue of the cohort.
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
 *   <li>a cell whose period begins after the observation day is <i>unobserved</i>: it is not in the table, and its
 *       retention is undefined, not 0;
 *   <li>a cell whose period ends after the observation day is <i>partial</i>: it has the counts so far;
 *   <li>averages and the curve leave both out, so that each offset is averaged over the cohorts that have completed it;
 *   <li>a refund lowers the revenue of its own period and is not an activity. Refunds from before the cohort began, and
 *       those of customers without an order, are in no cell but in {@link #revenueOutside()};
 *   <li>tables of disjoint customers, such as those of the parts of a history, add up with {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * CohortTable table = CohortAnalysis.by(MONTH).over(history);
 * table.retention(Period.month(2026, 1), 3);                       // 55.6% (100 of 180)
 * table.average(3).interval(ProportionInterval.WILSON, 0.95);      // pooled over the cohorts with a complete month 3
 * table.cells().forEach(cell -> System.out.println(cell.cohort() + " " + cell.offset() + " " + cell.retention()));
 * }</pre>
 *
 * @param analysis the definition of the table
 * @param currency the currency of the revenue; XXX, the code of ISO 4217 for no currency, in a table of subscriptions,
 *     whose orders and revenue are 0
 * @param decimals the number of decimals of the revenue
 * @param observedFrom the first day for which the purchases are complete, or null if it is not known; the cells of a
 *     cohort that begins earlier are partial
 * @param observedUntil the last day for which the purchases are complete
 * @param rows a row for each cohort with customers, in order, with its observed cells; later cohorts have fewer cells
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
     * @param analysis the definition of the table
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
        return empty(analysis, history, history.currency(), history.decimals());
    }

    /** Of a history without amounts. */
    static CohortTable empty(CohortAnalysis analysis, CustomerHistory history) {
        return empty(analysis, history, NO_CURRENCY, 0);
    }

    static CohortTable empty(CohortAnalysis analysis, RecurringRevenue revenue) {
        Currency currency = revenue.currency();
        return empty(analysis, revenue.history(), currency, RecurringCohorts.decimals(currency));
    }

    private static CohortTable empty(
            CohortAnalysis analysis, CustomerHistory history, Currency currency, int decimals) {
        return new CohortTable(
                analysis,
                currency,
                decimals,
                history.observedFrom().orElse(null),
                history.observedUntil(),
                List.of(),
                BigDecimal.ZERO);
    }

    /** This empty table with the cohorts of counts, the first of which begins on the given day. */
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
     * The number of offsets that are observed, completely or partially, for at least one cohort.
     *
     * @return the number of offsets, from 0; 0 if there is no cohort
     */
    public int offsets() {
        return columns().offsets();
    }

    /**
     * The number of customers in a cohort.
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
     * The status of a cell.
     *
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset, from 0
     * @return the status, whether or not the cohort has customers
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
                .orElseGet(() -> Rate.of(0, 0, reasonWithoutCell(cohort, offset)));
    }

    /**
     * The share of a cohort's first revenue that it brings at an offset; above 1 if it brings more than at first. Of
     * {@linkplain CohortAnalysis#over(RecurringRevenue) recurring revenue} it is the share that is retained.
     *
     * <pre>{@code
     * CohortAnalysis.by(MONTH).over(mrr).revenueRetention(Period.month(2026, 1), 2);    // 1.002 (143040 of 142800)
     * }</pre>
     *
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset, from 0
     * @return revenue at the offset over that at offset 0; undefined if there was none then, the cohort has no
     *     customers or the cell is unobserved
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if it is not one of the granularity's periods, or the offset is out of range
     */
    public Ratio revenueRetention(Period cohort, int offset) {
        Optional<Cell> cell = cell(cohort, offset);
        BigDecimal first = cell(cohort, 0).map(Cell::revenue).orElse(BigDecimal.ZERO);
        return cell.isEmpty() || first.signum() <= 0
                ? Ratio.of(0, 0, cell.isEmpty() ? reasonWithoutCell(cohort, offset) : "no revenue at offset 0")
                : Ratio.of(cell.get().revenue(), first);
    }

    private String reasonWithoutCell(Period cohort, int offset) {
        return status(cohort, offset) == Cell.Status.UNOBSERVED ? "not yet observed on " + observedUntil : NO_CUSTOMERS;
    }

    /**
     * The customers of a cohort who are retained at an offset, per customer retained at the offset before: retention
     * from one period to the next, which tells where along its life a cohort loses most.
     *
     * <p>More than 1 where customers of the cohort skipped the offset before.
     *
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset, at least 1
     * @return the ratio of the two cells; undefined if one of them is unobserved or nobody was retained at the offset
     *     before
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if it is not one of the granularity's periods, or the offset is out of range or
     *     0
     */
    public Ratio retentionOfPrevious(Period cohort, int offset) {
        Checks.positive(offset, "offset");
        Rate rate = retention(cohort, offset);
        Rate before = retention(cohort, offset - 1);
        return rate.isDefined() && before.isDefined()
                ? Ratio.of(rate.numerator(), before.numerator(), "no customers retained at the offset before")
                : Ratio.of(0, 0, rate.isDefined() ? before.reason() : rate.reason());
    }

    /**
     * The pooled retention at an offset of all cohorts that have completed it: larger cohorts have more weight.
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
     * The unweighted mean of the retention at an offset over the cohorts that have completed it.
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
     * The retention curve: the {@linkplain #average pooled average} at each offset that a cohort has completed. Each
     * point is a rate with its own counts, which give its interval; later points have fewer cohorts.
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
     * Simultaneous intervals for the points of the {@linkplain #curve() curve}: all of them together have the given
     * level.
     *
     * <p>Each is the interval of its rate at {@code 1 - (1 - level) / points}, by Bonferroni's correction, so that the
     * whole curve is within these bounds. For a single point, {@link Rate#interval} is narrower.
     *
     * @param method the method of each interval; {@link ProportionInterval#WILSON} is a good choice
     * @param level the confidence level of all intervals together, between 0 and 1, such as 0.95
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
     * The table of two disjoint groups of customers. The caller must ensure that they are disjoint, since a customer in
     * both counts twice. {@link PurchaseHistory#split} gives disjoint parts.
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
     * An observed cell of a cohort table: the activity of one cohort in one period.
     *
     * @param cohort the period of the customers' first orders
     * @param offset the number of the cell's period, where the cohort begins in period 0
     * @param size customers in the cohort
     * @param customers the customers who count as retained
     * @param orders the orders of the cohort in the period
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
         * @param customers the customers who count as retained
         * @param orders the orders of the cohort
         * @param revenue the revenue of the cohort
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

        /** The status of a cell of a cohort table: how much of it is observed. */
        public enum Status {
            /** The cell's period and the cohort's period are observed completely. */
            COMPLETE,
            /**
             * The cell's period has begun but ends after the observation day, so that its counts can still grow; or the
             * cohort's period begins before the first observed day, so that some of its customers are missing. Averages
             * leave such a cell out.
             */
            PARTIAL,
            /**
             * The period begins after the observation day. This does not mean that no customers were retained.
             */
            UNOBSERVED
        }
    }
}
