package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.fit.ParametricFamily;
import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/** What the models of renewals share: how they are fitted, and runs of renewals in their likelihoods. */
final class Renewals {
    /** The longest stretch whose renewals are added one by one. */
    private static final int SHORT_STRETCH = 16;

    private Renewals() {}

    /** Fits, after making sure that there is something to learn from. */
    static <M extends Serializable> ModelFit<M> fit(
            ParametricFamily family,
            RenewalCounts counts,
            FitOptions options,
            Function<RenewalCounts, Likelihood> likelihood,
            Function<double[], M> maker) {
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(options, "options");
        String why = whyNot(counts);
        if (!why.isEmpty()) {
            throw family.failure(why);
        }
        return family.fit(likelihood.apply(counts), counts.customers(), maker, options);
    }

    private static String whyNot(RenewalCounts counts) {
        boolean isSomeoneLost = false;
        boolean isSomeoneKept = false;
        for (int t = 1; t <= counts.renewals(); t++) {
            isSomeoneLost |= counts.renewed(t) < counts.atRisk(t);
            isSomeoneKept |= counts.renewed(t) > 0;
        }
        if (counts.customers() == 0) {
            return "there are no customers";
        }
        if (counts.renewals() == 0) {
            return "no renewal has come up";
        }
        if (!isSomeoneLost) {
            return "every customer renewed every time, so nothing is known of those who leave";
        }
        return isSomeoneKept ? "" : "no customer ever renewed, so nothing is known of those who stay";
    }

    /** Counts of the term of a model, or of one that is not known. */
    static RenewalCounts requireTerm(RenewalModel model, RenewalCounts counts, String name) {
        Optional<ChronoUnit> term = Objects.requireNonNull(counts, name).term();
        if (term.isPresent() && model.term().isPresent() && !term.equals(model.term())) {
            throw new IllegalArgumentException("term of counts (" + term.get() + ") must be that of the model ("
                    + model.term().get() + ")");
        }
        return counts;
    }

    /**
     * The stretches of renewals over which the number of customers does not change: those at risk at its first renewal
     * made all of it, apart from those lost at that first renewal. Few, also where a customer renews every day for
     * centuries.
     *
     * @return the last renewal of each stretch
     */
    static int[] stretches(RenewalCounts counts) {
        return IntStream.rangeClosed(1, counts.renewals())
                .filter(t -> isLastOfStretch(counts, t))
                .toArray();
    }

    private static boolean isLastOfStretch(RenewalCounts counts, int t) {
        long renewed = counts.renewed(t);
        return t == counts.renewals() || counts.atRisk(t + 1) != renewed || counts.renewed(t + 1) != renewed;
    }

    /** What a likelihood adds of the renewals after one number of them until another. */
    @FunctionalInterface
    interface Run {
        void add(int made, int renewals);
    }

    /**
     * Adds all renewals in runs over which the probability to renew hardly changes: one by one where customers are lost
     * and in short {@linkplain #stretches stretches}, and in long ones in runs no longer than the number of renewals
     * before.
     */
    static void forEachRun(int[] stretches, Run run) {
        int made = 0;
        for (int end : stretches) {
            int first = made + 1;
            boolean isShort = end - made <= SHORT_STRETCH;
            while (made < end) {
                // at the first renewal of a stretch customers may be lost
                int next = isShort || made < first ? made + 1 : (int) Math.min(2L * made, end);
                run.add(made, next);
                made = next;
            }
        }
    }

    /** A number of renewals, which must not be negative. */
    static int renewals(int renewals) {
        Checks.notNegative(renewals, "renewals");
        return renewals;
    }
}
