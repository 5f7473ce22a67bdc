package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.math.QuasiNewton.End;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Maximum likelihood in the space of the logarithms of the parameters: finds the maximum, checks that it is one, and
 * reports which parameters the data determine.
 *
 * @param <M> the model
 */
final class Fitting<M extends Serializable> {
    /** A parameter whose logarithm is beyond this is going to zero or to infinity. */
    private static final double ENDLESS = 40;

    /** Maxima of a coarse likelihood that differ by at most this may be ranked differently by the likelihood itself. */
    private static final double CLOSE = 3;

    private final ParametricFamily family;
    private final SearchSpace space;
    private final long observations;
    private final FitOptions options;
    private final Function<double[], M> maker;

    /** The likelihood of all observations. */
    private final LimitSearch whole;

    /** The likelihood that is searched: one of fewer observations if there are very many. */
    private final LimitSearch searched;

    private final Optional<LimitSearch> coarse;

    private final double[][] starts;

    /**
     * A fit.
     *
     * @param family the family of the model
     * @param likelihood the log-likelihood of the data
     * @param observations the number of observations, for the information criterion of Bayes
     * @param starts points to start from, the best guess first; the others are tried only if the first does not lead to
     *     a maximum that the data determine, or if one of them is at a limit with a higher likelihood
     * @param options the options of the search
     * @param maker creates the model from its parameters
     */
    Fitting(
            ParametricFamily family,
            Likelihood likelihood,
            long observations,
            double[][] starts,
            FitOptions options,
            Function<double[], M> maker) {
        this.family = family;
        this.space = family.space();
        this.observations = observations;
        this.options = options;
        this.maker = maker;
        this.starts = Arrays.stream(starts).map(space::pointOf).toArray(double[][]::new);
        Optional<Likelihood> condensed = likelihood.condensed();
        this.whole = search(likelihood);
        this.searched = condensed.map(this::search).orElse(whole);
        this.coarse = condensed.orElse(likelihood).coarse().map(this::search);
    }

    private LimitSearch search(Likelihood likelihood) {
        return new LimitSearch(likelihood, space, options, starts[0]);
    }

    /**
     * Fits the model.
     *
     * @return the fit
     * @throws FitException if there is none
     */
    ModelFit<M> fit() {
        return coarse.map(this::guided).orElseGet(this::bestOfStarts);
    }

    /**
     * The fit to very many different observations: limits, and maxima from all starting points, are searched with a
     * coarse likelihood of few observations. The search with the likelihood itself begins where that search ends, and
     * confirms the limits. If the likelihood itself is higher near the first starting point, the search continues from
     * there as well.
     */
    private ModelFit<M> guided(LimitSearch coarseSearch) {
        Place near = searched.near(starts[0]);
        if (near.isClear() && near.isAcceptable(options.tolerance())) {
            return result(near);
        }
        Optional<Place> guided = highest(candidates(coarseSearch, near).stream().map(searched::from));
        boolean isMisled = guided.isEmpty() || guided.get().isLowerThan(near.value());
        Stream<Place> own = isMisled ? Stream.of(searched.from(near.point())) : Stream.empty();
        return highest(Stream.concat(guided.stream(), own))
                .filter(place -> !place.isLowerThan(near.value()))
                .map(this::result)
                .orElseGet(this::bestOfStarts);
    }

    /**
     * The maxima of the coarse likelihood that may be the highest of the likelihood itself, one for each set of limits.
     */
    private List<Place> candidates(LimitSearch coarseSearch, Place near) {
        List<Place> maxima = new ArrayList<>();
        Stream.concat(Stream.of(near.point()), Arrays.stream(starts))
                .map(coarseSearch::from)
                .filter(place -> place.isAcceptable(options.tolerance()))
                .sorted(Comparator.comparingDouble(Place::value))
                .filter(place -> maxima.stream().noneMatch(place::isAtLimitsOf))
                .forEach(maxima::add);
        // the first is the highest
        return maxima.stream()
                .filter(place -> place.value() <= maxima.get(0).value() + CLOSE)
                .toList();
    }

    /** The highest of the places that are maxima or at a limit. */
    private Optional<Place> highest(Stream<Place> places) {
        return places.filter(place -> place.isAcceptable(options.tolerance()))
                .min(Comparator.comparingDouble(Place::value));
    }

    private ModelFit<M> bestOfStarts() {
        Place best = null;
        FitException failure = null;
        for (int i = 0; i < starts.length; i++) {
            try {
                Place place = maximumFrom(starts[i]);
                best = best == null || best.isLowerThan(place.value()) ? place : best;
                if (best.limits().isEmpty() && best.isDetermined() && isHighest(best, i + 1)) {
                    return result(best);
                }
            } catch (FitException e) {
                failure = failure == null || !(e.logLikelihood() <= failure.logLikelihood()) ? e : failure;
            }
        }
        // where a search failed higher up than another ended, that other is known not to be the maximum
        if (failure != null && (best == null || best.isLowerThan(-failure.logLikelihood()))) {
            throw failure;
        }
        return result(Objects.requireNonNull(best, "best"));
    }

    /**
     * Whether no other starting point has a higher likelihood, which would lead to a higher maximum or limit. Checked
     * only for families with {@linkplain ParametricFamily#withPowers powers}, whose starting points lie at their
     * limits: the starting points of other families are rough guesses, none of which was ever found to be higher, and
     * evaluating them takes an eighth of the time of a fit.
     */
    private boolean isHighest(Place best, int from) {
        return !space.isReparametrized()
                || Arrays.stream(starts, from, starts.length)
                        .noneMatch(start -> best.isLowerThan(searched.objective(start)));
    }

    private Place maximumFrom(double[] start) {
        Place place = searched.from(start);
        if (!place.isAcceptable(options.tolerance())) {
            throw failure(place, whyNot(place));
        }
        // a place whose parameters the model refuses is none
        model(place, parameters(place));
        return place;
    }

    private FitException failure(Place place, @Nullable String why) {
        double[] parameters = parameters(place);
        List<String> names = family.parameterNames();
        String where = IntStream.range(0, parameters.length)
                .mapToObj(i -> Parameter.text(names.get(i), parameters[i]))
                .collect(Collectors.joining(", "));
        return new FitException(
                family.name() + " was not fitted: " + why + " (" + where + ")",
                names,
                parameters,
                Double.isFinite(place.value()) ? -place.value() : Double.NaN,
                place.iterations());
    }

    private String whyNot(Place place) {
        if (place.minimum().end() == End.NO_START) {
            return "the likelihood has no finite value at the start";
        }
        double[] scaled = space.scaledParameters(place.point());
        List<String> endless = IntStream.range(0, scaled.length)
                .filter(i -> Math.abs(scaled[i]) > ENDLESS)
                .mapToObj(i -> family.parameters().get(i).name() + " to "
                        + family.parameters()
                                .get(i)
                                .domain()
                                .limit(scaled[i] < 0 ? -1 : 1)
                                .text())
                .toList();
        if (!endless.isEmpty()) {
            return "the likelihood keeps rising on the way of " + LimitText.and(endless);
        }
        return place.isOnTheWay()
                ? "no maximum after " + place.iterations() + " iterations"
                : String.format(
                        Locale.ROOT, "no higher likelihood was found, though it should rise by %.3g", place.gain());
    }

    private ModelFit<M> result(Place found) {
        Place place = whole == searched ? found : polished(found);
        if (!place.isAcceptable(options.tolerance())) {
            throw failure(place, whyNot(place));
        }
        double[] parameters = parameters(place);
        return new ModelFit<>(
                family,
                model(place, parameters),
                parameters,
                new FitDiagnosis(family, place.information(), place.limits()),
                whole.logLikelihood(place.point()),
                observations,
                place.iterations(),
                place.gain() <= options.tolerance());
    }

    /**
     * The end of a search with fewer observations, moved to the maximum of the likelihood of all; parameters that the
     * data do not determine may be at a limit there.
     */
    private Place polished(Place found) {
        Place place = whole.polished(found);
        return place.isDetermined() ? place : whole.further(place);
    }

    private M model(Place place, double[] parameters) {
        try {
            return maker.apply(parameters);
        } catch (IllegalArgumentException e) {
            // a model refuses parameters that leave no room to compute with: here it is the data that have led there
            throw failure(place, e.getMessage());
        }
    }

    private double[] parameters(Place place) {
        return space.parametersAt(place.point());
    }
}
