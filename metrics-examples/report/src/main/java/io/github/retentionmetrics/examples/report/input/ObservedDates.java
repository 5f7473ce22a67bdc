package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.period.Granularity;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The dates of all inputs: the day until which they are observed, and which of them lie far from the rest.
 *
 * <p>Unless the user names it, the last observed day is the latest date on which something happened: an order, a start,
 * an answer, a ticket, points. Ends, solutions and costs may be planned ahead, and do not count; those after that day
 * have not happened yet.
 *
 * <p>Dates are cut into groups wherever there is none for more than 366 days. The group with the most rows is the rest;
 * rows of smaller groups after it or before it are named. Where several groups have the most rows none of them is the
 * rest, and the gaps are named. More than {@value #MOST_EMPTY} periods in a row without a date are refused, since they
 * are mistakes or placeholders far more often than not, and every file would have a row for each. For the same reason
 * all dates together span at most {@value #MOST_PERIODS} periods.
 *
 * <p>Orders, or starts of subscriptions, that end before another input does may have been exported only so far. That is
 * asked where the user gave no last day, at least one whole period at the end has none of them, and the time without
 * any is longer than every one before.
 */
final class ObservedDates {
    static final int MOST_EMPTY = 1_000;

    /** 109 years of days. */
    static final int MOST_PERIODS = 40_000;

    private static final int FAR_DAYS = 366;
    private static final int MOST_NAMED = 4;

    private static final Map<InputKind, String> END_COLUMNS =
            Map.of(InputKind.SUBSCRIPTIONS, "end", InputKind.MEMBERS, "left");

    private final Granularity granularity;
    private final @Nullable LocalDate first;
    private final @Nullable LocalDate given;
    private final Map<InputNotes, Days> days = new LinkedHashMap<>();
    private final int firstEpochDay;
    private final int givenDay;
    private @Nullable LocalDate latestEvent;
    private int latestEventDay;
    private @Nullable InputNotes latestNotes;
    private @Nullable Days latestDays;

    ObservedDates(Granularity granularity, @Nullable LocalDate first, @Nullable LocalDate given) {
        this.granularity = granularity;
        this.first = first;
        this.given = given;
        this.firstEpochDay = first == null ? Integer.MIN_VALUE : (int) first.toEpochDay();
        this.givenDay = given == null ? Integer.MAX_VALUE : (int) given.toEpochDay();
    }

    /** How many rows of an input have which date. */
    private static final class Days {
        /** The latest days that were counted are kept at hand, since a file has few days and many rows. */
        private static final int KEPT = 1 << 12;

        private final Map<LocalDate, long[]> rows = new HashMap<>();
        private final Map<LocalDate, long[]> ends = new HashMap<>();
        private final int[] keptDays = new int[KEPT];
        private final long[][] kept = new long[KEPT][];

        private void countRow(int epochDay) {
            int place = epochDay & (KEPT - 1);
            if (kept[place] == null || keptDays[place] != epochDay) {
                kept[place] = countOf(rows, LocalDate.ofEpochDay(epochDay));
                keptDays[place] = epochDay;
            }
            kept[place][0]++;
        }

        private static long[] countOf(Map<LocalDate, long[]> counts, LocalDate date) {
            return counts.computeIfAbsent(date, day -> new long[1]);
        }

        private static long after(Map<LocalDate, long[]> counts, LocalDate last) {
            return counts.entrySet().stream()
                    .filter(count -> count.getKey().isAfter(last))
                    .mapToLong(count -> count.getValue()[0])
                    .sum();
        }
    }

    /** A run of dates without a long gap. */
    private record Group(LocalDate first, LocalDate last, long rows) {}

    /**
     * Takes note of the date of a row, and of its last day, null if it goes on; false if it lies after the last day
     * that the user gave, or is over before the first. Costs are read last, when the last day is known without the
     * user.
     */
    boolean accepts(InputNotes notes, LocalDate date, @Nullable LocalDate last) {
        return accepts(notes, (int) date.toEpochDay(), last == null ? Integer.MAX_VALUE : (int) last.toEpochDay());
    }

    /** The same of a row whose only day is counted from 1970-01-01. */
    boolean accepts(InputNotes notes, int epochDay) {
        return accepts(notes, epochDay, epochDay);
    }

    private boolean accepts(InputNotes notes, int epochDay, int lastEpochDay) {
        if (lastEpochDay < firstEpochDay) {
            notes.countEarlier();
            return false;
        }
        boolean isCost = notes.kind() == InputKind.COSTS;
        if (epochDay > (isCost && given == null && latestEvent != null ? latestEventDay : givenDay)) {
            notes.countLater();
            return false;
        }
        of(notes).countRow(epochDay);
        if (!isCost && (latestEvent == null || epochDay > latestEventDay)) {
            latestEvent = LocalDate.ofEpochDay(epochDay);
            latestEventDay = epochDay;
        }
        return true;
    }

    /** Takes note of the end of a row. */
    void addEnd(InputNotes notes, LocalDate end) {
        Days.countOf(of(notes).ends, end)[0]++;
    }

    private Days of(InputNotes notes) {
        if (notes != latestNotes || latestDays == null) {
            latestNotes = notes;
            latestDays = days.computeIfAbsent(notes, key -> new Days());
        }
        return latestDays;
    }

    /** Checks that the first observed day is not after the last. */
    void requireOrdered(LocalDate observedUntil) throws UsageError {
        if (first != null) {
            ReportSettings.requireOrdered(first, observedUntil);
        }
    }

    /** The last observed day, or null if no row says anything about it. */
    @Nullable
    LocalDate observedUntil() {
        if (given != null || latestEvent != null) {
            return given != null ? given : latestEvent;
        }
        return days.values().stream()
                .flatMap(input -> input.rows.keySet().stream())
                .max(LocalDate::compareTo)
                .orElse(null);
    }

    /** Notes what lies after the observed day or far from the rest, and refuses what would make files without end. */
    void check(LocalDate observedUntil) throws UsageError {
        days.forEach((notes, input) -> {
            long ends = Days.after(input.ends, observedUntil);
            notes.countEndsReopened(ends);
            notes.setEndsAhead(given == null ? ends : 0, observedUntil);
            String column = END_COLUMNS.get(notes.kind());
            if (column != null && input.ends.isEmpty()) {
                notes.notice("noEnds", notes.used(), column);
            }
        });
        noteEarlyEnd(InputKind.PURCHASES, "ordersEndEarly", observedUntil);
        noteEarlyEnd(InputKind.SUBSCRIPTIONS, "startsEndEarly", observedUntil);
        NavigableMap<LocalDate, Long> all = all(observedUntil);
        if (all.isEmpty()) {
            return;
        }
        List<Group> groups = groups(all);
        Group main = groups.get(0);
        for (Group group : groups) {
            main = group.rows() > main.rows() ? group : main;
        }
        requireNear(groups, main, observedUntil);
        requireShort(all.firstKey(), observedUntil);
        long most = main.rows();
        if (groups.stream().filter(group -> group.rows() == most).count() > 1) {
            noteGaps(groups);
            return;
        }
        for (Group group : groups) {
            if (group.rows() < main.rows()) {
                note(group, main);
            }
        }
    }

    /** Asks, in the notes of the file with the last row of a kind, whether its rows were exported only until then. */
    private void noteEarlyEnd(InputKind kind, String id, LocalDate observedUntil) {
        NavigableSet<LocalDate> dates = new TreeSet<>();
        days.forEach((notes, input) -> {
            if (notes.kind() == kind) {
                dates.addAll(input.rows.keySet());
            }
        });
        if (given != null || dates.size() < 2) {
            return;
        }
        long longest = 0;
        LocalDate last = dates.first();
        for (LocalDate date : dates) {
            longest = Math.max(longest, ChronoUnit.DAYS.between(last, date));
            last = date;
        }
        long missing = ChronoUnit.DAYS.between(last, observedUntil);
        if (missing > longest && periods(last, observedUntil.plusDays(1)) > 1) {
            notesOf(kind, last).notice(id, missing, last.toString());
        }
    }

    private NavigableMap<LocalDate, Long> all(LocalDate observedUntil) {
        NavigableMap<LocalDate, Long> all = new TreeMap<>();
        for (Days input : days.values()) {
            input.rows.forEach((date, count) -> all.merge(date, count[0], Long::sum));
        }
        return all.headMap(observedUntil, true);
    }

    private static List<Group> groups(NavigableMap<LocalDate, Long> all) {
        List<Group> groups = new ArrayList<>();
        LocalDate first = all.firstKey();
        LocalDate last = first;
        long rows = 0;
        for (Map.Entry<LocalDate, Long> day : all.entrySet()) {
            if (ChronoUnit.DAYS.between(last, day.getKey()) > FAR_DAYS) {
                groups.add(new Group(first, last, rows));
                first = day.getKey();
                rows = 0;
            }
            last = day.getKey();
            rows += day.getValue();
        }
        groups.add(new Group(first, last, rows));
        return groups;
    }

    private void requireNear(List<Group> groups, Group main, LocalDate observedUntil) throws UsageError {
        for (int i = 1; i < groups.size(); i++) {
            LocalDate before = groups.get(i - 1).last();
            LocalDate after = groups.get(i).first();
            if (periods(before, after) > MOST_EMPTY) {
                throw given == null && after.isAfter(main.last())
                        ? new UsageError("--observed-until must be given when there is no date in more than "
                                + MOST_EMPTY + " periods in a row: " + after + " in " + fileOf(after) + " comes after "
                                + before)
                        : new UsageError("dates must be at most " + MOST_EMPTY + " periods apart, or --granularity"
                                + " longer: " + before + " in " + fileOf(before) + " comes before " + after);
            }
        }
        LocalDate last = groups.get(groups.size() - 1).last();
        if (periods(last, observedUntil) > MOST_EMPTY) {
            throw new UsageError("--observed-until must be at most " + MOST_EMPTY + " periods after the latest date ("
                    + last + "), or --granularity longer: " + observedUntil);
        }
    }

    private void requireShort(LocalDate first, LocalDate observedUntil) throws UsageError {
        long periods = periods(first, observedUntil) + 1;
        if (periods > MOST_PERIODS) {
            throw new UsageError(
                    "dates must span at most " + MOST_PERIODS + " periods (a longer --granularity has fewer): "
                            + periods + " from " + first + " in " + fileOf(first) + " to " + observedUntil);
        }
    }

    private long periods(LocalDate from, LocalDate to) {
        return granularity.indexOf(to) - granularity.indexOf(from);
    }

    private String fileOf(LocalDate date) {
        return notesOf(date).file();
    }

    /** The notes of the first input with a row of a date. */
    private InputNotes notesOf(LocalDate date) {
        return notesOf(null, date);
    }

    /** The notes of the first input, of some kind or of any, with a row of a date. */
    private InputNotes notesOf(@Nullable InputKind kind, LocalDate date) {
        return days.entrySet().stream()
                .filter(input -> kind == null || input.getKey().kind() == kind)
                .filter(input -> input.getValue().rows.containsKey(date))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    /** Names the gaps between the groups, in the notes of the input that goes on after the first. */
    private void noteGaps(List<Group> groups) {
        List<String> gaps = new ArrayList<>();
        for (int i = 1; i < groups.size() && i <= MOST_NAMED; i++) {
            gaps.add(groups.get(i - 1).last() + " .. " + groups.get(i).first());
        }
        int count = groups.size() - 1;
        notesOf(groups.get(1).first())
                .notice("farApart", count, String.join(", ", gaps) + (count > MOST_NAMED ? ", ..." : ""));
    }

    private void note(Group group, Group main) {
        boolean isAfter = group.first().isAfter(main.last());
        if (isAfter && given != null) {
            return;
        }
        String from = group.first().toString();
        String to = group.last().toString();
        String nearest = (isAfter ? main.last() : main.first()).toString();
        days.forEach((notes, input) -> {
            long rows = input.rows.entrySet().stream()
                    .filter(day -> !day.getKey().isBefore(group.first())
                            && !day.getKey().isAfter(group.last()))
                    .mapToLong(day -> day.getValue()[0])
                    .sum();
            notes.notice(isAfter ? "farAfter" : "farBefore", rows, from, to, nearest);
        });
    }
}
