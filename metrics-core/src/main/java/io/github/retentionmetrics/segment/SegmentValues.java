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
 * <p>For the whole history or for one period. Revenue is net of refunds according to the history's policy; a refund of
 * a customer without an order also lowers the revenue of their segment. Values of disjoint customers, such as the parts
 * of a {@linkplain PurchaseHistory#split split} history with their own segmentations, are combined by {@link #plus};
 * {@link #empty()} is the identity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>customers in no segment are in {@code unsegmented}: together with the segments they are the whole history, and
 *       shares are of the whole;
 *   <li>members of the segmentation who are not in the history are {@linkplain Value#prospects() prospects}, not
 *       customers;
 *   <li>no customer is in any segment, or revenue is not positive: shares are undefined.
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
 * @param unsegmented the value of the customers and prospects in no segment, with the refunds of others in no segment
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
     * The values of segments over the whole history.
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
     * The values of segments in a period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param segmentation the segmentation
     * @return the values: the customers are those with an order until the end of the period, orders and refunds are
     *     those in it
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static SegmentValues of(PurchaseHistory history, Period period, Segmentation segmentation) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentation, "segmentation");
        PurchaseStore store = StoreAccess.store(history);
        return new Sums(store, amounts(history, period), segmentation).values(history.decimals());
    }

    /** The amounts of customers on the observed days of a period. */
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

    /** Whether no segment has a member, so that no share is defined. */
    private boolean isEmpty() {
        Value segments = segments();
        return segments.customers() == 0 && segments.prospects() == 0;
    }

    /**
     * The share of the customers who are in a segment.
     *
     * @param name the name of the segment
     * @return its customers over all customers, including those in no segment; undefined if there are none, or no
     *     customer is in any segment
     * @throws NullPointerException if the name is null
     */
    public Rate customerShare(String name) {
        Value value = get(name);
        return isEmpty() ? Rate.of(0, 0, NOBODY) : customerShare(value);
    }

    /**
     * The share of the customers who are in no segment.
     *
     * @return customers in no segment over all customers; undefined without customers
     */
    public Rate unsegmentedCustomerShare() {
        return customerShare(unsegmented);
    }

    private Rate customerShare(Value part) {
        return Rate.of(part.customers(), total().customers(), NOBODY);
    }

    /**
     * The share of the revenue from a segment.
     *
     * @param name the name of the segment
     * @return its revenue over all revenue, including that of customers in no segment; undefined if all revenue is not
     *     positive, or no customer is in any segment; negative or above 1 if the revenue of a segment is negative
     * @throws NullPointerException if the name is null
     */
    public Ratio revenueShare(String name) {
        Value value = get(name);
        return isEmpty() ? Ratio.of(value.revenue(), BigDecimal.ZERO, NOBODY) : revenueShare(value);
    }

    /**
     * The share of the revenue from customers in no segment.
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
     * @return the sum by segment, with the segments of both, in their order if both have the same, otherwise
     *     alphabetical
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

    /** Counts and revenue by segment, with those of customers in no segment at the end. */
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
     * The value of one segment: its customers, buyers, orders and revenue.
     *
     * <p>A customer has at least one order. Prospects are members of the segment who never bought anything; they are
     * counted separately and do not lower the revenue per customer. Members with refunds only are neither; their
     * refunds lower the revenue.
     *
     * <p>Values of disjoint groups of customers are combined by {@link #plus}; {@link #empty()} is the identity.
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
     * @param buyers customers with an order in the period; all customers if the value is that of the whole history
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
         * @param prospects members without an order
         * @param buyers customers with an order in the period
         * @param orders the orders of the buyers in the period
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
         * The revenue per customer of the segment.
         *
         * @return revenue over customers, without prospects; undefined without customers
         */
        public Ratio revenuePerCustomer() {
            return Ratio.of(revenue, BigDecimal.valueOf(customers), NO_CUSTOMERS);
        }

        /**
         * The average order value of the segment.
         *
         * @return revenue over orders, undefined without orders
         */
        public Ratio averageOrderValue() {
            return Ratio.of(revenue, BigDecimal.valueOf(orders), "no orders from the segment");
        }

        /**
         * The number of orders per buyer of the segment.
         *
         * @return orders over buyers, undefined if no customer bought
         */
        public Ratio ordersPerBuyer() {
            return Ratio.of(orders, buyers, "no customer of the segment bought");
        }

        /**
         * The share of the members of the segment who buy.
         *
         * @return buyers over customers and prospects together; undefined without members
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
