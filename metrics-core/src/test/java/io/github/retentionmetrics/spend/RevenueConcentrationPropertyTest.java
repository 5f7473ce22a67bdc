package io.github.retentionmetrics.spend;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class RevenueConcentrationPropertyTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 1);

    /** What each customer spent, in cents; somebody spent something. */
    @Provide
    Arbitrary<List<Long>> spends() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(0, 10), Arbitraries.longs().between(0, 1_000_000_000_000L))
                .list()
                .ofMinSize(1)
                .ofMaxSize(40)
                .filter(spends -> spends.stream().anyMatch(spend -> spend > 0));
    }

    private static RevenueConcentration concentration(List<Long> spends, long factor) {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        for (int customer = 0; customer < spends.size(); customer++) {
            builder.add("C" + customer, DAY, BigDecimal.valueOf(spends.get(customer) * factor, 2));
        }
        return RevenueConcentration.of(builder.build(DAY));
    }

    @Property(seed = "20260101")
    void giniIsFromZeroToAllForOne(@ForAll("spends") List<Long> spends) {
        assertThat(concentration(spends, 1).gini())
                .isGreaterThanOrEqualTo(0)
                .isLessThanOrEqualTo(1 - 1.0 / spends.size() + 1e-15);
    }

    @Property(seed = "20260101")
    void giniIsHalfTheMeanDifferenceOverTheMean(@ForAll("spends") List<Long> spends) {
        double differences = 0;
        for (long one : spends) {
            for (long other : spends) {
                differences += Math.abs(one - other);
            }
        }
        double sum = spends.stream().mapToDouble(Long::doubleValue).sum();

        assertThat(concentration(spends, 1).gini()).isCloseTo(differences / (2 * spends.size() * sum), within(1e-12));
    }

    @Property(seed = "20260101")
    void scaleDoesNotMatter(@ForAll("spends") List<Long> spends, @ForAll @IntRange(min = 1, max = 1_000) int factor) {
        RevenueConcentration one = concentration(spends, 1);
        RevenueConcentration scaled = concentration(spends, factor);

        assertThat(scaled.gini()).isEqualTo(one.gini());
        assertThat(scaled.topShare(0.2).value()).isEqualTo(one.topShare(0.2).value());
    }

    @Property(seed = "20260101")
    void topShareIsThatOfTheBestCustomers(
            @ForAll("spends") List<Long> spends, @ForAll @IntRange(min = 1, max = 40) int best) {
        Assume.that(best <= spends.size());
        long revenue = spends.stream()
                .sorted(Comparator.reverseOrder())
                .limit(best)
                .mapToLong(Long::longValue)
                .sum();

        // half a customer less is still rounded up to as many
        assertThat(concentration(spends, 1)
                        .topShare((best - 0.5) / spends.size())
                        .numerator())
                .isEqualByComparingTo(BigDecimal.valueOf(revenue, 2));
    }

    @Property(seed = "20260101")
    void topShareGrowsWithTheShareUpToOne(
            @ForAll("spends") List<Long> spends,
            @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(5) double one,
            @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(5) double other) {
        RevenueConcentration concentration = concentration(spends, 1);

        assertThat(concentration.topShare(Math.min(one, other)).value())
                .isLessThanOrEqualTo(
                        concentration.topShare(Math.max(one, other)).value());
        assertThat(concentration.topShare(1).value()).isEqualTo(1);
        // the best are never less than their part
        assertThat(concentration.topShare(one).value()).isGreaterThanOrEqualTo(one - 1e-15);
    }
}
