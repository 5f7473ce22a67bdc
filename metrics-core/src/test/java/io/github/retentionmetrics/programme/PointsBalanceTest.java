package io.github.retentionmetrics.programme;

import static io.github.retentionmetrics.programme.PointsBalance.toPointsBalance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointsBalanceTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
    private static final List<PointsMovement> LEDGER = List.of(
            PointsMovement.issued("anna", MARCH, new BigDecimal("100.50")),
            PointsMovement.redeemed("anna", MARCH.plusDays(30), new BigDecimal("40")),
            PointsMovement.expired("anna", MARCH.plusDays(31), new BigDecimal("10.5")),
            PointsMovement.issued("bram", MARCH.plusDays(31), new BigDecimal("99.5")));

    @Test
    void sumsUpExactly() {
        PointsBalance whole = LEDGER.stream().collect(toPointsBalance());

        assertThat(whole).isEqualTo(new PointsBalance(new BigDecimal(200), new BigDecimal(40), new BigDecimal("10.5")));
        assertThat(whole.redemptionRate()).isEqualTo(Ratio.of(40, 200));
        assertThat(whole.breakage()).isEqualTo(Ratio.of(new BigDecimal("10.5"), new BigDecimal(200)));
        assertThat(whole.open()).isEqualByComparingTo("149.5");
    }

    @Test
    void sumsUpAPeriod() {
        PointsBalance march = PointsBalance.of(LEDGER, Period.month(2026, 3));
        PointsBalance april = PointsBalance.of(LEDGER, Period.month(2026, 4));

        assertThat(march.redemptionRate()).isEqualTo(Ratio.of(new BigDecimal(40), new BigDecimal("100.5")));
        assertThat(april.open()).isEqualByComparingTo("89");
        assertThat(march.plus(april)).isEqualTo(LEDGER.stream().collect(toPointsBalance()));
        assertThat(PointsBalance.of(LEDGER, Period.month(2026, 5))).isEqualTo(PointsBalance.empty());
    }

    @Test
    void isUndefinedWhenNothingWasIssued() {
        PointsBalance balance = Stream.of(LEDGER.get(1)).collect(toPointsBalance());

        assertThat(balance.redemptionRate()).hasToString("undefined (40 of 0): no points were issued");
        assertThat(balance.breakage().isDefined()).isFalse();
        assertThat(balance.open()).isEqualByComparingTo("-40");
    }

    @Test
    void refusesNegativePointsWithoutNamingThem() {
        assertThatThrownBy(() -> PointsMovement.issued("anna", MARCH, new BigDecimal("-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("points must not be negative");
        assertThatThrownBy(() -> new PointsMovement("anna", MARCH, null, BigDecimal.ONE))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("kind");
        assertThatThrownBy(() -> PointsBalance.of(Collections.singletonList(null), Period.year(2026)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("movement");
        assertThatThrownBy(() -> new PointsBalance(BigDecimal.ONE, new BigDecimal(-1), BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("redeemed must not be negative: -1");
    }
}
