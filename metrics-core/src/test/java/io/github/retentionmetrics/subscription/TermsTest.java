package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What subscriptions cost: intervals, discounts, terms, and the annual amount that follows. */
class TermsTest {
    private static final Currency EUR = Currency.getInstance("EUR");

    private static BigDecimal money(String amount) {
        return new BigDecimal(amount);
    }

    @ParameterizedTest
    @CsvSource({
        "1200, year, 1, '', 1200",
        "12, week, 1, '', 624",
        "1, day, 1, '', 365",
        "90, quarter, 1, '', 360",
        "2400, 2 years, 1, '', 1200",
        "6, 2 weeks, 1, '', 156",
        "600, 6 months, 1, '', 1200",
        "999, once, 1, '', 0",
        "10, month, 5, '', 600",
        "10, month, 0, '', 0",
        "100, month, 1, 20%, 960",
        "100, month, 3, 20%, 2880",
        "1200, year, 1, 240.00, 960",
        "10, month, 5, 5, 540",
        "10, month, 1, 15.00, 0",
        "10, month, 1, 100%, 0",
        "9.99, month, 1, 12.5%, 104.895",
        "0.0025, month, 10000, '', 300",
        "100, 3 years, 1, '', 33.333333",
        "200, 3 years, 1, '', 66.666667"
    })
    void annualAmount(String amount, String interval, long quantity, String discount, String arr) {
        Terms terms = Terms.of(money(amount), EUR, BillingInterval.parse(interval))
                .withQuantity(quantity)
                .withDiscount(Discount.parse(discount));
        assertThat(terms.arr()).isEqualByComparingTo(arr);
    }

    @Test
    void aCurrencyWithoutDecimalsKeepsFourMore() {
        Currency yen = Currency.getInstance("JPY");
        assertThat(Terms.of(money("1000"), yen, BillingInterval.parse("3 years"))
                        .arr())
                .isEqualByComparingTo("333.3333");
        assertThat(Terms.of(money("1"), Currency.getInstance("XXX"), BillingInterval.YEAR)
                        .arr())
                .isEqualByComparingTo("1");
    }

    @ParameterizedTest
    @CsvSource({
        "month, 1, MONTH",
        "Monthly, 1, MONTH",
        "' 6 months ', 6, MONTH",
        "6 month, 6, MONTH",
        "P6M, 6, MONTH",
        "p1y, 1, YEAR",
        "annually, 1, YEAR",
        "2 weeks, 2, WEEK",
        "P2W, 2, WEEK",
        "14 days, 14, DAY",
        "quarter, 1, QUARTER",
        "once, 1, ONCE"
    })
    void readsIntervals(String text, int count, BillingInterval.Cycle unit) {
        assertThat(BillingInterval.parse(text)).isEqualTo(BillingInterval.of(count, unit));
    }

    /** Both are seven days, but a year has 52 of the one and 365 / 7 of the other. */
    @Test
    void aWeekIsNotSevenDays() {
        assertThat(Terms.of(money("7"), EUR, BillingInterval.parse("P1W")).arr())
                .isEqualByComparingTo("364");
        assertThat(Terms.of(money("7"), EUR, BillingInterval.parse("P7D")).arr())
                .isEqualByComparingTo("365");
    }

    @Test
    void intervalsReadBackTheirText() {
        for (BillingInterval interval : List.of(
                BillingInterval.DAY,
                BillingInterval.WEEK,
                BillingInterval.MONTH,
                BillingInterval.QUARTER,
                BillingInterval.YEAR,
                BillingInterval.ONCE,
                BillingInterval.of(3, BillingInterval.Cycle.MONTH))) {
            assertThat(BillingInterval.parse(interval.toString())).isEqualTo(interval);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fortnight", "0.5 month", "month 2", "P1H", "2,5 weeks"})
    void refusesAnUnknownInterval(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BillingInterval.parse(text))
                .withMessage(
                        "interval must be a unit (day, week, month, quarter, year or once), with or without a count,"
                                + " such as month, 2 weeks or P6M: " + text);
    }

    @ParameterizedTest
    @CsvSource({
        "0 months, 'count must be in 1..1000: 0'",
        "2000 days, 'count must be in 1..1000: 2000'",
        "2 once, 'count must be 1 for a price that is paid once: 2'"
    })
    void refusesAnIntervalThatNeverComes(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BillingInterval.parse(text))
                .withMessage(message);
    }

    @Test
    void refusesAnImpossibleDiscount() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discount.percent(money("100.5")))
                .withMessage("discount must be at most 100 percent: 100.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discount.parse("120%"))
                .withMessage("discount must be at most 100 percent: 120");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discount.amount(money("-1")))
                .withMessage("discount must not be negative: it is");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discount.parse("a fifth"))
                .withMessage("discount must be an amount such as 5.00 or a percentage such as 20%: length 7");
    }

    @Test
    void discountsReadBackTheirText() {
        assertThat(Discount.parse("20%"))
                .isEqualTo(Discount.percent(money("20")))
                .hasToString("20%");
        assertThat(Discount.parse(" 5.00 ").limited()).hasToString("5 limited");
        assertThat(Discount.parse(" ")).isEqualTo(Discount.none()).hasToString("0");
    }

    @Test
    void refusesANegativePriceAndQuantity() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Terms.of(money("-1"), EUR, BillingInterval.MONTH))
                .withMessage("amount must not be negative: it is");
        Terms terms = Terms.of(money("1"), EUR, BillingInterval.MONTH);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms.withQuantity(-1))
                .withMessage("quantity must not be negative: -1");
    }

    @Test
    void tooLargeAnAmountIsNoSilentOverflow() {
        Terms terms = Terms.of(money("1E+16"), EUR, BillingInterval.YEAR);
        SubscriptionHistory history = SubscriptionHistory.of(
                List.of(Subscription.of("a", LocalDate.of(2026, 1, 1)).withTerms(terms)), LocalDate.of(2026, 1, 31));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> RecurringRevenue.of(history, EUR))
                .withMessage("annual amount of terms must fit in 64 bits of ten-thousandths of minor units");
    }

    @Test
    void tooLargeACustomerIsNoSilentOverflow() {
        Terms half = Terms.of(money("9E+12"), EUR, BillingInterval.YEAR);
        Subscription one = Subscription.of("a", LocalDate.of(2026, 1, 1)).withTerms(half);
        SubscriptionHistory history = SubscriptionHistory.of(List.of(one, one), LocalDate.of(2026, 1, 31));
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> RecurringRevenue.of(history, EUR))
                .withMessage("annual amount of a customer must fit in 64 bits of ten-thousandths of minor units");
    }

    /** A total may be larger than any customer. */
    @Test
    void aTotalHasNoSuchLimit() {
        Terms half = Terms.of(money("9E+12"), EUR, BillingInterval.YEAR);
        LocalDate day = LocalDate.of(2026, 1, 1);
        SubscriptionHistory history = SubscriptionHistory.of(
                List.of(
                        Subscription.of("a", day).withTerms(half),
                        Subscription.of("b", day).withTerms(half)),
                day);
        assertThat(RecurringRevenue.of(history, EUR).at(day).arr()).isEqualByComparingTo("1.8E+13");
    }

    @Test
    void whatCountsByDefault() {
        assertThat(EnumSet.allOf(Terms.State.class).stream().filter(Terms.State::counts))
                .containsExactly(Terms.State.ACTIVE, Terms.State.PAST_DUE, Terms.State.CANCELLED);
    }

    @Test
    void missingPartsHaveDefaults() {
        Terms terms = new Terms(money("1.50"), EUR, BillingInterval.MONTH, 1, null, null, null);
        assertThat(terms).isEqualTo(Terms.of(money("1.5"), EUR, BillingInterval.MONTH));
        assertThat(terms.withPlan(" ").plan()).isEmpty();
    }

    @Test
    void refusesAnEndBeforeTheStart() {
        Subscription phase = Subscription.of("a", LocalDate.of(2026, 1, 15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phase.withEnd(LocalDate.of(2026, 1, 14)))
                .withMessage("endExclusive (2026-01-14) must be on or after startInclusive (2026-01-15)");
        assertThat(phase.withEnd(LocalDate.of(2026, 1, 15)).isActiveOn(LocalDate.of(2026, 1, 15)))
                .isFalse();
    }

    @Test
    void refusesAPriceThatIsTooLongToComputeWith() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Terms.of(money("1E+400000000"), EUR, BillingInterval.MONTH))
                .withMessage("amount must have at most 100 digits before the decimal point: 400000001");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Discount.amount(money("1E+400000000")))
                .withMessage("value must have at most 100 digits before the decimal point: 400000001");
    }

    @Test
    void refusesATrialThatEndsBeforeItStarts() {
        Subscription phase = Subscription.of("a", LocalDate.of(2026, 1, 15));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> phase.withTrialEnd(LocalDate.of(2026, 1, 14)))
                .withMessage("trialEnd (2026-01-14) must be on or after startInclusive (2026-01-15)");
    }
}
