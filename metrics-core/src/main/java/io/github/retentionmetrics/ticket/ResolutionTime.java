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
 * The resolution time of support tickets: the time until they are solved, with open tickets as censored durations.
 *
 * <pre>
 *   first resolution time = first solved - created
 *   full resolution time  = last solved - created       later than the first if the ticket was reopened
 *   median                = the time by which half of the tickets are solved, by Kaplan and Meier
 * </pre>
 *
 * <p>In hours, of calendar time or of {@link BusinessHours business hours}; counted in whole seconds. An open ticket
 * has no resolution time yet, but is known to take longer than it has been open: it is a censored duration. Help desk
 * software leaves open tickets out of its averages, so that service looks faster the more tickets remain open;
 * {@link #median()} and {@link #quantile} include them. {@link #resolvedMedian()}, {@link #resolvedQuantile} and
 * {@link #resolvedMean()} are the figures of help desk software, for resolved tickets only.
 *
 * <p>A period selects tickets by the time of their creation ({@link #ofCreated}, the experience of the customers of
 * that period) or of their solution ({@link #ofSolved}, the work done in it, without open tickets and their waiting
 * times).
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no tickets: undefined;
 *   <li>fewer than half of the tickets are known to be solved by any time: the median is undefined;
 *   <li>a ticket solved in the second in which it was opened has a resolution time of zero;
 *   <li>resolution times of disjoint tickets are combined by {@link #plus}.
 * </ul>
 *
 * <pre>{@code
 * ResolutionTime first = ResolutionTime.ofCreated(ticketHistory, Period.month(2026, 3), Until.FIRST_SOLVED);
 * first.median();                               // 20.25 hours: including open tickets
 * first.resolvedMedian();                       // 14.5 hours: solved tickets only
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

    /** The seconds until resolution of resolved tickets. */
    private final SortedSeconds resolved;

    /** The seconds for which the other tickets have been open. */
    private final SortedSeconds open;

    private ResolutionTime(
            Until until, BusinessHours hours, boolean isOfSolved, SortedSeconds resolved, SortedSeconds open) {
        this.until = until;
        this.hours = hours;
        this.isOfSolved = isOfSolved;
        this.resolved = resolved;
        this.open = open;
    }

    /** The solution that ends a ticket's resolution time. */
    public enum Until {
        /** The first solution: reopening the ticket changes nothing. */
        FIRST_SOLVED,
        /** The last solution: a ticket that is open again has no resolution time yet. */
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
     * @param until the solution that ends the time
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
     * @param until the solution that ends the time
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
     * @param until the solution that ends the time, which must be in the period
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
     * @param until the solution that ends the time, which must be in the period
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
     * The solution that ends the time.
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
     * Whether the tickets are those solved in the period rather than those opened in it.
     *
     * @return true for a result of {@link #ofSolved}
     */
    public boolean isOfSolved() {
        return isOfSolved;
    }

    /**
     * The number of tickets.
     *
     * @return the resolved and the open ones
     */
    public long tickets() {
        return (long) resolved.size() + open.size();
    }

    /**
     * The number of resolved tickets.
     *
     * @return the number of tickets with a resolution time
     */
    public long resolved() {
        return resolved.size();
    }

    /**
     * The number of tickets that are open, or open again if the last solution counts.
     *
     * @return the number of tickets without a resolution time
     */
    public long open() {
        return open.size();
    }

    /**
     * The time by which half of all tickets are resolved, including open ones.
     *
     * @return the median in hours; NaN while fewer than half are known to be resolved by any time
     */
    public double median() {
        return quantile(0.5);
    }

    /**
     * The time by which a share of all tickets is resolved, including open ones.
     *
     * @param share the share of tickets, above 0 and at most 1
     * @return the quantile of the {@linkplain #curve() survival curve} in hours; NaN while a smaller share is known to
     *     be resolved by any time
     * @throws IllegalArgumentException if the share is not above 0 and at most 1
     */
    public double quantile(double share) {
        return curve().quantile(share).value() / SECONDS_AN_HOUR;
    }

    /**
     * The Kaplan-Meier curve of the share of tickets that are still open after a time, with intervals and the
     * restricted mean.
     *
     * @return the curve, its times in seconds
     */
    public SurvivalCurve curve() {
        return SurvivalCurve.of(durations());
    }

    /**
     * The durations in seconds, with open tickets as censored, for example to test whether two groups of tickets are
     * solved equally fast.
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
     * @return the median in hours; NaN when none is resolved
     */
    public double resolvedMedian() {
        return resolvedQuantile(0.5);
    }

    /**
     * A quantile of the resolved tickets only, interpolated linearly; it is too short while tickets are open.
     *
     * @param share the share of resolved tickets that took at most the quantile, from 0 to 1
     * @return the quantile in hours; NaN when none is resolved
     * @throws IllegalArgumentException if the share is not from 0 to 1
     */
    public double resolvedQuantile(double share) {
        return resolved.quantile(share) / SECONDS_AN_HOUR;
    }

    /**
     * The mean of the resolved tickets only, which is too short while tickets are open.
     *
     * @return the mean in hours; NaN when none is resolved
     */
    public double resolvedMean() {
        return resolvedSeconds().value() / SECONDS_AN_HOUR;
    }

    /**
     * The mean of the resolved tickets only, with the exact sums behind it, in seconds, since a second is not an exact
     * decimal number of hours.
     *
     * @return the mean in seconds, undefined when none is resolved
     */
    public Mean resolvedSeconds() {
        return Mean.of(resolved.stream().toArray());
    }

    /**
     * The share of tickets that were resolved within a target, such as that of a service level agreement. A ticket that
     * has been open for longer than the target has missed it; a ticket that may still meet it is {@linkplain #undecided
     * not counted yet}.
     *
     * @param target the target, in business hours or calendar time, as in this result
     * @return tickets resolved within the target, over those that have met or missed it; undefined when there are none
     * @throws NullPointerException if the target is null
     * @throws IllegalArgumentException if the target is negative
     */
    public Rate resolvedWithin(Duration target) {
        long met = resolved.upTo(TicketHistory.targetSeconds(target));
        return Rate.of(met, tickets() - undecided(target), "no tickets have met or missed the target");
    }

    /**
     * The number of open tickets that may still be resolved within a target.
     *
     * @param target the target, in business hours or calendar time, as in this result
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
     * @param other the resolution time of tickets that are not in these
     * @return the resolution time of all
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the other differs in the solution, the hours or the selection of tickets
     */
    public ResolutionTime plus(ResolutionTime other) {
        Objects.requireNonNull(other, "other");
        Checks.same("until", until, other.until);
        Checks.same("hours", hours, other.hours);
        Checks.same("isOfSolved", isOfSolved, other.isOfSolved);
        return new ResolutionTime(until, hours, isOfSolved, resolved.plus(other.resolved), open.plus(other.open));
    }

    /** {@return the median in hours, including open tickets, or NaN when undefined} */
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

    /**
     * {@return such as {@code 26.0 hours (median of 6 tickets, 1 of them open)}, or {@code undefined} and the reason}
     */
    @Override
    public String toString() {
        String of = " (median of " + tickets() + " tickets, " + open() + " of them open)";
        return isDefined()
                ? String.format(Locale.ROOT, "%.1f hours", value()) + of
                : "undefined" + of + ": " + reason();
    }
}
