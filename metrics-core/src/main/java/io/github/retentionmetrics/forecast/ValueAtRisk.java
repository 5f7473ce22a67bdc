package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A customer's expected value, and the part of it that is lost if the customer has left: a priority order for
 * contacting customers.
 *
 * <pre>
 * at risk = value x (1 - probability alive)
 * </pre>
 *
 * <p>In money, 0 up to the value. It is small for a customer who is almost certainly alive, for whom a call changes
 * nothing; for a customer who has almost certainly left, whose expected value is small by then; and for a customer who
 * never spent much. In between are the customers who are worth a call and not yet gone.
 *
 * <p>Limits: the model uses purchases only. It shows who is likely to leave, not who would stay because of a call; that
 * takes an experiment with a control group that is not called. Under {@link BgNbd} a customer without a repeat purchase
 * is alive with probability 1, so that nothing is at risk; under {@link MbgNbd} and {@link ParetoNbd} part of the value
 * is.
 *
 * <pre>{@code
 * PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
 * CustomerValueForecast nextYear = CustomerValueForecast.of(
 *         ParetoNbd.fit(customers).model(),
 *         GammaGamma.of(6.25, 3.74, 15.44),
 *         ValueHorizon.steps(52, 1, ChronoUnit.WEEKS, 0));
 * // the hundred customers to call
 * ValueAtRisk.of(nextYear, customers).stream().map(ValueAtRisk::customerId).limit(100);
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param probabilityAlive the probability that the customer has not left, in 0..1
 * @param value the expected value of the customer, 0 or more and finite
 * @param atRisk the value times the probability that the customer has left
 */
public record ValueAtRisk(String customerId, double probabilityAlive, double value, double atRisk)
        implements Serializable {
    private static final Comparator<ValueAtRisk> HIGHEST_FIRST =
            Comparator.comparingDouble(ValueAtRisk::atRisk).reversed().thenComparing(ValueAtRisk::customerId);

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier
     * @param probabilityAlive the probability that the customer has not left
     * @param value the expected value of the customer
     * @param atRisk the value times the probability that the customer has left
     * @throws NullPointerException if the identifier is null
     * @throws IllegalArgumentException if the identifier is blank, the probability not in 0..1, the value negative or
     *     not finite, or the part at risk is not the value times the probability that the customer has left
     */
    public ValueAtRisk {
        Checks.identifier(customerId, "customerId");
        if (!(probabilityAlive >= 0 && probabilityAlive <= 1)) {
            throw new IllegalArgumentException("probabilityAlive must be in 0..1: " + probabilityAlive);
        }
        if (!(value >= 0 && value <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("value must be at least 0 and finite: it is not");
        }
        if (atRisk != value * (1 - probabilityAlive)) {
            throw new IllegalArgumentException("atRisk must be value x (1 - probabilityAlive): it is not");
        }
        probabilityAlive = Checks.unsignedZero(probabilityAlive);
        value = Checks.unsignedZero(value);
        atRisk = Checks.unsignedZero(atRisk);
    }

    /**
     * The value of a customer and the part of it that is at risk.
     *
     * @param customerId the customer's identifier, not blank
     * @param probabilityAlive the probability that the customer has not left, in 0..1
     * @param value the expected value of the customer, 0 or more and finite
     * @return the value at risk
     * @throws NullPointerException if the identifier is null
     * @throws IllegalArgumentException if the identifier is blank, the probability not in 0..1, or the value negative
     *     or not finite
     */
    public static ValueAtRisk of(String customerId, double probabilityAlive, double value) {
        return new ValueAtRisk(customerId, probabilityAlive, value, value * (1 - probabilityAlive));
    }

    /**
     * The customers of a history in descending order of the value at risk.
     *
     * @param forecast the forecast of each customer's value, such as in the next year
     * @param customers the customers, from a history
     * @return the customers with a finite value, the highest value at risk first, customers with equal values in the
     *     order of their identifiers
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if a customer with a repeat purchase has no monetary value, or the customers are
     *     in another unit than the model
     * @throws IllegalStateException if the summaries have no identifiers, because they do not come from a history
     */
    public static List<ValueAtRisk> of(CustomerValueForecast forecast, PurchaseSummaries customers) {
        Objects.requireNonNull(forecast, "forecast");
        Objects.requireNonNull(customers, "customers");
        double[] values = forecast.values(customers);
        double[] alive = forecast.model().probabilitiesAlive(customers);
        List<ValueAtRisk> atRisk = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            if (Double.isFinite(values[row])) {
                atRisk.add(of(customers.customerId(row), alive[row], values[row]));
            }
        }
        atRisk.sort(HIGHEST_FIRST);
        return List.copyOf(atRisk);
    }
}
