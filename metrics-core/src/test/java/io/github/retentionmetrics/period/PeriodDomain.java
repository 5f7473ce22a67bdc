package io.github.retentionmetrics.period;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Dates of records, granularities, and periods that are often near each other, equal or empty. */
public final class PeriodDomain extends DomainContextBase {
    /** For jqwik, which makes one for each property. */
    public PeriodDomain() {}

    /** Dates whose neighbouring periods are supported, 0002-01-01 to 9998-12-31, half of them within a few years. */
    @Provide
    public Arbitrary<LocalDate> dates() {
        return Arbitraries.oneOf(
                Arbitraries.longs()
                        .between(
                                LocalDate.of(2, 1, 1).toEpochDay(),
                                LocalDate.of(9998, 12, 31).toEpochDay())
                        .map(LocalDate::ofEpochDay),
                Arbitraries.longs()
                        .between(
                                LocalDate.of(2019, 12, 1).toEpochDay(),
                                LocalDate.of(2024, 4, 1).toEpochDay())
                        .map(LocalDate::ofEpochDay));
    }

    /** Every granularity. */
    @Provide
    public Arbitrary<Granularity> granularities() {
        return Arbitraries.oneOf(
                        Arbitraries.of(
                                Granularity.DAY,
                                Granularity.WEEK,
                                Granularity.MONTH,
                                Granularity.QUARTER,
                                Granularity.YEAR),
                        Arbitraries.of(DayOfWeek.class).map(Granularity::weekStarting),
                        Arbitraries.of(Month.class).map(Granularity::fiscalQuarterStarting),
                        Arbitraries.of(Month.class).map(Granularity::fiscalYearStarting))
                .withoutEdgeCases();
    }

    /** Periods of 0 to 15 days around the leap day of 2024: so few that chance finds the edge cases. */
    @Provide
    public Arbitrary<Period> periods() {
        LocalDate first = LocalDate.of(2024, 2, 20);
        return Combinators.combine(
                        Arbitraries.integers().between(0, 15),
                        Arbitraries.integers().between(0, 15))
                .as((a, b) -> Period.of(first.plusDays(Math.min(a, b)), first.plusDays(Math.max(a, b))))
                .withoutEdgeCases();
    }
}
