package io.github.retentionmetrics.internal;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Argument checks that return their argument and fail with the rule of the house: {@code name must rule: value}. */
public final class Checks {
    /**
     * The code points that are shown as nothing where they are not supported, first and last of each range: those with
     * the property Default_Ignorable_Code_Point of Unicode, with variation selectors, fillers and the ranges reserved
     * for later.
     */
    private static final int[] IGNORABLE = {
        0x00ad, 0x00ad, 0x034f, 0x034f, 0x061c, 0x061c, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x180b, 0x180f, 0x200b, 0x200f,
        0x202a, 0x202e, 0x2060, 0x206f, 0x3164, 0x3164, 0xfe00, 0xfe0f, 0xfeff, 0xfeff, 0xffa0, 0xffa0, 0xfff0, 0xfff8,
        0x1bca0, 0x1bca3, 0x1d173, 0x1d17a, 0xe0000, 0xe0fff
    };

    private static final int BLANK_BRAILLE = 0x2800;

    private static final LocalDate FIRST_DATE = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DATE = LocalDate.of(9999, 12, 31);
    private static final long FIRST_DAY = FIRST_DATE.toEpochDay();
    private static final long LAST_DAY = LAST_DATE.toEpochDay();

    /** A day beyond the dates in every zone, and far within what a date of an instant may be. */
    private static final Instant FIRST_INSTANT = Instant.parse("0000-12-30T00:00:00Z");

    private static final Instant LAST_INSTANT = Instant.parse("+10000-01-02T00:00:00Z");

    /** The most decimals of an amount. */
    static final int MOST_DECIMALS = 9;

    private Checks() {}

    /**
     * Checks how many decimals amounts have.
     *
     * @param decimals the number of decimals
     * @return the number
     * @throws IllegalArgumentException if it is not in 0..9
     */
    public static int decimals(int decimals) {
        if (decimals < 0 || decimals > MOST_DECIMALS) {
            throw new IllegalArgumentException("decimals must be in 0.." + MOST_DECIMALS + ": " + decimals);
        }
        return decimals;
    }

    /**
     * Checks a count.
     *
     * @param value the count
     * @param name the parameter's name
     * @return the count
     * @throws IllegalArgumentException if the count is negative
     */
    public static long notNegative(long value, String name) {
        if (value < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value);
        }
        return value;
    }

    /**
     * Checks a count of which there must be one.
     *
     * @param value the count
     * @param name the parameter's name
     * @return the count
     * @throws IllegalArgumentException if the count is not positive
     */
    public static long positive(long value, String name) {
        if (value <= 0) {
            throw new IllegalArgumentException(name + " must be positive: " + value);
        }
        return value;
    }

    /**
     * Checks that a bound of a share is not given in percent.
     *
     * @param bound the bound
     * @param name the parameter's name
     * @return the bound
     * @throws IllegalArgumentException if it is above 1; the message gives what 80 percent would be
     */
    public static double share(double bound, String name) {
        if (bound > 1) {
            throw new IllegalArgumentException(name + " must be a share of at most 1, such as 0.80 for 80 %: " + bound);
        }
        return bound;
    }

    /**
     * Checks that two objects that are to be added agree in a property.
     *
     * @param name the property's name
     * @param mine its value in the object that another one is added to
     * @param others its value in the other object
     * @throws IllegalArgumentException if the values differ, with both of them
     */
    public static void same(String name, Object mine, Object others) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(name + " of other (" + others + ") must be that of this (" + mine + ")");
        }
    }

    /**
     * Checks that two histories that are to be added are complete until the same day.
     *
     * @param mine the last day of the history that another one is added to
     * @param others the last day of the other history
     * @param remedy the methods that make the days equal
     * @throws IllegalArgumentException if the days differ, with both of them and the remedy
     */
    public static void sameObservedUntil(LocalDate mine, LocalDate others, String remedy) {
        if (!mine.equals(others)) {
            throw new IllegalArgumentException(
                    "observedUntil of other (" + others + ") must be that of this (" + mine + "): see " + remedy);
        }
    }

    /**
     * The place of a name in a list.
     *
     * @param names the names
     * @param name the name to look for
     * @return its index
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if the name is not in the list
     */
    public static int indexOf(List<String> names, String name) {
        int index = names.indexOf(Objects.requireNonNull(name, "name"));
        if (index < 0) {
            throw new IllegalArgumentException("name must be one of " + names + ": " + name);
        }
        return index;
    }

    /**
     * Checks an exact amount.
     *
     * @param value the amount
     * @param name the parameter's name
     * @return the amount
     * @throws IllegalArgumentException if the amount is negative
     */
    public static BigDecimal notNegative(BigDecimal value, String name) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException(name + " must not be negative: " + value.toPlainString());
        }
        return value;
    }

    /**
     * Whether a reason fits an answer: none where it is defined, a phrase where it is not.
     *
     * @param reason why the answer is undefined, or empty
     * @param isDefined whether there is an answer
     * @return true if the reason is empty exactly where there is an answer, and not blank elsewhere
     */
    public static boolean isReason(String reason, boolean isDefined) {
        return isDefined ? reason.isEmpty() : !isBlank(reason);
    }

    /**
     * Checks two counts of which the first is part of the second.
     *
     * @param part the count of the part
     * @param partName the part's name
     * @param whole the count of the whole
     * @param wholeName the whole's name
     * @throws IllegalArgumentException if a count is negative or the part exceeds the whole
     */
    public static void partOfWhole(long part, String partName, long whole, String wholeName) {
        notNegative(part, partName);
        notNegative(whole, wholeName);
        if (part > whole) {
            throw new IllegalArgumentException(
                    partName + " (" + part + ") must be at most " + wholeName + " (" + whole + ")");
        }
    }

    /**
     * A number without the sign of minus zero, which is equal to 0 and prints as -0.0.
     *
     * @param value any number
     * @return 0 for minus zero, and otherwise the number itself
     */
    public static double unsignedZero(double value) {
        return value + 0.0;
    }

    /**
     * Checks that a value is a number.
     *
     * @param value the value, which may be infinite
     * @param name the value's name
     * @return the value
     * @throws IllegalArgumentException if the value is NaN
     */
    public static double notNaN(double value, String name) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(name + " must be a number: NaN");
        }
        return value;
    }

    /**
     * Checks a length of time of which there must be some.
     *
     * @param duration the length
     * @param name the parameter's name
     * @param mostDays the longest, in days of 24 hours
     * @return the length
     * @throws NullPointerException if the length is null, naming the parameter
     * @throws IllegalArgumentException if the length is not positive or longer than that
     */
    public static Duration positive(Duration duration, String name, long mostDays) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative() || duration.isZero() || duration.compareTo(Duration.ofDays(mostDays)) > 0) {
            throw new IllegalArgumentException(
                    name + " must be positive and at most " + mostDays + " days: " + duration);
        }
        return duration;
    }

    /**
     * Checks a confidence level.
     *
     * @param level the level, such as 0.95
     * @return the level
     * @throws IllegalArgumentException if the level is not strictly between 0 and 1
     */
    public static double level(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level must be between 0 and 1, both exclusive: " + level);
        }
        return level;
    }

    /**
     * Checks an identifier.
     *
     * @param value the identifier; its text is never part of the message, since hosts log messages
     * @param name the parameter's name
     * @return the identifier
     * @throws NullPointerException if the identifier is null, naming the parameter
     * @throws IllegalArgumentException if the identifier is {@linkplain #isBlank(String) blank}
     */
    public static String identifier(String value, String name) {
        Objects.requireNonNull(value, name);
        if (isBlank(value)) {
            throw new IllegalArgumentException(name + " must not be blank: length " + value.length());
        }
        return value;
    }

    /** The text, or an empty one where it is blank, or null as a JSON mapper passes for a property that is missing. */
    public static String textOrEmpty(@Nullable String text) {
        return text == null || isBlank(text) ? "" : text;
    }

    /**
     * Whether a text shows nothing: it is empty, or all its characters are white space, no-break or zero-width spaces,
     * byte order marks, variation selectors, or other control, format and default-ignorable characters of Unicode.
     *
     * @param text the text
     * @return true if there is nothing to see
     */
    public static boolean isBlank(String text) {
        // most texts begin with a letter or digit
        return text.isEmpty() || (!isPlain(text.charAt(0)) && text.codePoints().allMatch(Checks::isInvisible));
    }

    /**
     * Whether a text in a buffer shows nothing, as {@link #isBlank(String)}.
     *
     * @param buffer where the text is
     * @param from where it begins
     * @param length how many characters it has
     * @return true if there is nothing to see
     */
    public static boolean isBlank(char[] buffer, int from, int length) {
        if (length > 0 && isPlain(buffer[from])) {
            return false;
        }
        int at = from;
        int end = from + length;
        while (at < end && isInvisible(Character.codePointAt(buffer, at, end))) {
            at += Character.charCount(Character.codePointAt(buffer, at, end));
        }
        return at == end;
    }

    /** Whether a character is printable ASCII, which can be seen. */
    private static boolean isPlain(char character) {
        return character > ' ' && character < '\u007f';
    }

    private static boolean isInvisible(int codePoint) {
        return Character.isWhitespace(codePoint)
                || Character.isSpaceChar(codePoint)
                || Character.getType(codePoint) == Character.CONTROL
                || Character.getType(codePoint) == Character.FORMAT
                || codePoint == BLANK_BRAILLE
                || isIgnorable(codePoint);
    }

    private static boolean isIgnorable(int codePoint) {
        for (int i = 0; i < IGNORABLE.length; i += 2) {
            if (codePoint >= IGNORABLE[i] && codePoint <= IGNORABLE[i + 1]) {
                return true;
            }
        }
        return false;
    }

    /**
     * Checks the date of a record.
     *
     * @param date the date
     * @param name the parameter's name
     * @return the date
     * @throws NullPointerException if the date is null, naming the parameter
     * @throws IllegalArgumentException if the date is not in 0001-01-01..9999-12-31
     */
    public static LocalDate recordDate(LocalDate date, String name) {
        Objects.requireNonNull(date, name);
        if (!isRecordDate(date)) {
            throw new IllegalArgumentException(name + " must be in " + FIRST_DATE + ".." + LAST_DATE + ": " + date);
        }
        return date;
    }

    /**
     * Whether a date may be that of a record; for bulk data, whose callers make the name for a message only if need be.
     *
     * @param date the date
     * @return true if it is in 0001-01-01..9999-12-31
     */
    public static boolean isRecordDate(LocalDate date) {
        return !date.isBefore(FIRST_DATE) && !date.isAfter(LAST_DATE);
    }

    /**
     * Whether a day may be that of a record.
     *
     * @param epochDay days since 1970-01-01
     * @return true if it is in 0001-01-01..9999-12-31
     */
    public static boolean isRecordDay(long epochDay) {
        return epochDay >= FIRST_DAY && epochDay <= LAST_DAY;
    }

    /**
     * The date of an instant in a zone.
     *
     * @param instant the instant
     * @param zone the zone
     * @param name the name of the instant's parameter
     * @return the date
     * @throws NullPointerException if a parameter is null, naming it
     * @throws IllegalArgumentException if the date is not in 0001-01-01..9999-12-31
     */
    public static LocalDate dateAt(Instant instant, ZoneId zone, String name) {
        Objects.requireNonNull(instant, name);
        Objects.requireNonNull(zone, "zone");
        if (instant.isBefore(FIRST_INSTANT) || instant.isAfter(LAST_INSTANT)) {
            throw new IllegalArgumentException(name + " must be in " + FIRST_DATE + ".." + LAST_DATE + ": " + instant);
        }
        return recordDate(LocalDate.ofInstant(instant, zone), name);
    }

    /**
     * The sum of two counts.
     *
     * @param first one count
     * @param second the other
     * @param name what is counted
     * @return the sum
     * @throws ArithmeticException if the sum does not fit in a long
     */
    public static long sum(long first, long second, String name) {
        long sum = first + second;
        if (((first ^ sum) & (second ^ sum)) < 0) {
            throw new ArithmeticException(name + " must fit in a long: " + first + " + " + second);
        }
        return sum;
    }

    /**
     * Checks that a date is observed.
     *
     * @param date the date
     * @param name what it is the date of
     * @param observedUntil the last observed day
     * @return the date
     * @throws IllegalArgumentException if the date is after the last observed day
     */
    public static LocalDate observed(LocalDate date, String name, LocalDate observedUntil) {
        if (date.isAfter(observedUntil)) {
            throw new IllegalArgumentException(
                    name + " (" + date + ") must be on or before observedUntil (" + observedUntil + ")");
        }
        return date;
    }

    /**
     * Checks the first observed day against the last one and against the first day of the data.
     *
     * @param observedFrom the first observed day
     * @param observedUntil the last observed day
     * @param firstDay the first day in the data that has to be observed, counted from 1970-01-01; the largest long if
     *     there is none
     * @param what what is on that day, such as {@code first purchase}
     * @throws IllegalArgumentException if the first observed day is after the last one or after the first day of the
     *     data
     */
    public static void observedFrom(LocalDate observedFrom, LocalDate observedUntil, long firstDay, String what) {
        observed(observedFrom, "observedFrom", observedUntil);
        if (firstDay < observedFrom.toEpochDay()) {
            throw new IllegalArgumentException("observedFrom (" + observedFrom + ") must be on or before the " + what
                    + " (" + LocalDate.ofEpochDay(firstDay) + ")");
        }
    }

    /**
     * Checks that a history is observed on an earlier day.
     *
     * @param date the day
     * @param observedFrom the first observed day, or null if it is not known
     * @param observedUntil the last observed day
     * @return the day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if the date is not within the observed days
     */
    public static LocalDate knownOn(LocalDate date, @Nullable LocalDate observedFrom, LocalDate observedUntil) {
        observed(recordDate(date, "date"), "date", observedUntil);
        if (observedFrom != null && date.isBefore(observedFrom)) {
            throw new IllegalArgumentException(
                    "date (" + date + ") must be on or after observedFrom (" + observedFrom + ")");
        }
        return date;
    }

    /**
     * Checks a number of parts.
     *
     * @param parts the number
     * @param most the largest that is allowed
     * @return the number
     * @throws IllegalArgumentException if it is below 1 or above the largest
     */
    public static int parts(int parts, int most) {
        if (parts < 1) {
            throw new IllegalArgumentException("parts must be at least 1: " + parts);
        }
        if (parts > most) {
            throw new IllegalArgumentException("parts must be at most " + most + ": " + parts);
        }
        return parts;
    }
}
