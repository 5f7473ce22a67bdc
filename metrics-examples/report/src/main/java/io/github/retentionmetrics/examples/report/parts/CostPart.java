package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.CostFile.PeriodCosts;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.lifetime.AcquisitionCost;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.lifetime.Cost.Purpose;
import io.github.retentionmetrics.lifetime.CostTotals;
import io.github.retentionmetrics.lifetime.CustomerProfit;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.lifetime.PaybackTime;
import io.github.retentionmetrics.lifetime.RetentionCost;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Ratio;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.function.Function;

/**
 * What customers cost, and what is left: {@code costs.csv}, and the same in both summaries for the complete periods of
 * which all costs are known (or the one that is running, if there is no other). Other periods are not counted, since
 * what they cost is not known: seven months of costs are not to be divided by the new customers of a year.
 */
public final class CostPart implements ReportPart {
    private static final Ratio UNKNOWN_MARGIN =
            Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "no cost of goods, so the margin is not known");

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        List<Cost> costs = input.costs();
        if (history == null || costs == null) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        List<PeriodCosts> periods = periods(history, costs, granularity);
        KnownCosts known = KnownCosts.of(costs);
        CostFile.write(periods, known, granularity, history.decimals(), output.folder());
        Optional<Figures> figures = figures(history, costs, granularity, periods);
        if (figures.isPresent()) {
            figures.get().write(output);
        } else if (!periods.isEmpty()) {
            writeUnknown(known, granularity, output);
        }
    }

    /** The figures of the periods of which all costs are known; empty without such a period. */
    static Optional<Figures> figures(PurchaseHistory history, List<Cost> costs, Granularity granularity) {
        return figures(history, costs, granularity, periods(history, costs, granularity));
    }

    private static Optional<Figures> figures(
            PurchaseHistory history, List<Cost> costs, Granularity granularity, List<PeriodCosts> periods) {
        KnownCosts known = KnownCosts.of(costs);
        List<PeriodCosts> whole =
                periods.stream().filter(row -> known.isWhole(row.period())).toList();
        List<PeriodCosts> complete = whole.stream()
                .filter(row -> LatestPeriods.isComparable(history, row.period()))
                .toList();
        return whole.isEmpty()
                ? Optional.empty()
                : Optional.of(new Figures(history, complete.isEmpty() ? whole : complete, costs, granularity));
    }

    private static void writeUnknown(KnownCosts known, Granularity granularity, ReportOutput output) {
        LocalDate first = known.span().startInclusive();
        LocalDate last = known.span().lastDay();
        PeriodUnit unit = PeriodUnit.of(granularity);
        output.json().object("costs").put("undefined", unknown(known, granularity));
        SummaryWords words = output.text().words();
        output.text().heading("costs");
        output.text()
                .fact("costs.period", words.text("costs.noWhole", first.toString(), last.toString(), unit.in(words)));
    }

    /** Why nothing of the costs is known for a whole period. */
    static String unknown(KnownCosts known, Granularity granularity) {
        return "costs are known from " + known.span().startInclusive() + " to "
                + known.span().lastDay() + ", not for a whole " + PeriodUnit.of(granularity);
    }

    private static List<PeriodCosts> periods(PurchaseHistory history, List<Cost> costs, Granularity granularity) {
        Currency currency = history.currency();
        NavigableMap<Period, CostTotals> totals = CostTotals.byPeriod(currency, costs, granularity);
        if (totals.isEmpty()) {
            return List.of();
        }
        Map<Period, CustomerMovement> movements = history.movements(granularity);
        Map<Period, PurchaseActivity> activities = history.activities(granularity);
        return granularity.periodsCovering(totals.firstKey().span(totals.lastKey())).stream()
                .map(period -> new PeriodCosts(
                        period,
                        totals.getOrDefault(period, CostTotals.empty(currency)),
                        movements.getOrDefault(period, CustomerMovement.empty()),
                        activities.getOrDefault(period, PurchaseActivity.empty())))
                .toList();
    }

    /** The figures of several periods together. */
    static final class Figures {
        private final PurchaseHistory history;
        private final List<PeriodCosts> periods;
        private final Granularity granularity;
        private final CostTotals costs;
        private final KnownCosts known;
        private final CustomerWorth worth;
        private final Period span;
        private final CustomerProfit profit;
        private final Ratio acquisitionCost;
        private final Ratio margin;

        Figures(PurchaseHistory history, List<PeriodCosts> periods, List<Cost> all, Granularity granularity) {
            this.history = history;
            this.periods = periods;
            this.granularity = granularity;
            this.span = history.observedPart(
                    periods.get(0).period().span(periods.get(periods.size() - 1).period()));
            this.costs = periods.stream()
                    .map(PeriodCosts::costs)
                    .reduce(CostTotals.empty(history.currency()), CostTotals::plus);
            this.known = KnownCosts.of(
                    all.stream().filter(cost -> span.contains(cost.date())).toList());
            this.worth = CustomerWorth.of(history);
            PurchaseActivity activity = history.activity(span);
            this.profit = CustomerProfit.of(activity, costs);
            this.acquisitionCost = known.only(Purpose.ACQUISITION, AcquisitionCost.of(costs, activity));
            this.margin = costs.total(Purpose.GOODS).signum() == 0 ? UNKNOWN_MARGIN : profit.grossMargin();
        }

        void write(ReportOutput output) {
            JsonObject json = output.json();
            JsonObject of = json.object("costs");
            of.put("firstDate", span.startInclusive()).put("lastDate", span.lastDay());
            costs.byCategory()
                    .forEach((category, amount) -> of.element("categories")
                            .put("category", category.toString())
                            .put("amount", amount.setScale(history.decimals())));
            writeJson(json);
            writeText(output.text());
        }

        Ratio acquisitionCost() {
            return acquisitionCost;
        }

        Ratio margin() {
            return margin;
        }

        Answer valueToCost() {
            return AcquisitionCost.valueToCost(lifetimeMargin(), acquisitionCost);
        }

        Ratio profitPerCustomer() {
            return profit.perCustomer();
        }

        Ratio retentionCost(Function<PeriodCosts, Ratio> ofPeriod) {
            Ratio pooled = periods.stream().map(ofPeriod).reduce(Ratio::plus).orElseThrow();
            return known.only(Purpose.RETENTION, pooled);
        }

        Ratio costToServe() {
            return known.only(Purpose.SERVING, profit.costToServe());
        }

        LifetimeValue lifetimeMargin() {
            return worth.lifetimeValue().withMargin(margin);
        }

        Ratio keepingAgainstWinning() {
            return RetentionCost.againstAcquisition(retentionCost(PeriodCosts::perRetained), acquisitionCost);
        }

        private void writeJson(JsonObject json) {
            Metrics.putAmount(json, "acquisitionCost", acquisitionCost);
            Metrics.putAmount(json, "retentionCostAtStart", retentionCost(PeriodCosts::perCustomerAtStart));
            Metrics.putAmount(json, "retentionCostPerRetained", retentionCost(PeriodCosts::perRetained));
            Metrics.putAmount(json, "retentionCostPerAverage", retentionCost(PeriodCosts::perAverageCustomer));
            Metrics.put(json, "keepingAgainstWinning", keepingAgainstWinning());
            Metrics.putAmount(json, "costToServe", costToServe());
            Metrics.putShare(json, "grossMargin", margin);
            Metrics.put(json, "profit", profit.profit().setScale(history.decimals()));
            Metrics.putAmount(json, "profitPerCustomer", profitPerCustomer());
            Metrics.putAmount(json, "lifetimeMargin", lifetimeMargin());
            Metrics.put(json, "valueToAcquisitionCost", valueToCost());
            Metrics.put(json, "paybackPeriods", payback());
        }

        /**
         * What earns the cost back is what a customer brings in a month (or other period), as in the lifetime value.
         */
        Answer payback() {
            PeriodUnit period = PeriodUnit.of(granularity);
            Ratio usual = worth.revenuePer(granularity);
            Ratio winning = acquisitionCost.numerator().signum() < 0
                    ? Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "credits exceed the acquisition cost")
                    : acquisitionCost;
            PaybackTime time = PaybackTime.ofCost(winning)
                    .revenuePerCustomer(usual.times(1, period.units()), period.unit())
                    .margin(margin);
            return time.periods()
                    .<Answer>map(units -> Ratio.of(units, BigDecimal.valueOf(period.units())))
                    .orElse(time);
        }

        private void writeText(Summary text) {
            SummaryWords words = text.words();
            text.heading("costs");
            text.fact(
                    "costs.period",
                    words.text(
                            "costs.from",
                            span.startInclusive().toString(),
                            span.lastDay().toString()));
            text.fact(
                    "costs.acquisition", recorded(Purpose.ACQUISITION, words.amount(acquisitionCost, history), words));
            String unit = PeriodUnit.of(granularity).in(words);
            text.line(
                    words.text("costs.retention", unit),
                    recorded(
                            Purpose.RETENTION,
                            retentionCost(PeriodCosts::perAverageCustomer).isDefined()
                                    ? words.text(
                                            "costs.retentionOf",
                                            words.amountOrDash(retentionCost(PeriodCosts::perRetained), history),
                                            words.amountOrDash(retentionCost(PeriodCosts::perCustomerAtStart), history),
                                            words.amountOrDash(retentionCost(PeriodCosts::perAverageCustomer), history))
                                    : words.undefined(retentionCost(PeriodCosts::perAverageCustomer)
                                            .reason()),
                            words));
            text.line(
                    words.text("costs.against", unit),
                    quotient(keepingAgainstWinning(), retentionCost(PeriodCosts::perRetained), words));
            text.fact("costs.serving", recorded(Purpose.SERVING, words.amount(costToServe(), history), words));
            text.fact(
                    "costs.profit",
                    words.text(
                            "costs.profitOf",
                            words.amount(profit.profit().setScale(history.decimals()), history.currency()),
                            words.amountOrDash(profit.perCustomer(), history)));
            text.fact("costs.lifetime", words.amount(lifetimeMargin(), history));
            LifetimeValue value = lifetimeMargin();
            text.fact("costs.valueToCost", quotient(valueToCost(), exact(value), words));
            text.fact("costs.payback", payback(words));
        }

        private String recorded(Purpose purpose, String figure, SummaryWords words) {
            return known.has(purpose) ? figure : words.text("costs.no." + purpose);
        }

        private static Ratio exact(LifetimeValue value) {
            return Ratio.of(value.amount().orElse(BigDecimal.ZERO), BigDecimal.ONE);
        }

        /** Something over the acquisition cost, with both of them; the reason where there is no quotient. */
        private String quotient(Answer quotient, Ratio amount, SummaryWords words) {
            if (!quotient.isDefined()) {
                return words.undefined(quotient.reason());
            }
            ShownFormula shown = ShownFormula.quotient(2, amount, acquisitionCost, history.decimals());
            return words.text(
                    "costs.quotient",
                    words.number(shown.figure()),
                    words.amount(shown.parts().get(0), history.currency()),
                    words.amount(shown.parts().get(1), history.currency()));
        }

        private String payback(SummaryWords words) {
            if (!payback().isDefined()) {
                return words.undefined(payback().reason());
            }
            Ratio usual = worth.revenuePer(granularity);
            Ratio earned = Ratio.of(
                    usual.numerator().multiply(margin.numerator()),
                    usual.denominator().multiply(margin.denominator()));
            ShownFormula shown = ShownFormula.quotient(1, acquisitionCost, earned, history.decimals());
            return words.text(
                    "costs.paybackOf",
                    words.number(shown.figure()),
                    words.amount(shown.parts().get(0), history.currency()),
                    words.amount(shown.parts().get(1), history.currency()),
                    PeriodUnit.of(granularity).manyIn(words),
                    PeriodUnit.of(granularity).in(words));
        }
    }
}
