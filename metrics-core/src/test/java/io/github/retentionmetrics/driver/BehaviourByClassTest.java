package io.github.retentionmetrics.driver;

import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.segment.BehaviourByClass;
import io.github.retentionmetrics.segment.ClassBehaviour;
import io.github.retentionmetrics.segment.CustomerClasses;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BehaviourByClassTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period APRIL = Period.month(2026, 4);
    private static final CustomerClasses CLASSES = CustomerClasses.of(
            MARCH,
            List.of("promoters", "detractors"),
            Map.of(
                    "anna", "promoters",
                    "bram", "promoters",
                    "only-in-april", "promoters",
                    "cato", "detractors",
                    "never bought", "detractors"),
            "no answer");

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
        BehaviourByClass april = BehaviourByClass.of(CLASSES, HISTORY, APRIL);

        assertThat(april.names()).containsExactly("promoters", "detractors", "no answer");
        assertThat(april.period()).isEqualTo(APRIL);
        assertThat(april.get("promoters")).isEqualTo(new ClassBehaviour(3, 2, 2, 2, 1, revenue("50.00", "50.00")));
        assertThat(april.get("promoters").notCustomers()).isEqualTo(1);
        assertThat(april.get("promoters").retained()).isEqualTo(Rate.of(2, 2));
        assertThat(april.get("promoters").repeat()).isEqualTo(Rate.of(1, 2));
        // cato bought nothing and got money back
        assertThat(april.get("detractors")).isEqualTo(new ClassBehaviour(2, 1, 0, 0, 0, revenue("-7.00")));
        assertThat(april.get("detractors").churned()).isEqualTo(Rate.of(1, 1));
        assertThat(april.get("detractors").repeat())
                .hasToString("undefined (0 of 0): no customers of the class bought in the period");
        assertThat(april.get("no answer")).isEqualTo(new ClassBehaviour(2, 2, 1, 1, 0, revenue("0", "100.00")));
        assertThat(april.everybody().customers()).isEqualTo(5);
        assertThat(april).hasToString("BehaviourByClass[promoters, detractors, no answer] in " + APRIL);
    }

    @Test
    void comparesClasses() {
        BehaviourByClass april = BehaviourByClass.of(CLASSES, HISTORY, APRIL);

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

        assertThat(BehaviourByClass.of(CLASSES, early, APRIL).get("promoters").retained())
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
        BehaviourByClass april = BehaviourByClass.of(CLASSES, subscriptions, LocalDate.of(2026, 5, 31), APRIL);

        assertThat(april.get("promoters").retained()).isEqualTo(Rate.of(1, 2));
        assertThat(april.get("promoters").notCustomers()).isEqualTo(1);
        assertThat(april.get("detractors").retained()).hasToString("undefined (0 of 0): no customers in the class");
        assertThat(april.get("detractors").people()).isEqualTo(2);
        assertThat(april.get("no answer").retained()).isEqualTo(Rate.of(1, 1));
        assertThat(april.get("promoters").repeat().isDefined()).isFalse();
        assertThat(april.get("promoters").revenuePerCustomer().isDefined()).isFalse();
    }

    @Test
    void addsUpOverPartsOfAHistory() {
        BehaviourByClass whole = BehaviourByClass.of(CLASSES, HISTORY, APRIL);
        BehaviourByClass sum = HISTORY.split(3).stream()
                .map(part -> BehaviourByClass.of(CLASSES, part, APRIL))
                .reduce(BehaviourByClass::plus)
                .orElseThrow();

        assertThat(sum).isEqualTo(whole);
        assertThat(sum).hasSameHashCodeAs(whole);
        assertThat(Serialization.roundTrip(whole)).isEqualTo(whole);
        assertThat(whole).isNotEqualTo(BehaviourByClass.of(CLASSES, HISTORY, Period.month(2026, 5)));
        assertThat(ClassBehaviour.NONE.plus(whole.get("promoters"))).isEqualTo(whole.get("promoters"));
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

        assertThat(BehaviourByClass.of(CLASSES, large, APRIL).get("promoters").revenuePerCustomer())
                .isEqualTo(revenue("21474836.48", "90000000000000000.00"));
        PurchaseHistory tooLarge = large.plus(history("2026-05-31", "bram 2026-04-02 90000000000000000.00"));
        assertThatThrownBy(() -> BehaviourByClass.of(CLASSES, tooLarge, APRIL))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("revenue must fit in 64-bit minor units");
    }

    @Test
    void refusesWhatDoesNotFit() {
        BehaviourByClass april = BehaviourByClass.of(CLASSES, HISTORY, APRIL);

        assertThatThrownBy(() -> BehaviourByClass.of(CLASSES, HISTORY, MARCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "period start (2026-03-01) must be on or after the end of the classes' period (2026-04-01)");
        assertThatThrownBy(() -> BehaviourByClass.of(CLASSES, HISTORY, Period.month(2026, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("period start (2026-06-01) must be on or before observedUntil (2026-05-31)");
        assertThatThrownBy(() -> april.get("passives"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be one of [promoters, detractors, no answer]: passives");
        assertThatThrownBy(() -> april.plus(BehaviourByClass.of(CLASSES, HISTORY, Period.month(2026, 5))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("period of other (");
        CustomerClasses fewer = CustomerClasses.of(MARCH, CLASSES.names(), Map.of("anna", "promoters"), CLASSES.rest());
        assertThatThrownBy(() -> april.plus(BehaviourByClass.of(fewer, HISTORY, APRIL)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("people of other (1) must equal people of this (3)");
        assertThatThrownBy(() -> BehaviourByClass.of(
                        CLASSES,
                        List.of(Subscription.of("anna", LocalDate.of(2026, 4, 2))),
                        LocalDate.of(2026, 4, 1),
                        APRIL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("startInclusive at row 0 (2026-04-02) must be on or before observedUntil (2026-04-01)");
        assertThatThrownBy(() -> new ClassBehaviour(1, 2, 0, 0, 0, Mean.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers (2) must be at most people (1)");
        assertThatThrownBy(() -> BehaviourByClass.of(null, HISTORY, APRIL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("classes");
        assertThatThrownBy(() -> BehaviourByClass.of(CLASSES, null, APRIL))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> BehaviourByClass.of(CLASSES, HISTORY, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("period");
    }
}
