package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.CustomerAmounts;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.Selection;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The growth potential of each customer: the additional spend if they spent as much as the best comparable customers.
 *
 * <pre>
 *   benchmark = quantile q of the spend of the customers of the same segment (Hyndman and Fan's definition 1)
 *   gap       = benchmark - spend of the customer, at least 0
 * </pre>
 *
 * <p>In the currency of the purchases. Customers of a segment should be comparable: of the same region, channel, kind
 * of company or year of the first purchase. By default the benchmark is the least spend of the best quarter (q = 0.75),
 * so that at least one in four comparable customers actually reaches it; the very best customer would be an outlier.
 * The gap is not a forecast. A period makes customers of different ages comparable.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a customer who spent at least the benchmark has no gap;
 *   <li>the only customer of a segment is the benchmark;
 *   <li>customers in no segment, or without an order up to the end of the period, are left out; customers whose orders
 *       are all before the period count with a spend of 0.
 * </ul>
 *
 * <pre>{@code
 * CustomerPotential potential = CustomerPotential.of(history, year2026, history.segmentById(channelOf::get), 0.75);
 * potential.benchmark("search").get();     // 70.00
 * potential.total("search");               // 26680.00
 * for (int customer = 0; customer < potential.size(); customer++) {
 *     potential.gapMinor(customer);        // in cents
 * }
 * }</pre>
 *
 * <p>Takes time linear in the number of customers; memory is 16 bytes a customer.
 */
public final class CustomerPotential implements Serializable {
    private static final long serialVersionUID = 1L;

    private final CustomerIds ids;
    private final List<String> names;
    private final int[] customers;
    private final int[] segmentOf;
    private final long[] gaps;
    private final long[] benchmarks;
    private final int[] sizes;
    private final int decimals;

    private CustomerPotential(
            PurchaseHistory history, CustomerAmounts revenue, Segmentation peers, BigDecimal quantile) {
        this.ids = StoreAccess.store(history).ids();
        this.names = peers.names();
        this.decimals = history.decimals();
        int[] segments = peers.indexesOf(ids);
        this.customers = IntStream.range(0, ids.size())
                .filter(customer -> segments[customer] >= 0 && revenue.hasOrder(customer))
                .toArray();
        this.segmentOf =
                Arrays.stream(customers).map(customer -> segments[customer]).toArray();
        this.gaps = Arrays.stream(customers).mapToLong(revenue::of).toArray();
        this.sizes = new int[names.size()];
        Arrays.stream(segmentOf).forEach(segment -> sizes[segment]++);
        this.benchmarks = benchmarks(gaps, quantile);
        for (int i = 0; i < gaps.length; i++) {
            long benchmark = benchmarks[segmentOf[i]];
            gaps[i] = gaps[i] >= benchmark ? 0 : gap(gaps[i], benchmark);
        }
    }

    /** The gap of a customer to the benchmark; the spend may be negative. */
    private static long gap(long spent, long benchmark) {
        long gap = benchmark - spent;
        if (gap < 0) {
            throw new ArithmeticException("gap must fit in 64-bit minor units");
        }
        return gap;
    }

    private long[] benchmarks(long[] spent, BigDecimal quantile) {
        long[][] bySegment = new long[names.size()][];
        Arrays.setAll(bySegment, segment -> new long[sizes[segment]]);
        int[] filled = new int[names.size()];
        for (int i = 0; i < spent.length; i++) {
            int segment = segmentOf[i];
            bySegment[segment][filled[segment]++] = spent[i];
        }
        long[] found = new long[names.size()];
        for (int segment = 0; segment < found.length; segment++) {
            if (sizes[segment] > 0) {
                int rank = quantile.multiply(BigDecimal.valueOf(sizes[segment]))
                                .setScale(0, RoundingMode.CEILING)
                                .intValueExact()
                        - 1;
                found[segment] = Selection.atRanks(bySegment[segment], new int[] {rank})[0];
            }
        }
        return found;
    }

    /**
     * The gaps to the best quarter of the same segment, by the spend in the whole history.
     *
     * @param history the history
     * @param peers segments of comparable customers
     * @return the gaps
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if the revenue of a customer, or a gap, does not fit in 64-bit minor units
     */
    public static CustomerPotential of(PurchaseHistory history, Segmentation peers) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(peers, "peers");
        CustomerAmounts revenue = new CustomerAmounts(StoreAccess.store(history));
        return new CustomerPotential(history, revenue, peers, BigDecimal.valueOf(0.75));
    }

    /**
     * The gaps to a quantile of the same segment, by the spend in a period.
     *
     * @param history the history
     * @param period the period; counted as far as it is observed
     * @param peers segments of comparable customers
     * @param quantile the share of the comparable customers who spend at most the benchmark, above 0 and at most 1
     * @return the gaps
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the quantile is not above 0 and at most 1, or the period is empty or begins
     *     after the observation day
     * @throws ArithmeticException if the revenue of a customer, or a gap, does not fit in 64-bit minor units
     */
    public static CustomerPotential of(PurchaseHistory history, Period period, Segmentation peers, double quantile) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(peers, "peers");
        if (!(quantile > 0 && quantile <= 1)) {
            throw new IllegalArgumentException("quantile must be above 0 and at most 1: " + quantile);
        }
        CustomerAmounts revenue = SegmentValues.amounts(history, period);
        return new CustomerPotential(history, revenue, peers, BigDecimal.valueOf(quantile));
    }

    /**
     * The number of customers who are compared.
     *
     * @return the number of customers
     */
    public int size() {
        return customers.length;
    }

    /**
     * A customer's identifier.
     *
     * @param customer the customer's number, from 0
     * @return the identifier
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public String customerId(int customer) {
        return ids.get(customers[customer]);
    }

    /**
     * A customer's segment.
     *
     * @param customer the customer's number, from 0
     * @return the name of the segment
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public String segment(int customer) {
        return names.get(segmentOf[customer]);
    }

    /**
     * The gap between the benchmark and the spend of a customer.
     *
     * @param customer the customer's number, from 0
     * @return the gap in minor units, at least 0
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public long gapMinor(int customer) {
        return gaps[customer];
    }

    /**
     * The gap between the benchmark and the spend of a customer.
     *
     * @param customer the customer's number, from 0
     * @return the gap, at least 0
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public BigDecimal gap(int customer) {
        return BigDecimal.valueOf(gaps[customer], decimals);
    }

    /**
     * The benchmark of a segment.
     *
     * @param segment the name of the segment
     * @return the benchmark; empty if no customer of the segment is compared
     * @throws NullPointerException if the name is null
     */
    public Optional<BigDecimal> benchmark(String segment) {
        int number = names.indexOf(Objects.requireNonNull(segment, "segment"));
        return number < 0 || sizes[number] == 0
                ? Optional.empty()
                : Optional.of(BigDecimal.valueOf(benchmarks[number], decimals));
    }

    /**
     * The potential of a segment: the sum of its customers' gaps.
     *
     * @param segment the name of the segment
     * @return the sum, 0 if no customer of the segment is compared
     * @throws NullPointerException if the name is null
     */
    public BigDecimal total(String segment) {
        int number = names.indexOf(Objects.requireNonNull(segment, "segment"));
        WideSum sum = new WideSum();
        for (int i = 0; i < gaps.length; i++) {
            if (segmentOf[i] == number) {
                sum.add(gaps[i]);
            }
        }
        return new BigDecimal(sum.toBigInteger(), decimals);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areDecimals(decimals)
                && Restored.areNames(names)
                && Restored.areWithin(customers, 0, ids.size() - 1)
                && Restored.areWithin(segmentOf, 0, names.size() - 1)
                && Restored.areWithin(sizes, 0, customers.length)
                && Restored.areCounts(gaps)
                && segmentOf.length == customers.length
                && gaps.length == customers.length
                && benchmarks.length == names.size()
                && sizes.length == names.size()
                && Restored.areAscending(customers, true)
                && areSizes());
    }

    /** Whether the sizes are those of the segments, and empty segments have no benchmark. */
    private boolean areSizes() {
        int[] counted = new int[sizes.length];
        Arrays.stream(segmentOf).forEach(segment -> counted[segment]++);
        return Arrays.equals(counted, sizes)
                && IntStream.range(0, sizes.length).allMatch(segment -> sizes[segment] > 0 || benchmarks[segment] == 0);
    }

    /**
     * A customer who is compared.
     *
     * @param customer the customer's number, from 0
     * @return a new record
     * @throws IndexOutOfBoundsException if there is no such customer
     */
    public Row get(int customer) {
        return new Row(customerId(customer), segment(customer), gap(customer));
    }

    /**
     * The customers who are compared.
     *
     * @return the rows of {@link #get}, in the order of the customers
     */
    public Stream<Row> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    /** {@return the {@link #size()}, for JSON mappers and templates} */
    public int getSize() {
        return size();
    }

    /** {@return the {@link #stream() rows}, for JSON mappers and templates} */
    public List<Row> getRows() {
        return stream().toList();
    }

    /** {@return the number of customers and the segments within which they are compared} */
    @Override
    public String toString() {
        return "CustomerPotential[" + size() + " customers in " + names + "]";
    }

    /**
     * One customer, as a row of a page or a JSON response.
     *
     * @param customerId the customer's identifier
     * @param segment the name of the customer's segment
     * @param gap the gap between the benchmark and the spend of the customer
     */
    public record Row(String customerId, String segment, BigDecimal gap) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param customerId the customer's identifier
         * @param segment the name of the customer's segment
         * @param gap the gap between the benchmark and the spend of the customer
         * @throws NullPointerException if a part is null
         */
        public Row {
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(segment, "segment");
            Objects.requireNonNull(gap, "gap");
        }
    }
}
