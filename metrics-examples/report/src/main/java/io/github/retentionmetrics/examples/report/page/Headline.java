package io.github.retentionmetrics.examples.report.page;

import java.util.List;

/**
 * A figure of the first screen.
 *
 * @param label what it is
 * @param file the file that has the figures
 * @param value the figure
 * @param unit what stands before it, such as a currency; empty for nothing
 * @param about the period, the counts and the interval
 * @param changes how it differs from earlier periods
 */
public record Headline(String label, String file, Cell value, String unit, String about, List<Change> changes) {

    /** As many characters as have room in large type. */
    private static final int MOST_CHARACTERS = 11;

    /** Whether the figure needs smaller type. */
    public boolean isLong() {
        return value.text().length() > MOST_CHARACTERS;
    }

    /**
     * A change.
     *
     * @param change the difference
     * @param against what it is compared with
     * @param style {@code higher}, {@code lower}, {@code none} if it is not clear, or {@code undefined};
     *     {@code higher worse} and {@code lower better} where low figures are good
     * @param sentence whether it is real, in plain words
     */
    public record Change(Cell change, String against, String style, String sentence) {}
}
