package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * How much more a segment would bring if each of its customers brought what those of the best segment do: where there
 * is room to grow.
 *
 * <pre>
 *   gap       = value per customer of the best segment - value per customer of this one, at least 0
 *   potential = customers x gap
 * </pre>
 *
 * <p>In the currency of the purchases. An under-used segment is one with a gap; the list starts with the largest gap,
 * since a small gap of many customers can be more than a large one of few. The potential is an upper bound of the order
 * of magnitude, no forecast: it assumes that the segments are comparable, that is, that they differ only in the
 * attention that the company gives them. Regions and channels often are; RFM segments and value tiers are not, as they
 * are made by what customers spend. There is no standard definition of growth potential; this one compares with what is
 * known to be possible (best practice within the company) rather than with the market, which is not in the data. For
 * gaps between single customers of one segment see {@link CustomerPotential}.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a segment too small to be an example can be kept from setting the standard, and then may lie above it: its
 *       potential is 0;
 *   <li>no segment is large enough: there is no standard, and the answer of every segment is undefined;
 *   <li>a segment without customers has no value per customer, and undefined answers; prospects lower no value;
 *   <li>customers in no segment are compared with no others: {@link SegmentValues#unsegmented()} has what they bring,
 *       and with it the values of the list are the whole.
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
 * @param value what the segment is worth
 * @param benchmark what a customer of the best segment brings
 */
public record GrowthPotential(String segment, SegmentValues.Value value, Ratio benchmark) implements Serializable {
    private static final String NO_BENCHMARK = "no segment is large enough to compare with";

    /**
     * Checks the parts.
     *
     * @param segment the name of the segment
     * @param value what the segment is worth
     * @param benchmark what a customer of the best segment brings
     * @throws NullPointerException if a part is null
     */
    public GrowthPotential {
        Objects.requireNonNull(segment, "segment");
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(benchmark, "benchmark");
    }

    /**
     * The potential of every segment, measured by the best one.
     *
     * @param values what the segments are worth
     * @return the potentials, largest first; undefined ones at the end
     * @throws NullPointerException if the values are null
     */
    public static List<GrowthPotential> of(SegmentValues values) {
        return of(values, 1);
    }

    /**
     * The potential of every segment, measured by the best one that is large enough.
     *
     * @param values what the segments are worth
     * @param leastCustomers how many customers a segment needs to be an example, at least 1
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
     * What a customer of the segment brings less than one of the best segment.
     *
     * @return an amount, at least 0, as a quotient of exact numbers; undefined without customers or without a benchmark
     */
    public Ratio gap() {
        return missing(value.customers());
    }

    /**
     * What the segment would bring more if its customers brought as much as those of the best segment.
     *
     * @return customers x gap, at least 0, as a quotient of exact numbers; undefined without customers or without a
     *     benchmark
     */
    public Ratio potential() {
        return missing(1);
    }

    /** What all customers of the segment bring less, over a number. */
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
     * Whether customers of the segment bring less than those of the best.
     *
     * @return true if there is a gap
     */
    public boolean isUnderused() {
        return gap().value() > 0;
    }
}
