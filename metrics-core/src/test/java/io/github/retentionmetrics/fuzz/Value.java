package io.github.retentionmetrics.fuzz;

/** A value that the fuzzer made, with the expression that made it. */
record Value(Object object, String text) {
    private static final int LONGEST = 4_000;

    Value {
        text = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
    }
}
