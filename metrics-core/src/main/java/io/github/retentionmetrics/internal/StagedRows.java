package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * Rows whose customers are texts, kept until there are enough of them to be looked up at once.
 *
 * <p>The look-ups of a block wait for memory at many places at the same time; look-ups one by one wait for one place
 * after the other. Texts that are {@linkplain TextWords words} are looked up as words, which needs no text of an
 * earlier row.
 */
public final class StagedRows {
    private static final int MOST = TextTable.BLOCK;

    private final String[] customerIds = new String[MOST];
    private final int[] days = new int[MOST];
    private final long[] amounts = new long[MOST];
    private final String[] categories = new String[MOST];
    private final long[] words = new long[MOST];
    private final int[] ordinals = new int[MOST];
    private boolean hasCategories;
    private int rows;

    /** No rows. */
    public StagedRows() {}

    /**
     * Whether the rows must be moved before another comes.
     *
     * @return true if there is no room for another
     */
    public boolean isFull() {
        return rows == MOST;
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
     * @param customerId the customer's identifier
     * @param day the day
     * @param amount the amount
     * @param category the name of the category, empty for none
     */
    public void add(String customerId, int day, long amount, String category) {
        customerIds[rows] = customerId;
        days[rows] = day;
        amounts[rows] = amount;
        categories[rows++] = category;
        hasCategories |= !category.isEmpty();
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
        if (areWords()) {
            customers.addWords(words, rows, ordinals);
        } else {
            customers.addTexts(customerIds, rows, ordinals);
        }
        if (hasCategories) {
            for (int row = 0; row < rows; row++) {
                purchases.add(ordinals[row], days[row], amounts[row], categories[row]);
            }
        } else {
            purchases.addCopies(ordinals, days, amounts, rows);
        }
        // a text of many rows must not be kept alive by this block
        Arrays.fill(customerIds, 0, rows, null);
        Arrays.fill(categories, 0, rows, null);
        hasCategories = false;
        rows = 0;
    }

    /** Whether all texts are words, which are filled in then. */
    private boolean areWords() {
        int longest = 0;
        // measured: a first loop that only asks for the lengths waits for many texts at once
        for (int row = 0; row < rows; row++) {
            longest = Math.max(longest, customerIds[row].length());
        }
        boolean areWords = longest <= Long.BYTES;
        for (int row = 0; areWords && row < rows; row++) {
            words[row] = TextWords.of(customerIds[row]);
            areWords = words[row] != 0;
        }
        return areWords;
    }
}
