package io.github.retentionmetrics.examples.report.input;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription or membership with the end that its row has.
 *
 * @param row what the row becomes; it runs on where the end is the last day that a date may be, inclusive
 * @param end the first day that is no longer active, or that last day; null where the row has no end
 * @param <T> what a row becomes
 */
record EndingRow<T>(T row, @Nullable LocalDate end) {}
