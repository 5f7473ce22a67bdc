package io.github.retentionmetrics.examples.report.text;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The text that a run prints: headings, facts with their labels aligned, and notes. */
public final class Summary {
    /** How many characters of a list fit on a line. */
    private static final int LIST_WIDTH = 90;

    private final SummaryWords words;
    private final List<Line> lines = new ArrayList<>();

    /** The lines under each heading, by its key. */
    private final Map<String, List<Line>> groups = new HashMap<>();

    private List<Line> group = new ArrayList<>();

    /**
     * A line under a heading.
     *
     * @param label what it is about; empty if it is a sentence
     * @param text what it says; a sentence begins with spaces, more of them if it belongs to the line before
     * @param isFact whether it is a label and a value
     */
    public record Line(String label, String text, boolean isFact) {
        public Line {
            label = Printable.of(label);
            text = Printable.of(text);
        }
    }

    public Summary(Locale language) {
        this.words = new SummaryWords(language);
    }

    /** The words and number formats of the summary's language. */
    public SummaryWords words() {
        return words;
    }

    /** Starts a group of lines. */
    public void heading(String key) {
        if (!lines.isEmpty()) {
            lines.add(new Line("", "", false));
        }
        lines.add(new Line("", words.text(key), false));
        group = groups.computeIfAbsent(key, heading -> new ArrayList<>());
    }

    /** The lines under a heading, given by its key, so far. */
    public List<Line> group(String key) {
        return List.copyOf(groups.getOrDefault(key, List.of()));
    }

    private void add(Line line) {
        lines.add(line);
        group.add(line);
    }

    /** Adds a label, given by its key, and a value already in words. */
    public void fact(String labelKey, String value) {
        add(new Line(words.text(labelKey), value, true));
    }

    /** Adds a label and a value, both already in words. */
    public void line(String label, String value) {
        add(new Line(label, value, true));
    }

    /** Adds a sentence, given by its key and the values in it. */
    public void note(String key, Object... values) {
        add(new Line("", "  " + words.text(key, values), false));
    }

    /** Adds a sentence, given by its key, about a subject and a list, which takes more lines if it is long. */
    public void list(String key, Object subject, List<String> items) {
        String rest = String.join(", ", items);
        int end = endOfLine(rest);
        note(key, subject, rest.substring(0, end));
        while (end < rest.length()) {
            rest = rest.substring(end).stripLeading();
            end = endOfLine(rest);
            add(new Line("", "    " + rest.substring(0, end), false));
        }
    }

    /** After the last comma that fits on the line, or where all of it fits, the end. */
    private static int endOfLine(String list) {
        int comma = list.lastIndexOf(", ", LIST_WIDTH);
        return list.length() <= LIST_WIDTH || comma < 0 ? list.length() : comma + 1;
    }

    public void printTo(PrintStream out) {
        int width = lines.stream().mapToInt(line -> line.label().length()).max().orElse(0);
        for (Line line : lines) {
            out.println(line.isFact() ? "  " + padded(line.label(), width) + "  " + line.text() : line.text());
        }
    }

    private static String padded(String label, int width) {
        return label + " ".repeat(width - label.length());
    }
}
