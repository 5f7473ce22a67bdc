package io.github.retentionmetrics.cohort;

/** How much of a cell of a cohort table is known. */
public enum CellStatus {
    /** The whole of the cell's period is observed. */
    COMPLETE,
    /** The period has begun but runs past the observation day: its counts can still grow, and averages leave it out. */
    PARTIAL,
    /** The period begins after the observation day: nothing is known, which is not the same as nobody retained. */
    UNOBSERVED
}
