package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.examples.report.page.LifetimeParts.Part;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What customers are worth and cost: the lifetime value and its parts, acquisition against keeping, and profit. */
final class WorthSection implements PageSection {
    private static final List<Part> LIFETIME = List.of(
            Part.ORDER_VALUE,
            Part.ORDERS,
            Part.YEARS,
            Part.LIFETIME,
            Part.GROSS_MARGIN,
            Part.MARGIN,
            Part.ACQUISITION,
            Part.RATIO,
            Part.PAYBACK);

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<LifetimeParts> found = LifetimeParts.of(data);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        LifetimeParts parts = found.get();
        List<Block> blocks = new ArrayList<>();
        soFar(data).ifPresent(sentence -> blocks.add(new Block.Sentence(sentence)));
        if (parts.find(Part.LIFETIME).isPresent()) {
            blocks.add(new Block.Sentence(data.text(
                    "worth.parts",
                    parts.money(Part.LIFETIME),
                    parts.money(Part.ORDER_VALUE),
                    parts.shown(Part.ORDERS),
                    parts.shown(Part.YEARS))));
        }
        blocks.add(new Block.Figures(parts.table(LIFETIME, data.text("worth.lifetimeCaption"))));
        blocks.addAll(new Costs(parts, data).blocks());
        Table referrals = referrals(data);
        if (!referrals.lines().isEmpty()) {
            blocks.add(new Block.Figures(referrals));
        }
        return Optional.of(new Section(
                "worth", data.text("worth.topic"), finding(parts, data), blocks, data.text("worth.definition")));
    }

    private static String finding(LifetimeParts parts, PageData data) {
        double ratio = parts.number(Part.RATIO);
        if (!Double.isNaN(ratio)) {
            return data.text(
                    ratio < 1 ? "worth.findingLess" : "worth.findingTimes",
                    parts.money(Part.MARGIN),
                    parts.shown(Part.RATIO),
                    parts.money(Part.ACQUISITION));
        }
        if (parts.find(Part.LIFETIME).isPresent()) {
            return data.text("worth.finding", parts.money(Part.LIFETIME));
        }
        return amount("/valueSoFar/value", data)
                .map(value -> data.text("worth.findingSoFar", value))
                .orElseGet(() -> data.text("worth.none"));
    }

    private static Optional<String> soFar(PageData data) {
        double customers = data.figures().number("/valueSoFar/denominator");
        return amount("/valueSoFar/value", data)
                .map(value -> amount("/valueSoFar/low", data)
                        .map(low -> data.text(
                                "worth.soFar",
                                customers,
                                value,
                                low,
                                amount("/valueSoFar/high", data).orElse("")))
                        .orElseGet(() -> data.text("worth.soFarOfFew", customers, value)));
    }

    private static Optional<String> amount(String pointer, PageData data) {
        return data.figures().shown(pointer, Kind.AMOUNT).map(data::money);
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
