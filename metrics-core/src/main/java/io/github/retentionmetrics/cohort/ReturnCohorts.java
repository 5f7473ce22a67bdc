package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.event.EventCursor;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.CohortGrid;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.ReturnIndex;
import io.github.retentionmetrics.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The cohorts of an event history: cohorts by the period of a start event, columns by the periods of the returns.
 */
final class ReturnCohorts {
    private final CohortAnalysis analysis;
    private final EventHistory history;
    private final Returns returns;
    private final long lastDay;
    private final DayCalendar cohorts;
    private final int[] cohortOfDay;
    private final int[] sizes;
    private final CohortGrid grid;
    private final int[] spanOfDay;
    private final int[] columnOfSpan;

    ReturnCohorts(CohortAnalysis analysis, EventHistory history, ReturnRule rule, DayCalendar cohorts) {
        this.analysis = analysis;
        this.history = history;
        this.returns = new Returns(history, rule);
        this.lastDay = history.observedUntil().toEpochDay();
        this.cohorts = cohorts;
        this.cohortOfDay = cohorts.spanOfDay();
        this.sizes = new int[cohorts.size()];
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            int starts = findStarts(customer);
            for (int start = 0; start < starts; start++) {
                sizes[cohort(start)]++;
            }
        }
        this.grid = analysis.grid(cohorts, sizes, history.observedUntil());
        this.spanOfDay = grid.activity().spanOfDay();
        this.columnOfSpan = grid.columnOfSpan();
    }

    private int findStarts(EventCursor customer) {
        return returns.findStarts(customer, event -> {
            long day = customer.epochDay(event);
            return day > lastDay ? Returns.NONE : cohortOfDay[(int) day - cohorts.start(0)];
        });
    }

    private int cohort(int start) {
        return (int) returns.startCohort(start);
    }

    CohortTable table() {
        CohortCounts counts = new CohortCounts(grid);
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            int starts = findStarts(customer);
            for (int start = 0; start < starts; start++) {
                add(customer, start, counts);
            }
        }
        for (int cohort = 0; cohort < grid.cohortCount(); cohort++) {
            int first = grid.firstCell(cohort);
            for (int cell = first + 1; cell < first + grid.columns(cohort); cell++) {
                counts.customers()[cell] += counts.customers()[cell - 1];
            }
        }
        return CohortTable.empty(analysis, history).with(counts, cohorts.start(0));
    }

    /** The returns by pairs of offsets, of an analysis without brackets; nothing if they would take too much memory. */
    Optional<ReturnIndex> index() {
        if (!ReturnIndex.isSmall(grid, (int) history.events())) {
            return Optional.empty();
        }
        ReturnIndex index = ReturnIndex.of(grid, sizes);
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            int starts = findStarts(customer);
            for (int start = 0; start < starts; start++) {
                int found = findReturns(customer, start, index.events());
                for (int i = 0; i < found; i++) {
                    int previous = i == 0 ? -1 : (int) returns.offset(i - 1);
                    index.add(cohort(start), previous, (int) returns.offset(i));
                }
            }
        }
        return Optional.of(index);
    }

    private void add(EventCursor customer, int start, CohortCounts counts) {
        int cohort = cohort(start);
        int firstCell = grid.firstCell(cohort);
        counts.sizes()[cohort]++;
        int found = findReturns(customer, start, counts.orders());
        forEachRange(found, cohort, (from, to) -> {
            // differences, which table() adds up
            counts.customers()[firstCell + from]++;
            if (to < grid.columns(cohort)) {
                counts.customers()[firstCell + to]--;
            }
        });
    }

    /** Finds the columns of a cohort in which a customer returned, and counts the returns by cell. */
    private int findReturns(EventCursor customer, int start, long[] events) {
        int cohort = cohort(start);
        int firstSpan = grid.firstSpan(cohort);
        int firstDay = grid.activity().start(0);
        return returns.findReturns(customer, returns.startEvent(start), event -> {
            long day = customer.epochDay(event);
            if (day > lastDay) {
                return Returns.NONE;
            }
            int column = columnOfSpan[spanOfDay[(int) day - firstDay] - firstSpan];
            if (column >= 0 && column < grid.columns(cohort)) {
                events[grid.firstCell(cohort) + column]++;
            }
            return column;
        });
    }

    /** Visits the ranges of columns in which a customer counts as returned, by the columns found last. */
    private void forEachRange(int found, int cohort, RangeVisitor visitor) {
        int end = grid.columns(cohort);
        // of the columns before the first bracket there is one at most, and it comes first
        int first = found > 0 && returns.offset(0) < 0 ? 1 : 0;
        int later = first < found && returns.offset(first) == 0 ? first + 1 : first;
        switch (analysis.retained()) {
            case IN_PERIOD -> {
                for (int i = first; i < found; i++) {
                    visit(visitor, returns.offset(i), returns.offset(i) + 1, end);
                }
            }
            case ON_OR_AFTER -> visit(visitor, 0, first < found ? returns.offset(found - 1) + 1 : 0, end);
            case ON_OR_BEFORE -> {
                visit(visitor, 0, later - first, end);
                visit(visitor, later < found ? returns.offset(later) : end, end, end);
            }
            case EVERY_PERIOD -> {
                visit(visitor, 0, later - first, end);
                int streak = 0;
                while (later + streak < found && returns.offset(later + streak) == streak + 1) {
                    streak++;
                }
                visit(visitor, 1, streak + 1, end);
            }
        }
    }

    private static void visit(RangeVisitor visitor, long from, long to, int end) {
        if (from < Math.min(to, end)) {
            visitor.visit((int) from, (int) Math.min(to, end));
        }
    }

    private interface RangeVisitor {
        void visit(int from, int to);
    }

    /** Who of a cohort is in a column of it. */
    List<String> customerIds(Period cohort, int column) {
        int number = analysis.number(cohort, cohorts.start(0), grid);
        if (number < 0 || column >= grid.columns(number)) {
            return List.of();
        }
        long[] events = new long[grid.cells()];
        return members(number, (customer, start) -> {
            boolean[] isIn = new boolean[1];
            int found = findReturns(customer, start, events);
            forEachRange(found, number, (from, to) -> isIn[0] |= from <= column && column < to);
            return isIn[0];
        });
    }

    /** All customers of a cohort. */
    List<String> customerIds(Period cohort) {
        int number = analysis.number(cohort, cohorts.start(0), grid);
        return number < 0 ? List.of() : members(number, (customer, start) -> true);
    }

    private List<String> members(int cohort, MemberTest test) {
        List<String> found = new ArrayList<>();
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            int starts = findStarts(customer);
            for (int start = 0; start < starts; start++) {
                if (cohort(start) == cohort && test.isSelected(customer, start)) {
                    found.add(customer.customerId());
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private interface MemberTest {
        boolean isSelected(EventCursor customer, int start);
    }
}
