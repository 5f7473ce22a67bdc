package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.forecast.CustomerValueForecast;
import io.github.retentionmetrics.forecast.GammaGamma;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.forecast.ValueHorizon;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** What is expected of every customer, by row of the summaries; not a number where a model has no fit. */
final class CustomerForecast {
    /** The horizon, in weeks. */
    static final int WEEKS = 52;

    /** The interest of a year by which purchases to come are discounted. */
    static final double DISCOUNT = 0.10;

    /** A purchase in t weeks counts exp(-rate t), which after 52 of them is 1 / 1.10. */
    private static final ValueHorizon HORIZON = ValueHorizon.forever(Math.log(1 + DISCOUNT) / WEEKS);

    private final PurchaseSummaries customers;
    private final double[] bgNbdAlive;
    private final double[] bgNbdExpected;
    private final double[] paretoNbdAlive;
    private final double[] paretoNbdExpected;
    private final double[] averageValue;
    private final double[] lifetimeValue;

    CustomerForecast(PurchaseSummaries customers, PurchaseModels models, FittedModel<GammaGamma> spend) {
        this.customers = customers;
        this.bgNbdAlive = alive(models.bgNbd());
        this.bgNbdExpected = expected(models.bgNbd());
        this.paretoNbdAlive = alive(models.paretoNbd());
        this.paretoNbdExpected = expected(models.paretoNbd());
        this.averageValue = columnOf(spend.model(), model -> model.expectedValues(customers));
        this.lifetimeValue = columnOf(
                models.paretoNbd().model(),
                buying -> columnOf(
                        spend.model(),
                        spending -> CustomerValueForecast.of(buying, spending, HORIZON)
                                .values(customers)));
    }

    private double[] alive(FittedModel<? extends TransactionModel> model) {
        return columnOf(model.model(), fitted -> fitted.probabilitiesAlive(customers));
    }

    private double[] expected(FittedModel<? extends TransactionModel> model) {
        return columnOf(model.model(), fitted -> fitted.expectedPurchases(customers, WEEKS));
    }

    private <M> double[] columnOf(Optional<? extends M> model, Function<M, double[]> prediction) {
        if (model.isPresent()) {
            return prediction.apply(model.get());
        }
        double[] unknown = new double[customers.size()];
        Arrays.fill(unknown, Double.NaN);
        return unknown;
    }

    PurchaseSummaries customers() {
        return customers;
    }

    double bgNbdAlive(int row) {
        return bgNbdAlive[row];
    }

    double bgNbdExpected(int row) {
        return bgNbdExpected[row];
    }

    double paretoNbdAlive(int row) {
        return paretoNbdAlive[row];
    }

    double paretoNbdExpected(int row) {
        return paretoNbdExpected[row];
    }

    double averageValue(int row) {
        return averageValue[row];
    }

    double lifetimeValue(int row) {
        return lifetimeValue[row];
    }

    /** How many customers are alive by BG/NBD; not a number without a fit. */
    double bgNbdAlive() {
        return sum(bgNbdAlive);
    }

    /** How often all customers buy in the horizon by BG/NBD; not a number without a fit. */
    double bgNbdExpected() {
        return sum(bgNbdExpected);
    }

    /** How many customers are alive by Pareto/NBD; not a number without a fit. */
    double paretoNbdAlive() {
        return sum(paretoNbdAlive);
    }

    /** How often all customers buy in the horizon by Pareto/NBD; not a number without a fit. */
    double paretoNbdExpected() {
        return sum(paretoNbdExpected);
    }

    /** Whether Pareto/NBD takes all but one in a thousand customers to be alive: then they are taken to buy without end. */
    boolean doesNobodyLeave() {
        return paretoNbdAlive() > 0.999 * customers.customers();
    }

    /** What all customers together are still worth; not a number where there is no finite value. */
    double lifetimeValue() {
        return sum(lifetimeValue);
    }

    private static double sum(double[] column) {
        double sum = Arrays.stream(column).sorted().sum();
        return column.length > 0 && Double.isFinite(sum) ? sum : Double.NaN;
    }
}
