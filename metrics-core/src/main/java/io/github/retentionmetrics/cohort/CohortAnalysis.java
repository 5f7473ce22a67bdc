package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.CohortGrid;
import io.github.retentionmetrics.internal.CohortIndex;
import io.github.retentionmetrics.internal.CohortScan;
import io.github.retentionmetrics.internal.CustomerGroups;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.Presence;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a cohort table: the periods of the cohorts, the periods of activity, and the rule by which
 * customers count as retained. Immutable options for any number of histories.
 *
 * <p>A customer's cohort is the period of their first order. Periods of activity are numbered from the one in which the
 * cohort begins; this number is the offset:
 *
 * <pre>
 *   offset = index of the activity's period - index of the period that contains the cohort's first day
 * </pre>
 *
 * <p>These are calendar periods, the same for all customers of a cohort: in a table by month, a customer who first buys
 * on 31 January and again on 1 February returned at offset 1. {@link DayNRetention} has windows of days that start at
 * each customer's own first order.
 *
 * <ul>
 *   <li>The periods of activity may differ from those of the cohorts. Cohorts by quarter with activity by month show
 *       more detail; if the periods of activity are shorter, not all customers of a cohort have bought yet at offset 0.
 *   <li>Brackets combine consecutive offsets: {@code 0, 1, 4, 13} gives offset 0, offsets 1 to 3, and offsets 4 to 12.
 *   <li>For cohorts by an attribute, such as the acquisition channel, use a {@link Segmentation}: each segment has a
 *       table of its own, whose {@link CohortTable#curve() curve} is that of the segment.
 * </ul>
 *
 * <pre>{@code
 * CohortTable table = CohortAnalysis.by(MONTH).over(history);
 * table.retention(Period.month(2026, 1), 3);    // 55.6% (100 of 180)
 * CohortAnalysis.by(MONTH).customerIds(history, Period.month(2026, 1), 3).size();    // 100
 *
 * CohortAnalysis rolling =
 *         CohortAnalysis.by(QUARTER).withActivity(MONTH).withRetained(CohortAnalysis.Retained.ON_OR_AFTER);
 * Map<String, CohortTable> byChannel = rolling.over(history, Segmentation.byAttribute(customers, "channel"));
 * }</pre>
 *
 * <p>The first table of a granularity builds an index in linear time, which the history keeps: 2 bytes an order and 16
 * bytes for each day of each cohort. For purchases that were added in day order, building it takes half as long again
 * as a plain pass, an overhead that the second table recovers. Further tables take two look-ups a cell for orders and
 * revenue, and a scan of two bytes an order for customers. {@link Retained#EVERY_PERIOD}, and histories that span more
 * than 89 years or have fewer orders than their cohorts have days, use a plain pass over all purchases instead; so does
 * the first table by segment, whose indexes are built for the second and kept. The results are the same.
 *
 * @param cohorts the periods of the cohorts: the granularity of first orders
 * @param activity the periods of activity: the granularity of the offsets
 * @param retained the rule by which customers count as retained
 * @param brackets the first offset of each bracket and the one after the last; empty if there are none
 */
public record CohortAnalysis(Granularity cohorts, Granularity activity, Retained retained, List<Integer> brackets)
        implements Serializable {
    /**
     * Checks the options and takes a copy of the brackets.
     *
     * @param cohorts the periods of the cohorts
     * @param activity the periods of activity
     * @param retained the rule by which customers count as retained
     * @param brackets the first offset of each bracket and the one after the last; empty if there are none
     * @throws NullPointerException if an option is null
     * @throws IllegalArgumentException if there is a single bracket offset, the first one is negative, or they are not
     *     in ascending order
     */
    public CohortAnalysis {
        Objects.requireNonNull(cohorts, "cohorts");
        Objects.requireNonNull(activity, "activity");
        Objects.requireNonNull(retained, "retained");
        brackets = List.copyOf(brackets);
        if (brackets.size() == 1) {
            throw new IllegalArgumentException("offsets must be at least 2, a start and an end: 1");
        }
        for (int i = 0; i < brackets.size(); i++) {
            if (i == 0 ? brackets.get(0) < 0 : brackets.get(i) <= brackets.get(i - 1)) {
                throw new IllegalArgumentException(
                        "offsets must ascend from 0 or more: " + brackets.get(i) + " at " + i);
            }
        }
    }

    /**
     * Cohorts and activity in the same kind of period.
     *
     * @param granularity the periods
     * @return the analysis, with the rule {@link Retained#IN_PERIOD}
     * @throws NullPointerException if the granularity is null
     */
    public static CohortAnalysis by(Granularity granularity) {
        Objects.requireNonNull(granularity, "granularity");
        return new CohortAnalysis(granularity, granularity, Retained.IN_PERIOD, List.of());
    }

    /**
     * A copy with other periods of activity.
     *
     * @param granularity the periods of activity
     * @return the copy
     * @throws NullPointerException if the granularity is null
     */
    public CohortAnalysis withActivity(Granularity granularity) {
        return new CohortAnalysis(cohorts, Objects.requireNonNull(granularity, "granularity"), retained, brackets);
    }

    /**
     * A copy with another rule by which customers count as retained.
     *
     * @param retained the rule
     * @return the copy
     * @throws NullPointerException if the rule is null
     */
    public CohortAnalysis withRetained(Retained retained) {
        return new CohortAnalysis(cohorts, activity, Objects.requireNonNull(retained, "retained"), brackets);
    }

    /**
     * A copy that combines offsets to brackets, which take their place: bracket k has the offsets from the k-th number
     * to the next, exclusive.
     *
     * @param offsets the first offset of each bracket, ascending, and the one after the last; none for no brackets
     * @return the copy
     * @throws NullPointerException if the array is null
     * @throws IllegalArgumentException if there is a single number, the first one is negative, or they are not in
     *     ascending order
     */
    public CohortAnalysis withBrackets(int... offsets) {
        Objects.requireNonNull(offsets, "offsets");
        return new CohortAnalysis(
                cohorts, activity, retained, Arrays.stream(offsets).boxed().toList());
    }

    /**
     * The cohort table of a history.
     *
     * @param history the history
     * @return its table
     * @throws NullPointerException if the history is null
     * @throws ArithmeticException if the sum of the absolute amounts of the history does not fit in a long
     */
    public CohortTable over(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        PurchaseStore store = StoreAccess.store(history);
        if (store.isEmpty()) {
            return CohortTable.empty(this, history);
        }
        store.requireSummable();
        CohortGrid grid = grid(store, history.observedUntil());
        Presence presence = retained.presence();
        Optional<CohortIndex> index = presence == Presence.EVERY_COLUMN
                ? Optional.empty()
                : store.index(cohortDays(store, history.observedUntil()));
        CohortCounts counts = index.map(found -> found.count(grid, presence))
                .orElseGet(() -> CohortScan.of(store, grid, presence).count());
        return CohortTable.empty(this, history).with(counts, store.firstDay());
    }

    /**
     * The cohort table of subscriptions, or of the stays of {@link PurchaseHistory#activeFor(int)}. A customer's cohort
     * is the period of the first start. At an offset, the customers who are active at the end of its period count as
     * retained, in agreement with {@link SubscriptionHistory#movement}; for a period that is still running, those who
     * are active on the observation day. A customer who joins and leaves within one period is part of the size of the
     * cohort only.
     *
     * <pre>{@code
     * CohortTable staying = CohortAnalysis.by(MONTH).over(SubscriptionHistory.of(subscriptions, observedUntil));
     * CohortTable buying = CohortAnalysis.by(MONTH).over(history.activeFor(90));
     * }</pre>
     *
     * <p>Takes two passes over the subscriptions.
     *
     * @param history the history
     * @return its table, without orders and revenue
     * @throws NullPointerException if the history is null
     */
    public CohortTable over(SubscriptionHistory history) {
        Objects.requireNonNull(history, "history");
        return stays(history).map(StayCohorts::table).orElseGet(() -> CohortTable.empty(this, history));
    }

    /**
     * The cohort table of recurring revenue. A customer's cohort is the period of the first paid day. At an offset, the
     * customers who pay at the end of its period count as retained, and the revenue of a cell is their annual recurring
     * revenue at that time; divided by that of offset 0 it is the retained share of the cohort's revenue.
     *
     * <pre>{@code
     * CohortTable table = CohortAnalysis.by(MONTH).over(mrr);
     * table.retention(Period.month(2026, 1), 3);                                // the share of the customers
     * table.revenueRetention(Period.month(2026, 1), 3);                         // of their revenue
     * CohortAnalysis.by(MONTH).customerIds(mrr.payingCustomers(), Period.month(2026, 1), 3);
     * }</pre>
     *
     * <p>Takes one pass over the changes of revenue for each offset.
     *
     * @param revenue the recurring revenue
     * @return its table, without orders
     * @throws NullPointerException if the recurring revenue is null
     * @throws IllegalArgumentException if the analysis has {@linkplain #withBrackets brackets}, since a bracket has no
     *     single end
     * @throws ArithmeticException if the annual amount of a cell is too large for 64 bits
     */
    public CohortTable over(RecurringRevenue revenue) {
        Objects.requireNonNull(revenue, "revenue");
        if (!brackets.isEmpty()) {
            throw new IllegalArgumentException("analysis of recurring revenue must have no brackets: " + brackets);
        }
        return stays(revenue.payingCustomers())
                .map(stays -> new RecurringCohorts(this, revenue, stays).table())
                .orElseGet(() -> CohortTable.empty(this, revenue));
    }

    /**
     * The cohort table of events. A customer's cohort is the period, in the zone of the history, of the event that
     * starts. At an offset, those count who returned in its period, as the rule says.
     *
     * <p>Offset 0 is not the size of the cohort: it counts those who returned in the period in which they started. A
     * streak of {@link Retained#EVERY_PERIOD} begins at offset 1. The orders of a cell are its returns, and there is no
     * revenue. A day that is still running when the history ends is in no cell.
     *
     * <pre>{@code
     * ReturnRule rule = ReturnRule.of(EventSelector.named("signup"), EventSelector.named("purchase"));
     * CohortTable table = CohortAnalysis.by(WEEK).over(events, rule);
     * table.retention(Period.of(monday, monday.plusWeeks(1)), 2);    // 10.0% (10 of 100)
     * CohortAnalysis.by(MONTH).over(events, ReturnRule.ofAnyEvent().withRecurringStart());
     * }</pre>
     *
     * <p>The first table takes three passes over the events. The history keeps an index of the returns that the last
     * four rules find by the same periods: 4 bytes for each pair of offsets of a cohort, which is 0.15 MB for 60 weeks,
     * whatever the number of events. Further tables of the rule read nothing else, also those with other brackets or
     * another {@link Retained}. {@link Retained#EVERY_PERIOD}, brackets of a rule that asks for several returns, and
     * periods so short that the index would take more than 4 bytes an event take two passes each time.
     *
     * @param history the events
     * @param rule which events start and which are returns
     * @return its table
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the rule refers to a name that does not occur in the history
     */
    public CohortTable over(EventHistory history, ReturnRule rule) {
        return cohorts(history, rule)
                .map(days -> KeptReturns.table(this, history, rule, days))
                .orElseGet(() -> CohortTable.empty(this, history));
    }

    /**
     * The cohort tables of the segments of events.
     *
     * @param history the events
     * @param rule which events start and which are returns
     * @param segments who is in which segment; customers in none are in no table, unless there is a {@linkplain
     *     Segmentation#withRest rest}
     * @return the tables by name of the segment, in the order of the segments; a segment without customers has an empty
     *     table
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the rule refers to a name that does not occur in the history
     */
    public Map<String, CohortTable> over(EventHistory history, ReturnRule rule, Segmentation segments) {
        Objects.requireNonNull(rule, "rule");
        Map<String, CohortTable> tables = new LinkedHashMap<>();
        history.bySegment(segments).forEach((name, part) -> tables.put(name, over(part, rule)));
        return Collections.unmodifiableMap(tables);
    }

    /**
     * The customers behind a cell of a table of events: those of a cohort who count as returned at an offset.
     *
     * @param history the events
     * @param rule which events start and which are returns
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset
     * @return their identifiers, in alphabetical order; empty where nothing is observed
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the cohort is not one of the granularity's periods, the offset out of range,
     *     or a name of the rule does not occur in the history
     */
    public List<String> customerIds(EventHistory history, ReturnRule rule, Period cohort, int offset) {
        requireCell(cohort, offset);
        return returns(history, rule)
                .map(found -> found.customerIds(cohort, offset))
                .orElse(List.of());
    }

    /**
     * All customers of a cohort of events, whether they returned or not.
     *
     * @param history the events
     * @param rule which events start and which are returns
     * @param cohort the cohort, one of the granularity's periods
     * @return the identifiers of those with a start event in the period, in alphabetical order
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the cohort is not one of the granularity's periods, or a name of the rule
     *     does not occur in the history
     */
    public List<String> customerIds(EventHistory history, ReturnRule rule, Period cohort) {
        requireCell(cohort, 0);
        return returns(history, rule).map(found -> found.customerIds(cohort)).orElse(List.of());
    }

    private Optional<ReturnCohorts> returns(EventHistory history, ReturnRule rule) {
        return cohorts(history, rule).map(days -> new ReturnCohorts(this, history, rule, days));
    }

    /** The days of the cohorts; nothing where no event is on a complete day. */
    Optional<DayCalendar> cohorts(EventHistory history, ReturnRule rule) {
        Objects.requireNonNull(history, "history");
        // refuses unknown names in a history without a complete day, too
        history.selectedTypes(Objects.requireNonNull(rule, "rule").start());
        history.selectedTypes(rule.returns());
        return history.span()
                .map(span -> days(cohorts, (int) span.startInclusive().toEpochDay(), history.observedUntil()));
    }

    private Optional<StayCohorts> stays(SubscriptionHistory history) {
        return history.span().map(span -> {
            int firstDay = (int) span.startInclusive().toEpochDay();
            return new StayCohorts(this, history, firstDay, days(cohorts, firstDay, history.observedUntil()));
        });
    }

    /**
     * The cohort tables of the segments of a history, in one pass.
     *
     * @param history the history
     * @param segments the segmentation; customers in no segment are in no table, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the tables by name of the segment, in the order of the segments; a segment without customers has an empty
     *     table
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if the sum of the absolute amounts of the history does not fit in a long
     */
    public Map<String, CohortTable> over(PurchaseHistory history, Segmentation segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        PurchaseStore store = StoreAccess.store(history);
        List<String> names = segments.names();
        Map<String, CohortTable> tables = new LinkedHashMap<>();
        if (store.isEmpty()) {
            names.forEach(name -> tables.put(name, CohortTable.empty(this, history)));
        } else if (!names.isEmpty()) {
            store.requireSummable();
            CohortGrid grid = grid(store, history.observedUntil());
            CustomerGroups groups = store.groups(
                    segments, () -> CustomerGroups.of(store, names.size(), segments.indexesOf(store.ids())));
            List<CohortCounts> counts = count(groups, grid, cohortDays(store, history.observedUntil()));
            for (int group = 0; group < counts.size(); group++) {
                tables.put(
                        names.get(group), CohortTable.empty(this, history).with(counts.get(group), store.firstDay()));
            }
        }
        return Collections.unmodifiableMap(tables);
    }

    /**
     * The cohort tables of the segments of subscriptions.
     *
     * @param history the history
     * @param segments the segmentation; customers in no segment are in no table, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the tables by name of the segment, in the order of the segments; a segment without customers has an empty
     *     table
     * @throws NullPointerException if a parameter is null
     */
    public Map<String, CohortTable> over(SubscriptionHistory history, Segmentation segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        Map<String, CohortTable> tables = new LinkedHashMap<>();
        history.bySegment(segments).forEach((name, part) -> tables.put(name, over(part)));
        return Collections.unmodifiableMap(tables);
    }

    /**
     * The cohort tables of the segments of recurring revenue.
     *
     * @param revenue the recurring revenue
     * @param segments who is in which segment; customers in none are in no table, unless there is a {@linkplain
     *     Segmentation#withRest rest}
     * @return the tables by name of the segment, in the order of the segments; a segment without paying customers has
     *     an empty table
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the analysis has {@linkplain #withBrackets brackets}, which have no single
     *     end
     * @throws ArithmeticException if the annual amount of a cell is too large for 64 bits
     */
    public Map<String, CohortTable> over(RecurringRevenue revenue, Segmentation segments) {
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(segments, "segments");
        Map<String, CohortTable> tables = new LinkedHashMap<>();
        revenue.bySegment(segments).forEach((name, part) -> tables.put(name, over(part)));
        return Collections.unmodifiableMap(tables);
    }

    private List<CohortCounts> count(CustomerGroups groups, CohortGrid grid, DayCalendar cohortDays) {
        Presence presence = retained.presence();
        Optional<List<CohortIndex>> indexes =
                presence == Presence.EVERY_COLUMN ? Optional.empty() : groups.indexes(cohortDays);
        return indexes.map(found ->
                        found.stream().map(index -> index.count(grid, presence)).toList())
                .orElseGet(() ->
                        List.of(CohortScan.of(groups.store(), grid, presence).count(groups.groupOf(), groups.size())));
    }

    /**
     * The customers behind a cell: the customers of a cohort who count as retained at an offset. Takes a pass over all
     * purchases.
     *
     * @param history the history
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset
     * @return their identifiers, in alphabetical order; empty if the cell is unobserved
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the cohort is not one of the granularity's periods or the offset out of range
     */
    public List<String> customerIds(PurchaseHistory history, Period cohort, int offset) {
        Objects.requireNonNull(history, "history");
        requireCell(cohort, offset);
        PurchaseStore store = StoreAccess.store(history);
        if (store.isEmpty()) {
            return List.of();
        }
        CohortGrid grid = grid(store, history.observedUntil());
        int number = number(cohort, store.firstDay(), grid);
        if (number < 0 || offset >= grid.columns(number)) {
            return List.of();
        }
        int[] customers = CohortScan.of(store, grid, retained.presence()).customers(number, offset);
        return store.ids().sorted(Arrays.stream(customers));
    }

    /** The index of a cohort in a grid whose first cohort is that of a day; -1 if it is not in the grid. */
    int number(Period cohort, long firstDay, CohortGrid grid) {
        long number = cohorts.indexOf(cohort.startInclusive()) - cohorts.indexOfEpochDay(firstDay);
        return number >= 0 && number < grid.cohortCount() ? (int) number : -1;
    }

    /**
     * All customers of a cohort, whether retained or not. Takes a pass over all customers.
     *
     * @param history the history
     * @param cohort the cohort, one of the granularity's periods
     * @return the identifiers of the customers whose first order is in the period, in alphabetical order
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the cohort is not one of the granularity's periods
     */
    public List<String> customerIds(PurchaseHistory history, Period cohort) {
        Objects.requireNonNull(history, "history");
        requireCell(cohort, 0);
        List<String> members = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (customer.orders() > 0 && cohort.contains(LocalDate.ofEpochDay(customer.epochDay(0)))) {
                members.add(customer.customerId());
            }
        }
        return members.stream().sorted().toList();
    }

    /**
     * The customers behind a cell of a table of subscriptions: the customers of a cohort who count as retained at an
     * offset. Takes a pass over all subscriptions.
     *
     * @param history the history
     * @param cohort the cohort, one of the granularity's periods
     * @param offset the offset
     * @return their identifiers, in alphabetical order; empty if the cell is unobserved
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the cohort is not one of the granularity's periods or the offset out of range
     */
    public List<String> customerIds(SubscriptionHistory history, Period cohort, int offset) {
        Objects.requireNonNull(history, "history");
        requireCell(cohort, offset);
        return stays(history).map(found -> found.customerIds(cohort, offset)).orElse(List.of());
    }

    /**
     * All customers of a cohort of subscriptions, whether retained or not. Takes a pass over all customers.
     *
     * @param history the history
     * @param cohort the cohort, one of the granularity's periods
     * @return the identifiers of the customers whose first start is in the period, in alphabetical order
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the cohort is not one of the granularity's periods
     */
    public List<String> customerIds(SubscriptionHistory history, Period cohort) {
        Objects.requireNonNull(history, "history");
        requireCell(cohort, 0);
        List<String> members = new ArrayList<>();
        for (SubscriberCursor customer = history.cursor(); customer.next(); ) {
            if (cohort.contains(LocalDate.ofEpochDay(customer.startEpochDay(0)))) {
                members.add(customer.customerId());
            }
        }
        return members.stream().sorted().toList();
    }

    private CohortGrid grid(PurchaseStore store, LocalDate observedUntil) {
        DayCalendar cohortDays = cohortDays(store, observedUntil);
        return grid(cohortDays, store.cohortSizes(cohortDays), observedUntil);
    }

    /** The cells of cohorts of given sizes. */
    CohortGrid grid(DayCalendar cohortDays, int[] sizes, LocalDate observedUntil) {
        return CohortGrid.of(
                cohortDays,
                sizes,
                activityDays(cohortDays, observedUntil),
                brackets.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The spans of activity from the first cohort's first day on. */
    DayCalendar activityDays(DayCalendar cohortDays, LocalDate observedUntil) {
        return activity.equals(cohorts) ? cohortDays : days(activity, cohortDays.start(0), observedUntil);
    }

    private DayCalendar cohortDays(PurchaseStore store, LocalDate observedUntil) {
        return days(cohorts, store.firstDay(), observedUntil);
    }

    private static DayCalendar days(Granularity granularity, int firstDay, LocalDate observedUntil) {
        long first = granularity.indexOfEpochDay(firstDay);
        long last = granularity.indexOf(observedUntil);
        if (last - first >= Granularity.MOST_PERIODS) {
            throw new IllegalArgumentException("history must last at most " + Granularity.MOST_PERIODS
                    + " periods of the analysis: " + (last - first + 1) + " until " + observedUntil);
        }
        LongStream starts = LongStream.rangeClosed(first, last).map(index -> startOf(granularity, index));
        LongStream end = LongStream.of(granularity.periodAt(last).endExclusive().toEpochDay());
        return DayCalendar.of(
                LongStream.concat(starts, end).mapToInt(Math::toIntExact).toArray());
    }

    private static long startOf(Granularity granularity, long index) {
        return granularity.periodAt(index).startInclusive().toEpochDay();
    }

    /** Checks that there is such a cell, observed or not. */
    void requireCell(Period cohort, int offset) {
        Objects.requireNonNull(cohort, "cohort");
        if (!cohorts.isAligned(cohort)) {
            throw new IllegalArgumentException("cohort must be a " + cohorts + ": " + cohort);
        }
        requireOffset(offset);
    }

    void requireOffset(int offset) {
        if (offset < 0 || (!brackets.isEmpty() && offset >= mostOffsets())) {
            throw new IllegalArgumentException("offset must be "
                    + (brackets.isEmpty() ? "0 or more" : "in 0.." + (brackets.size() - 2)) + ": " + offset);
        }
    }

    /** The largest number of offsets: the number of brackets, or no limit. */
    int mostOffsets() {
        return brackets.isEmpty() ? Integer.MAX_VALUE : brackets.size() - 1;
    }

    /** The status of a cell on a day, for a cohort that may have begun before the first observed day. */
    CohortTable.Cell.Status status(
            Period cohort, int offset, @Nullable LocalDate observedFrom, LocalDate observedUntil) {
        long cohortStart = activity.indexOf(cohort.startInclusive());
        long first = cohortStart + (brackets.isEmpty() ? offset : brackets.get(offset));
        long last = brackets.isEmpty() ? first : cohortStart + brackets.get(offset + 1) - 1;
        long observed = activity.indexOf(observedUntil);
        if (first > observed) {
            return CohortTable.Cell.Status.UNOBSERVED;
        }
        boolean isLastDay = activity.periodAt(observed).lastDay().equals(observedUntil);
        boolean isOver = last < observed || (last == observed && isLastDay);
        boolean isCut = observedFrom != null && cohort.startInclusive().isBefore(observedFrom);
        return isOver && !isCut ? CohortTable.Cell.Status.COMPLETE : CohortTable.Cell.Status.PARTIAL;
    }

    /** {@return the text of {@link #cohorts()}, for JSON mappers and templates} */
    public String getCohorts() {
        return cohorts.toString();
    }

    /** {@return the text of {@link #activity()}, for JSON mappers and templates} */
    public String getActivity() {
        return activity.toString();
    }

    @Override
    public String toString() {
        return "CohortAnalysis[by " + cohorts + ", activity by " + activity + ", retained " + retained
                + (brackets.isEmpty() ? "" : ", brackets " + brackets) + "]";
    }

    /**
     * The rules by which customers of a cohort count as retained at an offset.
     *
     * <p>For a cohort of January and a customer who buys again in April only, the rules give:
     *
     * <pre>
     *                   0   1   2   3   4
     *   IN_PERIOD       1   0   0   1   0
     *   ON_OR_AFTER     1   1   1   1   0
     *   ON_OR_BEFORE    1   0   0   1   1
     *   EVERY_PERIOD    1   0   0   0   0
     * </pre>
     */
    public enum Retained {
        /**
         * Customers with an order in the period of the offset: the usual definition, also called N-period retention.
         */
        IN_PERIOD(Presence.WITHIN_COLUMN),

        /**
         * Customers with an order in the period of the offset or later: unbounded or rolling retention. It never rises
         * along a cohort, and it is too low for recent cohorts, whose customers have had less time to return.
         */
        ON_OR_AFTER(Presence.FROM_COLUMN_ON),

        /**
         * Customers who have returned by then, with an order in any period from 1 to the offset. At offset 0 as
         * IN_PERIOD.
         */
        ON_OR_BEFORE(Presence.UP_TO_COLUMN),

        /**
         * Customers with an order in every period from 0 to the offset: an unbroken streak. Takes a pass over all
         * purchases.
         */
        EVERY_PERIOD(Presence.EVERY_COLUMN);

        private final Presence presence;

        Retained(Presence presence) {
            this.presence = presence;
        }

        Presence presence() {
            return presence;
        }
    }
}
