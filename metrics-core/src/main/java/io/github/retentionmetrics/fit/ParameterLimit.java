package io.github.retentionmetrics.fit;

/** The limit of a parameter of a fitted model that has no estimate of its own. */
public enum ParameterLimit {
    /** The likelihood is highest as the parameter goes to zero. */
    ZERO("zero"),
    /** The likelihood is highest as the parameter goes to infinity. */
    INFINITY("infinity"),
    /** The likelihood is the same for all values of the parameter, alone or with others in proportion. */
    ANY("any");

    private final String text;

    ParameterLimit(String text) {
        this.text = text;
    }

    /**
     * A readable text of the limit.
     *
     * @return {@code zero}, {@code infinity} or {@code any}
     */
    @Override
    public String toString() {
        return text;
    }
}
