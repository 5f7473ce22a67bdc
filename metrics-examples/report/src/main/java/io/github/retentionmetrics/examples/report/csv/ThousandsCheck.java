package io.github.retentionmetrics.examples.report.csv;

/**
 * Whether the points of a file's amounts may separate thousands: {@code 1.000} is the number 1, but one thousand in a
 * Dutch or German export. They may if every point is followed by exactly three zeros, in a currency with fewer
 * decimals.
 */
public final class ThousandsCheck {
    private static final int GROUP = 3;

    private long withPoint;
    private long withThreeZeros;

    void add(DecimalText amount, int decimalsAllowed) {
        if (amount.written() > 0) {
            withPoint++;
            withThreeZeros += amount.written() == GROUP && amount.decimals() == 0 && decimalsAllowed < GROUP ? 1 : 0;
        }
    }

    /** Takes note of a file, and starts anew. */
    public void note(InputNotes notes) {
        if (withThreeZeros == withPoint) {
            notes.notice("thousands", withPoint);
        }
        withPoint = 0;
        withThreeZeros = 0;
    }
}
