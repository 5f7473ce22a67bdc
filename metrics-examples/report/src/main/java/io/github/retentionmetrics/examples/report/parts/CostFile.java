package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.lifetime.AcquisitionCost;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.lifetime.Cost.Purpose;
import io.github.retentionmetrics.lifetime.CostTotals;
import io.github.retentionmetrics.lifetime.CustomerProfit;
import io.github.retentionmetrics.lifetime.RetentionCost;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.rate.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;

/** {@code costs.csv}: one row per period from the first with a cost to the last, and what is left of the revenue. */
final class CostFile {
    private static final String[] COLUMNS = {
        "period",
        "goods",
        "acquisition",
        "retention",
        "retention_marketing",
        "retention_support",
        "retention_loyalty_programme",
        "retention_initiatives",
        "serving",
        "total",
        "new_customers",
        "acquisition_cost",
        "retention_cost_at_start",
        "retention_cost_retained",
        "retention_cost_average",
        "keeping_against_winning",
        "customers",
        "cost_to_serve",
        "revenue",
        "gross_margin",
        "profit",
        "profit_per_customer",
        "costs_known"
    };
    private static final List<Cost.Category> RETENTION = List.of(
            Cost.Category.RETENTION_MARKETING,
            Cost.Category.SUPPORT,
            Cost.Category.LOYALTY_PROGRAMME,
            Cost.Category.INITIATIVES);

    private CostFile() {}

    /**
     * What a period cost and brought.
     *
     * @param period the period
     * @param costs its costs
     * @param movement how its customers moved
     * @param activity what they bought
     */
    record PeriodCosts(Period period, CostTotals costs, CustomerMovement movement, PurchaseActivity activity) {

        /** What winning a customer cost. */
        Ratio acquisitionCost() {
            return AcquisitionCost.of(costs, activity);
        }

        /** What keeping a customer cost, for every one who was kept. */
        Ratio perRetained() {
            return RetentionCost.perRetainedCustomer(costs.total(Purpose.RETENTION), movement);
        }

        /** What keeping a customer cost, for every one there was to keep. */
        Ratio perCustomerAtStart() {
            return RetentionCost.perCustomerAtStart(costs.total(Purpose.RETENTION), movement);
        }

        /** What keeping a customer cost, for the average of start and end. */
        Ratio perAverageCustomer() {
            return RetentionCost.perAverageCustomer(costs.total(Purpose.RETENTION), movement);
        }
    }

    static void write(
            List<PeriodCosts> periods, KnownCosts known, Granularity granularity, int decimals, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv("costs.csv", COLUMNS)) {
            periods.forEach(period -> write(period, known, granularity.label(period.period()), decimals, csv));
        }
    }

    private static void write(PeriodCosts row, KnownCosts known, String label, int decimals, CsvFile csv) {
        CostTotals costs = row.costs();
        BigDecimal[] retention = RETENTION.stream()
                .map(category -> costs.total(category).setScale(decimals))
                .toArray(BigDecimal[]::new);
        CustomerProfit profit = CustomerProfit.of(row.activity(), costs);
        Ratio acquisitionCost = known.only(Purpose.ACQUISITION, row.acquisitionCost());
        Ratio perRetained = known.only(Purpose.RETENTION, row.perRetained());
        csv.row(
                label,
                costs.total(Purpose.GOODS).setScale(decimals),
                costs.total(Purpose.ACQUISITION).setScale(decimals),
                costs.total(Purpose.RETENTION).setScale(decimals),
                retention[0],
                retention[1],
                retention[2],
                retention[3],
                costs.total(Purpose.SERVING).setScale(decimals),
                costs.total().setScale(decimals),
                row.activity().firstOrders(),
                acquisitionCost.value(),
                known.only(Purpose.RETENTION, row.perCustomerAtStart()).value(),
                perRetained.value(),
                known.only(Purpose.RETENTION, row.perAverageCustomer()).value(),
                RetentionCost.againstAcquisition(perRetained, acquisitionCost).value(),
                row.activity().customers(),
                known.only(Purpose.SERVING, profit.costToServe()).value(),
                row.activity().revenue().setScale(decimals),
                known.only(Purpose.GOODS, profit.grossMargin()).value(),
                profit.profit().setScale(decimals),
                profit.perCustomer().value(),
                known.isWhole(row.period()) ? "whole" : "part");
    }
}
