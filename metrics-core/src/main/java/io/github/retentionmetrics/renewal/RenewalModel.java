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
 * <p>Terms: after the first paid period renewal 1 is due, then renewal 2 and so on. <i>Survival</i> to renewal t is the
 * share of a cohort that made t renewals; <i>retention</i> is the share that renewed of the customers for whom renewal
 * t was due. The retention of a cohort rises as it ages because the customers most likely to leave have left, not
 * because any customer changes.
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
     * The length of a period, which is the term of the contracts that the model was fitted to. Counts of another term
     * are refused.
     *
     * @return the term; empty for a model without a term, which accepts counts of any term
     */
    default Optional<ChronoUnit> term() {
        return Optional.empty();
    }

    /**
     * The share of a cohort that makes at least a given number of renewals.
     *
     * @param renewals the number of renewals, not negative
     * @return the probability S(t), which is 1 for 0 renewals
     * @throws IllegalArgumentException if the number is negative
     */
    double survival(int renewals);

    /**
     * The share that renews of the customers for whom a renewal is due.
     *
     * @param renewal the number of the renewal, from 1
     * @return the probability S(t) / S(t - 1)
     * @throws IllegalArgumentException if the renewal is below 1
     */
    double retention(int renewal);

    /**
     * The log-likelihood of this model for observed renewals.
     *
     * @param counts the renewals
     * @return the sum over the customers of the logarithm of the probability that they left when they did, or that they
     *     are still customers
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if the counts are known to be of another term than the model
     */
    double logLikelihood(RenewalCounts counts);

    /**
     * The expected number of periods for which a new customer pays, including the first.
     *
     * @return the sum of S(t) over t from 0; undefined where it is infinite
     */
    default Expectation expectedLifetime() {
        Expectation residual = expectedResidualLifetime(0);
        return residual.isDefined() ? Expectation.of(1 + residual.value()) : residual;
    }

    /**
     * The expected number of further periods for which a customer pays.
     *
     * @param renewals the number of renewals that the customer has made, not negative
     * @return the sum of S(renewals + t) / S(renewals) over t from 1; undefined where it is infinite
     * @throws IllegalArgumentException if the number is negative
     */
    Expectation expectedResidualLifetime(int renewals);

    /**
     * The expected number of periods for which a new customer pays, each discounted to now (discounted expected
     * lifetime, DEL). Multiplied by the contribution of a period, it is the value of a new customer.
     *
     * <pre>
     *   sum of S(t) / (1 + discountRate)^t over t from 0: periods are paid for at their start, the first one now
     * </pre>
     *
     * @param discountRate the effective rate per period, above 0, such as 0.10 for 10 % where a period is a year
     * @return the discounted number of periods, including the first
     * @throws IllegalArgumentException if the rate is not in 1e-100..1e100
     */
    double discountedLifetime(double discountRate);

    /**
     * The expected number of further periods for which a customer pays, each discounted to the moment just before the
     * next renewal (discounted expected residual lifetime, DERL).
     *
     * <pre>
     *   sum of S(renewals + t) / S(renewals) / (1 + discountRate)^(t - 1) over t from 1
     * </pre>
     *
     * @param renewals the number of renewals that the customer has made, not negative
     * @param discountRate the effective rate per period, above 0
     * @return the discounted number of periods, not including the present one
     * @throws IllegalArgumentException if the number is negative, or the rate is not in 1e-100..1e100
     */
    double discountedResidualLifetime(int renewals, double discountRate);

    /**
     * The probability that a new customer leaves at a renewal.
     *
     * @param renewal the number of the renewal, from 1
     * @return the probability S(t - 1) - S(t)
     * @throws IllegalArgumentException if the renewal is below 1
     */
    default double probabilityOfLeaving(int renewal) {
        return survival(renewal - 1) * (1 - retention(renewal));
    }

    /**
     * The expected number of periods within a horizon for which a new customer pays, including the first.
     *
     * @param periods the horizon in periods, not negative
     * @return the sum of S(t) over t from 0 to the horizon less 1
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
     * The expected number of a cohort's customers who will still be customers.
     *
     * @param customers the number of customers now, not negative
     * @param renewals the number of renewals that they have made, not negative
     * @param ahead the number of renewals to look ahead, not negative
     * @return the expected number of customers who make all of the next renewals: customers x S(renewals + ahead) /
     *     S(renewals)
     * @throws IllegalArgumentException if a number is negative, {@code ahead} is above 1000000, or the sum of both
     *     numbers of renewals exceeds the largest {@code int}
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
     * The expected number of the customers who made the last renewal of the counts and who will still be customers
     * after some more. The counts must be of one cohort, or of cohorts of the same age; for cohorts of different ages,
     * add the results of each.
     *
     * @param cohort the renewals of one cohort
     * @param ahead the number of renewals to look ahead, not negative
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
