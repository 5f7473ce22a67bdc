package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.forecast.CustomerValueForecast;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.forecast.ValueHorizon;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What one model of buying expects of every customer, by row of the summaries; not a number where it has no fit. */
final class ModelForecast {
    /** The horizon, in weeks. */
    static final int WEEKS = 52;

    /** The interest of a year by which purchases to come are discounted. */
    static final double DISCOUNT = 0.10;

    /** A purchase in t weeks counts exp(-rate t), which after 52 of them is 1 / 1.10. */
    private static final ValueHorizon HORIZON = ValueHorizon.forever(Math.log(1 + DISCOUNT) / WEEKS, ChronoUnit.WEEKS);

    private final FittedModel<? extends TransactionModel> model;
    private final PurchaseSummaries customers;
    private final double[] alive;
    private final double[] expected;
    private final double[] lifetimeValue;
    private final double sumAlive;
    private final double sumExpected;
    private final double sumLifetimeValue;

    ModelForecast(
            FittedModel<? extends TransactionModel> model, FittedModel<GammaGamma> spend, PurchaseSummaries customers) {
        this.model = model;
        this.customers = customers;
        this.alive = columnOf(customers, model.model(), fitted -> fitted.probabilitiesAlive(customers));
        this.expected = columnOf(customers, model.model(), fitted -> fitted.expectedPurchases(customers, WEEKS));
        this.lifetimeValue = columnOf(
                customers,
                model.model(),
                buying -> columnOf(
                        customers,
                        spend.model(),
                        spending -> CustomerValueForecast.of(buying, spending, HORIZON)
                                .values(customers)));
        this.sumAlive = sum(alive);
        this.sumExpected = sum(expected);
        this.sumLifetimeValue = sum(Arrays.stream(lifetimeValue)
                .filter(value -> !Double.isNaN(value))
                .toArray());
    }

    /** A number for each customer; not a number without a model. */
    static <M> double[] columnOf(
            PurchaseSummaries customers, Optional<? extends M> model, Function<M, double[]> prediction) {
        if (model.isPresent()) {
            return prediction.apply(model.get());
        }
        double[] unknown = new double[customers.size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    String key() {
        return model.key();
    }

    String name() {
        return model.name();
    }

    boolean isFitted() {
        return model.fit().isPresent();
    }

    /** Why nothing is forecast for all customers together, where there is no finite number: no customer, or no fit. */
    String reasonWithoutForecast() {
        return customers.size() == 0 ? "no customers" : isFitted() ? "the forecast is not finite" : model.problem();
    }

    /** Whether a customer without a repeat purchase is one still by the model's definition, whatever the data. */
    boolean isCertainOfSingleBuyers() {
        return isFitted() && model.key().equals(PurchaseModels.BG_NBD);
    }

    double alive(int row) {
        return alive[row];
    }

    double expected(int row) {
        return expected[row];
    }

    double lifetimeValue(int row) {
        return lifetimeValue[row];
    }

    /** How many customers are alive; not a number without a fit. */
    double customersAlive() {
        return sumAlive;
    }

    /** How often all customers buy in the horizon; not a number without a fit. */
    double purchases() {
        return sumExpected;
    }

    /**
     * What all customers together are still worth, those left out whose mean spend is not above 0; not a number where
     * there is no finite value.
     */
    double lifetimeValue() {
        return sumLifetimeValue;
    }

    /** Whether all but one in a thousand customers are alive: then they are taken to buy without end. */
    boolean doesNobodyLeave() {
        return customersAlive() > 0.999 * customers.customers();
    }

    private static double sum(double[] column) {
        double sum = Arrays.stream(column).sorted().sum();
        return column.length > 0 && Double.isFinite(sum) ? sum : Double.NaN;
    }
}
