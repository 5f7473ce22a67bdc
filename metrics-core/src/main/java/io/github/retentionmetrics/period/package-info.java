/**
 * Time for metrics: spans of whole days, and divisions of time into them.
 *
 * <p>Every metric is computed for a period, and many differences between dashboards come from different periods. Terms
 * of this package:
 *
 * <ul>
 *   <li>A <b>period</b> is a span of whole days from its <i>start</i>, inclusive, to its <i>end</i>, exclusive. March
 *       2025 is 2025-03-01/2025-04-01, or {@code 2025-03} for short. Because the end is the start of what follows,
 *       periods join without gap or overlap, and no caller needs to know the last day of February.
 *   <li>A <b>granularity</b> divides time into consecutive periods: days, ISO weeks, months, quarters, years, and weeks
 *       and fiscal years with another start. It is a calendar; a length of time, such as that of a customer's stay, is
 *       measured in a {@link java.time.temporal.ChronoUnit}.
 *   <li>A period is <b>aligned</b> with a granularity if it is one of its periods. The last 30 days of a year are a
 *       period that is not aligned with any granularity.
 *   <li>The <b>index</b> of a period is its number within its granularity; the one that contains 1970-01-01 has the
 *       index 0. The number of periods until a customer came back is the difference of two indexes.
 *   <li>The <b>label</b> of a period is its name in reports: {@code 1997-01}, {@code 1997-Q1}, {@code 1997}, {@code
 *       1996-12-30} for the week that starts on that Monday, {@code 2025/26} for a fiscal year.
 * </ul>
 *
 * <p>This package uses neither a clock nor a time zone. The caller converts a timestamp to a date, with an explicit
 * zone: the same second can have different dates in two zones, and thereby belong to different months and years.
 *
 * <pre>{@code
 * Period year = Period.year(1997);
 * for (Period month : MONTH.periodsCovering(year)) {
 *     System.out.println(MONTH.label(month) + " has " + month.lengthDays() + " days");
 * }
 * // 1997-01 has 31 days
 * // 1997-02 has 28 days ...
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.period;

import org.jspecify.annotations.NullMarked;
