package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A horizon whose result is proportional to the probability that a customer is alive, because it is a sum of expected
 * purchases.
 */
sealed interface LinearHorizon extends ValueHorizon {
    /** The largest number of periods; each takes a prediction. */
    int MOST_STEPS = 10_000;

    /** The largest number of months: a hundred years. */
    int MOST_MONTHS = 1_200;

    static LinearHorizon months(int months, double ratePerYear) {
        if (months < 1 || months > MOST_MONTHS) {
            throw new IllegalArgumentException("months must be in 1.." + MOST_MONTHS + ": " + months);
        }
        return new Months(months, Parameters.notNegative(ratePerYear, "ratePerYear"));
    }

    static LinearHorizon steps(int steps, double length, double ratePerStep, @Nullable ChronoUnit time) {
        if (steps < 1 || steps > MOST_STEPS) {
            throw new IllegalArgumentException("steps must be in 1.." + MOST_STEPS + ": " + steps);
        }
        Parameters.positive(steps * Parameters.positive(length, "length"), "steps x length");
        return new Steps(steps, length, Parameters.notNegative(ratePerStep, "ratePerStep"), time);
    }

    /** All future purchases, without a discount. */
    record Undiscounted() implements LinearHorizon {
        @Override
        public double discountedPurchases(TransactionModel model, int frequency, double recency, double age) {
            Expectation purchases = model.expectedResidualPurchases(PurchaseSummary.of(frequency, recency, age));
            return purchases.isDefined() ? purchases.value() : Double.POSITIVE_INFINITY;
        }
    }

    /**
     * All future purchases.
     *
     * @param discountRate the continuously compounded rate per unit of time
     * @param time the unit of time; null if the unit is that of the model, whatever it is
     */
    record Forever(double discountRate, @Nullable ChronoUnit time) implements LinearHorizon {
        @Override
        public Optional<ChronoUnit> unit() {
            return Optional.ofNullable(time);
        }

        @Override
        public double discountedPurchases(TransactionModel model, int frequency, double recency, double age) {
            Units.requireUnit(model, "horizon", unit());
            return model.discountedPurchases(frequency, recency, age, discountRate);
        }

        @Override
        public String toString() {
            return "Forever[discountRate=" + discountRate + inUnit(time) + "]";
        }
    }

    /**
     * The purchases of the next periods.
     *
     * @param steps the number of periods
     * @param length the length of a period
     * @param ratePerStep the effective rate per period
     * @param time the unit of the length; null if the unit is that of the model, whatever it is
     */
    record Steps(
            int steps,
            double length,
            double ratePerStep,
            @Nullable ChronoUnit time) implements LinearHorizon {
        public Steps {
            ratePerStep = Checks.unsignedZero(ratePerStep);
        }

        @Override
        public Optional<ChronoUnit> unit() {
            return Optional.ofNullable(time);
        }

        @Override
        public double discountedPurchases(TransactionModel model, int frequency, double recency, double age) {
            Units.requireUnit(model, "horizon", unit());
            if (ratePerStep == 0) {
                return model.expectedPurchases(frequency, recency, age, steps * length);
            }
            double keep = 1 / (1 + ratePerStep);
            double sum = 0;
            double before = 0;
            double discount = 1;
            // what comes after a discount of 0 does not count
            for (int i = 1; i <= steps && discount > 0; i++) {
                double until = model.expectedPurchases(frequency, recency, age, i * length);
                discount *= keep;
                sum += (until - before) * discount;
                before = until;
            }
            return sum;
        }

        @Override
        public String toString() {
            return "Steps[steps=" + steps + ", length=" + length + inUnit(time) + ", ratePerStep=" + ratePerStep + "]";
        }
    }

    /**
     * The purchases of the next calendar months.
     *
     * @param months the number of months
     * @param ratePerYear the effective rate per year
     */
    record Months(int months, double ratePerYear) implements LinearHorizon {
        public Months {
            ratePerYear = Checks.unsignedZero(ratePerYear);
        }

        /** The same horizon in the unit of a model. */
        private Steps toSteps(TransactionModel model) {
            ChronoUnit unit = model.unit()
                    .orElseThrow(
                            () -> new IllegalArgumentException(
                                    "unit of the model must be known for a horizon in months: give it by withUnit, or use steps"));
            double length = (double) ChronoUnit.MONTHS.getDuration().toSeconds()
                    / unit.getDuration().toSeconds();
            return new Steps(months, length, Math.expm1(Math.log1p(ratePerYear) / 12), unit);
        }

        @Override
        public void requireFor(TransactionModel model) {
            toSteps(model);
        }

        @Override
        public double discountedPurchases(TransactionModel model, int frequency, double recency, double age) {
            return toSteps(model).discountedPurchases(model, frequency, recency, age);
        }
    }

    /** Refuses a model whose unit of time is not that of the horizon. */
    default void requireFor(TransactionModel model) {
        Units.requireUnit(model, "horizon", unit());
    }

    private static String inUnit(@Nullable ChronoUnit time) {
        return time == null ? "" : " in " + Lengths.text(time);
    }
}
