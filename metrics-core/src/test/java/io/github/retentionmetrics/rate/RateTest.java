package io.github.retentionmetrics.rate;

import static io.github.retentionmetrics.rate.ProportionInterval.WILSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateTest {
    private static final String NO_CUSTOMERS = "no customers at the start of the period";

    @Test
    void isTwoCountsAndTheirQuotient() {
        Rate rate = Rate.of(850, 1_000);
        assertThat(rate.value()).isEqualTo(850.0 / 1_000);
        assertThat(rate.percent()).isEqualTo(85);
        assertThat(rate.isDefined()).isTrue();
        assertThat(rate.reason()).isEmpty();
        assertThat(rate.toOptional()).hasValue(0.85);
        assertThat(rate.complement()).isEqualTo(Rate.of(150, 1_000));
    }

    @Test
    void percentIsRoundedOnce() {
        assertThat(0.07 * 100).isNotEqualTo(7);
        assertThat(Rate.of(7, 100).percent()).isEqualTo(7);
    }

    @Test
    void nothingOutOfNothingIsUndefinedForAReason() {
        Rate rate = Rate.of(0, 0, NO_CUSTOMERS);
        assertThat(rate.isDefined()).isFalse();
        assertThat(rate.value()).isNaN();
        assertThat(rate.percent()).isNaN();
        assertThat(rate.standardError()).isNaN();
        assertThat(rate.toOptional()).isEqualTo(OptionalDouble.empty());
        assertThat(rate.reason()).isEqualTo(NO_CUSTOMERS);
        assertThat(rate.complement()).isEqualTo(rate);
        assertThat(rate.interval(WILSON, 0.95)).isEqualTo(Interval.undefined(0.95, "no trials"));
        assertThat(Rate.of(0, 0).reason()).isEqualTo("the denominator is 0");
        assertThat(Rate.empty()).isEqualTo(Rate.of(0, 0));
    }

    @Test
    void aDefinedRateIsEqualByItsCounts() {
        assertThat(Rate.of(1, 2, NO_CUSTOMERS)).isEqualTo(Rate.of(1, 2)).hasSameHashCodeAs(Rate.of(1, 2));
        assertThat(Rate.of(1, 2)).isNotEqualTo(Rate.of(50, 100));
        assertThat(Rate.of(0, 0, NO_CUSTOMERS)).isNotEqualTo(Rate.of(0, 0));
        assertThat(new Rate(1, 2, "")).isEqualTo(Rate.of(1, 2));
    }

    @Test
    void poolsCountsAndNotPercentages() {
        assertThat(Rate.of(1, 2).plus(Rate.of(8, 8))).isEqualTo(Rate.of(9, 10));
        assertThat(Rate.of(850, 1_000).plus(Rate.of(40, 100))).hasToString("80.9% (890 of 1100)");
        assertThat(Rate.of(0, 0, NO_CUSTOMERS).plus(Rate.of(1, 2))).isEqualTo(Rate.of(1, 2));
    }

    @Test
    void ofTwoReasonsTheMoreSpecificStays() {
        Rate general = Rate.of(0, 0);
        Rate specific = Rate.of(0, 0, "no customers");
        Rate other = Rate.of(0, 0, "not yet observed");
        assertThat(general.plus(specific)).isEqualTo(specific);
        assertThat(specific.plus(general)).isEqualTo(specific);
        assertThat(other.plus(specific)).isEqualTo(specific);
        assertThat(specific.plus(other)).isEqualTo(specific);
        assertThat(general.plus(general)).isEqualTo(general);
    }

    @Test
    void poolsAStream() {
        assertThat(Stream.of(Rate.of(1, 2), Rate.empty(), Rate.of(8, 8)).collect(Rate.toPooledRate()))
                .isEqualTo(Rate.of(9, 10));
        assertThat(Stream.<Rate>empty().collect(Rate.toPooledRate())).isEqualTo(Rate.empty());
        List<Rate> many = Stream.generate(() -> Rate.of(3, 7)).limit(10_000).toList();
        assertThat(many.parallelStream().collect(Rate.toPooledRate())).isEqualTo(Rate.of(30_000, 70_000));
    }

    @Test
    void pooledCountsAreCheckedForOverflow() {
        Rate large = Rate.of(1, Long.MAX_VALUE);
        assertThatThrownBy(() -> large.plus(Rate.of(0, 1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("denominator must fit in a long: 9223372036854775807 + 1");
        assertThat(large.plus(Rate.empty())).isEqualTo(large);
    }

    @Test
    void standardErrorIsThatOfABinomialProportion() {
        assertThat(Rate.of(850, 1_000).standardError()).isCloseTo(Math.sqrt(0.85 * 0.15 / 1_000), within(1e-17));
        assertThat(Rate.of(0, 10).standardError()).isEqualTo(0);
        assertThat(Rate.of(Long.MAX_VALUE / 2, Long.MAX_VALUE).standardError())
                .isCloseTo(0.5 / Math.sqrt(0x1p63), within(1e-25));
    }

    @Test
    void hasTheIntervalOfTheMethod() {
        Interval interval = Rate.of(850, 1_000).interval(WILSON, 0.95);
        assertThat(interval).isEqualTo(WILSON.of(850, 1_000, 0.95)).hasToString("0.8265 .. 0.8708 (95%)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "850 | 1000 | 85.0% (850 of 1000)",
                "1 | 3 | 33.3% (1 of 3)",
                "2 | 3 | 66.7% (2 of 3)",
                "1 | 2000 | 0.1% (1 of 2000)",
                "0 | 5 | 0.0% (0 of 5)",
                "5 | 5 | 100.0% (5 of 5)",
                "9223372036854775806 | 9223372036854775807 | 100.0% (9223372036854775806 of 9223372036854775807)",
                "0 | 0 | undefined (0 of 0): the denominator is 0",
            })
    void printsItsCounts(long numerator, long denominator, String text) {
        assertThat(Rate.of(numerator, denominator)).hasToString(text);
    }

    @Test
    void printsItsReason() {
        assertThat(Rate.of(0, 0, NO_CUSTOMERS))
                .hasToString("undefined (0 of 0): no customers at the start of the period");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-1 | 10 | numerator must not be negative: -1",
                "0 | -3 | denominator must not be negative: -3",
                "-1 | -3 | numerator must not be negative: -1",
                "11 | 10 | numerator (11) must be at most denominator (10)",
                "1 | 0 | numerator (1) must be at most denominator (0)",
            })
    void refusesImpossibleCounts(long numerator, long denominator, String message) {
        assertThatThrownBy(() -> Rate.of(numerator, denominator))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
        assertThatThrownBy(() -> Rate.of(numerator, denominator, NO_CUSTOMERS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void refusesABlankReason() {
        assertThatThrownBy(() -> Rate.of(0, 0, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("undefinedReason must not be blank: length 1");
        assertThatThrownBy(() -> Rate.of(1, 2, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("undefinedReason must not be blank: length 0");
        assertThatThrownBy(() -> new Rate(0, 0, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason must not be blank: length 0");
    }

    @Test
    void refusesNullByName() {
        assertThatThrownBy(() -> Rate.of(1, 2, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("undefinedReason");
        assertThatThrownBy(() -> new Rate(1, 2, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("reason");
        assertThatThrownBy(() -> Rate.of(1, 2).plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
        assertThatThrownBy(() -> Rate.of(1, 2).minus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
        assertThatThrownBy(() -> Rate.of(1, 2).interval(null, 0.95))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("method");
    }

    @Test
    void survivesSerialization() throws Exception {
        Rate rate = Rate.of(0, 0, NO_CUSTOMERS);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(rate.minus(Rate.of(1, 2)));
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            assertThat(in.readObject()).isEqualTo(rate.minus(Rate.of(1, 2)));
        }
    }
}
