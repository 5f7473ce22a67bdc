package io.github.retentionmetrics.examples.report.error;

/** Something the user can put right: its message is the one line to print, without a stack trace. */
public abstract sealed class UserError extends Exception permits UsageError, InputError {
    private static final long serialVersionUID = 1L;

    UserError(String message) {
        super(message, null, false, false);
    }
}
