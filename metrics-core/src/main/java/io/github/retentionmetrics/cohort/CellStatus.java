package io.github.retentionmetrics.cohort;

/** How much of a cell of a cohort table is known. */
public enum CellStatus {
    /** The whole of the cell's period is observed, and so is the whole of the cohort's period. */
    COMPLETE,
    /**
     * The cell's period has begun but runs past the observation day, so that its counts can still grow; or the cohort's
     * period begins before the first observed day, so that some of its customers are missing. Averages leave such a
     * cell out.
     */
    PARTIAL,
    /** The period begins after the observation day: nothing is known, which is not the same as nobody retained. */
    UNOBSERVED
}
