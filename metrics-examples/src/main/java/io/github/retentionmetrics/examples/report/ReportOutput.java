package io.github.retentionmetrics.examples.report;

/**
 * Where the parts of the report write.
 *
 * @param folder the files
 * @param json the object that becomes {@code summary.json} once all parts have added to it
 * @param text the summary on the terminal
 */
record ReportOutput(OutputFolder folder, JsonObject json, Summary text) {}
