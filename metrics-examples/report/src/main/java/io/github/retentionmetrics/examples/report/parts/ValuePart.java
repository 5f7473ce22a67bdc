package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.lifetime.CustomerLifespan;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.referral.ReferralValue;
import io.github.retentionmetrics.spend.PurchaseRhythm;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.math.BigDecimal;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a customer is worth, so far, over the time they stay, and by those they bring; in both summaries. */
public final class ValuePart implements ReportPart {
    private static final double MOST = 0.9;
    private static final long MOST_DAYS = 100_000;

    @Override
    public void write(ReportInput input, ReportOutput output) {
        SubscriptionHistory base = input.subscriptions();
        if (base != null) {
            Metrics.put(output.json(), "subscriberLifespanMonths", lifespanOf(base));
        }
        PurchaseHistory history = input.purchases();
        if (history == null) {
            return;
        }
        CustomerWorth worth = CustomerWorth.of(history);
        PurchaseRhythm rhythm = PurchaseRhythm.of(history);
        CustomerTotals values = CustomerTotals.of(history);
        List<Referral> rows = input.referrals();
        ReferralValue referrals = rows == null ? null : ReferralValue.of(rows, values);
        Metrics.put(
                output.json(),
                "customerLifespanMonths",
                CustomerLifespan.ofPurchases(history).toUnit(ChronoUnit.MONTHS));
        writeJson(worth, rhythm, values, output.json());
        writeText(worth, rhythm, history, output.text());
        writeReferrals(referrals, history, output);
    }

    /** An end such as 9999-12-31 for none makes millions of days, each of which would be counted. */
    private static Answer lifespanOf(SubscriptionHistory base) {
        long days = base.span().map(Period::lengthDays).orElse(0L);
        return days > MOST_DAYS
                ? Ratio.of(BigDecimal.ZERO, BigDecimal.ZERO, "more than " + MOST_DAYS + " days are observed")
                : CustomerLifespan.ofSubscriptions(base).toUnit(ChronoUnit.MONTHS);
    }

    private static void writeJson(CustomerWorth worth, PurchaseRhythm rhythm, CustomerTotals values, JsonObject json) {
        JsonObject perCustomer = Metrics.put(json, "daysBetweenPurchasesByCustomer", rhythm);
        perCustomer.put("customers", rhythm.customers()).put("quantile90", rhythm.quantile(MOST));
        Metrics.putAmount(json, "valueSoFar", values.mean());
        Metrics.putAmount(json, "lifetimeValue", worth.lifetimeValue());
        Metrics.putAmount(json, "lifetimeOrderValue", worth.orderValue());
        Metrics.put(json, "lifetimeOrdersPerYear", worth.pace());
        Metrics.put(json, "lifetimeYears", worth.lifespan());
    }

    private static void writeText(CustomerWorth worth, PurchaseRhythm rhythm, PurchaseHistory history, Summary text) {
        SummaryWords words = text.words();
        text.heading("value");
        text.fact(
                "value.rhythm",
                rhythm.isDefined()
                        ? words.text(
                                "value.rhythmOf",
                                words.decimal(rhythm.median(), 0),
                                words.decimal(rhythm.quantile(MOST), 0))
                        : words.undefined(rhythm.reason()));
        if (worth.lifetimeValue().isDefined()) {
            ShownFormula shown = worth.shown(history.decimals());
            text.fact("value.lifetime", words.amount(shown.figure(), history.currency()));
            text.note(
                    "value.parts",
                    words.amount(shown.parts().get(0), history.currency()),
                    words.number(shown.parts().get(1)),
                    words.number(shown.parts().get(2)));
        } else {
            text.fact("value.lifetime", words.undefined(worth.lifetimeValue().reason()));
        }
    }

    private static void writeReferrals(
            @Nullable ReferralValue referrals, PurchaseHistory history, ReportOutput output) {
        if (referrals == null) {
            return;
        }
        int decimals = history.decimals();
        JsonObject json = output.json().object("referrals");
        json.put("referred", referrals.referred());
        json.put("direct", referrals.direct().setScale(decimals));
        json.put("indirect", referrals.indirect().setScale(decimals));
        json.put("totalOnce", referrals.totalOnce().setScale(decimals));
        json.put("totalWithDirect", referrals.totalWithDirect().setScale(decimals));
        json.put("totalWithChains", referrals.totalWithChains().setScale(decimals));
        SummaryWords words = output.text().words();
        output.text()
                .fact(
                        "value.referrals",
                        words.text(
                                "value.referralsOf",
                                referrals.referred(),
                                words.amount(referrals.direct().setScale(decimals), history.currency())));
        output.text()
                .fact(
                        "value.totals",
                        words.text(
                                "value.totalsOf",
                                words.amount(referrals.totalOnce().setScale(decimals), history.currency()),
                                words.amount(referrals.totalWithChains().setScale(decimals), history.currency())));
    }
}
