package io.github.retentionmetrics.examples.report;

/** A wrong command line, in the form {@code --option must rule: value}. */
final class UsageError extends UserError {
    private static final long serialVersionUID = 1L;

    UsageError(String message) {
        super(message);
    }
}
