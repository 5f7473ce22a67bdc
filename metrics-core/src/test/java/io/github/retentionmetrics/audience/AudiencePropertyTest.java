package io.github.retentionmetrics.audience;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Period;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

class AudiencePropertyTest {
    private static final List<AudienceCount> POSTS = List.of(
            AudienceCount.POSTS,
            AudienceCount.REACH,
            AudienceCount.IMPRESSIONS,
            AudienceCount.LIKES,
            AudienceCount.COMMENTS,
            AudienceCount.SHARES,
            AudienceCount.SAVES,
            AudienceCount.CLICKS);
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);

    @Property(tries = 300)
    void anyCountFollowsFromTheOtherThree(
            @ForAll @LongRange(min = 0, max = 1_000_000) long start,
            @ForAll @LongRange(min = 0, max = 1_000_000) long gained,
            @ForAll @IntRange(min = 0, max = 100) int lostShare) {
        long lost = (start + gained) * lostShare / 100;
        AudienceMovement whole =
                AudienceMovement.startingWith(start).withGained(gained).withLost(lost);
        long end = start + gained - lost;

        assertThat(whole.end()).isEqualTo(end);
        assertThat(new AudienceMovement(start, null, lost, end, 0)).isEqualTo(whole);
        assertThat(new AudienceMovement(start, gained, null, end, 0)).isEqualTo(whole);
        assertThat(new AudienceMovement(null, gained, lost, end, 0)).isEqualTo(whole);
        assertThat(whole.netGrowth()).isEqualTo(gained - lost);
    }

    /** Days of which some end with a size other than that with which the next begins, and some know only their end. */
    @Property(tries = 200)
    void thePartsOfAPeriodAddUpToIt(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 7) Integer> kinds,
            @ForAll Random random,
            @ForAll @IntRange(min = 0, max = 40) int cut) {
        AudienceHistory history = history(kinds, random);
        Period whole = Period.of(FIRST, FIRST.plusDays(kinds.size()));
        Period first = Period.of(FIRST, FIRST.plusDays(Math.min(cut, kinds.size())));
        Period second = Period.of(first.endExclusive(), whole.endExclusive());

        assertThat(history.counts("page", first).plus(history.counts("page", second)))
                .isEqualTo(history.counts("page", whole));
        AudienceMovement movement = history.movement("page", whole);
        if (!first.isEmpty() && !second.isEmpty()) {
            assertThat(history.movement("page", first).followedBy(history.movement("page", second)))
                    .isEqualTo(movement);
        }
        assertThat(movement)
                .isEqualTo(history.days("page").stream()
                        .map(AudienceDay::movement)
                        .reduce(AudienceMovement::followedBy)
                        .orElseThrow());
    }

    @Property(tries = 200)
    void theSizeChangesByWhatWasGainedLostAndUnexplained(
            @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 0, max = 6) Integer> kinds, @ForAll Random random) {
        AudienceMovement sum = history(kinds, random).movement("page", Period.of(FIRST, FIRST.plusDays(kinds.size())));

        assertThat(sum.end()).isEqualTo(sum.start() + sum.gained() - sum.lost() + sum.unexplained());
    }

    @Property(tries = 100)
    void theOrderOfRowsDoesNotMatter(
            @ForAll @Size(min = 1, max = 20) List<@IntRange(min = 0, max = 7) Integer> kinds, @ForAll Random random) {
        AudienceHistory history = history(kinds, random);
        List<AudienceDay> shuffled = new ArrayList<>(history.days());
        Collections.shuffle(shuffled, random);

        assertThat(AudienceHistory.of(shuffled)).isEqualTo(history);
    }

    @Property(tries = 200)
    void countsAddUpInAnyGrouping(
            @ForAll @Size(3) List<@Size(max = 4) List<@IntRange(min = 0, max = 7) Integer>> stated) {
        List<AudienceCounts> counts =
                stated.stream().map(AudiencePropertyTest::counts).toList();

        assertThat(counts.get(0).plus(counts.get(1)).plus(counts.get(2)))
                .isEqualTo(counts.get(0).plus(counts.get(1).plus(counts.get(2))));
        assertThat(counts.get(0).plus(counts.get(1))).isEqualTo(counts.get(1).plus(counts.get(0)));
        assertThat(counts.get(0).plus(AudienceCounts.empty())).isEqualTo(counts.get(0));
    }

    /** Counts of posts, of which those named by the given places are known. */
    private static AudienceCounts counts(List<Integer> known) {
        Map<AudienceCount, Long> counts = new EnumMap<>(AudienceCount.class);
        known.forEach(place -> counts.put(POSTS.get(place), 10L + place));
        return AudienceCounts.of(counts);
    }

    private static AudienceHistory history(List<Integer> kinds, Random random) {
        long[] size = {1_000};
        return AudienceHistory.of(IntStream.range(0, kinds.size())
                .mapToObj(i -> {
                    long jump = kinds.get(i) == 6 ? random.nextInt(50) - 25 : 0;
                    long start = Math.max(100, size[0] + jump);
                    long gained = random.nextInt(50);
                    long lost = random.nextInt(50);
                    size[0] = start + gained - lost;
                    AudienceMovement movement = kinds.get(i) == 7
                            ? AudienceMovement.unknown().withEnd(size[0])
                            : AudienceMovement.startingWith(start)
                                    .withGained(gained)
                                    .withLost(lost);
                    return new AudienceDay(FIRST.plusDays(i), "page", movement, counts(kinds.subList(0, i % 5)));
                })
                .toList());
    }
}
