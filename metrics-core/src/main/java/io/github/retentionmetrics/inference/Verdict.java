package io.github.retentionmetrics.inference;

/** What may be said of a difference. */
public enum Verdict {
    /** The first is higher: no chance finding at the level asked for. */
    HIGHER,
    /** The first is lower: no chance finding at the level asked for. */
    LOWER,
    /** The data do not tell which is higher. That is not the same as being equal. */
    NO_CLEAR_DIFFERENCE,
    /** There is nothing to compare: one of the two has no answer. */
    UNDEFINED
}
