package io.github.retentionmetrics.ticket;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A support ticket: the customer, the time of its creation, and the times of its first and last solution.
 *
 * <p>A ticket is in one of three states:
 *
 * <ul>
 *   <li>open: it has neither {@code firstSolved} nor {@code solved};
 *   <li>solved: it has both, which are equal if it was never reopened;
 *   <li>reopened and still open: it has {@code firstSolved} but not {@code solved}.
 * </ul>
 *
 * <p>Times are truncated to whole seconds.
 *
 * <pre>{@code
 * Ticket open = Ticket.of("T-1", "anna", Instant.parse("2026-03-02T09:00:00Z"));
 * Ticket solved = open.withSolved(Instant.parse("2026-03-02T15:30:00Z"));
 * Ticket again = solved.withReopened().withSolved(Instant.parse("2026-03-04T10:00:00Z"));
 * again.firstSolution();   // Optional[2026-03-02T15:30:00Z]
 * again.solution();        // Optional[2026-03-04T10:00:00Z]
 * }</pre>
 *
 * @param id the ticket's identifier, not blank
 * @param customerId the customer's identifier, not blank; null for a ticket without a known customer
 * @param created the moment at which it was opened
 * @param firstSolved the moment at which it was first solved, null before that
 * @param solved the moment at which it was last solved; null while it is open, or open again
 */
public record Ticket(
        String id,
        @Nullable String customerId,
        Instant created,
        @Nullable Instant firstSolved,
        @Nullable Instant solved)
        implements Serializable {

    /**
     * Checks the parts, and truncates the times to whole seconds.
     *
     * @param id the ticket's identifier, not blank
     * @param customerId the customer's identifier, not blank, or null if it is not known
     * @param created the moment at which it was opened, in the years 1 to 9999
     * @param firstSolved the moment at which it was first solved, or null
     * @param solved the moment at which it was last solved, or null
     * @throws NullPointerException if the ticket's identifier or the creation is null
     * @throws IllegalArgumentException if an identifier is blank, a time is out of range, the ticket was first solved
     *     before it was created or last solved before it was first solved, or only the last solution is given
     */
    public Ticket {
        Checks.identifier(id, "id");
        if (customerId != null) {
            Checks.identifier(customerId, "customerId");
        }
        created = second(created, "created");
        if (firstSolved != null) {
            firstSolved = second(firstSolved, "firstSolved");
            requireOrder(created, "created", firstSolved, "firstSolved");
        }
        if (solved != null) {
            solved = second(solved, "solved");
            if (firstSolved == null) {
                throw new IllegalArgumentException("firstSolved must be given where solved is: " + solved);
            }
            requireOrder(firstSolved, "firstSolved", solved, "solved");
        }
    }

    private static Instant second(Instant instant, String name) {
        Checks.dateAt(instant, ZoneOffset.UTC, name);
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }

    private static void requireOrder(Instant earlier, String earlierName, Instant later, String laterName) {
        if (later.isBefore(earlier)) {
            throw new IllegalArgumentException(
                    laterName + " (" + later + ") must be at or after " + earlierName + " (" + earlier + ")");
        }
    }

    /**
     * An open ticket.
     *
     * @param id the ticket's identifier, not blank
     * @param customerId the customer's identifier, not blank
     * @param created the moment at which it was opened
     * @return the ticket
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if an identifier is blank or the time out of range
     */
    public static Ticket of(String id, String customerId, Instant created) {
        return new Ticket(id, Checks.identifier(customerId, "customerId"), created, null, null);
    }

    /**
     * An open ticket, with numeric identifiers, such as database keys, which are converted to their decimal texts.
     *
     * @param id the ticket's identifier
     * @param customerId the customer's identifier
     * @param created the moment at which it was opened
     * @return the ticket
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the time is out of range
     */
    public static Ticket of(long id, long customerId, Instant created) {
        return of(Long.toString(id), Long.toString(customerId), created);
    }

    /**
     * An open ticket without a known customer, such as that of a visitor. It counts in resolution times and in the
     * backlog, and is left out of figures by customer.
     *
     * @param id the ticket's identifier, not blank
     * @param created the moment at which it was opened
     * @return the ticket
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier is blank or the time out of range
     */
    public static Ticket anonymous(String id, Instant created) {
        return new Ticket(id, null, created, null, null);
    }

    /**
     * An open ticket without a known customer, such as that of a visitor, with a numeric identifier, such as a database
     * key, which is converted to its decimal text.
     *
     * @param id the ticket's identifier
     * @param created the moment at which it was opened
     * @return the ticket
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the time is out of range
     */
    public static Ticket anonymous(long id, Instant created) {
        return anonymous(Long.toString(id), created);
    }

    /**
     * An open ticket with a local time of a time zone. A time that the clock showed twice, because it was set back, is
     * the first of the two; a time that the clock skipped is shifted later by the length of the gap.
     *
     * @param id the ticket's identifier, not blank
     * @param customerId the customer's identifier, not blank
     * @param created the moment at which it was opened, by the clock of the zone
     * @param zone the zone
     * @return the ticket
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if an identifier is blank or the time out of range
     */
    public static Ticket at(String id, String customerId, LocalDateTime created, ZoneId zone) {
        return of(id, customerId, earlierInstant(created, "created", zone));
    }

    /**
     * An open ticket with a local time of a time zone, with numeric identifiers, such as database keys, which are
     * converted to their decimal texts.
     *
     * @param id the ticket's identifier
     * @param customerId the customer's identifier
     * @param created the moment at which it was opened, by the clock of the zone
     * @param zone the zone
     * @return the ticket
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the time is out of range
     */
    public static Ticket at(long id, long customerId, LocalDateTime created, ZoneId zone) {
        return at(Long.toString(id), Long.toString(customerId), created, zone);
    }

    /**
     * This ticket, solved, or solved again.
     *
     * @param solved the moment; an earlier first solution is kept
     * @return the copy
     * @throws NullPointerException if the time is null
     * @throws IllegalArgumentException if it is before the ticket was created or first solved, or out of range
     */
    public Ticket withSolved(Instant solved) {
        Objects.requireNonNull(solved, "solved");
        return new Ticket(id, customerId, created, firstSolved == null ? solved : firstSolved, solved);
    }

    /**
     * This ticket, solved at a local time of a time zone. A time that the clock showed twice is the first of the two,
     * unless that is before the ticket was created or first solved; a time that the clock skipped is shifted later by
     * the length of the gap.
     *
     * @param solved the local time
     * @param zone the zone
     * @return the copy
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if it is before the ticket was created or first solved, or out of range
     */
    public Ticket withSolved(LocalDateTime solved, ZoneId zone) {
        Instant earlier = earlierInstant(solved, "solved", zone);
        Instant previous = firstSolved == null ? created : firstSolved;
        return withSolved(
                earlier.isBefore(previous)
                        ? ZonedDateTime.of(solved, zone)
                                .withLaterOffsetAtOverlap()
                                .toInstant()
                        : earlier);
    }

    private static Instant earlierInstant(LocalDateTime time, String name, ZoneId zone) {
        Objects.requireNonNull(time, name);
        Objects.requireNonNull(zone, "zone");
        return ZonedDateTime.of(time, zone).toInstant();
    }

    /**
     * This ticket, open again: its first solution is kept, its last one is removed.
     *
     * @return the copy
     */
    public Ticket withReopened() {
        return new Ticket(id, customerId, created, firstSolved, null);
    }

    /**
     * The customer, if known.
     *
     * @return the customer's identifier; empty for a ticket without a known customer
     */
    public Optional<String> customer() {
        return Optional.ofNullable(customerId);
    }

    /**
     * The first solution, if there was one.
     *
     * @return the moment at which the ticket was first solved
     */
    public Optional<Instant> firstSolution() {
        return Optional.ofNullable(firstSolved);
    }

    /**
     * The last solution, if the ticket is not open.
     *
     * @return the moment at which the ticket was last solved; empty while it is open, or open again
     */
    public Optional<Instant> solution() {
        return Optional.ofNullable(solved);
    }

    /**
     * Whether the ticket is open at a moment. A reopened ticket counts as open throughout, since the record does not
     * have the time of reopening.
     *
     * @param moment the moment
     * @return true from the creation until just before the last solution
     * @throws NullPointerException if the moment is null
     */
    public boolean isOpenAt(Instant moment) {
        Objects.requireNonNull(moment, "moment");
        return !moment.isBefore(created) && (solved == null || moment.isBefore(solved));
    }
}
