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

/** The common parts of the models of renewals: fitting, and runs of renewals in their likelihoods. */
final class Renewals {
    /** The longest stretch whose renewals are added one by one. */
    private static final int SHORT_STRETCH = 16;

    private Renewals() {}

    /** Fits a family, after checking that some customers renewed and some did not. */
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

    /** The counts, after checking that their term, if known, is that of the model. */
    static RenewalCounts requireTerm(RenewalModel model, RenewalCounts counts, String name) {
        Optional<ChronoUnit> term = Objects.requireNonNull(counts, name).term();
        if (term.isPresent() && model.term().isPresent() && !term.equals(model.term())) {
            throw new IllegalArgumentException("term of counts (" + term.get() + ") must be that of the model ("
                    + model.term().get() + ")");
        }
        return counts;
    }

    /**
     * The stretches of renewals over which the number of customers does not change: the customers at risk at its first
     * renewal made all of its renewals, apart from those lost at the first. There are few stretches, even if a customer
     * renews every day for centuries.
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

    /** Adds the renewals after one number of renewals up to another to a likelihood. */
    @FunctionalInterface
    interface Run {
        void add(int made, int renewals);
    }

    /**
     * Adds all renewals in runs over which the probability to renew hardly changes. Renewals at which customers are
     * lost, and those of short {@linkplain #stretches stretches}, are added one by one; long stretches are added in
     * runs no longer than the number of renewals before them.
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

    /** Checks that a number of renewals is not negative. */
    static int renewals(int renewals) {
        Checks.notNegative(renewals, "renewals");
        return renewals;
    }
}
