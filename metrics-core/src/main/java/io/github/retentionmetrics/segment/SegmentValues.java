package io.github.retentionmetrics.segment;

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
 * <p>In all, or in one period. Revenue is net of refunds according to the history's policy; a refund of somebody without an
 * order lowers the revenue of their segment all the same. Values of disjoint customers, such as the parts of a {@linkplain
 * PurchaseHistory#split split} history with their own segmentations, add up with {@link #plus}; {@link #NONE} is the identity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>customers of the history who are in no segment are kept apart, in {@code unsegmented}: segments and these are the
 *       whole history;
 *   <li>customers of the segmentation whom the history does not know count as customers who bought nothing;
 *   <li>a share of a revenue that is not positive is undefined.
 * </ul>
 *
 * <pre>{@code
 * SegmentValues values = SegmentValues.of(history, Segmentation.of(history, channelOf::get));
 * values.get("newsletter").revenuePerCustomer();   // 419.400 (41940 of 100)
 * values.customerShare("newsletter");              // 11.8% (100 of 850)
 * values.revenueShare("newsletter");               // 0.605 (41940 of 69360)
 * }</pre>
 *
 * <p>One pass over the history.
 *
 * @param bySegment the value by the name of the segment, in the segments' order; unmodifiable
 * @param unsegmented the value of the history's customers who are in no segment
 */
public record SegmentValues(Map<String, SegmentValue> bySegment, SegmentValue unsegmented) implements Serializable {
    /** The values of no segments. */
    public static final SegmentValues NONE = new SegmentValues(Map.of(), SegmentValue.NONE);

    static final String NOBODY = "no customers in the segments";

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
        return new Sums(store, new CustomerRevenue(store), segmentation).values(history.decimals());
    }

    /**
     * What segments brought in a period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param segmentation who is in which segment
     * @return the values, with all customers of the segments and only the orders and refunds of the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation day
     */
    public static SegmentValues of(PurchaseHistory history, Period period, Segmentation segmentation) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segmentation, "segmentation");
        PurchaseStore store = StoreAccess.store(history);
        return new Sums(store, CustomerRevenue.of(history, period), segmentation).values(history.decimals());
    }

    /**
     * The value of one segment.
     *
     * @param name the name of the segment
     * @return its value; {@link SegmentValue#NONE} if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public SegmentValue get(String name) {
        return bySegment.getOrDefault(Objects.requireNonNull(name, "name"), SegmentValue.NONE);
    }

    /**
     * The value of all segments together.
     *
     * @return the sum, without customers who are in no segment
     */
    public SegmentValue total() {
        return bySegment.values().stream().reduce(SegmentValue.NONE, SegmentValue::plus);
    }

    /**
     * How many of the customers are in a segment.
     *
     * @param name the name of the segment
     * @return its customers over those of all segments, undefined if there are none
     * @throws NullPointerException if the name is null
     */
    public Rate customerShare(String name) {
        return Rate.of(get(name).customers(), total().customers(), NOBODY);
    }

    /**
     * How much of the revenue comes from a segment.
     *
     * @param name the name of the segment
     * @return its revenue over that of all segments, undefined if that is not positive; above 1 or negative where the revenue of
     *     a segment is negative
     * @throws NullPointerException if the name is null
     */
    public Ratio revenueShare(String name) {
        BigDecimal all = total().revenue();
        return all.signum() > 0
                ? Ratio.of(get(name).revenue(), all)
                : Ratio.of(get(name).revenue(), BigDecimal.ZERO, "the segments have no positive revenue");
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
        private final long[] buyers;
        private final long[] orders;
        private final WideSum[] revenue;

        Sums(PurchaseStore store, CustomerRevenue rows, Segmentation segmentation) {
            this.names = segmentation.names();
            int none = names.size();
            this.customers = new long[none + 1];
            this.buyers = new long[none + 1];
            this.orders = new long[none + 1];
            this.revenue = WideSum.array(none + 1);
            CustomerIds ids = store.ids();
            int[] segmentOf = segmentation.segmentOf(ids);
            for (int customer = 0; customer < ids.size(); customer++) {
                boolean isSegmented = segmentOf[customer] >= 0;
                add(customer, isSegmented ? segmentOf[customer] : none, rows);
                customers[none] += !isSegmented && rows.hasRows(customer) ? 1 : 0;
            }
            for (int segment : segmentation.segmentOf()) {
                if (segment >= 0) {
                    customers[segment]++;
                }
            }
        }

        private void add(int customer, int segment, CustomerRevenue rows) {
            int bought = rows.orders(customer);
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
                    buyers[segment],
                    orders[segment],
                    new BigDecimal(revenue[segment].toBigInteger(), decimals));
        }
    }
}
