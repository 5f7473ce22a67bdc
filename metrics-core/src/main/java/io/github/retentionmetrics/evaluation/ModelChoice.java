package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The choice of a model for a forecast among several models fitted to the same customers, with its reason.
 *
 * <p>Without a holdout period the model with the lowest Akaike information criterion is chosen:
 *
 * <pre>
 *   AIC = 2 k - 2 log L,   k parameters
 * </pre>
 *
 * <p>BG/NBD, MBG/NBD and Pareto/NBD have four parameters each and are fitted to the same purchases, so that the highest
 * likelihood decides among them; BIC gives the same choice.
 *
 * <p>With a holdout period the model with the lowest root mean square error in it is chosen, provided that the period
 * distinguishes the models:
 *
 * <pre>
 *   d = (predicted - actual)^2 of a model less that of the model with the lowest error, by customer
 *   the two are distinguished if the mean of d is above its standard error,
 *   and above a thousandth of the lowest mean square error
 * </pre>
 *
 * <p>Among the models that are not distinguished from the model with the lowest error, the one with the lowest AIC is
 * chosen (one-standard-error rule). The squared error is used because the expected number of purchases minimises it.
 * The mean absolute error is minimised by the median, which is 0 where most customers do not return, and so prefers
 * models whose predictions are too low.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no fit: undefined;
 *   <li>one fit: its model is chosen, independent of its figures;
 *   <li>criteria that differ by less than 0.001, the accuracy of a search: the first of these fits in the list is
 *       chosen. This happens when models reach the same simpler model at a boundary;
 *   <li>fits that are flat or at a boundary are compared like any other, since their predictions may be used.
 * </ul>
 *
 * <pre>{@code
 * PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
 * List<ModelFit<? extends TransactionModel>> fits =
 *         List.of(BgNbd.fit(customers), MbgNbd.fit(customers), ParetoNbd.fit(customers));
 * ModelChoice choice = ModelChoice.of(fits);
 * choice.model();          // such as MBG/NBD
 * choice.explanation();    // MBG/NBD has the lowest AIC: 346596.9, before Pareto/NBD with 346664.0
 * choice.among(fits).orElseThrow().model().expectedPurchases(52);
 * }</pre>
 *
 * <p>Source: T. Gneiting, Making and Evaluating Point Forecasts, Journal of the American Statistical Association 106,
 * 2011 (squared error and the mean); T. Hastie, R. Tibshirani and J. Friedman, The Elements of Statistical Learning,
 * 2nd edition, section 7.10 (one standard error).
 *
 * @param candidates the models, best first: those that are {@linkplain Candidate#isClose() close} by AIC, then the
 *     others by error
 */
public record ModelChoice(List<Candidate> candidates) implements Serializable {
    /**
     * A difference of less than this share of the mean square error has no practical importance, even if it is
     * significant.
     */
    private static final double IMMATERIAL = 1e-3;

    /** A difference larger than that between two searches of the same likelihood. */
    private static final double EQUAL = 1e-3;

    private static final String NO_HOLDOUT = "there is no holdout period";

    /**
     * One of the compared models, with its criterion and its error.
     *
     * @param model the model's name
     * @param aic its information criterion, lower is better
     * @param error its root mean square error on the holdout period, in purchases per customer; undefined without a
     *     holdout period
     * @param isClose whether the holdout period does not distinguish it from the model with the lowest error; true
     *     without a holdout period
     */
    public record Candidate(String model, double aic, Expectation error, boolean isClose) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param model the model's name
         * @param aic its information criterion
         * @param error its root mean square error on the holdout period
         * @param isClose whether the holdout period does not distinguish it from the model with the lowest error
         * @throws NullPointerException if the model or the error is null
         * @throws IllegalArgumentException if the criterion is not finite, the error is negative, or the model is
         *     distinguished from another without a holdout period
         */
        public Candidate {
            aic = Checks.unsignedZero(aic);
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(error, "error");
            if (!Double.isFinite(aic)) {
                throw new IllegalArgumentException("aic must be finite: " + aic);
            }
            if (error.value() < 0) {
                throw new IllegalArgumentException("error must not be negative: " + error.value());
            }
            if (!error.isDefined() && !isClose) {
                throw new IllegalArgumentException("a model without an error must be close: " + model);
            }
        }
    }

    /**
     * Checks the candidates.
     *
     * @param candidates the models, best first
     * @throws NullPointerException if the list or a candidate is null
     * @throws IllegalArgumentException if two have the same name, some have an error and others do not, or they are not
     *     in the order of the rule
     */
    public ModelChoice {
        candidates = List.copyOf(candidates);
        requireDifferent(candidates.stream().map(Candidate::model).toList());
        for (int i = 1; i < candidates.size(); i++) {
            Candidate better = candidates.get(i - 1);
            Candidate worse = candidates.get(i);
            if (better.error().isDefined() != worse.error().isDefined()) {
                throw new IllegalArgumentException("all models must have an error, or none");
            }
            if (!isOrdered(better, worse)) {
                throw new IllegalArgumentException("candidates must be in the order of the rule: " + worse.model()
                        + " comes after " + better.model());
            }
        }
    }

    private static void requireDifferent(List<String> names) {
        Set<String> distinct = new HashSet<>();
        names.stream().filter(name -> !distinct.add(name)).findFirst().ifPresent(name -> {
            throw new IllegalArgumentException("models must have different names: " + name);
        });
    }

    private static boolean isOrdered(Candidate better, Candidate worse) {
        if (better.isClose() != worse.isClose()) {
            return better.isClose();
        }
        return better.isClose()
                ? better.aic() <= worse.aic() + EQUAL
                : better.error().value() <= worse.error().value();
    }

    /**
     * Chooses by the information criterion alone.
     *
     * @param fits the fits to the same data
     * @return the choice; undefined if there is no fit
     * @throws NullPointerException if the list or a fit is null
     * @throws IllegalArgumentException if two models have the same name, or were fitted to another number of
     *     observations
     */
    public static ModelChoice of(List<? extends ModelFit<?>> fits) {
        for (ModelFit<?> fit : fits) {
            if (fit.observations() != fits.get(0).observations()) {
                throw new IllegalArgumentException("observations of " + fit.modelName() + " (" + fit.observations()
                        + ") must be those of " + fits.get(0).modelName() + " ("
                        + fits.get(0).observations() + ")");
            }
        }
        Expectation none = Expectation.undefined(NO_HOLDOUT);
        return ranked(fits.stream()
                .map(fit -> new Candidate(fit.modelName(), fit.aic(), none, true))
                .toList());
    }

    /**
     * Chooses by the errors in the holdout period.
     *
     * @param holdout the calibration period and the holdout period
     * @param fits the fits to the {@linkplain Holdout#calibration() calibration summaries}
     * @return the choice; undefined if there is no fit
     * @throws NullPointerException if a parameter or a fit is null
     * @throws IllegalArgumentException if two models have the same name, or one was fitted to another number of
     *     customers
     */
    public static ModelChoice of(Holdout holdout, List<? extends ModelFit<? extends TransactionModel>> fits) {
        Objects.requireNonNull(holdout, "holdout");
        List<double[]> predicted = Objects.requireNonNull(fits, "fits").stream()
                .map(fit -> holdout.predicted(holdout.requireCalibrated(fit).model()))
                .toList();
        List<Expectation> errors = predicted.stream()
                .map(each -> holdout.errorsOf(each).rootMeanSquareError())
                .toList();
        int best = IntStream.range(0, fits.size())
                .boxed()
                .min(Comparator.comparingDouble(i -> errors.get(i).value()))
                .orElse(0);
        List<double[]> squares =
                predicted.stream().map(each -> squares(holdout, each)).toList();
        return ranked(IntStream.range(0, fits.size())
                .mapToObj(i -> new Candidate(
                        fits.get(i).modelName(),
                        fits.get(i).aic(),
                        errors.get(i),
                        isClose(squares.get(i), squares.get(best))))
                .toList());
    }

    private static double[] squares(Holdout holdout, double[] predicted) {
        double[] squares = new double[predicted.length];
        for (int row = 0; row < squares.length; row++) {
            double error = predicted[row] - holdout.actual(row);
            squares[row] = error * error;
        }
        return squares;
    }

    /**
     * Whether the mean of the differences is immaterial or within its standard error. With a single customer there is
     * no standard error, and no models are distinguished.
     */
    private static boolean isClose(double[] squares, double[] best) {
        int customers = squares.length;
        double[] excess = IntStream.range(0, customers)
                .mapToDouble(row -> squares[row] - best[row])
                .toArray();
        double mean = AscendingSum.of(excess) / customers;
        double[] deviations =
                Arrays.stream(excess).map(each -> (each - mean) * (each - mean)).toArray();
        double variance = AscendingSum.of(deviations) / (customers - 1);
        double leastThatMatters = IMMATERIAL * AscendingSum.of(best) / customers;
        return customers < 2 || !(mean > Math.max(Math.sqrt(variance / customers), leastThatMatters));
    }

    private static ModelChoice ranked(List<Candidate> given) {
        List<Candidate> close = new ArrayList<>(given);
        close.removeIf(candidate -> !candidate.isClose());
        List<Candidate> ranking = new ArrayList<>();
        while (!close.isEmpty()) {
            double lowest = close.stream().mapToDouble(Candidate::aic).min().orElseThrow();
            Candidate next = close.stream()
                    .filter(candidate -> candidate.aic() <= lowest + EQUAL)
                    .findFirst()
                    .orElseThrow();
            ranking.add(next);
            close.remove(next);
        }
        given.stream()
                .filter(candidate -> !candidate.isClose())
                .sorted(Comparator.comparingDouble(
                        candidate -> candidate.error().value()))
                .forEach(ranking::add);
        return new ModelChoice(ranking);
    }

    /**
     * Whether there is a model to choose.
     *
     * @return false if no model was fitted
     */
    public boolean isDefined() {
        return !candidates.isEmpty();
    }

    /**
     * Why there is no choice.
     *
     * @return the reason; empty if there is one
     */
    public String reason() {
        return isDefined() ? "" : "no model was fitted";
    }

    /**
     * The chosen model's name.
     *
     * @return the name; empty if no model was fitted
     */
    public Optional<String> model() {
        return candidates.stream().map(Candidate::model).findFirst();
    }

    /**
     * The fit of the chosen model among given fits, found by the model's name. The fits may be those that were
     * compared, or fits of the same models to later data.
     *
     * @param fits the fits
     * @param <F> the type of the fits
     * @return the fit; empty if no model was chosen, or it is not among them
     * @throws NullPointerException if the list or a fit is null
     */
    public <F extends ModelFit<?>> Optional<F> among(List<F> fits) {
        return fits.stream()
                .filter(fit -> model().filter(fit.modelName()::equals).isPresent())
                .findFirst();
    }

    /**
     * Whether the error in the holdout period decided, because it distinguishes the chosen model from all others.
     *
     * @return false where the information criterion decided, or there was at most one model
     */
    public boolean isByError() {
        return candidates.size() > 1 && !candidates.get(1).isClose();
    }

    /**
     * The choice in words: the criterion, its value for the chosen model, and its value for the next best model. If AIC
     * decided in spite of a holdout period, the models that were excluded because of their error are named as well.
     *
     * @return such as {@code MBG/NBD has the lowest AIC: 346596.9, before Pareto/NBD with 346664.0}; empty if no model
     *     was fitted
     */
    public String explanation() {
        if (candidates.size() < 2) {
            return model().map(name -> name + " is the only model that was fitted")
                    .orElse("");
        }
        Candidate best = candidates.get(0);
        Candidate next = candidates.get(1);
        if (isByError()) {
            return best.model() + " has the lowest error on the holdout period: RMSE " + error(best, next)
                    + " per customer, before " + next.model() + " with " + error(next, best);
        }
        return (best.error().isDefined() ? closeOnes() + ": of these " : "")
                + best.model()
                + (best.aic() < next.aic() - EQUAL
                        ? " has the lowest AIC: " + aic(best, next) + ", before " + next.model() + " with "
                                + aic(next, best)
                        : " is the first with the lowest AIC: " + Decimals.text(best.aic(), 1) + ", as " + next.model())
                + leftOut();
    }

    /** The models that are excluded because of their error; one of them may have a lower criterion. */
    private String leftOut() {
        return candidates.stream()
                .filter(candidate -> !candidate.isClose())
                .map(candidate -> "; " + candidate.model()
                        + " is left out, since its error is told apart from the lowest: RMSE "
                        + error(candidate, lowestError()) + " against " + error(lowestError(), candidate))
                .collect(Collectors.joining());
    }

    private Candidate lowestError() {
        return candidates.stream()
                .min(Comparator.comparingDouble(candidate -> candidate.error().value()))
                .orElseThrow();
    }

    private String closeOnes() {
        return "the holdout period does not tell apart the errors of "
                + candidates.stream()
                        .filter(Candidate::isClose)
                        .map(candidate -> candidate.model() + " (RMSE " + candidate.error() + ")")
                        .collect(Collectors.joining(", "));
    }

    /** With enough decimals to show which is lower. */
    private static String aic(Candidate candidate, Candidate other) {
        String text = Decimals.text(candidate.aic(), 1);
        return text.equals(Decimals.text(other.aic(), 1)) ? Decimals.text(candidate.aic(), 4) : text;
    }

    private static String error(Candidate candidate, Candidate other) {
        String text = candidate.error().toString();
        return text.equals(other.error().toString())
                ? Decimals.text(candidate.error().value(), 8)
                : text;
    }

    /** {@return the {@link #model()}, or null when there is none, for JSON mappers and templates} */
    public @Nullable String getModel() {
        return model().orElse(null);
    }

    /** {@return the {@link #reason()}, for JSON mappers and templates} */
    public String getReason() {
        return reason();
    }

    /** {@return the {@link #explanation()}, for JSON mappers and templates} */
    public String getExplanation() {
        return explanation();
    }

    /**
     * A readable text of the choice.
     *
     * @return the {@linkplain #explanation() explanation}, or {@code undefined (no model was fitted)}
     */
    @Override
    public String toString() {
        return isDefined() ? explanation() : "undefined (" + reason() + ")";
    }
}
