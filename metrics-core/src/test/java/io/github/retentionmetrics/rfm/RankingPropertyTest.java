package io.github.retentionmetrics.rfm;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Selection;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class RankingPropertyTest {
    /** None to two hundred values, with few or many ties. */
    @Provide
    Arbitrary<long[]> values() {
        return Arbitraries.oneOf(
                        Arbitraries.longs().between(-3, 3),
                        Arbitraries.longs().between(-1_000, 1_000),
                        Arbitraries.longs().between(Long.MIN_VALUE, Long.MAX_VALUE))
                .array(long[].class)
                .ofMaxSize(200);
    }

    /** Identifiers in another order than the values. */
    private static CustomerIds ids(int customers) {
        CustomerDictionary dictionary = new CustomerDictionary();
        IntStream.range(0, customers).forEach(customer -> dictionary.ordinalOf("C" + customer * 7_919 % 1_000));
        return dictionary.toIds();
    }

    @Property(seed = "20260101")
    void scoreIsOnePlusTheShareOfStrictlyWorse(
            @ForAll("values") long[] values, @ForAll @IntRange(min = 2, max = 100) int scores) {
        byte[] actual = Ranking.byShareBelow(values, scores);

        for (int i = 0; i < values.length; i++) {
            long value = values[i];
            long worse = Arrays.stream(values).filter(other -> other < value).count();
            assertThat((long) actual[i]).isEqualTo(1 + scores * worse / values.length);
        }
    }

    @Property(seed = "20260101")
    void scoresAreMonotoneAndTheSameForEqualValues(
            @ForAll("values") long[] values, @ForAll @IntRange(min = 2, max = 10) int scores) {
        byte[] actual = Ranking.byShareBelow(values, scores);

        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values.length; j++) {
                if (values[i] <= values[j]) {
                    assertThat(actual[i]).isLessThanOrEqualTo(actual[j]);
                }
            }
            assertThat(actual[i]).isBetween((byte) 1, (byte) scores);
        }
    }

    @Property(seed = "20260101")
    void scaleAndShiftDoNotMatter(
            @ForAll List<@IntRange(min = -1_000, max = 1_000) Integer> values,
            @ForAll @IntRange(min = 1, max = 1_000) int factor,
            @ForAll int shift) {
        long[] one = values.stream().mapToLong(Integer::longValue).toArray();
        long[] other = Arrays.stream(one).map(value -> factor * value + shift).toArray();

        assertThat(Ranking.byShareBelow(other, 5)).isEqualTo(Ranking.byShareBelow(one, 5));
        assertThat(Ranking.byPlace(other, 5, ids(other.length))).isEqualTo(Ranking.byPlace(one, 5, ids(one.length)));
    }

    @Property(seed = "20260101")
    void ntileIsThePlaceInASortByValueAndThenIdentifier(
            @ForAll("values") long[] values, @ForAll @IntRange(min = 2, max = 10) int scores) {
        CustomerIds ids = ids(values.length);
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparing((Integer row) -> values[row]).thenComparing(ids::get))
                .mapToInt(Integer::intValue)
                .toArray();
        byte[] expected = new byte[values.length];
        int place = 0;
        for (int tile = 1; tile <= scores; tile++) {
            int size = values.length / scores + (tile <= values.length % scores ? 1 : 0);
            for (int i = 0; i < size; i++) {
                expected[order[place++]] = (byte) tile;
            }
        }

        assertThat(Ranking.byPlace(values, scores, ids)).isEqualTo(expected);
    }

    @Property(seed = "20260101")
    void ntilesAndQuantilesAgreeOnDifferentValuesThatDivideEvenly(
            @ForAll @IntRange(min = 0, max = 40) int each, @ForAll @IntRange(min = 2, max = 10) int scores) {
        long[] values = IntStream.range(0, each * scores)
                .mapToLong(i -> i * 7_919L % 100_003)
                .toArray();

        assertThat(Ranking.byShareBelow(values, scores)).isEqualTo(Ranking.byPlace(values, scores, ids(values.length)));
    }

    @Property(seed = "20260101")
    void numbersAtRanksAreThoseOfTheSorted(@ForAll("values") long[] values, @ForAll List<@IntRange Integer> seeds) {
        long[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] ranks = seeds.stream()
                .filter(seed -> values.length > 0)
                .mapToInt(seed -> seed % values.length)
                .sorted()
                .toArray();

        assertThat(Selection.atRanks(values, ranks))
                .isEqualTo(Arrays.stream(ranks).mapToLong(rank -> sorted[rank]).toArray());
    }
}
