package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.IdColumn;
import io.github.retentionmetrics.internal.PurchaseColumns;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.internal.ZonedDays;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The purchases of a group of customers in one currency, grouped by customer and complete until a given day.
 *
 * <p>The input of every metric of purchases: built once from purchases in any order, immutable, and queried often. A
 * row with an amount of zero or more is an order; a row with a negative amount is a refund (see {@link RefundPolicy}).
 * A customer is active in a period with at least one order in it.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>an identifier with refunds only does not count as a customer, though its refunds lower the revenue;
 *   <li>the observation day is the last day for which the purchases are complete; the caller provides it, and it is not
 *       the date of the last purchase. Later purchases are refused;
 *   <li>a period that ends after the observation day is partial and counted as far as it is observed;
 *   <li>the history is assumed to begin with the first purchase ever made unless {@link #withObservedFrom} gives the
 *       day from which purchases are complete: a period that begins earlier is then partial, too, and customers who are
 *       new in the first periods may have bought before;
 *   <li>a period that begins after the observation day is refused;
 *   <li>an empty history is valid; its metrics are undefined.
 * </ul>
 *
 * <pre>{@code
 * PurchaseHistory history = purchases.stream().collect(PurchaseHistory.toPurchaseHistory(EUR, observedUntil));
 * history.movement(Period.month(2026, 3));   // customers who stayed, joined, returned and left since February
 * history.movements(Granularity.MONTH);      // the same for every month of the history
 * history.activity(Period.year(2026));       // customers, orders, revenue of the year
 * history.asKnownOn(LocalDate.of(2026, 3, 31));   // the history as it was known then
 *
 * // millions of purchases from columns, and the parts of them on several threads
 * PurchaseHistory big = PurchaseHistory.ofColumns(EUR, customerIds, epochDays, amountsMinor, observedUntil);
 * big.split(4).parallelStream().map(CohortAnalysis.by(Granularity.MONTH)::over).reduce(CohortTable::plus);
 * }</pre>
 *
 * <p>Building takes time linear in the number of purchases, plus the sorting of customers whose purchases do not arrive
 * in day order; a metric takes one pass, or less if there is an index. Memory is 12 bytes a purchase (16 with
 * categories), 4 bytes a customer (8 with refunds) and the identifiers: 8 bytes a customer for numbers, and for texts
 * that all have at most eight Latin-1 characters and were not added in columns. That is about 1.4 GB for 100 million
 * purchases of 14 million customers. Building from columns takes additional 4 bytes a purchase and a hash table of up
 * to 40 bytes a customer or, for numbers that are close together, temporarily an array of at most 8 bytes a purchase;
 * building from single purchases takes additional 16 bytes a purchase.
 */
public final class PurchaseHistory implements CustomerHistory, Serializable {
    private static final long serialVersionUID = 1L;

    private final Currency currency;
    private final int decimals;
    private final @Nullable LocalDate observedFrom;
    private final LocalDate observedUntil;
    private final PurchaseStore store;

    static {
        StoreAccess.ofHistories(history -> ((PurchaseHistory) history).store);
    }

    PurchaseHistory(Currency currency, int decimals, LocalDate observedUntil, PurchaseStore store) {
        this(currency, decimals, null, observedUntil, store);
    }

    private PurchaseHistory(
            Currency currency,
            int decimals,
            @Nullable LocalDate observedFrom,
            LocalDate observedUntil,
            PurchaseStore store) {
        this.currency = currency;
        this.decimals = decimals;
        this.observedFrom = observedFrom;
        this.observedUntil = observedUntil;
        this.store = store;
    }

    /**
     * A builder, for purchases that are added one by one or need another refund policy or number of decimals.
     *
     * @param currency the currency of every amount
     * @return an empty builder
     * @throws NullPointerException if the currency is null
     */
    public static PurchaseHistoryBuilder builder(Currency currency) {
        return new PurchaseHistoryBuilder(currency);
    }

    /**
     * A history without purchases: the identity of {@link #plus}.
     *
     * @param currency the currency
     * @param observedUntil the last day for which it is complete
     * @return the history, without customers
     * @throws NullPointerException if a parameter is null
     */
    public static PurchaseHistory empty(Currency currency, LocalDate observedUntil) {
        return builder(currency).build(observedUntil);
    }

    /**
     * A history of purchases in any order, with refunds lowering the revenue of their own period.
     *
     * @param currency the currency of every purchase
     * @param purchases the purchases
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if a parameter or a purchase is null
     * @throws IllegalArgumentException if a purchase is in another currency, has more decimals than the currency, is
     *     too large, or is later than the observation day
     */
    public static PurchaseHistory of(Currency currency, Collection<Purchase> purchases, LocalDate observedUntil) {
        Objects.requireNonNull(purchases, "purchases");
        PurchaseHistoryBuilder builder = builder(currency);
        purchases.forEach(builder::add);
        return builder.build(observedUntil);
    }

    /**
     * Collects purchases into a history, with refunds lowering the revenue of their own period.
     *
     * @param currency the currency of every purchase
     * @param observedUntil the last day for which they are complete
     * @return the collector; it throws as {@link #of} does. in a parallel stream the row in a message is counted within
     *     the part of one thread
     * @throws NullPointerException if a parameter is null
     */
    public static Collector<Purchase, ?, PurchaseHistory> toPurchaseHistory(
            Currency currency, LocalDate observedUntil) {
        Objects.requireNonNull(currency, "currency");
        Checks.recordDate(observedUntil, "observedUntil");
        return Collector.of(
                () -> builder(currency),
                PurchaseHistoryBuilder::add,
                PurchaseHistoryBuilder::addAll,
                builder -> builder.build(observedUntil));
    }

    /**
     * A history of purchases in columns, one row per purchase in any order, with refunds lowering the revenue of their
     * own period. The arrays are read, not kept and not changed. For timestamps see {@link #epochDays}; for another
     * refund policy or number of decimals, {@link PurchaseHistoryBuilder#addColumns(String[], int[], long[])}.
     *
     * @param currency the currency of every amount
     * @param customerIds the customers' identifiers, not blank
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units of the currency, such as cents; negative for a refund
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if a parameter or an identifier is null
     * @throws IllegalArgumentException if the columns differ in length, an identifier is blank, or a day is not in
     *     0001-01-01..9999-12-31 or later than the observation day; the message names the row, from 0
     */
    public static PurchaseHistory ofColumns(
            Currency currency, String[] customerIds, int[] epochDays, long[] amountsMinor, LocalDate observedUntil) {
        return builder(currency).ofColumns(IdColumn.of(customerIds), epochDays, amountsMinor, observedUntil);
    }

    /**
     * A history of purchases in columns with numeric identifiers, which are stored as numbers, 8 bytes a customer. A
     * number denotes the same customer as its decimal text.
     *
     * @param currency the currency of every amount
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units of the currency; negative for a refund
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, or a day is not in 0001-01-01..9999-12-31 or
     *     later than the observation day
     */
    public static PurchaseHistory ofColumns(
            Currency currency, long[] customerIds, int[] epochDays, long[] amountsMinor, LocalDate observedUntil) {
        return builder(currency).ofColumns(IdColumn.of(customerIds), epochDays, amountsMinor, observedUntil);
    }

    /**
     * A history of purchases in columns with {@code int} identifiers.
     *
     * @param currency the currency of every amount
     * @param customerIds the customers' identifiers
     * @param epochDays the days, counted from 1970-01-01
     * @param amountsMinor the amounts in minor units of the currency; negative for a refund
     * @param observedUntil the last day for which they are complete
     * @return the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the columns differ in length, or a day is not in 0001-01-01..9999-12-31 or
     *     later than the observation day
     */
    public static PurchaseHistory ofColumns(
            Currency currency, int[] customerIds, int[] epochDays, long[] amountsMinor, LocalDate observedUntil) {
        return builder(currency).ofColumns(IdColumn.of(customerIds), epochDays, amountsMinor, observedUntil);
    }

    /**
     * Timestamps as days in a zone, for the factories that take columns.
     *
     * @param epochMillis milliseconds since 1970-01-01T00:00Z
     * @param zone the zone whose calendar says which day that was
     * @return the days, counted from 1970-01-01, in a new array
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a date is not in 0001-01-01..9999-12-31; the message names the row, from 0
     */
    public static int[] epochDays(long[] epochMillis, ZoneId zone) {
        Objects.requireNonNull(epochMillis, "epochMillis");
        return ZonedDays.of(epochMillis, Objects.requireNonNull(zone, "zone"));
    }

    /**
     * The currency of every amount.
     *
     * @return the currency
     */
    public Currency currency() {
        return currency;
    }

    /**
     * The number of decimals of amounts: one minor unit is ten to the power of minus this number.
     *
     * @return the number of decimals
     */
    public int decimals() {
        return decimals;
    }

    /**
     * The last day for which the purchases are complete.
     *
     * @return the day
     */
    @Override
    public LocalDate observedUntil() {
        return observedUntil;
    }

    /**
     * The first day for which the purchases are complete, if it is known.
     *
     * @return the day; empty if the history begins with the first purchase ever made, which is assumed unless a day
     *     was given
     */
    @Override
    public Optional<LocalDate> observedFrom() {
        return Optional.ofNullable(observedFrom);
    }

    /**
     * The part of a period that is observed, over which metrics of the period are computed.
     *
     * @param period the period
     * @return the period, without days after the observation day or before the first observed one
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period is empty, begins after the observation day, or ends before the
     *     first observed one
     */
    public Period observedPart(Period period) {
        requireObserved(period);
        LocalDate end = observedUntil.plusDays(1);
        Period part = period.endExclusive().isAfter(end) ? period.withEnd(end) : period;
        return observedFrom != null && part.startInclusive().isBefore(observedFrom)
                ? part.withStart(observedFrom)
                : part;
    }

    private void requireObserved(Period period) {
        Objects.requireNonNull(period, "period");
        if (period.isEmpty()) {
            throw new IllegalArgumentException("period must have at least one day: " + period);
        }
        Checks.observed(period.startInclusive(), "period start", observedUntil);
        if (observedFrom != null && period.lastDay().isBefore(observedFrom)) {
            throw new IllegalArgumentException(
                    "period must not end before observedFrom (" + observedFrom + "): " + period);
        }
    }

    /**
     * The number of orders.
     *
     * @return the number of purchases that are not refunds
     */
    public long orders() {
        return store.orders().rows();
    }

    /**
     * The number of refunds that lower the revenue.
     *
     * @return the number of refunds; zero when refunds are ignored or refused
     */
    public long refunds() {
        return store.refunds().rows();
    }

    /**
     * The number of refunds that were left out under {@link RefundPolicy#IGNORE}.
     *
     * @return the number of refunds that play no part
     */
    public long ignoredRefunds() {
        return store.ignored().rows();
    }

    /**
     * The number of customers with at least one order.
     *
     * @return the number of customers
     */
    @Override
    public long customers() {
        return store.activeCustomers();
    }

    /**
     * The customers with at least one order.
     *
     * @return the identifiers of all {@link #customers()}, in alphabetical order
     */
    @Override
    public List<String> customerIds() {
        PurchaseColumns orders = store.orders();
        return store.ids().sorted(IntStream.range(0, orders.customers()).filter(customer -> !orders.isEmpty(customer)));
    }

    /**
     * The identifiers of all customers with an order or a refund, in the order in which a {@link #cursor()} visits
     * them; with {@link Segmentation#indexesOf} they give the segment of each visited customer.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel");
     * int[] channelOf = channels.indexesOf(history.customerIdsInCursorOrder());
     * CustomerCursor customer = history.cursor();
     * for (int row = 0; customer.next(); row++) {
     *     System.out.println(channelOf[row] + ": " + customer.orders());
     * }
     * }</pre>
     *
     * @return the identifiers; unmodifiable, and shared with this history
     */
    public List<String> customerIdsInCursorOrder() {
        return idsOfRows();
    }

    private CustomerIds idsOfRows() {
        CustomerIds ids = store.ids();
        boolean haveAll = IntStream.range(0, ids.size()).allMatch(store::hasRow);
        return haveAll
                ? ids
                : ids.select(
                        IntStream.range(0, ids.size()).filter(store::hasRow).toArray());
    }

    /**
     * The customers segmented by a function of their identifiers, as by {@link CustomerHistory#segmentById}. They
     * include customers with refunds only, so that their refunds lower the revenue of their segment.
     *
     * @param segmentOf from an identifier to the name of the segment, or null or blank for none; called once for each
     * @return the segmentation, with names in alphabetical order; it shares the identifiers of this history
     * @throws NullPointerException if the function is null
     */
    @Override
    public Segmentation segmentById(Function<String, @Nullable String> segmentOf) {
        return Segmentation.of(idsOfRows(), segmentOf);
    }

    /**
     * The customers segmented by their behaviour: how often, when and for how much they bought. They include customers
     * with refunds only.
     *
     * @param segmentOf from a customer's orders and refunds to the name of the segment, or null or blank for none;
     *     called once for each customer; it must not move the cursor
     * @return the segmentation, known on the observation day, with names in alphabetical order; it shares the
     *     identifiers of this history
     * @throws NullPointerException if the function is null
     */
    public Segmentation segmentByBehaviour(Function<CustomerCursor, @Nullable String> segmentOf) {
        Objects.requireNonNull(segmentOf, "segmentOf");
        CustomerCursor customer = cursor();
        return Segmentation.of(idsOfRows(), id -> {
                    customer.next();
                    return segmentOf.apply(customer);
                })
                .withKnownOn(observedUntil);
    }

    /**
     * The customers segmented by their behaviour, for segments that have an order or may be empty. They include
     * customers with refunds only.
     *
     * <pre>{@code
     * Segmentation baskets = history.segmentByBehaviour(
     *         List.of("small", "large"),
     *         customer -> customer.orders() == 0
     *                 ? Segmentation.UNSEGMENTED
     *                 : customer.revenueMinor() / customer.orders() < 50_00 ? 0 : 1);
     * }</pre>
     *
     * @param names the names of the segments in their order
     * @param indexOf from a customer's orders and refunds to the index of the segment among the names, or
     *     {@link Segmentation#UNSEGMENTED} for none; called once for each customer; it must not move the cursor
     * @return the segmentation, known on the observation day; it shares the identifiers of this history
     * @throws NullPointerException if a parameter or a name is null
     * @throws IllegalArgumentException if a name is blank or occurs twice
     * @throws IndexOutOfBoundsException if an index is neither that of a name nor a constant of {@link Segmentation}
     */
    public Segmentation segmentByBehaviour(List<String> names, ToIntFunction<CustomerCursor> indexOf) {
        Objects.requireNonNull(indexOf, "indexOf");
        CustomerCursor customer = cursor();
        return Segmentation.ofIndexes(idsOfRows(), names, row -> {
                    customer.next();
                    return indexOf.applyAsInt(customer);
                })
                .withKnownOn(observedUntil);
    }

    /** The columns, for the types of this package. */
    PurchaseStore store() {
        return store;
    }

    /**
     * The categories of orders and refunds, if purchases have any: see {@link CustomerCursor#category}.
     *
     * @return their names, in alphabetical order; empty if no purchase has one
     */
    public List<String> categories() {
        return store.categories();
    }

    /**
     * The revenue from all customers, less refunds.
     *
     * @return the exact sum, with the history's number of decimals
     */
    public BigDecimal revenue() {
        WideSum sum = new WideSum();
        for (long amount : store.orders().amounts()) {
            sum.add(amount);
        }
        for (long amount : store.refunds().amounts()) {
            sum.add(amount);
        }
        return new BigDecimal(sum.toBigInteger(), decimals);
    }

    /**
     * The days from the first order or refund to the last.
     *
     * @return the span, or empty if there is neither
     */
    public Optional<Period> span() {
        return store.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Period.ofClosed(LocalDate.ofEpochDay(store.firstDay()), LocalDate.ofEpochDay(store.lastDay())));
    }

    /**
     * The periods of the history, from that of the first order or refund to that of the observation day.
     *
     * @param granularity the granularity
     * @return the periods in order, the last of them perhaps partial; empty if there is no purchase
     * @throws NullPointerException if the granularity is null
     */
    public List<Period> periods(Granularity granularity) {
        Objects.requireNonNull(granularity, "granularity");
        return span().map(span -> granularity.periodsCovering(Period.ofClosed(span.startInclusive(), observedUntil)))
                .orElse(List.of());
    }

    /**
     * A cursor over the customers and their orders.
     *
     * @return a new cursor, before the first customer
     */
    public CustomerCursor cursor() {
        return new CustomerCursor(store);
    }

    /**
     * The movement from the customers who bought in the {@linkplain Period#preceding() preceding period} to those of a
     * period.
     *
     * @param period the period; counted as far as it is observed
     * @return the movement
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period is empty, begins after the observation day, or is so long that the
     *     preceding period would start before the supported days
     */
    @Override
    public CustomerMovement movement(Period period) {
        requireObserved(period);
        return facts().movement(period);
    }

    /**
     * The movements of the customers in every period from the first order or refund to the observation day.
     *
     * @param granularity the granularity
     * @return the movements by period, in order; empty if there is no purchase. The first period has no customers at
     *     its start
     * @throws NullPointerException if the granularity is null
     */
    @Override
    public NavigableMap<Period, CustomerMovement> movements(Granularity granularity) {
        return facts().movements(granularity);
    }

    /**
     * The customers who bought in a period, and those who bought in the {@linkplain Period#preceding() preceding
     * period} only.
     *
     * @param period the period; counted as far as it is observed
     * @return the customers who were new, retained, resurrected and lost
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if {@link #movement} refuses the period
     */
    @Override
    public CustomerMovement.Customers customersOf(Period period) {
        requireObserved(period);
        return facts().customersOf(period, period.preceding());
    }

    /**
     * The movement from the customers who bought in an earlier period to those of a period.
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the movement from the baseline to the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day or ends before the first observed one
     */
    @Override
    public CustomerMovement movement(Period period, Period baseline) {
        requireObserved(period);
        period.since(baseline);
        return facts().movement(period, baseline);
    }

    /**
     * The customers who bought in a period, and those who bought in an earlier one only.
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers who were new, retained, resurrected and lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if {@link #movement(Period, Period)} refuses the periods
     */
    @Override
    public CustomerMovement.Customers customersOf(Period period, Period baseline) {
        requireObserved(period);
        period.since(baseline);
        return facts().customersOf(period, baseline);
    }

    /**
     * The activity of the whole history.
     *
     * @return the activity from the first purchase to the observation day; {@link PurchaseActivity#empty()} if there is
     *     none
     */
    public PurchaseActivity activity() {
        return span().map(this::activity).orElse(PurchaseActivity.empty());
    }

    /**
     * The activity of a period.
     *
     * @param period the period; counted as far as it is observed
     * @return the activity
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period is empty, begins after the observation day, or ends before the
     *     first observed one
     */
    public PurchaseActivity activity(Period period) {
        requireObserved(period);
        return facts().activity(period);
    }

    /**
     * The activities of every period from the first order or refund to the observation day.
     *
     * @param granularity the granularity
     * @return the activities by period, in order; empty if there is no purchase
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, PurchaseActivity> activities(Granularity granularity) {
        return facts().activities(granularity);
    }

    /**
     * Frequency, recency, age and monetary value of every customer, for the models of repeat purchases.
     *
     * @param unit the unit of recency and age: days, weeks, months, years or longer
     * @return one summary per customer with an order; {@link PurchaseSummaries} has the definitions and options
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the unit is shorter than a day or has no length
     */
    public PurchaseSummaries summaries(ChronoUnit unit) {
        return PurchaseSummaries.of(this, unit);
    }

    PurchaseSummaries summariesOf(ChronoUnit unit, PurchaseSummaries.PurchaseDay purchaseDay) {
        return new SummaryScan(store, purchaseDay).summaries(unit, observedUntil.toEpochDay(), decimals);
    }

    private PeriodFacts facts() {
        return new PeriodFacts(this, store);
    }

    /**
     * The stays of customers if every order keeps its customer active for a number of days: a stay lasts until the
     * window after an order ends without another order.
     *
     * <p>The result has the customers of this history and one row for each stay. It supports all metrics of
     * subscriptions: retention and churn by {@link SubscriptionHistory#movement}, cohorts, lifetimes. A window that
     * reaches beyond the observation day counts as still running, since its end is not known.
     *
     * <p>Which definition suits a shop? {@link #movement} compares the customers who bought in a period with those who
     * bought in the preceding one, and counts a customer who skips a period as lost: it suits goods that are bought in
     * every period. A window of about three times the usual
     * {@linkplain io.github.retentionmetrics.spend.TimeBetweenPurchases time between purchases} suits other goods.
     *
     * <pre>{@code
     * RetentionRate.of(history.activeFor(90), Period.month(2026, 3));
     * }</pre>
     *
     * <p>If this history has a first observed day, the result is observed from a window after it, since earlier orders,
     * which may have kept customers active, are not in the data.
     *
     * @param days the length of the window; 1 keeps a customer active on the day of the order only
     * @return the stays, observed until the same day
     * @throws IllegalArgumentException if days is not in 1..36525
     */
    public SubscriptionHistory activeFor(int days) {
        return activeFor(ActivityWindow.ofDays(days));
    }

    /**
     * The stays of customers if every order keeps its customer active for a window, as with {@link #activeFor(int)},
     * such as a multiple of the customer's own rhythm.
     *
     * @param window the window
     * @return the stays, observed until the same day
     * @throws NullPointerException if the window is null
     */
    public SubscriptionHistory activeFor(ActivityWindow window) {
        return Objects.requireNonNull(window, "window").stays(this);
    }

    /**
     * This history as it was known on an earlier day: without later purchases, and observed until then.
     *
     * @param date the day
     * @return the history of the purchases on or before the day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if it is after the observation day or before the first observed one
     */
    @Override
    public PurchaseHistory asKnownOn(LocalDate date) {
        Checks.knownOn(date, observedFrom, observedUntil);
        return new PurchaseHistory(currency, decimals, observedFrom, date, store.upTo((int) date.toEpochDay()));
    }

    /**
     * This history with another observation day.
     *
     * @param observedUntil the day, on or after the last purchase
     * @return the same purchases, observed until then
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if a purchase is later than the date; {@link #asKnownOn} leaves it out
     */
    public PurchaseHistory withObservedUntil(LocalDate observedUntil) {
        PurchaseHistoryBuilder.requireObserved(store.lastRecordedDay(), observedUntil);
        return new PurchaseHistory(currency, decimals, observedFrom, observedUntil, store).requireValidStart();
    }

    /**
     * This history with the first day for which its purchases are complete, such as that of an export that begins
     * within a period.
     *
     * <p>Figures do not change. A period that begins before the day is partial: {@link #isComplete} says so, averages
     * over cohorts leave out the cohort of that period, and {@link #observedPart} is shorter.
     *
     * <pre>{@code
     * PurchaseHistory export =
     *         PurchaseHistory.of(EUR, purchases, observedUntil).withObservedFrom(LocalDate.of(2026, 1, 5));
     * export.isComplete(Period.month(2026, 1));    // false
     * export.isComplete(Period.month(2026, 2));    // true
     * }</pre>
     *
     * @param observedFrom the day, on or before the first purchase
     * @return the same purchases, observed from then on
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if a purchase is earlier than the date, or the date after the observation day
     */
    public PurchaseHistory withObservedFrom(LocalDate observedFrom) {
        Checks.recordDate(observedFrom, "observedFrom");
        return new PurchaseHistory(currency, decimals, observedFrom, observedUntil, store).requireValidStart();
    }

    private PurchaseHistory requireValidStart() {
        if (observedFrom != null) {
            long firstDay = store.isEmpty() ? Long.MAX_VALUE : store.firstDay();
            Checks.observedFrom(observedFrom, observedUntil, firstDay, "first purchase");
        }
        return this;
    }

    /**
     * The purchases of some customers. For many groups of customers a {@link Segmentation} is faster, since it copies
     * nothing.
     *
     * @param isSelected the predicate that selects customers by identifier; called once for each
     * @return their history, observed until the same day
     * @throws NullPointerException if the predicate is null
     */
    @Override
    public PurchaseHistory filter(Predicate<String> isSelected) {
        Objects.requireNonNull(isSelected, "isSelected");
        CustomerIds ids = store.ids();
        return with(store.select(customer -> isSelected.test(ids.get(customer))));
    }

    /**
     * The purchases of the customers of each segment, so that every metric of a history can be computed for each
     * segment.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel").withRest("(unknown)");
     * history.bySegment(channels).forEach((channel, part) -> {
     *     RetentionRate.of(part, Period.month(2026, 3));
     * });
     * }</pre>
     *
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the histories by name of the segment, in the order of the segments, with the same observed days;
     *     unmodifiable
     * @throws NullPointerException if the segmentation is null
     */
    @Override
    public Map<String, PurchaseHistory> bySegment(Segmentation segments) {
        Objects.requireNonNull(segments, "segments");
        int[] indexes = segments.indexesOf(store.ids());
        Map<String, PurchaseHistory> parts = new LinkedHashMap<>();
        for (String name : segments.names()) {
            int segment = parts.size();
            parts.put(name, with(store.select(customer -> indexes[customer] == segment)));
        }
        return Collections.unmodifiableMap(parts);
    }

    /**
     * The union of this history and another, such as an update, or the purchases in another shop.
     *
     * <p>A purchase that is in both counts twice. Both must be observed until the same day, since otherwise the
     * customers of one would seem to have stopped buying; {@link #withObservedUntil} and {@link #asKnownOn} change the
     * observation day.
     *
     * @param other the other history, whose customers may overlap with these
     * @return all purchases of both
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if currency, decimals or the observed days differ
     * @throws IllegalStateException if the rows are more than an array holds
     */
    public PurchaseHistory plus(PurchaseHistory other) {
        Objects.requireNonNull(other, "other");
        Checks.same("currency", currency, other.currency);
        Checks.same("decimals", decimals, other.decimals);
        Checks.same("observedFrom", observedFrom(), other.observedFrom());
        Checks.sameObservedUntil(
                observedUntil, other.observedUntil, "withObservedUntil for a later day, asKnownOn for an earlier one");
        return with(store.plus(other.store));
    }

    /**
     * Parts with disjoint customers and about as many orders each, for parallel work: the results of the parts can be
     * added.
     *
     * @param parts the number of parts, from 1 to {@link #MOST_PARTS}
     * @return the parts, some of them empty if there are fewer customers
     * @throws IllegalArgumentException if the number is below 1 or above {@link #MOST_PARTS}
     */
    @Override
    public List<PurchaseHistory> split(int parts) {
        return store.split(Checks.parts(parts, MOST_PARTS)).stream()
                .map(this::with)
                .toList();
    }

    private PurchaseHistory with(PurchaseStore part) {
        return new PurchaseHistory(currency, decimals, observedFrom, observedUntil, part);
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** The stored form, which is read back with the checks of a builder. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Currency currency;
        private final int decimals;
        private final @Nullable LocalDate observedFrom;
        private final LocalDate observedUntil;
        private final PurchaseStore store;

        Form(PurchaseHistory history) {
            currency = history.currency;
            decimals = history.decimals;
            observedFrom = history.observedFrom;
            observedUntil = history.observedUntil;
            store = history.store;
        }

        private Object readResolve() throws InvalidObjectException {
            return Restored.of(() -> {
                builder(currency).withDecimals(decimals);
                PurchaseHistoryBuilder.requireObserved(store.lastRecordedDay(), observedUntil);
                PurchaseHistory history = new PurchaseHistory(currency, decimals, observedUntil, store);
                return observedFrom == null ? history : history.withObservedFrom(observedFrom);
            });
        }
    }

    @Override
    public String toString() {
        return "PurchaseHistory[" + orders() + " orders and " + refunds() + " refunds of " + customers()
                + " customers in " + currency + ", observed "
                + (observedFrom == null ? "" : "from " + observedFrom + " ")
                + "until " + observedUntil + "]";
    }

    /**
     * The treatment of refunds, which are purchases with a negative amount.
     *
     * <p>A refund is never an order or a sign of activity, and it never cancels an order, since a row does not say
     * which order it belongs to.
     */
    public enum RefundPolicy {
        /** A refund lowers the revenue of the period in which it is booked. The usual choice, and the default. */
        NET,
        /** A refund is an error, for exports that should have none. */
        REFUSE,
        /** A refund is left out of every figure, and counted as ignored. */
        IGNORE
    }
}
