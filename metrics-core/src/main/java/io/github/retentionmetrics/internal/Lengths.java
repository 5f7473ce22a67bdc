package io.github.retentionmetrics.internal;

import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Units in which time is measured. A calendar, which cuts time into periods, is a granularity instead. */
public final class Lengths {
    private static final Set<ChronoUnit> OF_CALENDAR =
            EnumSet.of(ChronoUnit.DAYS, ChronoUnit.WEEKS, ChronoUnit.MONTHS, ChronoUnit.YEARS);

    private static final Map<ChronoUnit, String> TEXTS = texts();

    private Lengths() {}

    private static Map<ChronoUnit, String> texts() {
        Map<ChronoUnit, String> texts = new EnumMap<>(ChronoUnit.class);
        for (ChronoUnit unit : ChronoUnit.values()) {
            texts.put(unit, unit.toString().toLowerCase(Locale.ROOT));
        }
        return texts;
    }

    /** The unit as a text, also in JSON: {@code months}. JSON mappers differ in how they write the enum itself. */
    public static String text(ChronoUnit unit) {
        return Objects.requireNonNull(TEXTS.get(unit));
    }

    /** The unit of a text, whether {@code months} or {@code MONTHS}. */
    public static ChronoUnit parse(String text, String name) {
        for (Map.Entry<ChronoUnit, String> unit : TEXTS.entrySet()) {
            if (unit.getValue().equals(text) || unit.getKey().name().equals(text)) {
                return unit.getKey();
            }
        }
        throw new IllegalArgumentException(name + " must be a unit of time, such as days or months: " + text);
    }

    /** The text of a unit that may not be known, or null. */
    public static @Nullable String textOrNull(Optional<ChronoUnit> unit) {
        return unit.map(Lengths::text).orElse(null);
    }

    /** One of them: {@code month}. */
    public static String one(ChronoUnit unit) {
        String many = text(requireOfCalendar(unit, "unit"));
        return many.substring(0, many.length() - 1);
    }

    /** A unit of at least a day that has a name of its own in every calendar. */
    public static ChronoUnit requireOfCalendar(ChronoUnit unit, String name) {
        if (!OF_CALENDAR.contains(Objects.requireNonNull(unit, name))) {
            throw new IllegalArgumentException(name + " must be days, weeks, months or years: " + text(unit));
        }
        return unit;
    }
}
