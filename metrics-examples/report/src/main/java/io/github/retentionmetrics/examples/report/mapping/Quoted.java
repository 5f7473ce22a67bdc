package io.github.retentionmetrics.examples.report.mapping;

import java.util.ArrayList;
import java.util.List;

/** Text in which what stands between double quotes is never a word of the mapping's own. */
final class Quoted {
    private static final char QUOTE = '"';

    private Quoted() {}

    /** Whether every quote that opens is closed. */
    static boolean isClosed(String text) {
        return text.chars().filter(c -> c == QUOTE).count() % 2 == 0;
    }

    /** The place of a word outside quotes, or -1. */
    static int indexOf(String text, String word) {
        boolean isInside = false;
        for (int i = 0; i <= text.length() - word.length(); i++) {
            if (text.charAt(i) == QUOTE) {
                isInside = !isInside;
            }
            if (!isInside && text.startsWith(word, i)) {
                return i;
            }
        }
        return -1;
    }

    /** The place of the last such word, or -1. */
    static int lastIndexOf(String text, String word) {
        int last = -1;
        int from = 0;
        for (int i = indexOf(text, word); i >= 0; i = indexOf(text.substring(from), word)) {
            last = from + i;
            String before = text.substring(from, last + word.length());
            if (!isClosed(before)) {
                return last;
            }
            from = last + word.length();
        }
        return last;
    }

    /** The parts between separators outside quotes, without the white space around them. */
    static List<String> split(String text, String separator) {
        List<String> parts = new ArrayList<>();
        String rest = text;
        for (int i = indexOf(rest, separator); i >= 0; i = indexOf(rest, separator)) {
            parts.add(rest.substring(0, i).strip());
            rest = rest.substring(i + separator.length());
        }
        parts.add(rest.strip());
        return parts;
    }

    /** A text without the quotes around it; a doubled quote inside them stands for one. */
    static String unquote(String text) {
        String stripped = text.strip();
        return isQuoted(stripped) ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"") : stripped;
    }

    /** Whether a text stands in quotes as a whole. */
    static boolean isQuoted(String text) {
        return text.length() >= 2 && text.charAt(0) == QUOTE && text.charAt(text.length() - 1) == QUOTE;
    }
}
