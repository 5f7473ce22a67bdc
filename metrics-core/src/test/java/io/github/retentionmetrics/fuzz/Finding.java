package io.github.retentionmetrics.fuzz;

/** A rule that the library broke: what was called, which rule, and what happened instead. */
final class Finding extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String call;

    Finding(String call, String what) {
        this(call, what, null);
    }

    Finding(String call, String what, Throwable cause) {
        super(call + ": " + what, cause);
        this.call = call;
    }

    /** The call without its arguments, by which findings of one kind are counted once. */
    String call() {
        return call;
    }
}
