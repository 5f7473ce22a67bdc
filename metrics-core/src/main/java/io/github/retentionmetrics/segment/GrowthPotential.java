package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The growth potential of a segment: its additional revenue if each of its customers brought as much as those of the
 * best segment.
 *
 * <pre>
 *   gap       = value per customer of the best segment - value per customer of this one, at least 0
 *   potential = customers x gap
 * </pre>
 *
 * <p>In the currency of the purchases. An under-used segment is one with a gap. The list starts with the largest
 * potential, since a small gap of many customers can be worth more than a large gap of few. The potential is an upper
 * bound of the order of magnitude and not a forecast: it assumes that the segments are comparable, so that they differ
 * only in the attention that the company gives them. This often holds for regions and channels, but not for RFM
 * segments and value tiers, which are defined by spend. There is no standard definition of growth potential; this one
 * compares with the best segment of the company rather than with the market, which is not in the data.
 * {@link CustomerPotential} has the gaps of the customers of a segment.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>small segments can be excluded as the benchmark; such a segment may be above the benchmark, and its potential
 *       is then 0;
 *   <li>no segment is large enough: there is no benchmark, and all results are undefined;
 *   <li>a segment without customers has no value per customer, and its results are undefined; prospects do not lower a
 *       value;
 *   <li>customers in no segment are not compared; {@link SegmentValues#unsegmented()} has their value.
 * </ul>
 *
 * <pre>{@code
 * SegmentValues values = SegmentValues.of(history, history.segmentById(channelOf::get));
 * GrowthPotential most = GrowthPotential.of(values).get(0);
 * most.segment();         // search
 * most.gap();             // 382.840 (28713000 of 75000)
 * most.potential();       // 287130.000 (28713000 of 100)
 * }</pre>
 *
 * @param segment the name of the segment
 * @param value the value of the segment
 * @param benchmark the revenue per customer of the best segment
 */
public record GrowthPotential(String segment, SegmentValues.Value value, Ratio benchmark) implements Serializable {
    private static final String NO_BENCHMARK = "no segment is large enough to compare with";

    /**
     * Checks the parts.
     *
     * @param segment the name of the segment
     * @param value the value of the segment
     * @param benchmark the revenue per customer of the best segment
     * @throws NullPointerException if a part is null
     */
    public GrowthPotential {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(benchmark, "benchmark");
    }

    /**
     * The potential of every segment, compared with the best one.
     *
     * @param values the values of the segments
     * @return the potentials, largest first; undefined ones at the end
     * @throws NullPointerException if the values are null
     */
    public static List<GrowthPotential> of(SegmentValues values) {
        return of(values, 1);
    }

    /**
     * The potential of every segment, compared with the best one that is large enough.
     *
     * @param values the values of the segments
     * @param leastCustomers the number of customers that a segment needs to be the benchmark, at least 1
     * @return the potentials, largest first, ties by name; undefined ones at the end
     * @throws NullPointerException if the values are null
     * @throws IllegalArgumentException if the number is below 1
     */
    public static List<GrowthPotential> of(SegmentValues values, long leastCustomers) {
        Objects.requireNonNull(values, "values");
        if (leastCustomers < 1) {
            throw new IllegalArgumentException("leastCustomers must be at least 1: " + leastCustomers);
        }
        Ratio best = values.bySegment().values().stream()
                .filter(value -> value.customers() >= leastCustomers)
                .map(SegmentValues.Value::revenuePerCustomer)
                .max(Comparator.comparing(Ratio::value))
                .orElse(Ratio.of(0, 0, NO_BENCHMARK));
        return values.bySegment().entrySet().stream()
                .map(entry -> new GrowthPotential(entry.getKey(), entry.getValue(), best))
                .sorted(Comparator.comparing((GrowthPotential potential) ->
                                potential.potential().toOptional().orElse(-1))
                        .reversed()
                        .thenComparing(GrowthPotential::segment))
                .toList();
    }

    /**
     * The gap between the revenue per customer of the best segment and of this one.
     *
     * @return an amount, at least 0, as a quotient of exact numbers; undefined without customers or without a benchmark
     */
    public Ratio gap() {
        return missing(value.customers());
    }

    /**
     * The additional revenue of the segment if its customers brought as much as those of the best segment.
     *
     * @return customers x gap, at least 0, as a quotient of exact numbers; undefined without customers or without a
     *     benchmark
     */
    public Ratio potential() {
        return missing(1);
    }

    /** The total gap of all customers of the segment, divided by a number. */
    private Ratio missing(long divisor) {
        BigDecimal customers = BigDecimal.valueOf(value.customers());
        String reason = benchmark.isDefined() ? SegmentValues.Value.NO_CUSTOMERS : benchmark.reason();
        if (!benchmark.isDefined() || value.customers() == 0) {
            return Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, reason);
        }
        BigDecimal missing = customers
                .multiply(benchmark.numerator())
                .subtract(value.revenue().multiply(benchmark.denominator()))
                .max(BigDecimal.ZERO);
        return Ratio.of(missing, benchmark.denominator().multiply(BigDecimal.valueOf(divisor)));
    }

    /**
     * Whether the segment has a gap.
     *
     * @return true if there is a gap
     */
    public boolean isUnderused() {
        return gap().value() > 0;
    }
}
