package io.github.retentionmetrics.inference;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.PairedOutcomes;
import io.github.retentionmetrics.rate.Rate;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * How often the 95 % interval of a change contains the true one, which is 0, in 4,000 samples of 250 customers with
 * three periods. Two standard errors of such a share are 0.007.
 */
@Tag("slow")
class RatioDifferenceCoverageTest {
    private static final int SAMPLES = 4_000;
    private static final int CUSTOMERS = 250;

    private static double coverage(BiFunction<RatioStatistic, RatioStatistic, Difference> difference, Ratios ratios) {
        return IntStream.range(0, SAMPLES)
                        .filter(seed -> {
                            long[][] spent = HabitualCustomers.spend(CUSTOMERS, seed);
                            return difference
                                    .apply(ratios.of(spent[2], spent[1]), ratios.of(spent[1], spent[0]))
                                    .interval(0.95)
                                    .contains(0);
                        })
                        .count()
                / (double) SAMPLES;
    }

    private static double independent(Ratios ratios) {
        return coverage((now, then) -> now.estimate().minus(then.estimate()), ratios);
    }

    private interface Ratios {
        RatioStatistic of(long[] now, long[] then);
    }

    /** Of customers who bought in the period before, as net revenue retention has it. */
    private static RatioStatistic netRevenueRetention(long[] now, long[] then) {
        int[] bought = IntStream.range(0, then.length).filter(i -> then[i] > 0).toArray();
        return RatioStatistic.of(
                        IntStream.of(bought).mapToLong(i -> now[i]).toArray(),
                        IntStream.of(bought).mapToLong(i -> then[i]).toArray())
                .withNumbers(bought);
    }

    /** Revenue per customer who buys. */
    private static RatioStatistic revenuePerCustomer(long[] now, long[] then) {
        int[] bought = IntStream.range(0, now.length).filter(i -> now[i] > 0).toArray();
        return RatioStatistic.of(
                        IntStream.of(bought).mapToLong(i -> now[i]).toArray(),
                        IntStream.of(bought).mapToLong(i -> 1).toArray())
                .withNumbers(bought);
    }

    @Test
    void ofNetRevenueRetention() {
        assertThat(coverage(RatioStatistic::minus, RatioDifferenceCoverageTest::netRevenueRetention))
                .isBetween(0.935, 0.965);
    }

    @Test
    void ofTheRatioOfAllRevenue() {
        assertThat(coverage(RatioStatistic::minus, RatioStatistic::of)).isBetween(0.935, 0.965);
        assertThat(independent(RatioStatistic::of))
                .as("as if the periods had different customers")
                .isLessThan(0.92);
    }

    @Test
    void ofRevenuePerCustomer() {
        assertThat(coverage(RatioStatistic::minus, RatioDifferenceCoverageTest::revenuePerCustomer))
                .isBetween(0.935, 0.965);
        assertThat(independent(RatioDifferenceCoverageTest::revenuePerCustomer))
                .as("as if the periods had different customers")
                .isGreaterThan(0.97);
    }

    /** Of the customers of the period before, who bought again; who buys does not depend on who bought. */
    @Test
    void ofRetentionRates() {
        long covered = IntStream.range(0, SAMPLES)
                .filter(seed -> {
                    long[][] spent = HabitualCustomers.spend(CUSTOMERS, seed);
                    PairedOutcomes pairs = new PairedOutcomes(count(spent, 7), 0, count(spent, 3), 0);
                    Rate now = Rate.of(
                            count(spent, 7) + count(spent, 6),
                            count(spent, 7) + count(spent, 6) + count(spent, 3) + count(spent, 2));
                    Rate then = Rate.of(
                            count(spent, 7) + count(spent, 3),
                            count(spent, 7) + count(spent, 3) + count(spent, 5) + count(spent, 1));
                    return now.minus(then, pairs).interval(0.95).contains(0);
                })
                .count();
        assertThat(covered / (double) SAMPLES).isBetween(0.935, 0.965);
    }

    /** How many bought in exactly the periods of a mask: 1 for the first, 2 for the second, 4 for the third. */
    private static long count(long[][] spent, int mask) {
        return IntStream.range(0, CUSTOMERS)
                .filter(i -> (spent[0][i] > 0 ? 1 : 0) + (spent[1][i] > 0 ? 2 : 0) + (spent[2][i] > 0 ? 4 : 0) == mask)
                .count();
    }
}
