package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.Locale;

/** What one period of a granularity is called: day, week, month, quarter or year, whenever it starts. */
final class PeriodUnit {
    private PeriodUnit() {}

    /** The English name. */
    static String of(Granularity granularity) {
        return name(granularity).toLowerCase(Locale.ROOT);
    }

    /** The name in the language of the summary. */
    static String in(SummaryWords words, Granularity granularity) {
        return words.text("unit." + name(granularity));
    }

    /** The name of several of them, in the language of the summary. */
    static String manyIn(SummaryWords words, Granularity granularity) {
        return words.text("units." + name(granularity));
    }

    private static String name(Granularity granularity) {
        Period period = granularity.periodContaining(LocalDate.EPOCH);
        long days = period.lengthDays();
        if (days < 28) {
            return days == 1 ? "DAY" : "WEEK";
        }
        if (days > 92) {
            return "YEAR";
        }
        return days > 31 ? "QUARTER" : "MONTH";
    }
}
