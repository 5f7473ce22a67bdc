package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** An accumulator of the sums of {@link LoyaltyDrivers}. */
final class DriverSums implements Serializable {
    private static final long serialVersionUID = 1L;

    /** The drivers, followed by the loyalty. */
    private final List<Question> questions;

    private final Moments moments;
    private final JointCounts[] joint;
    private long incomplete;

    DriverSums(List<Question> questions) {
        this.questions = questions;
        this.moments = new Moments(questions.size());
        this.joint = new JointCounts[questions.size() - 1];
        Arrays.setAll(joint, driver -> new JointCounts());
    }

    void add(DriverAnswers answers) {
        long row = moments.respondents() + incomplete;
        Objects.requireNonNull(answers, () -> "answers at row " + row);
        int[] scores = new int[questions.size()];
        boolean isComplete = true;
        for (int i = 0; i < scores.length; i++) {
            Question question = questions.get(i);
            OptionalInt score = answers.score(question.name());
            isComplete &= score.isPresent();
            scores[i] = score.isPresent() ? question.fromWorst(score.getAsInt(), row) : 0;
        }
        if (!isComplete) {
            incomplete++;
            return;
        }
        moments.add(scores);
        for (int driver = 0; driver < joint.length; driver++) {
            joint[driver].add(scores[driver], scores[joint.length]);
        }
    }

    /** Adds the other's answers to these, and returns these. */
    DriverSums merge(DriverSums other) {
        moments.add(other.moments);
        for (int driver = 0; driver < joint.length; driver++) {
            joint[driver].add(other.joint[driver]);
        }
        incomplete = Checks.sum(incomplete, other.incomplete, "incomplete");
        return this;
    }

    List<Question> questions() {
        return questions;
    }

    int drivers() {
        return joint.length;
    }

    Moments moments() {
        return moments;
    }

    JointCounts joint(int driver) {
        return joint[driver];
    }

    long incomplete() {
        return incomplete;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> incomplete >= 0
                && Restored.isListOf(questions, Question.class)
                && joint.length == questions.size() - 1
                && Restored.arePresent((Object[]) joint)
                && moments.isOf(questions.size())
                && IntStream.range(0, joint.length).allMatch(this::agree));
    }

    private boolean agree(int driver) {
        int loyalty = joint.length;
        return joint[driver].agreeWith(
                moments,
                driver,
                questions.get(driver).range(),
                loyalty,
                questions.get(loyalty).range());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DriverSums that
                && questions.equals(that.questions)
                && moments.equals(that.moments)
                && Arrays.equals(joint, that.joint)
                && incomplete == that.incomplete;
    }

    @Override
    public int hashCode() {
        // without the questions: scales have an enum, whose hash differs from run to run
        return Objects.hash(moments, Arrays.hashCode(joint), incomplete);
    }
}
