package io.github.retentionmetrics.benchmarks;

/** What the customers of a made-up shop are like: how often they buy, for how long, and for how much. */
enum Shop {
    /** Customers differ in all three, as in a real shop: most buy once or twice, a few buy all the time. */
    REALISTIC {
        @Override
        double rate(SeededRandom random) {
            return MEAN_RATE / RATE_SHAPE * random.nextGammaBelowOne(RATE_SHAPE);
        }

        @Override
        double lifetime(SeededRandom random) {
            return random.nextLomax(LIFETIME_SCALE, LIFETIME_SHAPE);
        }

        @Override
        double meanAmountMinor(SeededRandom random) {
            return MEAN_AMOUNT_MINOR * random.nextLognormal(CUSTOMER_SIGMA);
        }
    },

    /**
     * Customers hardly differ and do not leave: rates and mean amounts are within a few per cent of each other. The
     * likelihoods of the models of repeat buying have their maxima at boundaries of the parameters then, and almost
     * every customer has a history of their own.
     */
    ALIKE {
        @Override
        double rate(SeededRandom random) {
            return MEAN_RATE * random.nextLognormal(SMALL_SIGMA);
        }

        @Override
        double lifetime(SeededRandom random) {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        double meanAmountMinor(SeededRandom random) {
            return MEAN_AMOUNT_MINOR * random.nextLognormal(SMALL_SIGMA);
        }
    };

    private static final double RATE_SHAPE = 0.55;
    private static final double MEAN_RATE = 0.031;
    private static final double LIFETIME_SCALE = 250;
    private static final double LIFETIME_SHAPE = 1.4;
    private static final double MEAN_AMOUNT_MINOR = 3_500;
    private static final double CUSTOMER_SIGMA = 0.6;
    private static final double SMALL_SIGMA = 0.02;

    /** How often a customer buys, in purchases a day. */
    abstract double rate(SeededRandom random);

    /** How long a customer stays, in days. */
    abstract double lifetime(SeededRandom random);

    /** What a customer spends on a purchase on average, in cents. */
    abstract double meanAmountMinor(SeededRandom random);
}
