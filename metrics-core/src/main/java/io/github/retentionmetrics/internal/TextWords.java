package io.github.retentionmetrics.internal;

import java.nio.charset.StandardCharsets;

/**
 * Texts of one to eight characters in 1..255 (Latin-1) as words: their characters as bytes, the last one lowest. Different
 * texts have different words, and none has 0, which stands for any other text.
 */
final class TextWords {
    private static final long EVERY_OTHER_BYTE = 0x00FF_00FF_00FF_00FFL;
    private static final long EVERY_OTHER_PAIR = 0x0000_FFFF_0000_FFFFL;

    private TextWords() {}

    static long of(char[] buffer, int from, int length) {
        if (length > Long.BYTES) {
            return 0;
        }
        long word = 0;
        int others = 0;
        for (int at = from; at < from + length; at++) {
            int character = buffer[at];
            others |= character | (character - 1);
            word = (word << Byte.SIZE) | character;
        }
        // 0 less one is negative
        return (others & ~0xFF) == 0 ? word : 0;
    }

    static long of(String text) {
        return text.length() > Long.BYTES ? 0 : of(text.toCharArray(), 0, text.length());
    }

    static String toText(long word) {
        int length = Long.BYTES - Long.numberOfLeadingZeros(word) / Byte.SIZE;
        byte[] bytes = new byte[length];
        for (int at = 0; at < length; at++) {
            bytes[at] = (byte) (word >>> (Byte.SIZE * (length - 1 - at)));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** The hash of the text, which is the sum of its characters times powers of 31: by halves, pairs and single ones at once. */
    static int hash(long word) {
        long pairs = (word & EVERY_OTHER_BYTE) + 31 * ((word >>> 8) & EVERY_OTHER_BYTE);
        long fours = (pairs & EVERY_OTHER_PAIR) + 31 * 31 * ((pairs >>> 16) & EVERY_OTHER_PAIR);
        return (int) fours + 31 * 31 * 31 * 31 * (int) (fours >>> 32);
    }
}
