package io.github.retentionmetrics.ticket;

import static io.github.retentionmetrics.ticket.ResolutionTime.Until.FIRST_SOLVED;
import static io.github.retentionmetrics.ticket.ResolutionTime.Until.LAST_SOLVED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Serialization;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTimeTest {
    private static final Period MARCH = Period.month(2026, 3);
    private static final Instant MONDAY = Instant.parse("2026-03-02T00:00:00Z");
    private static final Instant OBSERVED = hour(100);

    /** First resolved after 2, 4 and 10 hours; the second again after 8; one open for 40 hours and one for 3. */
    private static final TicketHistory HISTORY = TicketHistory.of(
            List.of(
                    Ticket.of("1", "anna", hour(0)).withSolved(hour(2)),
                    Ticket.of("2", "bram", hour(9))
                            .withSolved(hour(13))
                            .withReopened()
                            .withSolved(hour(17)),
                    Ticket.of("3", "cato", hour(20)).withSolved(hour(30)).withReopened(),
                    Ticket.of("4", "daan", hour(60)),
                    Ticket.of("5", "eva", hour(97))),
            OBSERVED,
            ZoneOffset.UTC);

    private static final ResolutionTime FIRST = ResolutionTime.ofCreated(HISTORY, MARCH, FIRST_SOLVED);

    private static Instant hour(int hours) {
        return MONDAY.plusSeconds(3_600L * hours);
    }

    @Test
    void isTheFirstResolution() {
        assertThat(FIRST.tickets()).isEqualTo(5);
        assertThat(FIRST.resolved()).isEqualTo(3);
        assertThat(FIRST.open()).isEqualTo(2);
        // at risk 5, 3 (one was open for 3 hours only) and 2: 4/5, 4/5 x 2/3, 4/5 x 2/3 x 1/2
        assertThat(FIRST.curve().survival(2 * 3_600).value()).isCloseTo(4 / 5.0, within(1e-15));
        assertThat(FIRST.curve().survival(4 * 3_600).value()).isCloseTo(4 / 5.0 * 2 / 3, within(1e-15));
        assertThat(FIRST.median()).isEqualTo(10);
        assertThat(FIRST.value()).isEqualTo(10);
        assertThat(FIRST.quantile(0.2)).isEqualTo((2 + 4) / 2.0);
        assertThat(FIRST.quantile(0.9)).isNaN();
        assertThat(FIRST.resolvedMedian()).isEqualTo(4);
        assertThat(FIRST.resolvedMean()).isCloseTo((2 + 4 + 10) / 3.0, within(1e-12));
        assertThat(FIRST.resolvedSeconds().sum()).isEqualByComparingTo("57600");
        assertThat(FIRST.until()).isEqualTo(FIRST_SOLVED);
        assertThat(FIRST.isOfSolved()).isFalse();
        assertThat(FIRST).hasToString("10.0 hours (median of 5 tickets, 2 of them open)");
    }

    @Test
    void isTheFullResolution() {
        ResolutionTime full = ResolutionTime.ofCreated(HISTORY, MARCH, LAST_SOLVED);

        assertThat(full.resolved()).isEqualTo(2);
        assertThat(full.open()).isEqualTo(3);
        assertThat(full.resolvedMean()).isEqualTo((2 + 8) / 2.0);
        // 4/5 after 2 hours, 4/5 x 2/3 after 8: more than half, and nothing known to come
        assertThat(full.median()).isNaN();
        assertThat(full.isDefined()).isFalse();
        assertThat(full.reason()).isEqualTo("fewer than half of the tickets are known to be resolved by any time");
        assertThat(full)
                .hasToString("undefined (median of 5 tickets, 3 of them open): fewer than half of the tickets are"
                        + " known to be resolved by any time");
    }

    @Test
    void countsBusinessHours() {
        BusinessHours office =
                BusinessHours.inZone(ZoneId.of("UTC")).withOpenWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 0));
        ResolutionTime time = ResolutionTime.ofCreated(HISTORY, MARCH, FIRST_SOLVED, office);

        // Monday 0:00-2:00, 9:00-13:00, and 20:00 to Tuesday 6:00
        assertThat(time.resolvedSeconds().sum()).isEqualByComparingTo("14400");
        assertThat(time.hours()).isEqualTo(office);
        // the one that has been open since Friday 1:00 has not had any business hours yet
        assertThat(time.resolvedWithin(Duration.ZERO)).isEqualTo(Rate.of(2, 4));
        assertThat(time.undecided(Duration.ZERO)).isEqualTo(1);
    }

    @Test
    void countsTicketsByTheirSolution() {
        TicketHistory history = TicketHistory.of(
                List.of(
                        Ticket.of("1", "anna", Instant.parse("2026-02-28T00:00:00Z"))
                                .withSolved(Instant.parse("2026-03-02T00:00:00Z")),
                        Ticket.of("2", "anna", Instant.parse("2026-03-31T00:00:00Z"))
                                .withSolved(Instant.parse("2026-04-02T00:00:00Z")),
                        Ticket.of("3", "anna", Instant.parse("2026-03-03T00:00:00Z"))),
                Instant.parse("2026-04-03T00:00:00Z"),
                ZoneOffset.UTC);
        ResolutionTime solved = ResolutionTime.ofSolved(history, MARCH, LAST_SOLVED);

        assertThat(solved.tickets()).isEqualTo(1);
        assertThat(solved.open()).isZero();
        assertThat(solved.median()).isEqualTo(48);
        assertThat(solved.isOfSolved()).isTrue();
        assertThat(ResolutionTime.ofCreated(history, MARCH, LAST_SOLVED).tickets())
                .isEqualTo(2);
    }

    @Test
    void holdsTicketsAgainstATarget() {
        // of five, three met 10 hours, one has been open for 40 and missed it, one has been open for 3
        assertThat(FIRST.resolvedWithin(Duration.ofHours(10))).isEqualTo(Rate.of(3, 4));
        assertThat(FIRST.undecided(Duration.ofHours(10))).isEqualTo(1);
        assertThat(FIRST.resolvedWithin(Duration.ofHours(3))).isEqualTo(Rate.of(1, 4));
        assertThat(FIRST.resolvedWithin(Duration.ofHours(3).minusSeconds(1))).isEqualTo(Rate.of(1, 5));
        assertThat(FIRST.resolvedWithin(Duration.ofHours(40))).isEqualTo(Rate.of(3, 3));
        assertThat(none(FIRST_SOLVED).resolvedWithin(Duration.ofHours(1)))
                .hasToString("undefined (0 of 0): no tickets have met or missed the target");
    }

    private static ResolutionTime none(ResolutionTime.Until until) {
        return ResolutionTime.ofCreated(
                TicketHistory.of(List.of(), OBSERVED, ZoneOffset.UTC), MARCH, until, BusinessHours.ALWAYS);
    }

    @Test
    void isUndefinedWithoutTickets() {
        ResolutionTime none = none(FIRST_SOLVED);

        assertThat(none.isDefined()).isFalse();
        assertThat(none.reason()).isEqualTo("no tickets");
        assertThat(none.median()).isNaN();
        assertThat(none.resolvedMedian()).isNaN();
        assertThat(none.resolvedMean()).isNaN();
        assertThat(none.plus(FIRST)).isEqualTo(FIRST);
    }

    @Test
    void isZeroForTicketsSolvedAtOnce() {
        TicketHistory history = TicketHistory.of(
                List.of(Ticket.of("1", "anna", hour(0)).withSolved(hour(0))), OBSERVED, ZoneOffset.UTC);
        ResolutionTime time = ResolutionTime.ofCreated(history, MARCH, FIRST_SOLVED);

        assertThat(time.median()).isZero();
        assertThat(time.reason()).isEmpty();
        assertThat(time.resolvedWithin(Duration.ZERO)).isEqualTo(Rate.of(1, 1));
    }

    @ParameterizedTest
    // 2, 4 and 10 hours: position 2 p
    @CsvSource({"0, 2", "0.25, 3", "0.5, 4", "0.75, 7", "1, 10"})
    void interpolatesQuantilesOfTheResolved(double share, double hours) {
        assertThat(FIRST.resolvedQuantile(share)).isEqualTo(hours);
    }

    @Test
    void isExactWhereAQuantileIsATicket() {
        TicketHistory history = TicketHistory.of(
                IntStream.rangeClosed(0, 100)
                        .mapToObj(i -> Ticket.of("" + i, "anna", MONDAY).withSolved(hour(i)))
                        .toList(),
                OBSERVED,
                ZoneOffset.UTC);
        ResolutionTime time = ResolutionTime.ofCreated(history, MARCH, FIRST_SOLVED);

        for (int percent = 0; percent <= 100; percent++) {
            assertThat(time.resolvedQuantile(percent / 100.0)).isEqualTo(percent);
        }
    }

    @Test
    void addsUp() {
        ResolutionTime anna = ResolutionTime.ofCreated(HISTORY.filter("anna"::equals), MARCH, FIRST_SOLVED);
        ResolutionTime others = ResolutionTime.ofCreated(HISTORY.filter(id -> !id.equals("anna")), MARCH, FIRST_SOLVED);

        assertThat(anna.plus(others)).isEqualTo(FIRST);
        assertThat(others.plus(anna)).isEqualTo(FIRST);
        assertThat(others.plus(anna)).hasSameHashCodeAs(FIRST);
        assertThat(anna).isNotEqualTo(others);
        assertThat(Serialization.roundTrip(FIRST)).isEqualTo(FIRST);
    }

    @Test
    void doesNotAddUpTwoDefinitions() {
        assertThatThrownBy(() -> FIRST.plus(none(LAST_SOLVED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("until of other (LAST_SOLVED) must be that of this (FIRST_SOLVED)");
        assertThatThrownBy(() -> FIRST.plus(
                        ResolutionTime.ofCreated(HISTORY, MARCH, FIRST_SOLVED, BusinessHours.inZone(ZoneId.of("UTC")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("hours of other (0 hours a week in UTC) must be that of this (calendar time)");
        assertThatThrownBy(() -> FIRST.plus(ResolutionTime.ofSolved(HISTORY, MARCH, FIRST_SOLVED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("isOfSolved of other (true) must be that of this (false)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void refusesSharesThatAreNone(double share) {
        assertThatThrownBy(() -> FIRST.resolvedQuantile(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be in 0..1: " + share);
        assertThatThrownBy(() -> FIRST.quantile(share))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share must be above 0 and at most 1: " + share);
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> ResolutionTime.ofCreated(null, MARCH, FIRST_SOLVED))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> ResolutionTime.ofCreated(HISTORY, null, FIRST_SOLVED))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("period");
        assertThatThrownBy(() -> ResolutionTime.ofSolved(HISTORY, MARCH, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("until");
        assertThatThrownBy(() -> ResolutionTime.ofSolved(HISTORY, MARCH, FIRST_SOLVED, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("hours");
        assertThatThrownBy(() -> FIRST.resolvedWithin(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("target");
        assertThatThrownBy(() -> FIRST.plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }
}
