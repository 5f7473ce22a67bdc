package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.referral.ReferralValue;
import io.github.retentionmetrics.rfm.RfmScores;
import io.github.retentionmetrics.segment.CrossSell;
import io.github.retentionmetrics.segment.GrowthPotential;
import io.github.retentionmetrics.segment.LifeCycle;
import io.github.retentionmetrics.segment.SegmentValues;
import io.github.retentionmetrics.segment.ValueTiers;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Who the customers are: {@code rfm.csv}, {@code customers.csv}, {@code segments.csv}, {@code transitions.csv},
 * {@code categories.csv}, and what the segments are worth.
 */
public final class SegmentPart implements ReportPart {
    static final String RFM = "rfm";
    static final String TIERS = "value_tier";
    static final String STAGES = "stage";
    private static final String STAGES_KEY = "lifeCycleStages";

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        PurchaseHistory history = input.purchases();
        if (history == null) {
            return;
        }
        RfmScores scores = RfmScores.of(history);
        Segmentation segments = scores.segments();
        RfmFile.write(output.folder(), scores);
        RfmGridFile.write(scores, history.decimals(), output.folder());
        SegmentValues rfm = SegmentValues.of(history, segments);
        Segmentation stages = LifeCycle.withDefaults().over(history);
        Segmentation tiers = ValueTiers.abc().over(history);
        SegmentValues tierValues = SegmentValues.of(history, tiers);
        SegmentValues stageValues = SegmentValues.of(history, stages);
        JsonObject json = output.json();
        json.object("rfm").put("analysisDate", scores.values().analysisDate());
        writeJson("rfmSegments", rfm, json);
        writeJson("valueTiers", tierValues, json);
        writeStages(stageValues, json);
        output.text().heading("segments");
        writeText("segments.champions", "Champions", rfm, output.text());
        writeText("segments.atRisk", "At Risk", rfm, output.text());
        writeStages(stages, output.text());
        writeCrossSell(history, output);
        List<Referral> rows = input.referrals();
        ReferralValue referrals = rows == null ? null : ReferralValue.of(rows, CustomerTotals.of(history));
        new CustomersFile(history.decimals(), tiers, stages, referrals).write(history, output.folder());
        TransitionsFile.write(history, input.settings().granularity(), output.folder());
        StagesFile.write(history, input.settings().granularity(), output.folder());
        try (SegmentsFile file = new SegmentsFile(output.folder(), history.decimals())) {
            file.writeByBehaviour(RFM, rfm);
            file.writeByBehaviour(TIERS, tierValues);
            file.writeByBehaviour(STAGES, stageValues);
            writeAttributes(history, input.customers(), file, output);
        }
    }

    private static void writeAttributes(
            PurchaseHistory history, @Nullable List<Customer> customers, SegmentsFile file, ReportOutput output) {
        CustomerAttributes attributes = CustomerAttributes.of(customers);
        for (String attribute : attributes.names()) {
            SegmentValues worth =
                    SegmentValues.of(history, Segmentation.byAttribute(attributes.customers(), attribute));
            file.writeByAttribute(GroupNames.ofAttribute(attribute), worth);
            writeUnderused(attribute, worth, history, output.text());
        }
        attributes.noteLeftOut(output);
    }

    /** The segment with the largest potential, which is the first. */
    private static void writeUnderused(String attribute, SegmentValues values, PurchaseHistory history, Summary text) {
        SegmentsFile.potentials(values).stream()
                .findFirst()
                .filter(GrowthPotential::isUnderused)
                .ifPresent(largest -> {
                    SummaryWords words = text.words();
                    String potential = words.amount(largest.potential(), history);
                    text.line(
                            words.text("segments.underused", GroupNames.ofAttribute(attribute)),
                            words.text("segments.underusedOf", GroupNames.ofValue(largest.segment()), potential));
                });
    }

    /** The stages; without a rhythm no customer is in one, which is not the same as 0 customers in each. */
    private static void writeStages(Segmentation stages, Summary text) {
        SummaryWords words = text.words();
        Object[] counts = Arrays.stream(LifeCycle.Stage.values())
                .map(stage -> stages.customers(stage.label()))
                .toArray();
        text.fact(
                "segments.stages",
                stages.customers() == 0 ? words.text("segments.noStages") : words.text("segments.stagesOf", counts));
    }

    private static void writeStages(SegmentValues stages, JsonObject json) {
        if (SegmentsFile.areUndefined(stages)) {
            writeJson(GroupNames.UNKNOWN, stages.unsegmented(), json.element(STAGES_KEY))
                    .put("undefined", "no customer bought on two days, so there is no usual time between purchases");
        } else {
            writeJson(STAGES_KEY, stages, json);
        }
    }

    private static void writeJson(String key, SegmentValues values, JsonObject json) {
        values.bySegment().forEach((name, value) -> {
            JsonObject segment = writeJson(name, value, json.element(key));
            Metrics.put(segment, "customerShare", values.customerShare(name));
            Metrics.putShare(segment, "revenueShare", values.revenueShare(name));
        });
        if (SegmentsFile.hasRest(values)) {
            JsonObject rest = writeJson(GroupNames.UNKNOWN, values.unsegmented(), json.element(key));
            Metrics.put(rest, "customerShare", values.unsegmentedCustomerShare());
            Metrics.putShare(rest, "revenueShare", values.unsegmentedRevenueShare());
        }
    }

    private static JsonObject writeJson(String name, SegmentValues.Value value, JsonObject segment) {
        return segment.put("segment", name)
                .put("customers", value.customers())
                .put("orders", value.orders())
                .put("revenue", value.revenue());
    }

    private static void writeText(String labelKey, String segment, SegmentValues values, Summary text) {
        SummaryWords words = text.words();
        Rate share = values.customerShare(segment);
        text.fact(
                labelKey,
                share.isDefined()
                        ? words.text(
                                "segments.share",
                                words.rate(share),
                                words.percent(values.revenueShare(segment).value()))
                        : words.undefined(share.reason()));
    }

    private static void writeCrossSell(PurchaseHistory history, ReportOutput output) throws IOException, UserError {
        int categories = history.categories().size();
        if (categories > 0 && categories <= CrossSell.MOST_CATEGORIES) {
            CrossSell crossSell = CrossSell.of(history);
            Metrics.put(output.json(), "crossSellRate", crossSell.rate());
            Metrics.put(output.json(), "crossSellLaterRate", crossSell.laterRate());
            output.text().fact("segments.crossSell", output.text().words().rate(crossSell.rate()));
            if (categories <= CategoriesFile.MOST_CATEGORIES) {
                CategoriesFile.write(crossSell, history.customers(), output.folder());
            }
        }
        if (categories > CategoriesFile.MOST_CATEGORIES) {
            output.text().note("segments.tooManyCategories", categories, CategoriesFile.MOST_CATEGORIES);
        }
    }
}
