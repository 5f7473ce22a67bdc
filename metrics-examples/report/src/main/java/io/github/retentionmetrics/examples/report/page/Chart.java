package io.github.retentionmetrics.examples.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * How a picture is drawn from a table: which column is across, and which columns are lines or bars. The script of the
 * page reads this and the table.
 */
final class Chart {
    private static final JsonMapper MAPPER = new JsonMapper();

    private final Kind kind;
    private final String across;
    private final List<Drawn> series = new ArrayList<>();
    private @Nullable String group;
    private boolean isShare;
    private boolean isStacked;
    private boolean isTitled;
    private double least = Double.NaN;
    private double most = Double.NaN;

    private enum Kind {
        LINES,
        STEPS,
        BARS,
        RANKED
    }

    private record Drawn(
            String column,
            boolean isBelow,
            @Nullable String low,
            @Nullable String high) {}

    private Chart(Kind kind, String across) {
        this.kind = kind;
        this.across = across;
    }

    /** Lines over periods or categories. */
    static Chart lines(String across) {
        return new Chart(Kind.LINES, across);
    }

    /** Steps over a number, such as days. */
    static Chart steps(String across) {
        return new Chart(Kind.STEPS, across);
    }

    /** Standing bars over periods or categories. */
    static Chart bars(String across) {
        return new Chart(Kind.BARS, across);
    }

    /** Lying bars, one for each category from the top. */
    static Chart ranked(String down) {
        return new Chart(Kind.RANKED, down);
    }

    /** Adds a line or bars for each of the columns. */
    Chart of(String... columns) {
        for (String column : columns) {
            series.add(new Drawn(column, false, null, null));
        }
        return this;
    }

    /** Adds bars that hang below the axis. */
    Chart below(String... columns) {
        for (String column : columns) {
            series.add(new Drawn(column, true, null, null));
        }
        return this;
    }

    /** Adds a line with the band of its interval. */
    Chart band(String column, String low, String high) {
        series.add(new Drawn(column, false, low, high));
        return this;
    }

    /** Puts the bars of a category on top of each other. */
    Chart stacked() {
        isStacked = true;
        return this;
    }

    /** Writes below the axis what it counts, where its numbers do not say so. */
    Chart titled() {
        isTitled = true;
        return this;
    }

    /** Draws a line, or a set of bars, for each value of a column. */
    Chart by(String column) {
        group = column;
        return this;
    }

    /** Says that the figures are shares, shown as percentages. */
    Chart shares() {
        isShare = true;
        return this;
    }

    /** Ends the axis at a figure, so that pictures side by side have the same. */
    Chart upTo(double figure) {
        most = figure;
        return this;
    }

    /** Sets the ends of the axis, for figures on a scale. */
    Chart within(int lowest, int highest) {
        least = lowest;
        most = highest;
        return this;
    }

    /** Whether a specification is that of lines. */
    static boolean isOfLines(String specification) {
        return specification.startsWith("{\"kind\":\"lines\"");
    }

    /** The specification for the script, where columns are given by their place in the table. */
    String over(Table table) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("kind", kind.name().toLowerCase(Locale.ROOT));
        json.put("x", table.indexOf(across));
        if (group != null) {
            json.put("by", table.indexOf(group));
        }
        json.put("share", isShare).put("stacked", isStacked);
        if (isTitled) {
            json.put("titled", true);
        }
        if (!Double.isNaN(least)) {
            json.put("min", least);
        }
        if (most > 0) {
            json.put("max", most);
        }
        for (Drawn drawn : series) {
            ObjectNode one = json.withArray("series").addObject().put("y", table.indexOf(drawn.column()));
            if (drawn.isBelow()) {
                one.put("below", true);
            }
            if (drawn.low() != null && drawn.high() != null) {
                one.put("low", table.indexOf(drawn.low())).put("high", table.indexOf(drawn.high()));
            }
        }
        return MAPPER.writeValueAsString(json);
    }
}
