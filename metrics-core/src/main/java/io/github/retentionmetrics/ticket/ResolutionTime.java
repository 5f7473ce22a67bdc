package io.github.retentionmetrics.ticket;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * The resolution time of support tickets: the time until they are solved, where open tickets are censored.
 *
 * <pre>
 *   first resolution time = first solved - created
 *   full resolution time  = last solved - created       later than the first where a ticket was reopened
 *   median                = the time by which half of the tickets are solved, by Kaplan and Meier
 * </pre>
 *
 * <p>In hours, of calendar time or of {@link BusinessHours business hours}; counted in whole seconds. An open ticket
 * has no resolution time yet, but it is known to take longer than it has been open: it is a censored duration. Help
 * desks leave open tickets out of their averages, so that service looks quicker the more tickets it leaves open; {@link
 * #median()} and {@link #quantile} do not. The figures of help desks have names of their own: {@link
 * #resolvedMedian()}, {@link #resolvedQuantile} and {@link #resolvedMean()} are of the resolved tickets only.
 *
 * <p>A period selects tickets by when they were opened ({@link #ofCreated}: what customers of that period met with) or
 * by when they were solved ({@link #ofSolved}: what was done in it; there are no open tickets among them, and nothing
 * that says how long the others wait).
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no tickets: undefined;
 *   <li>fewer than half of the tickets are known to be solved by any time: there is no median yet, which is undefined;
 *   <li>a ticket solved in the second in which it was opened took zero hours;
 *   <li>resolution times of disjoint tickets add up with {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * ResolutionTime first = ResolutionTime.ofCreated(ticketHistory, Period.month(2026, 3), Until.FIRST_SOLVED);
 * first.median();                               // 20.25 hours: open tickets counted in
 * first.resolvedMedian();                       // 14.5 hours: of those that were solved
 * first.resolvedWithin(Duration.ofHours(24));   // 50.0% (3 of 6)
 * first.open();                                 // 1
 * }</pre>
 *
 * <p>Memory is 8 bytes a ticket. Sources: E. L. Kaplan and P. Meier, Nonparametric Estimation from Incomplete
 * Observations, Journal of the American Statistical Association 53 (1958); for the quantiles of resolved tickets,
 * Hyndman and Fan, Sample Quantiles in Statistical Packages, The American Statistician 50(4), 1996, definition 7.
 */
public final class ResolutionTime implements Answer, Serializable {
    private static final long serialVersionUID = 1L;
    private static final double SECONDS_AN_HOUR = 3_600;

    private final Until until;
    private final BusinessHours hours;
    private final boolean isOfSolved;

    /** Seconds until resolution. */
    private final SortedSeconds resolved;

    /** Seconds for which the others have been open. */
    private final SortedSeconds open;

    private ResolutionTime(
            Until until, BusinessHours hours, boolean isOfSolved, SortedSeconds resolved, SortedSeconds open) {
        this.until = until;
        this.hours = hours;
        this.isOfSolved = isOfSolved;
        this.resolved = resolved;
        this.open = open;
    }

    /** Which solution ends a ticket's resolution time. */
    public enum Until {
        /** The first: reopening a ticket changes nothing. */
        FIRST_SOLVED,
        /** The last: a ticket that is open again has no resolution time yet. */
        LAST_SOLVED;

        @Nullable
        Instant of(Ticket ticket) {
            return this == FIRST_SOLVED ? ticket.firstSolved() : ticket.solved();
        }
    }

    /**
     * The resolution time of the tickets opened in a period, in calendar time.
     *
     * @param history the tickets
     * @param period the period; counted as far as it is observed
     * @param until which solution ends the time
     * @return the resolution time
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation
     */
    public static ResolutionTime ofCreated(TicketHistory history, Period period, Until until) {
        return ofCreated(history, period, until, BusinessHours.ALWAYS);
    }

    /**
     * The resolution time of the tickets opened in a period.
     *
     * @param history the tickets
     * @param period the period; counted as far as it is observed
     * @param until which solution ends the time
     * @param hours the hours that count
     * @return the resolution time
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation
     */
    public static ResolutionTime ofCreated(TicketHistory history, Period period, Until until, BusinessHours hours) {
        Objects.requireNonNull(history, "history");
        TicketHistory.Span span = history.span(period);
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(hours, "hours");
        LongStream.Builder resolved = LongStream.builder();
        LongStream.Builder open = LongStream.builder();
        for (Ticket ticket : history.tickets()) {
            if (span.contains(ticket.created())) {
                Instant solved = history.ifKnown(until.of(ticket));
                Instant end = solved == null ? history.observedUntil() : solved;
                (solved == null ? open : resolved).add(hours.secondsBetween(ticket.created(), end));
            }
        }
        return new ResolutionTime(until, hours, false, SortedSeconds.of(resolved), SortedSeconds.of(open));
    }

    /**
     * The resolution time of the tickets solved in a period, in calendar time.
     *
     * @param history the tickets
     * @param period the period; counted as far as it is observed
     * @param until which solution ends the time, and lies in the period
     * @return the resolution time, without open tickets
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation
     */
    public static ResolutionTime ofSolved(TicketHistory history, Period period, Until until) {
        return ofSolved(history, period, until, BusinessHours.ALWAYS);
    }

    /**
     * The resolution time of the tickets solved in a period.
     *
     * @param history the tickets
     * @param period the period; counted as far as it is observed
     * @param until which solution ends the time, and lies in the period
     * @param hours the hours that count
     * @return the resolution time, without open tickets
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the period begins after the observation
     */
    public static ResolutionTime ofSolved(TicketHistory history, Period period, Until until, BusinessHours hours) {
        Objects.requireNonNull(history, "history");
        TicketHistory.Span span = history.span(period);
        Objects.requireNonNull(until, "until");
        Objects.requireNonNull(hours, "hours");
        LongStream.Builder resolved = LongStream.builder();
        for (Ticket ticket : history.tickets()) {
            Instant solved = until.of(ticket);
            if (solved != null && span.contains(solved)) {
                resolved.add(hours.secondsBetween(ticket.created(), solved));
            }
        }
        return new ResolutionTime(until, hours, true, SortedSeconds.of(resolved), SortedSeconds.NONE);
    }

    /**
     * Which solution ends the time.
     *
     * @return the first or the last
     */
    public Until until() {
        return until;
    }

    /**
     * The hours that count.
     *
     * @return the business hours, or {@link BusinessHours#ALWAYS} for calendar time
     */
    public BusinessHours hours() {
        return hours;
    }

    /**
     * Whether the tickets are those solved in the period, and not those opened in it.
     *
     * @return true if they came from {@link #ofSolved}
     */
    public boolean isOfSolved() {
        return isOfSolved;
    }

    /**
     * How many tickets there are.
     *
     * @return the resolved and the open ones
     */
    public long tickets() {
        return (long) resolved.size() + open.size();
    }

    /**
     * How many tickets are resolved.
     *
     * @return the number of tickets with a resolution time
     */
    public long resolved() {
        return resolved.size();
    }

    /**
     * How many tickets are open, or open again where the last solution counts.
     *
     * @return the number of tickets without a resolution time
     */
    public long open() {
        return open.size();
    }

    /**
     * The time by which half of all tickets are resolved, open ones counted in.
     *
     * @return the median in hours; not a number while fewer than half are known to be resolved by any time
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * The time by which a share of all tickets is resolved, open ones counted in.
     *
     * @param share the share of tickets, above 0 and at most 1
     * @return the quantile of the {@linkplain #curve() survival curve} in hours; not a number while fewer are known to
     *     be resolved by any time
     * @throws IllegalArgumentException if the share is not above 0 and at most 1
     */
    public double quantile(double share) {
        return curve().quantile(share).value() / SECONDS_AN_HOUR;
    }

    /**
     * The share of tickets that are still open after so many seconds, by Kaplan and Meier: with intervals, and with
     * the average up to a limit.
     *
     * @return the curve, its times in seconds
     */
    public SurvivalCurve curve() {
        return SurvivalCurve.of(durations());
    }

    /**
     * The durations behind it, in seconds, the open ones as censored: for a test of whether two groups of tickets are
     * solved equally quickly.
     *
     * @return the durations
     */
    public Durations durations() {
        long[] times = LongStream.concat(resolved.stream(), open.stream()).toArray();
        boolean[] isEvent = new boolean[times.length];
        Arrays.fill(isEvent, 0, resolved.size(), true);
        return Durations.of(ChronoUnit.SECONDS, times, isEvent);
    }

    /**
     * The median of the resolved tickets only, which is too short while tickets are open.
     *
     * @return the median in hours; not a number when none is resolved
     */
    public double resolvedMedian() {
        return resolvedQuantile(0.5);
    }

    /**
     * A quantile of the resolved tickets only, interpolated linearly; it is too short while tickets are open.
     *
     * @param share the share of resolved tickets that took at most as long, from 0 to 1
     * @return the quantile in hours; not a number when none is resolved
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public double resolvedQuantile(double share) {
        return resolved.quantile(share) / SECONDS_AN_HOUR;
    }

    /**
     * The mean of the resolved tickets only, which is too short while tickets are open.
     *
     * @return the mean in hours; not a number when none is resolved
     */
    public double resolvedMean() {
        return resolvedSeconds().value() / SECONDS_AN_HOUR;
    }

    /**
     * The mean of the resolved tickets only with the exact sums behind it, in seconds, since one second is no decimal
     * number of hours.
     *
     * @return the mean in seconds, undefined when none is resolved
     */
    public Mean resolvedSeconds() {
        return Mean.of(resolved.stream().toArray());
    }

    /**
     * The share of tickets that were resolved within a target, such as a service level promises. A ticket that has been
     * open for longer than the target has missed it; one that has not is {@linkplain #undecided not counted yet}.
     *
     * @param target the target, in the hours that count here
     * @return tickets resolved within the target, out of those that have met or missed it; undefined when none has
     * @throws NullPointerException if the target is null
     * @throws IllegalArgumentException if the target is negative
     */
    public Rate resolvedWithin(Duration target) {
        long met = resolved.upTo(TicketHistory.targetSeconds(target));
        return Rate.of(met, tickets() - undecided(target), "no tickets have met or missed the target");
    }

    /**
     * How many tickets are open and may still be resolved within a target.
     *
     * @param target the target, in the hours that count here
     * @return the number of tickets that have been open no longer than the target
     * @throws NullPointerException if the target is null
     * @throws IllegalArgumentException if the target is negative
     */
    public long undecided(Duration target) {
        return open.upTo(TicketHistory.targetSeconds(target));
    }

    /**
     * The resolution time of two disjoint groups of tickets.
     *
     * @param other the resolution time of tickets that are not in this one
     * @return the resolution time of all
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other ends at another solution, counts other hours or selects otherwise
     */
    public ResolutionTime plus(ResolutionTime other) {
        Objects.requireNonNull(other, "other");
        Checks.same("until", until, other.until);
        Checks.same("hours", hours, other.hours);
        Checks.same("isOfSolved", isOfSolved, other.isOfSolved);
        return new ResolutionTime(until, hours, isOfSolved, resolved.plus(other.resolved), open.plus(other.open));
    }

    /** {@return the median in hours, open tickets counted in, or NaN when undefined} */
    @Override
    public double value() {
        return median();
    }

    @Override
    public boolean isDefined() {
        return !Double.isNaN(value());
    }

    @Override
    public String reason() {
        if (isDefined()) {
            return "";
        }
        return tickets() == 0 ? "no tickets" : "fewer than half of the tickets are known to be resolved by any time";
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(until, hours, resolved, open));
    }

    /** {@return the {@link #tickets()}, for JSON mappers and templates} */
    public long getTickets() {
        return tickets();
    }

    /** {@return the {@link #resolved()}, for JSON mappers and templates} */
    public long getResolved() {
        return resolved();
    }

    /** {@return the {@link #open()}, for JSON mappers and templates} */
    public long getOpen() {
        return open();
    }

    /** {@return the {@link #until()}, for JSON mappers and templates} */
    public Until getUntil() {
        return until();
    }

    /** {@return the {@link #resolvedMedian()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getResolvedMedian() {
        return Beans.finite(resolvedMedian());
    }

    /** {@return the {@link #resolvedMean()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getResolvedMean() {
        return Beans.finite(resolvedMean());
    }

    /** {@return the {@link #resolvedSeconds()}, for JSON mappers and templates} */
    public Mean getResolvedSeconds() {
        return resolvedSeconds();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ResolutionTime that
                && until == that.until
                && hours.equals(that.hours)
                && isOfSolved == that.isOfSolved
                && resolved.equals(that.resolved)
                && open.equals(that.open);
    }

    @Override
    public int hashCode() {
        return Objects.hash(until.name(), hours, isOfSolved, resolved, open);
    }

    /** {@return such as {@code 26.0 hours (median of 6 tickets, 1 of them open)}, or {@code undefined} and why} */
    @Override
    public String toString() {
        String of = " (median of " + tickets() + " tickets, " + open() + " of them open)";
        return isDefined()
                ? String.format(Locale.ROOT, "%.1f hours", value()) + of
                : "undefined" + of + ": " + reason();
    }
}
