package io.github.retentionmetrics.examples.report.error;

/**
 * A row that breaks a rule. The message describes the offence and never repeats a customer's id or amount, since hosts
 * log messages. Rows with the same column and rule are skipped for the same reason.
 */
public final class BadRow extends Exception {
    private static final long serialVersionUID = 1L;

    private final String column;
    private final String rule;

    private BadRow(String column, String rule, String message) {
        super(message, null, false, false);
        this.column = column;
        this.rule = rule;
    }

    /** A field that breaks a rule such as {@code must not be blank}. */
    public static BadRow of(String column, String rule, String offence) {
        return new BadRow(column, rule, column + " " + rule + ": " + offence);
    }

    /** A field that breaks a rule about another field; the message holds both values. */
    public static BadRow between(String column, String value, String rule, String otherColumn, String otherValue) {
        String message = column + " (" + value + ") " + rule + " " + otherColumn + " (" + otherValue + ")";
        return new BadRow(column, rule + " " + otherColumn, message);
    }

    /** A row that is wrong as a whole. */
    public static BadRow ofWholeRow(String rule, String offence) {
        return new BadRow("", rule, "row " + rule + ": " + offence);
    }

    /** The column's name, empty when the row as a whole is wrong. */
    public String column() {
        return column;
    }

    /** The rule without any value, such as {@code must not be blank}. */
    public String rule() {
        return rule;
    }
}
