package io.github.retentionmetrics.examples.report.page.browser;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A PDF file of Chromium, whose pages and structure are not compressed.
 *
 * @param pages the number of sheets
 * @param tables the number of tables in the structure for screen readers, which has what is on paper and nothing else
 */
record PrintedPage(long pages, long tables) {
    private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");
    private static final Pattern TABLE = Pattern.compile("/S /Table\\b");

    static PrintedPage of(byte[] pdf) {
        String text = new String(pdf, StandardCharsets.ISO_8859_1);
        if (!text.startsWith("%PDF")) {
            throw new IllegalArgumentException("pdf must be a PDF file: " + pdf.length + " bytes");
        }
        return new PrintedPage(count(PAGE, text), count(TABLE, text));
    }

    private static long count(Pattern pattern, String text) {
        return pattern.matcher(text).results().count();
    }
}
