package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerAmounts;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.PurchaseStore;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The size, orders and revenue of every segment, and its share of the whole.
 *
 * <p>Of the whole history, or of one period. Revenue is net of refunds according to the history's policy; a refund of a
 * customer without an order lowers the revenue of their segment all the same. Values of disjoint customers, such as the
 * parts of a {@linkplain PurchaseHistory#split split} history with their own segmentations, add up with {@link #plus};
 * {@link #empty()} is the identity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>customers who are in no segment are kept apart, in {@code unsegmented}: segments and these are the whole
 *       history, and shares are of the whole;
 *   <li>members of the segmentation whom the history does not know are {@linkplain Value#prospects() prospects},
 *       and no customers;
 *   <li>no customer is in any segment: shares are undefined, and so is a share of a revenue that is not positive.
 * </ul>
 *
 * <pre>{@code
 * SegmentValues values = SegmentValues.of(history, Segmentation.byAttribute(customers, "channel"));
 * values.get("newsletter").revenuePerCustomer();   // 419.400 (41940 of 100)
 * values.customerShare("newsletter");              // 11.8% (100 of 850)
 * values.revenueShare("newsletter");               // 0.605 (41940 of 69360)
 * }</pre>
 *
 * <p>One pass over the history.
 *
 * @param bySegment the value by the name of the segment, in the segments' order; unmodifiable
 * @param unsegmented the value of the customers and prospects who are in no segment, and the refunds of all others
 *     who is in none
 */
public record SegmentValues(Map<String, Value> bySegment, Value unsegmented) implements Serializable {
    private static final String NOBODY = "no customers in the segments";

    private static final String NO_REVENUE = "there is no positive revenue";

    /**
     * Takes a copy of the values.
     *
     * @param bySegment the value by the name of the segment
     * @param unsegmented the value of customers in no segment
     * @throws NullPointerException if a parameter, a name or a value is null
     */
    public SegmentValues {
        Objects.requireNonNull(bySegment, "bySegment");
        Objects.requireNonNull(unsegmented, "unsegmented");
        Map<String, Value> copy = new LinkedHashMap<>();
        bySegment.forEach((name, value) -> copy.put(
                Objects.requireNonNull(name, "name of a segment"),
                Objects.requireNonNull(value, "value of a segment")));
        bySegment = Collections.unmodifiableMap(copy);
    }

    /**
     * The values of no segments: the identity of {@link #plus}.
     *
     * @return the values, without a segment and with nothing unsegmented
     */
    public static SegmentValues empty() {
        return new SegmentValues(Map.of(), Value.empty());
    }

    /**
     * What segments brought in the whole history.
     *
     * @param history the history
     * @param segmentation the segmentation
     * @return the values
     * @throws NullPointerException if a parameter is null
     */
    public static SegmentValues of(PurchaseHistory history, Segmentation segmentation) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentation, "segmentation");
        PurchaseStore store = StoreAccess.store(history);
        return new Sums(store, new CustomerAmounts(store), segmentation).values(history.decimals());
    }

    /**
     * What segments brought in a period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param segmentation the segmentation
     * @return the values: customers are those with an order until the end of the period, orders and refunds those in it
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static SegmentValues of(PurchaseHistory history, Period period, Segmentation segmentation) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentation, "segmentation");
        PurchaseStore store = StoreAccess.store(history);
        return new Sums(store, amounts(history, period), segmentation).values(history.decimals());
    }

    /** What customers bought on the observed days of a period. */
    static CustomerAmounts amounts(PurchaseHistory history, Period period) {
        Period observed = history.observedPart(period);
        return new CustomerAmounts(
                StoreAccess.store(history),
                observed.startInclusive().toEpochDay(),
                observed.lastDay().toEpochDay());
    }

    /**
     * The value of one segment.
     *
     * @param name the name of the segment
     * @return its value; {@link Value#empty()} if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public Value get(String name) {
        return bySegment.getOrDefault(Objects.requireNonNull(name, "name"), Value.empty());
    }

    /**
     * The value of all customers: of all segments, and of customers in none.
     *
     * @return the sum
     */
    public Value total() {
        return segments().plus(unsegmented);
    }

    private Value segments() {
        return bySegment.values().stream().reduce(Value.empty(), Value::plus);
    }

    /** Whether any segment is known to have a member: without, nothing can be said of one. */
    private boolean isEmpty() {
        Value segments = segments();
        return segments.customers() == 0 && segments.prospects() == 0;
    }

    /**
     * How many of the customers are in a segment.
     *
     * @param name the name of the segment
     * @return its customers over all customers, those in no segment included; undefined if there are none, or no
     *     customer is in any segment
     * @throws NullPointerException if the name is null
     */
    public Rate customerShare(String name) {
        Value value = get(name);
        return isEmpty() ? Rate.of(0, 0, NOBODY) : customerShare(value);
    }

    /**
     * How many of the customers are in no segment.
     *
     * @return customers in none over all customers, undefined without customers
     */
    public Rate unsegmentedCustomerShare() {
        return customerShare(unsegmented);
    }

    private Rate customerShare(Value part) {
        return Rate.of(part.customers(), total().customers(), NOBODY);
    }

    /**
     * How much of the revenue comes from a segment.
     *
     * @param name the name of the segment
     * @return its revenue over all revenue, that of customers in no segment included; undefined if that is not
     *     positive, or no customer is in any segment; above 1 or negative where the revenue of a segment is negative
     * @throws NullPointerException if the name is null
     */
    public Ratio revenueShare(String name) {
        Value value = get(name);
        return isEmpty() ? Ratio.of(value.revenue(), BigDecimal.ZERO, NOBODY) : revenueShare(value);
    }

    /**
     * How much of the revenue comes from customers in no segment.
     *
     * @return their revenue over all revenue, undefined if that is not positive
     */
    public Ratio unsegmentedRevenueShare() {
        return revenueShare(unsegmented);
    }

    private Ratio revenueShare(Value part) {
        BigDecimal all = total().revenue();
        return all.signum() > 0 ? Ratio.of(part.revenue(), all) : Ratio.of(part.revenue(), BigDecimal.ZERO, NO_REVENUE);
    }

    /**
     * The values of two disjoint groups of customers.
     *
     * @param other the values of customers who are not in these
     * @return the sum by segment; segments of either, in their order if both have the same, otherwise alphabetical
     * @throws NullPointerException if {@code other} is null
     * @throws ArithmeticException if a count does not fit in a long
     */
    public SegmentValues plus(SegmentValues other) {
        Objects.requireNonNull(other, "other");
        Map<String, Value> sums = new LinkedHashMap<>();
        for (String name : SegmentNames.union(bySegment.keySet(), other.bySegment.keySet())) {
            sums.put(name, get(name).plus(other.get(name)));
        }
        return new SegmentValues(sums, unsegmented.plus(other.unsegmented));
    }

    /** Counts and revenue by segment; those of customers without one at the end. */
    private static final class Sums {
        private final List<String> names;
        private final long[] customers;
        private final long[] prospects;
        private final long[] buyers;
        private final long[] orders;
        private final WideSum[] revenue;

        Sums(PurchaseStore store, CustomerAmounts rows, Segmentation segmentation) {
            this.names = segmentation.names();
            int places = names.size() + 1;
            this.customers = new long[places];
            this.prospects = new long[places];
            this.buyers = new long[places];
            this.orders = new long[places];
            this.revenue = WideSum.array(places);
            CustomerIds ids = store.ids();
            int[] segmentOf = segmentation.knownIndexesOf(ids);
            int rest = segmentation.restIndex() < 0 ? names.size() : segmentation.restIndex();
            for (int customer = 0; customer < ids.size(); customer++) {
                int segment = segmentOf[customer] < 0 ? rest : segmentOf[customer];
                add(customer, segment, rows);
                if (segmentOf[customer] != Segmentation.UNKNOWN && rows.hasRow(customer)) {
                    prospects[segment]--;
                }
            }
            // all customers of the segmentation, less those of the history, who were subtracted above
            for (int segment = 0; segment < names.size(); segment++) {
                prospects[segment] += segmentation.customers(names.get(segment));
            }
            prospects[names.size()] += segmentation.unsegmented();
        }

        private void add(int customer, int segment, CustomerAmounts rows) {
            int bought = rows.orders(customer);
            customers[segment] += rows.hasOrder(customer) ? 1 : 0;
            buyers[segment] += bought > 0 ? 1 : 0;
            orders[segment] += bought;
            rows.addTo(revenue[segment], customer);
        }

        SegmentValues values(int decimals) {
            Map<String, Value> values = new LinkedHashMap<>();
            for (int segment = 0; segment < names.size(); segment++) {
                values.put(names.get(segment), value(segment, decimals));
            }
            return new SegmentValues(values, value(names.size(), decimals));
        }

        private Value value(int segment, int decimals) {
            return new Value(
                    customers[segment],
                    prospects[segment],
                    buyers[segment],
                    orders[segment],
                    new BigDecimal(revenue[segment].toBigInteger(), decimals));
        }
    }

    /**
     * What one segment is worth: how many customers it has, how many of them bought, how often and for how much.
     *
     * <p>A customer has an order. Prospects, who are in the segment and never bought anything, are counted apart, and
     * do not lower what a customer brings. Members with refunds only are neither; what was refunded lowers the revenue.
     *
     * <p>Values of disjoint groups of customers add up with {@link #plus}; {@link #empty()} is the identity.
     *
     * <pre>{@code
     * SegmentValues values = SegmentValues.of(history, history.segmentById(channelOf::get));
     * SegmentValues.Value newsletter = values.get("newsletter");
     * newsletter.customers();            // 100
     * newsletter.revenuePerCustomer();   // 419.400 (41940 of 100)
     * }</pre>
     *
     * @param customers members of the segment with an order until the end of the period, or in the whole history
     * @param prospects members of the segment who have neither an order nor a refund until then
     * @param buyers customers with an order in the period; all of them where the value is that of the whole history
     * @param orders the orders of the buyers in the period
     * @param revenue the amounts of the orders, less refunds; may be negative; without trailing zeros
     */
    public record Value(long customers, long prospects, long buyers, long orders, BigDecimal revenue)
            implements Serializable {
        static final String NO_CUSTOMERS = "no customers in the segment";

        /**
         * Checks the counts.
         *
         * @param customers members with an order until the end of the period
         * @param prospects members without one
         * @param buyers customers with an order in the period
         * @param orders their orders in it
         * @param revenue the amounts of the orders, less refunds
         * @throws NullPointerException if the revenue is null
         * @throws IllegalArgumentException if a count is negative, there are more buyers than customers or than orders,
         *     orders without buyers, or the revenue is longer than 100 digits before or after the decimal point
         */
        public Value {
            Checks.notNegative(prospects, "prospects");
            Checks.partOfWhole(buyers, "buyers", customers, "customers");
            Checks.partOfWhole(buyers, "buyers", orders, "orders");
            if (buyers == 0 && orders > 0) {
                throw new IllegalArgumentException("orders (" + orders + ") must be 0 when buyers is 0");
            }
            revenue = Decimals.normal(revenue, "revenue");
        }

        /**
         * The value of a segment without members: the identity of {@link #plus}.
         *
         * @return the value with all counts and the revenue zero
         */
        public static Value empty() {
            return new Value(0, 0, 0, 0, BigDecimal.ZERO);
        }

        /**
         * What a customer of the segment brings.
         *
         * @return revenue over customers, prospects not among them; undefined without customers
         */
        public Ratio revenuePerCustomer() {
            return Ratio.of(revenue, BigDecimal.valueOf(customers), NO_CUSTOMERS);
        }

        /**
         * What an order from the segment brings.
         *
         * @return revenue over orders, undefined without orders
         */
        public Ratio averageOrderValue() {
            return Ratio.of(revenue, BigDecimal.valueOf(orders), "no orders from the segment");
        }

        /**
         * How often a customer of the segment buys who buys at all.
         *
         * @return orders over buyers, undefined if no customer bought
         */
        public Ratio ordersPerBuyer() {
            return Ratio.of(orders, buyers, "nobody in the segment bought");
        }

        /**
         * How many members of the segment buy at all.
         *
         * @return buyers over customers and prospects together, undefined without either
         */
        public Rate buyerRate() {
            return Rate.of(buyers, Checks.sum(customers, prospects, "customers and prospects"), NO_CUSTOMERS);
        }

        /**
         * The value of two disjoint groups of customers.
         *
         * @param other the value of customers who are not in these
         * @return the sum of every count and of the revenue
         * @throws NullPointerException if {@code other} is null
         * @throws ArithmeticException if a count does not fit in a long
         */
        public Value plus(Value other) {
            Objects.requireNonNull(other, "other");
            return new Value(
                    Checks.sum(customers, other.customers, "customers"),
                    Checks.sum(prospects, other.prospects, "prospects"),
                    Checks.sum(buyers, other.buyers, "buyers"),
                    Checks.sum(orders, other.orders, "orders"),
                    revenue.add(other.revenue));
        }
    }
}
