package io.github.retentionmetrics.fuzz;

/** The library refused an argument, as it may, or the fuzzer found no argument at all: there is nothing to look at. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
        super(message, null, false, false);
    }
}
