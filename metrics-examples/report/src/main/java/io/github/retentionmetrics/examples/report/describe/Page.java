package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.text.Printable;
import java.util.ArrayList;
import java.util.List;

/** Lines of 80 columns: comments, which wrap, and the lines of a mapping between them. */
final class Page {
    private static final int WIDTH = 80;
    private static final int LABEL = 12;
    private static final String COMMENT = "# ";

    private final List<String> lines = new ArrayList<>();

    /** Adds an empty comment. */
    void gap() {
        lines.add(COMMENT.strip());
    }

    /** Adds an empty line. */
    void emptyLine() {
        lines.add("");
    }

    /** Adds a text after a label; where it wraps, it begins below itself. */
    void labelled(String label, String text) {
        wrap(label + " ".repeat(Math.max(LABEL - label.length(), 1)), text, LABEL);
    }

    /** Adds a text that is indented. */
    void text(int indent, String text) {
        wrap(" ".repeat(indent), text, indent);
    }

    /** Adds a line as it is. */
    void comment(String line) {
        lines.add(COMMENT + Printable.of(line).stripTrailing());
    }

    /** Adds a line of a mapping. */
    void line(String line) {
        lines.add(Printable.of(line));
    }

    private void wrap(String start, String text, int indent) {
        StringBuilder line = new StringBuilder(start);
        boolean isEmpty = true;
        for (String word : Printable.of(text).split(" ", -1)) {
            if (!isEmpty && COMMENT.length() + line.length() + 1 + word.length() > WIDTH) {
                lines.add(COMMENT + line);
                line = new StringBuilder(" ".repeat(indent));
                isEmpty = true;
            }
            line.append(isEmpty ? "" : " ").append(word);
            isEmpty = false;
        }
        lines.add(COMMENT + line);
    }

    List<String> lines() {
        return lines;
    }
}
