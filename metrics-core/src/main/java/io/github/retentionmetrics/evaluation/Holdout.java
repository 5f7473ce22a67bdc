package io.github.retentionmetrics.evaluation;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Expectation;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A history split at a date: a calibration period to fit models to, and a holdout period to evaluate their forecasts
 * with.
 *
 * <pre>
 *   calibration: summaries of the purchases until the date, with ages on that date
 *   holdout: purchase days of the same customers after it; customers acquired later are in neither
 * </pre>
 *
 * <p>A good fit does not imply a good forecast, so forecasts are evaluated on data that the model has not seen. Check
 * the total ({@link ForecastErrors#cumulativeError()}), whether frequent and occasional buyers are distinguished
 * ({@link #byFrequency}), and whether the error grows with time ({@link #tracking}).
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no purchase before the date: no customers, and errors that are undefined;
 *   <li>a customer who did not buy again counts with 0 purchases.
 * </ul>
 *
 * <pre>{@code
 * Holdout holdout = Holdout.of(history, LocalDate.of(2026, 9, 30), ChronoUnit.WEEKS);
 * ParetoNbd model = ParetoNbd.fit(holdout.calibration()).model();
 * holdout.errors(model);                // the errors for single customers, and in total
 * holdout.byFrequency(model, 7);        // by the number of earlier repeat purchases
 * holdout.tracking(model, MONTH);       // month by month
 * holdout.compare();                    // all models, side by side
 * }</pre>
 *
 * <p>Takes two passes over the purchases, 8 bytes per customer in addition to the summaries, and one prediction per
 * customer for each method.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers" the Easy Way, Marketing Science
 * 24(2), 2005, section 5.
 */
public final class Holdout implements Serializable {
    private static final long serialVersionUID = 1L;

    /** More days with an order than any customer has, and few enough bins to fit in memory. */
    private static final int LARGEST_BIN = 1_000_000;

    private final PurchaseHistory history;
    private final LocalDate calibratedUntil;
    private final PurchaseSummaries calibration;
    private final int[] actual;
    private final double daysPerUnit;

    private Holdout(
            PurchaseHistory history,
            LocalDate calibratedUntil,
            PurchaseSummaries calibration,
            int[] actual,
            double daysPerUnit) {
        this.history = history;
        this.calibratedUntil = calibratedUntil;
        this.calibration = calibration;
        this.actual = actual;
        this.daysPerUnit = daysPerUnit;
    }

    /**
     * Splits a history.
     *
     * @param history the history
     * @param calibratedUntil the last day of the calibration period, before the observation day
     * @param unit the unit of time: days, weeks, months, years or longer
     * @return the two parts
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the day is not before the observation day, or the unit is shorter than a day
     *     or has no length
     */
    public static Holdout of(PurchaseHistory history, LocalDate calibratedUntil, ChronoUnit unit) {
        Objects.requireNonNull(history, "history");
        Checks.recordDate(calibratedUntil, "calibratedUntil");
        if (!calibratedUntil.isBefore(history.observedUntil())) {
            throw new IllegalArgumentException("calibratedUntil (" + calibratedUntil
                    + ") must be before observedUntil (" + history.observedUntil() + ")");
        }
        PurchaseSummaries calibration = history.asKnownOn(calibratedUntil).summaries(unit);
        double daysPerUnit = unit.getDuration().toSeconds()
                / (double) ChronoUnit.DAYS.getDuration().toSeconds();
        return new Holdout(history, calibratedUntil, calibration, counts(history, calibration, unit), daysPerUnit);
    }

    /** Both summaries have the customers in the order of the history; the later one has more of them. */
    private static int[] counts(PurchaseHistory history, PurchaseSummaries calibration, ChronoUnit unit) {
        PurchaseSummaries all = history.summaries(unit);
        int[] counts = new int[calibration.size()];
        int row = 0;
        for (int customer = 0; row < counts.length; customer++) {
            if (all.customerId(customer).equals(calibration.customerId(row))) {
                counts[row] = all.frequency(customer) - calibration.frequency(row);
                row++;
            }
        }
        return counts;
    }

    /**
     * The summaries at the end of the calibration period.
     *
     * @return the summaries of the customers, with identifiers and monetary values
     */
    public PurchaseSummaries calibration() {
        return calibration;
    }

    /**
     * The length of the holdout period.
     *
     * @return the time from the end of the calibration period to the observation day, in the unit
     */
    public double duration() {
        return timeSince(history.observedUntil());
    }

    PurchaseHistory history() {
        return history;
    }

    LocalDate calibratedUntil() {
        return calibratedUntil;
    }

    double timeSince(LocalDate day) {
        return ChronoUnit.DAYS.between(calibratedUntil, day) / daysPerUnit;
    }

    /**
     * The number of purchases of a customer in the holdout period.
     *
     * @param row the customer's row in the calibration summaries, from 0
     * @return the number of days with an order
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int actual(int row) {
        return actual[row];
    }

    /**
     * The errors of the predictions of a model for the holdout period.
     *
     * @param model the model, fitted to the calibration period in the same unit of time
     * @return the errors over all customers
     * @throws NullPointerException if the model is null
     */
    public ForecastErrors errors(TransactionModel model) {
        return errorsOf(predicted(model));
    }

    ForecastErrors errorsOf(double[] predicted) {
        return ForecastErrors.of(predicted, actual);
    }

    /** The predictions of a model for each customer, in the order of the calibration summaries. */
    double[] predicted(TransactionModel model) {
        return Objects.requireNonNull(model, "model").expectedPurchases(calibration, duration());
    }

    /**
     * Predicted and actual purchases by the number of repeat purchases in the calibration period: the conditional
     * expectations of the literature.
     *
     * @param model the model, fitted to the calibration period in the same unit of time
     * @param last the frequency of the last bin, which also has all customers with a higher one, such as 7
     * @return a bin for every frequency from 0 to the last, including bins without customers
     * @throws NullPointerException if the model is null
     * @throws IllegalArgumentException if the last frequency is negative, or above 1000000
     */
    public List<FrequencyBin> byFrequency(TransactionModel model, int last) {
        double[] predicted = predicted(model);
        Checks.notNegative(last, "last");
        if (last > LARGEST_BIN) {
            throw new IllegalArgumentException("last must be at most " + LARGEST_BIN + ": " + last);
        }
        long[] customers = new long[last + 1];
        long[] purchases = new long[last + 1];
        for (int row = 0; row < predicted.length; row++) {
            int bin = Math.min(calibration.frequency(row), last);
            customers[bin]++;
            purchases[bin] += actual[row];
        }
        double[] expected = expected(predicted, customers);
        List<FrequencyBin> bins = new ArrayList<>();
        for (int bin = 0; bin <= last; bin++) {
            bins.add(new FrequencyBin(bin, bin == last, customers[bin], purchases[bin], expected[bin]));
        }
        return bins;
    }

    /** The sum of the predictions of each bin, independent of the order of its customers. */
    private double[] expected(double[] predicted, long[] customers) {
        double[][] byBin = new double[customers.length][];
        Arrays.setAll(byBin, bin -> new double[(int) customers[bin]]);
        int[] sizes = new int[customers.length];
        for (int row = 0; row < predicted.length; row++) {
            int bin = Math.min(calibration.frequency(row), customers.length - 1);
            byBin[bin][sizes[bin]++] = predicted[row];
        }
        return Arrays.stream(byBin).mapToDouble(AscendingSum::of).toArray();
    }

    /**
     * Actual and expected repeat purchases period by period, during and after the calibration period. A model that
     * tracks well has the right shape over time, and not only the right total.
     *
     * <p>The expected purchases use only the dates of the customers' first purchases. Both figures are for the
     * customers of the calibration period.
     *
     * @param model the model, fitted to the calibration period in the same unit of time
     * @param granularity the periods
     * @return the periods from that of the first order to that of the observation day; empty if there are no customers
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there are more than {@link Granularity#MOST_PERIODS} periods
     */
    public List<TrackedPeriod> tracking(TransactionModel model, Granularity granularity) {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(granularity, "granularity");
        if (calibration.size() == 0) {
            return List.of();
        }
        return new PeriodTracking(this, granularity).of(model);
    }

    /**
     * Fits BG/NBD, MBG/NBD and Pareto/NBD to the calibration period and compares their forecasts.
     *
     * @return one row per model; the row of a model that could not be fitted gives the reason
     */
    public List<ComparedModel> compare() {
        return List.of(
                compared("BG/NBD", BgNbd::fit),
                compared("MBG/NBD", MbgNbd::fit),
                compared("Pareto/NBD", ParetoNbd::fit));
    }

    /**
     * Compares the forecasts of models that are fitted already.
     *
     * @param fits the fits to the {@linkplain #calibration() calibration summaries}
     * @return one row per fit, in their order
     * @throws NullPointerException if the list or a fit is null
     * @throws IllegalArgumentException if a fit is to another number of customers
     */
    public List<ComparedModel> compare(List<? extends ModelFit<? extends TransactionModel>> fits) {
        List<ComparedModel> rows = new ArrayList<>();
        for (ModelFit<? extends TransactionModel> fit : Objects.requireNonNull(fits, "fits")) {
            rows.add(compared(requireCalibrated(fit)));
        }
        return rows;
    }

    /** A fit to as many customers as the calibration period has. */
    <F extends ModelFit<?>> F requireCalibrated(F fit) {
        if (Objects.requireNonNull(fit, "fit").observations() != calibration.customers()) {
            throw new IllegalArgumentException("observations of a fit (" + fit.observations()
                    + ") must be the customers of the calibration period (" + calibration.customers() + ")");
        }
        return fit;
    }

    private ComparedModel compared(
            String name, Function<PurchaseSummaries, ModelFit<? extends TransactionModel>> fitting) {
        try {
            return compared(fitting.apply(calibration));
        } catch (FitException e) {
            return new ComparedModel(
                    name, Double.NaN, Double.NaN, Double.NaN, ForecastErrors.empty(), String.valueOf(e.getMessage()));
        }
    }

    private ComparedModel compared(ModelFit<? extends TransactionModel> fit) {
        return new ComparedModel(
                fit.modelName(), fit.logLikelihood(), fit.aic(), fit.bic(), errors(fit.model()), fit.explanation());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(
                () -> isSame(of(history, calibratedUntil, calibration.unit().orElseThrow())));
    }

    private boolean isSame(Holdout other) {
        return calibration.equals(other.calibration)
                && Arrays.equals(actual, other.actual)
                && daysPerUnit == other.daysPerUnit;
    }

    /**
     * A readable text of the two parts.
     *
     * @return such as {@code Holdout[2357 customers until 1997-09-30, 1882 purchases until 1998-06-30]}
     */
    @Override
    public String toString() {
        long sum = 0;
        for (int count : actual) {
            sum += count;
        }
        return "Holdout[" + calibration.customers() + " customers until " + calibratedUntil + ", " + sum
                + " purchases until " + history.observedUntil() + "]";
    }

    /**
     * Actual and predicted purchases in the holdout period of the customers of one frequency.
     *
     * @param frequency the number of repeat purchases in the calibration period
     * @param isOpen whether the bin also has the customers with a higher frequency, as the last bin of a table does
     * @param customers the number of customers
     * @param actual the number of purchases that they made in the holdout period
     * @param predicted the number of purchases that the model predicts for them
     */
    public record FrequencyBin(int frequency, boolean isOpen, long customers, long actual, double predicted)
            implements Serializable {
        /**
         * Checks the counts.
         *
         * @param frequency the number of repeat purchases in the calibration period
         * @param isOpen whether the bin also has the customers with a higher frequency
         * @param customers the number of customers
         * @param actual the number of purchases that they made in the holdout period
         * @param predicted the number of purchases that the model predicts for them
         * @throws IllegalArgumentException if a number is negative or not finite
         */
        public FrequencyBin {
            predicted = Checks.unsignedZero(predicted);
            Checks.notNegative(frequency, "frequency");
            Checks.notNegative(customers, "customers");
            Checks.notNegative(actual, "actual");
            Parameters.notNegative(predicted, "predicted");
        }

        /**
         * The actual number of purchases per customer.
         *
         * @return actual / customers; undefined without customers
         */
        public Expectation meanActual() {
            return perCustomer((double) actual);
        }

        /**
         * The expected number of purchases per customer.
         *
         * @return predicted / customers; undefined without customers
         */
        public Expectation meanPredicted() {
            return perCustomer(predicted);
        }

        private Expectation perCustomer(double sum) {
            return customers == 0
                    ? Expectation.undefined("no customer has this frequency")
                    : Expectation.of(sum / (double) customers);
        }

        /**
         * A readable text of the bin.
         *
         * @return such as {@code 7+: 64 customers, actual 6.359, predicted 6.157}
         */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d%s: %d customers, actual %s, predicted %s",
                    frequency,
                    isOpen ? "+" : "",
                    customers,
                    meanActual(),
                    meanPredicted());
        }
    }

    /**
     * Actual and expected repeat purchases of one period, and of all periods until its end.
     *
     * @param period the period, as far as it is observed
     * @param isHoldout whether it ends after the calibration period, so that the model has not seen all of it
     * @param actual the number of repeat purchase days in the period
     * @param expected the expected number of repeat purchases in the period
     * @param cumulativeActual the number of repeat purchase days from the beginning of the history to the end of the
     *     period
     * @param cumulativeExpected the expected number of these
     */
    public record TrackedPeriod(
            Period period,
            boolean isHoldout,
            long actual,
            double expected,
            long cumulativeActual,
            double cumulativeExpected)
            implements Serializable {
        /**
         * Checks the counts.
         *
         * @param period the period, as far as it is observed
         * @param isHoldout whether it ends after the calibration period
         * @param actual the number of repeat purchase days in the period
         * @param expected the expected number of repeat purchases in the period
         * @param cumulativeActual the number of repeat purchase days from the beginning of the history to the end of
         *     the period
         * @param cumulativeExpected the expected number of these
         * @throws NullPointerException if the period is null
         * @throws IllegalArgumentException if a number is negative or not finite
         */
        public TrackedPeriod {
            expected = Checks.unsignedZero(expected);
            cumulativeExpected = Checks.unsignedZero(cumulativeExpected);
            Objects.requireNonNull(period, "period");
            Checks.notNegative(actual, "actual");
            Parameters.notNegative(expected, "expected");
            Checks.notNegative(cumulativeActual, "cumulativeActual");
            Parameters.notNegative(cumulativeExpected, "cumulativeExpected");
        }

        /**
         * The error of the cumulative total, as a fraction of the actual total.
         *
         * @return (expected - actual) / actual, cumulative; undefined before the first repeat purchase
         */
        public Expectation cumulativeError() {
            return cumulativeActual == 0
                    ? Expectation.undefined("no customer has bought again yet")
                    : Expectation.of(cumulativeExpected / (double) cumulativeActual - 1);
        }

        /**
         * A readable text of the period.
         *
         * @return such as {@code 1998-04: actual 168, expected 172.3; cumulative 3894, expected 3823.5}
         */
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%s: actual %d, expected %.1f; cumulative %d, expected %.1f",
                    period,
                    actual,
                    expected,
                    cumulativeActual,
                    cumulativeExpected);
        }

        /** {@return the text of {@link #period()}, for JSON mappers and templates} */
        public String getPeriod() {
            return period.toString();
        }
    }

    /**
     * One row of a {@linkplain Holdout#compare() comparison of models}: how well a model describes the data that it was
     * fitted to, and how well it predicts the holdout period.
     *
     * @param model the model's name
     * @param logLikelihood the log-likelihood; NaN if there is no fit
     * @param aic Akaike's information criterion, lower is better; NaN if there is no fit
     * @param bic the Bayesian information criterion, lower is better; NaN if there is no fit
     * @param errors the errors on the holdout period; of no customers if there is no fit
     * @param problem why there is no fit, or what the data do not determine; empty if neither applies
     */
    public record ComparedModel(
            String model, double logLikelihood, double aic, double bic, ForecastErrors errors, String problem)
            implements Serializable {
        /**
         * Checks the parts.
         *
         * @param model the model's name
         * @param logLikelihood the log-likelihood
         * @param aic Akaike's information criterion
         * @param bic the Bayesian information criterion
         * @param errors the errors on the holdout period
         * @param problem why there is no fit, or what the data do not determine
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if there is neither a log-likelihood nor a problem, if one of the three
         *     figures is infinite, or if only some of them are NaN
         */
        public ComparedModel {
            logLikelihood = Checks.unsignedZero(logLikelihood);
            aic = Checks.unsignedZero(aic);
            bic = Checks.unsignedZero(bic);
            Objects.requireNonNull(model, "model");
            Objects.requireNonNull(errors, "errors");
            Objects.requireNonNull(problem, "problem");
            if (Double.isNaN(logLikelihood) && problem.isEmpty()) {
                throw new IllegalArgumentException("problem must say why there is no fit: " + model);
            }
            requireFigure(logLikelihood, "logLikelihood", logLikelihood);
            requireFigure(aic, "aic", logLikelihood);
            requireFigure(bic, "bic", logLikelihood);
        }

        /** With a fit all three figures are finite, without a fit all three are NaN. */
        private static void requireFigure(double figure, String name, double logLikelihood) {
            if (Double.isInfinite(figure) || Double.isNaN(figure) != Double.isNaN(logLikelihood)) {
                throw new IllegalArgumentException(
                        name + " must be finite with a fit, and not a number without one: " + figure);
            }
        }

        /**
         * Whether there is a fit.
         *
         * @return false if the model could not be fitted; {@link #problem()} says why
         */
        public boolean isFitted() {
            return !Double.isNaN(logLikelihood);
        }

        /**
         * A readable text of the row.
         *
         * @return such as {@code BG/NBD: log-likelihood -9582.4, AIC 19172.9, BIC 19195.9; } and the errors
         */
        @Override
        public String toString() {
            if (!isFitted()) {
                return problem.startsWith(model) ? problem : model + ": " + problem;
            }
            return String.format(
                            Locale.ROOT,
                            "%s: log-likelihood %s, AIC %s, BIC %s; %s",
                            model,
                            Decimals.text(logLikelihood, 1),
                            Decimals.text(aic, 1),
                            Decimals.text(bic, 1),
                            errors)
                    + (problem.isEmpty() ? "" : "; " + problem);
        }

        /** {@return the {@link #logLikelihood()}, or null when undefined, for JSON mappers and templates} */
        public @Nullable Double getLogLikelihood() {
            return Beans.finite(logLikelihood);
        }

        /** {@return the {@link #aic()}, or null when undefined, for JSON mappers and templates} */
        public @Nullable Double getAic() {
            return Beans.finite(aic);
        }

        /** {@return the {@link #bic()}, or null when undefined, for JSON mappers and templates} */
        public @Nullable Double getBic() {
            return Beans.finite(bic);
        }
    }
}
