package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a purchase history is made of: customers, their orders and refunds per customer, the names of the categories of
 * these, and the cohort indexes that have been asked for. Immutable; the indexes are derived when first needed and not
 * serialized.
 */
public final class PurchaseStore implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CustomerIds ids;
    /** In alphabetical order and each in use; the code of a category is its place, from 1. */
    private final List<String> categories;

    private final PurchaseColumns orders;
    private final PurchaseColumns refunds;
    private final PurchaseColumns ignored;
    private final int firstDay;
    private final int lastDay;
    private final boolean isSummable;
    private final transient Map<DayCalendar, int[]> sizes = new ConcurrentHashMap<>();
    private final transient Map<DayCalendar, Optional<CohortIndex>> indexes = new ConcurrentHashMap<>();
    private final transient List<Grouped> groups = new ArrayList<>();

    private PurchaseStore(
            CustomerIds ids,
            List<String> categories,
            PurchaseColumns orders,
            PurchaseColumns refunds,
            PurchaseColumns ignored) {
        this.ids = ids;
        this.categories = categories;
        this.orders = orders;
        this.refunds = refunds;
        this.ignored = ignored;
        this.firstDay = Math.min(min(orders.days()), min(refunds.days()));
        this.lastDay = Math.max(max(orders.days()), max(refunds.days()));
        this.isSummable = fits(orders.amounts()) && fits(refunds.amounts());
    }

    /** Whether amounts of one sign add up to a long, and with them any part of them. */
    private static boolean fits(long[] amounts) {
        long sum = 0;
        long signs = 0;
        for (long amount : amounts) {
            signs |= amount ^ (sum += amount);
        }
        return signs >= 0;
    }

    private static int min(int[] days) {
        int min = Integer.MAX_VALUE;
        for (int day : days) {
            min = Math.min(min, day);
        }
        return min;
    }

    private static int max(int[] days) {
        int max = Integer.MIN_VALUE;
        for (int day : days) {
            max = Math.max(max, day);
        }
        return max;
    }

    /**
     * Groups rows per customer.
     *
     * @param customers the customers
     * @param rows their rows
     * @param ignoresRefunds whether refunds play no part
     * @return the store
     */
    public static PurchaseStore of(CustomerDictionary customers, PurchaseRows rows, boolean ignoresRefunds) {
        PurchaseColumns orders = rows.orders(customers.size());
        PurchaseColumns refunds = rows.refunds(customers.size());
        return withUsed(
                customers.toIds(),
                rows.categories(),
                orders,
                ignoresRefunds ? PurchaseColumns.NONE : refunds,
                ignoresRefunds ? refunds : PurchaseColumns.NONE);
    }

    /**
     * A store with the categories that are in use, coded in alphabetical order: the same however the rows came here.
     */
    private static PurchaseStore withUsed(
            CustomerIds ids,
            List<String> names,
            PurchaseColumns orders,
            PurchaseColumns refunds,
            PurchaseColumns ignored) {
        if (names.isEmpty()) {
            return new PurchaseStore(ids, names, orders, refunds, ignored);
        }
        boolean[] isUsed = new boolean[names.size() + 1];
        orders.markCategories(isUsed);
        refunds.markCategories(isUsed);
        List<String> used = IntStream.rangeClosed(1, names.size())
                .filter(code -> isUsed[code])
                .mapToObj(code -> names.get(code - 1))
                .sorted()
                .toList();
        int[] codeOf = IntStream.rangeClosed(0, names.size())
                .map(code -> code > 0 && isUsed[code] ? Collections.binarySearch(used, names.get(code - 1)) + 1 : 0)
                .toArray();
        return new PurchaseStore(
                ids, used, orders.withCodes(codeOf), refunds.withCodes(codeOf), ignored.withCodes(new int[1]));
    }

    /**
     * The customers.
     *
     * @return their identifiers by ordinal
     */
    public CustomerIds ids() {
        return ids;
    }

    /**
     * The categories of orders and refunds.
     *
     * @return their names in alphabetical order; the code of a category is its place, from 1
     */
    public List<String> categories() {
        return categories;
    }

    /**
     * The orders.
     *
     * @return the rows with an amount of zero or more
     */
    public PurchaseColumns orders() {
        return orders;
    }

    /**
     * The refunds.
     *
     * @return the rows with a negative amount, unless they are ignored
     */
    public PurchaseColumns refunds() {
        return refunds;
    }

    /**
     * The refunds that play no part.
     *
     * @return the rows
     */
    public PurchaseColumns ignored() {
        return ignored;
    }

    /**
     * How many customers have an order.
     *
     * @return the number of customers with at least one
     */
    public int activeCustomers() {
        return orders.activeCustomers();
    }

    /**
     * Whether a customer has an order, or a refund that plays a part.
     *
     * @param customer the ordinal
     * @return true if there is either
     */
    public boolean hasRow(int customer) {
        return !orders.isEmpty(customer) || !refunds.isEmpty(customer);
    }

    /**
     * Whether there is neither an order nor a refund.
     *
     * @return true if there is none
     */
    public boolean isEmpty() {
        return orders.rows() == 0 && refunds.rows() == 0;
    }

    /**
     * The day of the first order or refund.
     *
     * @return the day; undefined if there is neither
     */
    public int firstDay() {
        return firstDay;
    }

    /**
     * The day of the last order or refund.
     *
     * @return the day; undefined if there is neither
     */
    public int lastDay() {
        return lastDay;
    }

    /**
     * The day of the last row, whether it plays a part or not.
     *
     * @return the day; the smallest int if there are no rows
     */
    public int lastRecordedDay() {
        return Math.max(lastDay, max(ignored.days()));
    }

    /**
     * The rows on or before a day, and their customers.
     *
     * @param day the day
     * @return the store as it was then
     */
    public PurchaseStore upTo(int day) {
        return select(
                customer -> orders.toDay(customer, day) > orders.from(customer)
                        || refunds.toDay(customer, day) > refunds.from(customer)
                        || ignored.toDay(customer, day) > ignored.from(customer),
                day);
    }

    /**
     * The rows of some customers.
     *
     * @param isSelected which ordinals
     * @return a store of these customers
     */
    public PurchaseStore select(IntPredicate isSelected) {
        return select(isSelected, Integer.MAX_VALUE);
    }

    private PurchaseStore select(IntPredicate isSelected, int day) {
        int[] customers = IntStream.range(0, ids.size()).filter(isSelected).toArray();
        return withUsed(
                ids.select(customers),
                categories,
                orders.select(customers, day),
                refunds.select(customers, day),
                ignored.select(customers, day));
    }

    /**
     * Parts with disjoint customers and about as many orders each.
     *
     * @param parts how many
     * @return the parts; some are empty if there are fewer customers
     */
    public List<PurchaseStore> split(int parts) {
        List<PurchaseStore> stores = new ArrayList<>(parts);
        int from = 0;
        for (int part = 1; part <= parts; part++) {
            int to = part == parts ? ids.size() : Math.max(from, customerAt((long) orders.rows() * part / parts));
            stores.add(withUsed(
                    ids.range(from, to),
                    categories,
                    orders.range(from, to),
                    refunds.range(from, to),
                    ignored.range(from, to)));
            from = to;
        }
        return stores;
    }

    private int customerAt(long row) {
        int place = Arrays.binarySearch(orders.offsets(), (int) row);
        return Math.min(place < 0 ? -place - 1 : place, ids.size());
    }

    /**
     * The rows of this store and of another.
     *
     * @param other the other store, which may have customers of this one
     * @return the union
     */
    public PurchaseStore plus(PurchaseStore other) {
        CustomerDictionary dictionary = new CustomerDictionary();
        ids.addTo(dictionary);
        int[] ordinals = other.ids.addTo(dictionary);
        int customers = dictionary.size();
        CategoryCodes names = new CategoryCodes();
        names.codesOf(categories);
        int[] codeOf = names.codesOf(other.categories);
        return withUsed(
                dictionary.toIds(),
                names.names(),
                orders.plus(other.orders.withCodes(codeOf), ordinals, customers),
                refunds.plus(other.refunds.withCodes(codeOf), ordinals, customers),
                ignored.plus(other.ignored, ordinals, customers));
    }

    /**
     * Whether any sum of amounts fits in a long.
     *
     * @return true if the orders of all customers add up to one, and the refunds too
     */
    public boolean isSummable() {
        return isSummable;
    }

    /**
     * Makes sure that any sum of amounts fits in a long.
     *
     * @throws ArithmeticException if the orders or the refunds of all customers do not add up to one
     */
    public void requireSummable() {
        if (!isSummable) {
            throw new ArithmeticException("revenue must fit in 64-bit minor units");
        }
    }

    /**
     * The sizes of cohorts; counted when first asked for, and kept.
     *
     * @param cohorts the cohorts' days, which hold all days of orders
     * @return the customers in each cohort; shared, not to be changed
     */
    public int[] cohortSizes(DayCalendar cohorts) {
        return sizes.computeIfAbsent(cohorts, calendar -> CohortMembers.sizes(orders, calendar));
    }

    /**
     * The index of cohorts; made when first asked for, and kept.
     *
     * @param cohorts the cohorts' days, which hold all days of orders
     * @return the index, or nothing where it would be larger than the rows or they span more days than it can hold
     */
    public Optional<CohortIndex> index(DayCalendar cohorts) {
        return indexes.computeIfAbsent(cohorts, calendar -> CohortIndex.of(this, calendar));
    }

    /**
     * Groups of the customers, kept with their cohort indexes for as long as the segmentation that they come from is in
     * use.
     *
     * @param segmentation what the groups come from, told apart by identity
     * @param maker makes the groups when they are first asked for
     * @return the groups
     */
    public CustomerGroups groups(Object segmentation, Supplier<CustomerGroups> maker) {
        synchronized (groups) {
            groups.removeIf(known -> known.segmentation().get() == null);
            for (Grouped known : groups) {
                if (known.segmentation().refersTo(segmentation)) {
                    return known.groups();
                }
            }
            CustomerGroups made = maker.get();
            groups.add(new Grouped(new WeakReference<>(segmentation), made));
            return made;
        }
    }

    private record Grouped(WeakReference<Object> segmentation, CustomerGroups groups) {}

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    private boolean isValid() {
        return orders.areAmounts(true)
                && refunds.areAmounts(false)
                && ignored.areAmounts(false)
                && Stream.of(orders, refunds, ignored).allMatch(this::areOfCustomers)
                && categories.stream().noneMatch(Checks::isBlank)
                && IntStream.range(1, categories.size())
                        .allMatch(place -> categories.get(place - 1).compareTo(categories.get(place)) < 0)
                && areCategoriesUsed();
    }

    private boolean areOfCustomers(PurchaseColumns columns) {
        return columns.rows() == 0 || columns.customers() == ids.size();
    }

    private boolean areCategoriesUsed() {
        boolean[] isUsed = new boolean[categories.size() + 1];
        // fails on a code without a name
        orders.markCategories(isUsed);
        refunds.markCategories(isUsed);
        return IntStream.rangeClosed(1, categories.size()).allMatch(code -> isUsed[code]);
    }

    /** What is stored, without what is derived. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final CustomerIds ids;
        private final StoredArray categories;
        private final PurchaseColumns orders;
        private final PurchaseColumns refunds;
        private final PurchaseColumns ignored;

        Form(PurchaseStore store) {
            ids = store.ids;
            categories = StoredArray.of(store.categories.toArray(String[]::new));
            orders = store.orders;
            refunds = store.refunds;
            ignored = store.ignored;
        }

        private Object readResolve() throws InvalidObjectException {
            PurchaseStore store =
                    Restored.of(() -> new PurchaseStore(ids, List.of(categories.texts()), orders, refunds, ignored));
            Restored.require(store::isValid);
            return store;
        }
    }
}
