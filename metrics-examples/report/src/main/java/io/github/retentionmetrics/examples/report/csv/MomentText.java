package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import org.jspecify.annotations.Nullable;

/**
 * Times of events as {@link TimeText} has them, or days as {@code yyyy-MM-dd}: a day is its first moment. Read from the
 * characters of a field into numbers, since a file of events has many rows. An object is made only for the first time
 * of a day, and around changes of the clock.
 */
public final class MomentText {
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final int NANOS_A_MICRO = 1_000;
    private static final int SECONDS_A_DAY = 86_400;
    private static final int DATE_LENGTH = 10;
    private static final int TO_MINUTE = 16;
    private static final int TO_SECOND = 19;
    private static final int OFFSET_LENGTH = 6;
    private static final int MICRO_DIGITS = 6;
    private static final int MOST_DIGITS = 9;
    private static final int NONE = -1;

    private static final long FIRST_DAY = LocalDate.of(1, 1, 1).toEpochDay();
    private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

    /** Days that were read are kept, since a file has few of them and many rows. */
    private static final int KEPT = 1 << 12;

    private final @Nullable ZoneId given;
    private final TimeText times;
    private final int[] keptDigits = new int[KEPT];
    private final long[] keptDays = new long[KEPT];

    /** Between these seconds since 1970-01-01T00:00Z the clock of the zone has one offset. */
    private long from = Long.MAX_VALUE;

    private long until = Long.MIN_VALUE;
    private int offset;

    private ZoneId zone = ZoneOffset.UTC;
    private long epochMicros;
    private long epochDay;
    private boolean isMidnight;

    /**
     * Times by the clock of a zone.
     *
     * @param given the zone of the user; null if none is named, and then times need an offset
     */
    public MomentText(@Nullable ZoneId given) {
        this.given = given;
        this.times = new TimeText(given);
        this.zone = given == null ? ZoneOffset.UTC : given;
    }

    /** Reads a field; the other methods then say what it holds. */
    public void read(String column, Fields fields, int index) throws BadRow {
        if (!readPlain(column, fields.chars(), fields.start(index), fields.length(index))) {
            readAny(column, fields.text(index));
        }
    }

    /** The moment, in microseconds since 1970-01-01T00:00Z. */
    public long epochMicros() {
        return epochMicros;
    }

    /** The day in {@link #zone}, since 1970-01-01. */
    public int epochDay() {
        return (int) epochDay;
    }

    /** The zone in which days are counted: the user's, else the time's own offset; UTC for a day. */
    public ZoneId zone() {
        return zone;
    }

    /** Whether the field has a day only, or midnight by its own clock. */
    public boolean isMidnight() {
        return isMidnight;
    }

    /** Any form, slowly, with the messages that say what is wrong. */
    private void readAny(String column, String text) throws BadRow {
        Instant instant;
        isMidnight = false;
        if (text.length() == DATE_LENGTH && text.charAt(4) == '-') {
            LocalDate day = DateText.day(column, text);
            isMidnight = true;
            zone = given == null ? ZoneOffset.UTC : given;
            instant = day.atStartOfDay(zone).toInstant();
        } else {
            TimeText.Moment moment = times.parse(column, text, null);
            zone = moment.zone();
            instant = moment.instant();
            isMidnight = LocalTime.ofInstant(instant, zone).equals(LocalTime.MIDNIGHT);
        }
        epochMicros = instant.getEpochSecond() * MICROS_A_SECOND + instant.getNano() / NANOS_A_MICRO;
        epochDay = LocalDate.ofInstant(instant, zone).toEpochDay();
    }

    /** The usual forms; false for anything else, and for local times around a change of the clock. */
    private boolean readPlain(String column, char[] chars, int start, int length) throws BadRow {
        if (length < TO_MINUTE || (chars[start + DATE_LENGTH] != 'T' && chars[start + DATE_LENGTH] != ' ')) {
            return false;
        }
        int hour = twoDigits(chars, start + 11);
        int minute = twoDigits(chars, start + 14);
        if (chars[start + 13] != ':' || hour < 0 || hour > 23 || minute < 0 || minute > 59) {
            return false;
        }
        int end = start + length;
        int next = start + TO_MINUTE;
        int second = 0;
        long micros = 0;
        if (next < end && chars[next] == ':') {
            second = start + TO_SECOND <= end ? twoDigits(chars, next + 1) : NONE;
            if (second < 0 || second > 59) {
                return false;
            }
            next = start + TO_SECOND;
            if (next < end && chars[next] == '.') {
                int first = ++next;
                while (next < end && isDigit(chars[next])) {
                    if (next - first < MICRO_DIGITS) {
                        micros = micros * 10 + chars[next] - '0';
                    }
                    next++;
                }
                int digits = next - first;
                if (digits == 0 || digits > MOST_DIGITS) {
                    return false;
                }
                for (int i = digits; i < MICRO_DIGITS; i++) {
                    micros *= 10;
                }
            }
        }
        long day = day(column, chars, start);
        if (day == Long.MIN_VALUE) {
            return false;
        }
        isMidnight = hour == 0 && minute == 0 && second == 0 && micros == 0;
        long seconds = day * SECONDS_A_DAY + hour * 3_600L + minute * 60L + second;
        return next == end ? setLocal(day, seconds, micros) : setOffset(chars, next, end, seconds, micros);
    }

    private boolean setLocal(long day, long seconds, long micros) {
        if (given == null) {
            return false;
        }
        if (!isSteady(seconds)) {
            seek(given.getRules(), seconds);
            if (!isSteady(seconds)) {
                return false;
            }
        }
        zone = given;
        epochDay = day;
        epochMicros = (seconds - offset) * MICROS_A_SECOND + micros;
        return true;
    }

    /** Whether a local time is a day away from any change of the clock, whatever the offset before it was. */
    private boolean isSteady(long seconds) {
        return seconds - SECONDS_A_DAY >= from && seconds + SECONDS_A_DAY < until;
    }

    private boolean setOffset(char[] chars, int next, int end, long seconds, long micros) {
        int own;
        if (chars[next] == 'Z' && next + 1 == end) {
            own = 0;
        } else if (next + OFFSET_LENGTH == end
                && chars[next + 3] == ':'
                && (chars[next] == '+' || chars[next] == '-')) {
            int hours = twoDigits(chars, next + 1);
            int minutes = twoDigits(chars, next + 4);
            if (hours < 0 || hours > 17 || minutes < 0 || minutes > 59) {
                return false;
            }
            own = (chars[next] == '-' ? -1 : 1) * (hours * 3_600 + minutes * 60);
        } else {
            return false;
        }
        long instant = seconds - own;
        int shown = own;
        if (given != null) {
            if (instant < from || instant >= until) {
                seek(given.getRules(), instant);
            }
            shown = offset;
            zone = given;
        } else if (own == 0) {
            zone = ZoneOffset.UTC;
        } else if (!(zone instanceof ZoneOffset known) || known.getTotalSeconds() != own) {
            zone = ZoneOffset.ofTotalSeconds(own);
        }
        long day = Math.floorDiv(instant + shown, (long) SECONDS_A_DAY);
        if (!isInRange(day) || !isInRange(Math.floorDiv(instant, (long) SECONDS_A_DAY))) {
            return false;
        }
        epochDay = day;
        epochMicros = instant * MICROS_A_SECOND + micros;
        return true;
    }

    private static boolean isInRange(long day) {
        return day >= FIRST_DAY && day <= LAST_DAY;
    }

    /** Finds the offset of an instant, and between which instants it stays the same. */
    private void seek(ZoneRules rules, long second) {
        Instant instant = Instant.ofEpochSecond(second);
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
        ZoneOffsetTransition next = rules.nextTransition(instant);
        offset = rules.getOffset(instant).getTotalSeconds();
        from = previous == null ? Long.MIN_VALUE / 2 : previous.toEpochSecond();
        until = next == null ? Long.MAX_VALUE / 2 : next.toEpochSecond();
    }

    /** The day of yyyy-MM-dd; the smallest number for any other form. */
    private long day(String column, char[] chars, int start) throws BadRow {
        if (chars[start + 4] != '-' || chars[start + 7] != '-') {
            return Long.MIN_VALUE;
        }
        int century = twoDigits(chars, start);
        int year = twoDigits(chars, start + 2);
        int month = twoDigits(chars, start + 5);
        int day = twoDigits(chars, start + 8);
        if (century < 0 || year < 0 || month < 0 || day < 0) {
            return Long.MIN_VALUE;
        }
        int digits = ((century * 100 + year) * 13 + Math.min(month, 12)) * 32 + Math.min(day, 31);
        if (month > 12 || day > 31 || digits == 0) {
            return Long.MIN_VALUE;
        }
        int place = digits & KEPT - 1;
        if (keptDigits[place] != digits) {
            keptDays[place] =
                    DateText.day(column, new String(chars, start, DATE_LENGTH)).toEpochDay();
            keptDigits[place] = digits;
        }
        return keptDays[place];
    }

    private static int twoDigits(char[] chars, int start) {
        return isDigit(chars[start]) && isDigit(chars[start + 1])
                ? 10 * (chars[start] - '0') + chars[start + 1] - '0'
                : NONE;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
