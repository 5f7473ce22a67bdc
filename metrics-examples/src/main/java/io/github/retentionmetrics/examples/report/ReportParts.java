package io.github.retentionmetrics.examples.report;

import java.util.List;

/** The parts of the report, in the order of the summary. */
final class ReportParts {
    private ReportParts() {}

    static List<ReportPart> all() {
        return List.of(
                new InputPart(),
                new PurchasePart(),
                new CohortPart(),
                new ValuePart(),
                new CostPart(),
                new SegmentPart(),
                new ForecastPart(),
                new SubscriptionPart(),
                new SurveyPart(),
                new AttributePart(),
                new TicketPart(),
                new MemberPart(),
                new LoyaltyPart());
    }
}
