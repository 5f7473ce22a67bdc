package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.programme.PointsBalance;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.retention.RepeatPurchaseRate;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code members.csv}: who joined and left the loyalty programme in each period, what members bought, and their points.
 *
 * @param programme the members
 * @param history the purchases, or null without any
 * @param points what happened to points, or null if that is not known
 */
record MemberFile(
        LoyaltyProgramme programme,
        @Nullable PurchaseHistory history,
        @Nullable List<PointsMovement> points) {
    /** Within how many days a member was active who is counted as such. */
    static final int DAYS_ACTIVE = 90;

    private static final int PURCHASE_CELLS = 5;
    private static final int POINTS_CELLS = 6;

    void write(List<Period> periods, Granularity granularity, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "members.csv",
                "period",
                "start",
                "joined",
                "resurrected",
                "left",
                "end",
                "growth_rate",
                "enrolment_rate",
                "participation_rate",
                "repeat_rate_members",
                "repeat_rate_others",
                "revenue_share_members",
                "points_issued",
                "points_redeemed",
                "points_expired",
                "redemption_rate",
                "breakage",
                "points_participation_rate",
                "joined_and_left",
                "returned_and_left")) {
            for (Period period : periods) {
                CustomerFlow flow = programme.flow(period);
                csv.row(Stream.of(
                                movement(granularity.label(period), period, flow.toMovement()),
                                purchases(period),
                                points(period),
                                new @Nullable Object[] {flow.joinedAndLeft(), flow.returnedAndLeft()})
                        .flatMap(Arrays::stream)
                        .toArray());
            }
        }
    }

    private @Nullable Object[] movement(String label, Period period, CustomerMovement movement) {
        return new @Nullable Object[] {
            label,
            movement.start(),
            movement.newCustomers(),
            movement.resurrected(),
            movement.lost(),
            movement.end(),
            programme.growth(period).value()
        };
    }

    private @Nullable Object[] purchases(Period period) {
        if (history == null) {
            return new @Nullable Object[PURCHASE_CELLS];
        }
        LocalDate last = lastDay(period);
        LoyaltyProgramme.MemberPurchases purchases = programme.purchases(history, period);
        return new @Nullable Object[] {
            programme.enrolment(history, last).value(),
            programme.participation(history, last, DAYS_ACTIVE).value(),
            RepeatPurchaseRate.of(purchases.members()).value(),
            RepeatPurchaseRate.of(purchases.nonMembers()).value(),
            purchases.shareOfRevenue().value()
        };
    }

    private @Nullable Object[] points(Period period) {
        if (points == null) {
            return new @Nullable Object[POINTS_CELLS];
        }
        PointsBalance balance = PointsBalance.of(points, period);
        return new @Nullable Object[] {
            balance.issued(),
            balance.redeemed(),
            balance.expired(),
            balance.redemptionRate().value(),
            balance.breakage().value(),
            programme.participation(points, lastDay(period), DAYS_ACTIVE).value()
        };
    }

    /** The last day of a period, as far as the data goes. */
    private LocalDate lastDay(Period period) {
        LocalDate observedUntil = programme.observedUntil();
        return period.lastDay().isAfter(observedUntil) ? observedUntil : period.lastDay();
    }
}
