package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Growth;
import io.github.retentionmetrics.internal.Instants;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How many customers pass each step of a funnel, and how fast.
 *
 * <pre>
 *   conversion from the start at step k    = customers at step k / customers at step 1
 *   conversion from the step before        = customers at step k / customers at step k - 1
 * </pre>
 *
 * <p>A step never has more customers than the step before. Times are those of the customers who passed the step, in the
 * attempt that counts; medians of single steps do not add up to the median of the whole. Customers whose window is
 * still open when the history ends may pass further steps: the median over those who have passed is then too low, and a
 * survival curve of the {@linkplain #attempts() attempts} has the right one.
 *
 * <p>Special cases: if nobody passed the first step, or the step before, the conversion is undefined.
 */
public final class FunnelTable {
    private static final int SMALLEST = 64;
    static final String NOBODY_AT_START = "no customers passed the first step";
    static final String NOBODY_BEFORE = "no customers passed the step before";

    private final EventHistory history;
    private final Funnel funnel;
    /** The customers who passed the first step, in the order of the history, and how many steps each passed. */
    private final int[] customers;

    private final byte[] depths;
    /** The instants of the steps of each, one after the other. */
    private final long[] times;

    /** How many customers passed each step. */
    private final long[] passed;

    private FunnelTable(EventHistory history, Funnel funnel, int[] customers, byte[] depths, long[] times) {
        this.history = history;
        this.funnel = funnel;
        this.customers = customers;
        this.depths = depths;
        this.times = times;
        this.passed = new long[funnel.steps().size()];
        for (int depth : depths) {
            passed[depth - 1]++;
        }
        for (int step = passed.length - 2; step >= 0; step--) {
            passed[step] += passed[step + 1];
        }
    }

    static FunnelTable of(EventHistory history, Funnel funnel) {
        FunnelScan scan = new FunnelScan(history, funnel);
        int all = history.columns().customers();
        int steps = funnel.steps().size();
        int[] customers = new int[all];
        byte[] depths = new byte[all];
        long[] times = new long[Math.max(Math.max(SMALLEST, steps), all)];
        int size = 0;
        int used = 0;
        for (int customer = 0; customer < all; customer++) {
            int depth = scan.depth(customer);
            if (depth > 0) {
                customers[size] = customer;
                depths[size++] = (byte) depth;
                if (depth > times.length - used) {
                    times = Arrays.copyOf(times, Growth.larger(times.length, "steps of customers"));
                }
                for (int step = 0; step < depth; step++) {
                    times[used++] = scan.time(step);
                }
            }
        }
        return new FunnelTable(
                history,
                funnel,
                Arrays.copyOf(customers, size),
                Arrays.copyOf(depths, size),
                Arrays.copyOf(times, used));
    }

    /**
     * The definition of the funnel.
     *
     * @return the funnel
     */
    public Funnel funnel() {
        return funnel;
    }

    private int size() {
        return funnel.steps().size();
    }

    /**
     * The steps with their customers and times.
     *
     * @return the steps in their order
     */
    public List<StepFacts> steps() {
        return IntStream.rangeClosed(1, size()).mapToObj(this::step).toList();
    }

    /**
     * A step with its customers and times.
     *
     * @param step the number of the step, from 1
     * @return its facts
     * @throws IllegalArgumentException if there is no such step
     */
    public StepFacts step(int step) {
        requireStep(step);
        long[] fromStart = new long[(int) customers(step)];
        long[] fromPrevious = new long[fromStart.length];
        int place = 0;
        int first = 0;
        for (int depth : depths) {
            if (depth >= step) {
                long time = times[first + step - 1];
                fromStart[place] = time - times[first];
                fromPrevious[place++] = time - times[first + Math.max(0, step - 2)];
            }
            first += depth;
        }
        return new StepFacts(
                step,
                funnel.nameOf(step),
                customers(step),
                conversion(step),
                Rate.of(customers(step), customers(Math.max(1, step - 1)), NOBODY_BEFORE),
                mean(fromStart),
                mean(fromPrevious),
                Medians.ofMicros(fromStart).orElse(null),
                Medians.ofMicros(fromPrevious).orElse(null));
    }

    private static @Nullable Duration mean(long[] micros) {
        if (micros.length == 0) {
            return null;
        }
        Duration sum = Duration.ZERO;
        for (long micro : micros) {
            sum = sum.plus(Instants.toDuration(micro));
        }
        return sum.dividedBy(micros.length);
    }

    private void requireStep(int step) {
        if (step < 1 || step > size()) {
            throw new IllegalArgumentException("step must be in 1.." + size() + ": " + step);
        }
    }

    /**
     * How many customers passed a step.
     *
     * @param step the number of the step, from 1
     * @return the customers of whom an attempt passed at least so many steps
     * @throws IllegalArgumentException if there is no such step
     */
    public long customers(int step) {
        requireStep(step);
        return passed[step - 1];
    }

    /**
     * The conversion from the first step to another.
     *
     * @param step the number of the step, from 1
     * @return the share of the customers of the first step who passed this one; undefined if nobody passed the first
     * @throws IllegalArgumentException if there is no such step
     */
    public Rate conversion(int step) {
        return Rate.of(customers(step), customers(1), NOBODY_AT_START);
    }

    /**
     * The conversion from the first step to another, by name.
     *
     * @param name the name of the step; the last of several of that name
     * @return the share of the customers of the first step who passed this one; undefined if nobody passed the first
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such step, or the steps are passed in any order
     */
    public Rate conversion(String name) {
        Objects.requireNonNull(name, "name");
        if (funnel.order() == Funnel.Order.ANY) {
            throw new IllegalArgumentException("steps in any order must be asked for by number: " + name);
        }
        List<String> names = funnel.steps().stream().map(Funnel.Step::name).toList();
        int step = names.lastIndexOf(name) + 1;
        if (step == 0) {
            throw new IllegalArgumentException("step must be one of " + names + ": " + name);
        }
        return conversion(step);
    }

    /**
     * Who passed a step.
     *
     * @param step the number of the step, from 1
     * @return the identifiers of these customers, in alphabetical order
     * @throws IllegalArgumentException if there is no such step
     */
    public List<String> customerIds(int step) {
        requireStep(step);
        return idsOf(step, Integer.MAX_VALUE);
    }

    /**
     * Who passed a step but not the next. Some of them may still be {@linkplain #underWay() under way}; {@link
     * Funnel#withSettledOnly()} leaves these out.
     *
     * @param step the number of the step, from 1
     * @return the identifiers of these customers, in alphabetical order
     * @throws IllegalArgumentException if there is no such step, or it is the last
     */
    public List<String> lostAfter(int step) {
        requireStep(step);
        if (step == size()) {
            throw new IllegalArgumentException("step must be before the last (" + size() + "): " + step);
        }
        return idsOf(step, step);
    }

    private List<String> idsOf(int least, int most) {
        return history.ids()
                .sorted(IntStream.range(0, customers.length)
                        .filter(place -> depths[place] >= least && depths[place] <= most)
                        .map(place -> customers[place]));
    }

    /**
     * How many customers may still pass further steps, since the window of an attempt was open when the history ended.
     * They are counted at the steps that they have passed by then.
     *
     * @return the customers who have not passed the last step, and who have an attempt that no excluded event has ended
     *     and whose first step is at most the window before the end of the history; without a window, any such attempt;
     *     none where only settled attempts count
     */
    public long underWay() {
        if (funnel.isSettledOnly()) {
            return 0;
        }
        FunnelScan scan = new FunnelScan(history, funnel);
        return IntStream.range(0, customers.length)
                .filter(place -> depths[place] < size() && scan.isUnderWay(customers[place], history.endMicros()))
                .count();
    }

    /**
     * The attempt that counts of every customer who passed the first step.
     *
     * @return the attempts, in the order of the customers in the history
     */
    public Stream<Attempt> attempts() {
        int[] firsts = new int[depths.length];
        for (int place = 1; place < firsts.length; place++) {
            firsts[place] = firsts[place - 1] + depths[place - 1];
        }
        return IntStream.range(0, depths.length).mapToObj(place -> attempt(place, firsts[place]));
    }

    private Attempt attempt(int place, int first) {
        long start = times[first];
        Duration limit = funnel.window();
        Duration observed = Instants.toDuration(history.endMicros() - start);
        return new Attempt(
                history.ids().get(customers[place]),
                Instants.ofMicros(start),
                IntStream.range(0, depths[place])
                        .mapToObj(step -> Instants.toDuration(times[first + step] - start))
                        .toList(),
                limit == null || observed.compareTo(limit) < 0 ? observed : limit);
    }

    @Override
    public String toString() {
        return funnel.steps().stream().map(Funnel.Step::name).toList() + ": "
                + IntStream.rangeClosed(1, size()).mapToObj(this::customers).toList();
    }

    /**
     * A step of a funnel, with its customers and times.
     *
     * @param step the number of the step, from 1
     * @param name the name of the step; for steps in any order, how many of them
     * @param customers how many customers passed it
     * @param fromStart their share of the customers of the first step
     * @param fromPrevious their share of the customers of the step before; of the first step, its share of itself
     * @param meanFromStart the mean time from the first step, cut to nanoseconds; null if nobody passed
     * @param meanFromPrevious the mean time from the step before, cut to nanoseconds; null if nobody passed
     * @param medianFromStart the median time from the first step; null if nobody passed
     * @param medianFromPrevious the median time from the step before; null if nobody passed
     */
    public record StepFacts(
            int step,
            String name,
            long customers,
            Rate fromStart,
            Rate fromPrevious,
            @Nullable Duration meanFromStart,
            @Nullable Duration meanFromPrevious,
            @Nullable Duration medianFromStart,
            @Nullable Duration medianFromPrevious)
            implements Serializable {
        /**
         * Checks the parts.
         *
         * @param step the number of the step, from 1
         * @param name the name of the step
         * @param customers how many customers passed it
         * @param fromStart their share of the customers of the first step
         * @param fromPrevious their share of the customers of the step before
         * @param meanFromStart the mean time from the first step; null if nobody passed
         * @param meanFromPrevious the mean time from the step before; null if nobody passed
         * @param medianFromStart the median time from the first step; null if nobody passed
         * @param medianFromPrevious the median time from the step before; null if nobody passed
         * @throws NullPointerException if the name or a rate is null
         * @throws IllegalArgumentException if the step is below 1 or the number of customers negative
         */
        public StepFacts {
            Checks.positive(step, "step");
            Objects.requireNonNull(name, "name");
            Checks.notNegative(customers, "customers");
            Objects.requireNonNull(fromStart, "fromStart");
            Objects.requireNonNull(fromPrevious, "fromPrevious");
        }

        /** {@return the text of {@link #meanFromStart()} in ISO 8601, for JSON mappers and templates} */
        public @Nullable String getMeanFromStart() {
            return text(meanFromStart);
        }

        /** {@return the text of {@link #meanFromPrevious()} in ISO 8601, for JSON mappers and templates} */
        public @Nullable String getMeanFromPrevious() {
            return text(meanFromPrevious);
        }

        /** {@return the text of {@link #medianFromStart()} in ISO 8601, for JSON mappers and templates} */
        public @Nullable String getMedianFromStart() {
            return text(medianFromStart);
        }

        /** {@return the text of {@link #medianFromPrevious()} in ISO 8601, for JSON mappers and templates} */
        public @Nullable String getMedianFromPrevious() {
            return text(medianFromPrevious);
        }

        private static @Nullable String text(@Nullable Duration duration) {
            return duration == null ? null : duration.toString();
        }
    }

    /**
     * An attempt of a customer at a funnel.
     *
     * @param customerId whose it is
     * @param start the instant of the first step
     * @param times the times from the first step to each step passed, the first of them zero
     * @param observed how long the attempt was observed: until the window or the history ended
     */
    public record Attempt(String customerId, Instant start, List<Duration> times, Duration observed)
            implements Serializable {
        /**
         * Takes a copy of the times.
         *
         * @param customerId whose it is
         * @param start the instant of the first step
         * @param times the times from the first step to each step passed
         * @param observed how long the attempt was observed
         * @throws NullPointerException if a part is null
         */
        public Attempt {
            Objects.requireNonNull(customerId, "customerId");
            Objects.requireNonNull(start, "start");
            times = List.copyOf(times);
            Objects.requireNonNull(observed, "observed");
        }

        /**
         * How many steps were passed.
         *
         * @return the number of steps
         */
        public int steps() {
            return times.size();
        }

        /** {@return the texts of {@link #times()} in ISO 8601, for JSON mappers and templates} */
        public List<String> getTimes() {
            return times.stream().map(Duration::toString).toList();
        }

        /** {@return the text of {@link #observed()} in ISO 8601, for JSON mappers and templates} */
        public String getObserved() {
            return observed.toString();
        }
    }
}
