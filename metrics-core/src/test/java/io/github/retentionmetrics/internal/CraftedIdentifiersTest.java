package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Identifiers made from the hash functions so that all of them collide, in every way that identifiers come in. The
 * number of comparisons of the two tables is bounded here and in {@link LongSlotsTest}; all other ways lead to these
 * two.
 */
class CraftedIdentifiersTest {
    private static final int MANY = 40_000;
    private static final long[] NUMBERS = LongSlotsTest.colliding(MANY);
    private static final String[] TEXTS = sameHashCode(16);

    /** All texts of so many parts "Aa" or "BB", which have one hash code and are no words. */
    static String[] sameHashCode(int parts) {
        return IntStream.range(0, 1 << parts)
                .mapToObj(bits -> IntStream.range(0, parts)
                        .mapToObj(part -> (bits >> part & 1) == 0 ? "Aa" : "BB")
                        .reduce("", String::concat))
                .toArray(String[]::new);
    }

    private static int[] upTo(int size) {
        return IntStream.range(0, size).toArray();
    }

    private static int[] ordinals(String[] texts, ToIntFunction<String> table) {
        return Arrays.stream(texts).mapToInt(table).toArray();
    }

    private static char[] chars(String text) {
        return text.toCharArray();
    }

    @Test
    void theIdentifiersAreDifferentAndHaveOneHash() {
        assertThat(Arrays.stream(NUMBERS).distinct().count()).isEqualTo(MANY);
        assertThat(Arrays.stream(TEXTS).mapToInt(String::hashCode).distinct().count())
                .isEqualTo(1);
        assertThat(Arrays.stream(TEXTS).distinct().count()).isEqualTo(1 << 16);
    }

    @Test
    void textsOfOneHashCodeCostALogarithmOfComparisons() {
        AtomicLong comparisons = new AtomicLong();
        TextTable table = new TextTable(new TreeMap<>((first, second) -> {
            comparisons.incrementAndGet();
            return first.compareTo(second);
        }));
        int[] ordinals = new int[TEXTS.length];
        for (int from = 0; from < TEXTS.length; from += TextTable.BLOCK) {
            table.ordinalsOf(TEXTS, from, from + TextTable.BLOCK, ordinals);
        }
        assertThat(ordinals).isEqualTo(upTo(TEXTS.length));
        // each is looked up and then added
        assertThat(comparisons.get()).isBetween(1L, 2 * 34L * TEXTS.length);

        comparisons.set(0);
        assertThat(ordinals(TEXTS, text -> table.ordinalOf(chars(text), 0, text.length())))
                .isEqualTo(upTo(TEXTS.length));
        assertThat(comparisons.get()).isBetween(1L, 34L * TEXTS.length);
    }

    @Test
    void numbersOneByOneAndInColumns() {
        NumberTable table = new NumberTable();
        int[] ordinals = new int[MANY];
        table.ordinalsOf(NUMBERS, ordinals);
        assertThat(ordinals).isEqualTo(upTo(MANY));
        assertThat(Arrays.stream(NUMBERS).mapToInt(table::ordinalOf).toArray()).isEqualTo(upTo(MANY));

        LongTable distinct = new LongTable();
        assertThat(Arrays.stream(NUMBERS).mapToInt(distinct::add).toArray()).isEqualTo(upTo(MANY));
        assertThat(distinct.ranks()).hasSize(MANY);
        assertThat(distinct.sorted()).isSorted();
    }

    @Test
    void identifiersFromABuffer() {
        CustomerDictionary customers = new CustomerDictionary();
        BufferedRows buffered = new BufferedRows();
        for (int i = 0; i < MANY; i++) {
            String word = TextWords.toText(NUMBERS[i]);
            buffered.add(chars(word), 0, word.length(), 0, 1);
            buffered.add(chars(TEXTS[i]), 0, TEXTS[i].length(), 0, 1);
        }
        PurchaseRows rows = new PurchaseRows();
        buffered.moveTo(customers, rows);

        assertThat(customers.size()).isEqualTo(2 * MANY);
        assertThat(rows.orders(customers.size()).offsets()).isEqualTo(upTo(2 * MANY + 1));
    }

    @Test
    void identifiersInColumnsAndAsADictionary() {
        CustomerDictionary customers = new CustomerDictionary();
        int[] ordinals = new int[MANY];
        IdColumn.of(NUMBERS).addTo(customers, ordinals, 0);
        assertThat(ordinals).isEqualTo(upTo(MANY));
        assertThat(customers.toIds().addTo(customers)).isEqualTo(upTo(MANY));

        int[] ofTexts = new int[TEXTS.length];
        IdColumn.of(TEXTS).addTo(customers, ofTexts, 0);
        assertThat(ofTexts).isEqualTo(IntStream.range(MANY, MANY + TEXTS.length).toArray());
        int[] ofCodes = new int[TEXTS.length];
        IdColumn.of(TEXTS, upTo(TEXTS.length)).addTo(customers, ofCodes, 0);
        assertThat(ofCodes).isEqualTo(ofTexts);

        String[] words = Arrays.stream(NUMBERS).mapToObj(TextWords::toText).toArray(String[]::new);
        CustomerDictionary others = new CustomerDictionary();
        int[] ofWords = new int[MANY];
        IdColumn.of(words).addTo(others, ofWords, 0);
        others.addWords(NUMBERS, MANY, ofWords);
        assertThat(ofWords).isEqualTo(upTo(MANY));
    }

    @Test
    void categories() {
        CategoryCodes codes = new CategoryCodes();

        assertThat(ordinals(TEXTS, codes::codeOf))
                .isEqualTo(IntStream.rangeClosed(1, TEXTS.length).toArray());
        assertThat(codes.names()).containsExactly(TEXTS);
    }
}
