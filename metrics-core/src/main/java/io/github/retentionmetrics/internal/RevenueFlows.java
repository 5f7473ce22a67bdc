package io.github.retentionmetrics.internal;

import java.util.Arrays;

/**
 * How what lines bring moves from period to period: one pass over their steps, whatever the number of periods.
 *
 * <p>Every line has a group, such as a plan; a cell is a group in a period. Of each cell the kernel adds up the parts
 * of the movement and counts the lines behind them. What a cell has at its start is what the cell before has at its
 * end.
 */
public final class RevenueFlows {
    /** Nothing at the start, and never anything before. */
    public static final int NEW = 0;
    /** Nothing at the start, but earlier. */
    public static final int REACTIVATED = 1;
    /** Nothing at the start on this plan, but on another. */
    public static final int MOVED_IN = 2;
    /** More than at the start. */
    public static final int EXPANSION = 3;
    /** Less than at the start. */
    public static final int CONTRACTION = 4;
    /** Nothing at the end on this plan, but on another. */
    public static final int MOVED_OUT = 5;
    /** Nothing at the end. */
    public static final int CHURNED = 6;
    /** How many parts there are. */
    public static final int PARTS = 7;
    /** The same at both ends: the number of no part. */
    public static final int UNCHANGED = 7;
    /** Something within the period, and nothing at its ends: the number of no part. */
    public static final int WITHIN = 8;

    private static final int NONE = -1;

    private final RevenueSteps lines;
    private final RevenueSteps whole;
    private final int firstDay;
    private final int[] periodOfDay;
    private final int periods;
    private final boolean isByDay;
    private final int newAfterDays;
    private final WideSum[] starts;
    private final long[] startLines;
    private final WideSum[][] amounts;
    private final long[][] counts;
    private final long[] changed;
    private final long[] within;

    private RevenueFlows(RevenueSteps lines, RevenueSteps whole, DayCalendar calendar, Netting netting, int groups) {
        this.lines = lines;
        this.whole = whole;
        this.firstDay = calendar.start(0);
        this.periodOfDay = calendar.spanOfDay();
        this.periods = calendar.size();
        this.isByDay = netting.isByDay;
        this.newAfterDays = netting.newAfterDays;
        int cells = Math.multiplyExact(groups, periods);
        starts = WideSum.array(groups);
        startLines = new long[groups];
        amounts = new WideSum[PARTS][];
        Arrays.setAll(amounts, part -> WideSum.array(cells));
        counts = new long[PARTS][cells];
        changed = new long[cells];
        within = new long[cells];
    }

    /**
     * How movements are netted.
     *
     * @param isByDay whether between the ends of days instead of periods
     * @param newAfterDays the longest absence after which a line is reactivated and not new
     */
    public record Netting(boolean isByDay, int newAfterDays) {}

    /**
     * The movements of lines that are customers or subscriptions, in one group.
     *
     * @param lines the lines
     * @param calendar the periods
     * @param netting how movements are netted
     * @return the movements
     */
    public static RevenueFlows of(RevenueSteps lines, DayCalendar calendar, Netting netting) {
        RevenueFlows flows = new RevenueFlows(lines, lines, calendar, netting, 1);
        for (int line = 0; line < lines.lines(); line++) {
            flows.add(line, line, 0);
        }
        return flows;
    }

    /**
     * The movements of plans.
     *
     * @param lines customers or subscriptions on plans
     * @param whole the same customers or subscriptions, whatever the plan
     * @param plans how many plans there are
     * @param calendar the periods
     * @param netting how movements are netted
     * @return the movements, with a group for each plan
     */
    public static RevenueFlows ofPlans(
            RevenueSteps lines, RevenueSteps whole, int plans, DayCalendar calendar, Netting netting) {
        RevenueFlows flows = new RevenueFlows(lines, whole, calendar, netting, plans);
        int[] wholeLines = wholeLines(lines, whole);
        for (int line = 0; line < wholeLines.length; line++) {
            flows.add(line, wholeLines[line], lines.plan(line));
        }
        return flows;
    }

    /**
     * The line as a whole of each line on a plan.
     *
     * @param lines customers or subscriptions on plans, or as a whole
     * @param whole the same customers or subscriptions, whatever the plan
     * @return the numbers of their lines as a whole
     */
    public static int[] wholeLines(RevenueSteps lines, RevenueSteps whole) {
        int[] wholeLines = new int[lines.lines()];
        int wholeLine = 0;
        for (int line = 0; line < wholeLines.length; line++) {
            if (lines == whole) {
                wholeLine = line;
            }
            while (lines != whole
                    && (whole.customer(wholeLine) < lines.customer(line) || whole.key(wholeLine) < lines.owner(line))) {
                wholeLine++;
            }
            wholeLines[line] = wholeLine;
        }
        return wholeLines;
    }

    /**
     * The parts that lines are in during one period.
     *
     * @param lines the lines: customers or subscriptions, or these on plans
     * @param whole the same customers or subscriptions, whatever the plan
     * @param calendar the period
     * @param newAfterDays the longest absence after which a line is reactivated and not new
     * @return the number of the part, {@link #UNCHANGED} or {@link #WITHIN}, by line; -1 for none of these
     */
    public static int[] parts(RevenueSteps lines, RevenueSteps whole, DayCalendar calendar, int newAfterDays) {
        RevenueFlows flows = new RevenueFlows(lines, whole, calendar, new Netting(false, newAfterDays), 1);
        int[] wholeLines = wholeLines(lines, whole);
        int[] parts = new int[lines.lines()];
        Arrays.setAll(parts, line -> flows.partOf(line, wholeLines[line], calendar.start(1)));
        return parts;
    }

    private int partOf(int line, int wholeLine, int end) {
        int to = lines.from(line + 1);
        int step = firstStep(line);
        long start = step == lines.from(line) ? 0 : lines.level(step - 1);
        int last = step;
        boolean isPaid = false;
        while (last < to && lines.day(last) < end) {
            isPaid |= lines.level(last++) > 0;
        }
        long now = last == step ? start : lines.level(last - 1);
        if (start == now) {
            return start > 0 ? UNCHANGED : isPaid ? WITHIN : NONE;
        }
        return part(start, now, wholeLine, step, step, last - 1);
    }

    private int firstStep(int line) {
        int step = lines.from(line);
        int to = lines.from(line + 1);
        while (step < to && lines.day(step) < firstDay) {
            step++;
        }
        return step;
    }

    private void add(int line, int wholeLine, int group) {
        int to = lines.from(line + 1);
        int step = firstStep(line);
        long level = step == lines.from(line) ? 0 : lines.level(step - 1);
        if (level > 0) {
            starts[group].add(level);
            startLines[group]++;
        }
        while (step < to) {
            int offset = lines.day(step) - firstDay;
            if (offset >= periodOfDay.length) {
                return;
            }
            int period = periodOfDay[offset];
            int last = step + 1;
            while (last < to
                    && lines.day(last) - firstDay < periodOfDay.length
                    && periodOfDay[lines.day(last) - firstDay] == period) {
                last++;
            }
            level = add(wholeLine, group * periods + period, level, step, last);
            step = last;
        }
    }

    /** Adds the steps of a line in one period, and returns its level after them. */
    private long add(int wholeLine, int cell, long start, int from, int to) {
        long end = lines.level(to - 1);
        if (isByDay) {
            long level = start;
            for (int step = from; step < to; step++) {
                book(part(level, lines.level(step), wholeLine, step, step, step), cell, level, lines.level(step));
                level = lines.level(step);
            }
        } else if (start != end) {
            book(part(start, end, wholeLine, from, from, to - 1), cell, start, end);
        }
        if (start == 0 && end == 0) {
            within[cell]++;
        } else if (start > 0 && (isByDay || start != end)) {
            changed[cell]++;
        }
        return end;
    }

    private void book(int part, int cell, long start, long end) {
        amounts[part][cell].add(Math.abs(end - start));
        counts[part][cell]++;
    }

    /**
     * The part that a change of a line belongs to.
     *
     * @param wholeLine the line of the customer, whatever the plan
     * @param step the first step of the change
     * @param first the step on whose day the change begins to be counted
     * @param last the step on whose day it ends
     */
    private int part(long start, long end, int wholeLine, int step, int first, int last) {
        if (start > 0 && end > 0) {
            return end > start ? EXPANSION : CONTRACTION;
        }
        if (lines == whole) {
            return end == 0 ? CHURNED : isFirst(wholeLine, step) ? NEW : REACTIVATED;
        }
        return partOfPlan(end, wholeLine, dayBefore(first), lastDay(last));
    }

    private int dayBefore(int step) {
        int day = lines.day(step);
        return isByDay ? day - 1 : startOf(day) - 1;
    }

    private int lastDay(int step) {
        return isByDay ? lines.day(step) : endOf(lines.day(step));
    }

    private int startOf(int day) {
        int offset = day - firstDay;
        int period = periodOfDay[offset];
        while (offset > 0 && periodOfDay[offset - 1] == period) {
            offset--;
        }
        return firstDay + offset;
    }

    private int endOf(int day) {
        int offset = day - firstDay;
        int period = periodOfDay[offset];
        while (offset + 1 < periodOfDay.length && periodOfDay[offset + 1] == period) {
            offset++;
        }
        return firstDay + offset;
    }

    private int partOfPlan(long end, int wholeLine, int before, int last) {
        if (end == 0) {
            return whole.levelOn(wholeLine, last) == 0 ? CHURNED : MOVED_OUT;
        }
        if (whole.levelOn(wholeLine, before) > 0) {
            return MOVED_IN;
        }
        int step = whole.from(wholeLine);
        while (whole.day(step) <= before) {
            step++;
        }
        return isFirst(wholeLine, step) ? NEW : REACTIVATED;
    }

    /** Whether a step is the first of a line, or comes after too long an absence. */
    private boolean isFirst(int wholeLine, int step) {
        return step == whole.from(wholeLine) || whole.day(step) - whole.day(step - 1) > newAfterDays;
    }

    /**
     * What a group has at the start of the first period.
     *
     * @param group the group
     * @return the amount
     */
    public WideSum start(int group) {
        return starts[group];
    }

    /**
     * How many lines of a group have something at the start of the first period.
     *
     * @param group the group
     * @return the number of lines
     */
    public long startLines(int group) {
        return startLines[group];
    }

    /**
     * The amount of a part.
     *
     * @param part the number of the part
     * @param group the group
     * @param period the period
     * @return the amount, not negative
     */
    public WideSum amount(int part, int group, int period) {
        return amounts[part][group * periods + period];
    }

    /**
     * How many lines are behind a part, or events if they are netted by day.
     *
     * @param part the number of the part
     * @param group the group
     * @param period the period
     * @return the number of lines
     */
    public long count(int part, int group, int period) {
        return counts[part][group * periods + period];
    }

    /**
     * How many lines with something at the start of a period have more, less or nothing at its end; or, if they are
     * netted by day, on any day of it.
     *
     * @param group the group
     * @param period the period
     * @return the number of lines
     */
    public long changed(int group, int period) {
        return changed[group * periods + period];
    }

    /**
     * How many lines have something on a day of a period, and nothing at its ends.
     *
     * @param group the group
     * @param period the period
     * @return the number of lines
     */
    public long within(int group, int period) {
        return within[group * periods + period];
    }
}
