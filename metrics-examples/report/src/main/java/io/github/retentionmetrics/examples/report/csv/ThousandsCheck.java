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

    /**
     * Takes note of an amount with a point.
     *
     * @param written the digits after the point
     * @param areZeros whether all of them are zeros, and more than the currency has
     */
    public void add(int written, boolean areZeros) {
        withPoint++;
        withThreeZeros += written == GROUP && areZeros ? 1 : 0;
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
