package io.github.retentionmetrics.audience;

import static io.github.retentionmetrics.audience.AudienceCount.SENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AudienceHistoryTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Period MONTH = Period.month(2026, 3);

    private static AudienceDay end(LocalDate date, long end) {
        return AudienceDay.of(date, "page", AudienceMovement.unknown().withEnd(end));
    }

    @Test
    void sizesAloneGiveGrowth() {
        AudienceHistory history = AudienceHistory.of(
                List.of(end(MARCH.plusDays(1), 1_010), end(MARCH.plusDays(9), 1_030), end(MARCH.minusDays(1), 1_000)));

        AudienceMovement march = history.movement("page", MONTH);
        assertThat(march).isEqualTo(AudienceMovement.startingWith(1_000).withEnd(1_030));
        assertThat(history.movement("page", Period.month(2026, 2)))
                .isEqualTo(AudienceMovement.unknown().withEnd(1_000));
        assertThat(history.observed("page")).contains(Period.ofClosed(MARCH.minusDays(1), MARCH.plusDays(9)));
    }

    @Test
    void aDayStartsWithTheEndOfTheDayBefore() {
        AudienceMovement flow = AudienceMovement.unknown().withGained(9).withLost(3);
        AudienceHistory history = AudienceHistory.of(List.of(
                end(MARCH, 1_000),
                AudienceDay.of(MARCH.plusDays(1), "page", flow),
                AudienceDay.of(MARCH.plusDays(5), "page", flow)));

        assertThat(history.days("page").get(1).movement()).isEqualTo(flow.withStart(1_000));
        assertThat(history.days("page").get(2).movement())
                .as("four days are missing before it")
                .isEqualTo(flow);
    }

    @Test
    void aDayEndsWithTheStartOfTheDayAfter() {
        AudienceMovement flow = AudienceMovement.unknown().withGained(9).withLost(3);
        AudienceHistory history = AudienceHistory.of(List.of(
                AudienceDay.of(MARCH, "page", flow),
                AudienceDay.of(MARCH.plusDays(1), "page", AudienceMovement.startingWith(1_006))));

        assertThat(history.days("page").get(0).movement()).isEqualTo(flow.withEnd(1_006));
    }

    @Test
    void aSizeThatDoesNotFitIsNotTakenOver() {
        AudienceMovement gained = AudienceMovement.unknown().withGained(2).withEnd(1_050);
        AudienceHistory history =
                AudienceHistory.of(List.of(end(MARCH, 1_000), AudienceDay.of(MARCH.plusDays(1), "page", gained)));

        assertThat(history.days("page").get(1).movement())
                .as("minus 48 would have been lost")
                .isEqualTo(gained);
        assertThat(history.movement("page", MONTH))
                .isEqualTo(AudienceMovement.unknown().withEnd(1_050));
    }

    @Test
    void aJumpBetweenTwoDaysIsUnexplained() {
        AudienceHistory history = AudienceHistory.of(List.of(
                AudienceDay.of(MARCH, "page", new AudienceMovement(100L, 5L, 1L, 104L, 0)),
                AudienceDay.of(MARCH.plusDays(1), "page", new AudienceMovement(90L, 2L, 0L, 92L, 0))));

        assertThat(history.movement("page", MONTH)).isEqualTo(new AudienceMovement(100L, 7L, 1L, 92L, -14));
    }

    @Test
    void countsOfAPeriodAreSummedUpByChannel() {
        AudienceHistory history = AudienceHistory.of(List.of(
                AudienceDay.of(MARCH.plusDays(3), "news", AudienceCounts.of(Map.of(SENT, 10L))),
                AudienceDay.of(MARCH, "news", AudienceCounts.of(Map.of(SENT, 20L))),
                AudienceDay.of(MARCH, "club", AudienceCounts.of(Map.of(SENT, 500L))),
                AudienceDay.of(MARCH.plusDays(31), "news", AudienceCounts.of(Map.of(SENT, 99L)))));

        assertThat(history.channels()).containsExactly("club", "news");
        assertThat(history.counts("news", MONTH).count(SENT)).isEqualTo(30);
        assertThat(history.counts("news", Period.month(2025, 3))).isEqualTo(AudienceCounts.empty());
        assertThat(history.movement("news", MONTH)).isEqualTo(AudienceMovement.unknown());
        assertThat(history).hasToString("4 days of 2 channels");
        assertThat(history.observed("other")).isEmpty();
    }

    @Test
    void aDayTwiceInAChannelIsRefused() {
        assertThatThrownBy(() -> AudienceHistory.of(List.of(end(MARCH, 5), end(MARCH.plusDays(1), 5), end(MARCH, 6))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date must occur once in each channel: 2026-03-01 occurs twice in page");
        assertThatThrownBy(() -> AudienceDay.of(MARCH, " ", AudienceCounts.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("channel must not be blank: length 1");
    }

    @Test
    void theOrderOfDaysDoesNotMatter() {
        AudienceHistory some = AudienceHistory.of(List.of(end(MARCH, 5), end(MARCH.plusDays(2), 9)));
        AudienceHistory other = AudienceHistory.of(List.of(end(MARCH.plusDays(1), 7)));

        assertThat(some.plus(other)).isEqualTo(other.plus(some));
        assertThat(some.plus(AudienceHistory.empty())).isEqualTo(some);
    }
}
