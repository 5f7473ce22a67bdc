package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Positive;

class RetentionPropertyTest {
    private static Arbitrary<Long> counts() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.longs().between(0, 3)),
                Tuple.of(2, Arbitraries.longs().between(0, 1_000_000)));
    }

    @Provide
    Arbitrary<CustomerFlow> flows() {
        Arbitrary<Long> counts = counts();
        return Combinators.combine(counts, counts, counts, counts, counts, counts, counts)
                .as((retained, lost, interrupted, joined, joinedAndLeft, returned, returnedAndLeft) ->
                        CustomerFlow.startingWith(retained + lost + interrupted)
                                .withLost(lost, interrupted)
                                .withJoined(joined, joinedAndLeft)
                                .withReturned(returned, returnedAndLeft))
                .withoutEdgeCases();
    }

    @Provide
    Arbitrary<Rate> rates() {
        return Combinators.combine(counts(), counts()).as((part, rest) -> Rate.of(part, part + rest));
    }

    @Property(seed = "20260101")
    void retentionAndChurnAreOne(@ForAll("flows") CustomerFlow flow) {
        CustomerMovement movement = flow.toMovement();
        Rate retention = RetentionRate.of(movement);
        Rate churn = ChurnRate.of(movement);
        assertThat(retention.complement()).isEqualTo(churn);
        assertThat(churn.complement()).isEqualTo(retention);
        assertThat(retention.numerator() + churn.numerator()).isEqualTo(movement.start());
        assertThat(retention.isDefined()).isEqualTo(movement.start() > 0);
        if (retention.isDefined()) {
            assertThat(retention.value() + churn.value()).isCloseTo(1, within(1e-15));
        }
    }

    @Property(seed = "20260101")
    void bothPublishedFormulasAgreeOnConsistentCounts(@ForAll("flows") CustomerFlow flow) {
        CustomerMovement movement = flow.toMovement();
        long acquired = movement.newCustomers() + movement.resurrected();
        Rate byEndAndNew = RetentionRate.of(
                CustomerCounts.atStart(movement.start()).acquired(acquired).atEnd(movement.end()));
        Rate byLost = RetentionRate.of(CustomerCounts.atStart(movement.start()).lost(movement.lost()));
        assertThat(byEndAndNew).isEqualTo(byLost).isEqualTo(RetentionRate.of(movement));
    }

    @Property(seed = "20260101")
    void ratesOfGroupsPool(@ForAll("flows") CustomerFlow a, @ForAll("flows") CustomerFlow b) {
        CustomerMovement left = a.toMovement();
        CustomerMovement right = b.toMovement();
        assertThat(RetentionRate.of(left).plus(RetentionRate.of(right))).isEqualTo(RetentionRate.of(left.plus(right)));
        for (ChurnDefinition definition : ChurnDefinition.values()) {
            assertThat(definition.of(a).plus(definition.of(b))).isEqualTo(definition.of(a.plus(b)));
        }
    }

    @Property(seed = "20260101")
    void subscriptionRatesAreOne(@ForAll @Positive int start, @ForAll("rates") Rate share) {
        long ended = Math.min(start, share.numerator());
        SubscriptionMovement movement = new SubscriptionMovement(start, 0, ended, ended, start - ended);
        assertThat(RetentionRate.of(movement).complement()).isEqualTo(ChurnRate.of(movement));
        assertThat(ChurnRate.of(movement).numerator()).isEqualTo(ended);
    }

    @Property(seed = "20260101")
    void definitionsKeepTheirOrderAndRange(@ForAll("flows") CustomerFlow flow) {
        Ratio textbook = ChurnDefinition.TEXTBOOK.of(flow);
        Rate churn = ChurnRate.of(flow.toMovement());
        assertThat(textbook)
                .isEqualTo(Ratio.of(churn.numerator(), churn.denominator(), "no customers at the start of the period"));
        assertThat(ChurnDefinition.CHARTMOGUL.of(flow)).isEqualTo(textbook);
        if (textbook.isDefined()) {
            double profitWell = ChurnDefinition.PROFITWELL.of(flow).value();
            double baremetrics = ChurnDefinition.BAREMETRICS.of(flow).value();
            assertThat(textbook.value()).isBetween(0.0, profitWell);
            assertThat(profitWell).isBetween(0.0, Math.min(1, baremetrics));
            assertThat(ChurnDefinition.STRIPE.of(flow).value()).isBetween(0.0, Math.min(1, baremetrics));
            assertThat(ChurnDefinition.KUSTO.of(flow).value()).isLessThanOrEqualTo(textbook.value());
        }
    }

    @Property(seed = "20260101")
    void contributionsAddUpToTheDifference(
            @ForAll("flows") CustomerFlow flow, @ForAll ChurnDefinition first, @ForAll ChurnDefinition second) {
        ChurnComparison why = ChurnComparison.of(flow, first, second);
        double sum = why.contributions().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        if (why.firstRate().isDefined() && why.secondRate().isDefined()) {
            double size =
                    why.contributions().values().stream().mapToDouble(Math::abs).sum()
                            + Math.abs(why.firstRate().value())
                            + Math.abs(why.secondRate().value());
            assertThat(sum).isCloseTo(why.difference(), within(1e-14 * size));
            assertThat(why.contributions().values()).doesNotContain(0.0, Double.NaN);
        } else {
            assertThat(why.contributions()).isEmpty();
            assertThat(why.difference()).isNaN();
        }
    }

    @Property(seed = "20260101")
    void compoundingOverASumOfPeriodsIsTheProduct(
            @ForAll("rates") Rate rate,
            @ForAll @DoubleRange(max = 50) double a,
            @ForAll @DoubleRange(max = 50) double b) {
        if (rate.isDefined()) {
            assertThat(retention(rate, a + b)).isCloseTo(retention(rate, a) * retention(rate, b), within(1e-12));
            assertThat(1 - churn(rate, a + b)).isCloseTo((1 - churn(rate, a)) * (1 - churn(rate, b)), within(1e-12));
        }
    }

    @Property(seed = "20260101")
    void compoundingThereAndBackIsTheIdentity(
            @ForAll("rates") Rate rate, @ForAll @DoubleRange(min = 0.1, max = 12) double periods) {
        if (rate.isDefined()) {
            assertThat(retention(rate, 1)).isCloseTo(rate.value(), within(1e-15));
            assertThat(churn(rate, 1)).isCloseTo(rate.value(), within(1e-15));
            double there = retention(rate, periods);
            assertThat(Math.pow(there, 1 / periods)).isCloseTo(rate.value(), within(1e-9));
            double left = churn(rate.complement(), periods);
            // the double of a churn near 1 knows the few who stayed to ten digits only
            assertThat(there + left).isCloseTo(1, within(1e-10));
        }
    }

    @Property(seed = "20260101")
    void theBoundsOfACompoundedRateAreInOrder(
            @ForAll("rates") Rate rate, @ForAll @DoubleRange(max = 50) double periods) {
        for (ProportionInterval method : ProportionInterval.values()) {
            Interval interval = CompoundedRate.ofChurn(rate, periods).interval(method, 0.95);
            if (interval.isDefined()) {
                assertThat(interval.low()).isBetween(0.0, interval.high());
                assertThat(interval.high()).isLessThanOrEqualTo(1);
            }
        }
    }

    private static double retention(Rate rate, double periods) {
        return CompoundedRate.ofRetention(rate, periods).value();
    }

    private static double churn(Rate rate, double periods) {
        return CompoundedRate.ofChurn(rate, periods).value();
    }
}
