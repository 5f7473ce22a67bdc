package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.programme.PointsBalance;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.RateDifference;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the loyalty programme does: {@code members.csv} and both summaries. */
public final class MemberPart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        LoyaltyProgramme programme = input.members();
        if (programme == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        PurchaseHistory history = input.purchases();
        List<PointsMovement> points = input.points();
        LocalDate observedFrom = input.settings().observedFrom();
        List<Period> periods = periods(programme, points == null ? List.of() : points, observedFrom, granularity);
        new MemberFile(programme, history, points).write(periods, granularity, output.folder());

        Metrics.put(output.json(), "members", programme.members(input.observedUntil()));
        output.text().heading("members");
        Period latest = latestComplete(periods, observedFrom, input.observedUntil());
        if (latest != null) {
            writeMovement(programme, latest, granularity, output);
        }
        if (history != null) {
            writeActivity(programme, history, output);
        }
        if (history != null && latest != null) {
            writePurchases(programme.purchases(history, latest), granularity.label(latest), output);
        }
        if (points != null) {
            writePoints(programme, points, output);
        }
    }

    /**
     * From the first membership, or the first points if these are older, but not from before the first observed day,
     * to the observation day.
     */
    private static List<Period> periods(
            LoyaltyProgramme programme,
            List<PointsMovement> points,
            @Nullable LocalDate observedFrom,
            Granularity granularity) {
        Stream<LocalDate> joined =
                programme.movements(granularity).keySet().stream().limit(1).map(Period::startInclusive);
        return Stream.concat(joined, points.stream().map(PointsMovement::date))
                .min(LocalDate::compareTo)
                .map(first -> observedFrom != null && observedFrom.isAfter(first) ? observedFrom : first)
                .map(first -> granularity.periodsCovering(Period.ofClosed(first, programme.observedUntil())))
                .orElse(List.of());
    }

    private static @Nullable Period latestComplete(
            List<Period> periods, @Nullable LocalDate observedFrom, LocalDate observedUntil) {
        for (int i = periods.size() - 1; i >= 0; i--) {
            Period period = periods.get(i);
            boolean isBegun = observedFrom == null || !period.startInclusive().isBefore(observedFrom);
            if (isBegun && !period.lastDay().isAfter(observedUntil)) {
                return period;
            }
        }
        return null;
    }

    private static void writeMovement(
            LoyaltyProgramme programme, Period period, Granularity granularity, ReportOutput output) {
        String label = granularity.label(period);
        CustomerFlow flow = programme.flow(period);
        CustomerMovement movement = flow.toMovement();
        Metrics.putCounts(output.json(), "memberGrowth", programme.growth(period))
                .put("period", label)
                .put("joinedAndLeft", flow.joinedAndLeft())
                .put("returnedAndLeft", flow.returnedAndLeft());
        Summary text = output.text();
        text.fact(
                "members.all",
                text.words()
                        .text(
                                "members.allOf",
                                movement.end(),
                                label,
                                movement.newCustomers() + movement.resurrected(),
                                movement.lost()));
        long within = flow.joinedAndLeft() + flow.returnedAndLeft();
        if (within > 0) {
            text.note("members.within", within, label);
        }
    }

    private static void writeActivity(LoyaltyProgramme programme, PurchaseHistory history, ReportOutput output) {
        Rate enrolment = programme.enrolment(history, programme.observedUntil());
        Rate participation = programme.participation(history, programme.observedUntil(), MemberFile.DAYS_ACTIVE);
        Metrics.put(output.json(), "enrolmentRate", enrolment);
        Metrics.put(output.json(), "participationRate", participation);
        Summary text = output.text();
        text.fact("members.enrolment", text.words().rate(enrolment));
        text.fact("members.participation", text.words().rate(participation));
    }

    private static void writePurchases(LoyaltyProgramme.MemberPurchases purchases, String period, ReportOutput output) {
        Rate members = RepeatPurchaseRate.of(purchases.members());
        Rate others = RepeatPurchaseRate.of(purchases.nonMembers());
        JsonObject json = output.json();
        JsonObject of = json.object("memberPurchases").put("period", period);
        Metrics.put(of, "repeatRateMembers", members);
        Metrics.put(of, "repeatRateJoiners", RepeatPurchaseRate.of(purchases.joiners()));
        Metrics.put(of, "repeatRateOthers", others);
        RateDifference difference = purchases.repeatDifference();
        JsonObject metric = Metrics.put(of, "repeatRateDifference", difference);
        Metrics.fill(metric, difference.interval(Metrics.LEVEL));
        metric.put("pValue", difference.test().pvalue());
        Metrics.put(of, "shareOfBuyers", purchases.shareOfBuyers());
        Metrics.putShare(of, "shareOfRevenue", purchases.shareOfRevenue());
        SummaryWords words = output.text().words();
        output.text()
                .fact(
                        "members.repeat",
                        members.isDefined() || others.isDefined()
                                ? words.text(
                                        "members.repeatOf", words.rateOrDash(members), words.rateOrDash(others), period)
                                : words.undefined(members.reason()));
    }

    private static void writePoints(LoyaltyProgramme programme, List<PointsMovement> points, ReportOutput output) {
        PointsBalance balance = points.stream().collect(PointsBalance.toPointsBalance());
        JsonObject json = output.json();
        Metrics.put(json, "pointsIssued", balance.issued());
        Metrics.put(json, "pointsRedeemed", balance.redeemed());
        Metrics.put(json, "pointsExpired", balance.expired());
        Metrics.put(json, "pointsOpen", balance.open());
        Metrics.putShare(json, "redemptionRate", balance.redemptionRate());
        Metrics.putShare(json, "breakage", balance.breakage());
        Metrics.put(
                json,
                "pointsParticipationRate",
                programme.participation(points, programme.observedUntil(), MemberFile.DAYS_ACTIVE));
        SummaryWords words = output.text().words();
        output.text()
                .fact(
                        "members.points",
                        balance.redemptionRate().isDefined()
                                ? words.text(
                                        "members.pointsOf",
                                        balance.issued(),
                                        words.percent(balance.redemptionRate().value()),
                                        words.percent(balance.breakage().value()))
                                : words.text(
                                        "members.pointsOnly",
                                        balance.issued(),
                                        balance.redemptionRate().reason()));
    }
}
