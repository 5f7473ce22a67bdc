package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.customer.Referral;
import io.github.retentionmetrics.value.CustomerValues;
import io.github.retentionmetrics.value.ReferralValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What referrals are worth; the export says nothing of rewards, so that none are taken off. */
final class Referrals {
    private Referrals() {}

    /** The value of the referrals, or null without them. */
    static @Nullable ReferralValue valueOf(@Nullable List<Referral> rows, CustomerValues values) {
        return rows == null ? null : ReferralValue.of(rows, values);
    }
}
