package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WorkloadSegmentsTest {
    private static final int CUSTOMERS = 100_000;

    @Test
    void eachSegmentHasAboutAQuarterOfTheCustomers() {
        for (int segment = 0; segment < WorkloadSegments.COUNT; segment++) {
            int wanted = segment;
            double share = (double) IntStream.range(0, CUSTOMERS)
                            .filter(customer -> WorkloadSegments.of(customer) == wanted)
                            .count()
                    / CUSTOMERS;
            assertThat(share).isCloseTo(1.0 / WorkloadSegments.COUNT, within(0.01));
        }
    }

    @Test
    void theFirstTwoSegmentsAreHalf() {
        assertThat(IntStream.range(0, 1_000).mapToObj(Integer::toString))
                .allSatisfy(customer -> assertThat(WorkloadSegments.isInHalf(customer))
                        .isEqualTo(WorkloadSegments.nameOf(customer).compareTo("S1") <= 0));
    }
}
