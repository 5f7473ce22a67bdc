package io.github.retentionmetrics.audience;

import static io.github.retentionmetrics.audience.AudienceCount.BOUNCED;
import static io.github.retentionmetrics.audience.AudienceCount.BOUNCED_VISITS;
import static io.github.retentionmetrics.audience.AudienceCount.CLICKS;
import static io.github.retentionmetrics.audience.AudienceCount.COMMENTS;
import static io.github.retentionmetrics.audience.AudienceCount.COMPLAINTS;
import static io.github.retentionmetrics.audience.AudienceCount.CONVERSIONS;
import static io.github.retentionmetrics.audience.AudienceCount.DELIVERED;
import static io.github.retentionmetrics.audience.AudienceCount.HARD_BOUNCES;
import static io.github.retentionmetrics.audience.AudienceCount.IMPRESSIONS;
import static io.github.retentionmetrics.audience.AudienceCount.LIKES;
import static io.github.retentionmetrics.audience.AudienceCount.POSTS;
import static io.github.retentionmetrics.audience.AudienceCount.REACH;
import static io.github.retentionmetrics.audience.AudienceCount.SAVES;
import static io.github.retentionmetrics.audience.AudienceCount.SENT;
import static io.github.retentionmetrics.audience.AudienceCount.SHARES;
import static io.github.retentionmetrics.audience.AudienceCount.SOFT_BOUNCES;
import static io.github.retentionmetrics.audience.AudienceCount.TOTAL_CLICKS;
import static io.github.retentionmetrics.audience.AudienceCount.TOTAL_OPENS;
import static io.github.retentionmetrics.audience.AudienceCount.UNIQUE_CLICKS;
import static io.github.retentionmetrics.audience.AudienceCount.UNIQUE_OPENS;
import static io.github.retentionmetrics.audience.AudienceCount.UNSUBSCRIBED;
import static io.github.retentionmetrics.audience.AudienceCount.VISITS;
import static io.github.retentionmetrics.audience.AudienceCount.VISIT_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AudienceCountsTest {
    private static final AudienceCounts LETTER = AudienceCounts.of(Map.of(
            SENT, 10_000L,
            HARD_BOUNCES, 150L,
            SOFT_BOUNCES, 50L,
            UNIQUE_OPENS, 2_450L,
            TOTAL_OPENS, 4_900L,
            UNIQUE_CLICKS, 294L,
            TOTAL_CLICKS, 490L,
            UNSUBSCRIBED, 49L,
            COMPLAINTS, 2L));

    @Test
    void everyRateOfEmailDividesByWhatItsNameSays() {
        assertThat(EmailRates.deliveryRate(LETTER)).isEqualTo(Rate.of(9_800, 10_000));
        assertThat(EmailRates.bounceRate(LETTER)).isEqualTo(Rate.of(200, 10_000));
        assertThat(EmailRates.hardBounceRate(LETTER)).isEqualTo(Rate.of(150, 10_000));
        assertThat(EmailRates.softBounceRate(LETTER)).isEqualTo(Rate.of(50, 10_000));
        assertThat(EmailRates.openRate(LETTER)).isEqualTo(Rate.of(2_450, 9_800));
        assertThat(EmailRates.totalOpenRate(LETTER)).isEqualTo(Ratio.of(4_900, 9_800));
        assertThat(EmailRates.clickRate(LETTER)).isEqualTo(Rate.of(294, 9_800));
        assertThat(EmailRates.totalClickRate(LETTER)).isEqualTo(Ratio.of(490, 9_800));
        assertThat(EmailRates.clickToOpenRate(LETTER)).isEqualTo(Ratio.of(294, 2_450));
        assertThat(EmailRates.unsubscribeRate(LETTER)).isEqualTo(Rate.of(49, 9_800));
        assertThat(EmailRates.complaintRate(LETTER)).isEqualTo(Rate.of(2, 9_800));
    }

    /** 1000 sent, 900 delivered, 200 opened, 20 clicked, 5 unsubscribed: the example of a complaint about Mailjet. */
    @Test
    void aPublishedExampleAgreesWithTheRatesOfWhatWasDelivered() {
        AudienceCounts sent = AudienceCounts.of(
                Map.of(SENT, 1_000L, DELIVERED, 900L, UNIQUE_OPENS, 200L, UNIQUE_CLICKS, 20L, UNSUBSCRIBED, 5L));

        assertThat(EmailRates.deliveryRate(sent).percent()).isEqualTo(90.0);
        assertThat(EmailRates.openRate(sent)).hasToString("22.2% (200 of 900)");
        assertThat(EmailRates.clickToOpenRate(sent).percent()).isEqualTo(10.0);
        assertThat(EmailRates.unsubscribeRate(sent)).hasToString("0.6% (5 of 900)");
    }

    @Test
    void totalsMayExceedWhatWasDelivered() {
        AudienceCounts counts = AudienceCounts.of(Map.of(DELIVERED, 10L, TOTAL_OPENS, 25L, TOTAL_CLICKS, 12L));

        assertThat(EmailRates.totalOpenRate(counts).value()).isEqualTo(2.5);
        assertThat(EmailRates.totalClickRate(counts).value()).isEqualTo(1.2);
    }

    @Test
    void whatIsSentBouncedAndDeliveredFollowsFromTwoOfThem() {
        AudienceCounts whole = AudienceCounts.of(Map.of(SENT, 100L, BOUNCED, 4L, DELIVERED, 96L));

        assertThat(AudienceCounts.of(Map.of(SENT, 100L, BOUNCED, 4L))).isEqualTo(whole);
        assertThat(AudienceCounts.of(Map.of(SENT, 100L, DELIVERED, 96L))).isEqualTo(whole);
        assertThat(AudienceCounts.of(Map.of(DELIVERED, 96L, BOUNCED, 4L))).isEqualTo(whole);
        assertThat(AudienceCounts.of(Map.of(SENT, 100L, BOUNCED, 4L, DELIVERED, 90L))
                        .count(SENT))
                .as("six were dropped")
                .isEqualTo(100);
    }

    @Test
    void engagementCountsTheChosenInteractions() {
        AudienceCounts posts = AudienceCounts.of(Map.of(
                POSTS,
                4L,
                REACH,
                8_000L,
                IMPRESSIONS,
                20_000L,
                LIKES,
                300L,
                COMMENTS,
                60L,
                SHARES,
                40L,
                SAVES,
                0L,
                CLICKS,
                100L));
        AudienceMovement followers = AudienceMovement.startingWith(1_900).withEnd(2_000);
        EngagementRates rates = EngagementRates.withDefaults();

        assertThat(rates.byReach(posts)).isEqualTo(Ratio.of(400, 8_000));
        assertThat(rates.byImpressions(posts)).isEqualTo(Ratio.of(400, 20_000));
        assertThat(rates.byFollowers(posts, followers)).isEqualTo(Ratio.of(400, 2_000));
        assertThat(rates.byPost(posts, followers)).isEqualTo(Ratio.of(400, 8_000));
        assertThat(rates.perPost(posts)).isEqualTo(Ratio.of(400, 4));
        assertThat(EngagementRates.counting(CLICKS, LIKES).byReach(posts)).isEqualTo(Ratio.of(400, 8_000));
        assertThat(EngagementRates.counting(CLICKS, LIKES, LIKES).interactions())
                .containsExactly(LIKES, CLICKS);
    }

    @Test
    void engagementThatIsNotKnownIsUndefined() {
        AudienceCounts likes = AudienceCounts.of(Map.of(LIKES, 5L, REACH, 0L));
        AudienceMovement unknown = AudienceMovement.unknown();
        EngagementRates rates = EngagementRates.counting(LIKES);

        assertThat(EngagementRates.withDefaults().byReach(likes))
                .hasToString("undefined (0 of 0): a count that the rate needs is not known");
        assertThat(rates.byReach(likes)).hasToString("undefined (5 of 0): no post reached anybody");
        assertThat(rates.byImpressions(AudienceCounts.empty())).hasToString("undefined (0 of 0): no post was shown");
        assertThat(rates.perPost(AudienceCounts.empty())).hasToString("undefined (0 of 0): nothing was posted");
        assertThat(rates.byPost(AudienceCounts.empty(), unknown.withEnd(7)))
                .hasToString("undefined (0 of 0): nothing was posted");
        assertThat(rates.byFollowers(likes, unknown))
                .hasToString("undefined (0 of 0): a count that the rate needs is not known");
        assertThat(rates.byFollowers(likes, unknown.withEnd(0)))
                .hasToString("undefined (5 of 0): there are no followers at the end");
    }

    @Test
    void visitsHaveTheirRates() {
        AudienceCounts site = AudienceCounts.of(
                Map.of(VISITS, 9_640L, BOUNCED_VISITS, 4_338L, CONVERSIONS, 312L, VISIT_SECONDS, 96_400L));

        assertThat(VisitRates.bounceRate(site)).isEqualTo(Rate.of(4_338, 9_640));
        assertThat(VisitRates.conversionRate(site)).isEqualTo(Rate.of(312, 9_640));
        assertThat(VisitRates.meanSeconds(site).value()).isEqualTo(10.0);
        assertThat(VisitRates.bounceRate(AudienceCounts.empty()))
                .hasToString("undefined (0 of 0): there are no visits");
    }

    @Test
    void nothingOfAKindIsZeroAndNotUnknown() {
        assertThat(EmailRates.openRate(AudienceCounts.of(Map.of(LIKES, 3L))))
                .hasToString("undefined (0 of 0): no e-mail was delivered");
        assertThat(EmailRates.openRate(AudienceCounts.of(Map.of(DELIVERED, 3L))))
                .hasToString("undefined (0 of 0): a count that the rate needs is not known");
        assertThat(EmailRates.bounceRate(AudienceCounts.empty())).hasToString("undefined (0 of 0): no e-mail was sent");
        assertThat(EmailRates.clickToOpenRate(AudienceCounts.empty()))
                .hasToString("undefined (0 of 0): no e-mail was opened");
    }

    @Test
    void aSumIsKnownWhereBothPartsAre() {
        AudienceCounts opens = AudienceCounts.of(Map.of(DELIVERED, 100L, UNIQUE_OPENS, 20L));
        AudienceCounts none = AudienceCounts.of(Map.of(DELIVERED, 900L));
        AudienceCounts sum = opens.plus(none);

        assertThat(sum.count(DELIVERED)).isEqualTo(1_000);
        assertThat(sum.count(UNIQUE_OPENS)).isNull();
        assertThat(sum.plus(opens).count(UNIQUE_OPENS)).isNull();
        assertThat(opens.plus(AudienceCounts.empty())).isEqualTo(opens);
        assertThat(opens).hasToString("delivered 100, unique_opens 20");
        assertThat(AudienceCounts.empty()).hasToString("no counts above 0");
    }

    static List<Arguments> contradictions() {
        return List.of(
                Arguments.of(Map.of(LIKES, -1L), "likes must not be negative: -1"),
                Arguments.of(
                        Map.of(DELIVERED, 10L, UNIQUE_OPENS, 11L), "unique_opens (11) must be at most delivered (10)"),
                Arguments.of(
                        Map.of(SENT, 10L, BOUNCED, 1L, UNIQUE_CLICKS, 10L),
                        "unique_clicks (10) must be at most delivered (9)"),
                Arguments.of(
                        Map.of(TOTAL_OPENS, 10L, UNIQUE_OPENS, 11L),
                        "unique_opens (11) must be at most total_opens (10)"),
                Arguments.of(Map.of(SENT, 10L, DELIVERED, 11L), "delivered (11) must be at most sent (10)"),
                Arguments.of(
                        Map.of(SENT, 10L, DELIVERED, 8L, BOUNCED, 3L),
                        "delivered + bounced (8 + 3) must be at most sent (10)"),
                Arguments.of(
                        Map.of(BOUNCED, 4L, HARD_BOUNCES, 1L, SOFT_BOUNCES, 2L),
                        "bounced (4) must equal hard_bounces + soft_bounces (1 + 2 = 3)"),
                Arguments.of(Map.of(VISITS, 5L, CONVERSIONS, 6L), "conversions (6) must be at most visits (5)"));
    }

    @ParameterizedTest
    @MethodSource("contradictions")
    void contradictionsAreRefused(Map<AudienceCount, Long> counts, String message) {
        assertThatThrownBy(() -> AudienceCounts.of(counts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void onlyInteractionsCountAsEngagement() {
        assertThatThrownBy(() -> EngagementRates.counting(LIKES, REACH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interactions must be of likes, comments, shares, saves, clicks: reach");
        assertThatThrownBy(EngagementRates::counting)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("interactions must be at least one: 0");
        assertThat(Stream.of(AudienceCount.values()).filter(AudienceCount::isInteraction))
                .containsExactly(LIKES, COMMENTS, SHARES, SAVES, CLICKS);
    }

    @Test
    void anUnknownNameSaysWhichComeClose() {
        assertThat(AudienceCount.parse("Unique_Opens")).isEqualTo(UNIQUE_OPENS);
        assertThatThrownBy(() -> AudienceCount.parse("unique_open"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be that of a count: unique_open (did you mean unique_opens?)");
        assertThatThrownBy(() -> AudienceCount.parse("revenue"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("name must be that of a count: revenue (one of posts, reach, impressions, ");
    }
}
