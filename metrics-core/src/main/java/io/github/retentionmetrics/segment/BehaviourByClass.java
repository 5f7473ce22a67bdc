package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Surveys and service joined to behaviour: how many of each class of customers stayed, bought again, and what they spent,
 * in a period after they answered.
 *
 * <p>The two periods are explicit and do not overlap: the behaviour must begin on or after the end of the {@linkplain
 * CustomerClasses#period() period of the classes}, since what somebody does before answering cannot be a consequence of the
 * experience. Customers in no class are a class of their own at the end, {@link CustomerClasses#rest()}: those who
 * answer stay more often than those who do not, and only this shows it. People in a class who are no customers are counted
 * in {@link ClassBehaviour#notCustomers()}. Nobody is left out.
 *
 * <p>Who becomes a customer in the period of the behaviour was none when it began, and is in no figure of it.
 *
 * <p>Parts of one history (disjoint customers), held against the same classes, add up with {@link #plus}.
 *
 * <pre>{@code
 * CustomerClasses promoters = CustomerClasses.ofPromoters(customerAnswers, Period.quarter(2026, 1), LATEST);
 * BehaviourByClass later = BehaviourByClass.of(promoters, history, Period.quarter(2026, 2));
 * later.get("promoters").retained();      // 90.0% (90 of 100)
 * later.get("detractors").retained();     // 24.0% (24 of 100)
 * later.get("no answer").retained();      // of those who did not answer
 * later.get("promoters").retained().minus(later.get("detractors").retained()).interval(0.95);
 * }</pre>
 *
 * <p>Takes one pass over the customers of the history, or over the subscriptions.
 */
public final class BehaviourByClass implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Period period;
    private final List<String> names;
    private final List<ClassBehaviour> behaviours;

    private BehaviourByClass(Period period, List<String> names, List<ClassBehaviour> behaviours) {
        this.period = period;
        this.names = names;
        this.behaviours = behaviours;
    }

    /**
     * The behaviour of each class by purchases.
     *
     * @param classes the classes
     * @param history the purchases
     * @param period the period of the behaviour; counted as far as it is observed
     * @return the behaviour of each class and of the rest
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty, begins before the end of the period of the classes, or
     *     begins after the observation day
     * @throws ArithmeticException if what a customer spent in the period does not fit in 64-bit minor units
     */
    public static BehaviourByClass of(CustomerClasses classes, PurchaseHistory history, Period period) {
        Objects.requireNonNull(classes, "classes");
        Objects.requireNonNull(history, "history");
        requireAfter(classes, period);
        Period observed = history.observedPart(period);
        List<Count> counts =
                Stream.generate(Count::new).limit(classes.names().size() + 1L).toList();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (customer.orders() > 0
                    && customer.epochDay(0) < observed.startInclusive().toEpochDay()) {
                counts.get(classes.indexOf(customer.customerId())).add(customer, observed);
            }
        }
        return of(
                classes,
                period,
                index -> counts.get(index)
                        .toBehaviour(peopleOr(classes, index, counts.get(index).customers), history.decimals()));
    }

    /**
     * The behaviour of each class by subscriptions: who was subscribed when the period began, and who still is at its end.
     *
     * @param classes the classes
     * @param subscriptions the subscriptions, in any order
     * @param observedUntil the last day for which they are complete
     * @param period the period of the behaviour; counted as far as it is observed
     * @return the behaviour of each class and of the rest; without repeat rates and revenue
     * @throws NullPointerException if a parameter or a subscription is null
     * @throws IllegalArgumentException if the period begins before the end of the period of the classes, or after the
     *     observation day, or a subscription starts after the observation day
     */
    public static BehaviourByClass of(
            CustomerClasses classes, Collection<Subscription> subscriptions, LocalDate observedUntil, Period period) {
        Objects.requireNonNull(classes, "classes");
        Objects.requireNonNull(subscriptions, "subscriptions");
        requireAfter(classes, period);
        // refuses a bad row by its place among all of them
        SubscriptionHistory.of(subscriptions, observedUntil);
        List<List<Subscription>> parts = Stream.generate(() -> (List<Subscription>) new ArrayList<Subscription>())
                .limit(classes.names().size() + 1L)
                .toList();
        subscriptions.forEach(subscription ->
                parts.get(classes.indexOf(subscription.customerId())).add(subscription));
        return of(classes, period, index -> {
            CustomerMovement movement =
                    SubscriptionHistory.of(parts.get(index), observedUntil).movement(period);
            long people = peopleOr(classes, index, movement.start());
            return new ClassBehaviour(people, movement.start(), movement.retained(), 0, 0, Mean.empty());
        });
    }

    private static void requireAfter(CustomerClasses classes, Period period) {
        Objects.requireNonNull(period, "period");
        if (period.startInclusive().isBefore(classes.period().endExclusive())) {
            throw new IllegalArgumentException("period start (" + period.startInclusive()
                    + ") must be on or after the end of the classes' period ("
                    + classes.period().endExclusive() + ")");
        }
    }

    /** The people of a class; those of the rest are its customers, since nobody else is known. */
    private static long peopleOr(CustomerClasses classes, int index, long customers) {
        return index < classes.names().size() ? classes.people(index) : customers;
    }

    private static BehaviourByClass of(CustomerClasses classes, Period period, IntFunction<ClassBehaviour> behaviour) {
        List<String> names = Stream.concat(classes.names().stream(), Stream.of(classes.rest()))
                .toList();
        return new BehaviourByClass(
                period,
                names,
                IntStream.range(0, names.size()).mapToObj(behaviour).toList());
    }

    /** What the customers of one class bought in the period. */
    private static final class Count {
        private final WideSum spent = new WideSum();
        private final WideSum sum = new WideSum();
        private BigInteger squares = BigInteger.ZERO;
        private long customers;
        private long buyers;
        private long repeatBuyers;

        void add(CustomerCursor customer, Period period) {
            long from = period.startInclusive().toEpochDay();
            long to = period.endExclusive().toEpochDay();
            int orders = 0;
            spent.clear();
            for (int order = 0; order < customer.orders(); order++) {
                if (customer.epochDay(order) >= from && customer.epochDay(order) < to) {
                    orders++;
                    spent.add(customer.amountMinor(order));
                }
            }
            for (int refund = 0; refund < customer.refunds(); refund++) {
                if (customer.refundEpochDay(refund) >= from && customer.refundEpochDay(refund) < to) {
                    spent.add(customer.refundAmountMinor(refund));
                }
            }
            customers++;
            buyers += orders > 0 ? 1 : 0;
            repeatBuyers += orders > 1 ? 1 : 0;
            long revenue = spent.toLong("revenue");
            sum.add(revenue);
            squares = squares.add(BigInteger.valueOf(revenue).pow(2));
        }

        ClassBehaviour toBehaviour(long people, int decimals) {
            Mean revenue = Mean.of(
                    customers, new BigDecimal(sum.toBigInteger(), decimals), new BigDecimal(squares, 2 * decimals));
            return new ClassBehaviour(people, customers, buyers, buyers, repeatBuyers, revenue);
        }
    }

    /**
     * The period of the behaviour.
     *
     * @return the period that was asked for
     */
    public Period period() {
        return period;
    }

    /**
     * The names of the classes.
     *
     * @return the names, best first, and that of the rest last
     */
    public List<String> names() {
        return names;
    }

    /**
     * The behaviour of a class.
     *
     * @param name the name of the class, or of the rest
     * @return its behaviour
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such class
     */
    public ClassBehaviour get(String name) {
        return behaviours.get(Checks.indexOf(names, name));
    }

    /**
     * The behaviour of all classes and the rest together.
     *
     * @return the sum
     */
    public ClassBehaviour everybody() {
        return behaviours.stream().reduce(ClassBehaviour.NONE, ClassBehaviour::plus);
    }

    /**
     * The behaviour of the customers of two parts of a history, held against the same classes.
     *
     * @param other the behaviour of customers who are not in this one, by the same classes in the same period
     * @return the sum, class by class; people without purchases are counted once
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if names, periods or the numbers of people in the classes differ, or there would be
     *     more customers in a class than people
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public BehaviourByClass plus(BehaviourByClass other) {
        Objects.requireNonNull(other, "other");
        requireSame("names", names, other.names);
        requireSame("period", period, other.period);
        return new BehaviourByClass(
                period,
                names,
                IntStream.range(0, names.size())
                        .mapToObj(i -> pooled(i, other.behaviours.get(i)))
                        .toList());
    }

    /** The people of a class are the same in every part; those of the rest are the customers of the part. */
    private ClassBehaviour pooled(int index, ClassBehaviour others) {
        ClassBehaviour mine = behaviours.get(index);
        if (index == names.size() - 1) {
            return mine.plus(others);
        }
        requireSame("people", mine.people(), others.people());
        return mine.plusCustomers(others);
    }

    private static void requireSame(String name, Object mine, Object others) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(
                    name + " of other (" + others + ") must equal " + name + " of this (" + mine + ")");
        }
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(period)
                && Restored.areNames(names)
                && Restored.isListOf(behaviours, ClassBehaviour.class)
                && behaviours.size() == names.size());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BehaviourByClass that
                && period.equals(that.period)
                && names.equals(that.names)
                && behaviours.equals(that.behaviours);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, names, behaviours);
    }

    @Override
    public String toString() {
        return "BehaviourByClass" + names + " in " + period;
    }
}
