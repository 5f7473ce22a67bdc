package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.survey.Scale;
import java.io.Serializable;
import java.util.Objects;

/**
 * A question of a loyalty survey: a driver of loyalty such as trust, or the loyalty itself, and the scale of its
 * answers.
 *
 * <p>The scale says which end is good, so that effort (low is good) and trust (high is good) can be combined. The names
 * of the four drivers in the literature on loyalty are constants; others are possible.
 *
 * @param name the subject of the question, not blank, such as {@code trust}
 * @param scale the scale of the answers
 */
public record Question(String name, Scale scale) implements Serializable {
    /** How satisfied customers are. */
    public static final String SATISFACTION = "satisfaction";

    /** What customers think of the company. */
    public static final String IMAGE = "image";

    /** Whether customers trust the company. */
    public static final String TRUST = "trust";

    /** How much customers interact with the company and feel connected with it. */
    public static final String ENGAGEMENT = "engagement";

    /**
     * Checks the parts.
     *
     * @param name the subject of the question
     * @param scale the scale of the answers
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the name is blank
     */
    public Question {
        Checks.identifier(name, "name");
        Objects.requireNonNull(scale, "scale");
    }

    /**
     * A question.
     *
     * @param name the subject of the question, not blank
     * @param scale the scale of the answers
     * @return the question
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the name is blank
     */
    public static Question of(String name, Scale scale) {
        return new Question(name, scale);
    }

    /** The score counted from the worst end of the scale: 0 is worst, {@link #range()} is best. */
    int fromWorst(int score, long row) {
        if (!scale.contains(score)) {
            throw new IllegalArgumentException(
                    name + " at row " + row + " must be in " + scale.lowest() + ".." + scale.highest() + ": " + score);
        }
        return scale.direction() == Scale.Direction.HIGHER_IS_BETTER ? score - scale.lowest() : scale.highest() - score;
    }

    int range() {
        return scale.highest() - scale.lowest();
    }
}
