package io.github.retentionmetrics.examples.report.csv;

import java.util.List;

/**
 * The header of a file as it stands there.
 *
 * @param file the name of the file
 * @param line the physical line on which it starts
 * @param names the names, without the white space around them
 */
public record SourceHeader(String file, long line, List<String> names) {
    public SourceHeader {
        names = List.copyOf(names);
    }
}
