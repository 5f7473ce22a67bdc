package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BehaviourBySegmentTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period APRIL = Period.month(2026, 4);
    private static final Segmentation SEGMENTS = Segmentation.of(
                    List.of("promoters", "detractors"),
                    Map.of(
                            "anna", "promoters",
                            "bram", "promoters",
                            "only-in-april", "promoters",
                            "cato", "detractors",
                            "never bought", "detractors"))
            .withRest("no answer")
            .withKnownOn(MARCH.lastDay());

    private static final PurchaseHistory HISTORY = history(
            "2026-05-31",
            "anna 2026-01-05 10.00",
            "anna 2026-04-01 20.00",
            "anna 2026-04-30 30.50",
            "anna 2026-04-30 -0.50",
            "bram 2026-03-31 40.00",
            "bram 2026-04-10 50.00",
            "bram 2026-05-01 60.00",
            "cato 2026-02-01 70.00",
            "cato 2026-04-05 -7.00",
            "daan 2026-02-01 80.00",
            "eva 2026-02-01 90.00",
            "eva 2026-04-01 100.00",
            "only-in-april 2026-04-01 110.00",
            "new-in-april 2026-04-01 120.00",
            "refunds-only 2026-02-01 -1.00");

    private static Mean revenue(String... amounts) {
        return List.of(amounts).stream().map(BigDecimal::new).collect(Mean.toMean());
    }

    @Test
    void holdsPurchasesAgainstClasses() {
        BehaviourBySegment april = BehaviourBySegment.of(HISTORY, APRIL, SEGMENTS);

        assertThat(april.names()).containsExactly("promoters", "detractors", "no answer");
        assertThat(april.period()).isEqualTo(APRIL);
        assertThat(april.get("promoters"))
                .isEqualTo(new BehaviourBySegment.Behaviour(3, 2, 2, 2, 1, revenue("50.00", "50.00")));
        assertThat(april.get("promoters").notCustomers()).isEqualTo(1);
        assertThat(april.get("promoters").retained()).isEqualTo(Rate.of(2, 2));
        assertThat(april.get("promoters").repeat()).isEqualTo(Rate.of(1, 2));
        // cato bought nothing and got money back
        assertThat(april.get("detractors"))
                .isEqualTo(new BehaviourBySegment.Behaviour(2, 1, 0, 0, 0, revenue("-7.00")));
        assertThat(april.get("detractors").churned()).isEqualTo(Rate.of(1, 1));
        assertThat(april.get("detractors").repeat())
                .hasToString("undefined (0 of 0): no customers of the segment bought in the period");
        assertThat(april.get("no answer"))
                .isEqualTo(new BehaviourBySegment.Behaviour(2, 2, 1, 1, 0, revenue("0", "100.00")));
        assertThat(april.total().customers()).isEqualTo(5);
        assertThat(april).hasToString("BehaviourBySegment[promoters, detractors, no answer] in " + APRIL);
    }

    @Test
    void comparesClasses() {
        BehaviourBySegment april = BehaviourBySegment.of(HISTORY, APRIL, SEGMENTS);

        assertThat(april.get("promoters")
                        .retained()
                        .minus(april.get("detractors").retained())
                        .value())
                .isEqualTo(1);
        assertThat(april.get("promoters")
                        .revenuePerCustomer()
                        .minus(april.get("no answer").revenuePerCustomer())
                        .value())
                .isZero();
    }

    @Test
    void countsAPeriodAsFarAsItIsObserved() {
        PurchaseHistory early = HISTORY.asKnownOn(LocalDate.of(2026, 4, 9));

        assertThat(BehaviourBySegment.of(early, APRIL, SEGMENTS)
                        .get("promoters")
                        .retained())
                .isEqualTo(Rate.of(1, 2));
    }

    @Test
    void holdsSubscriptionsAgainstClasses() {
        LocalDate start = LocalDate.of(2026, 1, 1);
        List<Subscription> subscriptions = List.of(
                Subscription.of("anna", start),
                Subscription.of("bram", start, LocalDate.of(2026, 4, 30)),
                Subscription.of("cato", start, LocalDate.of(2026, 3, 31)),
                Subscription.of("daan", start, LocalDate.of(2026, 4, 15)),
                Subscription.of("daan", LocalDate.of(2026, 4, 20)),
                Subscription.of("eva", LocalDate.of(2026, 4, 1)));
        BehaviourBySegment april = BehaviourBySegment.of(
                SubscriptionHistory.of(subscriptions, LocalDate.of(2026, 5, 31)), APRIL, SEGMENTS);

        assertThat(april.get("promoters").retained()).isEqualTo(Rate.of(1, 2));
        assertThat(april.get("promoters").notCustomers()).isEqualTo(1);
        assertThat(april.get("detractors").retained()).hasToString("undefined (0 of 0): no customers in the segment");
        assertThat(april.get("detractors").people()).isEqualTo(2);
        assertThat(april.get("no answer").retained()).isEqualTo(Rate.of(1, 1));
        assertThat(april.get("promoters").repeat().isDefined()).isFalse();
        assertThat(april.get("promoters").revenuePerCustomer().isDefined()).isFalse();
    }

    @Test
    void countsCustomersInNoSegment() {
        Segmentation some = Segmentation.of(Map.of("anna", "promoters", "zoe", "promoters"));
        BehaviourBySegment april = BehaviourBySegment.of(HISTORY, APRIL, some);
        BehaviourBySegment withRest = BehaviourBySegment.of(HISTORY, APRIL, some.withRest("others"));

        assertThat(april.names()).containsExactly("promoters");
        assertThat(april.get("promoters").people()).isEqualTo(2);
        assertThat(april.unsegmented().customers()).isEqualTo(4);
        assertThat(april.unsegmented().people()).isEqualTo(4);
        assertThat(withRest.names()).containsExactly("promoters", "others");
        assertThat(withRest.get("others")).isEqualTo(april.unsegmented());
        assertThat(withRest.unsegmented()).isEqualTo(BehaviourBySegment.Behaviour.empty());
        assertThat(withRest.total()).isEqualTo(april.total());
        assertThat(HISTORY.split(2).stream()
                        .map(part -> BehaviourBySegment.of(part, APRIL, some))
                        .reduce(BehaviourBySegment::plus))
                .contains(april);
        assertThatThrownBy(() -> april.plus(BehaviourBySegment.of(HISTORY, APRIL, some.withRest("others"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names of other ([promoters, others]) must be that of this ([promoters])");
    }

    @Test
    void addsUpOverPartsOfAHistory() {
        BehaviourBySegment whole = BehaviourBySegment.of(HISTORY, APRIL, SEGMENTS);
        BehaviourBySegment sum = HISTORY.split(3).stream()
                .map(part -> BehaviourBySegment.of(part, APRIL, SEGMENTS))
                .reduce(BehaviourBySegment::plus)
                .orElseThrow();

        assertThat(sum).isEqualTo(whole);
        assertThat(sum).hasSameHashCodeAs(whole);
        assertThat(Serialization.roundTrip(whole)).isEqualTo(whole);
        assertThat(whole).isNotEqualTo(BehaviourBySegment.of(HISTORY, Period.month(2026, 5), SEGMENTS));
        assertThat(BehaviourBySegment.Behaviour.empty().plus(whole.get("promoters")))
                .isEqualTo(whole.get("promoters"));
    }

    @Test
    void addsUpExactlyWhateverTheSize() {
        // 2^31 cents, and twice the square of what a long holds
        PurchaseHistory large = history(
                "2026-05-31",
                "anna 2026-01-05 1.00",
                "anna 2026-04-01 21474836.48",
                "bram 2026-01-05 1.00",
                "bram 2026-04-01 90000000000000000.00");

        assertThat(BehaviourBySegment.of(large, APRIL, SEGMENTS)
                        .get("promoters")
                        .revenuePerCustomer())
                .isEqualTo(revenue("21474836.48", "90000000000000000.00"));
        PurchaseHistory tooLarge = large.plus(history("2026-05-31", "bram 2026-04-02 90000000000000000.00"));
        assertThatThrownBy(() -> BehaviourBySegment.of(tooLarge, APRIL, SEGMENTS))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
    }

    @Test
    void refusesWhatDoesNotFit() {
        BehaviourBySegment april = BehaviourBySegment.of(HISTORY, APRIL, SEGMENTS);

        assertThatThrownBy(() -> BehaviourBySegment.of(HISTORY, MARCH, SEGMENTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "period start (2026-03-01) must be after the day on which the segments were known (2026-03-31)");
        assertThatThrownBy(() -> BehaviourBySegment.of(HISTORY, Period.month(2026, 6), SEGMENTS))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period start (2026-06-01) must be on or before observedUntil (2026-05-31)");
        assertThatThrownBy(() -> april.get("passives"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be one of [promoters, detractors, no answer]: passives");
        assertThatThrownBy(() -> april.plus(BehaviourBySegment.of(HISTORY, Period.month(2026, 5), SEGMENTS)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("period of other (");
        Segmentation fewer = Segmentation.of(List.of("promoters", "detractors"), Map.of("anna", "promoters"))
                .withRest("no answer");
        assertThatThrownBy(() -> april.plus(BehaviourBySegment.of(HISTORY, APRIL, fewer)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("people of other (1) must be that of this (3)");
        assertThatThrownBy(() -> new BehaviourBySegment.Behaviour(1, 2, 0, 0, 0, Mean.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers (2) must be at most people (1)");
        assertThatThrownBy(() -> BehaviourBySegment.of(HISTORY, APRIL, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("segments");
        assertThatThrownBy(() -> BehaviourBySegment.of(null, APRIL, SEGMENTS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> BehaviourBySegment.of(HISTORY, null, SEGMENTS))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("period");
    }
}
