package io.github.retentionmetrics.examples.report.mapping;

/** A line of a mapping that has no meaning; whoever reads the file adds its name and the line. */
final class MappingError extends Exception {
    private static final long serialVersionUID = 1L;

    private final String rule;

    MappingError(String rule) {
        super(rule, null, false, false);
        this.rule = rule;
    }

    /** What is wrong with the line. */
    String rule() {
        return rule;
    }
}
