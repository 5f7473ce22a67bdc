package io.github.retentionmetrics.examples.report.error;

/** A wrong command line, in the form {@code --option must rule: value}. */
public final class UsageError extends UserError {
    private static final long serialVersionUID = 1L;

    public UsageError(String message) {
        super(message);
    }
}
