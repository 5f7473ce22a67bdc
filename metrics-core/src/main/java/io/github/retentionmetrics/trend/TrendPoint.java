package io.github.retentionmetrics.trend;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a trend says of one period: a value, or why there is none.
 *
 * <p>A period without a value is neither zero nor left out: a window that is not complete, a period that is still running, one whose
 * counterpart of last year is not in the data.
 *
 * <pre>{@code
 * TrendPoint<Rate> point = TrendPoint.of(Rate.of(850, 1_000));
 * point.isDefined();    // true
 * TrendPoint.undefined("2026-03 is partial").reason();    // "2026-03 is partial"
 * }</pre>
 *
 * @param <R> what the value is
 */
public final class TrendPoint<R> implements Serializable {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // serializable if the caller's values are, as with the elements of a collection
    private final @Nullable R value;

    private final String reason;

    private TrendPoint(@Nullable R value, String reason) {
        this.value = value;
        this.reason = reason;
    }

    /**
     * A point with a value.
     *
     * @param <R> what the value is
     * @param value the value, which may itself be an undefined answer
     * @return the point
     * @throws NullPointerException if the value is null
     */
    public static <R> TrendPoint<R> of(R value) {
        return new TrendPoint<>(Objects.requireNonNull(value, "value"), "");
    }

    /**
     * A point without a value.
     *
     * @param <R> what the value would be
     * @param reason why there is none, a phrase for people
     * @return the point
     * @throws NullPointerException if the reason is null
     * @throws IllegalArgumentException if the reason is blank
     */
    public static <R> TrendPoint<R> undefined(String reason) {
        return new TrendPoint<>(null, Checks.identifier(reason, "reason"));
    }

    /**
     * Whether there is a value.
     *
     * @return false if there is a reason instead
     */
    public boolean isDefined() {
        return value != null;
    }

    /**
     * The value.
     *
     * @return the value
     * @throws NoSuchElementException if there is none; the message says why
     */
    public R value() {
        if (value == null) {
            throw new NoSuchElementException("value must be defined: " + reason);
        }
        return value;
    }

    /**
     * The value, if there is one.
     *
     * @return the value, or empty
     */
    public Optional<R> toOptional() {
        return Optional.ofNullable(value);
    }

    /**
     * Why there is no value.
     *
     * @return a phrase for people; empty if there is a value
     */
    public String reason() {
        return reason;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Checks.isReason(reason, value != null));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TrendPoint<?> that && Objects.equals(value, that.value) && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(value, reason);
    }

    /**
     * The value's text, or {@code undefined: } and the reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return value == null ? "undefined: " + reason : value.toString();
    }
}
