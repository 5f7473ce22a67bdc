package io.github.retentionmetrics.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.retentionmetrics.testing.Serialization;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DurationsTest {
    /** Three from the beginning, one from 1 and one from 4 on. */
    private static final Durations MIXED = Durations.builder(ChronoUnit.DAYS)
            .add(2, true)
            .add(5, false)
            .add(5, true)
            .addLate(1, 7, true)
            .addLate(4, 5, false)
            .build();

    @Test
    void countsWhatHappensAtEachTime() {
        assertThat(List.of(MIXED.count(), MIXED.events(), MIXED.censored(), MIXED.lateEntries()))
                .containsExactly(5L, 3L, 2L, 2L);
        assertThat(LongStream.rangeClosed(0, 8).map(MIXED::eventsAt))
                .containsExactly(0L, 0L, 1L, 0L, 0L, 1L, 0L, 1L, 0L);
        assertThat(LongStream.rangeClosed(0, 8).map(MIXED::censoredAt))
                .containsExactly(0L, 0L, 0L, 0L, 0L, 2L, 0L, 0L, 0L);
        assertThat(LongStream.rangeClosed(0, 8).map(MIXED::enteredAt))
                .containsExactly(0L, 1L, 0L, 0L, 1L, 0L, 0L, 0L, 0L);
        assertThat(MIXED.longest()).hasValue(7);
        assertThat(MIXED.unit()).isEqualTo(ChronoUnit.DAYS);
    }

    @Test
    void whoEntersIsAtRiskAfterwardsAndWhoLeavesUntilThen() {
        // 3 until 1; with the one who entered then, 4 at 2; one left: 3 at 3 and 4; another entered: 4 at 5; then 1
        assertThat(LongStream.rangeClosed(0, 8).map(MIXED::atRisk)).containsExactly(3L, 3L, 4L, 3L, 3L, 4L, 1L, 1L, 0L);
    }

    @Test
    void aTimeOfZeroIsATime() {
        Durations durations = Lasting.of("0 0+ 3");
        assertThat(durations.atRisk(0)).isEqualTo(3);
        assertThat(durations.atRisk(1)).isEqualTo(1);
        // who enters at zero has been there for that moment already
        assertThat(Lasting.late("0-3").atRisk(0)).isZero();
        assertThat(Lasting.late("0-3").atRisk(1)).isEqualTo(1);
    }

    @Test
    void aWeightCountsAsThatManyCopies() {
        Durations weighted = Durations.builder(ChronoUnit.DAYS)
                .add(2, true, 3)
                .add(4, false, 2)
                .add(9, true, 0)
                .addLate(1, 4, true, 2)
                .addLate(3, 8, true, 0)
                .build();
        Durations copies = Durations.builder(ChronoUnit.DAYS)
                .add(2, true)
                .add(2, true)
                .add(2, true)
                .add(4, false)
                .add(4, false)
                .addLate(1, 4, true)
                .addLate(1, 4, true)
                .build();
        assertThat(weighted).isEqualTo(copies).hasSameHashCodeAs(copies);
        assertThat(weighted.longest()).hasValue(4);
    }

    @Test
    void nothingIsTheIdentity() {
        Durations none = Durations.empty(ChronoUnit.DAYS);
        assertThat(none.count()).isZero();
        assertThat(none.longest()).isEmpty();
        assertThat(none.atRisk(0)).isZero();
        assertThat(none).hasToString("0 durations in days: 0 events, 0 censored");
        assertThat(none.plus(MIXED)).isEqualTo(MIXED);
        assertThat(MIXED.plus(none)).isEqualTo(MIXED);
        assertThat(Durations.of(ChronoUnit.DAYS, new long[0], new boolean[0])).isEqualTo(none);
        assertThat(Stream.<Durations>of().collect(Durations.toPooledDurations(ChronoUnit.DAYS)))
                .isEqualTo(none);
    }

    @Test
    void disjointGroupsAddUp() {
        Durations sum = Lasting.of("2 5+ 5").plus(Lasting.late("1-7 4-5+"));
        assertThat(sum).isEqualTo(MIXED);
        assertThat(Stream.of(Lasting.of("2 5+ 5"), Lasting.late("1-7 4-5+"))
                        .parallel()
                        .collect(Durations.toPooledDurations(ChronoUnit.DAYS)))
                .isEqualTo(MIXED);
        assertThat(MIXED).hasToString("5 durations in days: 3 events, 2 censored, 2 entered late");
    }

    @Test
    void collectsAnythingThatLasts() {
        List<String> tickets = List.of("2", "70000+", "70000", "80000", "5+");
        Durations durations = tickets.parallelStream()
                .collect(Durations.toDurations(
                        ChronoUnit.MINUTES, ticket -> Long.parseLong(ticket.replace("+", "")), t -> !t.endsWith("+")));
        assertThat(durations)
                .isEqualTo(Durations.of(ChronoUnit.MINUTES, new long[] {80_000, 70_000, 5, 70_000, 2}, new boolean[] {
                    true, true, false, false, true
                }));
        assertThat(durations.atRisk(70_000)).isEqualTo(3);
        assertThat(durations).hasToString("5 durations in minutes: 3 events, 2 censored");
    }

    @Test
    void survivorsAreThoseWhoGotPastATime() {
        // two of the three who were there first, and the one who entered at 1; the one who enters at 4 does so then
        assertThat(MIXED.survivorsOf(2)).isEqualTo(Lasting.late("2-5+ 2-5 2-7 4-5+"));
        assertThat(MIXED.survivorsOf(3)).isEqualTo(Lasting.late("3-5+ 3-5 3-7 4-5+"));
        assertThat(MIXED.survivorsOf(4)).isEqualTo(Lasting.late("4-5+ 4-5 4-7 4-5+"));
        assertThat(MIXED.survivorsOf(7)).isEqualTo(Durations.empty(ChronoUnit.DAYS));
        assertThat(Lasting.of("0 0+ 1").survivorsOf(0)).isEqualTo(Lasting.late("0-1"));
        // nobody is at risk when the first are gone, until another enters
        assertThat(Lasting.of("1 2").plus(Lasting.late("5-6")).survivorsOf(3)).isEqualTo(Lasting.late("5-6"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MIXED.survivorsOf(-1))
                .withMessage("time must not be negative: -1");
    }

    @Test
    void observationEndsAtATime() {
        assertThat(Lasting.of("1 2 3 3+ 4 9+").observedUntil(3)).isEqualTo(Lasting.of("1 2 3 3+ 3+ 3+"));
        assertThat(Lasting.of("1 5").observedUntil(3)).isEqualTo(Lasting.of("1 3+"));
        assertThat(Lasting.of("1 2+").observedUntil(2)).isEqualTo(Lasting.of("1 2+"));
        assertThat(Lasting.of("0 2+").observedUntil(0)).isEqualTo(Lasting.of("0 0+"));
        assertThat(Lasting.of("").observedUntil(5)).isEqualTo(Lasting.of(""));
        assertThat(Lasting.of("1 2+").observedUntil(Long.MAX_VALUE)).isEqualTo(Lasting.of("1 2+"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MIXED.observedUntil(-1))
                .withMessage("time must not be negative: -1");
    }

    @Test
    void whoEntersWhenObservationEndsIsNeverAtRisk() {
        Durations late = Lasting.late("1-2 2-10+ 3-4 5-8");
        assertThat(late.observedUntil(3)).isEqualTo(Lasting.late("1-2 2-3+"));
        assertThat(late.observedUntil(1)).isEqualTo(Lasting.of(""));
    }

    @Test
    void aBuilderGoesOn() {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS).add(1, true);
        Durations first = builder.build();
        assertThat(builder.add(1, true).build().events()).isEqualTo(2);
        assertThat(first.events()).isEqualTo(1);
    }

    @Test
    void refusesWhatCannotBe() {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(-1, true))
                .withMessage("time must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.add(1, true, -2))
                .withMessage("weight must not be negative: -2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addLate(-1, 3, true))
                .withMessage("entry must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.addLate(3, 3, true))
                .withMessage("entry (3) must be before time (3)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.of(ChronoUnit.DAYS, new long[] {1, -4}, new boolean[] {true, true}))
                .withMessage("time at row 1 must not be negative: -4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.of(ChronoUnit.DAYS, new long[] {1}, new boolean[] {true, true}))
                .withMessage("isEvent length (2) must equal times length (1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MIXED.plus(Durations.empty(ChronoUnit.MONTHS)))
                .withMessage("unit of other (Months) must be that of this (Days)");
        assertThat(builder.build().count()).isZero();
    }

    @Test
    void namesWhatIsNull() {
        assertThatNullPointerException()
                .isThrownBy(() -> Durations.builder(null))
                .withMessage("unit");
        assertThatNullPointerException()
                .isThrownBy(() -> Durations.of(ChronoUnit.DAYS, null, new boolean[0]))
                .withMessage("times");
        assertThatNullPointerException()
                .isThrownBy(() -> Durations.of(ChronoUnit.DAYS, new long[0], null))
                .withMessage("isEvent");
        assertThatNullPointerException().isThrownBy(() -> MIXED.plus(null)).withMessage("other");
    }

    @Test
    void countsThatDoNotFitAreRefused() {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS).add(1, true, Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> builder.add(2, false))
                .withMessage("durations must fit in a long: 9223372036854775807 + 1");
        Durations most = builder.build();
        assertThat(most.atRisk(1)).isEqualTo(Long.MAX_VALUE);
        assertThatExceptionOfType(ArithmeticException.class)
                .isThrownBy(() -> most.plus(MIXED))
                .withMessage("durations must fit in a long: 9223372036854775807 + 5");
    }

    @Test
    void equalByUnitAndCounts() {
        assertThat(MIXED)
                .isEqualTo(Serialization.roundTrip(MIXED))
                .isNotEqualTo(Lasting.of("2 5+ 5"))
                .isNotEqualTo(Lasting.of("2 5 5").plus(Lasting.late("1-7 4-5+")))
                .isNotEqualTo(Lasting.of("2 5+ 5").plus(Lasting.late("1-7 2-5+")))
                .isNotEqualTo(null);
        assertThat(Durations.empty(ChronoUnit.DAYS)).isNotEqualTo(Durations.empty(ChronoUnit.WEEKS));
        assertThat(Lasting.of("1")).isNotEqualTo(Lasting.of("1+"));
        assertThat(Lasting.of("1 1")).isNotEqualTo(Lasting.of("1 1+"));
    }
}
