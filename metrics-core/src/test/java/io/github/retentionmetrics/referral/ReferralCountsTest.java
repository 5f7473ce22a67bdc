package io.github.retentionmetrics.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReferralCountsTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final Period MONTH = Period.month(2026, 3);

    /** Eva was brought in by two on one day, and again; fred in February, so that March is a repetition. */
    private static final List<Referral> REFERRALS = List.of(
            Referral.of("anna", "cato", MARCH),
            Referral.of("anna", "daan", MARCH.plusDays(30)),
            Referral.of("bram", "eva", MARCH.plusDays(2)),
            Referral.of("anna", "eva", MARCH.plusDays(2)),
            Referral.of("zoe", "eva", MARCH.plusDays(3)),
            Referral.of("bram", "fred", MARCH.minusDays(1)),
            Referral.of("bram", "fred", MARCH.plusDays(1)),
            Referral.of("cato", "gijs", MARCH.plusDays(5)),
            Referral.of("cato", "hans", MARCH.plusDays(31)));

    @Test
    void countsEveryReferredPersonOnce() {
        ReferralCounts counts = ReferralCounts.of(REFERRALS, MONTH, 50);

        // anna brought in cato, daan and eva; cato brought in gijs
        assertThat(counts).isEqualTo(new ReferralCounts(50, 2, 4));
        assertThat(counts.referralRate()).isEqualTo(Rate.of(2, 50));
        assertThat(counts.referralsPerCustomer()).isEqualTo(Ratio.of(4, 50));
        assertThat(counts.referralsPerReferrer()).isEqualTo(Ratio.of(4, 2));
        assertThat(counts.conversion(10)).isEqualTo(Rate.of(4, 10));
    }

    @Test
    void doesNotDependOnTheOrder() {
        List<Referral> reversed = new ArrayList<>(REFERRALS);
        Collections.reverse(reversed);

        assertThat(ReferralCounts.of(reversed, MONTH, 50)).isEqualTo(ReferralCounts.of(REFERRALS, MONTH, 50));
    }

    @Test
    void addsUp() {
        assertThat(new ReferralCounts(50, 2, 4).plus(new ReferralCounts(10, 1, 1)))
                .isEqualTo(new ReferralCounts(60, 3, 5));
        assertThat(ReferralCounts.empty().plus(new ReferralCounts(10, 1, 1))).isEqualTo(new ReferralCounts(10, 1, 1));
    }

    @Test
    void isUndefinedWithoutCustomers() {
        ReferralCounts none = ReferralCounts.of(List.of(), MONTH, 0);

        assertThat(none).isEqualTo(ReferralCounts.empty());
        assertThat(none.referralRate()).hasToString("undefined (0 of 0): no customers");
        assertThat(none.referralsPerCustomer()).hasToString("undefined (0 of 0): no customers");
        assertThat(none.referralsPerReferrer()).hasToString("undefined (0 of 0): no customers referred others");
        assertThat(none.conversion(0)).hasToString("undefined (0 of 0): no invitations");
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> Referral.of("anna", "anna", MARCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referredId must not be the same as referrerId");
        assertThatThrownBy(() -> Referral.of("anna", " ", MARCH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referredId must not be blank: length 1");
        assertThatThrownBy(() -> ReferralCounts.of(REFERRALS, MONTH, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referrers (2) must be at most customers (1)");
        assertThatThrownBy(() -> new ReferralCounts(10, 2, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referrers (2) must be at most referrals (1)");
        assertThatThrownBy(() -> new ReferralCounts(10, 0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referrers must be at least 1 where referrals is 1: 0");
        assertThatThrownBy(() -> ReferralCounts.of(REFERRALS, MONTH, 50).conversion(3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referrals (4) must be at most invitations (3)");
        assertThatThrownBy(() -> ReferralCounts.of(null, MONTH, 50))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("referrals");
        assertThatThrownBy(() -> ReferralCounts.of(Collections.singletonList(null), MONTH, 50))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("referral");
        assertThatThrownBy(() -> ReferralCounts.empty().plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }
}
