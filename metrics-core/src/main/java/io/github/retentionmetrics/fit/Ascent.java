package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton;
import io.github.retentionmetrics.internal.math.QuasiNewton.Minimum;
import java.util.Arrays;
import java.util.List;

/** Climbs a likelihood from a point to a nearby maximum, with the coordinates that are at limits held. */
final class Ascent {
    /**
     * The number of steps after which the search checks whether it is heading for a limit, which it would never reach.
     */
    static final int LEG = 30;

    /** The step in a coordinate for second derivatives, at which truncation and rounding errors are about equal. */
    private static final double DIFFERENCE = 0x1p-13;

    private static final int MAX_POLISHES = 5;

    private final PenalizedLikelihood objective;
    private final double tolerance;

    /**
     * Climbs of a likelihood.
     *
     * @param objective the likelihood
     * @param tolerance the largest rise of the log-likelihood that is not worth another step
     */
    Ascent(PenalizedLikelihood objective, double tolerance) {
        this.objective = objective;
        this.tolerance = tolerance;
    }

    /**
     * Climbs from a point.
     *
     * @param start the point
     * @param limits the limits at which coordinates are held
     * @param used the number of steps already taken
     * @param allowed the largest number of steps, including those already taken
     */
    Place climb(double[] start, List<Limit> limits, int used, int allowed) {
        objective.hold(limits);
        Minimum minimum = QuasiNewton.minimise(objective, start, tolerance, allowed - used);
        return polished(place(minimum, limits, used), allowed);
    }

    /** Climbs on from the maximum of a likelihood that is close to this one, at the same limits. */
    Place climbFrom(Place almost) {
        int allowed = almost.iterations() + LEG;
        if (almost.information().factor().isEmpty()) {
            return climb(almost.point(), almost.limits(), almost.iterations(), allowed);
        }
        objective.hold(almost.limits());
        return polished(continued(almost, LEG), allowed);
    }

    /**
     * The search stops by its own approximation of the curvature; it continues until the true curvature also says that
     * it has arrived.
     */
    private Place polished(Place first, int allowed) {
        Place place = first;
        for (int polish = 0; polish < MAX_POLISHES && place.gain() > tolerance; polish++) {
            if (place.iterations() == allowed || place.information().factor().isEmpty()) {
                break;
            }
            place = continued(place, allowed - place.iterations());
        }
        return place;
    }

    private Place continued(Place place, int steps) {
        double[][] hessian = place.information().matrix();
        Minimum minimum = QuasiNewton.minimise(objective, place.point(), hessian, tolerance, steps);
        return place(minimum, place.limits(), place.iterations());
    }

    private Place place(Minimum minimum, List<Limit> limits, int used) {
        double[] point = minimum.point();
        Information information = Information.of(
                QuasiNewton.hessian(objective, point, DIFFERENCE),
                Limit.held(limits, point.length),
                Limit.gone(limits, point.length),
                away(point));
        // by the true curvature or, where that is not a minimum's, by the approximation of the search
        double gain = information.gain(minimum.gradient()).orElse(minimum.gain());
        return new Place(minimum, information, limits, gain, used + minimum.iterations());
    }

    /**
     * The distances of the coordinates from their expected places: the starting point, which has the units of the data,
     * or 0, whichever is closer.
     */
    private double[] away(double[] point) {
        double[] away = point.clone();
        Arrays.setAll(
                away,
                i -> Math.min(Math.abs(point[i]), Math.abs(point[i] - objective.prior()[i])));
        return away;
    }
}
