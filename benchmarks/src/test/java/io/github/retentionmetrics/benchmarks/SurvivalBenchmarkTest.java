package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.survival.SurvivalCurve;
import java.util.List;
import java.util.NavigableMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurvivalBenchmarkTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 100, 100_000})
    void everyWayGivesTheSameCurve(int durations) {
        SurvivalState stays = new SurvivalState();
        stays.durations = durations;
        stays.make();
        SurvivalBenchmark benchmark = new SurvivalBenchmark();

        SurvivalCurve curve = benchmark.curveOfColumns(stays);
        assertThat(curve)
                .isEqualTo(benchmark.curveOfRecords(stays))
                .isEqualTo(SurvivalCurve.of(stays.counted))
                .isEqualTo(SurvivalCurve.of(stays.groups.get("even").plus(stays.groups.get("odd"))));
        NavigableMap<Long, Double> naive = benchmark.streamRecords(stays);
        List<SurvivalCurve.Step> steps = curve.steps();
        assertThat(steps).extracting(SurvivalCurve.Step::time).containsExactlyElementsOf(naive.keySet());
        assertThat(steps)
                .allSatisfy(
                        step -> assertThat(step.survival().value()).isCloseTo(naive.get(step.time()), within(1e-12)));
        assertThat(curve.durations().count()).isEqualTo(durations);
    }
}
