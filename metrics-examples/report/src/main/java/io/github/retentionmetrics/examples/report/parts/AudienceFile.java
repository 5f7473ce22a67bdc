package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.audience.AudienceCount;
import io.github.retentionmetrics.audience.AudienceCounts;
import io.github.retentionmetrics.audience.AudienceHistory;
import io.github.retentionmetrics.audience.AudienceMovement;
import io.github.retentionmetrics.audience.EmailRates;
import io.github.retentionmetrics.audience.EngagementRates;
import io.github.retentionmetrics.audience.VisitRates;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Ratio;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code audience.csv}: how each channel's audience grew in each period, and how it reacted. */
final class AudienceFile {
    private static final List<AudienceCount> INTERACTIONS =
            EngagementRates.withDefaults().interactions();

    private AudienceFile() {}

    /** The interactions that a channel counts, of those that count by default. */
    static Optional<EngagementRates> engagement(AudienceCounts all) {
        AudienceCount[] known = INTERACTIONS.stream()
                .filter(interaction -> all.count(interaction) != null)
                .toArray(AudienceCount[]::new);
        boolean isSeen = INTERACTIONS.stream().anyMatch(interaction -> isSeen(all, interaction));
        return isSeen ? Optional.of(EngagementRates.counting(known)) : Optional.empty();
    }

    static boolean isSeen(AudienceCounts all, AudienceCount count) {
        Long of = all.count(count);
        return of != null && of > 0;
    }

    static void write(AudienceHistory history, Map<String, AudiencePeriods> channels, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "audience.csv",
                "period",
                "channel",
                "start",
                "gained",
                "lost",
                "end",
                "growth_rate",
                "loss_rate",
                "unexplained",
                "posts",
                "reach",
                "impressions",
                "interactions",
                "engagement_by_reach",
                "engagement_by_impressions",
                "engagement_by_followers",
                "engagement_by_post",
                "sent",
                "delivered",
                "delivery_rate",
                "bounce_rate",
                "open_rate",
                "open_rate_low",
                "open_rate_high",
                "total_open_rate",
                "click_rate",
                "click_rate_low",
                "click_rate_high",
                "total_click_rate",
                "click_to_open_rate",
                "unsubscribe_rate",
                "complaint_rate",
                "visits",
                "conversion_rate",
                "visit_bounce_rate",
                "mean_visit_seconds",
                "status")) {
            for (Map.Entry<String, AudiencePeriods> entry : channels.entrySet()) {
                String channel = entry.getKey();
                AudiencePeriods periods = entry.getValue();
                AudienceCounts all = history.counts(channel, periods.span());
                EngagementRates rates = engagement(all).orElse(null);
                for (Period period : periods.periods()) {
                    AudienceMovement movement = history.movement(channel, period);
                    AudienceCounts counts = history.counts(channel, period);
                    Interval open = EmailRates.openRate(counts).interval(Metrics.LEVEL);
                    Interval click = EmailRates.clickRate(counts).interval(Metrics.LEVEL);
                    csv.row(
                            periods.label(period),
                            channel,
                            movement.start(),
                            movement.gained(),
                            movement.lost(),
                            movement.end(),
                            movement.growthRate().value(),
                            movement.lossRate().value(),
                            movement.start() == null || movement.end() == null ? null : movement.unexplained(),
                            seen(all, counts, AudienceCount.POSTS),
                            seen(all, counts, AudienceCount.REACH),
                            seen(all, counts, AudienceCount.IMPRESSIONS),
                            rates == null ? null : rates.interactions(counts),
                            value(rates == null ? null : rates.byReach(counts)),
                            value(rates == null ? null : rates.byImpressions(counts)),
                            value(rates == null ? null : rates.byFollowers(counts, movement)),
                            value(rates == null ? null : rates.byPost(counts, movement)),
                            seen(all, counts, AudienceCount.SENT),
                            seen(all, counts, AudienceCount.DELIVERED),
                            EmailRates.deliveryRate(counts).value(),
                            EmailRates.bounceRate(counts).value(),
                            EmailRates.openRate(counts).value(),
                            open.low(),
                            open.high(),
                            EmailRates.totalOpenRate(counts).value(),
                            EmailRates.clickRate(counts).value(),
                            click.low(),
                            click.high(),
                            EmailRates.totalClickRate(counts).value(),
                            EmailRates.clickToOpenRate(counts).value(),
                            EmailRates.unsubscribeRate(counts).value(),
                            EmailRates.complaintRate(counts).value(),
                            seen(all, counts, AudienceCount.VISITS),
                            VisitRates.conversionRate(counts).value(),
                            VisitRates.bounceRate(counts).value(),
                            VisitRates.meanSeconds(counts).value(),
                            periods.status(period));
                }
            }
        }
    }

    /** A count, unless the channel has none in any period. */
    private static @Nullable Long seen(AudienceCounts all, AudienceCounts counts, AudienceCount count) {
        Long total = all.count(count);
        return total != null && total == 0 ? null : counts.count(count);
    }

    private static double value(@Nullable Ratio ratio) {
        return ratio == null ? Double.NaN : ratio.value();
    }
}
