package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.audience.AudienceCount.COMMENTS;
import static io.github.retentionmetrics.audience.AudienceCount.HARD_BOUNCES;
import static io.github.retentionmetrics.audience.AudienceCount.IMPRESSIONS;
import static io.github.retentionmetrics.audience.AudienceCount.LIKES;
import static io.github.retentionmetrics.audience.AudienceCount.SENT;
import static io.github.retentionmetrics.audience.AudienceCount.SHARES;
import static io.github.retentionmetrics.audience.AudienceCount.SOFT_BOUNCES;
import static io.github.retentionmetrics.audience.AudienceCount.UNIQUE_CLICKS;
import static io.github.retentionmetrics.audience.AudienceCount.UNIQUE_OPENS;
import static io.github.retentionmetrics.audience.AudienceCount.UNSUBSCRIBED;

import io.github.retentionmetrics.audience.AudienceCounts;
import io.github.retentionmetrics.audience.AudienceDay;
import io.github.retentionmetrics.audience.AudienceHistory;
import io.github.retentionmetrics.audience.AudienceMovement;
import io.github.retentionmetrics.audience.EmailRates;
import io.github.retentionmetrics.audience.EngagementRates;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Question: do our followers and subscribers become more, and do they react to what we post and send? */
public final class IsTheAudienceGrowing {
    private IsTheAudienceGrowing() {}

    public static void main(String[] args) {
        AudienceHistory history = AudienceHistory.of(days());
        Period march = Period.month(2026, 3);
        Period april = Period.month(2026, 4);

        for (String channel : history.channels()) {
            AudienceMovement movement = history.movement(channel, april);
            System.out.println(channel + ", April: " + movement);
            System.out.println("  growth        " + movement.growthRate());
            System.out.println("  lost          " + movement.lossRate());
        }

        AudienceCounts letters = history.counts("newsletter", april);
        Rate opened = EmailRates.openRate(letters);
        System.out.println("bounced         " + EmailRates.bounceRate(letters));
        System.out.println("opened          " + opened + ", " + opened.interval(0.95));
        System.out.println("  since March   " + opened.minus(EmailRates.openRate(history.counts("newsletter", march))));
        System.out.println("clicked         " + EmailRates.clickRate(letters));
        System.out.println("  of openings   " + EmailRates.clickToOpenRate(letters));
        System.out.println("unsubscribed    " + EmailRates.unsubscribeRate(letters));

        // which reactions count is a choice, to be made once
        EngagementRates engagement = EngagementRates.counting(LIKES, COMMENTS, SHARES);
        AudienceCounts posts = history.counts("instagram", april);
        System.out.println("engagement      " + engagement.byImpressions(posts) + " by impressions");
        System.out.println("                " + engagement.byFollowers(posts, history.movement("instagram", april))
                + " by followers");
    }

    /** A page of which the number of followers is known each day, and a newsletter that is sent every Monday. */
    private static List<AudienceDay> days() {
        List<AudienceDay> days = new ArrayList<>();
        for (LocalDate day : Period.of(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 5, 1))
                .days()
                .toList()) {
            int n = days.size();
            days.add(new AudienceDay(
                    day,
                    "instagram",
                    AudienceMovement.unknown().withEnd(4_000 + 3L * n - n % 4),
                    AudienceCounts.of(Map.of(IMPRESSIONS, 900L + n, LIKES, 40L + n % 7, COMMENTS, 5L, SHARES, 2L))));
        }
        LocalDate monday = LocalDate.of(2026, 3, 2);
        for (long week = 0; week < 9; week++) {
            long subscribers = 5_000 + 20 * week;
            days.add(new AudienceDay(
                    monday.plusWeeks(week),
                    "newsletter",
                    AudienceMovement.startingWith(subscribers).withGained(32).withLost(12),
                    AudienceCounts.of(Map.of(
                            SENT, subscribers,
                            HARD_BOUNCES, 20L,
                            SOFT_BOUNCES, 30L,
                            UNIQUE_OPENS, 1_100 + 15 * week,
                            UNIQUE_CLICKS, 180L,
                            UNSUBSCRIBED, 12L))));
        }
        return days;
    }
}
