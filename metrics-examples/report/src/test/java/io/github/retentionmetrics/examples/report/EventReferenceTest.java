package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Runs the report on public event logs and compares its files with what Python and DuckDB computed on them: counts to
 * the last digit, seconds to the six decimals that they give.
 */
class EventReferenceTest {
    private static final double MICRO = 1e-6;
    private static final Map<String, List<String>> STEPS = Map.of(
            "moodle", List.of("Course_view", "Instructions", "Assignment"),
            "edify", List.of("course_viewed", "course_module_viewed", "submission_created"),
            "sogamo", List.of("launch", "fight", "inventory"));
    private static final Map<String, String> RETURNS =
            Map.of("moodle", "Assignment", "edify", "course_module_viewed", "sogamo", "fight");

    @TempDir
    Path folder;

    private WrittenReport report(String set, String zone, String granularity, String... options) {
        List<String> args = new ArrayList<>(List.of(
                "--events",
                ReferenceData.file("data/events/" + set + ".csv").toString(),
                "--zone",
                zone.equals("utc") ? "UTC" : "Europe/Amsterdam",
                "--granularity",
                granularity,
                // the identifiers of sogamo are not those of its published sessions by timeout
                "--session-timeout",
                "30m"));
        args.addAll(List.of(options));
        Path out = folder.resolve(granularity);
        Run run = Run.into(out, args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return new WrittenReport(out);
    }

    private static List<WrittenReport.Line> expected(String file) throws IOException {
        Path path = ReferenceData.file("expected/events/" + file);
        return new WrittenReport(path.getParent()).lines(path.getFileName().toString());
    }

    private static List<List<String>> cells(List<WrittenReport.Line> lines, String... columns) {
        return lines.stream()
                .map(line -> List.of(columns).stream().map(line::text).toList())
                .toList();
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"moodle, utc", "moodle, amsterdam", "edify, amsterdam", "sogamo, utc"})
    void weeksEqualThoseOfPythonAndDuckDb(String set, String zone) throws IOException {
        WrittenReport report = report(
                set,
                zone,
                "week",
                "--start-event",
                STEPS.get(set).get(0),
                "--return-event",
                RETURNS.get(set),
                "--funnel",
                String.join(", ", STEPS.get(set)),
                "--funnel-window",
                "14d");
        String theirs = set + "/" + zone;

        assertThat(cells(report.lines("activity.csv"), "day", "dau", "wau", "mau", "wau_full", "mau_full"))
                .isEqualTo(cells(expected(theirs + "/active.csv"), "day", "dau", "wau", "mau", "wau_full", "mau_full"));
        assertThat(cells(report.lines("lifecycle.csv"), "period", "new", "returning", "resurrecting", "dormant"))
                .isEqualTo(cells(
                        expected(theirs + "/lifecycle.csv"), "week", "new", "returning", "resurrecting", "dormant"));
        assertThat(activeDays(report.lines("power_users.csv"), "period"))
                .isEqualTo(activeDays(expected(theirs + "/l7_week.csv"), "week"));
        assertCohorts(report, theirs, "first_start__return", "week", 12);
        assertFunnel(report.lines("funnel.csv"), set);
        assertSessions(report.lines("sessions.csv"), expected(theirs + "/sessions_day.csv"), Granularity.WEEK);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"edify, utc", "sogamo, amsterdam"})
    void weeksOfTheOtherZoneEqualThoseOfPythonAndDuckDb(String set, String zone) throws IOException {
        weeksEqualThoseOfPythonAndDuckDb(set, zone);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"moodle, utc", "moodle, amsterdam", "edify, utc", "edify, amsterdam", "sogamo, utc", "sogamo, amsterdam"
    })
    void daysEqualThoseOfPythonAndDuckDb(String set, String zone) throws IOException {
        WrittenReport report = report(set, zone, "day");

        assertCohorts(report, set + "/" + zone, "first_any__any", "day", 14);
        assertSessions(report.lines("sessions.csv"), expected(set + "/" + zone + "/sessions_day.csv"), Granularity.DAY);
    }

    @Tag("slow")
    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({"moodle, utc", "moodle, amsterdam", "edify, utc", "edify, amsterdam", "sogamo, utc", "sogamo, amsterdam"
    })
    void activeDaysOfAMonthEqualThoseOfPythonAndDuckDb(String set, String zone) throws IOException {
        assertThat(activeDays(report(set, zone, "month").lines("power_users.csv"), "period"))
                .isEqualTo(activeDays(expected(set + "/" + zone + "/l_month.csv"), "month"));
    }

    private static List<List<String>> activeDays(List<WrittenReport.Line> lines, String period) {
        return lines.stream()
                .map(line -> List.of(
                        line.text(period),
                        String.format(Locale.ROOT, "%02d", line.count("active_days")),
                        line.text("users")))
                .toList();
    }

    /** They give cells up to an offset; and for them a period is over when its last moment has passed. */
    private static void assertCohorts(WrittenReport report, String theirs, String variant, String grain, int lastOffset)
            throws IOException {
        Map<List<String>, List<String>> ours = new TreeMap<>(EventReferenceTest::compare);
        for (WrittenReport.Line line : report.lines("events_cohorts.csv")) {
            if (line.count("offset") <= lastOffset) {
                ours.put(
                        List.of(line.text("cohort"), line.text("offset")),
                        List.of(line.text("size"), line.text("users"), line.text("on_or_after"), line.text("status")));
            }
        }
        LocalDate lastDay = report.lines("activity.csv").stream()
                .map(line -> LocalDate.parse(line.text("day")))
                .max(LocalDate::compareTo)
                .orElseThrow();
        int cells = 0;
        for (WrittenReport.Line line : expected(theirs + "/retention_calendar.csv")) {
            if (line.text("variant").equals(variant) && line.text("grain").equals(grain)) {
                List<String> cell = ours.get(List.of(line.text("cohort"), Long.toString(line.count("offset"))));
                assertThat(cell).as("%s", line).isNotNull();
                assertThat(cell.subList(0, 3))
                        .as("%s", line)
                        .isEqualTo(List.of(line.text("cohort_size"), line.text("on"), line.text("on_or_after")));
                LocalDate start = LocalDate.parse(line.text("cohort"));
                boolean isOver = !(grain.equals("day")
                                ? start.plusDays(line.count("offset"))
                                : start.plusWeeks(line.count("offset")).plusDays(6))
                        .isAfter(lastDay);
                assertThat(cell.get(3)).as("%s", line).isEqualTo(isOver ? "complete" : "partial");
                assertThat(isOver || line.count("complete") == 0).as("%s", line).isTrue();
                cells++;
            }
        }
        assertThat(ours).hasSize(cells).isNotEmpty();
    }

    private static int compare(List<String> one, List<String> other) {
        return one.toString().compareTo(other.toString());
    }

    private static void assertFunnel(List<WrittenReport.Line> ours, String set) throws IOException {
        List<WrittenReport.Line> theirs = expected(set + "/funnel.csv").stream()
                .filter(line -> line.text("order").equals("ordered"))
                .filter(line -> line.text("window").equals("14d"))
                .toList();
        assertThat(cells(ours, "step", "event", "users")).isEqualTo(cells(theirs, "step", "event", "users"));
        for (int i = 0; i < ours.size(); i++) {
            assertSeconds(
                    ours.get(i).text("median_seconds_from_start"), theirs.get(i).text("median_from_start_s"));
            assertSeconds(
                    ours.get(i).text("median_seconds_from_previous"),
                    theirs.get(i).text("median_from_prev_s"));
        }
    }

    private static void assertSeconds(String ours, String theirs) {
        assertThat(ours.isEmpty()).isEqualTo(theirs.isEmpty());
        if (!ours.isEmpty()) {
            assertThat(Double.parseDouble(ours)).isCloseTo(Double.parseDouble(theirs), within(MICRO));
        }
    }

    private static void assertSessions(
            List<WrittenReport.Line> ours, List<WrittenReport.Line> theirDays, Granularity granularity) {
        Map<String, long[]> theirs = new TreeMap<>();
        for (WrittenReport.Line line : theirDays) {
            long[] sums = theirs.computeIfAbsent(
                    granularity.label(granularity.periodContaining(LocalDate.parse(line.text("day")))),
                    key -> new long[3]);
            sums[0] += line.count("sessions");
            sums[1] += line.count("bounces");
            sums[2] += line.count("duration_us");
        }
        int periods = 0;
        for (WrittenReport.Line line : ours) {
            long[] sums = theirs.getOrDefault(line.text("period"), new long[3]);
            assertThat(line.count("sessions")).as("%s", line).isEqualTo(sums[0]);
            assertThat(line.count("bounces")).as("%s", line).isEqualTo(sums[1]);
            if (sums[0] > 0) {
                assertThat(line.value("mean_seconds")).isCloseTo(sums[2] * MICRO / sums[0], within(MICRO));
                assertThat(line.value("bounce_rate")).isCloseTo((double) sums[1] / sums[0], within(1e-15));
                periods++;
            } else {
                assertThat(line.isEmpty("mean_seconds")).isTrue();
            }
        }
        assertThat(periods).isEqualTo(theirs.size());
    }
}
