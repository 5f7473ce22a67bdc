package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import java.io.IOException;

/** One capability of the report: writes its files and adds to both summaries. */
public interface ReportPart {

    /**
     * Writes this part, or nothing if the input that it needs was not given.
     *
     * @throws IOException if a file cannot be written
     * @throws UserError if the input or the output folder does not allow it
     */
    void write(ReportInput input, ReportOutput output) throws IOException, UserError;
}
