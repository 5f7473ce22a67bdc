package io.github.retentionmetrics.examples.report.text;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A file name as a word of a command that a user can paste into a POSIX shell, quoted only where it must be: with
 * {@code '...'}, or with {@code $'...'} and the octal bytes of what a terminal may not print.
 */
public final class ShellWord {
    private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{N}_@%+=:,./-]+");

    private ShellWord() {}

    public static String of(String text) {
        // what begins with a hyphen would be taken for an option
        String word = text.startsWith("-") ? "./" + text : text;
        if (PLAIN.matcher(word.replace(File.separatorChar, '/')).matches()) {
            return word;
        }
        return Printable.of(word).equals(word) ? "'" + word.replace("'", "'\\''") + "'" : escaped(word);
    }

    private static String escaped(String word) {
        StringBuilder text = new StringBuilder("$'");
        word.codePoints().mapToObj(Character::toString).forEach(c -> {
            if (c.equals("'") || c.equals("\\")) {
                text.append('\\').append(c);
            } else if (Printable.of(c).equals(c)) {
                text.append(c);
            } else {
                for (byte b : c.getBytes(StandardCharsets.UTF_8)) {
                    text.append(String.format(Locale.ROOT, "\\%03o", b & 0xff));
                }
            }
        });
        return text.append('\'').toString();
    }
}
