package io.github.retentionmetrics.cohort;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.internal.ReturnIndex;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.period.Granularity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tables from the index of returns are those of passes over the events. */
class KeptReturnsTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate FIRST_DAY = LocalDate.of(2026, 1, 20);
    private static final ReturnRule ANY = ReturnRule.ofAnyEvent();

    private static EventHistory history(long seed) {
        Random random = new Random(seed);
        EventHistoryBuilder builder = EventHistory.builder(ZONE);
        Instant start = FIRST_DAY.atStartOfDay(ZONE).toInstant();
        for (int event = 0; event < 400; event++) {
            builder.add(
                    "c" + random.nextInt(40),
                    start.plusSeconds((long) (random.nextDouble() * random.nextDouble() * 75 * 86_400)),
                    random.nextInt(3) == 0 ? "a" : "b");
        }
        return builder.build(FIRST_DAY.plusDays(80));
    }

    private static List<ReturnRule> rules() {
        ReturnRule named = ReturnRule.of(EventSelector.named("a"), EventSelector.named("b"));
        return List.of(ANY, named, named.withRecurringStart(), ANY.withReturnsOfAtLeast(2));
    }

    private static List<CohortAnalysis> analyses() {
        CohortAnalysis weekly = CohortAnalysis.by(Granularity.WEEK);
        return List.of(
                weekly,
                CohortAnalysis.by(Granularity.DAY),
                CohortAnalysis.by(Granularity.MONTH).withActivity(Granularity.WEEK),
                weekly.withActivity(Granularity.MONTH),
                weekly.withBrackets(0, 1, 4, 7),
                weekly.withBrackets(2, 3, 30),
                weekly.withBrackets(1, 2, 5));
    }

    @Test
    void areThoseOfPassesOverTheEvents() {
        for (long seed = 1; seed <= 5; seed++) {
            EventHistory history = history(seed);
            for (ReturnRule rule : rules()) {
                for (CohortAnalysis options : analyses()) {
                    for (CohortAnalysis.Retained retained : CohortAnalysis.Retained.values()) {
                        CohortAnalysis analysis = options.withRetained(retained);
                        CohortTable passed = new ReturnCohorts(
                                        analysis,
                                        history,
                                        rule,
                                        analysis.cohorts(history, rule).orElseThrow())
                                .table();

                        assertThat(analysis.over(history, rule))
                                .as("%s %s", analysis, rule)
                                .isEqualTo(passed);
                        assertThat(analysis.over(history, rule)).isEqualTo(passed);
                    }
                }
            }
        }
    }

    @Test
    void theIndexOfARuleIsKeptByTheHistoryAlone() {
        EventHistory history = history(1);
        EventHistory same = history(1);
        CohortAnalysis.by(Granularity.WEEK).over(history, ANY);

        assertThat(StoreAccess.returnIndexes(history))
                .isNotSameAs(StoreAccess.returnIndexes(same))
                .isNotSameAs(StoreAccess.returnIndexes(history.filter(id -> true)))
                .isNotSameAs(StoreAccess.returnIndexes(history.withObservedFrom(FIRST_DAY)));
    }

    @Test
    void theLastFourIndexesAreKept() {
        int[] made = new int[5];
        EventHistory history = history(1);
        for (int rule : new int[] {0, 1, 2, 3, 0, 4, 0, 2, 3, 4, 1, 0}) {
            StoreAccess.returnIndexes(history).of(rule, () -> {
                made[rule]++;
                return Optional.<ReturnIndex>empty();
            });
        }

        // rule 1 was asked for the longest ago when rule 4 came, and rule 0 when rule 1 came again
        assertThat(made).containsExactly(2, 2, 1, 1, 1);
    }

    @Test
    void threadsGetTheSameTable() {
        EventHistory history = history(3);
        CohortAnalysis weekly = CohortAnalysis.by(Granularity.WEEK);
        CohortTable expected = weekly.over(history(3), ANY);

        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .mapToObj(thread -> weekly.over(history, ANY))
                        .toList())
                .allMatch(expected::equals);
    }
}
