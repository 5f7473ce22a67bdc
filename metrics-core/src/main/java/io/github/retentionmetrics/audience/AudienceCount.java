package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lookalikes;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a channel counts besides the size of its audience: of posts, of e-mail, or of visits.
 *
 * <p>Each count belongs to one of these three kinds. The counts of one e-mail are attributed to the day on which it was
 * sent, those of one post to the day on which it was published, as the platforms' reports by e-mail and by post do;
 * a report by day counts what happened on the day.
 *
 * <pre>{@code
 * AudienceCount.parse("unique_opens");   // UNIQUE_OPENS
 * }</pre>
 */
public enum AudienceCount {
    /** Posts that were published. */
    POSTS(Kind.POST),

    /** People who saw a post; a sum over posts or days counts a person as often. */
    REACH(Kind.POST),

    /** How often posts were shown, also several times to one person. */
    IMPRESSIONS(Kind.POST),

    /** Likes and other reactions to posts. */
    LIKES(Kind.POST),

    /** Comments on posts, and replies. */
    COMMENTS(Kind.POST),

    /** Shares and reposts of posts. */
    SHARES(Kind.POST),

    /** Saves of posts, such as bookmarks. */
    SAVES(Kind.POST),

    /** Clicks on posts or their links. */
    CLICKS(Kind.POST),

    /** E-mails that were sent, to one recipient each. */
    SENT(Kind.EMAIL),

    /** E-mails that were delivered; sent less bounced where a source does not state it. */
    DELIVERED(Kind.EMAIL),

    /** E-mails that came back, hard and soft bounces together. */
    BOUNCED(Kind.EMAIL),

    /** E-mails that can never be delivered, such as those to an address that does not exist. */
    HARD_BOUNCES(Kind.EMAIL),

    /** E-mails that could not be delivered now, such as those to a full mailbox. */
    SOFT_BOUNCES(Kind.EMAIL),

    /** Delivered e-mails that were opened at least once. */
    UNIQUE_OPENS(Kind.EMAIL),

    /** All openings of e-mails. */
    TOTAL_OPENS(Kind.EMAIL),

    /** Delivered e-mails in which a link was clicked at least once. */
    UNIQUE_CLICKS(Kind.EMAIL),

    /** All clicks on links in e-mails. */
    TOTAL_CLICKS(Kind.EMAIL),

    /** Delivered e-mails that were answered by unsubscribing. */
    UNSUBSCRIBED(Kind.EMAIL),

    /** Delivered e-mails that were reported as spam. */
    COMPLAINTS(Kind.EMAIL),

    /** Visits of a site, which are its sessions. */
    VISITS(Kind.VISIT),

    /** Visits of one page. */
    BOUNCED_VISITS(Kind.VISIT),

    /** Visits with the outcome that counts as success, such as an order. */
    CONVERSIONS(Kind.VISIT),

    /** The seconds that all visits lasted together. */
    VISIT_SECONDS(Kind.VISIT);

    private final Kind kind;

    AudienceCount(Kind kind) {
        this.kind = kind;
    }

    /** What is counted. */
    enum Kind {
        POST,
        EMAIL,
        VISIT
    }

    Kind kind() {
        return kind;
    }

    /**
     * Whether the count is one of interactions with posts.
     *
     * @return true for likes, comments, shares, saves and clicks
     */
    public boolean isInteraction() {
        return switch (this) {
            case LIKES, COMMENTS, SHARES, SAVES, CLICKS -> true;
            default -> false;
        };
    }

    /**
     * The name as a column of a file has it.
     *
     * @return the name in lower case, such as {@code unique_opens}
     */
    public String columnName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The count of a name, in upper or lower case.
     *
     * @param name the name, such as {@code unique_opens}
     * @return the count
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such count, with the names that come close, or else with all
     */
    public static AudienceCount parse(String name) {
        Checks.identifier(name, "name");
        for (AudienceCount count : values()) {
            if (count.name().equalsIgnoreCase(name)) {
                return count;
            }
        }
        List<String> known =
                Arrays.stream(values()).map(AudienceCount::columnName).toList();
        List<String> close = Lookalikes.of(name.toLowerCase(Locale.ROOT), known);
        throw new IllegalArgumentException("name must be that of a count: " + name + " ("
                + (close.isEmpty()
                        ? "one of " + String.join(", ", known)
                        : "did you mean " + String.join(", ", close) + "?")
                + ")");
    }
}
