package io.github.retentionmetrics.event;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.internal.ZonedDays;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * What the customers of each group of an experiment did within the same window of time after their first exposure.
 *
 * <pre>
 * outcome of a customer = what happened from the first exposure to exposure + window, both inclusive
 * participants          = customers of one group with exposure + window at or before the end of observation
 * </pre>
 *
 * <p>What a customer did before the exposure cannot be an effect of it and does not count. Customers whose window is
 * not over are left out of every figure ({@link #tooRecent()}), since they have had less time than others, and so are
 * those who were exposed to several groups ({@link #ambiguous()}). Participants who did nothing count as such.
 *
 * <p>Each figure is a rate or a mean by group, with the customer as the sampling unit, and is compared like any other.
 * {@link #segments()} leads to all other metrics.
 *
 * <pre>{@code
 * Exposures exposures = Exposures.of(ZoneId.of("Europe/Amsterdam"), List.of(
 *         Exposure.of("U-17", "control", Instant.parse("2026-03-02T09:26:53Z")),
 *         Exposure.of("U-18", "voucher", Instant.parse("2026-03-02T09:31:40Z"))));
 * Experiment experiment = Experiment.of(exposures, Duration.ofDays(14), events.observedUntil());
 * Map<String, Rate> bought = experiment.converted(events, EventSelector.named("purchase"));
 * Map<String, RateDifference> gains = Comparison.differences("control", bought, Rate::minus);
 * Comparison.ofAll(gains, Correction.HOLM, 0.95);             // the verdict on each group, compared with the control
 * Lift.of(gains.get("voucher")).interval(0.95);              // relative to the control
 * }</pre>
 *
 * <p>Purchases have no time: those on the day of the exposure count, and a window of n days is that day and the n - 1
 * days after it, in the zone of the exposures. Events of exposure are events: a selector that selects them finds one of
 * each participant.
 *
 * <p>Compare when the last window is over, with as many customers as {@link
 * io.github.retentionmetrics.inference.SampleSize} says. Looking every day, and stopping at the first significant
 * difference, finds differences that do not exist far more often than the level promises.
 *
 * <p>A figure takes one pass over the history. Memory is 4 bytes a customer beside the exposures.
 */
public final class Experiment {
    private static final String NOBODY = "no customer of the group was observed long enough";

    private final Exposures exposures;
    private final Duration window;
    private final LocalDate observedUntil;
    private final int[] groupOf;

    private Experiment(Exposures exposures, Duration window, LocalDate observedUntil, int[] groupOf) {
        this.exposures = exposures;
        this.window = window;
        this.observedUntil = observedUntil;
        this.groupOf = groupOf;
    }

    /**
     * The experiment of some exposures.
     *
     * @param exposures who saw which variant
     * @param window how long after the exposure outcomes count
     * @param observedUntil the last day for which outcomes are complete
     * @return the experiment
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the window is not positive or longer than 3,652,500 days, or the day is not
     *     in 0001-01-01..9999-12-31
     */
    public static Experiment of(Exposures exposures, Duration window, LocalDate observedUntil) {
        Objects.requireNonNull(exposures, "exposures");
        Checks.positive(window, "window", Instants.MOST_DAYS);
        Checks.recordDate(observedUntil, "observedUntil");
        long latest = Instants.startOfDay(observedUntil.plusDays(1), exposures.zone()) - micros(window);
        int[] groupOf = exposures.groupOf().clone();
        for (int customer = 0; customer < groupOf.length; customer++) {
            if (exposures.micros()[customer] > latest) {
                groupOf[customer] = Segmentation.UNSEGMENTED;
            }
        }
        return new Experiment(exposures, window, observedUntil, groupOf);
    }

    private static long micros(Duration duration) {
        return Instants.toMicros(duration);
    }

    /**
     * Who saw which variant.
     *
     * @return the exposures
     */
    public Exposures exposures() {
        return exposures;
    }

    /**
     * How long after the exposure outcomes count.
     *
     * @return the window
     */
    public Duration window() {
        return window;
    }

    /**
     * How many participants each group has.
     *
     * @return the number of customers by group who were observed long enough, in alphabetical order; unmodifiable
     */
    public Map<String, Long> sizes() {
        return Exposures.sizes(exposures.groups(), groupOf);
    }

    /**
     * How many customers are left out because their window is not over.
     *
     * @return the number of customers of one group who were exposed too late
     */
    public long tooRecent() {
        return sum(exposures.sizes()) - sum(sizes());
    }

    private static long sum(Map<String, Long> sizes) {
        return sizes.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * How many customers are left out because they were exposed to several groups.
     *
     * @return the number of customers
     */
    public long ambiguous() {
        return exposures.ambiguous();
    }

    /**
     * The participants by group, for any metric that takes segments, such as a history's parts by segment. The metric
     * itself must then leave out what happened before the exposure.
     *
     * @return the groups as segments; customers who are left out are in none
     */
    public Segmentation segments() {
        return Segmentation.ofIndexes(exposures.ids(), exposures.groups(), customer -> groupOf[customer]);
    }

    /**
     * The conversion rate: the share of participants with a selected event in the window, such as a purchase.
     *
     * @param events the history
     * @param selector which events
     * @return the rate by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the selector refers to a name that does not occur in the history, or the
     *     history does not cover the experiment
     */
    public Map<String, Rate> converted(EventHistory events, EventSelector selector) {
        return retained(events, selector, Duration.ZERO);
    }

    /**
     * The retention rate: the share of participants with an event between some time after the exposure and the end of
     * the window. The {@linkplain Rate#complement() complement} is the churn rate.
     *
     * @param events the history
     * @param selector which events
     * @param after the time after the exposure, at most the window
     * @return the rate by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the time is negative or longer than the window, the selector refers to a name
     *     that does not occur in the history, or the history does not cover the experiment
     */
    public Map<String, Rate> retained(EventHistory events, EventSelector selector, Duration after) {
        Objects.requireNonNull(after, "after");
        if (after.isNegative() || after.compareTo(window) > 0) {
            throw new IllegalArgumentException("after must be in 0.." + window + ": " + after);
        }
        return rates(counts(events, selector, after));
    }

    /**
     * The number of events per participant in the window.
     *
     * @param events the history
     * @param selector which events
     * @return the mean by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the selector refers to a name that does not occur in the history, or the
     *     history does not cover the experiment
     */
    public Map<String, Mean> events(EventHistory events, EventSelector selector) {
        return means(counts(events, selector, Duration.ZERO), 0);
    }

    private long[] counts(EventHistory events, EventSelector selector, Duration after) {
        requireCovered(events.observedFrom(), events.observedUntil());
        boolean[] isSelected = events.selectedTypes(selector);
        int[] places = placesOf(events.ids());
        long[] counts = new long[groupOf.length];
        EventCursor customer = events.cursor();
        for (int row = 0; customer.next(); row++) {
            int place = places[row];
            if (isParticipant(place)) {
                long from = exposures.micros()[place] + roundedUp(after);
                long to = exposures.micros()[place] + micros(window);
                for (int event = firstFrom(customer, from);
                        event < customer.events() && customer.epochMicros(event) <= to;
                        event++) {
                    counts[place] += isSelected[customer.typeIndex(event)] ? 1 : 0;
                }
            }
        }
        return counts;
    }

    private static long roundedUp(Duration duration) {
        long micros = micros(duration);
        return Instants.toDuration(micros).compareTo(duration) < 0 ? micros + 1 : micros;
    }

    private static int firstFrom(EventCursor customer, long micros) {
        int low = 0;
        int high = customer.events();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (customer.epochMicros(middle) < micros) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /**
     * The number of sessions per participant that began in the window.
     *
     * @param sessions the sessions of a history
     * @return the mean by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if the sessions are null
     * @throws IllegalArgumentException if the history of the sessions does not cover the experiment
     */
    public Map<String, Mean> sessions(Sessions sessions) {
        EventHistory events = sessions.history();
        requireCovered(events.observedFrom(), events.observedUntil());
        int[] places = placesOf(events.ids());
        long[] counts = new long[groupOf.length];
        for (int session = 0; session < sessions.size(); session++) {
            int place = places[sessions.customer(session)];
            if (isParticipant(place)) {
                long since = sessions.startMicros(session) - exposures.micros()[place];
                counts[place] += since >= 0 && since <= micros(window) ? 1 : 0;
            }
        }
        return means(counts, 0);
    }

    /**
     * The share of participants with a purchase in the window.
     *
     * @param purchases the history
     * @return the rate by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if the window is not whole days, or the history does not cover the experiment
     */
    public Map<String, Rate> buyers(PurchaseHistory purchases) {
        return rates(sums(purchases, CustomerCursor::orders));
    }

    /**
     * The number of purchases per participant in the window.
     *
     * @param purchases the history
     * @return the mean by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if the window is not whole days, or the history does not cover the experiment
     */
    public Map<String, Mean> orders(PurchaseHistory purchases) {
        return means(sums(purchases, CustomerCursor::orders), 0);
    }

    /**
     * The revenue per participant in the window, less refunds.
     *
     * @param purchases the history
     * @return the mean by group in the currency of the history, in alphabetical order; undefined for a group without
     *     participants
     * @throws NullPointerException if the history is null
     * @throws IllegalArgumentException if the window is not whole days, or the history does not cover the experiment
     * @throws ArithmeticException if the revenue from a customer does not fit in a long
     */
    public Map<String, Mean> revenue(PurchaseHistory purchases) {
        return means(sums(purchases, CustomerCursor::revenueMinor), purchases.decimals());
    }

    private interface Outcome {
        long of(CustomerCursor customer, Period period);
    }

    private long[] sums(PurchaseHistory purchases, Outcome outcome) {
        requireCovered(purchases.observedFrom(), purchases.observedUntil());
        if (!Duration.ofDays(window.toDays()).equals(window)) {
            throw new IllegalArgumentException("window must be whole days, since purchases have no time: " + window);
        }
        int[] places = placesOf(purchases.customerIdsInCursorOrder());
        long[] sums = new long[groupOf.length];
        ZonedDays days = ZonedDays.in(exposures.zone());
        CustomerCursor customer = purchases.cursor();
        for (int row = 0; customer.next(); row++) {
            int place = places[row];
            if (isParticipant(place)) {
                LocalDate first =
                        LocalDate.ofEpochDay(days.dayOfMicros(exposures.micros()[place]));
                sums[place] = outcome.of(customer, Period.of(first, first.plusDays(window.toDays())));
            }
        }
        return sums;
    }

    /**
     * The share of participants with an outcome of the caller's own, such as subscribers who have not cancelled.
     *
     * @param isSuccess whether a customer, by identifier and instant of the exposure, has the outcome; asked once for
     *     each participant
     * @return the rate by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if the predicate is null
     */
    public Map<String, Rate> rates(BiPredicate<String, Instant> isSuccess) {
        Objects.requireNonNull(isSuccess, "isSuccess");
        long[] outcomes = new long[groupOf.length];
        for (int customer = 0; customer < outcomes.length; customer++) {
            if (isParticipant(customer) && isSuccess.test(exposures.ids().get(customer), instant(customer))) {
                outcomes[customer] = 1;
            }
        }
        return rates(outcomes);
    }

    /**
     * The mean of a number of the caller's own per participant.
     *
     * @param outcome the number of a customer, by identifier and instant of the exposure; asked once for each
     *     participant
     * @return the mean by group, in alphabetical order; undefined for a group without participants
     * @throws NullPointerException if the function or a number is null
     */
    public Map<String, Mean> means(BiFunction<String, Instant, BigDecimal> outcome) {
        Objects.requireNonNull(outcome, "outcome");
        return byGroup(group -> participants(group)
                .mapToObj(customer -> outcome.apply(exposures.ids().get(customer), instant(customer)))
                .collect(Mean.toMean()));
    }

    private Instant instant(int customer) {
        return Instants.ofMicros(exposures.micros()[customer]);
    }

    private boolean isParticipant(int customer) {
        return customer >= 0 && groupOf[customer] >= 0;
    }

    private IntStream participants(int group) {
        return IntStream.range(0, groupOf.length).filter(customer -> groupOf[customer] == group);
    }

    private Map<String, Rate> rates(long[] outcomes) {
        return byGroup(group -> Rate.of(
                participants(group).filter(customer -> outcomes[customer] > 0).count(),
                participants(group).count(),
                NOBODY));
    }

    private Map<String, Mean> means(long[] outcomes, int decimals) {
        return byGroup(group -> {
            Mean mean = Mean.of(participants(group)
                    .mapToLong(customer -> outcomes[customer])
                    .toArray());
            return Mean.of(
                    mean.count(),
                    mean.sum().movePointLeft(decimals),
                    mean.sumOfSquares().movePointLeft(2 * decimals));
        });
    }

    private <T> Map<String, T> byGroup(IntFunction<T> answer) {
        List<String> groups = exposures.groups();
        Map<String, T> answers = new TreeMap<>();
        for (int group = 0; group < groups.size(); group++) {
            answers.put(groups.get(group), answer.apply(group));
        }
        return Collections.unmodifiableMap(answers);
    }

    /** For each customer of a history the place among the exposures, or -1. */
    private int[] placesOf(List<String> customerIds) {
        CustomerIds ids = exposures.ids();
        CustomerDictionary dictionary = new CustomerDictionary();
        ids.addTo(dictionary);
        int[] places = new int[customerIds.size()];
        if (customerIds instanceof CustomerIds others) {
            places = others.addTo(dictionary);
        } else {
            dictionary.addAll(customerIds.toArray(String[]::new), places, 0);
        }
        return Arrays.stream(places)
                .map(place -> place < ids.size() ? place : -1)
                .toArray();
    }

    private void requireCovered(Optional<LocalDate> from, LocalDate until) {
        if (until.isBefore(observedUntil)) {
            throw new IllegalArgumentException(
                    "history must be observed until the end of the experiment (" + observedUntil + "): " + until);
        }
        if (from.isPresent()) {
            long start = Instants.startOfDay(from.get(), exposures.zone());
            if (IntStream.range(0, groupOf.length)
                    .anyMatch(customer -> isParticipant(customer) && exposures.micros()[customer] < start)) {
                throw new IllegalArgumentException(
                        "history must be observed from the first exposure on: from " + from.get());
            }
        }
    }

    @Override
    public String toString() {
        return "Experiment[" + sizes() + " observed for " + window + ", " + tooRecent() + " too recent, " + ambiguous()
                + " ambiguous]";
    }
}
