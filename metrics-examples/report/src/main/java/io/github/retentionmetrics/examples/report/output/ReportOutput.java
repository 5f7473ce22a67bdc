package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.examples.report.text.Summary;

/**
 * Where the parts of the report write.
 *
 * @param folder the files
 * @param json the object that becomes {@code summary.json} once all parts have added to it
 * @param text the summary on the terminal
 */
public record ReportOutput(OutputFolder folder, JsonObject json, Summary text) {}
