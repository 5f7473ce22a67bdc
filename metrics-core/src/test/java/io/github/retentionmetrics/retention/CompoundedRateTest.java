package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompoundedRateTest {
    private static final Rate FOUR_PERCENT = Rate.of(4, 100);

    @Test
    void fourPercentAMonthIsNotFortyEightPercentAYear() {
        CompoundedRate yearly = CompoundedRate.ofChurn(FOUR_PERCENT, 12);
        assertThat(yearly.value())
                .isCloseTo(1 - Math.pow(0.96, 12), within(1e-15))
                .isCloseTo(0.387, within(5e-4));
        assertThat(CompoundedRate.ofRetention(FOUR_PERCENT.complement(), 12).value())
                .isCloseTo(Math.pow(0.96, 12), within(1e-15));
    }

    @ParameterizedTest
    @CsvSource({
        // retained, of, periods
        "96, 100, 12",
        "1, 2, 3",
        "850, 1000, 0.25",
        "999999, 1000000, 365",
        "1, 3, 1",
        "29, 30, 13.035714285714286" // a rate over 28 days restated for 365
    })
    void retentionIsAPowerAndChurnTheRest(long retained, long of, double periods) {
        double expected = Math.pow((double) retained / of, periods);
        assertThat(CompoundedRate.ofRetention(Rate.of(retained, of), periods).value())
                .isCloseTo(expected, within(1e-14));
        assertThat(CompoundedRate.ofChurn(Rate.of(of - retained, of), periods).value())
                .isCloseTo(1 - expected, within(1e-13));
    }

    @Test
    void smallChurnKeepsItsDigits() {
        // 1 - (1 - 1e-12)^2 = 2e-12 - 1e-24; by way of 1 - x it would be off in the fifth digit
        double value = CompoundedRate.ofChurn(Rate.of(1, 1_000_000_000_000L), 2).value();
        assertThat(value / (2e-12 - 1e-24)).isCloseTo(1, within(1e-14));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 1, 12, 1e6})
    void allAndNothingStayWhatTheyAre(double periods) {
        assertThat(CompoundedRate.ofChurn(Rate.of(0, 7), periods).value()).isZero();
        assertThat(CompoundedRate.ofChurn(Rate.of(7, 7), periods).value()).isEqualTo(1);
        assertThat(CompoundedRate.ofRetention(Rate.of(0, 7), periods).value()).isZero();
        assertThat(CompoundedRate.ofRetention(Rate.of(7, 7), periods).value()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3, 7})
    void noCustomerHasLeftAfterZeroPeriods(long part) {
        assertThat(CompoundedRate.ofChurn(Rate.of(part, 7), 0).value()).isZero();
        assertThat(CompoundedRate.ofRetention(Rate.of(part, 7), 0).value()).isEqualTo(1);
    }

    @Test
    void anUndefinedRateStaysUndefined() {
        CompoundedRate yearly = CompoundedRate.ofChurn(Rate.of(0, 0, "no customers at the start of the period"), 12);
        assertThat(yearly.isDefined()).isFalse();
        assertThat(yearly.value()).isNaN();
        assertThat(yearly.toOptional()).isEmpty();
        assertThat(yearly.reason()).isEqualTo("no customers at the start of the period");
        assertThat(yearly.interval(ProportionInterval.WILSON, 0.95)).isEqualTo(Interval.undefined(0.95, "no trials"));
        assertThat(CompoundedRate.ofRetention(Rate.empty(), 0).value()).isNaN();
        assertThat(CompoundedRate.ofChurn(FOUR_PERCENT, 12).reason()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theBoundsCompoundAsTheRateDoes(ProportionInterval method) {
        Interval monthly = FOUR_PERCENT.interval(method, 0.9);
        Interval yearly = CompoundedRate.ofChurn(FOUR_PERCENT, 12).interval(method, 0.9);
        assertThat(yearly.low()).isCloseTo(1 - Math.pow(1 - monthly.low(), 12), within(1e-14));
        assertThat(yearly.high()).isCloseTo(1 - Math.pow(1 - monthly.high(), 12), within(1e-14));
        assertThat(yearly.level()).isEqualTo(0.9);
        Rate retention = FOUR_PERCENT.complement();
        Interval kept = CompoundedRate.ofRetention(retention, 12).interval(method, 0.9);
        assertThat(kept.low())
                .isCloseTo(Math.pow(retention.interval(method, 0.9).low(), 12), within(1e-14));
        assertThat(kept.high())
                .isCloseTo(Math.pow(retention.interval(method, 0.9).high(), 12), within(1e-14));
    }

    @ParameterizedTest
    @EnumSource
    void theBoundsOfAllAndNothingAreNumbers(ProportionInterval method) {
        for (long lost : new long[] {0, 7}) {
            for (double periods : new double[] {0, 0.5, 12}) {
                Interval churn =
                        CompoundedRate.ofChurn(Rate.of(lost, 7), periods).interval(method, 0.95);
                Interval kept =
                        CompoundedRate.ofRetention(Rate.of(lost, 7), periods).interval(method, 0.95);
                assertThat(List.of(churn.low(), churn.high(), kept.low(), kept.high()))
                        .allSatisfy(bound -> assertThat(bound).isBetween(0.0, 1.0));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, -1e-300, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void otherNumbersOfPeriodsAreRefused(double periods) {
        String message = "periods must be finite and not negative: " + periods;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompoundedRate.ofChurn(FOUR_PERCENT, periods))
                .withMessage(message);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompoundedRate.ofRetention(FOUR_PERCENT, periods))
                .withMessage(message);
    }

    @Test
    void nullsAreNamed() {
        assertThatNullPointerException()
                .isThrownBy(() -> CompoundedRate.ofChurn(null, 12))
                .withMessage("churn");
        assertThatNullPointerException()
                .isThrownBy(() -> CompoundedRate.ofRetention(null, 12))
                .withMessage("retention");
        assertThatNullPointerException()
                .isThrownBy(() -> new CompoundedRate(null, 12, true))
                .withMessage("observed");
        assertThatNullPointerException()
                .isThrownBy(() -> CompoundedRate.ofChurn(FOUR_PERCENT, 12).interval(null, 0.95))
                .withMessage("method");
    }

    @Test
    void levelsAreChecked() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CompoundedRate.ofChurn(FOUR_PERCENT, 12).interval(ProportionInterval.WILSON, 95))
                .withMessage("level must be between 0 and 1, both exclusive: 95.0");
    }

    @Test
    void survivesSerialization() {
        CompoundedRate yearly = CompoundedRate.ofChurn(FOUR_PERCENT, 12);
        assertThat(Serialization.roundTrip(yearly)).isEqualTo(yearly);
        assertThat(yearly).isNotEqualTo(CompoundedRate.ofRetention(FOUR_PERCENT, 12));
    }

    @Test
    void printsWhatItWasCompoundedFrom() {
        assertThat(CompoundedRate.ofChurn(Rate.of(80, 2_000), 12))
                .hasToString("38.7% (4.0% (80 of 2000) over 12.0 periods)");
        assertThat(CompoundedRate.ofRetention(Rate.of(0, 0, "nobody"), 12)).hasToString("undefined (0 of 0): nobody");
    }
}
