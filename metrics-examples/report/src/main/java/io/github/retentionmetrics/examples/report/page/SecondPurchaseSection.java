package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How long it takes until a new customer buys for the second time. */
final class SecondPurchaseSection implements PageSection {
    /** The days within which most shops ask whether a new customer has come back. */
    private static final int ASKED = 90;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file("second_purchase.csv");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        WrittenTable curve = file.get();
        Row first = curve.rows().get(0);
        Row last = curve.rows().get(curve.rows().size() - 1);
        boolean isObserved = last.number("time_days") >= ASKED;
        Row asked = isObserved ? Pictures.at(curve, ASKED).orElse(first) : last;
        // nobody came back before the first row
        boolean isNobody = asked.number("time_days") > ASKED;
        String days = isObserved ? String.valueOf(ASKED) : data.format().of(Kind.COUNT, last.csv("time_days"));
        List<Block> blocks = new ArrayList<>();
        if (!isNobody && asked.has("low") && asked.has("high")) {
            blocks.add(new Block.Sentence(data.text(
                    "again.interval",
                    data.format().of(Kind.SHARE, asked.csv("low")),
                    data.format().of(Kind.SHARE, asked.csv("high")))));
        }
        if (first.number("at_risk") < HeatScale.FEW) {
            blocks.add(new Block.Sentence(data.text("few.sentence", HeatScale.FEW)));
        }
        blocks.addAll(Pictures.curve(curve, "share", "again.", data));
        String share = data.format().of(Kind.SHARE, asked.csv("share"));
        String finding;
        if (last.number("time_days") < 1) {
            finding = data.text("again.tooEarly");
        } else {
            finding = isNobody ? data.text("again.nobody", days) : data.text("again.finding", share, days);
        }
        return Optional.of(
                new Section("again", data.text("again.topic"), finding, blocks, data.text("again.definition")));
    }
}
