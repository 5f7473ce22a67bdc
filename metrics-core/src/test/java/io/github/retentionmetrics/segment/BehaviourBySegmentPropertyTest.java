package io.github.retentionmetrics.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class BehaviourBySegmentPropertyTest {
    private static final List<String> PEOPLE = List.of("anna", "bram", "cato", "daan", "eva", "fred", "gijs");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final Period MARCH = Period.month(2026, 3);
    private static final Period APRIL = Period.month(2026, 4);

    @Provide
    Arbitrary<List<SurveyResponse>> answers() {
        return Combinators.combine(
                        Arbitraries.of(PEOPLE),
                        Arbitraries.integers().between(50, 95),
                        Arbitraries.integers().between(0, 10))
                .as((id, day, score) -> SurveyResponse.of(id, DAY.plusDays(day), score))
                .list()
                .ofMaxSize(12);
    }

    @Provide
    Arbitrary<PurchaseHistory> purchases() {
        record Row(String id, int day, int amount) {}
        return Combinators.combine(
                        Arbitraries.of(PEOPLE),
                        Arbitraries.integers().between(60, 125),
                        Arbitraries.integers().between(-3, 20))
                .as(Row::new)
                .list()
                .ofMaxSize(25)
                .map(rows -> {
                    PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);
                    rows.forEach(
                            row -> builder.add(row.id(), DAY.plusDays(row.day()), BigDecimal.valueOf(row.amount())));
                    return builder.build(DAY.plusDays(125));
                });
    }

    @Property(seed = "20260101")
    void nobodyIsLeftOut(
            @ForAll("answers") List<SurveyResponse> answers, @ForAll("purchases") PurchaseHistory history) {
        Segmentation segments = NetPromoterScore.segments(answers, MARCH, RepeatedAnswers.LATEST);
        BehaviourBySegment behaviour = BehaviourBySegment.of(history, APRIL, segments);
        PurchaseHistory before = history.asKnownOn(LocalDate.of(2026, 3, 31));

        assertThat(behaviour.total().customers()).isEqualTo(before.customers());
        assertThat(List.of("promoters", "passives", "detractors"))
                .allSatisfy(name -> assertThat(behaviour.get(name).people()).isEqualTo(segments.customers(name)));
        assertThat(behaviour.get("no answer").notCustomers()).isZero();
    }

    @Property(seed = "20260101")
    void segmentsAreThoseOfCustomersOneByOne(
            @ForAll("answers") List<SurveyResponse> answers, @ForAll("purchases") PurchaseHistory history) {
        Segmentation segments = NetPromoterScore.segments(answers, MARCH, RepeatedAnswers.FIRST);
        BehaviourBySegment behaviour = BehaviourBySegment.of(history, APRIL, segments);
        PurchaseHistory before = history.asKnownOn(LocalDate.of(2026, 3, 31));

        for (String name : behaviour.names()) {
            List<PurchaseHistory> customers = PEOPLE.stream()
                    .filter(id -> segments.toMap().getOrDefault(id, "no answer").equals(name))
                    .filter(id -> before.filter(id::equals).customers() == 1)
                    .map(id -> history.filter(id::equals))
                    .toList();
            long stayed = customers.stream()
                    .filter(one -> one.activity(APRIL).orders() > 0)
                    .count();
            long repeat = customers.stream()
                    .filter(one -> one.activity(APRIL).orders() > 1)
                    .count();
            BigDecimal revenue = customers.stream()
                    .map(one -> one.activity(APRIL).revenue())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);

            BehaviourBySegment.Behaviour actual = behaviour.get(name);
            assertThat(actual.retained()).isEqualTo(Rate.of(stayed, customers.size(), "no customers in the segment"));
            assertThat(actual.repeatBuyers()).isEqualTo(repeat);
            assertThat(actual.revenuePerCustomer().sum()).isEqualByComparingTo(revenue);
            assertThat(actual.revenuePerCustomer().count()).isEqualTo(customers.size());
        }
    }

    @Property(seed = "20260101")
    void anySplitOfTheHistoryAddsUp(
            @ForAll("answers") List<SurveyResponse> answers, @ForAll("purchases") PurchaseHistory history) {
        Segmentation segments = NetPromoterScore.segments(answers, MARCH, RepeatedAnswers.AVERAGE);

        assertThat(history.split(3).stream()
                        .map(part -> BehaviourBySegment.of(part, APRIL, segments))
                        .reduce(BehaviourBySegment::plus))
                .contains(BehaviourBySegment.of(history, APRIL, segments));
    }
}
