package io.github.retentionmetrics.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * No defined answer is NaN or infinite, nothing undefined is without a reason, no call fails in a way that a caller
 * cannot expect, and none takes long: for every public constructor and method of the exported types.
 *
 * <ul>
 *   <li>A failure names its case. {@code mvn -pl metrics-core test -Dtest=FuzzTest -Dfuzz.case=1:4711} makes it again.
 *   <li>{@code mvn -pl metrics-core test -Pslow -Dtest=FuzzTest -Dfuzz.minutes=30 -Dfuzz.seed=7} runs for long; without
 *       the properties it makes 30 rounds of seed 2, the same at every run.
 * </ul>
 */
class FuzzTest {
    private static final int QUICK_ROUNDS = 1;
    private static final int SLOW_ROUNDS = 30;

    @Test
    void everyCallKeepsTheRules() {
        String one = System.getProperty("fuzz.case");
        if (one != null) {
            assertKeepsTheRules(one);
            return;
        }
        Fuzzer fuzzer = new Fuzzer(1);
        fuzzer.run(0, number -> number >= (long) QUICK_ROUNDS * fuzzer.round());
        assertKeepsTheRules(fuzzer);
        assertThat(fuzzer.answers())
                .as("calls that were answered")
                .isGreaterThan((long) QUICK_ROUNDS * fuzzer.round() / 2);
    }

    @Test
    @Tag("slow")
    void everyCallKeepsTheRulesForLong() {
        Fuzzer fuzzer = new Fuzzer(Long.getLong("fuzz.seed", 2));
        Long minutes = Long.getLong("fuzz.minutes");
        if (minutes == null) {
            fuzzer.run(0, number -> number >= (long) SLOW_ROUNDS * fuzzer.round());
        } else {
            long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
            fuzzer.run(0, number -> System.nanoTime() > deadline);
        }
        assertKeepsTheRules(fuzzer);
    }

    private static void assertKeepsTheRules(String fuzzCase) {
        String[] name = fuzzCase.split(":", 2);
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
