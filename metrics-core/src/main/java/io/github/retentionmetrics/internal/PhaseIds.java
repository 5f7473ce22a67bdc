package io.github.retentionmetrics.internal;

import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * The identifiers of the subscriptions that rows are phases of, row by row, some of them none. They are compared within
 * one customer only, which takes no dictionary of them. At eight bytes a row if all are {@linkplain TextWords words}.
 * Immutable.
 */
final class PhaseIds implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_COMPARED = 40;
    private static final String[] NO_TEXTS = {};
    private static final long[] NO_WORDS = {};

    /** A word for each row, 0 for none; empty if there are texts. */
    private final long[] words;
    /** A text for each row, empty for none; none at all if there are words. */
    private final String[] texts;

    private PhaseIds(long[] words, String[] texts) {
        this.words = words;
        this.texts = texts;
    }

    /** Rows to which identifiers are filled in one after the other. */
    static final class Filler {
        private long[] words;
        private String[] texts = NO_TEXTS;

        Filler(int rows) {
            words = new long[rows];
        }

        void put(int row, String id) {
            if (texts.length == 0) {
                words[row] = TextWords.of(id);
                if (words[row] != 0) {
                    return;
                }
                texts = textsOf(words);
                words = NO_WORDS;
            }
            texts[row] = id;
        }

        PhaseIds toIds() {
            return new PhaseIds(words, texts);
        }
    }

    private static String[] textsOf(long... words) {
        return LongStream.of(words).mapToObj(PhaseIds::text).toArray(String[]::new);
    }

    private static String text(long word) {
        return word == 0 ? "" : TextWords.toText(word);
    }

    private boolean areWords() {
        return texts.length == 0;
    }

    int rows() {
        return areWords() ? words.length : texts.length;
    }

    /** The identifier of a row, empty for none. */
    String get(int row) {
        return areWords() ? text(words[row]) : texts[row];
    }

    private boolean isGiven(int row) {
        return areWords() ? words[row] != 0 : !texts[row].isEmpty();
    }

    /** Whether two rows of a customer have the same identifier, or are the same row. */
    boolean isSame(int row, int other) {
        if (row == other) {
            return true;
        }
        return isGiven(row) && (areWords() ? words[row] == words[other] : texts[row].equals(texts[other]));
    }

    /** The first row with the same identifier, of each row of a customer; of a row without one, the row itself. */
    void firstRows(int from, int to, int[] first) {
        if (to - from > MOST_COMPARED) {
            firstOfMany(from, to, first);
            return;
        }
        for (int row = from; row < to; row++) {
            int other = from;
            while (!isSame(row, other)) {
                other++;
            }
            first[row - from] = other;
        }
    }

    private void firstOfMany(int from, int to, int[] first) {
        Map<String, Integer> known = new HashMap<>();
        for (int row = from; row < to; row++) {
            Integer before = isGiven(row) ? known.putIfAbsent(get(row), row) : null;
            first[row - from] = before == null ? row : before;
        }
    }

    PhaseIds gather(int... rows) {
        if (!areWords()) {
            return new PhaseIds(
                    NO_WORDS, IntStream.of(rows).mapToObj(row -> texts[row]).toArray(String[]::new));
        }
        long[] gathered = new long[rows.length];
        for (int place = 0; place < rows.length; place++) {
            gathered[place] = words[rows[place]];
        }
        return new PhaseIds(gathered, NO_TEXTS);
    }

    /** The identifiers of these rows and then of others. */
    PhaseIds plus(PhaseIds other) {
        return areWords() && other.areWords()
                ? new PhaseIds(
                        LongStream.concat(LongStream.of(words), LongStream.of(other.words))
                                .toArray(),
                        NO_TEXTS)
                : new PhaseIds(
                        NO_WORDS,
                        Stream.concat(Arrays.stream(allTexts()), Arrays.stream(other.allTexts()))
                                .toArray(String[]::new));
    }

    private String[] allTexts() {
        return areWords() ? textsOf(words) : texts;
    }

    private boolean isValid() {
        return (words.length == 0 || texts.length == 0)
                && Arrays.stream(words).allMatch(word -> word == 0 || isWord(word))
                && Arrays.stream(texts).allMatch(text -> text.isEmpty() || !Checks.isBlank(text));
    }

    private static boolean isWord(long word) {
        String text = TextWords.toText(word);
        return TextWords.of(text) == word && !Checks.isBlank(text);
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** What is stored: words or texts, with a checksum. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final StoredArray words;
        private final StoredArray texts;

        Form(PhaseIds stored) {
            words = StoredArray.of(stored.words);
            texts = StoredArray.of(stored.texts);
        }

        private Object readResolve() throws InvalidObjectException {
            PhaseIds restored = Restored.of(() -> new PhaseIds(
                    Objects.requireNonNull(words, "words").longs(),
                    Objects.requireNonNull(texts, "texts").texts()));
            Restored.require(restored::isValid);
            return restored;
        }
    }

    @Override
    public String toString() {
        return "identifiers of " + rows() + " rows";
    }
}
