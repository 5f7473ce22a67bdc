package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of customers who buy from time to time until they leave for good, without notice.
 *
 * <p>All such models answer the same questions, from three numbers per customer: frequency, recency and age ({@link
 * PurchaseSummary}). Times are in the unit of the summaries that a model was fitted to.
 *
 * <p>Implemented by {@link BgNbd}, {@link MbgNbd}, {@link ParetoNbd} and {@link BgBb}. Callers may implement their own
 * model; it must implement the abstract methods.
 */
public interface TransactionModel extends Serializable {
    /**
     * The parameters.
     *
     * @return the values by name, in the order of the literature
     */
    Map<String, Double> parameters();

    /**
     * The unit of time of the parameters: that of the summaries that the model was fitted to.
     *
     * <p>Summaries in another unit are refused, including a summary of a single customer. Numbers without a unit are
     * taken to be in the unit of the model.
     *
     * @return the unit; empty for a model that does not know its unit, which accepts all summaries as being in that
     *     unit
     */
    default Optional<ChronoUnit> unit() {
        return Optional.empty();
    }

    /**
     * The log-likelihood of this model for customers, in the unit of time of the summaries.
     *
     * @param customers the customers
     * @return the sum over the customers of the logarithm of the probability density of their purchases
     * @throws NullPointerException if the customers are null
     */
    double logLikelihood(PurchaseSummaries customers);

    /**
     * The probability that a customer has not left.
     *
     * @param frequency the number of repeat purchases
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @return the probability, in 0..1
     * @throws IllegalArgumentException if the numbers are not those of a {@link PurchaseSummary}
     */
    double probabilityAlive(int frequency, double recency, double age);

    /**
     * The expected number of purchases of a customer within a horizon, given the purchases so far.
     *
     * @param frequency the number of repeat purchases
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @param horizon the time from now, not negative
     * @return the expected number of purchases from now until then
     * @throws IllegalArgumentException if the numbers are not those of a {@link PurchaseSummary}, or the horizon is not
     *     a finite number of at least 0
     */
    double expectedPurchases(int frequency, double recency, double age, double horizon);

    /**
     * The expected number of repeat purchases of a new customer within a horizon.
     *
     * @param horizon the time since the first purchase, not negative
     * @return the expected number of purchases until then, not counting the first one
     * @throws IllegalArgumentException if the horizon is not a finite number of at least 0
     */
    double expectedPurchases(double horizon);

    /**
     * The probability that a new customer makes a given number of repeat purchases within a horizon.
     *
     * @param purchases the number of purchases, not counting the first one
     * @param horizon the time since the first purchase, not negative
     * @return the probability, in 0..1
     * @throws IllegalArgumentException if the number is negative, or the horizon is not a finite number of at least 0
     */
    double probabilityOfPurchases(int purchases, double horizon);

    /**
     * The expected number of all future purchases of a customer, each discounted to now: the discounted expected
     * residual transactions (DERT).
     *
     * @param frequency the number of repeat purchases
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @param discountRate the continuously compounded rate per unit of time, above 0: 10 % a year is {@code
     *     Math.log(1.10) / 52} a week
     * @return the expected number of purchases, each times {@code exp(-discountRate x time from now)}
     * @throws IllegalArgumentException if the numbers are not those of a {@link PurchaseSummary}, or the rate is not in
     *     1e-100..1e100
     */
    double discountedPurchases(int frequency, double recency, double age, double discountRate);

    /**
     * The probability that a customer will not have left by a later day.
     *
     * @param customer the customer
     * @param horizon the time from now, not negative; 0 for {@link #probabilityAlive(PurchaseSummary) now}
     * @return the probability, in 0..1; it falls with the horizon
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the summary is known to be in another unit than the model, or the horizon is
     *     not a finite number of at least 0
     */
    double probabilityAlive(PurchaseSummary customer, double horizon);

    /**
     * The probability that a customer makes a given number of purchases, given the customer's purchases so far.
     *
     * <pre>
     *   P(X(T, T + t) = n | x, tx, T) = P(alive) P(X(t) = n | alive, x, T),   and plus 1 - P(alive) for n = 0
     * </pre>
     *
     * <p>Over all n the probabilities sum to 1, and their mean is {@link #expectedPurchases(PurchaseSummary, double)}.
     * One minus the probability of none is the probability that the customer buys again within the horizon.
     *
     * <pre>{@code
     * BgNbd cdnow = BgNbd.of(0.2426, 4.414, 0.7929, 2.426);          // published parameters, in weeks
     * PurchaseSummary customer = PurchaseSummary.of(2, 30.43, 38.86);
     * cdnow.probabilityOfPurchases(customer, 0, 39);                  // 0.4454: no purchase in the next 39 weeks
     * cdnow.probabilityAlive(customer, 39);                           // 0.5672: 0.7266 now
     * }</pre>
     *
     * @param customer the customer
     * @param purchases the number of purchases from now on
     * @param horizon the time from now, not negative
     * @return the probability, in 0..1
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the summary is known to be in another unit than the model, the number is
     *     negative, or the horizon is not a finite number of at least 0
     */
    double probabilityOfPurchases(PurchaseSummary customer, int purchases, double horizon);

    /**
     * The expected number of all future purchases of a customer, without a discount: the limit of
     * {@link #discountedPurchases} at a rate of 0, and of {@link #expectedPurchases(PurchaseSummary, double)} over all
     * time.
     *
     * @param customer the customer
     * @return the expected number of purchases from now on; undefined where it is infinite, because too many
     *     customers hardly ever leave, or beyond the range of a double
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the summary is known to be in another unit than the model
     */
    Expectation expectedResidualPurchases(PurchaseSummary customer);

    /**
     * The probability that a customer has not left.
     *
     * @param customer the customer
     * @return the probability, in 0..1
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the summary is known to be in another unit than the model
     */
    default double probabilityAlive(PurchaseSummary customer) {
        Units.require(this, customer);
        return probabilityAlive(customer.frequency(), customer.recency(), customer.age());
    }

    /**
     * The expected number of purchases of a customer within a horizon, given the purchases so far.
     *
     * @param customer the customer
     * @param horizon the time from now, not negative
     * @return the expected number of purchases from now until then
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the summary is known to be in another unit than the model, or the horizon is
     *     not a finite number of at least 0
     */
    default double expectedPurchases(PurchaseSummary customer, double horizon) {
        Units.require(this, customer);
        return expectedPurchases(customer.frequency(), customer.recency(), customer.age(), horizon);
    }

    /**
     * The expected number of all future purchases of a customer, each discounted to now.
     *
     * @param customer the customer
     * @param discountRate the continuously compounded rate per unit of time, above 0
     * @return the discounted expected residual transactions
     * @throws NullPointerException if the customer is null
     * @throws IllegalArgumentException if the summary is known to be in another unit than the model, or the rate is not
     *     in 1e-100..1e100
     */
    default double discountedPurchases(PurchaseSummary customer, double discountRate) {
        Units.require(this, customer);
        return discountedPurchases(customer.frequency(), customer.recency(), customer.age(), discountRate);
    }

    /**
     * The probability that each of many customers has not left.
     *
     * @param customers the customers
     * @return the probabilities by row
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if their unit of time is known and is not that of the model
     */
    default double[] probabilitiesAlive(PurchaseSummaries customers) {
        Units.require(this, customers);
        return BulkPrediction.oneByOne(customers, this::probabilityAlive);
    }

    /**
     * The expected number of purchases of each of many customers within a horizon.
     *
     * @param customers the customers
     * @param horizon the time from now, not negative
     * @return the expected numbers of purchases by row
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if their unit of time is known and is not that of the model, or the horizon is
     *     not a finite number of at least 0
     */
    default double[] expectedPurchases(PurchaseSummaries customers, double horizon) {
        Units.require(this, customers);
        return BulkPrediction.of(
                this, customers, (frequency, recency, age) -> expectedPurchases(frequency, recency, age, horizon));
    }

    /**
     * The expected number of all future purchases of each of many customers, each discounted to now.
     *
     * @param customers the customers
     * @param discountRate the continuously compounded rate per unit of time, above 0
     * @return the discounted expected residual transactions by row
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if their unit of time is known and is not that of the model, or the rate is not
     *     in 1e-100..1e100
     */
    default double[] discountedPurchases(PurchaseSummaries customers, double discountRate) {
        Units.require(this, customers);
        return BulkPrediction.of(
                this,
                customers,
                (frequency, recency, age) -> discountedPurchases(frequency, recency, age, discountRate));
    }

    /**
     * The expected total number of repeat purchases of a customer base when nothing is known but the dates of the first
     * purchases. A tracking plot compares it with the actual number.
     *
     * <pre>
     *   sum over the customers of E[X(age + shift)],   0 for a customer whose first purchase is later
     * </pre>
     *
     * @param customers the customers
     * @param shift the time from the observation day: 0 for now, negative for the past, positive for the future
     * @return the expected number of repeat purchases from each customer's first purchase until then
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if their unit of time is known and is not that of the model, or the shift is not
     *     finite
     */
    default double expectedCumulativePurchases(PurchaseSummaries customers, double shift) {
        Units.require(this, customers);
        if (!Double.isFinite(shift)) {
            throw new IllegalArgumentException("shift must be finite: " + shift);
        }
        return Tracking.expected(this, customers, shift);
    }

    /** {@return the {@link #parameters()}, for JSON mappers and templates} */
    default Map<String, Double> getParameters() {
        return parameters();
    }

    /** {@return the text of {@link #unit()}, or null when there is none, for JSON mappers and templates} */
    default @Nullable String getUnit() {
        return Lengths.textOrNull(unit());
    }
}
