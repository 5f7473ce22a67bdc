package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows whose customers are texts in a buffer that its owner will overwrite: kept, at 20 bytes each, until there are
 * enough of them to be looked up at once.
 *
 * <p>A dictionary of many customers is larger than the cache. Whoever reads into several dictionaries, each for a part
 * of the customers, looks the rows of one part up after the other, and then each dictionary is small enough.
 */
public final class BufferedRows {
    private static final int MOST = 1 << 20;
    private static final int SMALLEST_BLOCK = TextTable.BLOCK;
    /**
     * So small that the last block of a few rows is no waste, and that those of many builders stay in a cache while
     * filled.
     */
    private static final int LARGEST_BLOCK = 1 << 10;

    /** The blocks before the last one, which are full. */
    private final List<Block> full = new ArrayList<>();

    private Block last = new Block(SMALLEST_BLOCK);
    private int rows;

    /** The texts that are no words, each after its length in two characters. */
    private char[] texts = new char[0];

    private int end;

    /** No rows. */
    public BufferedRows() {}

    /**
     * Whether the rows must go on before another comes.
     *
     * @return true if there are many
     */
    public boolean isFull() {
        return rows >= MOST || end >= MOST;
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return rows;
    }

    /**
     * Adds a row.
     *
     * @param buffer where the customer's identifier is
     * @param from where it begins
     * @param length how many characters it has
     * @param day the day
     * @param amount the amount
     */
    public void add(char[] buffer, int from, int length, int day, long amount) {
        if (last.size == last.days.length) {
            full.add(last);
            last = new Block(Math.min(LARGEST_BLOCK, 2 * last.size));
        }
        long word = TextWords.of(buffer, from, length);
        if (word == 0) {
            addText(buffer, from, length);
        }
        last.words[last.size] = word;
        last.days[last.size] = day;
        last.amounts[last.size++] = amount;
        rows++;
    }

    private void addText(char[] buffer, int from, int length) {
        if (length > texts.length - end - 2) {
            texts = Arrays.copyOf(texts, Math.max(2 * texts.length, end + length + 2));
        }
        texts[end++] = (char) (length >>> Character.SIZE);
        texts[end++] = (char) length;
        System.arraycopy(buffer, from, texts, end, length);
        end += length;
    }

    /**
     * Hands all rows on; then there are none.
     *
     * @param customers gets the customers
     * @param purchases gets the rows
     */
    public void moveTo(CustomerDictionary customers, PurchaseRows purchases) {
        if (rows == 0) {
            return;
        }
        Lookup lookup = new Lookup(customers);
        full.forEach(block -> purchases.addAll(lookup.ordinalsOf(block), block.days, block.amounts));
        purchases.addCopies(lookup.ordinalsOf(last), last.days, last.amounts, last.size);
        full.clear();
        last.size = 0;
        rows = 0;
        end = 0;
    }

    private static final class Block {
        private final long[] words;
        private final int[] days;
        private final long[] amounts;
        private int size;

        Block(int capacity) {
            words = new long[capacity];
            days = new int[capacity];
            amounts = new long[capacity];
        }
    }

    /** From the customers of one block after the other to their ordinals. */
    private final class Lookup {
        private final CustomerDictionary customers;
        private int text;

        Lookup(CustomerDictionary customers) {
            this.customers = customers;
        }

        int[] ordinalsOf(Block block) {
            int[] ordinals = new int[block.size];
            if (end == 0) {
                customers.addWords(block.words, block.size, ordinals);
            } else {
                Arrays.setAll(ordinals, row -> ordinalOf(block.words[row]));
            }
            return ordinals;
        }

        private int ordinalOf(long word) {
            if (word != 0) {
                return customers.ordinalOf(word);
            }
            int length = (texts[text] << Character.SIZE) | texts[text + 1];
            text += 2 + length;
            return customers.ordinalOf(texts, text - length, length);
        }
    }
}
