package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How many customers were active on a day, in the week and in the month that end with it: DAU, WAU and MAU.
 *
 * <pre>
 *   daily   = customers active on the day
 *   weekly  = customers active on at least one of the 7 days that end with it
 *   monthly = customers active on at least one of the 30 days that end with it
 *   DAU / MAU = daily / monthly
 * </pre>
 *
 * <p>The windows are trailing days, not a calendar week or month. Tools count MAU over 30 or 28 days; {@link
 * #of(PurchaseHistory, int, int)} takes the lengths.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a day on which nobody was active: its row has 0 daily customers, and the weekly and monthly ones of the days
 *       before;
 *   <li>the first days, whose windows begin before the data does: their counts are too small, and the row says so;
 *   <li>nobody active in the month: the ratio is undefined.
 * </ul>
 *
 * <pre>{@code
 * List<ActiveCustomers> days = ActiveCustomers.of(events.activeDays());
 * ActiveCustomers last = days.get(days.size() - 1);
 * last.monthly();            // 100
 * last.dailyOfMonthly();    // 0.0% (0 of 100)
 * }</pre>
 *
 * <p>One pass over the active days, whatever the lengths of the windows.
 *
 * @param date the day
 * @param daily customers active on the day
 * @param weekly customers active in the shorter window that ends with the day
 * @param monthly customers active in the longer window that ends with the day
 * @param isWeekObserved whether the shorter window lies within the observed days
 * @param isMonthObserved whether the longer window lies within the observed days
 */
public record ActiveCustomers(
        LocalDate date, long daily, long weekly, long monthly, boolean isWeekObserved, boolean isMonthObserved)
        implements Serializable {
    private static final int WEEK = 7;
    private static final int MONTH = 30;

    /**
     * Checks the counts.
     *
     * @param date the day
     * @param daily customers active on the day
     * @param weekly customers active in the shorter window that ends with the day
     * @param monthly customers active in the longer window that ends with the day
     * @param isWeekObserved whether the shorter window lies within the observed days
     * @param isMonthObserved whether the longer window lies within the observed days
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if a count is negative or larger than that of a longer window
     */
    public ActiveCustomers {
        Checks.recordDate(date, "date");
        Checks.partOfWhole(weekly, "weekly", monthly, "monthly");
        Checks.partOfWhole(daily, "daily", weekly, "weekly");
    }

    /**
     * Active customers by day, with windows of 7 and 30 days.
     *
     * @param history the active days, such as those of events
     * @return a row for each day from the first one with activity to the observation day, in order; empty if there is
     *     none
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if there are more than {@value Granularity#MOST_PERIODS} days
     */
    public static List<ActiveCustomers> of(PurchaseHistory history) {
        return of(history, WEEK, MONTH);
    }

    /**
     * Active customers by day, with windows of some lengths.
     *
     * @param history the active days, such as those of events
     * @param weekDays the days of the shorter window, at least 1
     * @param monthDays the days of the longer window, at least as many
     * @return a row for each day from the first one with activity to the observation day, in order; empty if there is
     *     none
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if a length is too small, or there are more than
     *     {@value Granularity#MOST_PERIODS} days
     */
    public static List<ActiveCustomers> of(PurchaseHistory history, int weekDays, int monthDays) {
        Objects.requireNonNull(history, "history");
        Checks.positive(weekDays, "weekDays");
        if (monthDays < weekDays) {
            throw new IllegalArgumentException(
                    "monthDays (" + monthDays + ") must be at least weekDays (" + weekDays + ")");
        }
        return history.span()
                .map(span -> rows(history, span, weekDays, monthDays))
                .orElse(List.of());
    }

    private static List<ActiveCustomers> rows(PurchaseHistory history, Period span, int weekDays, int monthDays) {
        long first = span.startInclusive().toEpochDay();
        long days = history.observedUntil().toEpochDay() - first + 1;
        if (days > Granularity.MOST_PERIODS) {
            throw new IllegalArgumentException(
                    "history must last at most " + Granularity.MOST_PERIODS + " days: " + days);
        }
        int size = (int) days;
        // for each window, how many customers more are in it than the day before
        long[] daily = new long[size + 1];
        long[] weekly = new long[size + 1];
        long[] monthly = new long[size + 1];
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            int orders = customer.orders();
            for (int order = 0; order < orders; order++) {
                int day = (int) (customer.epochDay(order) - first);
                int next = order + 1 < orders ? (int) (customer.epochDay(order + 1) - first) : size;
                if (next > day) {
                    add(daily, day, Math.min(next, day + 1));
                    add(weekly, day, (int) Math.min(next, (long) day + weekDays));
                    add(monthly, day, (int) Math.min(next, (long) day + monthDays));
                }
            }
        }
        LocalDate observedFrom = history.observedFrom().orElse(span.startInclusive());
        List<ActiveCustomers> rows = new ArrayList<>(size);
        long ofDay = 0;
        long ofWeek = 0;
        long ofMonth = 0;
        for (int day = 0; day < size; day++) {
            ofDay += daily[day];
            ofWeek += weekly[day];
            ofMonth += monthly[day];
            LocalDate date = LocalDate.ofEpochDay(first + day);
            long observed = date.toEpochDay() - observedFrom.toEpochDay() + 1;
            rows.add(new ActiveCustomers(date, ofDay, ofWeek, ofMonth, observed >= weekDays, observed >= monthDays));
        }
        return List.copyOf(rows);
    }

    private static void add(long[] changes, int from, int to) {
        changes[from]++;
        changes[to]--;
    }

    /**
     * The stickiness of the day: DAU / MAU.
     *
     * @return those active on the day of those active in the longer window; undefined if there are none
     */
    public Rate dailyOfMonthly() {
        return Rate.of(daily, monthly, "no customers were active in the month");
    }

    /**
     * DAU / WAU.
     *
     * @return those active on the day of those active in the shorter window; undefined if there are none
     */
    public Rate dailyOfWeekly() {
        return Rate.of(daily, weekly, "no customers were active in the week");
    }

    /**
     * WAU / MAU.
     *
     * @return those active in the shorter window of those active in the longer one; undefined if there are none
     */
    public Rate weeklyOfMonthly() {
        return Rate.of(weekly, monthly, "no customers were active in the month");
    }
}
