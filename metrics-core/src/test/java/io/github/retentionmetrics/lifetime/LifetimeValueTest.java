package io.github.retentionmetrics.lifetime;

import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.PurchasePace;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class LifetimeValueTest {
    private static final Ratio FIFTY = Ratio.of(100, 2);

    @Test
    void isTheTextbookProduct() {
        // 50 an order, 4 orders a year, 3 years
        LifetimeValue value = LifetimeValue.of(
                FIFTY, PurchasePace.of(Ratio.of(4, 1), YEARS), CustomerLifespan.of(BigDecimal.valueOf(3), YEARS));

        assertThat(value.amount()).contains(BigDecimal.valueOf(50 * 4 * 3));
        assertThat(value.value()).isEqualTo(600);
        assertThat(value.isDefined()).isTrue();
        assertThat(value.reason()).isEmpty();
        assertThat(value).hasToString("600.00");
    }

    @Test
    void convertsUnitsInsteadOfMixingThem() {
        PurchasePace monthly = PurchasePace.of(Ratio.of(2, 1), MONTHS);
        CustomerLifespan years = CustomerLifespan.of(BigDecimal.valueOf(3), YEARS);

        // 2 a month for 3 years are 72 orders, not 6
        assertThat(LifetimeValue.of(FIFTY, monthly, years).value()).isEqualTo(50 * 2 * 12 * 3.0);
        assertThat(LifetimeValue.of(FIFTY, monthly.per(YEARS), years.toUnit(MONTHS)))
                .isEqualTo(LifetimeValue.of(FIFTY, monthly, years));
        assertThat(LifetimeValue.of(FIFTY, MONTHS, years).value()).isEqualTo(50 * 12 * 3.0);
    }

    @Test
    void isArpaOverChurn() {
        assertThat(LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100)).amount())
                .contains(BigDecimal.valueOf(2000));
        assertThat(LifetimeValue.of(Ratio.of(100, 1), MONTHS, CustomerLifespan.ofChurn(Rate.of(5, 100), MONTHS)))
                .isEqualTo(LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100)));
        // a yearly churn with a monthly revenue
        assertThat(LifetimeValue.of(Ratio.of(100, 1), MONTHS, CustomerLifespan.ofChurn(Rate.of(50, 100), YEARS))
                        .value())
                .isEqualTo(100 * 12 / 0.5);
    }

    @Test
    void isTheShareOfRevenueThatIsMargin() {
        LifetimeValue value = LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(5, 100));

        assertThat(value.withMargin(Ratio.of(70, 100)).value()).isEqualTo(1400);
        assertThat(value.withMargin(Ratio.of(0, 100)).amount()).contains(BigDecimal.ZERO);
        assertThat(value.withMargin(Ratio.of(-10, 100)).value()).isEqualTo(-200);
        assertThat(value.withMargin(Ratio.of(0, 0, "no revenue")).reason()).isEqualTo("no revenue");
        assertThat(LifetimeValue.undefined("why").withMargin(Ratio.of(1, 2)).reason())
                .isEqualTo("why");
    }

    @Test
    void isNeverGuessed() {
        LifetimeValue value = LifetimeValue.ofChurn(Ratio.of(100, 1), Rate.of(0, 100));

        assertThat(value.isDefined()).isFalse();
        assertThat(value.value()).isNaN();
        assertThat(value.amount()).isEmpty();
        assertThat(value.toOptional()).isEmpty();
        assertThat(value).hasToString("undefined: no customer has left, so the lifespan is not known");
        // the first part without an answer says why
        assertThat(LifetimeValue.ofChurn(Ratio.of(0, 0, "no orders in the period"), Rate.of(0, 100))
                        .reason())
                .isEqualTo("no orders in the period");
    }

    @Test
    void roundsOnceToThirtyFourDigits() {
        assertThat(LifetimeValue.ofChurn(Ratio.of(1, 3), Rate.of(1, 1)).amount())
                .contains(new BigDecimal("0." + "3".repeat(34)));
        assertThat(LifetimeValue.of(new BigDecimal("1E+3"))).isEqualTo(LifetimeValue.of(new BigDecimal("1000.00")));
        assertThat(LifetimeValue.of(new BigDecimal("0.00")).amount()).contains(BigDecimal.ZERO);
        assertThat(LifetimeValue.of(new BigDecimal("12.345"))).hasToString("12.35");
    }

    @Test
    void equalsByAmountAndReason() {
        LifetimeValue ten = LifetimeValue.of(BigDecimal.TEN);

        assertThat(ten).isEqualTo(LifetimeValue.of(BigDecimal.TEN)).hasSameHashCodeAs(LifetimeValue.of(BigDecimal.TEN));
        assertThat(ten).isNotEqualTo(LifetimeValue.of(BigDecimal.ONE)).isNotEqualTo("10.00");
        assertThat(LifetimeValue.undefined("a")).isNotEqualTo(LifetimeValue.undefined("b"));
        assertThat(Serialization.roundTrip(ten)).isEqualTo(ten);
        assertThat(Serialization.roundTrip(LifetimeValue.undefined("a"))).isEqualTo(LifetimeValue.undefined("a"));
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> LifetimeValue.undefined(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason must not be blank: length 1");
        assertThatThrownBy(() -> LifetimeValue.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("amount");
        assertThatThrownBy(() -> LifetimeValue.of(new BigDecimal("1E+2000000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount must have at most 309 digits before the decimal point: 2000000001");
        assertThatThrownBy(() -> LifetimeValue.of(new BigDecimal("2E+308")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount must be in the range of a double");
        assertThat(LifetimeValue.of(new BigDecimal("1.7E+308")).value()).isEqualTo(1.7e308);
        assertThatThrownBy(() -> LifetimeValue.of(new BigDecimal("1E-2000000000")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amount must have at most 309 decimals: 2000000000");
        assertThatThrownBy(() -> LifetimeValue.of(FIFTY, (PurchasePace) null, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("pace");
        assertThatThrownBy(() -> LifetimeValue.ofChurn(null, Rate.of(1, 2)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("revenuePerCustomer");
        assertThatThrownBy(() -> LifetimeValue.of(BigDecimal.ONE).withMargin(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("margin");
    }
}
