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
        if (TextWords.of(customerIds, 0, rows, words)) {
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
}
