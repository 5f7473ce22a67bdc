package io.github.retentionmetrics.fit;

/** Where a parameter of a fitted model stands that has no value of its own. */
public enum ParameterLimit {
    /** The likelihood is highest where the parameter goes to zero. */
    ZERO("zero"),
    /** The likelihood is highest where the parameter goes to infinity. */
    INFINITY("infinity"),
    /** The likelihood is the same for all values of the parameter, alone or with others in proportion. */
    ANY("any");

    private final String text;

    ParameterLimit(String text) {
        this.text = text;
    }

    /**
     * The limit for people.
     *
     * @return {@code zero}, {@code infinity} or {@code any}
     */
    @Override
    public String toString() {
        return text;
    }
}
