package io.github.retentionmetrics.referral;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ReferralTest {
    private static final LocalDate DAY = LocalDate.of(2024, 2, 29);
    private static final Referral REFERRAL = Referral.of("anna", "bram", DAY);

    @Test
    void knowsWhoReferredWhomAndWhatItCost() {
        assertThat(REFERRAL.referrerId()).isEqualTo("anna");
        assertThat(REFERRAL.referredId()).isEqualTo("bram");
        assertThat(REFERRAL.date()).isEqualTo(DAY);
        assertThat(REFERRAL.reward()).isEqualByComparingTo("0");
        assertThat(REFERRAL.withReward(new BigDecimal("15.00")).reward()).isEqualByComparingTo("15");
    }

    @Test
    void isEqualByValue() {
        assertThat(REFERRAL.withReward(new BigDecimal("15.00")))
                .isEqualTo(new Referral("anna", "bram", DAY, new BigDecimal("15")))
                .isNotEqualTo(REFERRAL);
        assertThat(Serialization.roundTrip(REFERRAL)).isEqualTo(REFERRAL);
    }

    @Test
    void refusesWhatIsNoReferral() {
        assertRefused(() -> Referral.of(" ", "bram", DAY), "referrerId must not be blank: length 1");
        assertRefused(() -> Referral.of("anna", "", DAY), "referredId must not be blank: length 0");
        assertRefused(() -> Referral.of("anna", "anna", DAY), "referredId must not be the same as referrerId");
        assertRefused(() -> REFERRAL.withReward(BigDecimal.valueOf(-1)), "reward must not be negative");
        assertRefused(
                () -> Referral.of("anna", "bram", LocalDate.of(10_000, 1, 1)),
                "date must be in 0001-01-01..9999-12-31: +10000-01-01");
    }

    private static void assertRefused(Runnable call, String message) {
        assertThatThrownBy(call::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
