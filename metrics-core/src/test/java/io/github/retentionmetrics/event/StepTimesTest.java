package io.github.retentionmetrics.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A plain funnel has the attempts that the search for funnels of every kind finds. */
class StepTimesTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /** Events of few names on a coarse clock, so that many happen at once; another customer has the excluded event. */
    private static EventHistory history(long seed, int customers, int events) {
        Random random = new Random(seed);
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        for (int event = 0; event < events; event++) {
            builder.add(
                    "c" + random.nextInt(customers),
                    START.plusSeconds(3_600L * random.nextInt(90)),
                    String.valueOf("abcde".charAt(random.nextInt(5))));
        }
        for (String name : List.of("a", "b", "c", "d", "e", "stop")) {
            builder.add("other", START, name);
        }
        return builder.build(LocalDate.of(2026, 1, 5));
    }

    private static void assertSame(EventHistory history, Funnel plain) {
        Funnel general = plain.withExclusion(EventSelector.named("stop"), 1);
        EventHistory others = history.filter(id -> !id.equals("other"));

        assertThat(plain.over(others).steps()).isEqualTo(general.over(others).steps());
        assertThat(plain.over(others).attempts())
                .containsExactlyElementsOf(general.over(others).attempts().toList());
    }

    @Test
    void findTheSameAttempts() {
        Funnel funnel = Funnel.of("a", "b", "c", "d");
        for (long seed = 1; seed <= 60; seed++) {
            EventHistory history = history(seed, 12, 150);
            Funnel within = funnel.within(Duration.ofHours(1 + seed % 40));

            assertSame(history, funnel);
            assertSame(history, within);
            assertSame(history, within.withSettledOnly());
            assertSame(history, within.withEntry(Funnel.Entry.FIRST));
        }
    }

    @Test
    void findTheSameAttemptsOfCustomersWithManyEvents() {
        EventHistory history = history(7, 2, 3_000);

        assertSame(history, Funnel.of("c", "a", "e").within(Duration.ofHours(2)));
        assertSame(history, Funnel.of("e", "d").within(Duration.ofMinutes(1)));
    }
}
