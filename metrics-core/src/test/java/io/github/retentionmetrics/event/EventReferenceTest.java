package io.github.retentionmetrics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.EventFiles;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every cell of funnels and sessions that plain Python and SQL in DuckDB agree on, for three public logs. */
class EventReferenceTest {
    private static final double CLOSE = 1e-6;
    private static final Duration TIMEOUT = Duration.ofMinutes(30);

    static ZoneId zone(String name) {
        return name.equals("utc") ? ZoneOffset.UTC : ZoneId.of("Europe/Amsterdam");
    }

    @ParameterizedTest
    @EnumSource
    void funnels(EventFiles file) {
        EventHistory events = file.untilLastEvent(ZoneOffset.UTC);
        Map<String, FunnelTable> tables = new TreeMap<>();
        for (Map<String, String> row : file.expected("funnel.csv")) {
            String order = row.get("order");
            String window = row.get("window");
            FunnelTable table = tables.computeIfAbsent(
                    order + window,
                    key -> Funnel.of(file.funnel())
                            .within(window(window))
                            .withOrder(Funnel.Order.valueOf(order.toUpperCase(Locale.ROOT)))
                            .over(events));
            FunnelTable.StepFacts step = table.step(Integer.parseInt(row.get("step")));
            String cell = file + " " + row;
            assertThat(step.customers()).as(cell).isEqualTo(Long.parseLong(row.get("users")));
            assertThat(table.customerIds(step.step())).as(cell).hasSize((int) step.customers());
            if (step.step() > 1) {
                assertSeconds(row.get("mean_from_start_s"), step.meanFromStart(), cell);
                assertSeconds(row.get("median_from_start_s"), step.medianFromStart(), cell);
                assertSeconds(row.get("median_from_prev_s"), step.medianFromPrevious(), cell);
            }
        }
        assertThat(tables).hasSize(9);
    }

    private static Duration window(String name) {
        int number = Integer.parseInt(name.substring(0, name.length() - 1));
        return name.endsWith("d") ? Duration.ofDays(number) : Duration.ofHours(number);
    }

    private static void assertSeconds(String expected, @Nullable Duration actual, String cell) {
        if (expected.isEmpty()) {
            assertThat(actual).as(cell).isNull();
        } else {
            assertThat(actual).as(cell).isNotNull();
            assertThat(actual.toNanos() / 1e9).as(cell).isCloseTo(Double.parseDouble(expected), within(CLOSE));
        }
    }

    @ParameterizedTest
    @CsvSource({"MOODLE,utc", "MOODLE,amsterdam", "EDIFY,utc", "EDIFY,amsterdam", "SOGAMO,utc", "SOGAMO,amsterdam"})
    void sessions(EventFiles file, String zone) {
        EventHistory events = file.untilLastEvent(zone(zone));
        for (Map<String, String> row : file.expected(zone + "/sessions_summary.csv")) {
            Sessions sessions = rule(row.get("rule")).over(events);
            SessionFacts facts = sessions.facts();
            String cell = file + " " + zone + " " + row;
            assertThat(facts.sessions()).as(cell).isEqualTo(Long.parseLong(row.get("sessions")));
            assertThat(facts.bounces()).as(cell).isEqualTo(Long.parseLong(row.get("bounces")));
            assertNumber(row.get("bounce_rate"), facts.bounceRate().value(), cell);
            assertNumber(row.get("mean_s"), facts.meanSeconds().value(), cell);
            assertNumber(
                    row.get("mean_multi_s"), facts.meanSecondsWithoutBounces().value(), cell);
            assertNumber(row.get("median_s"), seconds(sessions.medianDuration()), cell);
            assertNumber(row.get("median_multi_s"), seconds(sessions.medianDurationWithoutBounces()), cell);
        }
        Map<Period, SessionFacts> byDay = rule("gap_gt_30m").over(events).facts(Granularity.DAY);
        List<Map<String, String>> days = file.expected(zone + "/sessions_day.csv");
        assertThat(byDay.values().stream().filter(facts -> facts.sessions() > 0))
                .hasSameSizeAs(days.stream()
                        .filter(row -> !row.get("sessions").equals("0"))
                        .toList());
        for (Map<String, String> row : days) {
            SessionFacts facts = byDay.getOrDefault(Period.parse(row.get("day")), SessionFacts.empty());
            assertThat(List.of(facts.sessions(), facts.bounces(), facts.micros()))
                    .as("%s %s %s", file, zone, row)
                    .containsExactly(
                            Long.parseLong(row.get("sessions")),
                            Long.parseLong(row.get("bounces")),
                            Long.parseLong(row.get("duration_us")));
        }
    }

    private static SessionRule rule(String name) {
        return switch (name) {
            case "gap_gt_30m" -> SessionRule.ofTimeout(TIMEOUT);
            case "gap_ge_30m" -> SessionRule.ofTimeout(TIMEOUT).withGapOfTimeoutEnding();
            case "gap_gt_30m_midnight" -> SessionRule.ofTimeout(TIMEOUT).withMidnightEnding();
            case "session_id" -> SessionRule.byIdentifier();
            default -> throw new AssertionError(name);
        };
    }

    private static double seconds(Optional<Duration> duration) {
        return duration.map(found -> found.toNanos() / 1e9).orElse(Double.NaN);
    }

    private static void assertNumber(String expected, double actual, String cell) {
        if (expected.isEmpty()) {
            assertThat(actual).as(cell).isNaN();
        } else {
            assertThat(actual).as(cell).isCloseTo(Double.parseDouble(expected), within(CLOSE));
        }
    }
}
