package io.github.retentionmetrics.period;

/** The unit of the periods of a granularity: a number of days or of months. */
enum Unit {
    DAY(1, false),
    WEEK(7, false),
    MONTH(1, true),
    QUARTER(3, true),
    YEAR(12, true);

    final int size;
    final boolean inMonths;

    Unit(int size, boolean inMonths) {
        this.size = size;
        this.inMonths = inMonths;
    }
}
