package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What customers are worth and cost: the lifetime value and its parts, acquisition against keeping, and profit. */
final class WorthSection implements PageSection {
    private static final String SO_FAR = "/valueSoFar";
    private static final String LIFETIME = "/lifetimeValue";
    private static final String MARGIN = "/lifetimeMargin";
    private static final String ACQUISITION = "/acquisitionCost";
    private static final String RATIO = "/valueToAcquisitionCost";
    private static final String VALUE = "/value";

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        JsonFigures figures = data.figures();
        if (figures.at(SO_FAR + VALUE)
                .or(() -> figures.at(SO_FAR + "/undefined"))
                .isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        figures.at(LIFETIME + VALUE).ifPresent(value -> blocks.add(new Block.Sentence(parts(data))));
        blocks.add(new Block.Figures(lifetime(data)));
        blocks.addAll(new Costs(data).blocks());
        Table referrals = referrals(data);
        if (!referrals.lines().isEmpty()) {
            blocks.add(new Block.Figures(referrals));
        }
        return Optional.of(
                new Section("worth", data.text("worth.topic"), finding(data), blocks, data.text("worth.definition")));
    }

    private static String finding(PageData data) {
        JsonFigures figures = data.figures();
        double ratio = figures.number(RATIO + VALUE);
        if (!Double.isNaN(ratio)) {
            return data.text(
                    ratio < 1 ? "worth.findingLess" : "worth.findingTimes",
                    money(MARGIN, data),
                    data.words().decimal(ratio, 1),
                    money(ACQUISITION, data));
        }
        if (figures.at(LIFETIME + VALUE).isPresent()) {
            return data.text("worth.finding", money(LIFETIME, data));
        }
        return figures.at(SO_FAR + VALUE).isPresent()
                ? data.text("worth.findingSoFar", money(SO_FAR, data))
                : data.text("worth.none");
    }

    /** An amount with its currency, for a sentence. */
    private static String money(String place, PageData data) {
        return data.currency() + " "
                + data.figures().shown(place + VALUE, Kind.AMOUNT).orElse(data.text("undefined"));
    }

    private static String parts(PageData data) {
        JsonFigures figures = data.figures();
        return data.text(
                "worth.parts",
                money(LIFETIME, data),
                money("/lifetimeOrderValue", data),
                figures.shown("/lifetimeOrdersPerYear/value", Kind.PRECISE).orElse(""),
                figures.shown("/lifetimeYears/value", Kind.PRECISE).orElse(""));
    }

    private static Table lifetime(PageData data) {
        return data.figures()
                .table()
                .row(data.text("worth.soFar"), SO_FAR, Kind.AMOUNT, data.text("worth.soFarMeaning"))
                .row(data.text("worth.lifetime"), LIFETIME, Kind.AMOUNT, data.text("worth.lifetimeMeaning"))
                .row(
                        data.text("worth.orderValue"),
                        "/lifetimeOrderValue",
                        Kind.AMOUNT,
                        data.text("worth.orderValueMeaning"))
                .row(
                        data.text("worth.orders"),
                        "/lifetimeOrdersPerYear",
                        Kind.PRECISE,
                        data.text("worth.ordersMeaning"))
                .row(data.text("worth.years"), "/lifetimeYears", Kind.PRECISE, data.text("worth.yearsMeaning"))
                .row(
                        data.text("column.gross_margin"),
                        "/grossMargin",
                        Kind.SHARE,
                        data.text("worth.grossMarginMeaning"))
                .row(data.text("worth.margin"), MARGIN, Kind.AMOUNT, data.text("worth.marginMeaning"))
                .row(
                        data.text("column.acquisition_cost"),
                        ACQUISITION,
                        Kind.AMOUNT,
                        data.text("worth.acquisitionMeaning"))
                .row(data.text("worth.ratio"), RATIO, Kind.DECIMAL, data.text("worth.ratioMeaning"))
                .row(
                        data.text("worth.payback"),
                        "/paybackPeriods",
                        Kind.DECIMAL,
                        data.text("worth.paybackMeaning", data.unit()))
                .build(data.text("worth.lifetimeCaption"));
    }

    private static Table referrals(PageData data) {
        return data.figures()
                .table()
                .rowAt(
                        data.text("worth.referred"),
                        "/referrals/referred",
                        Kind.COUNT,
                        data.text("worth.referredMeaning"))
                .rowAt(data.text("worth.direct"), "/referrals/direct", Kind.AMOUNT, data.text("worth.directMeaning"))
                .rowAt(
                        data.text("worth.indirect"),
                        "/referrals/indirect",
                        Kind.AMOUNT,
                        data.text("worth.indirectMeaning"))
                .build(data.text("worth.referrals"));
    }
}
