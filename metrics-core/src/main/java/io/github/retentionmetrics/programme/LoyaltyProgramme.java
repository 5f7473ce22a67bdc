package io.github.retentionmetrics.programme;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * A loyalty programme: its members, complete until a given day, and their activity.
 *
 * <pre>
 *   enrolment     = members / customers
 *   member growth = (members at the end - members at the start) / members at the start
 *   participation = active members / members      active: with an order, or points earned or redeemed, within 90 days
 * </pre>
 *
 * <p>A member is active if the last order is within a number of days: 90 by default, or the {@code within} of each
 * method. Members are counted by the rules of {@link SubscriptionHistory}: a period's start is the state of the day
 * before its first day. A programme is a {@link CustomerHistory} of its members, so that
 * {@code RetentionRate.of(programme, period)} is the retention rate of its members.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a member without an order is not counted as a customer and is not part of the enrolment;
 *   <li>a membership that ends after the observation day has not ended yet; one that begins after it is refused;
 *   <li>a customer with two memberships at a time is one member;
 *   <li>no members, or no customers: undefined.
 * </ul>
 *
 * <pre>{@code
 * LoyaltyProgramme programme = members.stream().collect(toLoyaltyProgramme(observedUntil));
 * programme.movement(year2026);  // 90 at start + 10 new + 0 resurrected - 0 lost = 100 at end
 * programme.enrolment(history, observedUntil).toString();      // 9.4% (80 of 850)
 * programme.participation(history, observedUntil).toString();  // 80.0% (80 of 100)
 * programme.purchases(history, year2026).repeatDifference();   // members less non-members, with its interval and test
 * }</pre>
 */
public final class LoyaltyProgramme implements CustomerHistory, Serializable {
    private static final long serialVersionUID = 1L;
    private static final int DAYS_ACTIVE = 90;
    private static final String NO_MEMBERS = "no members";
    private static final List<String> GROUPS = List.of("members", "joiners", "non-members");
    private static final int MEMBERS = 0;
    private static final int JOINERS = 1;
    private static final int NON_MEMBERS = 2;

    private final SubscriptionHistory memberships;
    /** The memberships, where those of one customer that overlap or touch are one. */
    private final SubscriptionHistory stays;

    private LoyaltyProgramme(SubscriptionHistory memberships) {
        this.memberships = memberships;
        this.stays = memberships.stays();
    }

    /**
     * A programme with the given memberships, in any order.
     *
     * @param members the memberships
     * @param observedUntil the last day for which they are complete
     * @return the programme
     * @throws NullPointerException if a parameter or a membership is null
     * @throws IllegalArgumentException if a membership begins after the observation day, naming its row by its index in
     *     the collection, from 0
     */
    public static LoyaltyProgramme of(Collection<LoyaltyMember> members, LocalDate observedUntil) {
        Objects.requireNonNull(members, "members");
        Checks.recordDate(observedUntil, "observedUntil");
        List<Subscription> memberships = new ArrayList<>(members.size());
        for (LoyaltyMember member : members) {
            int row = memberships.size();
            LocalDate joined =
                    Objects.requireNonNull(member, () -> "member at row " + row).joinedInclusive();
            if (joined.isAfter(observedUntil)) {
                throw new IllegalArgumentException("joinedInclusive at row " + row + " (" + joined
                        + ") must be on or before observedUntil (" + observedUntil + ")");
            }
            memberships.add(member.toSubscription());
        }
        return of(SubscriptionHistory.of(memberships, observedUntil));
    }

    /**
     * A programme with the memberships of a history of subscriptions.
     *
     * @param memberships the memberships: a subscription lasts from the day of joining to that of leaving
     * @return the programme, with the same observed days
     * @throws NullPointerException if the history is null
     */
    public static LoyaltyProgramme of(SubscriptionHistory memberships) {
        return new LoyaltyProgramme(Objects.requireNonNull(memberships, "memberships"));
    }

    /**
     * Collects memberships into a programme.
     *
     * @param observedUntil the last day for which they are complete
     * @return the collector; it throws as {@link #of} does
     * @throws NullPointerException if the date is null
     */
    public static Collector<LoyaltyMember, ?, LoyaltyProgramme> toLoyaltyProgramme(LocalDate observedUntil) {
        Checks.recordDate(observedUntil, "observedUntil");
        return Collectors.collectingAndThen(Collectors.toList(), list -> of(list, observedUntil));
    }

    /**
     * The last day for which the memberships are complete.
     *
     * @return the day
     */
    @Override
    public LocalDate observedUntil() {
        return memberships.observedUntil();
    }

    /**
     * The first day for which the memberships are complete, if it is known.
     *
     * @return the day; empty if nothing is missing before the first membership
     */
    @Override
    public Optional<LocalDate> observedFrom() {
        return memberships.observedFrom();
    }

    /**
     * The memberships as a history of subscriptions, for lifetimes, cohorts and other metrics of subscriptions.
     *
     * @return the history
     */
    public SubscriptionHistory memberships() {
        return memberships;
    }

    /**
     * The number of customers who have ever been members.
     *
     * @return the number of distinct identifiers
     */
    @Override
    public long customers() {
        return memberships.customers();
    }

    /**
     * All customers who have ever been members.
     *
     * @return the identifiers of all {@link #customers()}, in alphabetical order
     */
    @Override
    public List<String> customerIds() {
        return memberships.customerIds();
    }

    /**
     * Whether a customer is a member on a day.
     *
     * @param customerId the customer's identifier
     * @param date the day
     * @return true if one of their memberships holds that day
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public boolean isMember(String customerId, LocalDate date) {
        Objects.requireNonNull(customerId, "customerId");
        Objects.requireNonNull(date, "date");
        Checks.observed(date, "date", observedUntil());
        return isMember(stays.cursor(), customerId, date);
    }

    private static boolean isMember(SubscriberCursor member, String customerId, LocalDate date) {
        return member.moveTo(customerId) && member.isActive(date);
    }

    /**
     * The number of members on a day.
     *
     * @param date the day
     * @return the number of distinct members
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the day is after the observation day
     */
    public long members(LocalDate date) {
        return memberships.activeOn(date);
    }

    /**
     * The movement of the members during a period: how many joined, returned and left.
     *
     * @param period the period; counted as far as it is observed
     * @return the movement
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    @Override
    public CustomerMovement movement(Period period) {
        return memberships.movement(period);
    }

    /**
     * The members who joined, stayed, returned and left during a period.
     *
     * @param period the period; counted as far as it is observed
     * @return the members that {@link #movement} counts
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    @Override
    public CustomerMovement.Customers customersOf(Period period) {
        return memberships.customersOf(period);
    }

    /**
     * The memberships of some customers.
     *
     * @param isSelected the predicate that selects customers by identifier; called once for each
     * @return the programme of these members only
     * @throws NullPointerException if the predicate is null
     */
    @Override
    public LoyaltyProgramme filter(Predicate<String> isSelected) {
        return new LoyaltyProgramme(memberships.filter(isSelected));
    }

    /**
     * Parts with disjoint members and about as many memberships each, for parallel work.
     *
     * @param parts the number of parts, from 1 to {@link #MOST_PARTS}
     * @return the parts, some of them empty if there are fewer members
     * @throws IllegalArgumentException if the number is below 1 or above {@link #MOST_PARTS}
     */
    @Override
    public List<LoyaltyProgramme> split(int parts) {
        return memberships.split(parts).stream().map(LoyaltyProgramme::of).toList();
    }

    /**
     * This programme as it was known on an earlier day.
     *
     * @param date the day
     * @return the memberships that had begun by then, observed until that day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if it is after the observation day or before the first observed one
     */
    @Override
    public LoyaltyProgramme asKnownOn(LocalDate date) {
        return new LoyaltyProgramme(memberships.asKnownOn(date));
    }

    /**
     * The flow of the members during a period, including those who joined and left within it.
     *
     * @param period the period; counted as far as it is observed
     * @return the flow
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public CustomerFlow flow(Period period) {
        return memberships.flow(period);
    }

    /**
     * The movements of the members in every period from the first membership to the observation day.
     *
     * @param granularity the granularity
     * @return the movements by period, in order
     * @throws NullPointerException if the granularity is null
     */
    @Override
    public NavigableMap<Period, CustomerMovement> movements(Granularity granularity) {
        return memberships.movements(granularity);
    }

    /**
     * The growth in members over a period.
     *
     * @param period the period; counted as far as it is observed
     * @return (end - start) / start, negative if the number of members fell; undefined without members at the start
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day
     */
    public Ratio growth(Period period) {
        CustomerMovement movement = movement(period);
        return Ratio.of(movement.end() - movement.start(), movement.start(), "no members at the start of the period");
    }

    /**
     * The share of the customers who are members.
     *
     * @param history the purchases; a customer has an order on or before the day
     * @param date the day
     * @return customers who are members on the day over customers; undefined without customers
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the observation day of members or of purchases
     */
    public Rate enrolment(PurchaseHistory history, LocalDate date) {
        requireObserved(history, date);
        long customers = 0;
        long enrolled = 0;
        SubscriberCursor member = stays.cursor();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (customer.ordersBefore(date.plusDays(1)) > 0) {
                customers++;
                enrolled += isMember(member, customer.customerId(), date) ? 1 : 0;
            }
        }
        return Rate.of(enrolled, customers, "no customers");
    }

    /**
     * The share of members who bought within the last 90 days.
     *
     * @param history the purchases
     * @param date the last of the days
     * @return active members over members on the day; undefined without members
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the observation day of members or of purchases
     */
    public Rate participation(PurchaseHistory history, LocalDate date) {
        return participation(history, date, DAYS_ACTIVE);
    }

    /**
     * The share of members who bought within a number of days.
     *
     * @param history the purchases
     * @param date the last of the days
     * @param within the number of days, at least 1
     * @return active members over members on the last day; undefined without members
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the observation day of members or of purchases, or the
     *     number is below 1
     */
    public Rate participation(PurchaseHistory history, LocalDate date, int within) {
        requireObserved(history, date);
        LocalDate first = firstDay(date, within);
        SubscriberCursor member = stays.cursor();
        long active = 0;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            active += isActive(customer, first, date) && isMember(member, customer.customerId(), date) ? 1 : 0;
        }
        return Rate.of(active, members(date), NO_MEMBERS);
    }

    private static boolean isActive(CustomerCursor customer, LocalDate first, LocalDate last) {
        return customer.ordersBefore(last.plusDays(1)) > customer.ordersBefore(first);
    }

    /**
     * The share of members who earned or redeemed points within a number of days.
     *
     * @param points the points that were issued, redeemed and expired; expired points do not count as activity
     * @param date the last of the days
     * @param within the number of days, at least 1
     * @return active members over members on the last day; undefined without members
     * @throws NullPointerException if a parameter or a movement is null
     * @throws IllegalArgumentException if the day is after the observation day or the number below 1
     */
    public Rate participation(Collection<PointsMovement> points, LocalDate date, int within) {
        Objects.requireNonNull(points, "points");
        long members = members(date);
        LocalDate first = firstDay(date, within);
        SubscriberCursor member = stays.cursor();
        Set<String> active = new HashSet<>();
        for (PointsMovement movement : points) {
            Objects.requireNonNull(movement, "movement");
            boolean isRecent =
                    !movement.date().isBefore(first) && !movement.date().isAfter(date);
            if (isRecent
                    && movement.kind() != PointsMovement.Kind.EXPIRED
                    && isMember(member, movement.customerId(), date)) {
                active.add(movement.customerId());
            }
        }
        return Rate.of(active.size(), members, NO_MEMBERS);
    }

    private static LocalDate firstDay(LocalDate date, int within) {
        if (within < 1) {
            throw new IllegalArgumentException("within must be at least 1: " + within);
        }
        return LocalDate.ofEpochDay(Math.max(date.toEpochDay() - within + 1, LocalDate.MIN.toEpochDay()));
    }

    private void requireObserved(PurchaseHistory history, LocalDate date) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(date, "date");
        Checks.observed(date, "date", observedUntil());
        Checks.observed(date, "date", history.observedUntil());
    }

    /**
     * The purchases of members, joiners and non-members in a period.
     *
     * @param history the purchases
     * @param period the period; counted as far as the purchases are observed
     * @return the purchases of the three groups
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty, begins after the observation day of the purchases, or
     *     its observed part ends after the observation day of the members
     * @throws ArithmeticException if the amount that one customer spent as a member does not fit in 64-bit minor units
     */
    public MemberPurchases purchases(PurchaseHistory history, Period period) {
        Map<String, PurchaseHistory> groups = history.bySegment(customersOf(history, period));
        Period observed = history.observedPart(period);
        List<PurchaseActivity> activities = GROUPS.stream()
                .map(group -> Objects.requireNonNull(groups.get(group), group))
                .map(group -> group.activity(observed))
                .toList();
        return new MemberPurchases(
                activities.get(MEMBERS),
                activities.get(JOINERS),
                activities.get(NON_MEMBERS),
                revenueAsMember(history, observed));
    }

    /**
     * The customers divided into members when a period began, joiners in it, and others: the groups that
     * {@link #purchases} counts.
     *
     * @param history the purchases
     * @param period the period; counted as far as the purchases are observed
     * @return all customers of the history as {@code members}, {@code joiners} and {@code non-members}, whether they
     *     bought in the period or not; known on its last observed day
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if {@link #purchases} refuses the period
     */
    public Segmentation customersOf(PurchaseHistory history, Period period) {
        Objects.requireNonNull(history, "history");
        Period observed = history.observedPart(period);
        Checks.observed(observed.lastDay(), "last observed day of period", observedUntil());
        SubscriberCursor member = stays.cursor();
        return history.segmentByBehaviour(GROUPS, customer -> groupOf(member, customer.customerId(), observed))
                .withKnownOn(observed.lastDay());
    }

    private static int groupOf(SubscriberCursor member, String customerId, Period period) {
        if (!member.moveTo(customerId)) {
            return NON_MEMBERS;
        }
        if (member.isActive(period.startInclusive().minusDays(1))) {
            return MEMBERS;
        }
        for (int stay = 0; stay < member.subscriptions(); stay++) {
            // who left on the day of joining was never a member
            if (member.endEpochDay(stay) > member.startEpochDay(stay)
                    && period.contains(LocalDate.ofEpochDay(member.startEpochDay(stay)))) {
                return JOINERS;
            }
        }
        return NON_MEMBERS;
    }

    /** The spend on days on which the customer was a member, less the refunds on such days. */
    private BigDecimal revenueAsMember(PurchaseHistory history, Period period) {
        WideSum sum = new WideSum();
        SubscriberCursor member = stays.cursor();
        long first = period.startInclusive().toEpochDay();
        long last = period.endExclusive().toEpochDay();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (member.moveTo(customer.customerId())) {
                for (int stay = 0; stay < member.subscriptions(); stay++) {
                    long from = Math.max(first, member.startEpochDay(stay));
                    long to = Math.min(last, member.endEpochDay(stay));
                    if (from < to) {
                        sum.add(customer.revenueMinor(Period.of(LocalDate.ofEpochDay(from), LocalDate.ofEpochDay(to))));
                    }
                }
            }
        }
        return new BigDecimal(sum.toBigInteger(), history.decimals());
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** The stored form, without the derived parts. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final SubscriptionHistory memberships;

        Form(LoyaltyProgramme programme) {
            memberships = programme.memberships;
        }

        private Object readResolve() throws InvalidObjectException {
            return Restored.of(() -> of(memberships));
        }
    }

    @Override
    public String toString() {
        return "LoyaltyProgramme[" + customers() + " members ever, observed until " + observedUntil() + "]";
    }

    /**
     * The purchases of the members of a loyalty programme in a period, compared with those of other customers.
     *
     * <pre>
     *   repeat difference       = repeat purchase rate of members - repeat purchase rate of non-members
     *   member share of revenue = revenue on days of membership / revenue
     * </pre>
     *
     * <p>Customers often join because they buy. Counting joiners as members from the start would flatter the programme,
     * and counting them as non-members would do it an injustice. They are a group of their own:
     * <i>members</i> belonged to the programme before the period began (whether or not they left during it),
     * <i>joiners</i> joined during it,
     * <i>non-members</i> did not belong to it on any day of it. Revenue is divided exactly, order by order, by whether
     * the customer was a member on that day.
     *
     * <p>A difference does not show an effect of the programme: loyal customers are more likely to join. Facts of
     * disjoint customers in the same period add up with {@link #plus}; {@link #empty()} is the identity.
     *
     * @param members the purchases of members
     * @param joiners the purchases of customers who joined in the period
     * @param nonMembers the purchases of all other customers
     * @param revenueAsMember the revenue on days on which the customer was a member, less refunds on such days; without
     *     trailing zeros
     */
    public record MemberPurchases(
            PurchaseActivity members, PurchaseActivity joiners, PurchaseActivity nonMembers, BigDecimal revenueAsMember)
            implements Serializable {

        /**
         * Checks the parts.
         *
         * @param members the purchases of members
         * @param joiners the purchases of customers who joined in the period
         * @param nonMembers the purchases of all other customers
         * @param revenueAsMember the revenue on days of membership
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if the revenue is longer than 100 digits before or after the decimal point
         */
        public MemberPurchases {
            Objects.requireNonNull(members, "members");
            Objects.requireNonNull(joiners, "joiners");
            Objects.requireNonNull(nonMembers, "nonMembers");
            revenueAsMember = Decimals.normal(revenueAsMember, "revenueAsMember");
        }

        /**
         * The purchases of no customers: the identity of {@link #plus}.
         *
         * @return the purchases with all counts and amounts zero
         */
        public static MemberPurchases empty() {
            return new MemberPurchases(
                    PurchaseActivity.empty(), PurchaseActivity.empty(), PurchaseActivity.empty(), BigDecimal.ZERO);
        }

        /**
         * The purchases of all three groups.
         *
         * @return the sum of their activities
         */
        public PurchaseActivity total() {
            return members.plus(joiners).plus(nonMembers);
        }

        /**
         * The difference between the repeat purchase rates of members and non-members.
         *
         * @return the {@link RepeatPurchaseRate} of members less that of non-members, with its interval and test;
         *     undefined when either group bought nothing
         */
        public RateDifference repeatDifference() {
            return RepeatPurchaseRate.of(members).minus(RepeatPurchaseRate.of(nonMembers));
        }

        /**
         * The share of the buyers who belonged to the programme before the period, or joined in it.
         *
         * @return members and joiners with an order over customers with an order; undefined when no customer bought
         */
        public Rate shareOfBuyers() {
            long buyers = total().customers();
            return Rate.of(buyers - nonMembers.customers(), buyers, PurchaseActivity.NOBODY_BOUGHT);
        }

        /**
         * The share of the revenue on days on which the customer was a member.
         *
         * @return revenue as member over revenue; outside 0..1 only because of refunds; undefined when there is no
         *     revenue, or refunds exceed it
         */
        public Ratio shareOfRevenue() {
            BigDecimal revenue = total().revenue();
            return revenue.signum() > 0
                    ? Ratio.of(revenueAsMember, revenue)
                    : Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "no revenue in the period");
        }

        /**
         * The purchases of two disjoint groups of customers in the same period.
         *
         * @param other the purchases of customers who are not in these
         * @return the sums
         * @throws NullPointerException if {@code other} is null
         * @throws ArithmeticException if a count does not fit in a long
         */
        public MemberPurchases plus(MemberPurchases other) {
            Objects.requireNonNull(other, "other");
            return new MemberPurchases(
                    members.plus(other.members),
                    joiners.plus(other.joiners),
                    nonMembers.plus(other.nonMembers),
                    revenueAsMember.add(other.revenueAsMember));
        }
    }
}
