package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CohortIndexTest {
    private static final int DAYS = 700;

    /** Purchases of customers who come one after the other and some of whom return things. */
    private static PurchaseStore store(int rows, int customers, int days) {
        Random random = new Random(17);
        int[] ids = random.ints(rows, 0, customers).toArray();
        int[] epochDays = Arrays.stream(ids)
                .map(id -> (int) Math.min(days - 1, (long) days * id / customers + random.nextInt(days / 3)))
                .toArray();
        long[] amounts = random.longs(rows, -300, 3000).toArray();
        CustomerDictionary dictionary = new CustomerDictionary();
        int[] ordinals = new int[rows];
        IdColumn.of(ids).addTo(dictionary, ordinals, 0);
        PurchaseRows purchases = new PurchaseRows();
        purchases.addAll(ordinals, epochDays, amounts);
        return PurchaseStore.of(dictionary, purchases, false);
    }

    private static DayCalendar every(int length, int days) {
        return DayCalendar.of(IntStream.rangeClosed(0, (days + length - 1) / length)
                .map(span -> span * length)
                .toArray());
    }

    private static CohortGrid grid(PurchaseStore store, DayCalendar cohorts, DayCalendar activity, int... brackets) {
        return CohortGrid.of(cohorts, store.cohortSizes(cohorts), activity, brackets);
    }

    private static void assertSame(CohortCounts index, CohortCounts scan) {
        assertThat(index.sizes()).isEqualTo(scan.sizes());
        assertThat(index.orders()).isEqualTo(scan.orders());
        assertThat(index.revenue()).isEqualTo(scan.revenue());
        assertThat(index.customers()).isEqualTo(scan.customers());
        assertThat(index.outside()).isEqualTo(scan.outside());
    }

    @ParameterizedTest
    @EnumSource(
            value = Presence.class,
            names = {"WITHIN_COLUMN", "FROM_COLUMN_ON", "UP_TO_COLUMN"})
    void theIndexAndThePlainPassGiveTheSameAnswers(Presence presence) {
        PurchaseStore store = store(20_000, 3_000, DAYS);
        for (int length : new int[] {1, 7, 30, 91, 800}) {
            DayCalendar cohorts = every(length, DAYS);
            CohortIndex index = CohortIndex.of(store, cohorts, store.cohortSizes(cohorts), 1 << 20, PackedDays.LARGEST)
                    .orElseThrow();
            for (CohortGrid grid : new CohortGrid[] {
                grid(store, cohorts, cohorts),
                grid(store, cohorts, every(11, DAYS)),
                grid(store, cohorts, every(30, DAYS), 0, 1, 4, 13),
                grid(store, cohorts, every(7, DAYS), 3, 5)
            }) {
                assertSame(
                        index.count(grid, presence),
                        CohortScan.of(store, grid, presence).count());
            }
        }
    }

    @Test
    void countsGrowthWithTwoBoundaries() {
        PurchaseStore store = store(20_000, 3_000, DAYS);
        DayCalendar cohorts = every(30, DAYS);
        CohortIndex index = store.index(cohorts).orElseThrow();
        CohortCounts counts = index.count(grid(store, cohorts, cohorts), Presence.WITHIN_COLUMN);

        for (int span = 1; span < cohorts.size(); span++) {
            int start = cohorts.start(span);
            int end = cohorts.start(span + 1);
            long active = 0;
            long away = 0;
            for (int cohort = 0; cohort < span; cohort++) {
                active += index.customersBack(cohort, start, end, start);
                away += index.customersBack(cohort, start, end, cohorts.start(span - 1));
            }
            assertThat(active).isEqualTo(activeBefore(counts, span));
            assertThat(active - away).isEqualTo(retained(store.orders(), cohorts, span));
        }
    }

    private static long activeBefore(CohortCounts counts, int span) {
        return IntStream.range(0, span)
                .mapToLong(cohort -> counts.customers()[counts.grid().firstCell(cohort) + span - cohort])
                .sum();
    }

    private static long retained(PurchaseColumns orders, DayCalendar spans, int span) {
        return IntStream.range(0, orders.customers())
                .filter(customer ->
                        isActive(orders, customer, spans, span) && isActive(orders, customer, spans, span - 1))
                .count();
    }

    private static boolean isActive(PurchaseColumns orders, int customer, DayCalendar spans, int span) {
        return Arrays.stream(orders.days(), orders.from(customer), orders.to(customer))
                .anyMatch(day -> spans.indexOf(day) == span);
    }

    @ParameterizedTest
    @CsvSource({
        // as many entries as there are days left for each cohort of one span, and one for the day after
        "1000, 32767, true",
        "600, 32767, false",
        "1000, 600, false",
    })
    void thereIsAnIndexOnlyWhereItIsSmallEnough(int mostEntries, int mostDays, boolean isThere) {
        PurchaseStore store = store(5_000, 300, DAYS);

        DayCalendar cohorts = every(800, DAYS);

        assertThat(CohortIndex.of(store, cohorts, store.cohortSizes(cohorts), mostEntries, mostDays)
                        .isPresent())
                .isEqualTo(isThere);
    }

    @Test
    void manyYearsWithFewOrdersHaveNoIndex() {
        assertThat(store(5_000, 3_000, 80 * 366).index(every(1, 80 * 366))).isEmpty();
        assertThat(store(40_000, 3_000, 80 * 366).index(every(36_600, 80 * 366)))
                .isPresent();
        assertThat(store(40_000, 3_000, 95 * 366).index(every(36_600, 95 * 366)))
                .isEmpty();
    }

    /** The index of some customers, of runs of every length, and of customers whose orders came in day order or not. */
    @ParameterizedTest
    @CsvSource({"false, 1", "false, 2", "false, 7", "true, 1", "true, 2", "true, 50"})
    void anIndexOfSomeCustomersIsThatOfTheirStore(boolean isInDayOrder, int every) {
        PurchaseStore store = isInDayOrder ? sortedStore(20_000, 3_000) : store(20_000, 3_000, DAYS);
        IntPredicate isMember = customer -> customer / every % 2 == 0;
        DayCalendar cohorts = every(30, DAYS);
        PurchaseStore part = store.select(isMember);

        assertSame(
                CohortIndex.of(store, cohorts, isMember)
                        .orElseThrow()
                        .count(grid(part, cohorts, every(7, DAYS)), Presence.WITHIN_COLUMN),
                CohortScan.of(part, grid(part, cohorts, every(7, DAYS)), Presence.WITHIN_COLUMN)
                        .count());
    }

    private static PurchaseStore sortedStore(int rows, int customers) {
        Random random = new Random(18);
        int[] days = random.ints(rows, 0, DAYS).sorted().toArray();
        CustomerDictionary dictionary = new CustomerDictionary();
        int[] ordinals = new int[rows];
        IdColumn.of(random.ints(rows, 0, customers).toArray()).addTo(dictionary, ordinals, 0);
        PurchaseRows purchases = new PurchaseRows();
        purchases.addAll(ordinals, days, random.longs(rows, -300, 3000).toArray());
        return PurchaseStore.of(dictionary, purchases, false);
    }

    @Test
    void theIndexIsKept() {
        PurchaseStore store = store(20_000, 300, DAYS);

        assertThat(store.index(every(30, DAYS)))
                .isSameAs(store.index(every(30, DAYS)))
                .isNotSameAs(store.index(every(31, DAYS)))
                .isPresent();
    }

    @Test
    void packedDaysCountWhatIsAtMostABound() {
        Random random = new Random(5);
        int[] values = random.ints(300_003, 0, PackedDays.LARGEST + 1).toArray();
        values[7] = PackedDays.LARGEST;
        values[8] = 0;
        PackedDays packed = new PackedDays(values.length);
        for (int i = 0; i < values.length; i++) {
            packed.set(i, values[i]);
        }
        assertThat(IntStream.range(0, values.length).map(packed::get)).containsExactly(box(values));
        for (int bound : new int[] {0, 1, 16_384, PackedDays.LARGEST - 1, PackedDays.LARGEST}) {
            for (int from = 0; from < 13; from++) {
                for (int to : new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 99, 300_000, 300_001, 300_003}) {
                    int count = countAtMost(values, from, to, bound);
                    assertThat(packed.countAtMost(from, to, bound)).isEqualTo(count);
                    for (int other : new int[] {0, 7_000, PackedDays.LARGEST}) {
                        assertThat(packed.countAtMost(from, to, bound, other))
                                .isEqualTo(((long) count << Integer.SIZE) + countAtMost(values, from, to, other));
                    }
                }
            }
        }
    }

    private static int countAtMost(int[] values, int from, int to, int bound) {
        return (int) IntStream.range(from, to).filter(i -> values[i] <= bound).count();
    }

    private static Integer[] box(int[] values) {
        return Arrays.stream(values).boxed().toArray(Integer[]::new);
    }
}
