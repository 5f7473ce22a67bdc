package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.survey.RepeatedAnswers.LATEST;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.ticket.BusinessHours;
import io.github.retentionmetrics.ticket.Ticket;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/** Question: do promoters stay longer and spend more than detractors, and customers with quick service than others? */
public final class DoPromotersStayLonger {
    private static final Period ASKED = Period.quarter(2026, 1);
    private static final Period AFTER = Period.quarter(2026, 2);

    private DoPromotersStayLonger() {}

    public static void main(String[] args) {
        PurchaseHistory history = history();
        // customers 1 to 60 answered in February; who bought often answered higher
        List<SurveyResponse> answers = IntStream.rangeClosed(1, 60)
                .mapToObj(i -> SurveyResponse.of("C" + i, LocalDate.of(2026, 2, 10), i <= 25 ? 9 : i <= 40 ? 8 : 4))
                .toList();

        BehaviourBySegment byAnswer =
                BehaviourBySegment.of(history, AFTER, NetPromoterScore.segments(answers, ASKED, LATEST));
        print(byAnswer);
        RateDifference difference = byAnswer.get("promoters")
                .retained()
                .minus(byAnswer.get("detractors").retained());
        System.out.println("promoters less detractors  " + difference.interval(0.95));

        TicketHistory tickets = TicketHistory.of(
                List.of(
                        ticket("C3", "2026-03-02T09:00:00Z").withSolved(Instant.parse("2026-03-02T12:00:00Z")),
                        ticket("C4", "2026-03-03T09:00:00Z").withSolved(Instant.parse("2026-03-05T12:00:00Z")),
                        ticket("C50", "2026-03-04T09:00:00Z")),
                Instant.parse("2026-04-01T00:00:00Z"),
                ZoneId.of("Europe/Amsterdam"));
        print(BehaviourBySegment.of(
                history, AFTER, tickets.segments(ASKED, Duration.ofHours(24), BusinessHours.ALWAYS)));
    }

    private static void print(BehaviourBySegment behaviour) {
        for (String name : behaviour.names()) {
            BehaviourBySegment.Behaviour of = behaviour.get(name);
            System.out.println(name + ": stayed " + of.retained() + ", bought again " + of.repeat() + ", spent "
                    + of.revenuePerCustomer());
        }
    }

    private static Ticket ticket(String customerId, String created) {
        return Ticket.of("T of " + customerId, customerId, Instant.parse(created));
    }

    /**
     * Ninety customers bought in January; of the first thirty nine in ten did so twice after, of the rest one in three.
     */
    private static PurchaseHistory history() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int customer = 1; customer <= 90; customer++) {
            builder.add("C" + customer, LocalDate.of(2026, 1, 15), new BigDecimal("40.00"));
            if (customer <= 30 ? customer % 10 != 0 : customer % 3 == 0) {
                builder.add("C" + customer, LocalDate.of(2026, 4, 15), new BigDecimal("50.00"));
            }
            if (customer <= 30 && customer % 10 != 0) {
                builder.add("C" + customer, LocalDate.of(2026, 5, 15), new BigDecimal("50.00"));
            }
        }
        return builder.build(LocalDate.of(2026, 6, 30));
    }
}
