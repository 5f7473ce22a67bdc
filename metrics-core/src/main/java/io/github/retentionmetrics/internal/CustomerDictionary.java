package io.github.retentionmetrics.internal;

import org.jspecify.annotations.Nullable;

/**
 * Customer identifiers to ordinals in order of first appearance, from texts or numbers.
 *
 * <p>A number is the same customer as its decimal text. While only numbers have come they stay numbers, at eight bytes
 * each; the first text turns them all into texts.
 */
public final class CustomerDictionary {
    /** After one row in so many, room is made for the customers to expect if most of them are new. */
    private static final int SAMPLE = 8;

    private @Nullable NumberTable numbers = new NumberTable();
    private @Nullable TextTable texts;

    /** A dictionary without customers. */
    public CustomerDictionary() {}

    /**
     * How many customers there are.
     *
     * @return the number of ordinals
     */
    public int size() {
        return numbers != null ? numbers.size() : texts().size();
    }

    /**
     * The ordinal of one customer, who is added if need be.
     *
     * @param customerId the identifier
     * @return the ordinal
     */
    public int ordinalOf(String customerId) {
        return texts().ordinalOf(customerId);
    }

    /** The ordinals of the first so many of texts, at most a block, none of them null or blank. */
    void addTexts(String[] customerIds, int size, int[] ordinals) {
        texts().ordinalsOf(customerIds, 0, size, ordinals);
    }

    /**
     * The ordinals of texts, those of new ones in the order in which they come: faster than one after the other.
     *
     * @param customerIds the identifiers
     * @param ordinals where the ordinals are put, in the same places
     * @param rowsBefore how many rows came before these, for messages
     * @throws NullPointerException if an identifier is null, naming its row
     * @throws IllegalArgumentException if an identifier is blank, naming its row
     */
    public void addAll(String[] customerIds, int[] ordinals, long rowsBefore) {
        TextTable table = texts();
        int known = table.size();
        int to;
        for (int from = 0; from < customerIds.length; from = to) {
            to = from + Math.min(customerIds.length - from, TextTable.BLOCK);
            int before = table.size();
            int bad = firstNull(customerIds, from, to);
            table.ordinalsOf(customerIds, from, bad, ordinals);
            if (table.size() > before) {
                bad = firstNewBlank(customerIds, from, bad, ordinals, before);
            }
            if (bad < to) {
                table.truncate(known);
                Checks.identifier(customerIds[bad], "customerId at row " + (rowsBefore + bad));
            }
        }
    }

    /**
     * The ordinals of texts that come with records, one object each: blocks of texts that are all {@linkplain TextWords
     * words} are looked up as words, which needs no text of an earlier row.
     *
     * @param customerIds the identifiers, none of them null or blank
     * @param ordinals where the ordinals are put, in the same places
     */
    public void addOfRecords(String[] customerIds, int[] ordinals) {
        TextTable table = texts();
        long[] words = new long[TextTable.BLOCK];
        int[] ordinalsOfWords = new int[TextTable.BLOCK];
        int sample = customerIds.length / SAMPLE / TextTable.BLOCK * TextTable.BLOCK;
        int to;
        for (int from = 0; from < customerIds.length; from = to) {
            if (from == sample && 2L * table.size() > from) {
                long expected = (long) customerIds.length * table.size() / from;
                table.reserveWords((int) Math.min(customerIds.length, expected));
            }
            to = from + Math.min(customerIds.length - from, TextTable.BLOCK);
            if (TextWords.of(customerIds, from, to, words)) {
                table.ordinalsOf(words, 0, to - from, ordinalsOfWords);
                System.arraycopy(ordinalsOfWords, 0, ordinals, from, to - from);
            } else {
                table.ordinalsOf(customerIds, from, to, ordinals);
            }
        }
    }

    private static int firstNull(String[] customerIds, int from, int to) {
        int row = from;
        while (row < to && customerIds[row] != null) {
            row++;
        }
        return row;
    }

    /** Only an identifier that is new needs to be looked at. */
    private static int firstNewBlank(String[] customerIds, int from, int to, int[] ordinals, int before) {
        int row = from;
        while (row < to && (ordinals[row] < before || !Checks.isBlank(customerIds[row]))) {
            row++;
        }
        return row;
    }

    /** The ordinals of the first so many of texts that are {@linkplain TextWords words}. */
    void addWords(long[] words, int size, int[] ordinals) {
        TextTable table = texts();
        int to;
        for (int from = 0; from < size; from = to) {
            to = from + Math.min(size - from, TextTable.BLOCK);
            table.ordinalsOf(words, from, to, ordinals);
        }
    }

    /** The ordinal of a text that is a {@linkplain TextWords word}. */
    int ordinalOf(long word) {
        return texts().ordinalOf(word);
    }

    /**
     * The ordinal of one customer, whose identifier is in a buffer; the customer is added if need be.
     *
     * @param buffer the buffer; it may be overwritten after the call
     * @param from the start of the identifier
     * @param length how many characters it has
     * @return the ordinal
     */
    public int ordinalOfBuffer(char[] buffer, int from, int length) {
        long word = TextWords.of(buffer, from, length);
        return word != 0 ? ordinalOf(word) : ordinalOf(buffer, from, length);
    }

    /** The ordinal of a text in a buffer that is no word. */
    int ordinalOf(char[] buffer, int from, int length) {
        return texts().ordinalOf(buffer, from, length);
    }

    /** Only an identifier that a row has is added, and when its first row comes. */
    void addAll(String[] dictionary, int[] codes, int[] ordinals, long rowsBefore) {
        requireIdentifiers(dictionary);
        requireCodes(codes, dictionary.length, rowsBefore);
        TextTable table = texts();
        int[] known = new int[dictionary.length];
        for (int row = 0; row < codes.length; row++) {
            int code = codes[row];
            if (known[code] == 0) {
                known[code] = 1 + table.ordinalOf(dictionary[code]);
            }
            ordinals[row] = known[code] - 1;
        }
    }

    private static void requireIdentifiers(String[] dictionary) {
        for (int code = 0; code < dictionary.length; code++) {
            if (dictionary[code] == null || Checks.isBlank(dictionary[code])) {
                Checks.identifier(dictionary[code], "dictionary entry " + code);
            }
        }
    }

    private static void requireCodes(int[] codes, int size, long rowsBefore) {
        for (int row = 0; row < codes.length; row++) {
            if (codes[row] < 0 || codes[row] >= size) {
                throw new IllegalArgumentException("code at row " + (rowsBefore + row)
                        + " must be in the dictionary of " + size + " identifiers: " + codes[row]);
            }
        }
    }

    void addAll(long[] customerIds, int[] ordinals) {
        if (numbers != null) {
            numbers.ordinalsOf(customerIds, ordinals);
            return;
        }
        TextTable table = texts();
        for (int row = 0; row < customerIds.length; row++) {
            ordinals[row] = table.ordinalOf(Long.toString(customerIds[row]));
        }
    }

    void addAll(int[] customerIds, int[] ordinals) {
        if (numbers != null) {
            numbers.ordinalsOf(customerIds, ordinals);
            return;
        }
        TextTable table = texts();
        for (int row = 0; row < customerIds.length; row++) {
            ordinals[row] = table.ordinalOf(Integer.toString(customerIds[row]));
        }
    }

    private TextTable texts() {
        if (texts == null) {
            texts = new TextTable();
            if (numbers != null) {
                for (long number : numbers.toArray()) {
                    texts.ordinalOf(Long.toString(number));
                }
                numbers = null;
            }
        }
        return texts;
    }

    /**
     * The customers so far.
     *
     * @return their identifiers by ordinal
     */
    public CustomerIds toIds() {
        return numbers != null ? CustomerIds.of(numbers.toArray()) : texts().toIds();
    }
}
