package io.github.retentionmetrics.forecast;

/** A horizon that counts expected purchases, so that what counts is in proportion to the probability that a customer is alive. */
sealed interface LinearHorizon extends ValueHorizon {
    /** The largest number of periods, each of which takes a prediction. */
    int MOST_STEPS = 1_000_000;

    /**
     * All purchases to come.
     *
     * @param discountRate the continuously compounded rate per unit of time
     */
    record Forever(double discountRate) implements LinearHorizon {
        @Override
        public double discountedPurchases(TransactionModel model, int frequency, double recency, double age) {
            return model.discountedPurchases(frequency, recency, age, discountRate);
        }
    }

    /**
     * The purchases of the next periods.
     *
     * @param steps how many periods
     * @param length how long one is
     * @param ratePerStep the effective rate per period
     */
    record Steps(int steps, double length, double ratePerStep) implements LinearHorizon {
        public Steps {
            ratePerStep = ratePerStep == 0 ? 0 : ratePerStep; // not minus zero
        }

        @Override
        public double discountedPurchases(TransactionModel model, int frequency, double recency, double age) {
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
    }
}
