package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The rates of engagement with posts, for the interactions that the caller counts as engagement.
 *
 * <pre>
 *   by reach       = interactions / reach
 *   by impressions = interactions / impressions
 *   by followers   = interactions / followers at the end of the period
 *   by post        = interactions / (posts x followers)     the mean over posts of interactions / followers
 *   per post       = interactions / posts                   a number, not a share
 * </pre>
 *
 * <p>Platforms differ in what they count: LinkedIn and X include clicks, others do not. {@link #withDefaults()} counts
 * likes, comments, shares and saves. One person may interact several times, so that all of these are ratios, which may
 * exceed 1, and have no interval. Over several posts the sums are divided, which weights a post by its reach; the
 * mean of the rates of single posts is another number.
 *
 * <p>A rate is undefined if its denominator is 0, or a count that it needs is not known.
 *
 * <p>Source: Hootsuite, <i>How to Calculate Engagement Rate</i> (ERR, ER impressions, daily ER, ER post).
 *
 * <pre>{@code
 * AudienceCounts posts = AudienceCounts.of(Map.of(REACH, 8_000L, LIKES, 300L, COMMENTS, 60L, SHARES, 40L));
 * EngagementRates.counting(LIKES, COMMENTS, SHARES).byReach(posts).percent();   // 5.0
 * EngagementRates.withDefaults().byReach(posts).isDefined();                    // false: saves are not known
 * }</pre>
 *
 * @param interactions the interactions that count, each once, in the order of their constants
 */
public record EngagementRates(List<AudienceCount> interactions) implements Serializable {
    private static final String NO_REACH = "no post reached anybody";
    private static final String NO_IMPRESSION = "no post was shown";
    private static final String NO_FOLLOWER = "there are no followers at the end";
    private static final String NO_POST = "nothing was posted";

    /**
     * Checks the interactions.
     *
     * @param interactions the interactions that count, in any order
     * @throws NullPointerException if the list or an interaction is null
     * @throws IllegalArgumentException if there is none, or a count is not one of interactions
     */
    public EngagementRates {
        interactions = interactions.stream().distinct().sorted().toList();
        if (interactions.isEmpty()) {
            throw new IllegalArgumentException("interactions must be at least one: 0");
        }
        for (AudienceCount count : interactions) {
            if (!count.isInteraction()) {
                throw new IllegalArgumentException(
                        "interactions must be of likes, comments, shares, saves, clicks: " + count.columnName());
            }
        }
    }

    /**
     * Rates that count likes, comments, shares and saves.
     *
     * @return the rates
     */
    public static EngagementRates withDefaults() {
        return counting(AudienceCount.LIKES, AudienceCount.COMMENTS, AudienceCount.SHARES, AudienceCount.SAVES);
    }

    /**
     * Rates that count the given interactions.
     *
     * @param interactions the interactions
     * @return the rates
     * @throws NullPointerException if an interaction is null
     * @throws IllegalArgumentException if there is none, or a count is not one of interactions
     */
    public static EngagementRates counting(AudienceCount... interactions) {
        return new EngagementRates(Arrays.asList(interactions));
    }

    /**
     * The number of interactions that count.
     *
     * @param counts the counts
     * @return their sum, or null if one of them is not known
     * @throws NullPointerException if the counts are null
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public @Nullable Long interactions(AudienceCounts counts) {
        Objects.requireNonNull(counts, "counts");
        long sum = 0;
        for (AudienceCount interaction : interactions) {
            Long count = counts.count(interaction);
            if (count == null) {
                return null;
            }
            sum = Checks.sum(sum, count, "interactions");
        }
        return sum;
    }

    /**
     * Interactions relative to the people who saw the posts.
     *
     * @param counts the counts
     * @return interactions over reach
     * @throws NullPointerException if the counts are null
     */
    public Ratio byReach(AudienceCounts counts) {
        return over(counts, counts.count(AudienceCount.REACH), NO_REACH);
    }

    /**
     * Interactions relative to how often the posts were shown.
     *
     * @param counts the counts
     * @return interactions over impressions
     * @throws NullPointerException if the counts are null
     */
    public Ratio byImpressions(AudienceCounts counts) {
        return over(counts, counts.count(AudienceCount.IMPRESSIONS), NO_IMPRESSION);
    }

    /**
     * Interactions of a period relative to the followers at its end.
     *
     * @param counts the counts
     * @param followers the movement of the followers in the same period
     * @return interactions over followers
     * @throws NullPointerException if a parameter is null
     */
    public Ratio byFollowers(AudienceCounts counts, AudienceMovement followers) {
        return over(counts, followers.end(), NO_FOLLOWER);
    }

    /**
     * Interactions of a post relative to the followers at the end of the period, on average over its posts.
     *
     * @param counts the counts
     * @param followers the movement of the followers in the same period
     * @return interactions over posts times followers
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if posts times followers do not fit in a long
     */
    public Ratio byPost(AudienceCounts counts, AudienceMovement followers) {
        Long posts = counts.count(AudienceCount.POSTS);
        Long end = followers.end();
        Long both = posts == null || end == null ? null : (Long) Math.multiplyExact((long) posts, (long) end);
        return over(counts, both, posts != null && posts == 0 ? NO_POST : NO_FOLLOWER);
    }

    /**
     * Interactions of a post, on average over the posts.
     *
     * @param counts the counts
     * @return interactions over posts
     * @throws NullPointerException if the counts are null
     */
    public Ratio perPost(AudienceCounts counts) {
        return over(counts, counts.count(AudienceCount.POSTS), NO_POST);
    }

    private Ratio over(AudienceCounts counts, @Nullable Long divisor, String reason) {
        Long dividend = interactions(counts);
        return dividend == null || divisor == null
                ? Ratio.of(0, 0, Known.COUNT_UNKNOWN)
                : Ratio.of(dividend, divisor, reason);
    }
}
