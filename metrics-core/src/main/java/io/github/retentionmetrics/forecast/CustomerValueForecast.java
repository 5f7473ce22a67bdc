package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Expectation;
import io.github.retentionmetrics.rate.Ratio;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The future value of customers: expected purchases times expected spend per purchase times margin.
 *
 * <pre>
 *   residual lifetime value = discounted expected purchases x expected value of a purchase x margin
 * </pre>
 *
 * <p>The future value of existing customers, without past spend and acquisition cost. The product assumes that a
 * customer's number of purchases and spend per purchase are independent; {@link GammaGamma#correlation} checks this.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>a customer who bought once: the expected value of a purchase is that of the whole population;
 *   <li>a customer with repeat purchases whose mean spend is 0 or less: the value is NaN, since {@link GammaGamma} is
 *       defined for positive spend only; the customer is left out of the {@linkplain #total total};
 *   <li>spend with an infinite mean: an infinite value, and an undefined total;
 *   <li>{@linkplain ValueHorizon#undiscounted no discount}, and an infinite expected number of purchases because too
 *       many customers hardly ever leave: an infinite value, and an undefined total.
 * </ul>
 *
 * <pre>{@code
 * PurchaseSummaries customers = history.summaries(ChronoUnit.WEEKS);
 * ParetoNbd purchases = ParetoNbd.fit(customers).model();
 * GammaGamma spend = GammaGamma.of(6.25, 3.74, 15.44);
 * ValueHorizon tenPercentAYear = ValueHorizon.forever(Math.log(1.10) / 52, ChronoUnit.WEEKS);
 * CustomerValueForecast forecast =
 *     CustomerValueForecast.of(purchases, spend, tenPercentAYear).withMargin(Ratio.of(30, 100));
 * for (CustomerValueForecast.Row customer : forecast.rows(customers)) {
 *     customer.customerId();         // with probabilityAlive(), expectedPurchases() and
 *     customer.value();              // the profit still to come
 * }
 * forecast.total(customers);         // of all customers together
 * forecast.values(customers);        // the values alone, as an array
 * }</pre>
 *
 * <p>With a model and a horizon of this library, a forecast for many customers computes one probability of being alive
 * per customer, and one prediction for each distinct pair of frequency and age (with {@link ValueHorizon#steps}: one
 * per step). It takes a fraction of a second for 10^6 customers.
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, RFM and CLV: Using Iso-Value Curves for Customer Base
 * Analysis, Journal of Marketing Research 42(4), 2005.
 *
 * @param model the model of how often customers buy
 * @param spend the model of what they spend per purchase
 * @param horizon how far ahead purchases count, and how they are discounted
 * @param margin the gross margin as a share of spend, not negative; 1 for revenue
 */
public record CustomerValueForecast(TransactionModel model, GammaGamma spend, ValueHorizon horizon, Ratio margin)
        implements Serializable {
    private static final Ratio WHOLE = Ratio.of(1, 1);

    /**
     * Checks the parts.
     *
     * @param model the model of how often customers buy
     * @param spend the model of what they spend per purchase
     * @param horizon how far ahead purchases count, and how they are discounted
     * @param margin the gross margin as a share of spend
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the margin is undefined or negative, the horizon is in another unit of time
     *     than the model, or in months where the unit of the model is not known
     */
    public CustomerValueForecast {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(spend, "spend");
        Objects.requireNonNull(horizon, "horizon");
        if (horizon instanceof LinearHorizon linear) {
            linear.requireFor(model);
        } else {
            Units.requireUnit(model, "horizon", horizon.unit());
        }
        Objects.requireNonNull(margin, "margin");
        if (!margin.isDefined()) {
            throw new IllegalArgumentException("margin must be defined: " + margin);
        }
        Parameters.notNegative(margin.value(), "margin");
    }

    /**
     * A forecast of revenue.
     *
     * @param model the model of how often customers buy
     * @param spend the model of what they spend per purchase
     * @param horizon how far ahead purchases count, and how they are discounted
     * @return the forecast, with a margin of 1
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the horizon is in another unit of time than the model, or in months where the
     *     unit of the model is not known
     */
    public static CustomerValueForecast of(TransactionModel model, GammaGamma spend, ValueHorizon horizon) {
        return new CustomerValueForecast(model, spend, horizon, WHOLE);
    }

    /**
     * The same forecast with another margin.
     *
     * @param margin the gross margin as a share of spend, not negative; such as {@code Ratio.of(30, 100)}, or the past
     *     margin, {@link io.github.retentionmetrics.lifetime.CustomerProfit#grossMargin()}
     * @return the forecast with that margin
     * @throws NullPointerException if the margin is null
     * @throws IllegalArgumentException if the margin is undefined or negative
     */
    public CustomerValueForecast withMargin(Ratio margin) {
        return new CustomerValueForecast(model, spend, horizon, margin);
    }

    /**
     * The expected future value of a customer.
     *
     * @param frequency the number of repeat purchases
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @param monetaryValue the mean spend per repeat purchase day; ignored if the frequency is 0
     * @return the value, in money; positive infinity where the mean spend or the number of purchases is infinite; NaN
     *     if the frequency is not 0 and the monetary value is 0 or less
     * @throws IllegalArgumentException if the numbers are not those of a customer's summary
     */
    public double value(int frequency, double recency, double age, double monetaryValue) {
        double purchases = horizon.discountedPurchases(model, frequency, recency, age);
        return product(purchases, spend.expectedValue(frequency, monetaryValue), margin.value());
    }

    /** The value of purchases; 0 for no purchases, even if the value of each is infinite. */
    private static double product(double purchases, double value, double share) {
        double count = purchases == 0 || share == 0 ? 0 : purchases * share;
        return count == 0 && value > 0 ? 0 : count * value;
    }

    /**
     * The expected future values of many customers.
     *
     * @param customers the customers, with monetary values
     * @return the values by row, in money; NaN for a customer with a repeat purchase whose monetary value is 0 or less
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if a customer with a repeat purchase has no monetary value; the message names
     *     the row, from 0, or the summaries are in another unit of time than the model
     */
    public double[] values(PurchaseSummaries customers) {
        return values(customers, purchases(customers));
    }

    private double[] values(PurchaseSummaries customers, double[] purchases) {
        double[] values = spend.expectedValues(customers);
        double share = margin.value();
        for (int row = 0; row < values.length; row++) {
            values[row] = product(purchases[row], values[row], share);
        }
        return values;
    }

    private double[] purchases(PurchaseSummaries customers) {
        Units.require(model, customers);
        BulkPrediction.Prediction prediction =
                (frequency, recency, age) -> horizon.discountedPurchases(model, frequency, recency, age);
        return horizon instanceof LinearHorizon
                ? BulkPrediction.of(model, customers, prediction)
                : BulkPrediction.oneByOne(customers, prediction);
    }

    /**
     * The forecast of each customer, with the identifier.
     *
     * @param customers the summaries, from a {@linkplain io.github.retentionmetrics.purchase.PurchaseHistory history},
     *     so that they have identifiers
     * @return a row for each customer, in the order of the summaries
     * @throws NullPointerException if the customers are null
     * @throws IllegalStateException if the summaries have no identifiers, because they do not come from a history
     * @throws IllegalArgumentException if a customer with a repeat purchase has no monetary value; the message names
     *     the row, from 0, or the summaries are in another unit of time than the model
     */
    public List<Row> rows(PurchaseSummaries customers) {
        double[] alive = model.probabilitiesAlive(customers);
        double[] purchases = purchases(customers);
        double[] values = values(customers, purchases);
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < values.length; row++) {
            rows.add(new Row(
                    customers.customerId(row),
                    alive[row],
                    expectedPurchases(purchases[row]),
                    expectedValue(values[row])));
        }
        return Collections.unmodifiableList(rows);
    }

    private static Expectation expectedPurchases(double purchases) {
        return purchases <= Double.MAX_VALUE
                ? Expectation.of(purchases)
                : Expectation.undefined("the expected number of purchases is infinite");
    }

    private static Expectation expectedValue(double value) {
        if (Double.isNaN(value)) {
            return Expectation.undefined("the mean spend of the customer is not above 0");
        }
        return value <= Double.MAX_VALUE
                ? Expectation.of(value)
                : Expectation.undefined("the expected value is infinite");
    }

    /**
     * The forecast of a customer.
     *
     * @param customerId the identifier
     * @param probabilityAlive the probability that the customer has not left, in 0..1
     * @param expectedPurchases the expected number of purchases within the horizon, discounted as the horizon says;
     *     undefined where it is infinite
     * @param value the value of these purchases, in money; undefined where it is infinite, or where the customer's mean
     *     spend is not above 0
     */
    public record Row(String customerId, double probabilityAlive, Expectation expectedPurchases, Expectation value)
            implements Serializable {
        /**
         * Checks the forecast of a customer.
         *
         * @param customerId the identifier
         * @param probabilityAlive the probability that the customer has not left
         * @param expectedPurchases the expected number of purchases within the horizon
         * @param value the value of these purchases
         * @throws NullPointerException if a parameter is null
         * @throws IllegalArgumentException if the identifier is blank, or the probability is not in 0..1
         */
        public Row {
            Checks.identifier(customerId, "customerId");
            probabilityAlive = Checks.unsignedZero(probabilityAlive);
            Objects.requireNonNull(expectedPurchases, "expectedPurchases");
            Objects.requireNonNull(value, "value");
            if (!(probabilityAlive >= 0 && probabilityAlive <= 1)) {
                throw new IllegalArgumentException("probabilityAlive must be in 0..1: " + probabilityAlive);
            }
        }
    }

    /**
     * The expected future value of all customers together: customer equity.
     *
     * @param customers the customers, with monetary values
     * @return the sum over the customers that have a value, each row times the number of customers that it stands for;
     *     undefined where the mean spend or the number of purchases is infinite, where the sum is beyond the range of a
     *     double, or where no customer has a value
     * @throws NullPointerException if the customers are null
     * @throws IllegalArgumentException if a customer with a repeat purchase has no monetary value; the message names
     *     the row, from 0
     */
    public Expectation total(PurchaseSummaries customers) {
        double[] values = values(customers);
        boolean hasValue = false;
        for (int row = 0; row < values.length; row++) {
            boolean isCounted = customers.count(row) > 0 && !Double.isNaN(values[row]);
            values[row] = isCounted ? customers.count(row) * values[row] : 0;
            hasValue |= isCounted;
        }
        if (!hasValue && customers.customers() > 0) {
            return Expectation.undefined("no customer has a mean spend above 0");
        }
        double sum = AscendingSum.of(values);
        return sum <= Double.MAX_VALUE ? Expectation.of(sum) : Expectation.undefined(whyInfinite(customers));
    }

    private String whyInfinite(PurchaseSummaries customers) {
        for (double value : spend.expectedValues(customers)) {
            if (value == Double.POSITIVE_INFINITY) {
                return "the mean of what customers spend is infinite";
            }
        }
        for (int row = 0; row < customers.size(); row++) {
            double purchases = horizon.discountedPurchases(
                    model, customers.frequency(row), customers.recency(row), customers.age(row));
            if (purchases == Double.POSITIVE_INFINITY) {
                return "the expected number of purchases is infinite";
            }
        }
        return "the sum is beyond the range of a double";
    }
}
