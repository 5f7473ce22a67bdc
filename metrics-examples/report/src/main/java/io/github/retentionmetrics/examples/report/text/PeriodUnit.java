package io.github.retentionmetrics.examples.report.text;

import io.github.retentionmetrics.period.Granularity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** What one period of a granularity is called, whenever it starts. */
public enum PeriodUnit {
    DAY(1, ChronoUnit.DAYS),
    WEEK(1, ChronoUnit.WEEKS),
    MONTH(1, ChronoUnit.MONTHS),
    QUARTER(3, ChronoUnit.MONTHS),
    YEAR(1, ChronoUnit.YEARS);

    private final int units;
    private final ChronoUnit unit;

    PeriodUnit(int units, ChronoUnit unit) {
        this.units = units;
        this.unit = unit;
    }

    public static PeriodUnit of(Granularity granularity) {
        long days = granularity.periodContaining(LocalDate.EPOCH).lengthDays();
        if (days < 28) {
            return days == 1 ? DAY : WEEK;
        }
        if (days > 92) {
            return YEAR;
        }
        return days > 31 ? QUARTER : MONTH;
    }

    /** The unit of time that its length is given in. */
    public ChronoUnit unit() {
        return unit;
    }

    /** How many of these units it has. */
    public int units() {
        return units;
    }

    /** The name in the language of the summary. */
    public String in(SummaryWords words) {
        return words.text("unit." + name());
    }

    /** The name of several of them, in the language of the summary. */
    public String manyIn(SummaryWords words) {
        return words.text("units." + name());
    }

    /** The English name. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
