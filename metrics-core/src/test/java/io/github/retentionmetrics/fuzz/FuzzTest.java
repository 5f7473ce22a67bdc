package io.github.retentionmetrics.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * No defined answer is NaN or infinite, nothing undefined is without a reason, no call fails in a way that a caller cannot expect,
 * and none takes long: for every public constructor and method of the exported types.
 *
 * <ul>
 *   <li>A failure names its case. {@code mvn -pl metrics-core test -Dtest=FuzzTest -Dfuzz.case=1:4711} makes it again.
 *   <li>{@code mvn -pl metrics-core test -Pslow -Dtest=FuzzTest -Dfuzz.minutes=30 -Dfuzz.seed=7} runs for long; without the
 *       properties five minutes, with a seed of 2.
 * </ul>
 */
class FuzzTest {
    private static final int QUICK_ROUNDS = 2;

    @Test
    void everyCallKeepsTheRules() {
        Fuzzer fuzzer = new Fuzzer(1);
        fuzzer.run(0, number -> number >= (long) QUICK_ROUNDS * fuzzer.round());
        assertKeepsTheRules(fuzzer);
        assertThat(fuzzer.answers()).as("calls that were answered").isGreaterThan(fuzzer.round());
    }

    @Test
    @Tag("slow")
    void everyCallKeepsTheRulesForLong() {
        long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(Long.getLong("fuzz.minutes", 5));
        Fuzzer fuzzer = new Fuzzer(Long.getLong("fuzz.seed", 2));
        fuzzer.run(0, number -> System.nanoTime() > deadline);
        assertKeepsTheRules(fuzzer);
    }

    @Test
    @EnabledIfSystemProperty(named = "fuzz.case", matches = "-?\\d+:\\d+")
    void oneCaseKeepsTheRules() {
        String[] name = System.getProperty("fuzz.case").split(":", 2);
        Fuzzer fuzzer = new Fuzzer(Long.parseLong(name[0]));
        long number = Long.parseLong(name[1]);
        fuzzer.run(number, next -> next > number);
        assertKeepsTheRules(fuzzer);
    }

    private static void assertKeepsTheRules(Fuzzer fuzzer) {
        assertThat(fuzzer.findings())
                .withFailMessage(() -> String.join("\n", fuzzer.findings()))
                .isEmpty();
    }
}
