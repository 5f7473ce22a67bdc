package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringRevenueBenchmarkTest {
    private static final long JANUARY = Granularity.MONTH.indexOf(RevenueWorkload.FIRST_DAY);

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 20_000})
    void bothEnginesGiveTheSameMovements(int subscriptions) throws SQLException {
        RevenueWorkload workload = RevenueWorkload.of(subscriptions);
        NavigableMap<Period, RecurringRevenueMovement> movements =
                RevenueState.build(workload).movements(Granularity.MONTH);
        List<long[]> ours = new ArrayList<>();
        movements.forEach((month, movement) -> ours.add(row(month, movement)));
        DuckDbRevenue database = new DuckDbRevenue();
        database.open(workload, 2);
        List<long[]> theirs = database.ask();
        database.tearDown();

        // months without a change have no row there
        ours.removeIf(row -> theirs.stream().noneMatch(other -> other[0] == row[0]));
        assertThat(ours).usingElementComparator(java.util.Arrays::compare).containsExactlyElementsOf(theirs);
        assertThat(theirs).isNotEmpty();
    }

    private static long[] row(Period month, RecurringRevenueMovement movement) {
        RecurringAmount[] parts = {
            movement.newRevenue(),
            movement.reactivated(),
            movement.expansion(),
            movement.contraction(),
            movement.churned()
        };
        long[] row = new long[1 + 2 * parts.length];
        row[0] = Granularity.MONTH.indexOf(month.startInclusive()) - JANUARY;
        for (int part = 0; part < parts.length; part++) {
            row[1 + 2 * part] = parts[part].arr().movePointRight(2).longValueExact();
            row[2 + 2 * part] = parts[part].customers();
        }
        return row;
    }
}
