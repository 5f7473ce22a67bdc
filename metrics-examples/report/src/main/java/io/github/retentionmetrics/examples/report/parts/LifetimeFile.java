package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.parts.CostFile.PeriodCosts;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * {@code lifetime.csv}: what a customer is worth and costs, part by part: by the textbook, at margin, against the cost
 * of winning and of keeping, and by the model that was chosen. A part that is not defined has a reason.
 */
public final class LifetimeFile {
    private static final String AMOUNT = "amount";
    private static final String RATIO = "ratio";
    private static final String VALUE = "value";

    private final List<Row> rows = new ArrayList<>();

    private record Row(String method, String part, double value, String unit, String reason) {}

    private LifetimeFile() {}

    /** The parts that need no model; those of costs only if there are costs. */
    public static LifetimeFile of(PurchaseHistory history, ReportInput input) {
        LifetimeFile file = new LifetimeFile();
        CustomerWorth worth = CustomerWorth.of(history);
        file.add("textbook", "order_value", worth.orderValue(), AMOUNT);
        file.add("textbook", "orders_per_year", worth.pace(), "orders");
        file.add("textbook", "years", worth.lifespan(), "years");
        file.add("textbook", VALUE, worth.lifetimeValue(), AMOUNT);
        List<Cost> costs = input.costs();
        if (costs != null && !costs.isEmpty()) {
            file.addCosts(history, costs, input.settings().granularity());
        }
        return file;
    }

    private void addCosts(PurchaseHistory history, List<Cost> costs, Granularity granularity) {
        Optional<CostPart.Figures> known = CostPart.figures(history, costs, granularity);
        Answer unknown =
                Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, CostPart.unknown(KnownCosts.of(costs), granularity));
        KnownFigure of = figure -> known.map(figure).orElse(unknown);
        PeriodUnit period = PeriodUnit.of(granularity);
        String perPeriod = "amount per " + period;
        add("margin", "gross_margin", of.of(CostPart.Figures::margin), "share");
        add("margin", VALUE, of.of(CostPart.Figures::lifetimeMargin), AMOUNT);
        add("acquisition", "acquisition_cost", of.of(CostPart.Figures::acquisitionCost), AMOUNT);
        add("acquisition", "value_to_cost", of.of(CostPart.Figures::valueToCost), RATIO);
        add("acquisition", "payback", of.of(CostPart.Figures::payback), period + "s");
        add("retention", "retention_cost_at_start", of.of(keeping(PeriodCosts::perCustomerAtStart)), perPeriod);
        add("retention", "retention_cost_retained", of.of(keeping(PeriodCosts::perRetained)), perPeriod);
        add("retention", "retention_cost_average", of.of(keeping(PeriodCosts::perAverageCustomer)), perPeriod);
        add("retention", "keeping_against_winning", of.of(CostPart.Figures::keepingAgainstWinning), RATIO);
        add("serving", "cost_to_serve", of.of(CostPart.Figures::costToServe), AMOUNT);
        add("serving", "profit_per_customer", of.of(CostPart.Figures::profitPerCustomer), AMOUNT);
    }

    /** A figure of the costs, or the reason why there is none. */
    private interface KnownFigure {
        Answer of(Function<CostPart.Figures, Answer> figure);
    }

    private static Function<CostPart.Figures, Answer> keeping(Function<PeriodCosts, Ratio> ofPeriod) {
        return figures -> figures.retentionCost(ofPeriod);
    }

    private void add(String method, String part, Answer answer, String unit) {
        add(method, part, answer.value(), unit, answer.reason());
    }

    /**
     * Adds a part.
     *
     * @param value the figure, not a number if it is not defined
     * @param reason why it is not defined, else empty
     */
    public void add(String method, String part, double value, String unit, String reason) {
        rows.add(new Row(method, part, value, unit, reason));
    }

    /** Writes all parts. */
    public void write(OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv("lifetime.csv", "method", "part", "value", "unit", "reason")) {
            rows.forEach(row -> csv.row(row.method(), row.part(), row.value(), row.unit(), row.reason()));
        }
    }
}
