package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.audience.AudienceCount;
import io.github.retentionmetrics.audience.AudienceCounts;
import io.github.retentionmetrics.audience.AudienceHistory;
import io.github.retentionmetrics.audience.AudienceMovement;
import io.github.retentionmetrics.audience.EmailRates;
import io.github.retentionmetrics.audience.EngagementRates;
import io.github.retentionmetrics.audience.VisitRates;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Followers, subscribers and visitors that are known as totals: {@code audience.csv} and both summaries. */
public final class AudiencePart implements ReportPart {

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        AudienceHistory history = input.audience();
        if (history == null) {
            return;
        }
        Map<String, AudiencePeriods> channels = new TreeMap<>();
        for (String channel : history.channels()) {
            history.observed(channel).ifPresent(rows -> channels.put(channel, AudiencePeriods.of(rows, input)));
        }
        AudienceFile.write(history, channels, output.folder());
        if (channels.isEmpty()) {
            return;
        }
        JsonObject json = output.json().object("audience");
        output.text().heading("audience");
        channels.forEach((channel, periods) -> {
            Optional<Period> latest = periods.latestComplete();
            if (latest.isPresent()) {
                Channel of = Channel.of(history, channel, periods, latest.get());
                of.writeTo(json.element("channels"));
                output.text().line(channel, of.text(output.text().words()));
            } else {
                output.text().line(channel, output.text().words().text("audience.noPeriod"));
            }
        });
    }

    /** The figures of a channel in one period. */
    private record Channel(
            String name, String period, AudienceMovement movement, AudienceCounts counts, AudienceCounts all) {

        static Channel of(AudienceHistory history, String name, AudiencePeriods periods, Period period) {
            return new Channel(
                    name,
                    periods.label(period),
                    history.movement(name, period),
                    history.counts(name, period),
                    history.counts(name, periods.span()));
        }

        void writeTo(JsonObject json) {
            json.put("channel", name).put("period", period);
            put(json, "start", movement.start());
            put(json, "gained", movement.gained());
            put(json, "lost", movement.lost());
            put(json, "end", movement.end());
            if (movement.unexplained() != 0) {
                json.put("unexplained", movement.unexplained());
            }
            Metrics.putShare(json, "growthRate", movement.growthRate());
            Metrics.putShare(json, "lossRate", movement.lossRate());
            AudienceFile.engagement(all).ifPresent(rates -> {
                json.put(
                        "interactions",
                        rates.interactions().stream()
                                .map(AudienceCount::columnName)
                                .toList());
                Metrics.putShare(json, "engagementByReach", rates.byReach(counts));
                Metrics.putShare(json, "engagementByImpressions", rates.byImpressions(counts));
                Metrics.putShare(json, "engagementByFollowers", rates.byFollowers(counts, movement));
            });
            if (AudienceFile.isSeen(all, AudienceCount.SENT) || AudienceFile.isSeen(all, AudienceCount.DELIVERED)) {
                Metrics.put(json, "deliveryRate", EmailRates.deliveryRate(counts));
                Metrics.put(json, "bounceRate", EmailRates.bounceRate(counts));
                Metrics.put(json, "openRate", EmailRates.openRate(counts));
                Metrics.put(json, "clickRate", EmailRates.clickRate(counts));
                Metrics.putShare(json, "clickToOpenRate", EmailRates.clickToOpenRate(counts));
                Metrics.put(json, "unsubscribeRate", EmailRates.unsubscribeRate(counts));
                Metrics.put(json, "complaintRate", EmailRates.complaintRate(counts));
            }
            if (AudienceFile.isSeen(all, AudienceCount.VISITS)) {
                Metrics.put(json, "conversionRate", VisitRates.conversionRate(counts));
                Metrics.put(json, "visitBounceRate", VisitRates.bounceRate(counts));
            }
        }

        private static void put(JsonObject json, String key, @Nullable Long count) {
            if (count != null) {
                json.put(key, count);
            }
        }

        /** What is known, in one line. */
        String text(SummaryWords words) {
            List<String> parts = new ArrayList<>();
            Long end = movement.end();
            if (end != null) {
                parts.add(words.text("audience.end", end));
            }
            add(parts, "audience.growth", movement.growthRate(), words);
            add(parts, "audience.loss", movement.lossRate(), words);
            EngagementRates rates = AudienceFile.engagement(all).orElse(null);
            if (rates != null) {
                add(parts, "audience.byReach", rates.byReach(counts), words);
                if (!rates.byReach(counts).isDefined()) {
                    add(parts, "audience.byImpressions", rates.byImpressions(counts), words);
                }
            }
            add(parts, "audience.opened", EmailRates.openRate(counts), words);
            add(parts, "audience.clicked", EmailRates.clickRate(counts), words);
            add(parts, "audience.unsubscribed", EmailRates.unsubscribeRate(counts), words);
            add(parts, "audience.converted", VisitRates.conversionRate(counts), words);
            add(parts, "audience.bounced", VisitRates.bounceRate(counts), words);
            String known = parts.isEmpty() ? words.text("audience.nothing") : String.join(", ", parts);
            return words.text("audience.of", known, period);
        }

        private static void add(List<String> parts, String key, Answer answer, SummaryWords words) {
            if (answer.isDefined()) {
                parts.add(words.text(key, words.percent(answer.value())));
            }
        }
    }
}
