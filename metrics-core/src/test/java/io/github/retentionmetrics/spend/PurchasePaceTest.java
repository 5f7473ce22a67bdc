package io.github.retentionmetrics.spend;

import static io.github.retentionmetrics.testing.Shop.history;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.lifetime.CustomerLifespan;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PurchasePaceTest {
    /** Two customers: three orders and one in the first quarter, none later. */
    private static final PurchaseHistory HISTORY = history(
            "2026-12-31", "a 2026-01-05 10.00", "a 2026-02-05 10.00", "a 2026-03-05 10.00", "b 2026-01-31 10.00");

    @Test
    void countsWholeMonthsAsTwelfthsOfAYear() {
        assertThat(PurchasePace.of(HISTORY, Period.quarter(2026, 1)).value()).isEqualTo(4 * 4 / 2.0);
        assertThat(PurchasePace.of(HISTORY, Period.year(2026)).value()).isEqualTo(4 / 2.0);
        // a leap year is a year, and February a month, however many days they have
        PurchaseHistory leap = history("2024-12-31", "a 2024-02-29 1.00");
        assertThat(PurchasePace.of(leap, Period.year(2024)).value()).isEqualTo(1);
        assertThat(PurchasePace.of(leap, Period.month(2024, 2)).value()).isEqualTo(12);
    }

    @Test
    void estimatesWithTheCustomerAsSamplingUnit() {
        for (String text : List.of("2026-Q1", "2026", "2026-01-05/2026-03-06", "2026-01-06/2026-02-04")) {
            Period period = Period.parse(text);
            RatioEstimate pace = PurchasePace.estimate(HISTORY, period);
            RatioEstimate frequency = PurchaseFrequency.estimate(HISTORY, period);
            double perOrder = pace.value() / frequency.value();

            assertThat(pace.toRatio())
                    .isEqualTo(PurchasePace.of(HISTORY, period).orders());
            if (frequency.interval(0.95).isDefined()) {
                assertThat(pace.interval(0.95).width())
                        .isCloseTo(perOrder * frequency.interval(0.95).width(), within(1e-9));
            }
            assertThat(Bootstrap.withSeed(1)
                            .withResamples(1)
                            .estimate(PurchasePace.statistic(HISTORY, period))
                            .value())
                    .isCloseTo(pace.value(), within(1e-12));
        }
        assertThat(PurchasePace.estimate(HISTORY, Period.month(2026, 7)).reason())
                .isEqualTo("no customers bought in the period");
    }

    @Test
    void dividesRevenueByTheMeanOfStartAndEnd() {
        assertThat(RevenuePerCustomer.perAverageCustomer(HISTORY, Period.month(2026, 2)))
                .isEqualTo(Ratio.of(BigDecimal.valueOf(10), new BigDecimal("1.5")));
    }

    /** From a day of one month to the same day of another, whether 29 February lies between or not. */
    @Test
    void countsTwelveMonthsAsAYearFromAnyDay() {
        assertThat(PurchasePace.of(HISTORY, Period.parse("2025-02-01/2026-02-01"))
                        .value())
                .isEqualTo(2 / 2.0);
        PurchaseHistory leap = history("2024-12-31", "a 2024-02-29 1.00", "a 2024-04-30 1.00");
        assertThat(PurchasePace.of(leap, Period.parse("2023-06-16/2024-06-16")).value())
                .isEqualTo(2);
        assertThat(PurchasePace.of(leap, Period.parse("2024-02-10/2024-05-10")).value())
                .isEqualTo(2 * 4);
    }

    @Test
    void countsOtherPeriodsInDays() {
        Period sixtyDays = Period.parse("2026-01-05/2026-03-06");

        assertThat(sixtyDays.lengthDays()).isEqualTo(60);
        assertThat(PurchasePace.of(HISTORY, sixtyDays).value()).isCloseTo(4 / 2.0 / 60 * 365.2425, within(1e-12));
        assertThat(PurchasePace.of(HISTORY, sixtyDays).per(DAYS).value()).isEqualTo(4 / 2.0 / 60);
    }

    @Test
    void countsAPartialPeriodAsFarAsItIsObserved() {
        PurchaseHistory young = history("2026-01-10", "a 2026-01-05 10.00");

        assertThat(PurchasePace.of(young, Period.year(2026)).per(DAYS).value()).isEqualTo(1 / 10.0);
    }

    @Test
    void aHistoryGivesTheLifetimeValueAtItsPace() {
        Period quarter = Period.quarter(2026, 1);
        CustomerLifespan years = CustomerLifespan.of(BigDecimal.valueOf(3), YEARS);

        assertThat(LifetimeValue.of(HISTORY, quarter, years))
                .isEqualTo(LifetimeValue.of(
                        AverageOrderValue.of(HISTORY, quarter), PurchasePace.of(HISTORY, quarter), years));
        assertThat(LifetimeValue.of(HISTORY, quarter, years).isDefined()).isTrue();
    }

    @Test
    void convertsBetweenUnits() {
        PurchasePace monthly = PurchasePace.of(Ratio.of(1, 2), MONTHS);

        assertThat(monthly.per(YEARS)).isEqualTo(PurchasePace.of(Ratio.of(6, 1).plus(Ratio.of(6, 1)), YEARS));
        assertThat(monthly.per(DAYS).value()).isCloseTo(0.5 / 30.436875, within(1e-15));
        assertThat(PurchasePace.of(Ratio.of(1, 1), DAYS).per(WEEKS).value()).isEqualTo(7);
        assertThat(monthly.per(WEEKS).per(MONTHS).value()).isEqualTo(0.5);
        // twelve months of 30 days each would be 360
        assertThat(PurchasePace.of(Ratio.of(1, 1), DAYS).per(YEARS).value()).isEqualTo(365.2425);
    }

    @ParameterizedTest
    @EnumSource(names = {"HOURS", "DECADES", "FOREVER"})
    void unitsAreThoseOfACalendar(ChronoUnit unit) {
        PurchasePace monthly = PurchasePace.of(Ratio.of(1, 2), MONTHS);
        String message =
                "unit must be days, weeks, months or years: " + unit.toString().toLowerCase(Locale.ROOT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PurchasePace.of(Ratio.of(1, 2), unit))
                .withMessage(message);
        assertThatIllegalArgumentException().isThrownBy(() -> monthly.per(unit)).withMessage(message);
    }

    @Test
    void isUndefinedWhenNobodyBought() {
        PurchasePace pace = PurchasePace.of(HISTORY, Period.month(2026, 6));

        assertThat(pace.isDefined()).isFalse();
        assertThat(pace.reason()).isEqualTo("no customers bought in the period");
        assertThat(pace.value()).isNaN();
        assertThat(pace.per(MONTHS).reason()).isEqualTo(pace.reason());
        assertThat(PurchasePace.of(Ratio.of(1, 2), MONTHS).reason()).isEmpty();
    }

    @Test
    void printsItsUnit() {
        assertThat(PurchasePace.of(Ratio.of(3, 2), MONTHS)).hasToString("1.500 (3 of 2) per month");
        assertThat(Serialization.roundTrip(PurchasePace.of(Ratio.of(3, 2), MONTHS)))
                .isEqualTo(PurchasePace.of(Ratio.of(3, 2), MONTHS));
    }

    @Test
    void refusesWhatIsNoPace() {
        assertThatThrownBy(() -> PurchasePace.of(Ratio.of(-1, 2), MONTHS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("orders must not be negative: -0.5");
        assertThatThrownBy(() -> PurchasePace.of(PurchaseActivity.empty(), Period.parse("2026-01-01/2026-01-01")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period must have at least one day: 2026-01-01/2026-01-01");
        assertThatThrownBy(() -> PurchasePace.of((PurchaseHistory) null, Period.year(2026)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> PurchasePace.of(Ratio.of(1, 2), MONTHS).per(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("unit");
    }

    @Test
    void averagesRevenueOverTheCustomersOfABase() {
        CustomerMovement movement =
                CustomerMovement.startingWith(80).withNew(50).withLost(10);

        assertThat(RevenuePerCustomer.perAverageCustomer(new BigDecimal("1500.00"), movement))
                .hasToString("15.000 (1500 of 100)");
        assertThat(RevenuePerCustomer.perAverageCustomer(BigDecimal.TEN, CustomerMovement.empty())
                        .reason())
                .isEqualTo("no customers at the start nor at the end of the period");
    }
}
