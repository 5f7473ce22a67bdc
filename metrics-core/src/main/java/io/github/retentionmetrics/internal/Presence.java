package io.github.retentionmetrics.internal;

/** When a customer counts as present at a column of a grid. */
public enum Presence {
    /** With an order in the column. */
    WITHIN_COLUMN,
    /** With an order in the column or later. */
    FROM_COLUMN_ON,
    /** With an order in a column from 1 to this one; at column 0, with an order in it. */
    UP_TO_COLUMN,
    /** With an order in each column from 0 to this one. */
    EVERY_COLUMN
}
