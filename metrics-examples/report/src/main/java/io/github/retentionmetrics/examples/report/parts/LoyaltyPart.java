package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.ticket.BusinessHours;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether those who say that they are content stay: {@code loyalty.csv} holds each survey, and the tickets, against
 * what the same customers did afterwards. Of several answers of one respondent the one that {@code --answers} says
 * counts, and the latest where all do; a ticket is resolved fast within {@link TicketPart#TARGET}.
 */
public final class LoyaltyPart implements ReportPart {
    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        List<LoyaltyResult> results = results(input);
        if (results.isEmpty()) {
            return;
        }
        LoyaltyFile.write(results, output.folder());
        results.forEach(result -> writeJson(result, output.json()));
        writeText(results, input.purchases() != null, output.text());
    }

    private static List<LoyaltyResult> results(ReportInput input) {
        List<LoyaltyResult> results = new ArrayList<>();
        SurveyAnswers nps = input.nps();
        if (nps != null) {
            split(nps, input).ifPresent(split -> add(InputKind.NPS, split, input, results, promoters(nps, split)));
        }
        SurveyAnswers csat = input.csat();
        if (csat != null) {
            split(csat, input).ifPresent(split -> add(InputKind.CSAT, split, input, results, satisfied(csat, split)));
        }
        SurveyAnswers ces = input.ces();
        if (ces != null) {
            split(ces, input).ifPresent(split -> add(InputKind.CES, split, input, results, effort(ces, split)));
        }
        TicketHistory tickets = input.tickets();
        if (tickets != null && !tickets.tickets().isEmpty()) {
            Period span = TicketPart.span(tickets, input);
            LoyaltySplit.of(span.startInclusive(), input.observedUntil())
                    .ifPresent(split -> add(
                            InputKind.TICKETS,
                            split,
                            input,
                            results,
                            tickets.segments(split.answers(), TicketPart.TARGET, BusinessHours.ALWAYS)));
        }
        return results;
    }

    private static Optional<LoyaltySplit> split(SurveyAnswers answers, ReportInput input) {
        return answers.responses().stream()
                .map(SurveyResponse::date)
                .min(LocalDate::compareTo)
                .flatMap(first -> LoyaltySplit.of(first, input.observedUntil()));
    }

    private static Segmentation promoters(SurveyAnswers answers, LoyaltySplit split) {
        return NetPromoterScore.segments(answers.responses(), split.answers(), answers.onePerRespondent());
    }

    private static Segmentation satisfied(SurveyAnswers answers, LoyaltySplit split) {
        return CustomerSatisfaction.segments(
                answers.responses(),
                split.answers(),
                answers.onePerRespondent(),
                answers.scale(),
                answers.survey().satisfiedFrom());
    }

    private static Segmentation effort(SurveyAnswers answers, LoyaltySplit split) {
        return CustomerEffortScore.segments(
                answers.responses(), split.answers(), answers.onePerRespondent(), answers.scale());
    }

    private static void add(
            InputKind source,
            LoyaltySplit split,
            ReportInput input,
            List<LoyaltyResult> results,
            Segmentation segments) {
        PurchaseHistory history = input.purchases();
        if (history != null) {
            BehaviourBySegment behaviour = BehaviourBySegment.of(history, split.behaviour(), segments);
            results.add(new LoyaltyResult(source, InputKind.PURCHASES, split, behaviour));
        }
        SubscriptionHistory subscriptions = input.subscriptions();
        if (subscriptions != null) {
            BehaviourBySegment behaviour = BehaviourBySegment.of(subscriptions, split.behaviour(), segments);
            results.add(new LoyaltyResult(source, InputKind.SUBSCRIPTIONS, split, behaviour));
        }
    }

    private static void writeJson(LoyaltyResult result, JsonObject json) {
        JsonObject one = json.element("loyalty");
        one.put("survey", result.source().key()).put("behaviour", result.by().key());
        one.put("answersFrom", result.split().answers().startInclusive());
        one.put("answersUntil", result.split().answers().lastDay());
        one.put("behaviourFrom", result.split().behaviour().startInclusive());
        one.put("behaviourUntil", result.split().behaviour().lastDay());
        for (String name : result.behaviour().names()) {
            BehaviourBySegment.Behaviour behaviour = result.behaviour().get(name);
            JsonObject of = one.element("classes").put("class", name).put("people", behaviour.people());
            of.put("notCustomers", behaviour.notCustomers());
            Metrics.put(of, "retentionRate", behaviour.retained());
            if (result.isByPurchases()) {
                Metrics.put(of, "repeatRate", behaviour.repeat());
                Metrics.putAmount(of, "revenuePerCustomer", behaviour.revenuePerCustomer());
            }
        }
        RateDifference difference =
                result.best().retained().minus(result.worst().retained());
        JsonObject metric = Metrics.put(one, "retentionDifference", difference);
        Metrics.fill(metric, difference.interval(Metrics.LEVEL));
        metric.put("pValue", difference.test().pvalue());
    }

    /** The lines of those who bought again; of those who stayed subscribed only where there are no purchases. */
    private static void writeText(List<LoyaltyResult> results, boolean isByPurchases, Summary text) {
        SummaryWords words = text.words();
        text.heading(isByPurchases ? "loyalty" : "loyalty.subscriptions");
        for (LoyaltyResult result : results) {
            if (result.isByPurchases() == isByPurchases) {
                String key = result.source().key();
                Rate best = result.best().retained();
                Rate worst = result.worst().retained();
                String until = result.split().answers().lastDay().toString();
                text.fact(
                        "input." + key,
                        best.isDefined() || worst.isDefined()
                                ? words.text("loyalty." + key, words.rateOrDash(best), words.rateOrDash(worst), until)
                                : words.undefined(best.reason()));
            }
        }
    }
}
