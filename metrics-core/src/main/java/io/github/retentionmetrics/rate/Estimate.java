package io.github.retentionmetrics.rate;

import org.jspecify.annotations.Nullable;

/**
 * An answer with a confidence interval.
 *
 * <p>A type with several interval methods has an overload of {@code interval} that takes the method; this one uses the
 * method that the type recommends.
 *
 * <pre>{@code
 * Estimate retention = Rate.of(850, 1_000);
 * retention.interval(0.95);    // 0.8265 .. 0.8708 (95%)
 * }</pre>
 */
public interface Estimate extends Answer {
    /**
     * The confidence interval, by the recommended method of this type.
     *
     * @param level the confidence level, between 0 and 1, such as 0.95
     * @return the interval, undefined when the data do not allow one
     * @throws IllegalArgumentException if the level is not between 0 and 1
     */
    Interval interval(double level);

    /**
     * {@return the {@linkplain #interval(double) interval} at 95 percent, for JSON mappers and templates; null when
     * there is neither a value nor an interval, so that {@link #reason()} alone says why}
     */
    default @Nullable Interval getInterval() {
        Interval interval = interval(0.95);
        return isDefined() || interval.isDefined() ? interval : null;
    }
}
