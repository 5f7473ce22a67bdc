package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How the size of an audience changed during a day or a period, as far as its source states it.
 *
 * <pre>
 *   end         = start + gained - lost + unexplained
 *   net growth  = end - start
 *   growth rate = net growth / start
 *   loss rate   = lost / start
 * </pre>
 *
 * <p>Of start, gained, lost and end, any three give the fourth; all four are checked against each other. A count that
 * is neither given nor follows is not known, and null. Gained and lost count events: a person who joins and leaves in
 * the same month is in both, so that the loss rate of a long period may exceed 1 and is not the churn rate of those
 * present at the start.
 *
 * <p>The change that no count explains is 0 for a day. In a sum it holds what happened between the end of a day and the
 * start of the next day that is known: platforms remove accounts without counting them as lost, and days may be
 * missing.
 *
 * <pre>{@code
 * AudienceMovement march = AudienceMovement.startingWith(1_000).withGained(80).withEnd(1_050);
 * march.lost();                             // 30
 * march.growthRate().toString();            // 0.050 (50 of 1000)
 * march.lossRate().toString();              // 0.030 (30 of 1000)
 * }</pre>
 *
 * @param start the size at the start, or null if it is not known
 * @param gained how many joined, or null if it is not known
 * @param lost how many left, or null if it is not known
 * @param end the size at the end, or null if it is not known
 * @param unexplained the change of size that is neither gained nor lost, of either sign
 */
public record AudienceMovement(
        @Nullable Long start,
        @Nullable Long gained,
        @Nullable Long lost,
        @Nullable Long end,
        long unexplained) implements Serializable {
    private static final AudienceMovement UNKNOWN = new AudienceMovement(null, null, null, null, 0);
    private static final String NOBODY = "the audience at the start is 0";
    private static final String START_UNKNOWN = "the audience at the start is not known";
    private static final String GROWTH_UNKNOWN = "the growth of the audience is not known";
    private static final String LOST_UNKNOWN = "the number of those lost is not known";
    private static final String GAINED_UNKNOWN = "the number of those gained is not known";

    /**
     * Checks the counts against each other, and adds the fourth to any three of them.
     *
     * @param start the size at the start, or null
     * @param gained how many joined, or null
     * @param lost how many left, or null
     * @param end the size at the end, or null
     * @param unexplained the change of size that is neither gained nor lost
     * @throws IllegalArgumentException if a count is negative, a count that follows from the others would be negative,
     *     or all four contradict each other
     * @throws ArithmeticException if a sum of counts does not fit in a long
     */
    public AudienceMovement {
        notNegative(start, "start");
        notNegative(gained, "gained");
        notNegative(lost, "lost");
        notNegative(end, "end");
        if (gained != null && lost != null && (start != null || end != null)) {
            long change = Checks.sum(gained - lost, unexplained, "end - start");
            if (start == null) {
                start = following(Checks.sum(Objects.requireNonNull(end), Math.negateExact(change), "start"), "start");
            } else if (end == null) {
                end = following(Checks.sum(start, change, "end"), "end");
            } else if (Checks.sum(start, change, "end") != end) {
                throw new IllegalArgumentException("end (" + end + ") must equal start + gained - lost"
                        + (unexplained == 0 ? "" : " + unexplained") + " (" + start + " + " + gained + " - " + lost
                        + (unexplained == 0 ? "" : " + " + unexplained) + " = " + (start + change) + ")");
            }
        } else if (start != null && end != null) {
            long change = Checks.sum(end - start, Math.negateExact(unexplained), "end - start");
            if (gained != null) {
                lost = following(Checks.sum(gained, Math.negateExact(change), "lost"), "lost");
            } else if (lost != null) {
                gained = following(Checks.sum(lost, change, "gained"), "gained");
            }
        }
    }

    private static void notNegative(@Nullable Long count, String name) {
        if (count != null) {
            Checks.notNegative(count, name);
        }
    }

    private static long following(long count, String name) {
        if (count < 0) {
            throw new IllegalArgumentException(
                    name + " must not be negative, but follows from the other counts: " + count);
        }
        return count;
    }

    /**
     * A movement of which nothing is known.
     *
     * @return the movement without a count
     */
    public static AudienceMovement unknown() {
        return UNKNOWN;
    }

    /**
     * A movement with the size at its start.
     *
     * @param start the size at the start
     * @return the movement
     * @throws IllegalArgumentException if the count is negative
     */
    public static AudienceMovement startingWith(long start) {
        return new AudienceMovement(start, null, null, null, 0);
    }

    /**
     * This movement with the size at its start.
     *
     * @param start the size at the start
     * @return a copy
     * @throws IllegalArgumentException if the count is negative or contradicts the others
     */
    public AudienceMovement withStart(long start) {
        return new AudienceMovement(start, gained, lost, end, unexplained);
    }

    /**
     * This movement with the number of those who joined.
     *
     * @param gained how many joined
     * @return a copy
     * @throws IllegalArgumentException if the count is negative or contradicts the others
     */
    public AudienceMovement withGained(long gained) {
        return new AudienceMovement(start, gained, lost, end, unexplained);
    }

    /**
     * This movement with the number of those who left.
     *
     * @param lost how many left
     * @return a copy
     * @throws IllegalArgumentException if the count is negative or contradicts the others
     */
    public AudienceMovement withLost(long lost) {
        return new AudienceMovement(start, gained, lost, end, unexplained);
    }

    /**
     * This movement with the size at its end.
     *
     * @param end the size at the end
     * @return a copy
     * @throws IllegalArgumentException if the count is negative or contradicts the others
     */
    public AudienceMovement withEnd(long end) {
        return new AudienceMovement(start, gained, lost, end, unexplained);
    }

    /** Whether any count is known. */
    boolean isStated() {
        return start != null || gained != null || lost != null || end != null;
    }

    /** This movement with a size at its start that another day gives, unless it does not fit what this one states. */
    AudienceMovement startingAfter(long size) {
        return start != null
                        || (gained == null && lost != null && end != null && end - size + lost < 0)
                        || (lost == null && gained != null && end != null && size + gained - end < 0)
                        || (gained != null && lost != null && size + gained - lost < 0)
                ? this
                : withStart(size);
    }

    /** This movement with a size at its end that another day gives, unless it does not fit what this one states. */
    AudienceMovement endingBefore(long size) {
        return end != null
                        || (gained == null && lost != null && start != null && size - start + lost < 0)
                        || (lost == null && gained != null && start != null && start + gained - size < 0)
                        || (gained != null && lost != null && size - gained + lost < 0)
                ? this
                : withEnd(size);
    }

    /**
     * The change of size.
     *
     * @return end less start, or gained less lost where a size is missing; null if neither is known
     */
    public @Nullable Long netGrowth() {
        if (start != null && end != null) {
            return end - start;
        }
        return gained != null && lost != null ? gained - lost + unexplained : null;
    }

    /**
     * Net growth relative to the size at the start, as tools for social media and e-mail report it.
     *
     * @return net growth over the start; negative for an audience that shrinks; undefined if a count is not known or
     *     the start is 0
     */
    public Ratio growthRate() {
        return ofStart(netGrowth(), GROWTH_UNKNOWN);
    }

    /**
     * Those gained relative to the size at the start.
     *
     * @return gained over the start; undefined if a count is not known or the start is 0
     */
    public Ratio gainRate() {
        return ofStart(gained, GAINED_UNKNOWN);
    }

    /**
     * Those lost relative to the size at the start.
     *
     * @return lost over the start, above 1 if more were lost than there were at the start; undefined if a count is not
     *     known or the start is 0
     */
    public Ratio lossRate() {
        return ofStart(lost, LOST_UNKNOWN);
    }

    private Ratio ofStart(@Nullable Long count, String reason) {
        if (start == null) {
            return Ratio.of(0, 0, START_UNKNOWN);
        }
        return count == null ? Ratio.of(0, 0, reason) : Ratio.of(count, start, NOBODY);
    }

    /**
     * The movement of this period and the one after it: the start of the first, the end of the last, and the sums of
     * those gained and lost.
     *
     * <p>A sum is not known where one of its parts is not. If the later period does not start with the size with which
     * this one ends, the difference is unexplained.
     *
     * @param next the movement of the period after this one
     * @return the movement of both
     * @throws NullPointerException if the other is null
     * @throws IllegalArgumentException if a size that follows would be negative
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public AudienceMovement followedBy(AudienceMovement next) {
        Objects.requireNonNull(next, "next");
        long between = end == null || next.start == null ? 0 : next.start - end;
        return new AudienceMovement(
                start,
                sum(gained, next.gained, "gained"),
                sum(lost, next.lost, "lost"),
                next.end,
                Checks.sum(Checks.sum(unexplained, between, "unexplained"), next.unexplained, "unexplained"));
    }

    private static @Nullable Long sum(@Nullable Long first, @Nullable Long second, String name) {
        return first == null || second == null ? null : Checks.sum(first, second, name);
    }

    @Override
    public String toString() {
        return text(start) + " at start + " + text(gained) + " gained - " + text(lost) + " lost"
                + (unexplained == 0 ? "" : " + " + unexplained + " unexplained") + " = " + text(end) + " at end";
    }

    private static String text(@Nullable Long count) {
        return count == null ? "?" : count.toString();
    }
}
