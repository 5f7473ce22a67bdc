package io.github.retentionmetrics.examples.report.page;

import java.util.Locale;
import java.util.regex.Pattern;

/** What stands before a day in a sentence. The texts are written for longer periods: in March, but on 1 March. */
final class Prepositions {
    private static final Pattern BEFORE_DAY = Pattern.compile("\\b([Ii])n (?=\\d{1,2} \\p{L}{3} \\d{4}\\b)");

    private Prepositions() {}

    static String ofDays(String text, Locale language) {
        String preposition = language.getLanguage().equals("nl") ? "op " : "on ";
        return BEFORE_DAY
                .matcher(text)
                .replaceAll(in -> in.group(1).equals("I") ? Format.capitalised(preposition) : preposition);
    }
}
