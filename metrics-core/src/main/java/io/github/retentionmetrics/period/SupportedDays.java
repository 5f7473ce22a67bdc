package io.github.retentionmetrics.period;

import java.time.LocalDate;
import java.util.Objects;

/** The days that periods may hold, and the checks of dates and numbers against their ranges. */
final class SupportedDays {
    /** The earliest start. */
    static final LocalDate EARLIEST = LocalDate.of(0, 1, 1);

    /** The latest end, exclusive. */
    static final LocalDate LATEST = LocalDate.of(10_001, 1, 1);

    static final int LAST_YEAR = LATEST.getYear() - 1;

    private SupportedDays() {}

    static void bound(LocalDate date, String name) {
        within(date, EARLIEST, LATEST, name);
    }

    static void day(LocalDate date, String name) {
        within(date, EARLIEST, LATEST.minusDays(1), name);
    }

    static void within(LocalDate date, LocalDate first, LocalDate last, String name) {
        Objects.requireNonNull(date, name);
        if (date.isBefore(first) || date.isAfter(last)) {
            throw new IllegalArgumentException(name + " must be in " + first + ".." + last + ": " + date);
        }
    }

    static void number(long value, long lowest, long highest, String name) {
        if (value < lowest || value > highest) {
            throw new IllegalArgumentException(name + " must be in " + lowest + ".." + highest + ": " + value);
        }
    }

    static void inOrder(LocalDate low, String lowName, LocalDate high, String highName) {
        if (high.isBefore(low)) {
            throw new IllegalArgumentException(
                    highName + " (" + high + ") must be on or after " + lowName + " (" + low + ")");
        }
    }
}
