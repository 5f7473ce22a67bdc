package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * The cells that a question about cohorts is asked for: cohorts of customers by the day of their first order, and for
 * each cohort columns of days that follow each other.
 *
 * <p>Column k of a cohort is the k-th span of an activity calendar, counted from the span in which the cohort begins;
 * or, with brackets, the spans from the k-th to before the next bracket. Cells are numbered cohort by cohort.
 */
public final class CohortGrid {
    /** The most cells of a table: 27 years of cohorts by day with their days. */
    public static final int MOST_CELLS = 50_000_000;

    private final DayCalendar cohorts;
    private final DayCalendar activity;
    private final int[] brackets;
    private final int[] firstSpans;
    private final int[] firstCells;

    private CohortGrid(DayCalendar cohorts, DayCalendar activity, int[] brackets, int[] firstSpans, int[] firstCells) {
        this.cohorts = cohorts;
        this.activity = activity;
        this.brackets = brackets;
        this.firstSpans = firstSpans;
        this.firstCells = firstCells;
    }

    /**
     * A grid.
     *
     * @param cohorts the cohorts' days
     * @param sizes the customers in each cohort; one without has no columns
     * @param activity the spans of activity, from the first cohort's first day until all that is known
     * @param brackets the first spans of the brackets, ascending, and the span after the last; none for a column per
     *     span
     * @return the grid, with as many columns per cohort as begin within the activity calendar
     * @throws IllegalArgumentException if there are more than {@link #MOST_CELLS} cells
     */
    public static CohortGrid of(DayCalendar cohorts, int[] sizes, DayCalendar activity, int... brackets) {
        int[] firstSpans = new int[cohorts.size()];
        int[] firstCells = new int[cohorts.size() + 1];
        for (int cohort = 0; cohort < cohorts.size(); cohort++) {
            firstSpans[cohort] = activity.indexOf(cohorts.start(cohort));
            int spans = sizes[cohort] == 0 ? 0 : activity.size() - firstSpans[cohort];
            long cells = (long) firstCells[cohort] + columns(spans, brackets);
            if (cells > MOST_CELLS) {
                throw new IllegalArgumentException("cells (cohorts by offsets) must be at most " + MOST_CELLS);
            }
            firstCells[cohort + 1] = (int) cells;
        }
        return new CohortGrid(cohorts, activity, brackets.clone(), firstSpans, firstCells);
    }

    private static int columns(int spans, int[] brackets) {
        int columns = 0;
        while (columns < brackets.length - 1 && brackets[columns] < spans) {
            columns++;
        }
        return brackets.length == 0 ? spans : columns;
    }

    DayCalendar cohorts() {
        return cohorts;
    }

    /**
     * The spans of activity.
     *
     * @return the calendar, from the first cohort's first day
     */
    public DayCalendar activity() {
        return activity;
    }

    /**
     * How many cells there are.
     *
     * @return the number of cells
     */
    public int cells() {
        return firstCells[cohorts.size()];
    }

    /**
     * How many cohorts there are.
     *
     * @return the number of cohorts, with or without customers
     */
    public int cohortCount() {
        return cohorts.size();
    }

    /**
     * How many columns a cohort has.
     *
     * @param cohort the cohort
     * @return the number of columns
     */
    public int columns(int cohort) {
        return firstCells[cohort + 1] - firstCells[cohort];
    }

    /**
     * The cell of a cohort's column 0.
     *
     * @param cohort the cohort
     * @return the number of the cell
     */
    public int firstCell(int cohort) {
        return firstCells[cohort];
    }

    /**
     * The span of activity in which a cohort begins.
     *
     * @param cohort the cohort
     * @return the number of the span
     */
    public int firstSpan(int cohort) {
        return firstSpans[cohort];
    }

    /** The first day of a column; that of the column after the last is the day after it. */
    int start(int cohort, int column) {
        int span = brackets.length == 0 ? column : brackets[column];
        // the last bracket may end far beyond what is known
        return activity.start((int) Math.min((long) firstSpans[cohort] + span, activity.size()));
    }

    /**
     * The column of every span since a cohort's first.
     *
     * @return columns by spans; -1 before the first bracket, a number that no column has after the last
     */
    public int[] columnOfSpan() {
        int[] columnOfSpan = new int[activity.size()];
        Arrays.setAll(columnOfSpan, span -> brackets.length == 0 ? span : bracketOf(span));
        return columnOfSpan;
    }

    private int bracketOf(int span) {
        int place = Arrays.binarySearch(brackets, span);
        return Math.min(place < 0 ? -place - 2 : place, limit());
    }

    boolean hasBrackets() {
        return brackets.length > 0;
    }

    /** The number that no column reaches. */
    int limit() {
        return brackets.length == 0 ? activity.size() : brackets.length - 1;
    }
}
