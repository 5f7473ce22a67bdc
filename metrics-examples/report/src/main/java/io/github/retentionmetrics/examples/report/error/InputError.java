package io.github.retentionmetrics.examples.report.error;

/**
 * An input that stops the run, in the form {@code FILE line N, column C: C must rule: offence}; for a bad row followed
 * by the option that goes on without it.
 */
public final class InputError extends UserError {
    private static final long serialVersionUID = 1L;

    private static final String WAY_OUT = " (--skip-bad-rows leaves such rows out)";

    private InputError(String message) {
        super(message);
    }

    /** An error of the file as a whole, such as a file that does not exist. */
    public static InputError ofFile(String file, String message) {
        return new InputError(file + ": " + message);
    }

    /** An error at a physical line. */
    public static InputError atLine(String file, long line, String message) {
        return new InputError(file + " line " + line + ": " + message);
    }

    /** A bad row; the line is the one on which its record starts. */
    public static InputError atRow(String file, long line, BadRow bad) {
        String place = bad.column().isEmpty() ? "" : ", column " + bad.column();
        return new InputError(file + " line " + line + place + ": " + bad.getMessage() + WAY_OUT);
    }

    /** A bad record of a file that is not in the plain form; the column is the one that the file has. */
    public static InputError atRecord(String file, long record, long line, String column, BadRow bad) {
        String place = " record " + record + " (line " + line + ")" + (column.isEmpty() ? "" : ", column " + column);
        return new InputError(file + place + ": " + bad.getMessage() + WAY_OUT);
    }

    /** The same error, with what may help. */
    public InputError withHint(String hint) {
        return new InputError(getMessage() + " (" + hint + ")");
    }
}
