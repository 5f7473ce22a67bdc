package io.github.retentionmetrics.internal;

import java.util.Arrays;
import java.util.HashMap;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Texts to ordinals, in order of first appearance: a hash table with open addressing.
 *
 * <p>A slot holds a hash and an ordinal in one word, so that most look-ups touch one slot and the text that they find:
 * a third of the time of a {@link HashMap} at ten million look-ups. Texts that collide too often, by chance or by
 * design, go to a {@link TreeMap}, which has no hash. Whatever the texts are, a look-up takes at most
 * {@value #LONGEST_PROBE} slots and a number of comparisons that is logarithmic in the size.
 *
 * <p>A short text may also come as a {@linkplain TextWords word}. From the first one on, texts that are words are
 * looked up as numbers, and one that comes as a word becomes an object only when it is asked for.
 *
 * <p>Each ordinal is therefore in exactly one of three places: in {@code slots}, in {@code crowded}, or, once there are
 * words and if it is one, in {@code ordinalsOfWords}.
 */
final class TextTable {
    /** How many texts make a block. */
    static final int BLOCK = LongSlots.BLOCK;

    static final int LONGEST_PROBE = 64;

    /** By ordinal; null where only the word is known as yet. */
    private @Nullable String[] texts = new String[8];

    /** By ordinal, 0 for a text that is none; no words at all until one comes. */
    private long[] words = new long[0];

    private LongSlots ordinalsOfWords = new LongSlots(0);

    /** A hash and an ordinal plus one, of each text that is not looked up as a word. */
    private long[] slots = new long[16];

    /** Texts for which {@value #LONGEST_PROBE} slots in a row were taken. */
    private final NavigableMap<String, Integer> crowded;

    /** How many slots are taken: at most half of them, unless the array would be too large. */
    private int hashed;

    private int size;

    /** For each text of the block that is looked up: its hash, and what is in the first slot where it may be. */
    private final int[] hashes = new int[BLOCK];

    private final long[] firstEntries = new long[BLOCK];

    /** The rows of a block of words that are not in the first slot where they may be. */
    private final int[] missedRows = new int[BLOCK];

    /** No texts. */
    TextTable() {
        this(new TreeMap<>());
    }

    /** No texts, and an empty map for those that collide too often. */
    TextTable(NavigableMap<String, Integer> crowded) {
        this.crowded = crowded;
    }

    int size() {
        return size;
    }

    /** The texts by ordinal; as words if all of them are. */
    CustomerIds toIds() {
        if (hasWords() && Arrays.stream(words, 0, size).allMatch(word -> word != 0)) {
            return CustomerIds.ofWords(Arrays.copyOf(words, size));
        }
        String[] all = new String[size];
        Arrays.setAll(all, this::text);
        return CustomerIds.of(all);
    }

    private boolean hasWords() {
        return words.length > 0;
    }

    private boolean isWord(int ordinal) {
        return hasWords() && words[ordinal] != 0;
    }

    private String text(int ordinal) {
        String text = texts[ordinal];
        if (text == null) {
            text = TextWords.toText(words[ordinal]);
            texts[ordinal] = text;
        }
        return text;
    }

    /** The ordinal of a text, or of the text added now: then it is the size before. */
    int ordinalOf(String text) {
        return anyOrdinalOf(text, hash(text));
    }

    /** The ordinal of a text that may be a word. */
    private int anyOrdinalOf(String text, int hash) {
        long word = hasWords() ? TextWords.of(text) : 0;
        return word == 0 ? ordinalOf(text, hash) : ordinalOf(word, text);
    }

    /**
     * The ordinals of a block of texts, none of them null. All hashes are computed first, then all slots read, then all
     * texts compared: each loop waits for memory at many places at once, which halves the time for texts beyond the
     * cache.
     */
    void ordinalsOf(String[] texts, int from, int to, int[] ordinals) {
        for (int row = from; row < to; row++) {
            hashes[row - from] = hash(texts[row]);
        }
        for (int row = from; row < to; row++) {
            firstEntries[row - from] = slots[firstSlot(hashes[row - from])];
        }
        for (int row = from; row < to; row++) {
            ordinals[row] = isEntryOf(texts[row], hashes[row - from], firstEntries[row - from])
                    ? ordinalIn(firstEntries[row - from])
                    : anyOrdinalOf(texts[row], hashes[row - from]);
        }
    }

    private boolean isEntryOf(String text, int hash, long entry) {
        return entry != 0 && hashIn(entry) == hash && text(ordinalIn(entry)).equals(text);
    }

    private int ordinalOf(String text, int hash) {
        int slot = firstSlot(hash);
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            long entry = slots[slot];
            if (entry == 0) {
                return add(text, hash, slot);
            }
            if (isEntryOf(text, hash, entry)) {
                return ordinalIn(entry);
            }
            slot = nextSlot(slot);
        }
        Integer known = crowded.get(text);
        if (known != null) {
            return known;
        }
        crowded.put(text, size);
        return append(text, 0);
    }

    /** The ordinal of a text in a buffer that is no word; it becomes an object only if it is new. */
    int ordinalOf(char[] buffer, int from, int length) {
        int hash = hash(buffer, from, length);
        int slot = firstSlot(hash);
        for (int probe = 0; probe < LONGEST_PROBE && slots[slot] != 0; probe++) {
            int ordinal = ordinalIn(slots[slot]);
            if (hashIn(slots[slot]) == hash && isText(text(ordinal), buffer, from, length)) {
                return ordinal;
            }
            slot = nextSlot(slot);
        }
        return ordinalOf(new String(buffer, from, length), hash);
    }

    private static boolean isText(String text, char[] buffer, int from, int length) {
        if (text.length() != length) {
            return false;
        }
        int at = 0;
        while (at < length && text.charAt(at) == buffer[from + at]) {
            at++;
        }
        return at == length;
    }

    /** The ordinals of a block of words, none of them 0. */
    void ordinalsOf(long[] words, int from, int to, int[] ordinals) {
        requireWords();
        int missing = ordinalsOfWords.findFirst(words, from, to, ordinals, missedRows);
        for (int miss = 0; miss < missing; miss++) {
            int row = missedRows[miss];
            ordinals[row] = ordinalOf(words[row], null);
        }
    }

    /** The ordinal of a word. */
    int ordinalOf(long word) {
        requireWords();
        return ordinalOf(word, null);
    }

    private int ordinalOf(long word, @Nullable String text) {
        int ordinal = ordinalsOfWords.ordinalOf(word, size);
        return ordinal == size ? append(text, word) : ordinal;
    }

    /** From now on, what is a word is looked up as one. */
    private void requireWords() {
        if (!hasWords()) {
            words = new long[texts.length];
            for (int ordinal = 0; ordinal < size; ordinal++) {
                words[ordinal] = TextWords.of(text(ordinal));
            }
            rebuildWords();
            rebuild(slots.length);
        }
    }

    /** Makes room for so many texts that come as words. */
    void reserveWords(int expected) {
        if (hasWords() && expected > texts.length) {
            texts = Arrays.copyOf(texts, expected);
            words = Arrays.copyOf(words, expected);
            ordinalsOfWords.reserve(expected);
        }
    }

    private void rebuildWords() {
        ordinalsOfWords = new LongSlots(size);
        for (int ordinal = 0; ordinal < size; ordinal++) {
            if (isWord(ordinal)) {
                ordinalsOfWords.ordinalOf(words[ordinal], ordinal);
            }
        }
    }

    private int add(String text, int hash, int slot) {
        int ordinal = append(text, 0);
        slots[slot] = entry(hash, ordinal);
        hashed++;
        if (2L * hashed > slots.length && slots.length < 1 << 30) {
            rebuild(2 * slots.length);
        }
        return ordinal;
    }

    private int append(@Nullable String text, long word) {
        Growth.requireCustomers(size + 1L);
        if (size == texts.length) {
            texts = Arrays.copyOf(texts, Growth.larger(size, "customers"));
            words = hasWords() ? Arrays.copyOf(words, texts.length) : words;
        }
        if (hasWords()) {
            words[size] = word;
        }
        texts[size] = text;
        return size++;
    }

    /** Forgets the texts from an ordinal on, as if they had never come. */
    void truncate(int toSize) {
        Arrays.fill(texts, toSize, size, null);
        size = toSize;
        rebuild(slots.length);
        rebuildWords();
    }

    /** Places all entries anew, by the hashes that they hold. */
    private void rebuild(int length) {
        long[] old = slots;
        int[] ordinalsOfCrowded =
                crowded.values().stream().mapToInt(Integer::intValue).toArray();
        slots = new long[length];
        hashed = 0;
        crowded.clear();
        for (long entry : old) {
            if (entry != 0) {
                place(entry);
            }
        }
        for (int ordinal : ordinalsOfCrowded) {
            // those that have been truncated have no text any more
            if (ordinal < size) {
                place(entry(hash(text(ordinal)), ordinal));
            }
        }
    }

    /** Places an entry, unless its text has been truncated or is looked up as a word now. */
    private void place(long entry) {
        int ordinal = ordinalIn(entry);
        if (ordinal >= size || isWord(ordinal)) {
            return;
        }
        int slot = firstSlot(hashIn(entry));
        for (int probe = 0; probe < LONGEST_PROBE; probe++) {
            if (slots[slot] == 0) {
                slots[slot] = entry;
                hashed++;
                return;
            }
            slot = nextSlot(slot);
        }
        crowded.put(text(ordinal), ordinal);
    }

    private int firstSlot(int hash) {
        return hash & (slots.length - 1);
    }

    private int nextSlot(int slot) {
        return (slot + 1) & (slots.length - 1);
    }

    /** Never 0, which is a free slot. */
    private static long entry(int hash, int ordinal) {
        return ((long) hash << Integer.SIZE) | (ordinal + 1);
    }

    private static int hashIn(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int ordinalIn(long entry) {
        return (int) entry - 1;
    }

    private static int hash(String text) {
        return mixed(text.hashCode());
    }

    private static int hash(char[] buffer, int from, int length) {
        int hash = 0;
        for (int at = from; at < from + length; at++) {
            hash = 31 * hash + buffer[at];
        }
        return mixed(hash);
    }

    private static int mixed(int hash) {
        int mixed = hash * 0x9E3779B9;
        return mixed ^ (mixed >>> 16);
    }
}
