package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.RevenueSteps;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.trend.Trend;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The recurring revenue of subscriptions per month (MRR) and year (ARR), and its movements.
 *
 * <p>A phase of a subscription with {@link Terms} brings revenue from its first day, or from the end of its trial,
 * until the day before its end, at the rate of its terms: nothing is prorated, and one-off prices bring nothing. The
 * revenue of a day is that of the phases in force at its end. Movements are netted per customer between the ends of two
 * periods ({@link RecurringRevenueMovement}). {@link RevenueConventions} has the conventions in which tools differ.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>each currency is counted separately; amounts of different currencies are never added up;
 *   <li>subscriptions without terms bring nothing;
 *   <li>two phases of one subscription that overlap both count;
 *   <li>an end after the observation day has not happened yet. A day after it is refused: to see a planned end take
 *       effect, give the history a later observation day;
 *   <li>customers with revenue within a period but at neither of its ends are counted separately.
 * </ul>
 *
 * <pre>{@code
 * RecurringRevenue mrr = RecurringRevenue.of(priced, EUR);
 * mrr.at(LocalDate.of(2026, 3, 31)).mrr();                     // 12480.00
 * mrr.movement(Period.month(2026, 3));                         // start, new, expansion, contraction, churned, end
 * mrr.movements(Granularity.MONTH);
 * mrr.movementsByPlan(Granularity.MONTH).get("Gold");
 * mrr.customersOf(Period.month(2026, 3)).customerIds("contracted");
 * RetentionRate.of(mrr.payingCustomers(), Period.month(2026, 3));
 * }</pre>
 *
 * <p>Building sorts the paid days of each customer; each question is one pass over the changes of revenue, however many
 * periods it asks for. Memory is 12 bytes a change and 8 a customer beside the history.
 *
 * <p>Source: the definitions are those that ChartMogul, Stripe and the open packages for dbt agree on, where they do;
 * annual amounts, from which the months are derived last, are ours.
 */
public final class RecurringRevenue implements Serializable {
    private static final long serialVersionUID = 1L;

    private final SubscriptionHistory history;
    private final Currency currency;
    private final RevenueConventions conventions;
    private final transient RevenueLines lines;

    private RecurringRevenue(SubscriptionHistory history, Currency currency, RevenueConventions conventions) {
        this.history = history;
        this.currency = currency;
        this.conventions = conventions;
        this.lines = new RevenueLines(history, currency, conventions);
    }

    /**
     * The recurring revenue of a history in one currency, by the default conventions.
     *
     * @param history the subscriptions
     * @param currency the currency; subscriptions in others are left out
     * @return the recurring revenue
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if the annual amount of terms or of a customer is too large for 64 bits
     */
    public static RecurringRevenue of(SubscriptionHistory history, Currency currency) {
        return of(history, currency, RevenueConventions.withDefaults());
    }

    /**
     * The recurring revenue of a history in one currency.
     *
     * @param history the subscriptions
     * @param currency the currency; subscriptions in others are left out
     * @param conventions the conventions by which it is counted
     * @return the recurring revenue
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if the annual amount of terms or of a customer is too large for 64 bits
     */
    public static RecurringRevenue of(SubscriptionHistory history, Currency currency, RevenueConventions conventions) {
        return new RecurringRevenue(
                Objects.requireNonNull(history, "history"),
                Objects.requireNonNull(currency, "currency"),
                Objects.requireNonNull(conventions, "conventions"));
    }

    /**
     * The subscriptions.
     *
     * @return the history
     */
    public SubscriptionHistory history() {
        return history;
    }

    /**
     * The currency.
     *
     * @return the currency of all amounts
     */
    public Currency currency() {
        return currency;
    }

    /**
     * The conventions by which revenue is counted.
     *
     * @return the conventions
     */
    public RevenueConventions conventions() {
        return conventions;
    }

    /**
     * The plans with prices in this currency.
     *
     * @return their names, sorted; an empty one for prices of no plan
     */
    public List<String> plans() {
        return lines.plans();
    }

    /**
     * The same subscriptions in the same currency by other conventions.
     *
     * @param conventions the conventions
     * @return the recurring revenue by them
     * @throws NullPointerException if the conventions are null
     * @throws ArithmeticException if the annual amount of terms or of a customer is too large for 64 bits
     */
    public RecurringRevenue withConventions(RevenueConventions conventions) {
        return of(history, currency, conventions);
    }

    /**
     * The same subscriptions in the same currency by the conventions of a tool.
     *
     * @param tool the tool
     * @return the recurring revenue by its conventions
     * @throws NullPointerException if the tool is null
     * @throws ArithmeticException if the annual amount of terms or of a customer is too large for 64 bits
     */
    public RecurringRevenue withConventions(RevenuePreset tool) {
        return withConventions(tool.conventions());
    }

    /**
     * The recurring revenue of some customers.
     *
     * @param isSelected the predicate that selects customers by identifier; called once for each
     * @return their recurring revenue
     * @throws NullPointerException if the predicate is null
     */
    public RecurringRevenue filter(Predicate<String> isSelected) {
        return of(history.filter(isSelected), currency, conventions);
    }

    /**
     * The recurring revenue of the customers of each segment.
     *
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the recurring revenue by name of the segment, in the order of the segments; unmodifiable
     * @throws NullPointerException if the segmentation is null
     */
    public Map<String, RecurringRevenue> bySegment(Segmentation segments) {
        Map<String, RecurringRevenue> parts = new LinkedHashMap<>();
        history.bySegment(segments).forEach((name, part) -> parts.put(name, of(part, currency, conventions)));
        return Collections.unmodifiableMap(parts);
    }

    /**
     * The recurring revenue at the end of a day.
     *
     * @param date the day
     * @return the revenue and the customers who bring it
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public RecurringAmount at(LocalDate date) {
        long day = observedDay(date);
        RevenueSteps steps = lines.whole();
        WideSum sum = new WideSum();
        long customers = 0;
        for (int line = 0; line < steps.lines(); line++) {
            long level = steps.levelOn(line, day);
            sum.add(level);
            customers += level > 0 ? 1 : 0;
        }
        return lines.amount(sum, customers);
    }

    private long observedDay(LocalDate date) {
        Objects.requireNonNull(date, "date");
        return Checks.observed(date, "date", history.observedUntil()).toEpochDay();
    }

    /**
     * The recurring revenue of each plan at the end of a day. The amounts add up to the whole; a customer on several
     * plans counts on each.
     *
     * @param date the day
     * @return the revenue by plan, without plans that bring nothing; unmodifiable
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public SortedMap<String, RecurringAmount> atByPlan(LocalDate date) {
        long day = observedDay(date);
        RevenueSteps byPlan = lines.byPlan();
        List<String> plans = lines.plans();
        WideSum[] sums = WideSum.array(plans.size());
        long[] customers = new long[plans.size()];
        for (int line = 0; line < byPlan.lines(); line++) {
            long level = byPlan.levelOn(line, day);
            sums[byPlan.plan(line)].add(level);
            customers[byPlan.plan(line)] += level > 0 ? 1 : 0;
        }
        SortedMap<String, RecurringAmount> amounts = new TreeMap<>();
        for (int plan = 0; plan < customers.length; plan++) {
            if (customers[plan] > 0) {
                amounts.put(plans.get(plan), lines.amount(sums[plan], customers[plan]));
            }
        }
        return Collections.unmodifiableSortedMap(amounts);
    }

    /**
     * The recurring revenue of each customer at the end of a day.
     *
     * @param date the day
     * @return the revenue by identifier of the customer, without customers who bring nothing; unmodifiable
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the day is after the observation day
     * @throws ArithmeticException if what a customer brings is too large for 64 bits
     */
    public SortedMap<String, RecurringAmount> atByCustomer(LocalDate date) {
        long day = observedDay(date);
        RevenueSteps byCustomer = lines.byCustomer();
        SortedMap<String, RecurringAmount> amounts = new TreeMap<>();
        for (int line = 0; line < byCustomer.lines(); line++) {
            long level = byCustomer.levelOn(line, day);
            if (level > 0) {
                String id = history.spans().ids().get(byCustomer.customer(line));
                amounts.put(id, lines.amount(WideSum.of(level, 0), 1));
            }
        }
        return Collections.unmodifiableSortedMap(amounts);
    }

    /**
     * The movement of recurring revenue during a period.
     *
     * @param period the period; counted as far as it is observed
     * @return the movement from the end of the day before the period to the end of its last day
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public RecurringRevenueMovement movement(Period period) {
        return new RevenueMovements(lines).movement(period);
    }

    /**
     * The movement of recurring revenue from the end of an earlier period to the end of this one, such as from the same
     * month of last year: for retention over twelve months.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * GrossRevenueRetention.of(RevenueMovement.of(mrr.movement(march, march.yearBefore())));
     * }</pre>
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the movement between the last days of both
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public RecurringRevenueMovement movement(Period period, Period baseline) {
        return movement(since(period, baseline));
    }

    private Period since(Period period, Period baseline) {
        Objects.requireNonNull(period, "period");
        Period since = period.since(baseline);
        Checks.observed(period.startInclusive(), "period start", history.observedUntil());
        return since;
    }

    /**
     * The movements of recurring revenue in every period of a granularity, from the first paid day, or the first
     * observed day if that is later, to the observation day.
     *
     * @param granularity the granularity
     * @return the movements by period, in order; empty if nothing was ever paid; unmodifiable
     * @throws NullPointerException if the granularity is null
     */
    public NavigableMap<Period, RecurringRevenueMovement> movements(Granularity granularity) {
        return new RevenueMovements(lines).movements(granularity);
    }

    /**
     * The {@linkplain #movements movements} as a trend, in which the current period is marked as partial.
     *
     * @param granularity the granularity
     * @return the trend, with the observed days of the history
     * @throws NullPointerException if the granularity is null
     */
    public Trend<RecurringRevenueMovement> trend(Granularity granularity) {
        Trend<RecurringRevenueMovement> trend = Trend.of(granularity, movements(granularity), history.observedUntil());
        return history.observedFrom().map(trend::withObservedFrom).orElse(trend);
    }

    /**
     * The movement of the recurring revenue of each plan during a period. A customer who changes plans moves out of one
     * plan and into the other. Starts and ends of all plans add up to those of the whole.
     *
     * @param period the period; counted as far as it is observed
     * @return the movements by plan, without plans that have no customer at either end; unmodifiable
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public SortedMap<String, RecurringRevenueMovement> movementByPlan(Period period) {
        return new RevenueMovements(lines).byPlan(period);
    }

    /**
     * The movements of the recurring revenue of each plan in every period of a granularity.
     *
     * @param granularity the granularity
     * @return the movements by plan and period, all with the same periods as {@link #movements}; unmodifiable
     * @throws NullPointerException if the granularity is null
     */
    public SortedMap<String, NavigableMap<Period, RecurringRevenueMovement>> movementsByPlan(Granularity granularity) {
        return new RevenueMovements(lines).byPlan(granularity);
    }

    /**
     * The customers behind each part of the movement of a period.
     *
     * <p>The names are those of the parts: new, reactivated, expanded, contracted, churned, unchanged, and
     * {@code within the period} for those who brought something in it and nothing at its ends. Who brought nothing at
     * all is in no part. Movements are netted between the ends of the period, whatever the conventions say.
     *
     * @param period the period; counted as far as it is observed
     * @return the customers of each part. Where {@linkplain RevenueConventions.Tracked#SUBSCRIPTION subscriptions} are
     *     followed, they are those, each named by the customer's identifier, a slash and its own identifier, or a
     *     number sign and its number where it has none
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public Segmentation customersOf(Period period) {
        return new RevenueMovements(lines).customers(period);
    }

    /**
     * The customers behind each part of the movement from the end of an earlier period to the end of this one.
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers of each part, as {@link #customersOf(Period)} divides them
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public Segmentation customersOf(Period period, Period baseline) {
        return customersOf(since(period, baseline));
    }

    /**
     * The customers behind each part of the movement of each plan in a period.
     *
     * <pre>{@code
     * mrr.customersByPlan(Period.month(2026, 3)).get("Gold").customerIds("moved in").size();    // 16
     * }</pre>
     *
     * @param period the period; counted as far as it is observed
     * @return by plan, the customers of each part, as {@link #customersOf(Period)} divides them, and those who moved in
     *     or out; without plans that brought nothing in the period or at its ends; unmodifiable
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public SortedMap<String, Segmentation> customersByPlan(Period period) {
        return new RevenueMovements(lines).customersByPlan(period);
    }

    /**
     * What those who bring something at the start of a period count for at its end, over what they bring at its start:
     * the form of every retention of recurring revenue, with its uncertainty.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * mrr.retained(march, Math::min).estimate().interval(0.95);                 // gross revenue retention
     * mrr.retained(march, (end, start) -> end).estimate().interval(0.95);       // net revenue retention
     * mrr.retained(march, (end, start) -> Math.min(end, 1) * start).estimate(); // without those who are lost
     * }</pre>
     *
     * <p>The sampling unit is the customer, or the subscription where those are followed.
     *
     * @param period the period; counted as far as it is observed
     * @param kept what counts of a customer, from what the customer brings at the end and at the start of the period,
     *     per year in ten-thousandths of minor units
     * @return the statistic
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public RatioStatistic retained(Period period, LongBinaryOperator kept) {
        Objects.requireNonNull(kept, "kept");
        DayCalendar calendar = lines.calendar(period);
        RevenueSteps steps = lines.whole();
        int[] paying = IntStream.range(0, steps.lines())
                .filter(line -> steps.levelOn(line, calendar.start(0) - 1L) > 0)
                .toArray();
        long[] start = IntStream.of(paying)
                .mapToLong(line -> steps.levelOn(line, calendar.start(0) - 1L))
                .toArray();
        long[] end = IntStream.range(0, paying.length)
                .mapToLong(i -> kept.applyAsLong(steps.levelOn(paying[i], calendar.start(1) - 1L), start[i]))
                .toArray();
        return RatioStatistic.of(end, start)
                .withNumbers(paying)
                .withDecimals(lines.decimals(), lines.decimals())
                .withUndefinedReason("no revenue in the period before");
    }

    /**
     * The form of retention of recurring revenue from the end of an earlier period to the end of this one.
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @param kept what counts of a customer, from what the customer brings at the end of the period and of the baseline
     * @return the statistic
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    public RatioStatistic retained(Period period, Period baseline, LongBinaryOperator kept) {
        return retained(since(period, baseline), kept);
    }

    /**
     * The customers while they pay: the stretches of days on which each had recurring revenue, as a history for every
     * metric of subscribers. Trials, pauses and free plans are not part of it.
     *
     * <pre>{@code
     * SubscriptionHistory paying = mrr.payingCustomers();
     * ChurnRate.of(paying, Period.month(2026, 3));
     * ChurnDefinition.STRIPE.of(paying, Period.month(2026, 3));
     * CohortAnalysis.by(MONTH).over(paying);      // by the month of the first paid day
     * }</pre>
     *
     * @return the history of paid stretches, without terms, with the same observed days and without stretches that
     *     ended before them
     */
    public SubscriptionHistory payingCustomers() {
        return history.ofStretches(lines.byCustomer());
    }

    private Object writeReplace() {
        return new Form(history, currency, conventions);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** What is stored; the steps are computed again. */
    private record Form(SubscriptionHistory history, Currency currency, RevenueConventions conventions)
            implements Serializable {
        private Object readResolve() throws InvalidObjectException {
            return Restored.of(() -> of(history, currency, conventions));
        }
    }

    @Override
    public String toString() {
        return "RecurringRevenue[" + currency + ", " + history + "]";
    }
}
