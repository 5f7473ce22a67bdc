package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.event.EventCursor;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.internal.CohortCounts;
import io.github.retentionmetrics.internal.CohortGrid;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.Presence;
import io.github.retentionmetrics.period.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One pass over the events of customers that counts who returned to what is in the cells of a grid: cohorts by the
 * period of an event that starts, columns by the periods of events that return.
 *
 * <p>A return is another event than the one that starts, at its instant or later. A customer returned in a column with
 * at least so many of them in it.
 */
final class ReturnCohorts {
    private final CohortAnalysis analysis;
    private final EventHistory history;
    private final ReturnRule rule;
    private final boolean[] isStart;
    private final boolean[] isReturn;
    private final long lastDay;
    private final DayCalendar cohorts;
    private final int[] cohortOfDay;
    private final CohortGrid grid;
    private final int[] spanOfDay;
    private final int[] columnOfSpan;

    /** What the customer did: the first event of each cohort, and then the columns of a cohort with a return. */
    private int[] startEvents = new int[1];

    private int[] startCohorts = new int[1];
    private int starts;
    private int[] present = new int[1];
    private int presents;

    ReturnCohorts(CohortAnalysis analysis, EventHistory history, ReturnRule rule, DayCalendar cohorts) {
        this.analysis = analysis;
        this.history = history;
        this.rule = rule;
        this.isStart = history.selectedTypes(rule.start());
        this.isReturn = history.selectedTypes(rule.returns());
        this.lastDay = history.observedUntil().toEpochDay();
        this.cohorts = cohorts;
        this.cohortOfDay = cohorts.spanOfDay();
        int[] sizes = new int[cohorts.size()];
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            start(customer);
            for (int start = 0; start < starts; start++) {
                sizes[startCohorts[start]]++;
            }
        }
        this.grid = analysis.grid(cohorts, sizes, history.observedUntil());
        this.spanOfDay = grid.activity().spanOfDay();
        this.columnOfSpan = grid.columnOfSpan();
    }

    /** Finds the first event of each cohort of a customer. */
    private void start(EventCursor customer) {
        starts = 0;
        for (int event = 0; event < customer.events(); event++) {
            if (!isStart[customer.typeIndex(event)]) {
                continue;
            }
            long day = customer.epochDay(event);
            if (day > lastDay) {
                return;
            }
            int cohort = cohortOfDay[(int) day - cohorts.start(0)];
            if (starts == 0 || cohort != startCohorts[starts - 1]) {
                addStart(event, cohort);
                if (!rule.isRecurring()) {
                    return;
                }
            }
        }
    }

    private void addStart(int event, int cohort) {
        if (starts == startEvents.length) {
            startEvents = Arrays.copyOf(startEvents, 2 * starts);
            startCohorts = Arrays.copyOf(startCohorts, 2 * starts);
        }
        startEvents[starts] = event;
        startCohorts[starts++] = cohort;
    }

    CohortTable table() {
        CohortCounts counts = new CohortCounts(grid);
        Presence presence = analysis.retained().presence();
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            start(customer);
            for (int start = 0; start < starts; start++) {
                int cohort = startCohorts[start];
                counts.sizes()[cohort]++;
                find(customer, start, counts.orders());
                add(counts.customers(), grid.firstCell(cohort), grid.columns(cohort), presence);
            }
        }
        for (int cohort = 0; cohort < grid.cohortCount(); cohort++) {
            accumulate(counts.customers(), grid.firstCell(cohort), grid.columns(cohort), presence);
        }
        return CohortTable.empty(analysis, history).with(counts, cohorts.start(0));
    }

    /** Who of a cohort is in a column of it; the whole cohort for a negative column. */
    List<String> customerIds(Period period, int column) {
        int cohort = analysis.number(period, cohorts.start(0), grid);
        if (cohort < 0 || column >= grid.columns(cohort)) {
            return List.of();
        }
        List<String> found = new ArrayList<>();
        long[] events = new long[grid.cells()];
        for (EventCursor customer = history.cursor(); customer.next(); ) {
            start(customer);
            for (int start = 0; start < starts; start++) {
                if (startCohorts[start] == cohort && (column < 0 || isPresent(customer, start, column, events))) {
                    found.add(customer.customerId());
                }
            }
        }
        return found.stream().sorted().toList();
    }

    private boolean isPresent(EventCursor customer, int start, int column, long[] events) {
        find(customer, start, events);
        Presence presence = analysis.retained().presence();
        long[] cells = new long[grid.columns(startCohorts[start])];
        add(cells, 0, cells.length, presence);
        accumulate(cells, 0, cells.length, presence);
        return cells[column] > 0;
    }

    /** Finds the columns of a cohort in which a customer returned, and counts the returns. */
    private void find(EventCursor customer, int start, long[] events) {
        presents = 0;
        int cohort = startCohorts[start];
        int startEvent = startEvents[start];
        long startMicros = customer.epochMicros(startEvent);
        int event = startEvent;
        while (event > 0 && customer.epochMicros(event - 1) == startMicros) {
            event--;
        }
        int column = -1;
        int count = 0;
        for (; event < customer.events(); event++) {
            if (event == startEvent || !isReturn[customer.typeIndex(event)]) {
                continue;
            }
            long day = customer.epochDay(event);
            if (day > lastDay) {
                break;
            }
            int span = spanOfDay[(int) day - grid.activity().start(0)];
            int of = columnOfSpan[span - grid.activity().indexOf(cohorts.start(cohort))];
            count = of == column ? count + 1 : 1;
            column = of;
            if (of >= 0 && of < grid.columns(cohort)) {
                events[grid.firstCell(cohort) + of]++;
            }
            if (count == rule.minimum() && of >= 0) {
                addPresent(of);
            }
        }
    }

    private void addPresent(int column) {
        if (presents == present.length) {
            present = Arrays.copyOf(present, 2 * presents);
        }
        present[presents++] = column;
    }

    /** Marks the cells from or until which a customer is present, or each of them. */
    private void add(long[] cells, int first, int size, Presence presence) {
        if (size == 0) {
            return;
        }
        switch (presence) {
            case WITHIN_COLUMN -> {
                for (int i = 0; i < presents && present[i] < size; i++) {
                    cells[first + present[i]]++;
                }
            }
            case FROM_COLUMN_ON -> {
                if (presents > 0) {
                    cells[first + Math.min(present[presents - 1], size - 1)]++;
                }
            }
            case UP_TO_COLUMN -> {
                int later = 0;
                if (presents > 0 && present[0] == 0) {
                    cells[first]++;
                    later = 1;
                }
                if (later < presents && present[later] < size) {
                    cells[first + present[later]]++;
                }
            }
            case EVERY_COLUMN -> {
                int at = 0;
                if (presents > 0 && present[0] == 0) {
                    cells[first]++;
                    at = 1;
                }
                for (int column = 1; at < presents && column < size && present[at] == column; column++) {
                    cells[first + column]++;
                    at++;
                }
            }
        }
    }

    private static void accumulate(long[] cells, int first, int size, Presence presence) {
        if (presence == Presence.FROM_COLUMN_ON) {
            for (int column = size - 2; column >= 0; column--) {
                cells[first + column] += cells[first + column + 1];
            }
        } else if (presence == Presence.UP_TO_COLUMN) {
            for (int column = 2; column < size; column++) {
                cells[first + column] += cells[first + column - 1];
            }
        }
    }
}
