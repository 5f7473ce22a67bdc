package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.CustomerAmounts;
import io.github.retentionmetrics.internal.CustomerIds;
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
 * What every segment is worth: its size, orders, revenue, and its share of the whole.
 *
 * <p>In all, or in one period. Revenue is net of refunds according to the history's policy; a refund of somebody
 * without an order lowers the revenue of their segment all the same. Values of disjoint customers, such as the parts of
 * a {@linkplain PurchaseHistory#split split} history with their own segmentations, add up with {@link #plus};
 * {@link #empty()} is the identity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>customers who are in no segment are kept apart, in {@code unsegmented}: segments and these are the whole
 *       history, and shares are of the whole;
 *   <li>members of the segmentation whom the history does not know are {@linkplain SegmentValue#prospects() prospects},
 *       and no customers;
 *   <li>nobody is in any segment: shares are undefined, and so is a share of a revenue that is not positive.
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
 * @param unsegmented the value of the customers and prospects who are in no segment, and the refunds of everybody else
 *     who is in none
 */
public record SegmentValues(Map<String, SegmentValue> bySegment, SegmentValue unsegmented) implements Serializable {
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
        Map<String, SegmentValue> copy = new LinkedHashMap<>();
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
        return new SegmentValues(Map.of(), SegmentValue.empty());
    }

    /**
     * What segments brought in the whole history.
     *
     * @param history the history
     * @param segmentation who is in which segment
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
     * @param segmentation who is in which segment
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
     * @return its value; {@link SegmentValue#empty()} if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public SegmentValue get(String name) {
        return bySegment.getOrDefault(Objects.requireNonNull(name, "name"), SegmentValue.empty());
    }

    /**
     * The value of the whole: all segments, and who is in none.
     *
     * @return the sum
     */
    public SegmentValue total() {
        return segments().plus(unsegmented);
    }

    private SegmentValue segments() {
        return bySegment.values().stream().reduce(SegmentValue.empty(), SegmentValue::plus);
    }

    /** Whether anybody is known to be in any segment: without, nothing can be said of one. */
    private boolean isEmpty() {
        SegmentValue segments = segments();
        return segments.customers() == 0 && segments.prospects() == 0;
    }

    /**
     * How many of the customers are in a segment.
     *
     * @param name the name of the segment
     * @return its customers over all customers, those in no segment included; undefined if there are none, or nobody is
     *     in any segment
     * @throws NullPointerException if the name is null
     */
    public Rate customerShare(String name) {
        SegmentValue value = get(name);
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

    private Rate customerShare(SegmentValue part) {
        return Rate.of(part.customers(), total().customers(), NOBODY);
    }

    /**
     * How much of the revenue comes from a segment.
     *
     * @param name the name of the segment
     * @return its revenue over all revenue, that of customers in no segment included; undefined if that is not
     *     positive, or nobody is in any segment; above 1 or negative where the revenue of a segment is negative
     * @throws NullPointerException if the name is null
     */
    public Ratio revenueShare(String name) {
        SegmentValue value = get(name);
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

    private Ratio revenueShare(SegmentValue part) {
        BigDecimal all = total().revenue();
        return all.signum() > 0 ? Ratio.of(part.revenue(), all) : Ratio.of(part.revenue(), BigDecimal.ZERO, NO_REVENUE);
    }

    /**
     * The values of two disjoint groups of customers.
     *
     * @param other the values of customers who are not in these
     * @return the sum by segment; segments of either, in their order if both have the same, otherwise alphabetical
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a count does not fit in a long
     */
    public SegmentValues plus(SegmentValues other) {
        Objects.requireNonNull(other, "other");
        Map<String, SegmentValue> sums = new LinkedHashMap<>();
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
            Map<String, SegmentValue> values = new LinkedHashMap<>();
            for (int segment = 0; segment < names.size(); segment++) {
                values.put(names.get(segment), value(segment, decimals));
            }
            return new SegmentValues(values, value(names.size(), decimals));
        }

        private SegmentValue value(int segment, int decimals) {
            return new SegmentValue(
                    customers[segment],
                    prospects[segment],
                    buyers[segment],
                    orders[segment],
                    new BigDecimal(revenue[segment].toBigInteger(), decimals));
        }
    }
}
