package io.github.retentionmetrics.internal;

/**
 * The customers active in each span of a calendar, and how they came to be: counted from an index over the same
 * calendar, whose cohorts are the customers whose first order lies in a span.
 */
public final class SpanActivity {
    private final int[] active;
    private final int[] first;
    private final int[] retained;

    private SpanActivity(int spans) {
        this.active = new int[spans];
        this.first = new int[spans];
        this.retained = new int[spans];
    }

    static SpanActivity of(CohortIndex index, DayCalendar spans) {
        SpanActivity activity = new SpanActivity(spans.size());
        for (int cohort = 0; cohort < spans.size(); cohort++) {
            activity.active[cohort] += index.size(cohort);
            activity.first[cohort] = index.size(cohort);
            for (int span = cohort + 1; index.size(cohort) > 0 && span < spans.size(); span++) {
                activity.addReturns(index, spans, cohort, span);
            }
        }
        return activity;
    }

    /** Those active whose previous order lies before the span before have come back; the others were there before. */
    private void addReturns(CohortIndex index, DayCalendar spans, int cohort, int span) {
        int start = spans.start(span);
        int end = spans.start(span + 1);
        long counts = index.customersBack(cohort, start, end, start, spans.start(span - 1));
        int present = (int) (counts >>> Integer.SIZE);
        active[span] += present;
        retained[span] += present - (int) counts;
    }

    /**
     * Customers active in a span.
     *
     * @param span the number of the span
     * @return the number of customers with an order in it
     */
    public int active(int span) {
        return active[span];
    }

    /**
     * Customers whose first order lies in a span.
     *
     * @param span the number of the span
     * @return the number of customers
     */
    public int first(int span) {
        return first[span];
    }

    /**
     * Customers active in a span and in the one before it.
     *
     * @param span the number of the span
     * @return the number of customers; 0 for the first span
     */
    public int retained(int span) {
        return retained[span];
    }
}
