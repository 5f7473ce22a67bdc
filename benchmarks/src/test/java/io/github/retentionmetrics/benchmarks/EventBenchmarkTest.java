package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.period.Granularity;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The library, and every query that DuckDB may be asked, gives the same answer on the same events. */
class EventBenchmarkTest {
    private final EventBenchmark benchmark = new EventBenchmark();

    @ParameterizedTest
    @ValueSource(ints = {100, 20_000})
    void everyQueryGivesTheSameAnswer(int events) throws SQLException {
        EventState state = new EventState();
        state.events = events;
        state.make();

        try (DuckDbEvents database = DuckDbEvents.load(EventWorkload.of(events), 2)) {
            for (EventQuestion question : EventQuestion.values()) {
                List<List<Long>> expected = switch (question) {
                    case RETENTION -> retention(state);
                    case FUNNEL -> funnel(state);
                    case ACTIVE -> active(state);
                };
                for (Map.Entry<String, String> query : question.queries().entrySet()) {
                    try (PreparedStatement prepared = database.prepare(query.getValue())) {
                        assertThat(answer(question, query.getKey(), DuckDbEvents.ask(prepared)))
                                .as("%s %s", question, query.getKey())
                                .containsExactlyElementsOf(expected);
                    }
                }
                assertThat(question.queries()).containsKey(database.fastest(question));
            }
        }
    }

    /** Rows of (cohort, offset, users) without cells of nobody; the size of the cohort stands at offset 0. */
    private List<List<Long>> retention(EventState state) {
        CohortTable table = benchmark.askRetention(state);
        assertThat(benchmark.askRetention(state)).isEqualTo(table);
        List<List<Long>> rows = new ArrayList<>();
        long first = Granularity.WEEK.indexOf(EventWorkload.FIRST_DAY);
        table.rows().forEach(row -> {
            long cohort = Granularity.WEEK.indexOf(row.cohort().startInclusive()) - first;
            for (int offset = 0; offset < row.cells().size(); offset++) {
                long users = offset == 0 ? row.size() : row.cells().get(offset).customers();
                if (users > 0) {
                    rows.add(List.of(cohort, (long) offset, users));
                }
            }
        });
        return rows;
    }

    private List<List<Long>> funnel(EventState state) {
        FunnelTable table = benchmark.askFunnel(state);
        return List.of(List.of(table.customers(1), table.customers(2), table.customers(3)));
    }

    private List<List<Long>> active(EventState state) {
        List<List<Long>> rows = new ArrayList<>();
        benchmark.askActive(state).stream()
                .filter(day -> day.monthly() > 0)
                .forEach(day -> rows.add(List.of(
                        day.date().toEpochDay() - EventWorkload.FIRST_DAY.toEpochDay(),
                        day.daily(),
                        day.weekly(),
                        day.monthly())));
        return rows;
    }

    private static List<List<Long>> answer(EventQuestion question, String query, List<long[]> rows) {
        List<List<Long>> answer = new ArrayList<>();
        for (long[] row : rows) {
            if (question == EventQuestion.RETENTION && query.startsWith("bits")) {
                for (int offset = 0; offset < row.length - 1; offset++) {
                    if (row[offset + 1] > 0) {
                        answer.add(List.of(row[0], (long) offset, row[offset + 1]));
                    }
                }
            } else {
                answer.add(java.util.Arrays.stream(row).boxed().toList());
            }
        }
        return answer;
    }
}
