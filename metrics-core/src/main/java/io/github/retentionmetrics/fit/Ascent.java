package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton;
import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import io.github.retentionmetrics.internal.math.QuasiNewton.Minimum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The way to the maximum of a likelihood in the space of the logarithms of its parameters, also where it lies at zero or at
 * infinity.
 *
 * <p>Such a likelihood rises ever more slowly on the way of its parameters to a limit. The search notices, takes them there in
 * one step, holds one of them, and looks for the best of the others: a few steps instead of hundreds, and an end that is one.
 *
 * <p>Parameters are here the coordinates of the {@link SearchSpace}.
 */
final class Ascent {
    /** What may be left to gain where the search can go no further in double precision. */
    private static final double USABLE = 1e-4;

    /** The same as a part of a log-likelihood: the slopes that it is told from are rounded more than the value. */
    private static final double USABLE_PART = 1e-11;

    /** The part of a log-likelihood that may be rounding. */
    private static final double ROUNDING = 1e-12;

    /** How far to step in log-parameters for second derivatives: truncation and rounding errors are about equal there. */
    private static final double DIFFERENCE = 0x1p-13;

    /** After so many steps it is time to see whether the way leads to a limit, which would take forever. */
    private static final int LEG = 30;

    /** What the log-likelihood may lose on the way there, before the other parameters have found their places. */
    private static final double NO_LOSS = 0.1;

    private static final int MAX_POLISHES = 5;

    private final Likelihood likelihood;
    private final FitOptions options;
    private final SearchSpace space;
    private final LogLikelihoodSum sum;
    private final double[] prior;
    private final List<Limit> limits = new ArrayList<>();

    /** Parameters that stay where they are while the others are searched for. */
    private final boolean[] isHeld;

    /** Parameters that are held, or that go with one that is. */
    private final boolean[] isGone;

    /**
     * Where a search ended.
     *
     * @param minimum the end of the search
     * @param information the curvature there
     * @param limits the limits at which parameters are held
     * @param gain by how much the likelihood may still rise
     * @param iterations the number of steps until there, earlier searches included
     */
    record Place(Minimum minimum, Information information, List<Limit> limits, double gain, int iterations) {
        double[] point() {
            return minimum.point();
        }

        /** Minus the log-likelihood, plus the prior. */
        double value() {
            return minimum.value();
        }

        /** Whether the search could go on. */
        boolean isOnTheWay() {
            return minimum.end() == End.OUT_OF_ITERATIONS || minimum.end() == End.FAR_AWAY;
        }

        /** Whether there is nothing left to gain but what double precision cannot tell; without a likelihood, there is no telling. */
        boolean isUsable() {
            return isWithin(usable());
        }

        double usable() {
            return Ascent.usable(value());
        }

        /** Whether this is as near to the maximum as was asked for, or as the search could come when it could not come nearer. */
        boolean isAcceptable(double tolerance) {
            return isWithin(Math.max(tolerance, Math.max(usable(), USABLE_PART * Math.abs(value()))));
        }

        private boolean isWithin(double enough) {
            return Double.isFinite(value()) && gain <= enough;
        }

        /** Whether the same parameters are at the same limits as at another place. */
        boolean isAtLimitsOf(Place other) {
            return new HashSet<>(limits).equals(new HashSet<>(other.limits));
        }

        boolean isClear() {
            return isUsable() && isDetermined();
        }

        /** Whether the data tell all parameters that are not at a limit. */
        boolean isDetermined() {
            return information.vague().length == 0;
        }
    }

    /**
     * A likelihood to be climbed, with work space for one thread.
     *
     * @param likelihood the log-likelihood
     * @param space the coordinates of the search
     * @param options how to search
     * @param prior the mean of the prior on the coordinates
     */
    Ascent(Likelihood likelihood, SearchSpace space, FitOptions options, double[] prior) {
        this.likelihood = likelihood;
        this.space = space;
        this.options = options;
        this.prior = prior;
        this.sum = new LogLikelihoodSum(prior.length);
        this.isHeld = new boolean[prior.length];
        this.isGone = new boolean[prior.length];
    }

    /** What may be left to gain at a log-likelihood of this size: that of many customers is not known more exactly. */
    static double usable(double logLikelihood) {
        return Math.max(USABLE, ROUNDING * Math.abs(logLikelihood));
    }

    /** Searches from a point for the maximum, or for the limit at which it lies. */
    Place from(double[] start) {
        limits.clear();
        hold();
        return searched(climb(start, 0, leg(0)));
    }

    /** Searches on from a place, at whose limits parameters stay. */
    Place further(Place place) {
        limits.clear();
        limits.addAll(place.limits());
        hold();
        return searched(place);
    }

    private Place searched(Place first) {
        Place place = first;
        boolean isDone = place.minimum().end() == End.NO_START;
        while (!isDone && !place.isClear() && place.iterations() < options.maxIterations()) {
            Optional<Place> next = next(place);
            isDone = next.isEmpty() && !place.isOnTheWay();
            if (next.isPresent()) {
                place = next.get();
            } else if (!isDone) {
                place = climb(place.point(), place.iterations(), options.maxIterations());
            }
        }
        return settled(place);
    }

    /** Searches from a point for a maximum that is near, without considering limits. */
    Place near(double[] start) {
        limits.clear();
        hold();
        return climb(start, 0, leg(0));
    }

    /** Searches near the end of a search of a rough likelihood, at its limits if they are limits here as well. */
    Place from(Place rough) {
        limits.clear();
        limits.addAll(rough.limits());
        hold();
        Place place = climb(rough.point(), 0, leg(0));
        boolean isAsKnown = place.isUsable() && (place.isClear() || !rough.isClear());
        return isAsKnown && isAtLimits(place) ? settled(place) : from(rough.point());
    }

    private boolean isAtLimits(Place place) {
        Surroundings around = around(place);
        double rounding = Math.max(rounding(place), place.usable());
        return place.limits().stream()
                .allMatch(limit -> limit.isTwoWay()
                        ? around.isIdle(limit.direction())
                        : around.isEnd(limit.direction()) && around.isHighest(limit.direction(), rounding));
    }

    private double rounding(Place place) {
        return options.tolerance() + ROUNDING * Math.abs(place.value());
    }

    /**
     * A place with its limits revised once all of them are known: of parameters that went together some may be at a
     * limit of their own, and a parameter at a limit may have no influence beside others.
     */
    private Place settled(Place place) {
        Surroundings around = around(place);
        List<Limit> known = place.limits().stream()
                .map(limit -> place.limits().stream()
                        .flatMap(other -> limit.beside(other).stream())
                        .filter(rest -> around.isEnd(rest.direction()))
                        .findFirst()
                        .orElse(limit))
                .map(limit -> new Limit(limit.direction(), limit.isTwoWay() || around.isIdle(limit.direction())))
                .toList();
        List<Limit> settled = withOneWay(known, around).stream()
                .sorted(Comparator.comparing(Limit::isTwoWay))
                .toList();
        return new Place(place.minimum(), place.information(), settled, place.gain(), place.iterations());
    }

    /**
     * The limits, of which a two-way one becomes one-way if it has no influence only while another has none either: the
     * likelihood falls where both go back. For example, nobody leaves if the shape of the rates of leaving is small,
     * whatever their scale: a place with a small shape, where the scale has no influence, is at the boundary.
     */
    private static List<Limit> withOneWay(List<Limit> limits, Surroundings around) {
        List<Limit> idle = limits.stream().filter(Limit::isTwoWay).toList();
        for (Limit limit : idle) {
            List<List<Integer>> lower = Stream.of(limit.direction(), Limit.opposite(limit.direction()))
                    .filter(own -> idle.stream()
                            .map(Limit::direction)
                            .flatMap(other -> Stream.of(other, Limit.opposite(other)))
                            .anyMatch(other -> around.isLower(own, other)))
                    .toList();
            if (lower.size() == 1) {
                Limit oneWay = new Limit(Limit.opposite(lower.get(0)), false);
                return limits.stream()
                        .map(known -> known.equals(limit) ? oneWay : known)
                        .toList();
            }
        }
        return limits;
    }

    /** After how many steps to look up from the next climb. */
    private int leg(int iterations) {
        return Math.min(iterations + LEG, options.maxIterations());
    }

    /** The log-likelihood of a point, without the prior; not a number if there is none. */
    double logLikelihood(double[] point) {
        return Double.isFinite(objective(point)) ? sum.value() : Double.NaN;
    }

    /** What is minimised: minus the log-likelihood, plus the prior. */
    private double evaluate(double[] point, double[] gradient, double @Nullable [][] curvature) {
        if (!Surroundings.isInBox(point)) {
            return Double.POSITIVE_INFINITY;
        }
        double[] arguments = space.argumentsAt(point);
        sum.clear(curvature != null);
        likelihood.addTo(sum, arguments);
        double[] slopes = space.slopes(arguments);
        double weight = options.regularisation();
        double penalty = 0;
        for (int i = 0; i < point.length; i++) {
            double away = point[i] - prior[i];
            penalty += weight * away * away / 2;
            gradient[i] = isHeld[i] ? 0 : weight * away - sum.derivative(i, slopes);
            for (int j = 0; curvature != null && j < point.length; j++) {
                boolean isFree = !isHeld[i] && !isHeld[j];
                double own = isFree ? weight : 1;
                curvature[i][j] = (isFree ? sum.product(i, j, slopes) : 0) + (i == j ? own : 0);
            }
        }
        return penalty - sum.value();
    }

    /** Minus the log-likelihood of a point, plus the prior; not a number or infinite if there is none. */
    double objective(double[] point) {
        return evaluate(point, new double[point.length], null);
    }

    /** Searches from a point, with as many iterations as are left of a number. */
    private Place climb(double[] start, int used, int allowed) {
        double tolerance = options.tolerance();
        return polished(place(QuasiNewton.minimise(this::evaluate, start, tolerance, allowed - used), used), allowed);
    }

    /** Goes from where a search of almost this likelihood has ended to the maximum of this one, at the same limits. */
    Place polished(Place almost) {
        limits.clear();
        limits.addAll(almost.limits());
        hold();
        if (almost.information().factor().isEmpty()) {
            return climb(almost.point(), almost.iterations(), almost.iterations() + LEG);
        }
        Minimum minimum = QuasiNewton.minimise(
                this::evaluate, almost.point(), almost.information().matrix(), options.tolerance(), LEG);
        return polished(place(minimum, almost.iterations()), almost.iterations() + LEG);
    }

    private Place polished(Place first, int allowed) {
        double tolerance = options.tolerance();
        Place place = first;
        // the search ends by its own picture of the curvature; what counts is the true one
        for (int polish = 0; polish < MAX_POLISHES && place.gain() > tolerance; polish++) {
            if (place.iterations() == allowed || place.information().factor().isEmpty()) {
                break;
            }
            double[][] hessian = place.information().matrix();
            Minimum minimum = QuasiNewton.minimise(
                    this::evaluate, place.point(), hessian, tolerance, allowed - place.iterations());
            place = place(minimum, place.iterations());
        }
        return place;
    }

    private Place place(Minimum minimum, int used) {
        double[][] hessian = QuasiNewton.hessian(this::evaluate, minimum.point(), DIFFERENCE);
        Information information = Information.of(hessian, isHeld, isGone, away(minimum.point()));
        // by the true curvature, or by the search's where that is not a minimum's
        double gain = information.gain(minimum.gradient()).orElse(minimum.gain());
        return new Place(minimum, information, List.copyOf(limits), gain, used + minimum.iterations());
    }

    /** How far the parameters are from where they would be expected: from the start, whose units are those of the data, or from one. */
    private double[] away(double[] point) {
        double[] away = point.clone();
        Arrays.setAll(away, i -> Math.min(Math.abs(point[i]), Math.abs(point[i] - prior[i])));
        return away;
    }

    /** A place that is higher on the way back, or at a limit, with the other parameters at their best there. */
    private Optional<Place> next(Place here) {
        Surroundings around = around(here);
        for (List<Integer> direction : Limit.directions(isHeld)) {
            if (around.isOpen(direction) && around.lossFarOut(direction) <= NO_LOSS) {
                Optional<Place> next = around.higherOnTheWayBack(direction)
                        .map(point -> climb(point, here.iterations(), leg(here.iterations())))
                        .or(() -> limit(here, around, direction));
                if (next.isPresent()) {
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    private Surroundings around(Place place) {
        return new Surroundings(this::objective, place);
    }

    /** Takes parameters to a limit at which the likelihood is no lower, and the others to their best there. */
    private Optional<Place> limit(Place here, Surroundings around, List<Integer> direction) {
        boolean isTwoWay = around.isIdle(direction);
        limits.add(new Limit(direction, isTwoWay));
        hold();
        double[] start = isTwoWay ? here.point() : around.farOut(direction);
        Place there = climb(start, here.iterations(), leg(here.iterations()));
        if (isLimit(here, there, direction, isTwoWay)) {
            return Optional.of(there);
        }
        limits.remove(limits.size() - 1);
        hold();
        return Optional.empty();
    }

    /** Whether the likelihood is no higher here than there, does not change further out, and is not higher on the way back. */
    private boolean isLimit(Place here, Place there, List<Integer> direction, boolean isTwoWay) {
        double rounding = rounding(here);
        boolean isOnTheWay = there.isOnTheWay() && there.iterations() < options.maxIterations();
        if (!there.isUsable() && !isOnTheWay) {
            return false;
        }
        Surroundings around = around(there);
        return isTwoWay
                ? around.isIdle(direction)
                : there.value() <= here.value() + rounding
                        && around.isEnd(direction)
                        && around.isHighest(direction, Math.max(rounding, there.usable()));
    }

    private void hold() {
        for (int i = 0; i < isHeld.length; i++) {
            int parameter = i;
            isHeld[i] = limits.stream().anyMatch(limit -> limit.held() == parameter);
            isGone[i] = limits.stream().anyMatch(limit -> limit.isGoing(parameter));
        }
    }
}
