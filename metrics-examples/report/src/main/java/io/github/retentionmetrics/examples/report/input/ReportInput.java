package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.audience.AudienceHistory;
import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything a run has read, up to the observation date; null for the inputs not given.
 *
 * @param settings what the user asked for
 * @param observedUntil the last day for which the data is complete
 * @param purchases the purchases and refunds
 * @param subscriptions the subscriptions; one that ends after {@code observedUntil} is still active
 * @param subscriptionRows the same subscriptions, one by one
 * @param costs what was spent on customers
 * @param customers the customers with their attributes
 * @param by the attributes that {@code --by} names, in its order
 * @param referrals who brought whom
 * @param nps the answers on the scale 0-10
 * @param csat the answers on the satisfaction scale
 * @param ces the answers on the effort scale
 * @param tickets the support tickets; one that is solved after {@code observedUntil} is still open
 * @param members the members of the loyalty programme; one who leaves after {@code observedUntil} still is one
 * @param points what happened to their points
 * @param events the events of users
 * @param hasSessions whether some events have the identifier of a session
 * @param audience the totals of followers, subscribers and visitors
 * @param notes what became of each input's rows
 */
public record ReportInput(
        ReportSettings settings,
        LocalDate observedUntil,
        @Nullable PurchaseHistory purchases,
        @Nullable SubscriptionHistory subscriptions,
        @Nullable List<Subscription> subscriptionRows,
        @Nullable List<Cost> costs,
        @Nullable List<Customer> customers,
        List<AttributeValues> by,
        @Nullable List<Referral> referrals,
        @Nullable SurveyAnswers nps,
        @Nullable SurveyAnswers csat,
        @Nullable SurveyAnswers ces,
        @Nullable TicketHistory tickets,
        @Nullable LoyaltyProgramme members,
        @Nullable List<PointsMovement> points,
        @Nullable EventHistory events,
        boolean hasSessions,
        @Nullable AudienceHistory audience,
        List<InputNotes> notes) {

    /** An attribute with more values than this, such as a name, identifies customers rather than groups them. */
    public static final int MOST_VALUES = 100;

    /** The surveys that were given, by kind. */
    public Map<InputKind, SurveyAnswers> surveys() {
        Map<InputKind, SurveyAnswers> surveys = new EnumMap<>(InputKind.class);
        if (nps != null) {
            surveys.put(InputKind.NPS, nps);
        }
        if (csat != null) {
            surveys.put(InputKind.CSAT, csat);
        }
        if (ces != null) {
            surveys.put(InputKind.CES, ces);
        }
        return surveys;
    }
}
