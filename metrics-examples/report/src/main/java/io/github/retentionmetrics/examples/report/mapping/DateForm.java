package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Spreadsheet;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How an export writes a date or time: one form for all values of a column, so that nothing about them is guessed.
 *
 * @param pattern the form in the letters of {@link DateTimeFormatter}, as the mapping writes it
 * @param clock whose clock a time without an offset is of; null for dates and for times with an offset
 * @param isLocal whether it is the clock of the place where the days are counted
 * @param formatter reads the form
 * @param isInstant whether a value is a moment, whose day depends on a zone
 * @param zoneNames the offsets of the names of zones that may stand at the end
 * @param epoch the unit of a number that counts from 1970-01-01T00:00Z; null for the form of a pattern
 */
record DateForm(
        String pattern,
        @Nullable ZoneId clock,
        boolean isLocal,
        DateTimeFormatter formatter,
        boolean isInstant,
        Map<String, ZoneOffset> zoneNames,
        @Nullable TimeUnit epoch) {
    private static final Map<String, TimeUnit> EPOCHS = Map.of(
            "epoch seconds", TimeUnit.SECONDS,
            "epoch milliseconds", TimeUnit.MILLISECONDS,
            "epoch microseconds", TimeUnit.MICROSECONDS);

    private static final Pattern NUMBER = Pattern.compile("(-?[0-9]{1,18})(?:[.]([0-9]{1,12}))?");
    private static final String IN = " in ";
    private static final String LOCAL = " local";
    private static final int LONGEST = 100;
    private static final int LATEST_YEAR = 9999;
    private static final BigDecimal FIRST_MICROS = micros(LocalDate.of(1, 1, 1).atStartOfDay());
    private static final BigDecimal END_MICROS =
            micros(LocalDate.of(LATEST_YEAR, 12, 31).plusDays(1).atStartOfDay());

    private static BigDecimal micros(LocalDateTime time) {
        return BigDecimal.valueOf(time.toEpochSecond(ZoneOffset.UTC))
                .multiply(BigDecimal.valueOf(TimeUnit.SECONDS.toMicros(1)));
    }

    /**
     * A date or time as an export has it.
     *
     * @param local the day and time as they are written
     * @param instant the moment, or null where only the clock of the place says what it is
     */
    record Written(LocalDateTime local, @Nullable Instant instant) {
        /** The day in a zone; that of a time by the clock of the place is the one that is written. */
        LocalDate dayIn(@Nullable ZoneId zone) {
            return instant == null || zone == null ? local.toLocalDate() : LocalDate.ofInstant(instant, zone);
        }
    }

    /**
     * Reads a form such as {@code yyyy-MM-dd HH:mm in UTC} or {@code d/M/yyyy h:mm a local}.
     *
     * @param names the language of the names of months
     * @param offsets the offsets of the names of zones that occur besides UTC, GMT and Z
     */
    static DateForm parse(String text, Locale names, Map<String, ZoneOffset> offsets) throws MappingError {
        String pattern = text.strip();
        if (pattern.length() > LONGEST) {
            throw new MappingError("form of a date must be a pattern such as dd-MM-yyyy HH:mm: it is longer than "
                    + LONGEST + " characters");
        }
        TimeUnit epoch = EPOCHS.get(pattern);
        if (epoch != null) {
            return new DateForm(pattern, null, false, DateTimeFormatter.ISO_INSTANT, true, Map.of(), epoch);
        }
        ZoneId clock = null;
        boolean isLocal = pattern.endsWith(LOCAL);
        int in = pattern.lastIndexOf(IN);
        if (isLocal) {
            pattern = pattern.substring(0, pattern.length() - LOCAL.length()).strip();
        } else if (in >= 0) {
            clock = zone(pattern.substring(in + IN.length()).strip());
            pattern = pattern.substring(0, in).strip();
        }
        boolean hasZoneName = pattern.endsWith("z");
        String read = hasZoneName ? pattern.substring(0, pattern.length() - 1).stripTrailing() : pattern;
        String letters = read.replaceAll("'[^']*'", "");
        boolean hasTime = letters.matches(".*[HhKk].*");
        boolean hasOffset = hasZoneName || letters.matches(".*[ZXxO].*");
        if (!letters.matches(".*[yu].*") || !letters.matches(".*[ML].*") || !letters.contains("d")) {
            throw new MappingError(
                    "form of a date must have a year, month and day, as yyyy-MM-dd has (small letters are not capitals): "
                            + pattern);
        }
        if (letters.matches(".*[VvYeEwWQqDFgnNAB].*")) {
            throw new MappingError("form of a date must have the letters y M d H h m s S a Z X z only: " + pattern);
        }
        if ((clock != null || isLocal) && (!hasTime || hasOffset)) {
            throw new MappingError("form of a date must end with 'local' or 'in ZONE' only where it has a time without"
                    + " an offset: " + text.strip());
        }
        if (hasTime && !hasOffset && clock == null && !isLocal) {
            throw new MappingError("form of a time must say whose clock it is, with 'in UTC', 'in ZONE' or 'local' at"
                    + " its end: " + pattern);
        }
        Map<String, ZoneOffset> zones = new TreeMap<>();
        if (hasZoneName) {
            zones.putAll(Map.of("UTC", ZoneOffset.UTC, "GMT", ZoneOffset.UTC, "Z", ZoneOffset.UTC));
            zones.putAll(offsets);
        }
        return new DateForm(pattern, clock, isLocal, formatter(read, names), hasOffset || clock != null, zones, null);
    }

    private static ZoneId zone(String name) throws MappingError {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException e) {
            throw new MappingError("zone must be UTC, an offset or a name such as Europe/Amsterdam: " + name);
        }
    }

    /** A year of four digits, and names of months as they stand alone, which is how exports write them. */
    private static DateTimeFormatter formatter(String pattern, Locale names) throws MappingError {
        StringBuilder letters = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            isQuoted ^= c == '\'';
            letters.append(isQuoted ? c : c == 'y' ? 'u' : c);
        }
        String read = letters.toString();
        if (!names.getLanguage().equals("en")) {
            read = standingAlone(read);
        }
        try {
            return new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern(read)
                    .toFormatter(names)
                    .withChronology(IsoChronology.INSTANCE)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new MappingError("form of a date must be a pattern such as dd-MM-yyyy HH:mm: " + pattern);
        }
    }

    private static String standingAlone(String pattern) {
        return pattern.replace("MMM", "LLL").replace("LLLM", "LLLL");
    }

    /** The names of months that a form with {@code MMM} or {@code MMMM} reads. */
    static DateTimeFormatter formatterOfMonths(String letters, Locale names) {
        return DateTimeFormatter.ofPattern(names.getLanguage().equals("en") ? letters : standingAlone(letters), names);
    }

    /** Whether a value has a time, and not only a day. */
    boolean hasTime() {
        return isInstant || isLocal;
    }

    /** Reads a value; {@code column} is for messages. */
    Written read(String text, String column) throws BadRow {
        if (epoch != null) {
            return counted(text, column, epoch);
        }
        String plain = text.replace('\u202F', ' ').replace('\u00A0', ' ');
        ZoneOffset offset = null;
        if (!zoneNames.isEmpty()) {
            int end = plain.lastIndexOf(' ');
            String name = plain.substring(end + 1);
            offset = zoneNames.get(name.toUpperCase(Locale.ROOT));
            if (offset == null) {
                throw BadRow.of(
                        column,
                        "must end with UTC, GMT, Z or a name of a zone whose offset the mapping gives in zone names",
                        name.matches("[A-Za-z]{1,5}") ? name : "some other text");
            }
            plain = plain.substring(0, Math.max(end, 0));
        }
        try {
            return written(formatter.parse(plain), offset, column, text);
        } catch (DateTimeException e) {
            throw BadRow.of(column, "must have the form " + pattern, describe(text));
        }
    }

    /** A number of seconds or parts of them, cut to whole microseconds. */
    private static Written counted(String text, String column, TimeUnit epoch) throws BadRow {
        Matcher number = NUMBER.matcher(text);
        if (!number.matches()) {
            throw BadRow.of(
                    column,
                    "must be a number of " + epoch.name().toLowerCase(Locale.ROOT) + " since 1970-01-01T00:00Z",
                    describe(text));
        }
        BigDecimal micros = new BigDecimal(text)
                .multiply(BigDecimal.valueOf(epoch.toMicros(1)))
                .setScale(0, RoundingMode.FLOOR);
        if (micros.compareTo(FIRST_MICROS) < 0 || micros.compareTo(END_MICROS) >= 0) {
            throw BadRow.of(column, "must be from 0001-01-01 to 9999-12-31", describe(text));
        }
        Instant instant = Instant.EPOCH.plus(micros.longValueExact(), ChronoUnit.MICROS);
        return new Written(LocalDateTime.ofInstant(instant, ZoneOffset.UTC), instant);
    }

    private Written written(TemporalAccessor parsed, @Nullable ZoneOffset named, String column, String text)
            throws BadRow {
        LocalDate day = LocalDate.from(parsed);
        if (day.getYear() < 1 || day.getYear() > LATEST_YEAR) {
            throw BadRow.of(column, "must be from 0001-01-01 to 9999-12-31", describe(text));
        }
        LocalTime time = parsed.query(TemporalQueries.localTime());
        LocalDateTime local = day.atTime(time == null ? LocalTime.MIDNIGHT : time);
        if (named != null) {
            return new Written(local, local.toInstant(named));
        }
        if (parsed.isSupported(ChronoField.OFFSET_SECONDS)) {
            return new Written(local, OffsetDateTime.from(parsed).toInstant());
        }
        return new Written(local, clock == null ? null : local.atZone(clock).toInstant());
    }

    /** The text if it looks like a date; anything else may be an identifier in the wrong column. */
    static String describe(String text) {
        if (text.isEmpty()) {
            return "empty";
        }
        if (text.matches("[0-9]{5}([.,][0-9]{1,12})?")) {
            if (Spreadsheet.isDayNumber(Integer.parseInt(text.substring(0, 5)))) {
                return text + " may be a spreadsheet's day number; export the column as dates";
            }
        }
        return text.length() <= 40
                        && text.matches("[\\p{L}0-9:./, +\\-\u202F\u00A0]*[0-9][\\p{L}0-9:./, +\\-\u202F\u00A0]*")
                        && text.chars().filter(Character::isDigit).count() >= 3
                ? text
                : "some other text";
    }
}
