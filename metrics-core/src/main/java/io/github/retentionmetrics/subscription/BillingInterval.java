package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The interval at which a subscription is billed: a number of days, weeks, months, quarters or years, or once.
 *
 * <p>The cycle is not converted. A week is not equal to seven days, because recurring revenue counts 52 weeks and 365
 * days in a year: 12 a week is 52.00 a month, 12 every seven days is 52.14. Two intervals are equal if count and cycle
 * are.
 *
 * <pre>{@code
 * BillingInterval monthly = BillingInterval.MONTH;
 * BillingInterval.of(2, BillingInterval.Cycle.WEEK);
 * BillingInterval.parse("6 months");
 * BillingInterval.parse("P1Y");     // ISO 8601
 * }</pre>
 *
 * @param count the number of cycles between two bills, at least 1; 1 if the price is paid once
 * @param cycle the cycle
 */
public record BillingInterval(int count, Cycle cycle) implements Serializable {
    /** Every day. */
    public static final BillingInterval DAY = new BillingInterval(1, Cycle.DAY);

    /** Every week. */
    public static final BillingInterval WEEK = new BillingInterval(1, Cycle.WEEK);

    /** Every month. */
    public static final BillingInterval MONTH = new BillingInterval(1, Cycle.MONTH);

    /** Every quarter. */
    public static final BillingInterval QUARTER = new BillingInterval(1, Cycle.QUARTER);

    /** Every year. */
    public static final BillingInterval YEAR = new BillingInterval(1, Cycle.YEAR);

    /** Once: a fee for setting up, a purchase. It brings no recurring revenue. */
    public static final BillingInterval ONCE = new BillingInterval(1, Cycle.ONCE);

    private static final int MOST_UNITS = 1_000;
    private static final Pattern PLAIN = Pattern.compile("(?:(\\d{1,4}) ?)?([a-z]+)");
    private static final Pattern ISO = Pattern.compile("P(\\d{1,4})([DWMY])");

    /**
     * Checks the parts.
     *
     * @param count the number of cycles between two bills, in 1..1000
     * @param cycle the cycle
     * @throws NullPointerException if the cycle is null
     * @throws IllegalArgumentException if the count is out of range, or not 1 for a price that is paid once
     */
    public BillingInterval {
        Objects.requireNonNull(cycle, "cycle");
        if (count < 1 || count > MOST_UNITS) {
            throw new IllegalArgumentException("count must be in 1.." + MOST_UNITS + ": " + count);
        }
        if (cycle == Cycle.ONCE && count != 1) {
            throw new IllegalArgumentException("count must be 1 for a price that is paid once: " + count);
        }
    }

    /**
     * An interval of several cycles.
     *
     * @param count the number of cycles between two bills, in 1..1000
     * @param cycle the cycle
     * @return the interval
     * @throws NullPointerException if the cycle is null
     * @throws IllegalArgumentException if the count is out of range, or not 1 for a price that is paid once
     */
    public static BillingInterval of(int count, Cycle cycle) {
        return new BillingInterval(count, cycle);
    }

    /**
     * Reads an interval: {@code month}, {@code monthly}, {@code 6 months}, {@code P6M}, {@code once}; in upper or lower
     * case.
     *
     * @param text the text
     * @return the interval
     * @throws NullPointerException if the text is null
     * @throws IllegalArgumentException if the text is not an interval, or the count is out of range
     */
    public static BillingInterval parse(String text) {
        String plain = Objects.requireNonNull(text, "text").trim();
        Matcher iso = ISO.matcher(plain.toUpperCase(Locale.ROOT));
        if (iso.matches()) {
            return of(Integer.parseInt(iso.group(1)), cycle(iso.group(2), text));
        }
        Matcher matcher = PLAIN.matcher(plain.toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            throw unknown(text);
        }
        String count = matcher.group(1);
        return of(count == null ? 1 : Integer.parseInt(count), cycle(matcher.group(2), text));
    }

    private static Cycle cycle(String name, String text) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "day", "days", "daily", "d" -> Cycle.DAY;
            case "week", "weeks", "weekly", "w" -> Cycle.WEEK;
            case "month", "months", "monthly", "m" -> Cycle.MONTH;
            case "quarter", "quarters", "quarterly" -> Cycle.QUARTER;
            case "year", "years", "yearly", "annual", "annually", "y" -> Cycle.YEAR;
            case "once" -> Cycle.ONCE;
            default -> throw unknown(text);
        };
    }

    private static IllegalArgumentException unknown(String text) {
        String shown = text.length() <= 20 && !Checks.isBlank(text) ? text : "length " + text.length();
        return new IllegalArgumentException("interval must be a unit (day, week, month, quarter, year or once), with or"
                + " without a count, such as month, 2 weeks or P6M: " + shown);
    }

    /** {@return the interval as text, such as {@code month} or {@code 2 weeks}} */
    @Override
    public String toString() {
        String name = cycle.name().toLowerCase(Locale.ROOT);
        return count == 1 ? name : count + " " + name + "s";
    }

    /** The unit of an interval. */
    public enum Cycle {
        /** Days, of which a year has 365. */
        DAY,
        /** Weeks, of which a year has 52. */
        WEEK,
        /** Months. */
        MONTH,
        /** Quarters of a year. */
        QUARTER,
        /** Years. */
        YEAR,
        /** Paid once. */
        ONCE
    }
}
