package io.github.retentionmetrics.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The remission times of the 6-MP arm of Freireich et al. (1963), as tickets that took so many hours or were open for
 * so many, against R's survival package 3.5.3.
 */
class ResolutionTimeReferenceTest {
    private static final Instant OBSERVED = Instant.parse("2026-03-04T00:00:00Z");
    private static final int[] RESOLVED = {6, 6, 6, 7, 10, 13, 16, 22, 23};
    private static final int[] OPEN = {6, 9, 10, 11, 17, 19, 20, 25, 32, 32, 34, 35};

    private static final ResolutionTime TIME = ResolutionTime.ofCreated(
            TicketHistory.of(
                    Stream.concat(
                                    IntStream.of(RESOLVED)
                                            .mapToObj(hours -> created(OBSERVED.minusSeconds(3_600L * 40))
                                                    .withSolved(OBSERVED.minusSeconds(3_600L * (40 - hours)))),
                                    IntStream.of(OPEN)
                                            .mapToObj(hours -> created(OBSERVED.minusSeconds(3_600L * hours))))
                            .toList(),
                    OBSERVED,
                    ZoneOffset.UTC),
            Period.month(2026, 3),
            ResolutionTime.Until.LAST_SOLVED);

    private static Ticket created(Instant created) {
        return Ticket.of("T", "anna", created);
    }

    @Test
    void countsOpenTicketsInTheMedian() {
        assertThat(TIME.tickets()).isEqualTo(21);
        assertThat(TIME.open()).isEqualTo(12);
        assertThat(TIME.median()).isEqualTo(23);
        // what a help desk that leaves open tickets out would report
        assertThat(TIME.resolvedMedian()).isEqualTo(10);
    }

    @ParameterizedTest
    @CsvSource({
        "6, .857143, .6197180, .9515517", "7, .806723, .5631466, .9228090", "10, .752941, .5031995, .8893618",
        "13, .690196, .4316102, .8490660", "16, .627451, .3675109, .8049122", "22, .537815, .2677789, .7467907",
        "23, .448179, .1880520, .6801426"
    })
    void hasTheCurveOfR(int hours, double survival, double low, double high) {
        var probability = TIME.curve().survival(3_600L * hours);

        assertThat(probability.value()).isCloseTo(survival, within(5e-7));
        assertThat(probability.interval(0.95).low()).isCloseTo(low, within(5e-8));
        assertThat(probability.interval(0.95).high()).isCloseTo(high, within(5e-8));
    }
}
