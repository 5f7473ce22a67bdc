package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Subscribers and answers by the attributes that {@code --by} names, or else by every attribute of the customers:
 * {@code subscribers_by.csv}, {@code surveys_by.csv}. The segments of an attribute, the unknown included, add up to all
 * subscribers and all answers.
 */
public final class AttributePart implements ReportPart {
    private static final int MOST_SHOWN = 5;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        SubscriptionHistory base = input.subscriptions();
        Map<InputKind, SurveyAnswers> surveys = input.surveys();
        List<AttributeSegments> attributes = AttributeSegments.named(input);
        if (attributes.isEmpty()) {
            CustomerAttributes all = CustomerAttributes.of(input.customers());
            if (input.purchases() == null) {
                all.noteLeftOut(output);
            }
            attributes = all.segments();
        }
        if (attributes.isEmpty()) {
            return;
        }
        Granularity granularity = input.settings().granularity();
        if (base != null) {
            output.text().heading("attributes");
            writeSubscribers(attributes, base, granularity, output);
        }
        if (!surveys.isEmpty()) {
            writeSurveys(attributes, surveys, granularity, output.folder());
        }
    }

    private static void writeSubscribers(
            List<AttributeSegments> attributes, SubscriptionHistory all, Granularity granularity, ReportOutput output)
            throws IOException, UserError {
        LatestPeriods periods = LatestPeriods.of(granularity, all);
        Period latest = periods.latestComplete(all.movements(granularity)).orElse(null);
        try (CsvFile csv = MovementFile.open(output.folder(), "subscribers_by.csv", AttributeSegments.columns())) {
            for (AttributeSegments attribute : attributes) {
                List<Segment> segments = new ArrayList<>();
                attribute.split(all).forEach((value, base) -> {
                    MovementFile.write(csv, periods, base.flows(granularity), attribute.cells(value));
                    Segment segment = Segment.of(value, base, latest);
                    JsonObject json = output.json()
                            .element("subscribersByAttribute")
                            .put("attribute", attribute.name())
                            .put("segment", value)
                            .put("subscribers", base.customers())
                            .put("active", segment.active());
                    if (latest != null) {
                        periods.writeJson(json, latest, segment.movement());
                    }
                    segments.add(segment);
                });
                output.text()
                        .line(attribute.name(), largest(segments, output.text().words()));
            }
        }
    }

    /**
     * The subscribers of a segment.
     *
     * @param name the segment
     * @param active how many are active on the last observed day
     * @param movement how they moved in the latest complete period; of no customers without one
     */
    private record Segment(String name, long active, CustomerMovement movement) {
        static Segment of(String name, SubscriptionHistory base, @Nullable Period latest) {
            return new Segment(
                    name,
                    base.activeOn(base.observedUntil()),
                    latest == null ? CustomerMovement.empty() : base.movement(latest));
        }
    }

    /** The segments with the most subscribers now, and how many of those of the latest complete period stayed. */
    private static String largest(List<Segment> segments, SummaryWords words) {
        String shown = segments.stream()
                .sorted(Comparator.comparing(segment -> -segment.active()))
                .limit(MOST_SHOWN)
                .map(segment -> words.text(
                        "attributes.segment",
                        segment.name(),
                        segment.active(),
                        words.percent(RetentionRate.of(segment.movement()).value())))
                .collect(Collectors.joining(", "));
        int more = segments.size() - MOST_SHOWN;
        return more > 0 ? words.text("attributes.more", shown, more) : shown;
    }

    private static void writeSurveys(
            List<AttributeSegments> attributes,
            Map<InputKind, SurveyAnswers> surveys,
            Granularity granularity,
            OutputFolder folder)
            throws IOException, UserError {
        SurveyFile file = new SurveyFile(surveys.values(), granularity);
        try (CsvFile csv = file.open(folder, "surveys_by.csv", AttributeSegments.columns())) {
            for (AttributeSegments attribute : attributes) {
                surveys.forEach((kind, survey) -> attribute
                        .split(survey)
                        .forEach((segment, answers) -> file.write(csv, kind, answers, attribute.cells(segment))));
            }
        }
    }
}
