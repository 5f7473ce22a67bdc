package io.github.retentionmetrics.fit;

/** The limit of a parameter of a fitted model that has no estimate of its own. */
public enum ParameterLimit {
    /** The likelihood is highest as the parameter goes to zero. */
    ZERO("zero"),
    /** The likelihood is highest as the parameter goes to infinity. */
    INFINITY("infinity"),
    /** The likelihood is the same for all values of the parameter, alone or with others in proportion. */
    ANY("any"),
    /**
     * The likelihood is highest as the parameter, a {@linkplain ParametricFamily.Domain#PROBABILITY probability}, goes
     * to one.
     */
    ONE("one"),
    /**
     * The likelihood is highest as the parameter, any {@linkplain ParametricFamily.Domain#REAL real} number, goes to
     * minus infinity.
     */
    MINUS_INFINITY("minus infinity");

    private final String text;

    ParameterLimit(String text) {
        this.text = text;
    }

    /**
     * A readable text of the limit.
     *
     * @return {@code zero}, {@code one}, {@code infinity}, {@code minus infinity} or {@code any}
     */
    public String text() {
        return text;
    }
}
