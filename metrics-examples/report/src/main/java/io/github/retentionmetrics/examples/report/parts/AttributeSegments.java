package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.examples.report.input.AttributeValues;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * The segments of one attribute, under the names that the files have: the values in alphabetical order, and at the end
 * the unknown, with everybody else. So the segments add up to all.
 *
 * @param name the attribute
 * @param segments who is in which
 */
record AttributeSegments(String name, Segmentation segments) {

    /** The segments of an attribute. */
    static AttributeSegments of(AttributeValues values) {
        Map<String, String> segmentOf = new TreeMap<>();
        values.valueOf().forEach((customer, value) -> segmentOf.put(customer, GroupNames.ofValue(value)));
        return new AttributeSegments(
                GroupNames.ofAttribute(values.attribute()),
                Segmentation.of(segmentOf).withRest(GroupNames.UNKNOWN));
    }

    /** The attributes that {@code --by} names; none without it. */
    static List<AttributeSegments> named(ReportInput input) {
        return input.by().stream().map(AttributeSegments::of).toList();
    }

    /** The columns that the files by segment begin with. */
    static String[] columns() {
        return new String[] {"attribute", "segment"};
    }

    /** The cells that a row of a segment begins with. */
    String[] cells(String segment) {
        return new String[] {name, segment};
    }

    /** The purchases of each segment that has an order or a refund. */
    Map<String, PurchaseHistory> split(PurchaseHistory history) {
        Map<String, PurchaseHistory> parts = new LinkedHashMap<>(history.bySegment(segments));
        parts.values().removeIf(part -> part.orders() + part.refunds() == 0);
        return parts;
    }

    /** The subscriptions of each segment that has one. */
    Map<String, SubscriptionHistory> split(SubscriptionHistory history) {
        Map<String, SubscriptionHistory> parts = new LinkedHashMap<>(history.bySegment(segments));
        parts.values().removeIf(part -> part.subscriptions() == 0);
        return parts;
    }

    /** The answers to a survey in each segment that gave one; those of nobody known are among the unknown. */
    Map<String, SurveyAnswers> split(SurveyAnswers survey) {
        Map<String, List<SurveyResponse>> responses = new LinkedHashMap<>();
        segments.names().forEach(segment -> responses.put(segment, new ArrayList<>()));
        for (SurveyResponse response : survey.responses()) {
            String respondent = response.respondentId();
            String segment = respondent == null
                    ? GroupNames.UNKNOWN
                    : segments.segmentOf(respondent).orElse(GroupNames.UNKNOWN);
            Objects.requireNonNull(responses.get(segment)).add(response);
        }
        Map<String, SurveyAnswers> parts = new LinkedHashMap<>();
        responses.forEach((segment, part) -> {
            if (!part.isEmpty()) {
                parts.put(segment, new SurveyAnswers(survey.survey(), part, survey.policy()));
            }
        });
        return parts;
    }
}
