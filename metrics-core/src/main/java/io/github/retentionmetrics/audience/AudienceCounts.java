package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The counts of a day, an e-mail, a post or a period, as far as their source states them.
 *
 * <pre>
 *   bounced   = hard bounces + soft bounces
 *   delivered = sent - bounced
 * </pre>
 *
 * <p>Of e-mails sent, bounced and delivered, any two give the third. If all three are stated, some e-mails may be
 * neither: a service drops those to addresses that bounced before.
 *
 * <p>Counts add up with {@link #plus}; a sum is not known where one of its parts is not, so that a rate never divides
 * the opens of one e-mail by the recipients of two. {@link #of} takes the counts of a kind (posts, e-mail, visits) of
 * which none is stated as 0: nothing of the kind happened. {@link #empty()} is the identity, where all counts are 0.
 *
 * <pre>{@code
 * AudienceCounts letter = AudienceCounts.of(Map.of(SENT, 10_000L, BOUNCED, 200L, UNIQUE_OPENS, 2_450L));
 * letter.count(DELIVERED);                        // 9800
 * EmailRates.openRate(letter).toString();         // 25.0% (2450 of 9800)
 * EmailRates.clickRate(letter).isDefined();       // false: a count that the rate needs is not known
 * }</pre>
 *
 * @param counts the counts that are known, in the order of their constants
 */
public record AudienceCounts(Map<AudienceCount, Long> counts) implements Serializable {
    private static final AudienceCounts EMPTY = of(Map.of());

    /**
     * Checks the counts that are known against each other, and adds those that follow.
     *
     * @param counts the counts that are known; all others are not known
     * @throws NullPointerException if the map, a key or a value is null
     * @throws IllegalArgumentException if a count is negative, or counts contradict each other
     * @throws ArithmeticException if a sum of counts does not fit in a long
     */
    public AudienceCounts {
        EnumMap<AudienceCount, Long> known = new EnumMap<>(AudienceCount.class);
        Objects.requireNonNull(counts, "counts")
                .forEach((name, count) -> known.put(
                        Objects.requireNonNull(name, "name"),
                        Checks.notNegative(Objects.requireNonNull(count, "count"), name.columnName())));
        addBounced(known);
        addDelivered(known);
        atMost(known, AudienceCount.UNIQUE_OPENS, AudienceCount.DELIVERED);
        atMost(known, AudienceCount.UNIQUE_CLICKS, AudienceCount.DELIVERED);
        atMost(known, AudienceCount.UNSUBSCRIBED, AudienceCount.DELIVERED);
        atMost(known, AudienceCount.COMPLAINTS, AudienceCount.DELIVERED);
        atMost(known, AudienceCount.UNIQUE_OPENS, AudienceCount.TOTAL_OPENS);
        atMost(known, AudienceCount.UNIQUE_CLICKS, AudienceCount.TOTAL_CLICKS);
        atMost(known, AudienceCount.BOUNCED_VISITS, AudienceCount.VISITS);
        atMost(known, AudienceCount.CONVERSIONS, AudienceCount.VISITS);
        counts = Collections.unmodifiableMap(known);
    }

    private static void addBounced(Map<AudienceCount, Long> known) {
        Long hard = known.get(AudienceCount.HARD_BOUNCES);
        Long soft = known.get(AudienceCount.SOFT_BOUNCES);
        if (hard == null || soft == null) {
            atMost(known, AudienceCount.HARD_BOUNCES, AudienceCount.BOUNCED);
            atMost(known, AudienceCount.SOFT_BOUNCES, AudienceCount.BOUNCED);
            return;
        }
        long sum = Checks.sum(hard, soft, "bounced");
        Long bounced = known.putIfAbsent(AudienceCount.BOUNCED, sum);
        if (bounced != null && bounced != sum) {
            throw new IllegalArgumentException("bounced (" + bounced + ") must equal hard_bounces + soft_bounces ("
                    + hard + " + " + soft + " = " + sum + ")");
        }
    }

    private static void addDelivered(Map<AudienceCount, Long> known) {
        atMost(known, AudienceCount.BOUNCED, AudienceCount.SENT);
        atMost(known, AudienceCount.DELIVERED, AudienceCount.SENT);
        Long sent = known.get(AudienceCount.SENT);
        Long delivered = known.get(AudienceCount.DELIVERED);
        Long bounced = known.get(AudienceCount.BOUNCED);
        if (sent != null && bounced != null && delivered != null) {
            if (bounced > sent - delivered) {
                throw new IllegalArgumentException("delivered + bounced (" + delivered + " + " + bounced
                        + ") must be at most sent (" + sent + ")");
            }
        } else if (sent != null && bounced != null) {
            known.put(AudienceCount.DELIVERED, sent - bounced);
        } else if (sent != null && delivered != null) {
            known.put(AudienceCount.BOUNCED, sent - delivered);
        } else if (bounced != null && delivered != null) {
            known.put(AudienceCount.SENT, Checks.sum(delivered, bounced, "sent"));
        }
    }

    private static void atMost(Map<AudienceCount, Long> known, AudienceCount part, AudienceCount whole) {
        Long count = known.get(part);
        Long most = known.get(whole);
        if (count != null && most != null) {
            Checks.partOfWhole(count, part.columnName(), most, whole.columnName());
        }
    }

    /**
     * The counts of a source. Those of a kind (posts, e-mail, visits) of which none is stated are 0.
     *
     * @param stated the counts that the source states
     * @return the counts
     * @throws NullPointerException if the map, a key or a value is null
     * @throws IllegalArgumentException if a count is negative, or counts contradict each other
     * @throws ArithmeticException if a sum of counts does not fit in a long
     */
    public static AudienceCounts of(Map<AudienceCount, Long> stated) {
        EnumMap<AudienceCount, Long> known = new EnumMap<>(AudienceCount.class);
        known.putAll(stated);
        for (AudienceCount.Kind kind : AudienceCount.Kind.values()) {
            if (stated.keySet().stream().noneMatch(count -> count.kind() == kind)) {
                Arrays.stream(AudienceCount.values())
                        .filter(count -> count.kind() == kind)
                        .forEach(count -> known.put(count, 0L));
            }
        }
        return new AudienceCounts(known);
    }

    /**
     * The counts of nothing, all 0: the identity of {@link #plus}.
     *
     * @return the empty counts
     */
    public static AudienceCounts empty() {
        return EMPTY;
    }

    /**
     * A count.
     *
     * @param name which count
     * @return the count, or null if it is not known
     * @throws NullPointerException if the name is null
     */
    public @Nullable Long count(AudienceCount name) {
        return counts.get(Objects.requireNonNull(name, "name"));
    }

    /**
     * The sums of these counts and those of other days, e-mails or posts.
     *
     * @param other the other counts
     * @return the sums that are known, which are those whose parts are both known
     * @throws NullPointerException if the other is null
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public AudienceCounts plus(AudienceCounts other) {
        Objects.requireNonNull(other, "other");
        EnumMap<AudienceCount, Long> sums = new EnumMap<>(AudienceCount.class);
        counts.forEach((name, count) -> {
            Long others = other.counts.get(name);
            if (others != null) {
                sums.put(name, Checks.sum(count, others, name.columnName()));
            }
        });
        return new AudienceCounts(sums);
    }

    /**
     * The counts as a text: those above 0, such as {@code sent 10000, delivered 9800, bounced 200}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        StringJoiner text = new StringJoiner(", ");
        counts.forEach((name, count) -> {
            if (count > 0) {
                text.add(name.columnName() + " " + count);
            }
        });
        return text.length() == 0 ? "no counts above 0" : text.toString();
    }
}
