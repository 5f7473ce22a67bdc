package io.github.retentionmetrics.renewal;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.rate.Expectation;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model of customers with a contract, who renew each period until they leave.
 *
 * <p>Terms: a customer pays for a first period and then comes up for renewal 1, renewal 2 and so on; <i>survival</i> to
 * renewal t is the share of a cohort that made t renewals, <i>retention</i> the share of those who came up for renewal
 * t that made it. Retention of a cohort rises as it ages, because customers who leave easily have left, not because any
 * customer changes.
 *
 * <p>Implemented by {@link ShiftedBetaGeometric} and {@link BetaDiscreteWeibull}.
 */
public interface RenewalModel extends Serializable {
    /**
     * The parameters.
     *
     * @return the values by name, in the order of the literature
     */
    Map<String, Double> parameters();

    /**
     * The length of a period: that of the contracts that the model was fitted to. Counts of another term are refused.
     *
     * @return the term; empty for a model without a term, which accepts counts of any term
     */
    default Optional<ChronoUnit> term() {
        return Optional.empty();
    }

    /**
     * The share of a cohort that makes so many renewals.
     *
     * @param renewals the number of renewals, not negative
     * @return the probability S(t), 1 for none
     * @throws IllegalArgumentException if the number is negative
     */
    double survival(int renewals);

    /**
     * The share of the customers who come up for a renewal that make it.
     *
     * @param renewal which renewal, from 1
     * @return the probability S(t) / S(t - 1)
     * @throws IllegalArgumentException if the renewal is below 1
     */
    double retention(int renewal);

    /**
     * The log-likelihood of this model on observed renewals.
     *
     * @param counts the renewals
     * @return the sum over customers of the logarithm of the probability of when they left, or of their still being
     *     there
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if the counts are known to be of another term than the model
     */
    double logLikelihood(RenewalCounts counts);

    /**
     * How many periods a new customer will pay for, the first one included.
     *
     * @return the sum of S(t) over t from 0; undefined where it is infinite
     */
    default Expectation expectedLifetime() {
        Expectation residual = expectedResidualLifetime(0);
        return residual.isDefined() ? Expectation.of(1 + residual.value()) : residual;
    }

    /**
     * How many more periods a customer will pay for.
     *
     * @param renewals how many renewals the customer has made, not negative
     * @return the sum of S(renewals + t) / S(renewals) over t from 1; undefined where it is infinite
     * @throws IllegalArgumentException if the number is negative
     */
    Expectation expectedResidualLifetime(int renewals);

    /**
     * How many periods a new customer will pay for, each discounted to now (discounted expected lifetime, DEL): times
     * the contribution of a period it is the value of a new customer.
     *
     * <pre>
     *   sum of S(t) / (1 + discountRate)^t over t from 0: periods are paid for at their start, the first one now
     * </pre>
     *
     * @param discountRate the effective rate per period, above 0, such as 0.10 for 10 % where a period is a year
     * @return the discounted number of periods, the first one included
     * @throws IllegalArgumentException if the rate is not in 1e-100..1e100
     */
    double discountedLifetime(double discountRate);

    /**
     * How many more periods a customer will pay for, each discounted to the moment just before the next renewal
     * (discounted expected residual lifetime, DERL).
     *
     * <pre>
     *   sum of S(renewals + t) / S(renewals) / (1 + discountRate)^(t - 1) over t from 1
     * </pre>
     *
     * @param renewals how many renewals the customer has made, not negative
     * @param discountRate the effective rate per period, above 0
     * @return the discounted number of periods, the present one not included
     * @throws IllegalArgumentException if the number is negative, or the rate is not in 1e-100..1e100
     */
    double discountedResidualLifetime(int renewals, double discountRate);

    /**
     * The probability that a new customer leaves at a renewal.
     *
     * @param renewal which renewal, from 1
     * @return the probability S(t - 1) - S(t)
     * @throws IllegalArgumentException if the renewal is below 1
     */
    default double probabilityOfLeaving(int renewal) {
        return survival(renewal - 1) * (1 - retention(renewal));
    }

    /**
     * How many periods a new customer will pay for within a horizon, the first one included.
     *
     * @param periods the horizon in periods, not negative
     * @return the sum of S(t) over t from 0 to before the horizon
     * @throws IllegalArgumentException if the horizon is not in 0..1000000
     */
    default double expectedLifetime(int periods) {
        requireHorizon(periods, "periods");
        double sum = 0;
        double survival = 1;
        for (int t = 1; t <= periods; t++) {
            double longer = sum + survival;
            // survival falls: what is too small to change the sum now never will
            if (longer == sum) {
                return sum;
            }
            sum = longer;
            survival *= retention(t);
        }
        return sum;
    }

    /**
     * How many of a cohort's customers will still be there.
     *
     * @param customers how many there are now, not negative
     * @param renewals how many renewals they have made, not negative
     * @param ahead how many renewals to look ahead, not negative
     * @return the expected number of those who make them all: customers x S(renewals + ahead) / S(renewals)
     * @throws IllegalArgumentException if a number is negative, the look ahead is above 1000000 renewals, or both
     *     numbers of renewals together exceed the largest {@code int}
     */
    default double expectedCustomers(long customers, int renewals, int ahead) {
        double expected = (double) Checks.notNegative(customers, "customers");
        Checks.notNegative(renewals, "renewals");
        requireHorizon(ahead, "ahead");
        if (renewals > Integer.MAX_VALUE - ahead) {
            throw new IllegalArgumentException("renewals (" + renewals + ") and ahead (" + ahead + ") must be at most "
                    + Integer.MAX_VALUE + " together");
        }
        for (int t = 1; t <= ahead; t++) {
            expected *= retention(renewals + t);
        }
        return expected;
    }

    /**
     * How many customers there will be of cohorts that are at the same renewal, as far as they were observed: the
     * customers who made the last renewal of the counts, and what is left of them. For cohorts of different ages ask
     * one by one.
     *
     * @param cohort the renewals of one cohort
     * @param ahead how many renewals to look ahead, not negative
     * @return the expected number of customers
     * @throws NullPointerException if the cohort is null
     * @throws IllegalArgumentException if the number is negative, or the cohort is known to be of another term than the
     *     model
     */
    default double expectedCustomers(RenewalCounts cohort, int ahead) {
        Renewals.requireTerm(this, cohort, "cohort");
        int renewals = cohort.renewals();
        return expectedCustomers(renewals == 0 ? cohort.customers() : cohort.renewed(renewals), renewals, ahead);
    }

    private static void requireHorizon(int periods, String name) {
        if (Checks.notNegative(periods, name) > 1_000_000) {
            throw new IllegalArgumentException(name + " must be at most 1000000: " + periods);
        }
    }

    /** {@return the {@link #parameters()}, for JSON mappers and templates} */
    default Map<String, Double> getParameters() {
        return parameters();
    }

    /** {@return the text of {@link #term()}, or null when there is none, for JSON mappers and templates} */
    default @Nullable String getTerm() {
        return Lengths.textOrNull(term());
    }

    /** {@return the {@link #expectedLifetime()}, for JSON mappers and templates} */
    default Expectation getExpectedLifetime() {
        return expectedLifetime();
    }
}
