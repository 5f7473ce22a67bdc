package io.github.retentionmetrics.lifetime;

import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class PaybackTimeTest {
    private static final Ratio COST = Ratio.of(300, 1);
    private static final Ratio ARPU = Ratio.of(50, 1);
    private static final String STAYS_BELOW =
            "the contributions to expect stay below the cost, so it is never earned back";
    private static final String TOO_LONG = "it takes more than 999,999,999 periods to earn the cost back";
    private static final String NO_MARGIN = "a customer brings no margin, so the cost is never earned back";

    private static RetentionModel model(double retention, double discount, Timing timing) {
        return RetentionModel.of(BigDecimal.valueOf(40), retention, discount, timing);
    }

    @Test
    void dividesTheCostByTheMargin() {
        PaybackTime time =
                PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, MONTHS).margin(Ratio.of(80, 100));

        assertThat(time.periods()).contains(new BigDecimal("7.5"));
        assertThat(time.value()).isEqualTo(300 / (50 * 0.8));
        assertThat(time.unit()).isEqualTo(MONTHS);
        assertThat(time.isDefined()).isTrue();
        assertThat(time.reason()).isEmpty();
        assertThat(time).hasToString("7.5 months");
        // without the margin, as some vendors have it, the time is too short
        assertThat(PaybackTime.ofCost(COST)
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(Ratio.of(1, 1))
                        .value())
                .isEqualTo(6);
        assertThat(PaybackTime.ofCost(Ratio.of(0, 5))
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(Ratio.of(1, 1))
                        .periods())
                .contains(BigDecimal.ZERO);
        assertThat(PaybackTime.ofCost(Ratio.of(5_000, 1))
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(Ratio.of(1, 1))
                        .periods())
                .contains(BigDecimal.valueOf(100));
    }

    @Test
    void isNeverNegative() {
        assertUndefined(
                PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, MONTHS).margin(Ratio.of(0, 100)), NO_MARGIN);
        assertUndefined(
                PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, MONTHS).margin(Ratio.of(-10, 100)), NO_MARGIN);
        assertUndefined(
                PaybackTime.ofCost(COST)
                        .revenuePerCustomer(Ratio.of(-50, 1), MONTHS)
                        .margin(Ratio.of(80, 100)),
                NO_MARGIN);
        assertUndefined(
                PaybackTime.ofCost(COST)
                        .revenuePerCustomer(Ratio.of(-50, 1), MONTHS)
                        .margin(Ratio.of(-10, 100)),
                NO_MARGIN);
        assertUndefined(
                PaybackTime.of(COST, model(0.9, 0, Timing.IMMEDIATE).withContribution(BigDecimal.ZERO), MONTHS),
                "a customer brings no contribution, so the cost is never earned back");
        assertUndefined(
                PaybackTime.ofCost(Ratio.of(1, 0, "nobody won"))
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(ARPU),
                "nobody won");
        assertUndefined(
                PaybackTime.ofCost(COST)
                        .revenuePerCustomer(Ratio.of(0, 0, "nobody bought"), MONTHS)
                        .margin(ARPU),
                "nobody bought");
        assertUndefined(
                PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, MONTHS).margin(Ratio.of(0, 0, "no revenue")),
                "no revenue");
        assertUndefined(
                PaybackTime.of(Ratio.of(1, 0, "nobody won"), model(0.9, 0, Timing.IMMEDIATE), MONTHS), "nobody won");
    }

    private static void assertUndefined(PaybackTime time, String reason) {
        assertThat(time.isDefined()).isFalse();
        assertThat(time.periods()).isEmpty();
        assertThat(time.value()).isNaN();
        assertThat(time.reason()).isEqualTo(reason);
        assertThat(time).hasToString("undefined: " + reason);
    }

    @Test
    void takesLongerWithChurn() {
        // 40 (1 - .95^n) / .05 reaches 300 at n = 9.16
        assertThat(PaybackTime.of(COST, model(0.95, 0, Timing.END_OF_PERIOD), MONTHS)
                        .value())
                .isEqualTo(10);
        // the first payment comes at once: one period less
        assertThat(PaybackTime.of(COST, model(0.95, 0, Timing.IMMEDIATE), MONTHS)
                        .value())
                .isEqualTo(9);
        assertThat(PaybackTime.of(COST, model(1, 0, Timing.END_OF_PERIOD), MONTHS)
                        .value())
                .isEqualTo(8);
        assertThat(PaybackTime.of(Ratio.of(40, 1), model(0.5, 0, Timing.IMMEDIATE), MONTHS)
                        .value())
                .isZero();
        assertThat(PaybackTime.of(Ratio.of(0, 1), model(0.5, 0, Timing.END_OF_PERIOD), MONTHS)
                        .value())
                .isZero();
    }

    @Test
    void maybeNever() {
        // a limit of exactly 200 never reaches 200, and with a horizon only what is in it counts
        assertUndefined(PaybackTime.of(Ratio.of(200, 1), model(0.8, 0, Timing.END_OF_PERIOD), MONTHS), STAYS_BELOW);
        assertUndefined(PaybackTime.of(COST, model(0.8, 0, Timing.END_OF_PERIOD), MONTHS), STAYS_BELOW);
        assertUndefined(PaybackTime.of(COST, model(1, 0, Timing.END_OF_PERIOD).withHorizon(7), MONTHS), STAYS_BELOW);
        assertThat(PaybackTime.of(COST, model(1, 0, Timing.END_OF_PERIOD).withHorizon(8), MONTHS)
                        .value())
                .isEqualTo(8);
        assertThat(PaybackTime.of(
                                Ratio.of(320, 1),
                                model(1, 0, Timing.END_OF_PERIOD).withHorizon(8),
                                MONTHS)
                        .value())
                .isEqualTo(8);
        assertUndefined(
                PaybackTime.of(
                        Ratio.of(new BigDecimal("1E12"), BigDecimal.ONE), model(1, 0, Timing.END_OF_PERIOD), MONTHS),
                TOO_LONG);
        // the limit of 4E13 is above the cost, but far away
        assertUndefined(
                PaybackTime.of(
                        Ratio.of(new BigDecimal("1E12"), BigDecimal.ONE),
                        model(1, 1e-12, Timing.END_OF_PERIOD),
                        MONTHS),
                TOO_LONG);
    }

    @Test
    void isReachedByTheOnlyPaymentOfOneWhoLeaves() {
        Ratio contribution = Ratio.of(40, 1);

        assertThat(PaybackTime.of(contribution, model(0, 0, Timing.END_OF_PERIOD), MONTHS)
                        .value())
                .isEqualTo(1);
        assertThat(PaybackTime.of(contribution, model(0, 0.1, Timing.IMMEDIATE), MONTHS)
                        .value())
                .isZero();
        assertUndefined(PaybackTime.of(contribution, model(0, 0, Timing.AFTER_RETENTION), MONTHS), STAYS_BELOW);
        assertUndefined(PaybackTime.of(contribution, model(0, 0.1, Timing.END_OF_PERIOD), MONTHS), STAYS_BELOW);
    }

    @Property(seed = "20260101", tries = 200)
    void isTheFirstPeriodThatReachesTheCost(
            @ForAll @DoubleRange(min = 0.5, max = 1) @Scale(3) double retention,
            @ForAll @DoubleRange(max = 0.1) @Scale(3) double discount,
            @ForAll @IntRange(min = 1, max = 500) int cost) {
        PaybackTime time = PaybackTime.of(Ratio.of(cost, 1), model(retention, discount, Timing.END_OF_PERIOD), MONTHS);
        double earned = 0;
        int periods = 0;
        while (earned < cost - 1e-9 && periods < 5_000) {
            periods++;
            earned += 40 * Math.pow(retention, periods - 1.0) / Math.pow(1 + discount, periods);
        }

        if (time.isDefined()) {
            assertThat(time.value()).isEqualTo(periods);
        } else {
            assertThat(earned).isLessThan(cost + 1e-9);
        }
    }

    @Test
    void equalsByItsParts() {
        PaybackTime time =
                PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, MONTHS).margin(Ratio.of(80, 100));

        assertThat(time)
                .isEqualTo(PaybackTime.ofCost(Ratio.of(600, 2))
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(Ratio.of(8, 10)))
                .hasSameHashCodeAs(PaybackTime.ofCost(Ratio.of(600, 2))
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(Ratio.of(8, 10)))
                .isNotEqualTo(
                        PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, YEARS).margin(Ratio.of(80, 100)))
                .isNotEqualTo(PaybackTime.ofCost(COST)
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(Ratio.of(1, 1)))
                .isNotEqualTo("7.5");
        assertThat(PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, MONTHS).margin(Ratio.of(0, 100)))
                .isNotEqualTo(PaybackTime.of(COST, model(0.8, 0, Timing.END_OF_PERIOD), MONTHS));
        assertThat(Serialization.roundTrip(time)).isEqualTo(time);
        assertThatThrownBy(() -> PaybackTime.ofCost(Ratio.of(-1, 2))
                        .revenuePerCustomer(ARPU, MONTHS)
                        .margin(ARPU))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("acquisitionCost must not be negative: -0.5");
        assertThatThrownBy(() ->
                        PaybackTime.ofCost(COST).revenuePerCustomer(ARPU, null).margin(ARPU))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("unit");
        assertThatThrownBy(() -> PaybackTime.of(COST, null, MONTHS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("model");
    }
}
