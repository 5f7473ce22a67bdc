package io.github.retentionmetrics.internal;

/**
 * What lines bring per year, as steps: from which day on a line brings how much. A line is what is followed: a
 * customer, a subscription, or a customer on a plan. Its first step is the first day on which it ever brought anything;
 * two steps that follow each other differ.
 *
 * <p>Lines are in the order of their customers. 12 bytes a step and 8 a line, 16 where lines are not customers.
 * Immutable.
 */
public final class RevenueSteps {
    /** What a line is. */
    public enum Line {
        /** A customer. */
        CUSTOMER,
        /** A subscription of a customer; a span without one is a line of its own. */
        SUBSCRIPTION,
        /** A customer on a plan. */
        PLAN,
        /** A subscription of a customer on a plan. */
        PLAN_SUBSCRIPTION;

        boolean isOfSubscription() {
            return this == SUBSCRIPTION || this == PLAN_SUBSCRIPTION;
        }
    }

    /**
     * Which spans bring how much, and when.
     *
     * @param rates what terms bring per year, by their code, in ten-thousandths of minor units
     * @param plans the plan of terms, by their code
     * @param lastDay the last observed day; nothing after it counts
     * @param countsTrials whether trials bring as much as what follows
     * @param endsAtCancellation whether a span ends on the day on which its end was asked for
     * @param graceDays the longest hole between two paid stretches of a customer that keeps the earlier revenue
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared, only read
    public record Rules(
            long[] rates, int[] plans, int lastDay, boolean countsTrials, boolean endsAtCancellation, int graceDays) {}

    private final int[] customers;
    /** By line; empty if lines are customers, of which each has one. */
    private final long[] keys;

    private final int[] offsets;
    private final int[] days;
    private final long[] levels;
    private final int firstDay;

    RevenueSteps(int[] customers, long[] keys, int[] offsets, int[] days, long[] levels, int firstDay) {
        this.customers = customers;
        this.keys = keys;
        this.offsets = offsets;
        this.days = days;
        this.levels = levels;
        this.firstDay = firstDay;
    }

    /**
     * The steps of all lines that ever bring anything.
     *
     * @param spans the spans, with what they carry
     * @param line what a line is
     * @param rules which spans bring how much
     * @return the steps
     * @throws ArithmeticException if what a line brings does not fit in 64 bits
     */
    public static RevenueSteps of(CustomerSpans spans, Line line, Rules rules) {
        PhaseColumns phases = spans.phases();
        RevenueStepsBuilder builder =
                new RevenueStepsBuilder(line, phases == null ? 0 : spans.customers(), spans.rows());
        if (phases != null) {
            PaidSpans paid = new PaidSpans(spans, phases, line, rules);
            for (int customer = 0; customer < spans.customers(); customer++) {
                paid.read(customer);
                builder.add(customer, paid);
            }
        }
        return builder.build();
    }

    /**
     * How many lines there are.
     *
     * @return the number of lines
     */
    public int lines() {
        return customers.length;
    }

    /**
     * The customer of a line.
     *
     * @param line the number of the line
     * @return the customer's ordinal
     */
    public int customer(int line) {
        return customers[line];
    }

    /**
     * What distinguishes a line among those of its customer, in ascending order: of a customer 0; of a subscription its
     * first row; with plans, that in the upper half and the plan in the lower.
     *
     * @param line the number of the line
     * @return the key
     */
    public long key(int line) {
        return keys.length == 0 ? 0 : keys[line];
    }

    /**
     * The plan of a line, if lines are divided by plan.
     *
     * @param line the number of the line
     * @return the code of the plan
     */
    public int plan(int line) {
        return (int) keys[line];
    }

    /** The key of the line without its plan. */
    long owner(int line) {
        return keys[line] >> Integer.SIZE;
    }

    /**
     * Where the steps of a line begin.
     *
     * @param line the number of the line, or how many lines there are
     * @return the first step
     */
    public int from(int line) {
        return offsets[line];
    }

    /**
     * The day of a step.
     *
     * @param step the step
     * @return the first day on which its level is in force
     */
    public int day(int step) {
        return days[step];
    }

    /**
     * The level of a step.
     *
     * @param step the step
     * @return what its line brings per year from its day on, in ten-thousandths of minor units
     */
    public long level(int step) {
        return levels[step];
    }

    /**
     * The level of a line at the end of a day.
     *
     * @param line the number of the line
     * @param day the day
     * @return what it brings per year, 0 before its first step
     */
    public long levelOn(int line, long day) {
        int step = offsets[line + 1] - 1;
        while (step >= offsets[line] && days[step] > day) {
            step--;
        }
        return step < offsets[line] ? 0 : levels[step];
    }

    /**
     * The first step from one on at which a line brings nothing any more.
     *
     * @param line the number of the line
     * @param from the step to begin with
     * @return the step; that after the last one of the line if there is none
     */
    public int nextZero(int line, int from) {
        int step = from;
        while (step < offsets[line + 1] && levels[step] > 0) {
            step++;
        }
        return step;
    }

    /**
     * The first day of all steps.
     *
     * @return the day; {@link Integer#MAX_VALUE} if there is none
     */
    public int firstDay() {
        return firstDay;
    }

    @Override
    public String toString() {
        return lines() + " lines with " + offsets[lines()] + " steps";
    }
}
