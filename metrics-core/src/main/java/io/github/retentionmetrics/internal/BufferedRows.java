package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * A few rows whose customers are texts in a buffer that its owner will overwrite: kept until there are enough of them to be
 * looked up at once.
 */
public final class BufferedRows {
    private final long[] words = new long[TextTable.BLOCK];
    private final int[] days = new int[TextTable.BLOCK];
    private final long[] amounts = new long[TextTable.BLOCK];
    private final int[] ordinals = new int[TextTable.BLOCK];
    private int size;

    /** The texts that are no words, and where they end. */
    private char[] texts = new char[0];

    private final int[] ends = new int[TextTable.BLOCK];
    private int end;

    /** No rows. */
    public BufferedRows() {}

    /**
     * Whether the rows must go on before another comes.
     *
     * @return true if there is no room
     */
    public boolean isFull() {
        return size == TextTable.BLOCK;
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public int rows() {
        return size;
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
        long word = TextWords.of(buffer, from, length);
        if (word == 0) {
            if (length > texts.length - end) {
                texts = Arrays.copyOf(texts, Math.max(2 * texts.length, end + length));
            }
            System.arraycopy(buffer, from, texts, end, length);
            end += length;
        }
        words[size] = word;
        ends[size] = end;
        days[size] = day;
        amounts[size++] = amount;
    }

    /**
     * Hands all rows on; then there are none.
     *
     * @param customers gets the customers
     * @param rows gets the rows
     */
    public void moveTo(CustomerDictionary customers, PurchaseRows rows) {
        if (end == 0) {
            customers.addWords(words, size, ordinals);
        } else {
            addOneByOne(customers);
        }
        rows.addCopies(ordinals, days, amounts, size);
        size = 0;
        end = 0;
    }

    private void addOneByOne(CustomerDictionary customers) {
        int from = 0;
        for (int row = 0; row < size; row++) {
            ordinals[row] = words[row] != 0
                    ? customers.ordinalOf(TextWords.toText(words[row]))
                    : customers.ordinalOf(texts, from, ends[row] - from);
            from = ends[row];
        }
    }
}
