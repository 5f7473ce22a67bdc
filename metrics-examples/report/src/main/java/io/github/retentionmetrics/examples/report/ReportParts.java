package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.examples.report.forecast.ForecastPart;
import io.github.retentionmetrics.examples.report.page.PagePart;
import io.github.retentionmetrics.examples.report.parts.ActivePart;
import io.github.retentionmetrics.examples.report.parts.AttributePart;
import io.github.retentionmetrics.examples.report.parts.AudiencePart;
import io.github.retentionmetrics.examples.report.parts.ByPart;
import io.github.retentionmetrics.examples.report.parts.CohortPart;
import io.github.retentionmetrics.examples.report.parts.CostPart;
import io.github.retentionmetrics.examples.report.parts.EventPart;
import io.github.retentionmetrics.examples.report.parts.HeadlinePart;
import io.github.retentionmetrics.examples.report.parts.InputPart;
import io.github.retentionmetrics.examples.report.parts.LoyaltyPart;
import io.github.retentionmetrics.examples.report.parts.MemberPart;
import io.github.retentionmetrics.examples.report.parts.PurchasePart;
import io.github.retentionmetrics.examples.report.parts.RecurringRevenuePart;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import io.github.retentionmetrics.examples.report.parts.SegmentPart;
import io.github.retentionmetrics.examples.report.parts.SubscriptionPart;
import io.github.retentionmetrics.examples.report.parts.SurveyPart;
import io.github.retentionmetrics.examples.report.parts.TicketPart;
import io.github.retentionmetrics.examples.report.parts.ValuePart;
import java.util.List;

/** The parts of the report, in the order of the summary; the page is made of what the others wrote. */
final class ReportParts {
    private ReportParts() {}

    static List<ReportPart> all() {
        return List.of(
                new InputPart(),
                new HeadlinePart(),
                new PurchasePart(),
                new ActivePart(),
                new CohortPart(),
                new ValuePart(),
                new CostPart(),
                new SegmentPart(),
                new ForecastPart(),
                new SubscriptionPart(),
                new RecurringRevenuePart(),
                new SurveyPart(),
                new AttributePart(),
                new ByPart(),
                new TicketPart(),
                new MemberPart(),
                new LoyaltyPart(),
                new EventPart(),
                new AudiencePart(),
                new PagePart());
    }
}
