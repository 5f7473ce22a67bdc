package io.github.retentionmetrics.examples.report.describe;

/**
 * The shape of a value without the value: {@code A} and {@code a} stand for letters, {@code 9} for digits, all else
 * stands for itself; a run of more than four is shortened.
 */
final class Mask {
    private static final int LONGEST = 24;
    private static final int LONGEST_RUN = 4;

    private Mask() {}

    /** The shape of a text. */
    static String of(String text) {
        StringBuilder mask = new StringBuilder();
        char last = 0;
        int run = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = mask(text.charAt(i));
            run = c == last ? run + 1 : 1;
            last = c;
            if (run > LONGEST_RUN && (c == 'a' || c == 'A' || c == '9' || c == ' ')) {
                if (run == LONGEST_RUN + 1) {
                    mask.append('+');
                }
                continue;
            }
            if (mask.length() >= LONGEST) {
                return mask.append('…').toString();
            }
            mask.append(c);
        }
        return mask.toString();
    }

    private static char mask(char c) {
        if (Character.isDigit(c)) {
            return '9';
        }
        if (Character.isUpperCase(c) || Character.isTitleCase(c)) {
            return 'A';
        }
        if (Character.isLetter(c) || Character.isSurrogate(c)) {
            return 'a';
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c;
    }
}
