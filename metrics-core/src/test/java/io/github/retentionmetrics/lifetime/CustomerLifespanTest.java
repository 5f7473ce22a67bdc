package io.github.retentionmetrics.lifetime;

import static io.github.retentionmetrics.testing.Shop.history;
import static java.time.temporal.ChronoUnit.DAYS;
import static java.time.temporal.ChronoUnit.MONTHS;
import static java.time.temporal.ChronoUnit.WEEKS;
import static java.time.temporal.ChronoUnit.YEARS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CustomerLifespanTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 1, 31);

    private static Subscription subscription(String id, int from, int to) {
        return Subscription.of(id, LocalDate.of(2026, 1, from), LocalDate.of(2026, 1, to));
    }

    @Test
    void isOneOverChurn() {
        CustomerLifespan lifespan = CustomerLifespan.ofChurn(Rate.of(40, 1_000), MONTHS);

        assertThat(lifespan.value()).isEqualTo(25);
        assertThat(lifespan.toUnit(YEARS).value()).isEqualTo(25 / 12.0);
        assertThat(lifespan.toUnit(DAYS).value()).isCloseTo(25 * 30.436875, within(1e-12));
        assertThat(lifespan.toUnit(WEEKS).toUnit(MONTHS).value()).isEqualTo(25);
        assertThat(lifespan).hasToString("25.000 (1000 of 40) months");
    }

    @Test
    void isUnknownWithoutChurn() {
        assertUndefined(
                CustomerLifespan.ofChurn(Rate.of(0, 1_000), MONTHS),
                "no customer has left, so the lifespan is not known");
        assertUndefined(
                CustomerLifespan.ofChurn(Rate.of(0, 0, "no customers at the start of the period"), MONTHS),
                "no customers at the start of the period");
        assertUndefined(
                CustomerLifespan.ofChurn(Ratio.of(-5, 100), MONTHS), "churn is negative, so the lifespan is not known");
        assertUndefined(
                CustomerLifespan.ofChurn(Ratio.of(0, 100), MONTHS),
                "no customer has left, so the lifespan is not known");
    }

    private static void assertUndefined(CustomerLifespan lifespan, String reason) {
        assertThat(lifespan.isDefined()).isFalse();
        assertThat(lifespan.value()).isNaN();
        assertThat(lifespan.reason()).isEqualTo(reason);
        assertThat(lifespan.toUnit(YEARS).reason()).isEqualTo(reason);
    }

    @Test
    void takesRevenueChurnToo() {
        // revenue may be lost faster than it is there, where refunds are booked
        assertThat(CustomerLifespan.ofChurn(Ratio.of(2, 1), MONTHS).value()).isEqualTo(0.5);
    }

    @Test
    void countsTheDaysOfThoseWhoAreStillThere() {
        // 10 days and gone, 31 days and still there; the ended one alone would say 10
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(subscription("a", 1, 11), Subscription.of("b", LocalDate.of(2026, 1, 1))), UNTIL);

        assertThat(CustomerLifespan.ofSubscriptions(base).value()).isEqualTo((10 + 31) / 1.0);
        assertThat(CustomerLifespan.ofSubscriptions(base).unit()).isEqualTo(DAYS);
    }

    @Test
    void countsAReturnAsAnotherStretchAndOverlapsOnce() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(
                        subscription("a", 1, 5),
                        subscription("a", 3, 8),
                        subscription("a", 10, 12),
                        subscription("never active", 4, 4)),
                UNTIL);

        assertThat(CustomerLifespan.ofSubscriptions(base).value()).isEqualTo((7 + 2) / 2.0);
    }

    @Test
    void isUnknownWhileAllAreStillThere() {
        assertUndefined(
                CustomerLifespan.ofSubscriptions(
                        SubscriptionHistory.of(List.of(Subscription.of("b", LocalDate.of(2026, 1, 1))), UNTIL)),
                "no customer has left, so the lifespan is not known");
        assertUndefined(
                CustomerLifespan.ofSubscriptions(SubscriptionHistory.of(List.of(), UNTIL)),
                "no customer has left, so the lifespan is not known");
    }

    @Test
    void isFromFirstToLastOrder() {
        CustomerLifespan lifespan = CustomerLifespan.ofPurchases(history(
                "2026-12-31",
                "a 2026-01-01 1.00",
                "a 2026-01-31 1.00",
                "b 2026-03-01 1.00",
                "a 2026-02-28 -1.00",
                "refundsOnly 2026-05-05 -1.00"));

        assertThat(lifespan).isEqualTo(new CustomerLifespan(Ratio.of(30, 2), DAYS));
        assertUndefined(CustomerLifespan.ofPurchases(history("2026-12-31")), "no customers");
    }

    @Test
    void takesWhatTheCallerKnows() {
        assertThat(CustomerLifespan.of(new BigDecimal("2.5"), YEARS)
                        .toUnit(MONTHS)
                        .value())
                .isEqualTo(30);
        assertThat(Serialization.roundTrip(CustomerLifespan.of(BigDecimal.ONE, YEARS)))
                .isEqualTo(CustomerLifespan.of(BigDecimal.ONE, YEARS));
    }

    @Test
    void refusesWhatIsNoLifespan() {
        assertThatThrownBy(() -> CustomerLifespan.of(new BigDecimal("-1"), YEARS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("length must not be negative: -1.0");
        assertThatThrownBy(() -> CustomerLifespan.ofChurn((Rate) null, YEARS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("churn");
        assertThatThrownBy(() -> CustomerLifespan.of(null, YEARS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("length");
        assertThatThrownBy(() -> CustomerLifespan.ofSubscriptions(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("base");
        assertThatThrownBy(() -> CustomerLifespan.ofPurchases(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
    }

    /** A telephone company's subscriptions, one a customer: all days over all ends, counted a second way. */
    @Test
    void agreesWithTheExposureOfAWholeDataSet() {
        LocalDate observedUntil = LocalDate.of(2020, 1, 1);
        List<Map<String, String>> rows = ReferenceData.rows("data/telco_subscriptions.csv");
        long days = 0;
        long ended = 0;
        for (Map<String, String> row : rows) {
            LocalDate start = LocalDate.parse(row.get("start"));
            String text = row.get("end");
            boolean isOver = !text.isEmpty() && !LocalDate.parse(text).isAfter(observedUntil);
            LocalDate end = isOver ? LocalDate.parse(text) : observedUntil.plusDays(1);
            days += ChronoUnit.DAYS.between(start, end);
            ended += isOver && end.isAfter(start) ? 1 : 0;
        }
        SubscriptionHistory base = SubscriptionHistory.of(
                rows.stream()
                        .map(row -> new Subscription(
                                row.get("customer_id"),
                                LocalDate.parse(row.get("start")),
                                row.get("end").isEmpty() ? null : LocalDate.parse(row.get("end"))))
                        .toList(),
                observedUntil);

        assertThat(CustomerLifespan.ofSubscriptions(base).length()).isEqualTo(Ratio.of(days, ended));
    }
}
