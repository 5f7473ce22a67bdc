package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.rate.Expectation;

/**
 * The number of purchases of a customer who may have left, from the distribution for a customer who is alive; a
 * customer who has left makes none.
 */
final class ConditionalPurchases {
    private ConditionalPurchases() {}

    /**
     * The probability of a number of purchases.
     *
     * @param alive the probability that the customer is alive
     * @param purchases the number of purchases
     * @param ifAlive the probability that a customer who is alive makes that number of purchases
     */
    static double probability(double alive, int purchases, double ifAlive) {
        return purchases == 0 ? 1 - alive + alive * ifAlive : alive * ifAlive;
    }

    /**
     * The expected number of all future purchases.
     *
     * @param alive the probability that the customer is alive
     * @param name the name of the first shape of the rates or probabilities to leave
     * @param shape the value of that shape; at 1 or below the expectation is infinite
     * @param ifAlive the expected number of a customer who is alive, if the shape is above 1
     */
    static Expectation all(double alive, String name, double shape, double ifAlive) {
        if (alive == 0) {
            return Expectation.of(0);
        }
        if (shape <= 1) {
            return Expectation.undefined("the expected number of purchases is infinite: " + name + " is 1 or less");
        }
        return ifAlive <= Double.MAX_VALUE
                ? Expectation.of(alive * ifAlive)
                : Expectation.undefined("the expected number of purchases is beyond the range of a double");
    }
}
