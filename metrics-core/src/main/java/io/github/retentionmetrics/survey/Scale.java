package io.github.retentionmetrics.survey;

import java.io.Serializable;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The whole numbers that can answer a question of a survey, with the end of them that is good.
 *
 * <p>The direction is part of the scale: two scales with the same numbers but opposite directions are different, and
 * answers on different scales are never combined. A score off the scale is refused with a message such as {@code score
 * must be in 0..10: 12}. The text form is {@code 1-5}, or {@code 1-5, lower is better}.
 *
 * @param lowest the lowest score
 * @param highest the highest score, above the lowest by at most 1000
 * @param direction which end of the scale is good
 */
public record Scale(int lowest, int highest, Direction direction) implements Serializable {
    /** Which end of a scale is good. */
    public enum Direction {
        /** The highest score is the best one, as with satisfaction or "it was easy". */
        HIGHER_IS_BETTER,
        /** The lowest score is the best one, as with effort or with school grades in some countries. */
        LOWER_IS_BETTER
    }

    /** The scale of the Net Promoter Score: 0 to 10. */
    public static final Scale NPS = of(0, 10);

    /** The Net Promoter Score's scale without its zero, as some survey tools offer it: 1 to 10. */
    public static final Scale NPS_FROM_ONE = of(1, 10);

    /** Satisfaction from 1 to 5. */
    public static final Scale FIVE_POINT = of(1, 5);

    /** Satisfaction from 1 to 7. */
    public static final Scale SEVEN_POINT = of(1, 7);

    /** Satisfaction from 1 to 10; the same scale as {@link #NPS_FROM_ONE}. */
    public static final Scale TEN_POINT = of(1, 10);

    /** The first customer effort score (CES 1.0): "how much effort did it take", 1 to 5, lower is better. */
    public static final Scale EFFORT_FIVE_POINT = of(1, 5, Direction.LOWER_IS_BETTER);

    /** The second customer effort score (CES 2.0): "they made it easy", disagree to agree, 1 to 7, higher is better. */
    public static final Scale EASE_SEVEN_POINT = of(1, 7);

    private static final int MAX_STEPS = 1000;
    private static final String LOWER_SUFFIX = ", lower is better";
    private static final Pattern TEXT = Pattern.compile("(-?\\d{1,9})-(-?\\d{1,9})(" + LOWER_SUFFIX + ")?");

    /**
     * Checks the bounds.
     *
     * @param lowest the lowest score
     * @param highest the highest score
     * @param direction which end of the scale is good
     * @throws NullPointerException if the direction is null
     * @throws IllegalArgumentException if the highest score is not above the lowest, or is more than 1000 above it
     */
    public Scale {
        Objects.requireNonNull(direction, "direction");
        if (highest <= lowest) {
            throw new IllegalArgumentException("highest (" + highest + ") must be above lowest (" + lowest + ")");
        }
        if ((long) highest - lowest > MAX_STEPS) {
            throw new IllegalArgumentException(
                    "highest (" + highest + ") must be at most " + MAX_STEPS + " above lowest (" + lowest + ")");
        }
    }

    /**
     * A scale on which higher is better.
     *
     * @param lowest the lowest and worst score
     * @param highest the highest and best score
     * @return the scale
     * @throws IllegalArgumentException if the highest score is not above the lowest, or is more than 1000 above it
     */
    public static Scale of(int lowest, int highest) {
        return new Scale(lowest, highest, Direction.HIGHER_IS_BETTER);
    }

    /**
     * A scale with its direction.
     *
     * @param lowest the lowest score
     * @param highest the highest score
     * @param direction which end of the scale is good
     * @return the scale
     * @throws NullPointerException if the direction is null
     * @throws IllegalArgumentException if the highest score is not above the lowest, or is more than 1000 above it
     */
    public static Scale of(int lowest, int highest, Direction direction) {
        return new Scale(lowest, highest, direction);
    }

    /**
     * Reads a scale from the text that {@link #toString()} writes.
     *
     * @param text such as {@code 1-5} or {@code 1-5, lower is better}
     * @return the scale
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is not of this form, or its numbers are not those of a scale
     */
    public static Scale parse(String text) {
        Matcher matcher = TEXT.matcher(Objects.requireNonNull(text, "text"));
        if (!matcher.matches()) {
            throw new IllegalArgumentException("text must be a scale such as 1-5 or 1-5" + LOWER_SUFFIX + ": " + text);
        }
        Direction direction = matcher.group(3) == null ? Direction.HIGHER_IS_BETTER : Direction.LOWER_IS_BETTER;
        return new Scale(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)), direction);
    }

    /**
     * The number of different scores.
     *
     * @return 11 for 0 to 10
     */
    public int points() {
        return highest - lowest + 1;
    }

    /**
     * Whether a number is on this scale.
     *
     * @param score the number
     * @return whether it is from the lowest to the highest score, both inclusive
     */
    public boolean contains(int score) {
        return score >= lowest && score <= highest;
    }

    /**
     * Whether one score is at least as good as another in this scale's direction.
     *
     * @param score the score in question
     * @param cutOff the score to compare with
     * @return whether the score equals the cut-off or lies on its good side
     */
    public boolean isAtLeastAsGood(int score, int cutOff) {
        return direction == Direction.HIGHER_IS_BETTER ? score >= cutOff : score <= cutOff;
    }

    /**
     * The cut-off of a top box: the least good of a number of best scores.
     *
     * @param boxes the number of scores in the top box
     * @return 4 for the top 2 of 1 to 5; 2 for the top 2 of 1 to 5 when lower is better
     * @throws IllegalArgumentException if the number of boxes is below one or above the scale's number of points
     */
    public int topBox(int boxes) {
        if (boxes < 1 || boxes > points()) {
            throw new IllegalArgumentException("boxes must be in 1.." + points() + ": " + boxes);
        }
        return direction == Direction.HIGHER_IS_BETTER ? highest - boxes + 1 : lowest + boxes - 1;
    }

    /**
     * This scale with its ends exchanged, for answers that were recorded the other way round.
     *
     * @return the same numbers in the opposite direction
     * @see ScoreCounts#mirrored()
     */
    public Scale mirrored() {
        return new Scale(
                lowest,
                highest,
                direction == Direction.HIGHER_IS_BETTER ? Direction.LOWER_IS_BETTER : Direction.HIGHER_IS_BETTER);
    }

    int requireScore(int score, String name) {
        if (!contains(score)) {
            throw new IllegalArgumentException(name + " must be in " + lowest + ".." + highest + ": " + score);
        }
        return score;
    }

    /** Returns the text form: {@code 1-5}, or {@code 1-5, lower is better}. */
    @Override
    public String toString() {
        return lowest + "-" + highest + (direction == Direction.LOWER_IS_BETTER ? LOWER_SUFFIX : "");
    }
}
