package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.subscription.SubscriberCursor;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The lengths of customers' stays in days, by the definition of a stay for customers with several subscriptions.
 *
 * <pre>
 *   time = end - start, an event; or observed until - start, censored, while it runs
 * </pre>
 *
 * <p>Starts and ends are those of {@link io.github.retentionmetrics.subscription.Subscription}: the end is the first
 * day that is no longer active, so time is the number of active days. A subscription that is active on the observation
 * day is known to last <i>longer</i> than the days since its start, and is therefore censored.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>start and end on the same day: a time of zero, with the event. Such cancelled orders make the curve begin below
 *       1;
 *   <li>an end after the observation day has not happened yet;
 *   <li>customers who were acquired before the data starts: give the day from which ends were recorded, with
 *       {@link SubscriptionHistory#withObservedFrom} or {@link #over(SubscriptionHistory, LocalDate)}. Without it,
 *       lifetimes are too long, since only customers who stayed long enough to be in the data would be counted.
 * </ul>
 *
 * <p>There is no option for the span from the first start to the last end: a customer who is away on the observation
 * day may come back, so that an end is not known to be the last.
 *
 * <pre>{@code
 * Durations stays = Lifespan.FIRST_STAY.over(base);
 * SurvivalCurve.of(stays).median();       // half of the customers have left by then
 * Lifespan.SUBSCRIPTION.over(base).count();     // 362: one for each subscription
 *
 * Map<String, Durations> byPlan = Lifespan.FIRST_STAY.over(base, base.segmentById(planOf::get));
 * SurvivalCurve.of(byPlan.get("basic")).median();
 * LogRankTest.of(byPlan).pvalue();        // could the difference be due to chance?
 * }</pre>
 */
public enum Lifespan {
    /**
     * Each subscription by itself, from its start to its end: counts contracts, which are the rows of the input, as
     * billing systems do. If each renewed term has a row of its own, this is not the lifetime of customers, since every
     * term ends on the day on which the next begins.
     */
    SUBSCRIPTION,
    /**
     * Each uninterrupted stay of a customer: subscriptions that overlap or follow each other without a day between are
     * one stay, as renewed terms are. A customer who comes back begins another stay, and counts twice. Stays of a
     * customer resemble each other, so that standard errors are somewhat too small.
     */
    STAY,
    /** Each customer's first stay, until they leave for the first time: counts customers, and is the usual choice. */
    FIRST_STAY;

    /**
     * The stays of a history that has been recorded from its first customer on, or from the day of {@link
     * SubscriptionHistory#withObservedFrom}: stays that began before it then enter late.
     *
     * @param history the subscriptions
     * @return the stays in days, censored at the history's observation day
     * @throws NullPointerException if the history is null
     */
    public Durations over(SubscriptionHistory history) {
        Objects.requireNonNull(history, "history");
        return durations(
                history, history.observedFrom().map(LocalDate::toEpochDay).orElse(Long.MIN_VALUE));
    }

    /**
     * The stays of a history of which some customers were acquired before ends were recorded.
     *
     * <p>A stay that began before that day and lasted until it, or longer, enters late: with the days that it had
     * lasted by the day before. A stay that ended before is left out, since the data do not have all such stays.
     *
     * @param history the subscriptions
     * @param observedFrom the first day whose ends are all in the data
     * @return the stays in days, censored at the history's observation day
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is after the history's observation day
     */
    public Durations over(SubscriptionHistory history, LocalDate observedFrom) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(observedFrom, "observedFrom");
        Checks.observed(observedFrom, "observedFrom", history.observedUntil());
        return durations(history, observedFrom.toEpochDay());
    }

    private Durations durations(SubscriptionHistory history, long observedFrom) {
        Stays stays = new Stays(observedFrom, history.observedUntil().toEpochDay());
        SubscriptionHistory rows = this == SUBSCRIPTION ? history : history.stays();
        for (SubscriberCursor customer = rows.cursor(); customer.next(); ) {
            stays.add(customer, this == FIRST_STAY ? 1 : customer.subscriptions());
        }
        return stays.builder.build();
    }

    /**
     * The stays of each segment of customers, for curves by segment and as the groups of a {@link LogRankTest}.
     *
     * @param history the subscriptions, from their {@linkplain SubscriptionHistory#withObservedFrom first observed day}
     *     on
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the stays in days by name of the segment, in the order of the segments, censored at the history's
     *     observation day
     * @throws NullPointerException if a parameter is null
     */
    public Map<String, Durations> over(SubscriptionHistory history, Segmentation segments) {
        Objects.requireNonNull(history, "history");
        Objects.requireNonNull(segments, "segments");
        Map<String, Durations> durations = new LinkedHashMap<>();
        history.bySegment(segments).forEach((name, part) -> durations.put(name, over(part)));
        return Collections.unmodifiableMap(durations);
    }

    /** Turns starts and ends into durations. */
    private static final class Stays {
        private final Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        private final long observedFrom;
        private final long observedUntil;

        Stays(long observedFrom, long observedUntil) {
            this.observedFrom = observedFrom;
            this.observedUntil = observedUntil;
        }

        void add(SubscriberCursor customer, int first) {
            for (int i = 0; i < first; i++) {
                add(customer.startEpochDay(i), customer.endEpochDay(i));
            }
        }

        /** An end beyond the observation day stands for none. */
        private void add(long start, long end) {
            boolean isEvent = end <= observedUntil;
            long time = (isEvent ? end : observedUntil) - start;
            long entry = observedFrom - 1 - start;
            if (start >= observedFrom) {
                builder.add(time, isEvent);
            } else if (time > entry) {
                builder.addLate(entry, time, isEvent);
            }
        }
    }
}
