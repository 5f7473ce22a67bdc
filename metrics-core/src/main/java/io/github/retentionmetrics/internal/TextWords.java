package io.github.retentionmetrics.internal;

import java.nio.charset.StandardCharsets;

/**
 * Texts of one to eight characters in 1..255 (Latin-1) as words: their characters as bytes, the last one lowest.
 * Different texts have different words, and none has 0, which stands for any other text.
 */
final class TextWords {
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long TOPS = 0x8080_8080_8080_8080L;

    private TextWords() {}

    static long of(char[] buffer, int from, int length) {
        if (length > Long.BYTES) {
            return 0;
        }
        long word = 0;
        int all = 0;
        for (int at = from; at < from + length; at++) {
            char character = buffer[at];
            all |= character;
            word = (word << Byte.SIZE) | character;
        }
        return all > 0xFF || hasZero(word, length) ? 0 : word;
    }

    /**
     * Whether one of the lowest bytes is zero: a zero less one borrows from its top bit, which it does not have itself.
     */
    private static boolean hasZero(long word, int bytes) {
        long zeros = (word - ONES) & ~word & TOPS;
        return bytes == 0 || (zeros << (Long.SIZE - Byte.SIZE * bytes)) != 0;
    }

    static long of(String text) {
        int length = text.length();
        if (length > Long.BYTES) {
            return 0;
        }
        long word = 0;
        int all = 0;
        for (int at = 0; at < length; at++) {
            char character = text.charAt(at);
            all |= character;
            word = (word << Byte.SIZE) | character;
        }
        return all > 0xFF || hasZero(word, length) ? 0 : word;
    }

    /**
     * Fills in the words of some texts, from the first place on.
     *
     * @return whether all of them are words; if not, some words may be missing
     */
    static boolean of(String[] texts, int from, int to, long[] words) {
        int longest = 0;
        // measured: a first loop that only asks for the lengths waits for many texts at once
        for (int row = from; row < to; row++) {
            longest = Math.max(longest, texts[row].length());
        }
        boolean areWords = longest <= Long.BYTES;
        for (int row = from; areWords && row < to; row++) {
            words[row - from] = of(texts[row]);
            areWords = words[row - from] != 0;
        }
        return areWords;
    }

    static String toText(long word) {
        int length = Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE;
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) (word >>> (Byte.SIZE * (length - 1 - at)));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
