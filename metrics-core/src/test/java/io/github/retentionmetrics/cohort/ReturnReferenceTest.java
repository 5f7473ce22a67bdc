package io.github.retentionmetrics.cohort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.EventFiles;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every cell of calendar retention that plain Python and SQL in DuckDB agree on, for three public logs. */
class ReturnReferenceTest {
    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void calendar(EventFiles file, String zoneName) {
        ZoneId zone = zoneName.equals("utc") ? ZoneOffset.UTC : ZoneId.of("Europe/Amsterdam");
        Tables whole = new Tables(file, file.untilEndOfDay(zone));
        Tables known = new Tables(file, file.untilLastEvent(zone));
        int cells = 0;
        for (Map<String, String> row : file.expected(zoneName + "/retention_calendar.csv")) {
            String cell = file + " " + zoneName + " " + row;
            Granularity grain = grain(row);
            Period cohort = grain.periodContaining(LocalDate.parse(row.get("cohort")));
            int offset = Integer.parseInt(row.get("offset"));
            CohortTable table = whole.table(row, CohortAnalysis.Retained.IN_PERIOD);
            assertThat(table.size(cohort)).as(cell).isEqualTo(Long.parseLong(row.get("cohort_size")));
            assertThat(table.cell(cohort, offset).orElseThrow().customers())
                    .as(cell)
                    .isEqualTo(Long.parseLong(row.get("on")));
            assertThat(whole.table(row, CohortAnalysis.Retained.ON_OR_AFTER)
                            .cell(cohort, offset)
                            .orElseThrow()
                            .customers())
                    .as(cell)
                    .isEqualTo(Long.parseLong(row.get("on_or_after")));
            // the day of the last event is still running
            boolean isComplete =
                    known.table(row, CohortAnalysis.Retained.IN_PERIOD).status(cohort, offset)
                            == CohortTable.Cell.Status.COMPLETE;
            assertThat(isComplete).as(cell).isEqualTo(row.get("complete").equals("1"));
            cells++;
        }
        assertThat(cells).isPositive();
        for (Map<String, String> row : file.expected(zoneName + "/retention_curve.csv")) {
            if (row.get("mode").startsWith("calendar")) {
                boolean isOn = row.get("mode").equals("calendar_on");
                CohortAnalysis.Retained retained =
                        isOn ? CohortAnalysis.Retained.IN_PERIOD : CohortAnalysis.Retained.ON_OR_AFTER;
                int offset = Integer.parseInt(row.get("offset"));
                // "on or after" of the tools knows the day that is still running
                List<Rate> complete = known.table(row, retained).cohorts().stream()
                        .filter(cohort ->
                                known.table(row, retained).status(cohort, offset) == CohortTable.Cell.Status.COMPLETE)
                        .map(cohort -> whole.table(row, retained).retention(cohort, offset))
                        .toList();
                Rate pooled = complete.stream().collect(Rate.toPooledRate());
                String cell = file + " " + zoneName + " " + row;
                assertThat(complete).as(cell).hasSize(Integer.parseInt(row.get("full_cohorts")));
                assertThat(pooled.numerator()).as(cell).isEqualTo(Long.parseLong(row.get("returned")));
                assertThat(pooled.denominator()).as(cell).isEqualTo(Long.parseLong(row.get("users")));
                assertThat(complete.stream().mapToDouble(Rate::value).average().orElseThrow())
                        .as(cell)
                        .isCloseTo(Double.parseDouble(row.get("simple")), within(1e-6));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void rolling(EventFiles file, String zoneName) {
        ZoneId zone = zoneName.equals("utc") ? ZoneOffset.UTC : ZoneId.of("Europe/Amsterdam");
        Tables tables = new Tables(file, file.untilLastEvent(zone));
        List<String> cells = new ArrayList<>();
        Map<String, List<RollingRetention>> known = new TreeMap<>();
        for (Map<String, String> row : file.expected(zoneName + "/retention_rolling.csv")) {
            known.computeIfAbsent(row.get("variant") + "," + row.get("grain"), key -> tables.rolling(row));
            cells.add(String.join(",", row.values()));
        }
        List<String> found = new ArrayList<>();
        known.forEach((key, facts) -> facts.forEach(fact -> found.add(String.format(
                Locale.ROOT,
                "%s,%s,%d,%02d,%d,%d,%d",
                key,
                fact.cohort().startInclusive(),
                fact.size(),
                fact.offset(),
                fact.eligible(),
                fact.customersOn(),
                fact.customersOnOrAfter()))));
        assertThat(found).containsExactlyInAnyOrderElementsOf(cells);
        for (Map<String, String> row : file.expected(zoneName + "/retention_curve.csv")) {
            if (row.get("mode").startsWith("rolling")) {
                int offset = Integer.parseInt(row.get("offset"));
                List<RollingRetention> facts = known.get(row.get("variant") + "," + row.get("grain"));
                Rate pooled = row.get("mode").equals("rolling_on")
                        ? RollingRetention.pooledOn(facts, offset)
                        : RollingRetention.pooledOnOrAfter(facts, offset);
                assertThat(pooled.denominator()).as("%s", row).isEqualTo(Long.parseLong(row.get("users")));
                assertThat(pooled.numerator()).as("%s", row).isEqualTo(Long.parseLong(row.get("returned")));
            }
        }
    }

    private static Granularity grain(Map<String, String> row) {
        return row.get("grain").equals("day") ? Granularity.DAY : Granularity.WEEK;
    }

    private static final class Tables {
        private final EventFiles file;
        private final EventHistory events;
        private final Map<String, CohortTable> known = new HashMap<>();

        Tables(EventFiles file, EventHistory events) {
            this.file = file;
            this.events = events;
        }

        CohortTable table(Map<String, String> row, CohortAnalysis.Retained retained) {
            return known.computeIfAbsent(
                    row.get("variant") + row.get("grain") + retained,
                    key -> CohortAnalysis.by(grain(row)).withRetained(retained).over(events, rule(row.get("variant"))));
        }

        List<RollingRetention> rolling(Map<String, String> row) {
            boolean isDay = row.get("grain").equals("day");
            return RollingRetention.of(
                    events, rule(row.get("variant")), grain(row), Duration.ofDays(isDay ? 1 : 7), isDay ? 15 : 13);
        }

        private ReturnRule rule(String variant) {
            EventSelector start = EventSelector.named(file.start());
            EventSelector returns = EventSelector.named(file.returns());
            return switch (variant) {
                case "first_any__any" -> ReturnRule.ofAnyEvent();
                case "first_any__return" -> ReturnRule.of(EventSelector.any(), returns);
                case "first_start__return" -> ReturnRule.of(start, returns);
                case "first_start__return_min2" -> ReturnRule.of(start, returns).withReturnsOfAtLeast(2);
                case "recurring_start__return" -> ReturnRule.of(start, returns).withRecurringStart();
                default -> throw new AssertionError(variant);
            };
        }
    }
}
