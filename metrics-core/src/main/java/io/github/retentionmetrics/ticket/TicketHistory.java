package io.github.retentionmetrics.ticket;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The support tickets of a group of customers, complete until a given moment.
 *
 * <p>The time zone determines the days of a period. The caller provides the moment of observation, which is not the
 * time of the last row; a ticket without a solution by then is open.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a ticket opened after the observation is refused;
 *   <li>a solution after the observation has not happened yet: the ticket counts as open;
 *   <li>a reopened ticket counts as open from its creation to its last solution, since the time of reopening is not
 *       known;
 *   <li>a ticket without a known customer counts in the backlog and in resolution times, not in numbers of customers;
 *   <li>a ticket solved in the second in which it was opened was never open;
 *   <li>a period that ends after the observation is counted as far as it is observed; a period that begins after it is
 *       refused.
 * </ul>
 *
 * <pre>{@code
 * // tickets: a List<Ticket>, exported at noon on 1 April
 * TicketHistory history = tickets.stream()
 *         .collect(toTicketHistory(Instant.parse("2026-04-01T12:00:00Z"), ZoneId.of("Europe/Amsterdam")));
 * history.movement(Period.month(2026, 3));                 // 0 at start + 6 created - 4 solved = 2 at end
 * history.backlog(Instant.parse("2026-03-10T12:00:00Z"));  // 2
 * }</pre>
 *
 * <p>Each method takes one pass over the tickets.
 */
public final class TicketHistory implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<Ticket> tickets;
    private final Instant observedUntil;
    private final ZoneId zone;

    private TicketHistory(List<Ticket> tickets, Instant observedUntil, ZoneId zone) {
        this.tickets = tickets;
        this.observedUntil = observedUntil;
        this.zone = zone;
    }

    /**
     * A history without tickets: the identity of {@link #plus}.
     *
     * @param observedUntil the last moment for which it is complete, truncated to the second
     * @param zone the time zone that determines the days of periods
     * @return the history
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date of the observation is not in 0001-01-01..9999-12-31
     */
    public static TicketHistory empty(Instant observedUntil, ZoneId zone) {
        return of(List.of(), observedUntil, zone);
    }

    /**
     * A history of tickets in any order.
     *
     * @param tickets the tickets
     * @param observedUntil the last moment for which they are complete, truncated to the second
     * @param zone the time zone that determines the days of periods
     * @return the history
     * @throws NullPointerException if a parameter or a ticket is null
     * @throws IllegalArgumentException if a ticket was opened after the observation, naming its row by its index in the
     *     collection, from 0, or if the date of the observation is not in 0001-01-01..9999-12-31
     */
    public static TicketHistory of(Collection<Ticket> tickets, Instant observedUntil, ZoneId zone) {
        Objects.requireNonNull(tickets, "tickets");
        Checks.dateAt(observedUntil, zone, "observedUntil");
        Instant last = observedUntil.truncatedTo(ChronoUnit.SECONDS);
        int row = 0;
        for (Ticket ticket : tickets) {
            int at = row++;
            Instant created =
                    Objects.requireNonNull(ticket, () -> "ticket at row " + at).created();
            if (created.isAfter(last)) {
                throw new IllegalArgumentException("created at row " + at + " (" + created
                        + ") must be at or before observedUntil (" + last + ")");
            }
        }
        return new TicketHistory(List.copyOf(tickets), last, zone);
    }

    /**
     * Collects tickets into a history.
     *
     * @param observedUntil the last moment for which they are complete, truncated to the second
     * @param zone the time zone that determines the days of periods
     * @return the collector; it throws as {@link #of} does
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the date of the observation is not in 0001-01-01..9999-12-31
     */
    public static Collector<Ticket, ?, TicketHistory> toTicketHistory(Instant observedUntil, ZoneId zone) {
        Checks.dateAt(observedUntil, zone, "observedUntil");
        return Collectors.collectingAndThen(Collectors.toList(), list -> of(list, observedUntil, zone));
    }

    /**
     * The tickets, in the order in which they were given.
     *
     * @return the tickets; the list cannot be changed
     */
    public List<Ticket> tickets() {
        return tickets;
    }

    /**
     * The last moment for which the tickets are complete.
     *
     * @return the moment, to the second
     */
    public Instant observedUntil() {
        return observedUntil;
    }

    /**
     * The zone whose days periods are made of.
     *
     * @return the zone
     */
    public ZoneId zone() {
        return zone;
    }

    /**
     * The tickets of some customers, without those of unknown customers.
     *
     * @param isSelected the predicate that selects customers by identifier
     * @return their history, observed until the same moment
     * @throws NullPointerException if the predicate is null
     */
    public TicketHistory filter(Predicate<String> isSelected) {
        Objects.requireNonNull(isSelected, "isSelected");
        return new TicketHistory(
                tickets.stream()
                        .filter(ticket -> ticket.customer().filter(isSelected).isPresent())
                        .toList(),
                observedUntil,
                zone);
    }

    /**
     * The tickets of this history and another, such as that of another help desk.
     *
     * @param other the other history; a ticket that is in both counts twice
     * @return all tickets of both
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if moment of observation or zone differ
     */
    public TicketHistory plus(TicketHistory other) {
        Objects.requireNonNull(other, "other");
        Checks.same("observedUntil", observedUntil, other.observedUntil);
        Checks.same("zone", zone, other.zone);
        return new TicketHistory(
                Stream.concat(tickets.stream(), other.tickets.stream()).toList(), observedUntil, zone);
    }

    /**
     * The number of tickets that are open at a moment.
     *
     * @param moment the moment
     * @return the number of tickets opened by then and not yet solved for the last time
     * @throws NullPointerException if the moment is null
     * @throws IllegalArgumentException if it is after the observation
     */
    public long backlog(Instant moment) {
        Objects.requireNonNull(moment, "moment");
        if (moment.isAfter(observedUntil)) {
            throw new IllegalArgumentException(
                    "moment (" + moment + ") must be at or before observedUntil (" + observedUntil + ")");
        }
        return tickets.stream().filter(ticket -> ticket.isOpenAt(moment)).count();
    }

    /**
     * The movement of the tickets during a period.
     *
     * @param period the period; counted as far as it is observed
     * @return the backlog at both ends, and the numbers of tickets opened and solved
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation
     */
    public Movement movement(Period period) {
        Span span = span(period);
        long start = 0;
        long created = 0;
        long solved = 0;
        Set<String> customers = new HashSet<>();
        for (Ticket ticket : tickets) {
            Instant end = ifKnown(ticket.solved());
            if (ticket.created().isBefore(span.from) && (end == null || !end.isBefore(span.from))) {
                start++;
            }
            if (span.contains(ticket.created())) {
                created++;
                ticket.customer().ifPresent(customers::add);
            }
            if (end != null && span.contains(end)) {
                solved++;
            }
        }
        return new Movement(start, created, solved, start + created - solved, customers.size());
    }

    /**
     * Customers segmented by their experience with support: the worst of their tickets that were opened in a period, as
     * known at its end. Later events are ignored, so that later behaviour can be compared between the segments.
     *
     * <ul>
     *   <li>{@code resolved fast}: every ticket was solved for the first time within the target;
     *   <li>{@code resolved slowly}: every ticket was solved, at least one of them after the target;
     *   <li>{@code open}: at least one ticket was not solved yet;
     *   <li>{@code no ticket}: all other customers.
     * </ul>
     *
     * @param period the period in which the tickets were opened; counted as far as it is observed; behaviour that is
     *     compared between the segments must begin after it
     * @param target the target for the time until a ticket is first solved
     * @param hours the hours in which the target is counted; {@link BusinessHours#ALWAYS} for calendar time
     * @return the segments, best first
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period is empty or begins after the observation, or the target is
     *     negative
     */
    public Segmentation segments(Period period, Duration target, BusinessHours hours) {
        long seconds = targetSeconds(target);
        Objects.requireNonNull(hours, "hours");
        Span span = span(period);
        if (period.isEmpty()) {
            throw new IllegalArgumentException("period must have at least one day: " + period);
        }
        SortedMap<String, Experience> worst = new TreeMap<>();
        for (Ticket ticket : tickets) {
            String customer = ticket.customerId();
            if (customer != null && span.contains(ticket.created())) {
                worst.merge(customer, experience(ticket, span, seconds, hours), (a, b) -> a.compareTo(b) >= 0 ? a : b);
            }
        }
        SortedMap<String, String> segmentOf = new TreeMap<>();
        worst.forEach((customer, experience) -> segmentOf.put(customer, experience.text));
        List<String> names = Stream.of(Experience.values())
                .map(experience -> experience.text)
                .toList();
        return Segmentation.of(names, segmentOf).withRest("no ticket").withKnownOn(period.lastDay());
    }

    /** The experience of a customer, best first. */
    private enum Experience {
        RESOLVED_FAST("resolved fast"),
        RESOLVED_SLOWLY("resolved slowly"),
        OPEN("open");

        private final String text;

        Experience(String text) {
            this.text = text;
        }
    }

    private Experience experience(Ticket ticket, Span span, long seconds, BusinessHours hours) {
        Instant solved = ifKnown(ticket.firstSolved());
        if (solved == null || !solved.isBefore(span.to)) {
            return Experience.OPEN;
        }
        return hours.secondsBetween(ticket.created(), solved) <= seconds
                ? Experience.RESOLVED_FAST
                : Experience.RESOLVED_SLOWLY;
    }

    static long targetSeconds(Duration target) {
        if (Objects.requireNonNull(target, "target").isNegative()) {
            throw new IllegalArgumentException("target must not be negative: " + target);
        }
        return target.toSeconds();
    }

    /** A solution, if it was before the observation; otherwise null. */
    @Nullable
    Instant ifKnown(@Nullable Instant solved) {
        return solved == null || solved.isAfter(observedUntil) ? null : solved;
    }

    /** The observed moments of a period. */
    Span span(Period period) {
        Objects.requireNonNull(period, "period");
        Checks.observed(period.startInclusive(), "period start", LocalDate.ofInstant(observedUntil, zone));
        Instant from = period.startInclusive().atStartOfDay(zone).toInstant();
        Instant to = period.endExclusive().atStartOfDay(zone).toInstant();
        Instant known = observedUntil.plusSeconds(1);
        return new Span(from, to.isAfter(known) ? known : to);
    }

    /** The moments from one, inclusive, to another, exclusive. */
    record Span(Instant from, Instant to) {
        boolean contains(Instant moment) {
            return !moment.isBefore(from) && moment.isBefore(to);
        }
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** The stored form: the tickets one after the other, so that reading allocates no more than has been read. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final Instant observedUntil;
        private final ZoneId zone;
        private transient List<Ticket> tickets;

        Form(TicketHistory history) {
            observedUntil = history.observedUntil;
            zone = history.zone;
            tickets = history.tickets;
        }

        private void writeObject(ObjectOutputStream out) throws IOException {
            out.defaultWriteObject();
            out.writeInt(tickets.size());
            for (Ticket ticket : tickets) {
                out.writeObject(ticket);
            }
        }

        private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
            in.defaultReadObject();
            tickets = new ArrayList<>();
            for (int left = in.readInt(); left > 0; left--) {
                if (in.readObject() instanceof Ticket ticket) {
                    tickets.add(ticket);
                } else {
                    throw new InvalidObjectException("stored history must consist of tickets: it does not");
                }
            }
        }

        private Object readResolve() throws InvalidObjectException {
            return Restored.of(() -> of(tickets, observedUntil, zone));
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TicketHistory that
                && tickets.equals(that.tickets)
                && observedUntil.equals(that.observedUntil)
                && zone.equals(that.zone);
    }

    @Override
    public int hashCode() {
        return Objects.hash(tickets, observedUntil, zone);
    }

    @Override
    public String toString() {
        return "TicketHistory[" + tickets.size() + " tickets, observed until " + observedUntil + "]";
    }

    /**
     * The movement of support tickets during a period: the backlog at its start, the tickets opened and solved in it,
     * and the backlog at its end.
     *
     * <pre>
     *   end = start + created - solved
     *   tickets per customer = created / customers
     *   contact rate = customers who opened a ticket / customers
     * </pre>
     *
     * <p>A ticket is solved at its last solution; a reopened ticket is part of the backlog from its creation on.
     * Movements of the tickets of disjoint customers in the same period are combined by {@link #plus}; {@link #empty()}
     * is the identity.
     *
     * <pre>{@code
     * TicketHistory.Movement march = new TicketHistory.Movement(12, 90, 84, 18, 71);
     * march.ticketsPerCustomer(850).toString();   // 0.106 (90 of 850)
     * march.contactRate(850).toString();          // 8.4% (71 of 850)
     * }</pre>
     *
     * @param start tickets open at the start
     * @param created tickets opened in the period
     * @param solved tickets solved, for the last time, in the period
     * @param end tickets open at the end
     * @param customers distinct known customers who opened a ticket in the period; tickets without a known customer do
     *     not count
     */
    public record Movement(long start, long created, long solved, long end, long customers) implements Serializable {
        private static final String NO_CUSTOMERS = "no customers";

        /**
         * Checks the counts and their identity.
         *
         * @param start tickets open at the start
         * @param created tickets opened in the period
         * @param solved tickets solved, for the last time, in the period
         * @param end tickets open at the end
         * @param customers distinct customers who opened a ticket in the period
         * @throws IllegalArgumentException if a count is negative, the counts do not add up, or there are more
         *     customers than tickets created
         * @throws ArithmeticException if start and created do not fit in a long together
         */
        public Movement {
            Checks.notNegative(start, "start");
            Checks.notNegative(created, "created");
            Checks.notNegative(solved, "solved");
            Checks.notNegative(end, "end");
            Checks.partOfWhole(customers, "customers", created, "created");
            long sum = Checks.sum(start, created, "start + created") - solved;
            if (end != sum) {
                throw new IllegalArgumentException("end (" + end + ") must equal start + created - solved (" + start
                        + " + " + created + " - " + solved + " = " + sum + ")");
            }
        }

        /**
         * The movement of no tickets: the identity of {@link #plus}.
         *
         * @return the movement with all counts zero
         */
        public static Movement empty() {
            return new Movement(0, 0, 0, 0, 0);
        }

        /**
         * The number of tickets opened per customer, over all customers.
         *
         * @param customers the number of customers, such as those who bought in the period
         * @return tickets created over customers; undefined without customers
         * @throws IllegalArgumentException if the number is negative
         */
        public Ratio ticketsPerCustomer(long customers) {
            return Ratio.of(created, Checks.notNegative(customers, "customers"), NO_CUSTOMERS);
        }

        /**
         * The share of the customers who opened a ticket.
         *
         * @param customers the number of customers, including those with a ticket; {@link TicketHistory#filter} removes
         *     the tickets of others
         * @return customers with a ticket over customers; undefined without customers
         * @throws IllegalArgumentException if the number is negative, or smaller than that of customers with a ticket
         */
        public Rate contactRate(long customers) {
            Checks.partOfWhole(this.customers, "customers with a ticket", customers, "customers");
            return Rate.of(this.customers, customers, NO_CUSTOMERS);
        }

        /**
         * The movement of the tickets of two disjoint groups of customers in the same period.
         *
         * @param other the movement of tickets of customers who are not in these
         * @return the sum of every count
         * @throws NullPointerException if {@code other} is null
         * @throws ArithmeticException if a sum does not fit in a long
         */
        public Movement plus(Movement other) {
            Objects.requireNonNull(other, "other");
            return new Movement(
                    Checks.sum(start, other.start, "start"),
                    Checks.sum(created, other.created, "created"),
                    Checks.sum(solved, other.solved, "solved"),
                    Checks.sum(end, other.end, "end"),
                    Checks.sum(customers, other.customers, "customers"));
        }

        @Override
        public String toString() {
            return start + " at start + " + created + " created - " + solved + " solved = " + end + " at end";
        }
    }
}
