package io.github.retentionmetrics.examples.report.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Text from file names, column names and data as a terminal may print it: control characters, line separators, and the
 * invisible characters that change the direction of a text or hide in it are shown as escapes such as {@code \u001b}.
 */
public final class Printable {
    private static final Pattern UNSAFE = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\p{Cs}\\u00ad\\u061c\\u180e\\u200b"
            + "\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\x{e0000}-\\x{e007f}]");

    private Printable() {}

    public static String of(String text) {
        return UNSAFE.matcher(text).replaceAll(Printable::escaped);
    }

    /** Each UTF-16 unit as an escape; the backslash itself is escaped for the replacement. */
    private static String escaped(MatchResult unsafe) {
        StringBuilder escapes = new StringBuilder();
        unsafe.group().chars().forEach(unit -> escapes.append(String.format("\\\\u%04x", unit)));
        return escapes.toString();
    }
}
