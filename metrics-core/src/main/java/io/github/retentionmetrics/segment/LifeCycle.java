package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.QuantilePosition;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The life-cycle stage of every customer, relative to the customer's own purchase rhythm: three weeks without an order
 * mean less for a customer who buys every spring than for one who buys every week.
 *
 * <pre>
 *   rhythm  = median days between the customer's purchase days
 *   silence = days from the last purchase to the observation day
 *
 *   lost       silence &gt; 7 x rhythm
 *   dormant    silence &gt; 4 x rhythm
 *   at risk    silence &gt; 2 x rhythm
 *   otherwise  new       with one purchase day
 *              won back  if the gap before the last purchase was more than 4 x the rhythm before it
 *              active    otherwise
 * </pre>
 *
 * <p>The multiples are options. There is no standard; with the defaults of this library, for a customer who buys at
 * random times (exponential gaps), a silence of c medians has a probability of 2 to the power of -c, which is 25 % for
 * 2, 6 % for 4 and under 1 % for 7.
 *
 * <p>A customer with fewer than two gaps between purchase days has no rhythm yet and gets that of the others: the
 * median of the customers' own medians, in which every customer who bought on two days counts once. Whether they were
 * won back depends on the longer of that rhythm and the median of their own gaps. Several orders on a day are one
 * purchase day; refunds are not an activity.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no customer bought on two days, so that there is no rhythm: customers are in no stage, unless
 *       {@link #withRhythmOfOthers} gives one;
 *   <li>customers with refunds only are not counted;
 *   <li>a customer who was won back is active from the next purchase within the rhythm on.
 * </ul>
 *
 * <pre>{@code
 * Segmentation stages = LifeCycle.withDefaults().over(history);
 * stages.customers(LifeCycle.Stage.LOST.label());          // 200
 * stages.share("active");                                  // 11.8% (100 of 850)
 * LifeCycle.withDefaults().withAtRiskAfter(1.5).withRhythmOfOthers(30).over(history);
 * }</pre>
 *
 * <p>Takes two passes over the orders, with a sort of each customer's gaps.
 *
 * <p>Source of the idea: Novo, Drilling Down, 2004 (latency: a silence longer than the customer's usual one is the
 * signal to act). An alternative is the probability of a fitted model that a customer is alive.
 */
public final class LifeCycle implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final LifeCycle DEFAULTS = new LifeCycle(2, 4, 7, 2, Double.NaN);

    private final double atRiskAfter;
    private final double dormantAfter;
    private final double lostAfter;
    private final int gapsForOwnRhythm;
    private final double rhythmOfOthers;

    /** The stages, in the order of a relationship. */
    public enum Stage {
        /** One purchase day, and silent for no longer than usual. */
        NEW,
        /** Several purchase days, and silent for no longer than usual. */
        ACTIVE,
        /** Bought again after a long gap, and silent for no longer than usual. */
        WON_BACK,
        /** Silent for longer than usual. */
        AT_RISK,
        /** Silent for much longer than usual. */
        DORMANT,
        /** Silent for so long that a return is unlikely. */
        LOST;

        private static final List<Stage> ALL = List.of(values());

        /**
         * The name of the segment.
         *
         * @return the name in lower case, such as {@code "at risk"}
         */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    private LifeCycle(
            double atRiskAfter, double dormantAfter, double lostAfter, int gapsForOwnRhythm, double rhythmOfOthers) {
        this.atRiskAfter = atRiskAfter;
        this.dormantAfter = dormantAfter;
        this.lostAfter = lostAfter;
        this.gapsForOwnRhythm = gapsForOwnRhythm;
        this.rhythmOfOthers = rhythmOfOthers;
        if (!(0 < atRiskAfter && atRiskAfter < dormantAfter && dormantAfter < lostAfter)) {
            throw new IllegalArgumentException("multiples of the rhythm must ascend from above 0: atRiskAfter ("
                    + atRiskAfter + "), dormantAfter (" + dormantAfter + "), lostAfter (" + lostAfter + ")");
        }
        if (Double.isInfinite(lostAfter)) {
            throw new IllegalArgumentException("lostAfter must be finite: " + lostAfter);
        }
    }

    /**
     * At risk after 2, dormant after 4 and lost after 7 times the rhythm; an own rhythm from two gaps on.
     *
     * @return the rules
     */
    public static LifeCycle withDefaults() {
        return DEFAULTS;
    }

    /**
     * A copy with another limit for the stage at risk.
     *
     * @param multiple the longest silence before the stage, in multiples of the rhythm, above 0
     * @return a copy
     * @throws IllegalArgumentException if it is not above 0 and below the limit for the stage dormant
     */
    public LifeCycle withAtRiskAfter(double multiple) {
        return new LifeCycle(multiple, dormantAfter, lostAfter, gapsForOwnRhythm, rhythmOfOthers);
    }

    /**
     * A copy with another limit for the stage dormant, which is also the gap after which a returning customer counts as
     * won back.
     *
     * @param multiple the longest silence before the stage, in multiples of the rhythm
     * @return a copy
     * @throws IllegalArgumentException if it is not between the limits for the stages at risk and lost
     */
    public LifeCycle withDormantAfter(double multiple) {
        return new LifeCycle(atRiskAfter, multiple, lostAfter, gapsForOwnRhythm, rhythmOfOthers);
    }

    /**
     * A copy with another limit for the stage lost.
     *
     * @param multiple the longest silence before the stage, in multiples of the rhythm
     * @return a copy
     * @throws IllegalArgumentException if it is not above the limit for the stage dormant
     */
    public LifeCycle withLostAfter(double multiple) {
        return new LifeCycle(atRiskAfter, dormantAfter, multiple, gapsForOwnRhythm, rhythmOfOthers);
    }

    /**
     * A copy with another number of gaps from which on a customer has an own rhythm.
     *
     * @param gaps the number of gaps, at least 1
     * @return a copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public LifeCycle withOwnRhythmFrom(int gaps) {
        if (gaps < 1) {
            throw new IllegalArgumentException("gaps must be at least 1: " + gaps);
        }
        return new LifeCycle(atRiskAfter, dormantAfter, lostAfter, gaps, rhythmOfOthers);
    }

    /**
     * A copy with a given rhythm for customers without an own rhythm, instead of that of the others.
     *
     * @param days the days between two purchases, above 0
     * @return a copy
     * @throws IllegalArgumentException if it is not above 0 and finite
     */
    public LifeCycle withRhythmOfOthers(double days) {
        if (!(days > 0 && days < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("days must be above 0 and finite: " + days);
        }
        return new LifeCycle(atRiskAfter, dormantAfter, lostAfter, gapsForOwnRhythm, days);
    }

    /**
     * The stages of a history's customers on the observation day.
     *
     * @param history the history; {@link PurchaseHistory#asKnownOn} for an earlier date
     * @return the stage of every customer with an order, with names in the order of {@link Stage}; if there is no
     *     rhythm, all are {@linkplain Segmentation#unsegmented() in no segment}
     * @throws NullPointerException if the history is null
     */
    public Segmentation over(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        Judge judge = judge(history);
        return history.segmentByBehaviour(Stage.ALL.stream().map(Stage::label).toList(), customer -> {
            if (customer.orders() == 0) {
                return Segmentation.UNKNOWN;
            }
            Stage stage = judge.stageOf(customer);
            return stage == null ? Segmentation.UNSEGMENTED : Stage.ALL.indexOf(stage);
        });
    }

    Judge judge(PurchaseHistory history) {
        return new Judge(history);
    }

    /** Finds the stages of the customers of a history, one after the other. */
    final class Judge {
        private final CustomerGaps rhythm = new CustomerGaps();
        private final double others;
        private final long today;

        private Judge(PurchaseHistory history) {
            others = rhythmOfOthers(history).orElse(Double.NaN);
            today = history.observedUntil().toEpochDay();
        }

        /** The stage of a customer with an order; null without any rhythm. */
        @Nullable
        Stage stageOf(CustomerCursor customer) {
            rhythm.fill(customer);
            return stage(rhythm, others, today);
        }
    }

    /**
     * The rhythm that is used for customers without an own rhythm.
     *
     * @param history the history
     * @return the median of the customers' own median days between purchase days, or the given days; empty if no
     *     customer bought on two days and no days were given
     * @throws NullPointerException if the history is null
     */
    public OptionalDouble rhythmOfOthers(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        if (!Double.isNaN(rhythmOfOthers)) {
            return OptionalDouble.of(rhythmOfOthers);
        }
        CustomerGaps rhythm = new CustomerGaps();
        double[] medians = new double[64];
        int count = 0;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (customer.orders() > 1) {
                rhythm.fill(customer);
                if (rhythm.gaps() > 0) {
                    medians = count == medians.length ? Arrays.copyOf(medians, 2 * count) : medians;
                    medians[count++] = rhythm.median(rhythm.gaps());
                }
            }
        }
        double[] found = medians;
        Arrays.sort(medians, 0, count);
        return count == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(QuantilePosition.quantile(0.5, count, rank -> found[(int) rank]));
    }

    private @Nullable Stage stage(CustomerGaps rhythm, double others, long today) {
        double usual = usual(rhythm, rhythm.gaps(), others);
        if (Double.isNaN(usual)) {
            return null;
        }
        double silence = (today - rhythm.lastDay()) / usual;
        if (silence > atRiskAfter) {
            return silence > lostAfter ? Stage.LOST : silence > dormantAfter ? Stage.DORMANT : Stage.AT_RISK;
        }
        if (rhythm.gaps() == 0) {
            return Stage.NEW;
        }
        return rhythm.lastGap() > dormantAfter * before(rhythm, others) ? Stage.WON_BACK : Stage.ACTIVE;
    }

    /**
     * The rhythm before the last gap; if it is not known yet, the longer of the rhythm of the others and the median of
     * the customer's own gaps.
     */
    private double before(CustomerGaps rhythm, double others) {
        int gaps = rhythm.gaps() - 1;
        double usual = usual(rhythm, gaps, others);
        return gaps == 0 ? usual : Math.max(usual, rhythm.median(gaps));
    }

    /** The median of a customer's first gaps if there are enough, otherwise the rhythm of the others. */
    private double usual(CustomerGaps rhythm, int gaps, double others) {
        return gaps >= gapsForOwnRhythm ? rhythm.median(gaps) : others;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> 0 < atRiskAfter
                && atRiskAfter < dormantAfter
                && dormantAfter < lostAfter
                && lostAfter < Double.POSITIVE_INFINITY
                && gapsForOwnRhythm >= 1
                && !(rhythmOfOthers <= 0)
                && rhythmOfOthers != Double.POSITIVE_INFINITY);
    }

    /** {@return the multiples of the rhythm at which a stage begins} */
    @Override
    public String toString() {
        return "LifeCycle[at risk after " + atRiskAfter + ", dormant after " + dormantAfter + ", lost after "
                + lostAfter + " times the rhythm]";
    }
}
