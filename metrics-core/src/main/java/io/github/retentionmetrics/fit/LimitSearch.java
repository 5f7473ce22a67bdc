package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The search for the maximum of a likelihood, also where parameters go to the ends of their domains.
 *
 * <p>Towards such an end a likelihood rises ever more slowly, so that an ascent would never arrive. After every
 * {@value Ascent#LEG} steps the search therefore checks all {@linkplain Direction directions}. If the likelihood does
 * not fall in one of them, the coordinates that move are set far out at once, the last of them is held there, and the
 * search continues with the others:
 *
 * <ol>
 *   <li>climb to a maximum, or for {@value Ascent#LEG} steps;
 *   <li>end if it is a maximum at which all coordinates that are not held are determined;
 *   <li>otherwise go to the first direction in which the likelihood falls by less than 0.1: climb again from a higher
 *       point in the opposite direction, or hold the direction's last coordinate far out if the likelihood there is not
 *       lower;
 *   <li>end if there is no such direction; otherwise repeat.
 * </ol>
 */
final class LimitSearch {
    /**
     * The largest loss of log-likelihood far out at which a limit is still considered, since the other coordinates are
     * not yet optimised there.
     */
    private static final double SMALL_LOSS = 0.1;

    private final PenalizedLikelihood objective;
    private final FitOptions options;
    private final Ascent ascent;

    /**
     * A search with work space for one thread.
     *
     * @param likelihood the log-likelihood
     * @param space the coordinates
     * @param options how to search
     * @param prior the mean of the prior on the coordinates
     */
    LimitSearch(Likelihood likelihood, SearchSpace space, FitOptions options, double[] prior) {
        this.objective = new PenalizedLikelihood(likelihood, space, prior, options.regularisation());
        this.options = options;
        this.ascent = new Ascent(objective, options.tolerance());
    }

    /**
     * Minus the log-likelihood at a point, plus the penalty of the prior; NaN or infinite where it does not exist.
     */
    double objective(double[] point) {
        return objective.at(point);
    }

    /** The log-likelihood at a point, without the prior; NaN where it does not exist. */
    double logLikelihood(double[] point) {
        return objective.logLikelihood(point);
    }

    /** Searches from a point for the maximum, or for the limit at which it lies. */
    Place from(double[] start) {
        return searched(near(start));
    }

    /** Searches from a point for a nearby maximum, without considering limits. */
    Place near(double[] start) {
        return climb(start, List.of(), 0);
    }

    /** Continues a search from a place; coordinates at its limits stay there. */
    Place further(Place place) {
        return searched(place);
    }

    /**
     * Moves from the maximum of a likelihood that is close to this one to the maximum of this one, at the same limits.
     */
    Place polished(Place almost) {
        return ascent.climbFrom(almost);
    }

    /**
     * Searches near the end of a search with a coarse likelihood, at its limits if they are limits of this likelihood
     * as well.
     */
    Place from(Place coarse) {
        Place place = climb(coarse.point(), coarse.limits(), 0);
        boolean isAsGood = place.isUsable() && (place.isClear() || !coarse.isClear());
        return isAsGood && isAtLimits(place) ? settled(place) : from(coarse.point());
    }

    private boolean isAtLimits(Place place) {
        Profile profile = profile(place);
        double rounding = Math.max(rounding(place), place.usable());
        return place.limits().stream().allMatch(limit -> isLimit(profile, limit, rounding));
    }

    /** Whether the likelihood does not change further out, and is nowhere higher in the opposite direction. */
    private static boolean isLimit(Profile profile, Limit limit, double rounding) {
        Direction direction = limit.direction();
        return limit.isConstant()
                ? profile.isConstant(direction)
                : profile.isLevelAhead(direction) && profile.isHighest(direction, rounding);
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
                place = ascent.climb(place.point(), place.limits(), place.iterations(), options.maxIterations());
            }
        }
        return settled(place);
    }

    /** A higher place in the opposite direction, or a place at a limit with the other coordinates optimised. */
    private Optional<Place> next(Place here) {
        Profile profile = profile(here);
        for (Direction direction : Direction.all(Limit.held(here.limits(), here.point().length))) {
            if (profile.isVisible(direction) && profile.lossFarOut(direction) <= SMALL_LOSS) {
                Optional<Place> next = profile.higherBehind(direction)
                        .map(point -> climb(point, here.limits(), here.iterations()))
                        .or(() -> atLimit(here, profile, direction));
                if (next.isPresent()) {
                    return next;
                }
            }
        }
        return Optional.empty();
    }

    /** The place with the coordinates of a direction at their limit; empty if the likelihood is lower there. */
    private Optional<Place> atLimit(Place here, Profile profile, Direction direction) {
        Limit limit = new Limit(direction, profile.isConstant(direction));
        List<Limit> limits = new ArrayList<>(here.limits());
        limits.add(limit);
        double[] start = limit.isConstant() ? here.point() : profile.farOut(direction);
        Place there = climb(start, List.copyOf(limits), here.iterations());
        return isReached(limit, here, there) ? Optional.of(there) : Optional.empty();
    }

    private boolean isReached(Limit limit, Place here, Place there) {
        boolean isUnfinished = there.isOnTheWay() && there.iterations() < options.maxIterations();
        boolean isAsHigh = limit.isConstant() || there.value() <= here.value() + rounding(here);
        return (there.isUsable() || isUnfinished)
                && isAsHigh
                && isLimit(profile(there), limit, Math.max(rounding(here), there.usable()));
    }

    /**
     * A place with its limits revised once all of them are known: some of the coordinates that moved together may have
     * limits of their own, and a coordinate at a limit may have no influence given the others.
     */
    private Place settled(Place place) {
        Profile profile = profile(place);
        List<Limit> known = place.limits().stream()
                .map(limit -> reduced(limit, place.limits(), profile))
                .map(limit -> new Limit(limit.direction(), limit.isConstant() || profile.isConstant(limit.direction())))
                .toList();
        return place.withLimits(withRecession(known, profile).stream()
                .sorted(Comparator.comparing(Limit::isConstant))
                .toList());
    }

    /** The limit of the coordinates that have none of their own, if the likelihood is level there. */
    private static Limit reduced(Limit limit, List<Limit> all, Profile profile) {
        return all.stream()
                .flatMap(other -> limit.without(other).stream())
                .filter(rest -> profile.isLevelAhead(rest.direction()))
                .findFirst()
                .orElse(limit);
    }

    /**
     * The limits, in which a limit without influence becomes a boundary if it is without influence only as long as
     * another limit is held, so that the likelihood falls when both go back. For example, no customer leaves if the
     * shape of the rates of leaving is small, whatever their scale: a place with a small shape, where the scale has no
     * influence, is at the boundary.
     */
    private static List<Limit> withRecession(List<Limit> limits, Profile profile) {
        List<Direction> constant =
                limits.stream().filter(Limit::isConstant).map(Limit::direction).toList();
        for (Direction direction : constant) {
            List<Direction> falling = Stream.of(direction, direction.opposite())
                    .filter(way -> constant.stream()
                            .flatMap(other -> Stream.of(other, other.opposite()))
                            .anyMatch(other -> profile.fallsAlongBoth(way, other)))
                    .toList();
            if (falling.size() == 1) {
                Limit boundary = new Limit(falling.get(0).opposite(), false);
                return limits.stream()
                        .map(limit -> limit.equals(new Limit(direction, true)) ? boundary : limit)
                        .toList();
            }
        }
        return limits;
    }

    private Place climb(double[] start, List<Limit> limits, int used) {
        return ascent.climb(start, limits, used, Math.min(used + Ascent.LEG, options.maxIterations()));
    }

    private Profile profile(Place place) {
        return new Profile(objective::at, place);
    }

    private double rounding(Place place) {
        return options.tolerance() + Place.ROUNDING * Math.abs(place.value());
    }
}
