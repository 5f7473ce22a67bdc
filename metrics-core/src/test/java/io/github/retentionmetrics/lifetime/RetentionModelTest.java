package io.github.retentionmetrics.lifetime;

import static io.github.retentionmetrics.lifetime.RetentionModel.Timing.AFTER_RETENTION;
import static io.github.retentionmetrics.lifetime.RetentionModel.Timing.END_OF_PERIOD;
import static io.github.retentionmetrics.lifetime.RetentionModel.Timing.IMMEDIATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionModelTest {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

    private static RetentionModel model(double retention, double discount, Timing timing) {
        return RetentionModel.of(THOUSAND, retention, discount, timing);
    }

    @ParameterizedTest
    // m / (1 + d - r) and its two relatives, exactly
    @CsvSource({"END_OF_PERIOD, 4000", "IMMEDIATE, 4200", "AFTER_RETENTION, 3200"})
    void hasThreeConventions(Timing timing, BigDecimal expected) {
        assertThat(model(0.8, 0.05, timing).lifetimeValue().amount()).contains(expected);
    }

    /** What the wrong formula, an annuity over the expected lifetime 1 / (1 - r), gives: the published wrong values. */
    @ParameterizedTest
    @CsvSource({"0.8, 0.05, 4000, 4329.48", "0.9, 0.10, 5000, 6144.57", "0.5, 0.05, 1818.18, 1859.41"})
    void isNoAnnuityOfTheExpectedLifetime(double retention, double discount, double expected, double wrong) {
        double value = model(retention, discount, END_OF_PERIOD).lifetimeValue().value();
        double annuity = 1_000 * (1 - Math.pow(1 + discount, -1 / (1 - retention))) / discount;

        assertThat(value).isCloseTo(expected, within(0.005));
        assertThat(annuity).isCloseTo(wrong, within(0.005));
        assertThat(value).isLessThan(annuity);
    }

    @Test
    void paysOnceWithoutRetention() {
        assertThat(model(0, 0.05, END_OF_PERIOD).lifetimeValue()).hasToString("952.38");
        assertThat(model(0, 0.05, IMMEDIATE).lifetimeValue()).hasToString("1000.00");
        assertThat(model(0, 0.05, AFTER_RETENTION).lifetimeValue()).hasToString("0.00");
    }

    @ParameterizedTest
    @EnumSource
    void sumsAHorizonTermByTerm(Timing timing) {
        double q = 0.8 / 1.05;
        double expected = 0;
        for (int t = 0; t < 7; t++) {
            expected += switch (timing) {
                case END_OF_PERIOD -> 1_000 / 1.05 * Math.pow(q, t);
                case IMMEDIATE -> 1_000 * Math.pow(q, t);
                case AFTER_RETENTION -> 1_000 * Math.pow(q, t + 1);
            };
        }

        assertThat(model(0.8, 0.05, timing).withHorizon(7).lifetimeValue().value())
                .isCloseTo(expected, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource
    void hasNoLimitWhenNobodyLeavesAndNothingIsDiscounted(Timing timing) {
        RetentionModel forever = model(1, 0, timing);
        String reason = "no customer leaves and nothing is discounted, so the value has no limit";

        assertThat(forever.lifetimeValue()).isEqualTo(LifetimeValue.undefined(reason));
        assertThat(forever.withContribution(BigDecimal.ZERO).lifetimeValue().isDefined())
                .isFalse();
        assertThat(forever.marginalPoint().reason()).isEqualTo(reason);
        assertThat(forever.elasticity()).isNaN();
        assertThat(forever.gain(-1).reason()).isEqualTo(reason);
        assertThat(model(0.99, 0, timing).gain(1).reason()).isEqualTo(reason);
        // with a horizon it is so many payments, and with a discount a perpetuity
        assertThat(forever.withHorizon(12).lifetimeValue().value()).isEqualTo(12_000);
        assertThat(model(1, 0.1, END_OF_PERIOD).lifetimeValue().value()).isEqualTo(10_000);
    }

    @ParameterizedTest
    @EnumSource
    void takesZeroAndNegativeContributions(Timing timing) {
        assertThat(model(0.8, 0.05, timing)
                        .withContribution(BigDecimal.ZERO)
                        .lifetimeValue()
                        .amount())
                .contains(BigDecimal.ZERO);
        assertThat(model(0.8, 0.05, timing)
                        .withContribution(THOUSAND.negate())
                        .lifetimeValue()
                        .value())
                .isEqualTo(-model(0.8, 0.05, timing).lifetimeValue().value());
        assertThat(model(0.8, 0.05, timing).withContribution(BigDecimal.ZERO).elasticity())
                .isNaN();
    }

    @Test
    void saysWhatAPointOfRetentionIsWorth() {
        RetentionModel model = model(0.8, 0.05, END_OF_PERIOD);

        // from 80 to 81 percent
        assertThat(model.gain(1).value()).isCloseTo(1_000 / 0.24 - 1_000 / 0.25, within(1e-10));
        assertThat(model.gain(-5).value()).isCloseTo(1_000 / 0.30 - 1_000 / 0.25, within(1e-10));
        assertThat(model.gain(0).amount()).contains(BigDecimal.ZERO);
        assertThat(model.gain(20).value()).isEqualTo(1_000 / 0.05 - 4_000);
        assertThat(model.marginalPoint().value()).isEqualTo(1_000 / (0.25 * 0.25) / 100);
        assertThat(model.elasticity()).isEqualTo(0.8 / 0.25);
        assertThat(model(0.8, 0.05, AFTER_RETENTION).elasticity()).isEqualTo(1.05 / 0.25);
        assertThat(model(0, 0.05, AFTER_RETENTION).elasticity()).isNaN();
        assertThat(model(0, 0.05, IMMEDIATE).elasticity()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void slopesLikeItsSecants(Timing timing) {
        for (RetentionModel model : new RetentionModel[] {
            model(0.8, 0.05, timing),
            model(0.8, 0.05, timing).withHorizon(1),
            model(0.8, 0.05, timing).withHorizon(9)
        }) {
            double secant = (model.gain(1e-4).value() - model.gain(-1e-4).value()) / 2e-4;

            assertThat(model.marginalPoint().value()).isCloseTo(secant, within(1e-6));
        }
    }

    @Test
    void slopesWhereNobodyLeaves() {
        RetentionModel forever = model(1, 0, IMMEDIATE).withHorizon(4);

        // the derivative of 1 + r + r^2 + r^3 at 1
        assertThat(forever.marginalPoint().value()).isEqualTo(10 * (1 + 2 + 3));
        assertThat(forever.elasticity()).isEqualTo(6 / 4.0);
        assertThat(model(1, 0, AFTER_RETENTION).withHorizon(4).marginalPoint().value())
                .isEqualTo(10 * (1 + 2 + 3 + 4));
    }

    @Test
    void keepsItsDigitsCloseToOne() {
        // 1 / (1 + d - r) of 1e-12: doubles would lose four digits of it
        assertThat(RetentionModel.of(BigDecimal.ONE, 0.999999999999, 0, IMMEDIATE)
                        .lifetimeValue()
                        .value())
                .isEqualTo(1e12);
    }

    @ParameterizedTest
    @EnumSource
    void keepsItsDigitsOverAHorizonWhereNextToNothingIsDiscounted(Timing timing) {
        RetentionModel all = model(1, 1e-30, timing).withHorizon(1_000);

        // 1000 payments, and the derivative of their sum
        int sum = timing == AFTER_RETENTION ? 1_001 * 1_000 / 2 : 1_000 * 999 / 2;
        assertThat(all.lifetimeValue().value()).isEqualTo(1_000 * 1_000);
        assertThat(all.marginalPoint().value()).isEqualTo(10.0 * sum);
        assertThat(model(1, 1e-30, IMMEDIATE).lifetimeValue().value()).isEqualTo(1e33);
        assertThat(model(1, 0, IMMEDIATE)
                        .withHorizon(999_999_999)
                        .lifetimeValue()
                        .value())
                .isEqualTo(999_999_999_000.0);
        // powers that no double holds, and no exponent of a decimal
        assertThat(model(1e-300, 0, IMMEDIATE)
                        .withHorizon(999_999_999)
                        .lifetimeValue()
                        .value())
                .isEqualTo(1_000);
        assertThat(model(0.5, 0, timing).withHorizon(999_999_999).lifetimeValue())
                .isEqualTo(model(0.5, 0, timing).lifetimeValue());
    }

    @Test
    void takesACountedRetention() {
        assertThat(model(0.5, 0.05, END_OF_PERIOD).withRetention(Rate.of(800, 1_000)))
                .isEqualTo(model(0.8, 0.05, END_OF_PERIOD));
        assertThatThrownBy(() -> model(0.5, 0, IMMEDIATE).withRetention(Rate.of(0, 0, "no customers")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retention must be defined: undefined (0 of 0): no customers");
    }

    @Test
    void compoundsADiscountRate() {
        assertThat(Math.pow(1 + RetentionModel.monthlyDiscount(0.1), 12)).isCloseTo(1.1, within(1e-14));
        assertThat(RetentionModel.monthlyDiscount(0)).isZero();
        assertThatThrownBy(() -> RetentionModel.monthlyDiscount(-0.1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("yearly must be finite and not negative: -0.1");
        assertThatThrownBy(() -> RetentionModel.monthlyDiscount(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("yearly must be finite and not negative: Infinity");
    }

    @Test
    void equalsByItsParts() {
        RetentionModel model = model(0.8, 0.05, END_OF_PERIOD);

        assertThat(model.contribution()).isEqualTo(THOUSAND);
        assertThat(model.retention()).isEqualTo(0.8);
        assertThat(model.discount()).isEqualTo(0.05);
        assertThat(model.timing()).isEqualTo(END_OF_PERIOD);
        assertThat(model.horizon()).isEmpty();
        assertThat(model.withHorizon(3).horizon()).hasValue(3);
        assertThat(model)
                .isEqualTo(RetentionModel.of(new BigDecimal("1000.00"), 0.8, 0.05, END_OF_PERIOD))
                .hasSameHashCodeAs(RetentionModel.of(new BigDecimal("1000.00"), 0.8, 0.05, END_OF_PERIOD))
                .isNotEqualTo(model.withContribution(BigDecimal.TEN))
                .isNotEqualTo(model.withRetention(0.7))
                .isNotEqualTo(model(0.8, 0.06, END_OF_PERIOD))
                .isNotEqualTo(model(0.8, 0.05, IMMEDIATE))
                .isNotEqualTo(model.withHorizon(5))
                .isNotEqualTo("model");
        assertThat(Serialization.roundTrip(model)).isEqualTo(model);
        assertThat(model).hasToString("RetentionModel[contribution 1000, retention 0.8, discount 0.05, END_OF_PERIOD]");
        assertThat(model.withHorizon(5))
                .hasToString(
                        "RetentionModel[contribution 1000, retention 0.8, discount 0.05, END_OF_PERIOD, 5 payments]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesRetentionsThatAreNone(double retention) {
        assertThatThrownBy(() -> model(retention, 0, IMMEDIATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("retention must be in 0..1: " + retention);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.POSITIVE_INFINITY, Double.NaN})
    void refusesDiscountsThatAreNone(double discount) {
        assertThatThrownBy(() -> model(0.5, discount, IMMEDIATE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("discount must be finite and not negative: " + discount);
    }

    @Test
    void refusesWhatLeavesTheRange() {
        assertThatThrownBy(() -> model(0.8, 0, IMMEDIATE).gain(21))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points (21.0) must leave the retention (0.8) in 0..1: 1.01");
        assertThatThrownBy(() -> model(0.8, 0, IMMEDIATE).gain(-81))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points (-81.0) must leave the retention (0.8) in 0..1: -0.01");
        assertThatThrownBy(() -> model(0.8, 0, IMMEDIATE).gain(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must be finite: NaN");
        assertThatThrownBy(() -> model(0.8, 0, IMMEDIATE).withHorizon(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periods must be in 1..999999999: 0");
        assertThatThrownBy(() -> model(0.8, 0, IMMEDIATE).withHorizon(1_000_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periods must be in 1..999999999: 1000000000");
        assertThatThrownBy(() -> RetentionModel.of(THOUSAND, 0.5, 0, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("timing");
        assertThatThrownBy(() -> RetentionModel.of(null, 0.5, 0, IMMEDIATE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("contribution");
    }
}
