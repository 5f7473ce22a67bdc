package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.Experiment;
import io.github.retentionmetrics.event.Exposures;
import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.inference.Lift;
import io.github.retentionmetrics.inference.SampleRatio;
import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;

/** Question: half of the users saw a new page. Do more of them buy, do they come more often, and was the test fair? */
public final class DidTheChangeHelp {
    private DidTheChangeHelp() {}

    public static void main(String[] args) {
        EventHistory events = application();
        EventSelector buy = EventSelector.named("buy");

        Exposures exposures = Exposures.of(
                events, Map.of("old", EventSelector.named("old page"), "new", EventSelector.named("new page")));
        SampleRatio sizes = SampleRatio.ofEqual(exposures.sizes());
        System.out.println("who saw what          " + exposures);
        System.out.println("sizes as planned      " + (sizes.isMismatch() ? "no" : "yes") + ", " + sizes);

        // two weeks of each user after the page was first seen
        Experiment experiment = Experiment.of(exposures, Duration.ofDays(14), events.observedUntil());
        System.out.println("compared              " + experiment.sizes() + ", too recent " + experiment.tooRecent());

        Map<String, Rate> buyers = experiment.converted(events, buy);
        Map<String, Mean> visits = experiment.events(events, EventSelector.named("visit"));
        Map<String, Difference> gains = new TreeMap<>();
        Comparison.differences("old", buyers, Rate::minus).forEach((group, gain) -> gains.put("buyers", gain));
        Comparison.differences("old", visits, Mean::minus).forEach((group, gain) -> gains.put("visits", gain));
        Comparison.ofAll(gains, Correction.HOLM, 0.95).forEach((figure, comparison) -> {
            System.out.println(figure + "                " + comparison.difference());
            System.out.println("  verdict             " + comparison.verdict());
            System.out.println("  relative to old     "
                    + Lift.of(comparison.difference())
                            .interval(comparison.interval().level()));
        });
    }

    /** A thousand users who see one of two pages; with the new one every sixth buys, with the old one every tenth. */
    private static EventHistory application() {
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        Instant start = LocalDate.of(2026, 3, 2).atTime(20, 0).atZone(zone).toInstant();
        EventHistoryBuilder builder = EventHistory.builder(zone);
        for (int user = 0; user < 1_000; user++) {
            boolean isNew = user % 2 == 0;
            Instant seen = start.plus(Duration.ofMinutes(30L * user));
            builder.add("U" + user, seen, isNew ? "new page" : "old page");
            if (user / 2 % (isNew ? 6 : 10) == 0) {
                builder.add("U" + user, seen.plus(Duration.ofHours(2)), "buy");
            }
            for (int visit = 0; visit < user / 2 % 4; visit++) {
                builder.add("U" + user, seen.plus(Duration.ofDays(1 + 2L * visit)), "visit");
            }
        }
        return builder.build(LocalDate.of(2026, 4, 4));
    }
}
