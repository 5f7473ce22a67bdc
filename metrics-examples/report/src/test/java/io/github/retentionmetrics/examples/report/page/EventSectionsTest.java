package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.EventPart;
import io.github.retentionmetrics.examples.report.parts.HeadlinePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventSectionsTest {
    private static final String HEADER = "user_id,timestamp,event\n";

    @TempDir
    Path folder;

    private Optional<Section> section(PageSection section, String rows, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("events.csv"), HEADER + rows);
        List<String> args = new ArrayList<>(List.of("--events", file.toString()));
        args.addAll(List.of(options));
        return SectionRun.of(
                section,
                List.of(new HeadlinePart(), new EventPart()),
                folder.resolve("report"),
                args.toArray(String[]::new));
    }

    /** Users who come in January, some of whom return in February and some in March. */
    private static String users(int january, int february, int march) {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < january; i++) {
            rows.append("u" + i + ",2026-01-10T10:00Z,visit\n");
            rows.append(i < february ? "u" + i + ",2026-02-10T10:00Z,visit\n" : "");
            rows.append(i < march ? "u" + i + ",2026-03-10T10:00Z,visit\n" : "");
        }
        return rows.toString();
    }

    @Test
    void withoutEventsThereIsNoSection() throws IOException {
        assertThat(section(new UserSection(), "", "--observed-until", "2026-01-31"))
                .isEmpty();
        assertThat(section(new StepSection(), "", "--observed-until", "2026-01-31"))
                .isEmpty();
    }

    @Test
    void theHeadingSaysHowManyComeBack() throws IOException {
        Section section = section(new UserSection(), users(40, 10, 4), "--observed-until", "2026-03-31")
                .orElseThrow();

        assertThat(section.finding()).isEqualTo("25.0% of new users come back in the next month");
        assertThat(SectionRun.sentences(section))
                .containsExactly("Of the users of the month before, 25.0% came back in Feb 2026, and 40.0% in Mar 2026."
                        + " No clear change: chance can explain it.");
    }

    @Test
    void theEventsOfTheOptionsAreNamed() throws IOException {
        String rows = "a,2026-01-10T10:00Z,signup\na,2026-02-10T10:00Z,buy\n";

        assertThat(SectionRun.sentences(section(new UserSection(), rows, "--start-event", "signup")
                        .orElseThrow()))
                .contains("Cohorts begin with the first “signup” of a user; any other event counts as coming back.");
        assertThat(SectionRun.sentences(section(new UserSection(), rows, "--return-event", "buy")
                        .orElseThrow()))
                .contains("Cohorts begin with the first event of a user; “buy” counts as coming back.");
        assertThat(SectionRun.sentences(section(new UserSection(), rows).orElseThrow()))
                .noneMatch(text -> text.startsWith("Cohorts begin"));
    }

    @Test
    void fewUsersAreNamed() throws IOException {
        Section section = section(new UserSection(), users(29, 29, 0), "--observed-until", "2026-02-28")
                .orElseThrow();

        assertThat(section.finding()).isEqualTo("100.0% of new users come back in the next month");
        assertThat(SectionRun.sentences(section))
                .contains("There are fewer than 30 users behind this figure: one user more or less would move it by"
                        + " several points.");
    }

    @Test
    void aFirstPeriodSaysNothingYet() throws IOException {
        Section section = section(new UserSection(), users(40, 0, 0)).orElseThrow();

        assertThat(section.finding())
                .isEqualTo("No cohort of users has been observed for long enough to say whether its users come back");
    }

    @Test
    void theFunnelSaysHowManyReachItsGoalAndWhereMostAreLost() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rows.append("u" + i + ",2026-01-10T10:00Z,visit\n");
            rows.append(i < 20 ? "u" + i + ",2026-01-10T10:02Z,cart\n" : "");
            rows.append(i < 16 ? "u" + i + ",2026-01-11T22:02Z,buy\n" : "");
        }
        Section section = section(
                        new StepSection(), rows.toString(), "--funnel", "visit,cart,buy", "--funnel-window", "2d")
                .orElseThrow();

        assertThat(section.finding()).isEqualTo("40.0% of the users with “visit” get as far as “buy”");
        assertThat(SectionRun.sentences(section))
                .containsExactly("The largest loss is between “visit” and “cart”: 50.0% go on.");
        Table steps = SectionRun.pictures(section).get(0).table();
        assertThat(SectionRun.texts(steps, "step")).containsExactly("1. visit", "2. cart", "3. buy");
        assertThat(SectionRun.texts(steps, "median_seconds_from_previous"))
                .containsExactly("", "2 minutes", "36 hours");
        assertThat(section.definition())
                .contains("within 2 days of the first")
                .contains("When the data ended, 24 users still had time for further steps.");
    }

    @Test
    void afterTheWindowNobodyIsSaidToHaveTime() throws IOException {
        Section section = section(
                        new StepSection(),
                        "a,2026-01-10T10:00Z,visit\nb,2026-01-10T10:00Z,buy\n",
                        "--funnel",
                        "visit,buy",
                        "--funnel-window",
                        "2d",
                        "--observed-until",
                        "2026-01-12")
                .orElseThrow();

        assertThat(section.finding()).isEqualTo("0.0% of the users with “visit” get as far as “buy”");
        assertThat(section.definition()).doesNotContain("When the data ended");
    }

    @Test
    void stepsOfTheSameEventAreNumbered() throws IOException {
        StringBuilder rows = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            rows.append("u" + i + ",2026-01-10T10:00Z,visit\n");
            rows.append(i < 10 ? "u" + i + ",2026-01-10T10:00:01Z,visit\n" : "");
        }
        Section section = section(new StepSection(), rows.toString(), "--funnel", "visit,visit")
                .orElseThrow();

        assertThat(section.finding())
                .isEqualTo("25.0% of the users with “visit” (step 1) get as far as “visit” (step 2)");
        assertThat(SectionRun.sentences(section))
                .containsExactly("The largest loss is between “visit” (step 1) and “visit” (step 2): 25.0% go on.");
        assertThat(SectionRun.texts(SectionRun.pictures(section).get(0).table(), "median_seconds_from_previous"))
                .containsExactly("", "1 second");
    }

    @Test
    void aFunnelWithoutLossNamesNone() throws IOException {
        Section section = section(
                        new StepSection(),
                        "a,2026-01-10T10:00Z,visit\na,2026-01-10T10:00:30Z,buy\n",
                        "--funnel",
                        "visit,buy")
                .orElseThrow();

        assertThat(section.finding()).isEqualTo("100.0% of the users with “visit” get as far as “buy”");
        assertThat(SectionRun.sentences(section))
                .containsExactly("There are fewer than 30 users behind this figure: one user more or less would move it"
                        + " by several points.");
    }

    @Test
    void sessionsAloneHaveTheirBounces() throws IOException {
        Section section = section(
                        new StepSection(),
                        "a,2026-01-10T10:00Z,visit\na,2026-01-10T11:00Z,visit\na,2026-01-10T11:03Z,buy\n")
                .orElseThrow();

        assertThat(section.topic()).isEqualTo("How do sessions go?");
        assertThat(section.finding()).isEqualTo("50.0% of the sessions end after a single event");
        assertThat(section.blocks().stream()
                        .filter(Block.Multiples.class::isInstance)
                        .map(block -> ((Block.Multiples) block).text()))
                .containsExactly(
                        "There are 2 sessions. A session lasts 90 seconds on average, and half of them last at most 90"
                                + " seconds.");
    }

    @Test
    void dutch() throws IOException {
        assertThat(section(new UserSection(), users(40, 10, 4), "--observed-until", "2026-03-31", "--language", "nl")
                        .orElseThrow()
                        .finding())
                .isEqualTo("25,0% van de nieuwe gebruikers komt in de volgende maand terug");
    }
}
