package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.trend.Trend;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The activity of a group of customers over time, complete until a given day: the interface of every kind of history.
 *
 * <p>Purchases, subscriptions and other records of activity differ in when a customer counts as active, which each
 * history defines. All further computations are the same, so that a metric that takes this interface serves every kind
 * of history: retention, churn, the quick ratio, and user-defined metrics.
 *
 * <pre>{@code
 * CustomerHistory bought = PurchaseHistory.of(EUR, purchases, observedUntil);
 * RetentionRate.of(bought, Period.month(2026, 3));        // 33.3% (100 of 300): in February, and again in March
 * CustomerHistory subscribed = SubscriptionHistory.of(subscriptions, observedUntil);
 * RetentionRate.of(subscribed, Period.month(2026, 3));    // 69.0% (127 of 184): on 28 February, and still on 31 March
 * }</pre>
 *
 * <p>A history can be divided by segment ({@link #bySegment}), reduced to some customers ({@link #filter}), and split
 * into parts for parallel work ({@link #split}). Two histories of the same type are combined by {@code plus}.
 *
 * <p>{@link #movement} counts the customers who were new, retained, resurrected and lost in a period, and
 * {@link #customersOf} has their identifiers.
 *
 * <p>The observation day is the last day for which the records are complete. The caller provides it; it is not the date
 * of the last record. A period that ends after it is partial and counted as far as it is observed. A period that begins
 * after it is refused.
 *
 * <p>Implementations are immutable and thread-safe, and their answers do not depend on the order of the records.
 */
public interface CustomerHistory {
    /** The largest number of parts of a history. */
    int MOST_PARTS = 10_000;

    /**
     * The last day for which the records are complete.
     *
     * @return the day
     */
    LocalDate observedUntil();

    /**
     * The first day for which the records are complete, if it is known.
     *
     * @return the day; empty if nothing is missing before the first record
     */
    Optional<LocalDate> observedFrom();

    /**
     * Whether a period lies wholly within the observed days.
     *
     * @param period the period
     * @return false for a period that is still running or has not begun, whose figures may change, and for a period
     *     that begins before the first observed day, whose figures are too small
     * @throws NullPointerException if the period is null
     */
    default boolean isComplete(Period period) {
        Objects.requireNonNull(period, "period");
        boolean isBegun = observedFrom()
                .map(day -> !period.startInclusive().isBefore(day))
                .orElse(true);
        return isBegun && !period.endExclusive().isAfter(observedUntil().plusDays(1));
    }

    /**
     * The number of customers.
     *
     * @return the number of distinct identifiers that were ever active
     */
    long customers();

    /**
     * The identifiers of the customers.
     *
     * @return the identifiers of all {@link #customers()}, in alphabetical order
     */
    List<String> customerIds();

    /**
     * The customers segmented by a function of their identifiers, such as a country, an acquisition channel or the
     * output of a model.
     *
     * @param segmentOf from an identifier to the name of the segment, or null or blank for none; called once for each
     * @return the segmentation, with names in alphabetical order
     * @throws NullPointerException if the function is null
     */
    default Segmentation segmentById(Function<String, @Nullable String> segmentOf) {
        return Segmentation.of(customerIds(), segmentOf);
    }

    /**
     * The movement of the active customers during a period: how many were retained, new, resurrected and lost.
     *
     * @param period the period; counted as far as it is observed
     * @return the movement
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if the period begins after the observation day, or cannot be compared with an
     *     earlier period
     */
    CustomerMovement movement(Period period);

    /**
     * The movement of the active customers from an earlier period to this one, such as from the same month of last
     * year.
     *
     * <pre>
     * start + new + resurrected - lost = end
     * </pre>
     *
     * <p>Start counts the customers of the baseline, and end those of the period; lost are customers of the baseline
     * who are not customers of the period. New are customers of the period who were first active after the baseline,
     * even if that was before the period: since last March, a customer who joined last June is new. Resurrected are
     * customers of the period who had been customers before the baseline ended, but are not counted in it. Customers
     * who joined after the baseline and left again before the period are in no count. With the preceding period as the
     * baseline the result is that of {@link #movement(Period)}.
     *
     * <pre>{@code
     * Period march = Period.month(2026, 3);
     * CustomerMovement sinceLastYear = history.movement(march, march.yearBefore());
     * RetentionRate.of(sinceLastYear);    // the share of the customers of March last year who bought this March
     * }</pre>
     *
     * <p>Unless a history says otherwise, customers are counted on the last day of the baseline and on the last day of
     * the period, as subscribers are.
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the movement from the baseline to the period
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a period is empty, the baseline is not before the period, or the period
     *     begins after the observation day
     */
    default CustomerMovement movement(Period period, Period baseline) {
        Objects.requireNonNull(period, "period");
        Period since = period.since(baseline);
        Checks.observed(period.startInclusive(), "period start", observedUntil());
        return movement(since);
    }

    /**
     * The movements of the active customers in every period of a granularity, from the first record, or the first
     * observed day if the history starts there, to the observation day.
     *
     * @param granularity the granularity
     * @return the movements by period, in order; empty if there is no record
     * @throws NullPointerException if the granularity is null
     */
    NavigableMap<Period, CustomerMovement> movements(Granularity granularity);

    /**
     * The {@linkplain #movements movements} as a trend, in which the current period and its {@linkplain Trend#rows()
     * row} are marked as partial.
     *
     * <pre>{@code
     * history.trend(MONTH).map(RetentionRate::of).rows().get(1);    // 2026-02: 55.6% (100 of 180)
     * history.trend(MONTH).latestComplete();                        // the month to report
     * }</pre>
     *
     * @param granularity the granularity
     * @return the trend, with the observed days of this history
     * @throws NullPointerException if the granularity is null
     */
    default Trend<CustomerMovement> trend(Granularity granularity) {
        Trend<CustomerMovement> trend = Trend.of(granularity, movements(granularity), observedUntil());
        return observedFrom().map(trend::withObservedFrom).orElse(trend);
    }

    /**
     * The customers behind the movement of a period: the identifiers of those that {@link #movement} counts.
     *
     * @param period the period; counted as far as it is observed
     * @return the customers who were new, retained, resurrected and lost
     * @throws NullPointerException if the period is null
     * @throws IllegalArgumentException if {@link #movement} refuses the period
     */
    CustomerMovement.Customers customersOf(Period period);

    /**
     * The customers behind the movement from an earlier period to this one: the identifiers of those that
     * {@link #movement(Period, Period)} counts.
     *
     * @param period the period; counted as far as it is observed
     * @param baseline the period to compare with, which ends on or before the first day of the period
     * @return the customers who were new, retained, resurrected and lost
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if {@link #movement(Period, Period)} refuses the periods
     */
    default CustomerMovement.Customers customersOf(Period period, Period baseline) {
        Objects.requireNonNull(period, "period");
        Period since = period.since(baseline);
        Checks.observed(period.startInclusive(), "period start", observedUntil());
        return customersOf(since);
    }

    /**
     * The records of some customers.
     *
     * @param isSelected the predicate that selects customers by identifier; called once for each
     * @return their history, with the same observed days
     * @throws NullPointerException if the predicate is null
     */
    CustomerHistory filter(Predicate<String> isSelected);

    /**
     * The records of the customers of each segment, so that every metric of a history can be computed for each segment.
     *
     * <pre>{@code
     * Segmentation channels = Segmentation.byAttribute(customers, "channel").withRest("(unknown)");
     * history.bySegment(channels).forEach((channel, part) -> {
     *     RetentionRate.of(part, Period.month(2026, 3));
     * });
     * }</pre>
     *
     * @param segments the segmentation; customers in no segment are left out, unless there is a
     *     {@linkplain Segmentation#withRest rest}
     * @return the histories by name of the segment, in the order of the segments, with the same observed days;
     *     unmodifiable
     * @throws NullPointerException if the segmentation is null
     */
    default Map<String, ? extends CustomerHistory> bySegment(Segmentation segments) {
        Objects.requireNonNull(segments, "segments");
        Map<String, CustomerHistory> parts = new LinkedHashMap<>();
        for (String name : segments.names()) {
            parts.put(
                    name,
                    filter(id -> segments.segmentOf(id).filter(name::equals).isPresent()));
        }
        return Collections.unmodifiableMap(parts);
    }

    /**
     * Parts with disjoint customers and about as many records each, for parallel work: the results of the parts can be
     * added.
     *
     * @param parts the number of parts, from 1 to {@link #MOST_PARTS}
     * @return the parts, some of them empty if there are fewer customers
     * @throws IllegalArgumentException if the number is below 1 or above {@link #MOST_PARTS}
     */
    List<? extends CustomerHistory> split(int parts);

    /**
     * This history as it was known on an earlier day.
     *
     * @param date the day
     * @return the history without later records, observed until that day
     * @throws NullPointerException if the date is null
     * @throws IllegalArgumentException if it is after the observation day or before the first observed one
     */
    CustomerHistory asKnownOn(LocalDate date);
}
