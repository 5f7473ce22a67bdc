package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventHistoryBuilder;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * Events of a shop's visitors over 60 weeks, in columns: ten events a user on average, in visits of one to eight events
 * a few minutes apart. Some users visit often, and visits become rarer with the time since the first.
 */
final class EventWorkload {
    static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 6);
    static final int WEEKS = 60;
    static final int DAYS = 7 * WEEKS;
    static final LocalDate OBSERVED_UNTIL = FIRST_DAY.plusDays(DAYS - 1);
    static final List<String> NAMES =
            List.of("view", "search", "add_to_cart", "checkout", "purchase", "share", "save", "support");

    private static final int VIEW = 0;
    private static final long SEED = 20_250_106;
    private static final int EVENTS_A_USER = 10;
    private static final int MOST_EVENTS_A_VISIT = 8;
    private static final long DAY = micros(Duration.ofDays(1));
    private static final long LONGEST_PAUSE = micros(Duration.ofMinutes(5));
    /** How often each event follows within a visit, out of a hundred times. */
    private static final int[] SHARES = {45, 20, 13, 6, 5, 4, 5, 2};

    private final int[] users;
    private final long[] micros;
    /** Places in {@link #NAMES}. */
    private final byte[] names;

    private EventWorkload(int events) {
        this.users = new int[events];
        this.micros = new long[events];
        this.names = new byte[events];
    }

    static EventWorkload of(int events) {
        SeededRandom random = new SeededRandom(SEED);
        int users = Math.max(1, events / EVENTS_A_USER);
        int[] firstDays = new int[users];
        for (int user = 0; user < users; user++) {
            firstDays[user] = random.nextInt(DAYS);
        }
        EventWorkload workload = new EventWorkload(events);
        long start = micros(Duration.ofDays(FIRST_DAY.toEpochDay()));
        int row = 0;
        for (int visit = 0; row < events; visit++) {
            int user = visit < users ? visit : frequentUser(random, users);
            int day = visit < users ? firstDays[user] : laterDay(random, firstDays[user]);
            long from = start + day * DAY + (long) (random.nextUniform() * DAY);
            int size = Math.min(events - row, 1 + random.nextInt(MOST_EVENTS_A_VISIT));
            row = workload.visit(random, row, size, user, Math.min(from, start + (day + 1) * DAY - size * DAY / 240));
        }
        return workload;
    }

    private int visit(SeededRandom random, int first, int size, int user, long from) {
        long at = from;
        for (int row = first; row < first + size; row++) {
            users[row] = user;
            micros[row] = at;
            names[row] = (byte) (row == first ? VIEW : nextName(random));
            at += 1 + (long) (random.nextUniform() * LONGEST_PAUSE);
        }
        return first + size;
    }

    private static int frequentUser(SeededRandom random, int users) {
        double place = random.nextUniform();
        return (int) (place * place * users);
    }

    private static int laterDay(SeededRandom random, int firstDay) {
        double day = firstDay + random.nextLomax(40, 1.2);
        return day < DAYS ? (int) day : firstDay + random.nextInt(DAYS - firstDay);
    }

    private static int nextName(SeededRandom random) {
        int left = random.nextInt(100);
        int name = 0;
        while (left >= SHARES[name]) {
            left -= SHARES[name++];
        }
        return name;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    int size() {
        return users.length;
    }

    /** The number of the user of an event, from 0. */
    int user(int event) {
        return users[event];
    }

    /** Microseconds since 1970-01-01T00:00Z. */
    long micros(int event) {
        return micros[event];
    }

    /** The place of the event's name in {@link #NAMES}. */
    byte name(int event) {
        return names[event];
    }

    EventHistory toHistory() {
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        String known = "";
        for (int row = 0; row < users.length; row++) {
            known = row > 0 && users[row] == users[row - 1] ? known : "U" + users[row];
            builder.add(
                    known,
                    Instant.ofEpochSecond(
                            Math.floorDiv(micros[row], 1_000_000L), Math.floorMod(micros[row], 1_000_000L) * 1_000),
                    NAMES.get(names[row]));
        }
        return builder.build(OBSERVED_UNTIL);
    }
}
