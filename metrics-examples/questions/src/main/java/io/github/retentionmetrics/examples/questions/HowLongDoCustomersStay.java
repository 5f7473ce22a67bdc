package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.subscription.SubscriptionHistory.toSubscriptionHistory;

import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.time.LocalDate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Question: many of our customers have not left yet. How long do customers stay? */
public final class HowLongDoCustomersStay {
    private HowLongDoCustomersStay() {}

    public static void main(String[] args) {
        // one customer joins every third day; five of seven leave, after one month to eleven
        LocalDate start = LocalDate.of(2025, 1, 1);
        Stream<Subscription> subscriptions = IntStream.range(0, 200).mapToObj(i -> {
            Subscription running = Subscription.of("customer " + i, start.plusDays(3L * i));
            return i % 7 < 5 ? running.withEnd(running.startInclusive().plusDays(30 + i * 37L % 300)) : running;
        });
        SubscriptionHistory base = subscriptions.collect(toSubscriptionHistory(LocalDate.of(2026, 8, 31)));

        Durations stays = Lifespan.FIRST_STAY.over(base);
        SurvivalCurve curve = SurvivalCurve.of(stays);
        System.out.println(stays);
        System.out.println("longer than 90 days     " + curve.survival(90) + " of customers, "
                + curve.survival(90).interval(0.95));
        System.out.println("half have left after    " + curve.median() + ", "
                + curve.median().interval(0.95));
        System.out.println("of the first 365 days   " + curve.restrictedMean(365) + ", "
                + curve.restrictedMean(365).interval(0.95));
        System.out.println("at risk on day 200      " + curve.atRisk(200));

        // no customer has been one for so long: not 0 %, and not what the last ones left behind
        System.out.println("longer than 3 years     " + curve.survival(1_095));

        // if ends were recorded from 2026 on only, earlier customers count from there
        Durations recorded = Lifespan.FIRST_STAY.over(base, LocalDate.of(2026, 1, 1));
        System.out.println(recorded);
        System.out.println(
                "half have left after    " + SurvivalCurve.of(recorded).median());
    }
}
