package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Purchases added to two builders in any mixture of ways are what a list of them would be. */
class PurchaseHistoryBuilderPropertyTest {
    private static final LocalDate UNTIL = LocalDate.of(2026, 3, 31);

    /** Short, long, of Latin-1 and beyond, with zeros, and numbers. */
    private static final List<String> TEXTS = List.of(
            "a",
            "abcdefgh",
            "abcdefghi",
            "a\u0000",
            "\u0000a",
            " a",
            "\u00E9\u00FF",
            "\u00FF".repeat(8),
            "\u20AC",
            "\uD83D\uDE00",
            "3f2504e0-4f89-41d3-9a0c-0305e82c3301",
            "x".repeat(300),
            "0",
            "7",
            "-7",
            "07",
            "9223372036854775807",
            "-9223372036854775808");

    private static final long[] NUMBERS = {0, 7, -7, 12, Long.MAX_VALUE, Long.MIN_VALUE};

    private record Row(String customerId, long day, long amount) {}

    /** What is done to a builder. */
    private enum Way {
        BUFFER,
        MORE_BUFFER,
        TEXT,
        TEXTS,
        CODES,
        NUMBERS,
        SMALL_NUMBERS,
        BUILD,
        REFUSED_BUFFER,
        REFUSED_TEXT,
        REFUSED_TEXTS,
        REFUSED_CODES,
        ALL_OF_THE_OTHER
    }

    private record Step(int builder, Way way, int rows, int seed) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        return Combinators.combine(
                        Arbitraries.of(0, 1),
                        Arbitraries.of(Way.class),
                        Arbitraries.of(1, 2, 10, 63, 64, 65, 130, 300),
                        Arbitraries.integers())
                .as(Step::new)
                .list()
                .ofMaxSize(12);
    }

    /** A builder and beside it the rows that it should hold, and their number with those refused. */
    private static final class Checked {
        private final PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR);
        private final List<Row> rows = new ArrayList<>();
        private long number;

        void apply(Step step, Checked other) {
            Random random = new Random(step.seed);
            switch (step.way) {
                case BUFFER, MORE_BUFFER -> randomRows(random, step.rows).forEach(this::addBuffer);
                case TEXT -> randomRows(random, step.rows).forEach(this::addText);
                case TEXTS -> addTexts(randomRows(random, step.rows));
                case CODES -> addCodes(randomRows(random, step.rows), random);
                case NUMBERS -> addNumbers(random, step.rows);
                case SMALL_NUMBERS -> addSmallNumbers(random, step.rows);
                case BUILD -> assertRows();
                case REFUSED_BUFFER -> refuse("date", 0, () -> builder.add(new char[] {'n'}, 0, 1, 1 << 30, 1));
                case REFUSED_TEXT -> refuse("customerId", 0, () -> builder.add("", UNTIL, BigDecimal.ONE));
                case REFUSED_TEXTS -> refuseTexts(randomRows(random, step.rows));
                case REFUSED_CODES -> refuseCodes(step.rows);
                case ALL_OF_THE_OTHER -> addAll(other);
            }
        }

        private void added(List<Row> more) {
            rows.addAll(more);
            number += more.size();
        }

        private void addBuffer(Row row) {
            char[] buffer = ("<" + row.customerId + ">").toCharArray();
            builder.add(buffer, 1, row.customerId.length(), (int) row.day, row.amount);
            Arrays.fill(buffer, '?');
            added(List.of(row));
        }

        private void addText(Row row) {
            builder.add(row.customerId, LocalDate.ofEpochDay(row.day), BigDecimal.valueOf(row.amount, 2));
            added(List.of(row));
        }

        private void addTexts(List<Row> more) {
            builder.addColumns(ids(more), days(more), amounts(more));
            added(more);
        }

        /** Each row has a place of its own in the dictionary, and there are places without a row. */
        private void addCodes(List<Row> more, Random random) {
            List<String> dictionary = new ArrayList<>(List.of("nobody"));
            int[] codes = new int[more.size()];
            for (int row = 0; row < codes.length; row++) {
                codes[row] = random.nextInt(dictionary.size() + 1);
                if (codes[row] == dictionary.size()
                        || !dictionary.get(codes[row]).equals(more.get(row).customerId)) {
                    codes[row] = dictionary.size();
                    dictionary.add(more.get(row).customerId);
                }
            }
            builder.addColumns(dictionary.toArray(String[]::new), codes, days(more), amounts(more));
            added(more);
        }

        private void addNumbers(Random random, int size) {
            long[] ids = new long[size];
            int kind = random.nextInt(3);
            Arrays.setAll(ids, row -> switch (kind) {
                case 0 -> random.nextInt(2 * size);
                case 1 -> random.nextInt(50) * 62_000_000_007L;
                default -> NUMBERS[random.nextInt(NUMBERS.length)];
            });
            List<Row> more =
                    rowsOf(random, Arrays.stream(ids).mapToObj(Long::toString).toList());
            builder.addColumns(ids, days(more), amounts(more));
            added(more);
        }

        private void addSmallNumbers(Random random, int size) {
            int range = random.nextBoolean() ? size : 1_000_000;
            int[] ids = random.ints(size, -5, range).toArray();
            List<Row> more = rowsOf(
                    random, Arrays.stream(ids).mapToObj(Integer::toString).toList());
            builder.addColumns(ids, days(more), amounts(more));
            added(more);
        }

        private void refuse(String name, int row, ThrowingCallable call) {
            assertThatThrownBy(call)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageStartingWith(name + " at row " + (number + row) + " must ");
            number++;
        }

        /** Refused columns do not count as rows, however many of their customers are new. */
        private void refuseTexts(List<Row> more) {
            String[] ids = ids(more);
            ids[0] = "new, and refused";
            ids[ids.length - 1] = " ";
            refuse("customerId", ids.length - 1, () -> builder.addColumns(ids, days(more), amounts(more)));
            number--;
        }

        private void refuseCodes(int size) {
            String[] dictionary = {"new, and refused"};
            int[] codes = new int[size];
            codes[size - 1] = 1;
            refuse("code", size - 1, () -> builder.addColumns(dictionary, codes, new int[size], new long[size]));
            number--;
        }

        private void addAll(Checked other) {
            builder.addAll(other.builder);
            rows.addAll(other.rows);
            number += other.number;
            other.rows.clear();
            other.number = 0;
        }

        void assertRows() {
            assertThat(contents(builder.build(UNTIL))).isEqualTo(plainContents(rows));
        }
    }

    private static List<Row> randomRows(Random random, int size) {
        return rowsOf(
                random,
                random.ints(size, 0, 4 * TEXTS.size())
                        .mapToObj(i -> i < TEXTS.size() ? TEXTS.get(i) : "C-" + i * random.nextInt(5))
                        .toList());
    }

    private static List<Row> rowsOf(Random random, List<String> ids) {
        return ids.stream()
                .map(id -> new Row(id, 20_000 + random.nextInt(3), random.nextInt(1_000) - 100))
                .toList();
    }

    private static String[] ids(List<Row> rows) {
        return rows.stream().map(Row::customerId).toArray(String[]::new);
    }

    private static int[] days(List<Row> rows) {
        return rows.stream().mapToInt(row -> (int) row.day).toArray();
    }

    private static long[] amounts(List<Row> rows) {
        return rows.stream().mapToLong(Row::amount).toArray();
    }

    /** Customer after customer, in the order of the history: the orders and then the refunds, by day. */
    private static List<Row> contents(PurchaseHistory history) {
        List<Row> contents = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            for (int order = 0; order < customer.orders(); order++) {
                contents.add(new Row(customer.customerId(), customer.epochDay(order), customer.amountMinor(order)));
            }
            for (int refund = 0; refund < customer.refunds(); refund++) {
                contents.add(new Row(
                        customer.customerId(), customer.refundEpochDay(refund), customer.refundAmountMinor(refund)));
            }
        }
        return contents;
    }

    private static List<Row> plainContents(List<Row> rows) {
        return rows.stream()
                .sorted(comparing((Row row) -> row.amount < 0).thenComparing(Row::day))
                .collect(groupingBy(Row::customerId, () -> inOrderOf(rows), toList()))
                .values()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Map<String, List<Row>> inOrderOf(List<Row> rows) {
        Map<String, List<Row>> customers = new LinkedHashMap<>();
        rows.forEach(row -> customers.put(row.customerId, new ArrayList<>()));
        return customers;
    }

    @Property(seed = "20260101")
    void anyMixtureOfWaysIsTheListOfItsPurchases(@ForAll("steps") List<Step> steps) {
        List<Checked> both = List.of(new Checked(), new Checked());
        steps.forEach(step -> both.get(step.builder).apply(step, both.get(1 - step.builder)));

        for (Checked one : both) {
            one.refuse("customerId", 0, () -> one.builder.add("", UNTIL, BigDecimal.ONE));
            one.assertRows();
        }
    }
}
