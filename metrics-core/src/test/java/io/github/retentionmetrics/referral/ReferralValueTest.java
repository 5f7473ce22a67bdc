package io.github.retentionmetrics.referral;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ReferralValueTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);

    /** a brought b and c, b brought d, d brought e, who has not bought yet; f came alone. */
    private static final List<Referral> REFERRALS = List.of(
            Referral.of("d", "e", DAY).withReward(BigDecimal.valueOf(2)),
            Referral.of("a", "b", DAY).withReward(new BigDecimal("15.00")),
            Referral.of("a", "c", DAY),
            Referral.of("b", "d", DAY).withReward(BigDecimal.valueOf(5)));

    private static final CustomerTotals VALUES = CustomerTotals.ofColumns(
            EUR, new String[] {"a", "b", "c", "d", "f"}, new long[] {100_00, 50_00, 30_00, 20_00, 70_00});

    private static final ReferralValue VALUE = ReferralValue.of(REFERRALS, VALUES);

    @Test
    void isWhatTheReferredAreWorthLessTheRewards() {
        assertThat(VALUE.size()).isEqualTo(6);
        assertThat(VALUE.customerId(5)).isEqualTo("e");
        assertThat(VALUE.referred(0)).isEqualTo(2);
        assertThat(VALUE.direct(0)).isEqualTo(new BigDecimal("65.00")); // b 50 - 15, c 30
        assertThat(VALUE.direct(1)).isEqualTo(new BigDecimal("15.00")); // d 20 - 5
        assertThat(VALUE.direct(3)).isEqualTo(new BigDecimal("-2.00")); // e 0 - 2
        assertThat(VALUE.direct(4)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void followsTheChains() {
        assertThat(VALUE.indirect(0)).isEqualTo(new BigDecimal("13.00")); // d 15, e -2
        assertThat(VALUE.indirect(1)).isEqualTo(new BigDecimal("-2.00"));
        assertThat(VALUE.indirect(3)).isEqualTo(new BigDecimal("0.00"));
    }

    @Test
    void totalsWithAndWithoutDoubleCounting() {
        assertThat(VALUE.referred()).isEqualTo(4);
        assertThat(VALUE.rewards()).isEqualTo(new BigDecimal("22.00"));
        assertThat(VALUE.direct()).isEqualTo(new BigDecimal("78.00")); // 65 + 15 - 2
        assertThat(VALUE.indirect()).isEqualTo(new BigDecimal("11.00")); // 13 - 2
        assertThat(VALUE.totalOnce()).isEqualTo(new BigDecimal("248.00")); // 270 - 22
        assertThat(VALUE.totalWithDirect()).isEqualTo(new BigDecimal("348.00")); // 270 + 78
        assertThat(VALUE.totalWithChains()).isEqualTo(new BigDecimal("359.00"));
        // what is counted twice is the value of the referred: b, c, d and e
        assertThat(VALUE.totalWithDirect().subtract(VALUE.totalOnce())).isEqualTo(new BigDecimal("100.00"));
        assertThat(VALUE).hasToString("ReferralValue[6 customers, 4 of them referred]");
    }

    @Test
    void isZeroWithoutReferrals() {
        ReferralValue none = ReferralValue.of(List.of(), VALUES);

        assertThat(none.referred()).isZero();
        assertThat(none.totalOnce()).isEqualTo(VALUES.total());
        assertThat(none.totalWithChains()).isEqualTo(VALUES.total());
        assertThat(ReferralValue.of(List.of(), CustomerTotals.ofColumns(EUR, new String[0], new long[0]))
                        .size())
                .isZero();
    }

    @Test
    void survivesSerialization() {
        assertThat(Serialization.roundTrip(VALUE).totalWithChains()).isEqualTo(VALUE.totalWithChains());
    }

    /** The published 1000 x .10 x 58 = 5800, and the value net of a reward. */
    @Test
    void expectsFromAverages() {
        LifetimeValue value = LifetimeValue.of(BigDecimal.valueOf(58));

        assertThat(ReferralValue.expected(1_000, Ratio.of(10, 100), value, BigDecimal.ZERO))
                .hasToString("5800.00");
        assertThat(ReferralValue.expected(1_000, Ratio.of(10, 100), value, BigDecimal.valueOf(60)))
                .hasToString("-200.00");
        assertThat(ReferralValue.expected(1_000, Ratio.of(0, 0, "no referrals counted"), value, BigDecimal.ONE)
                        .reason())
                .isEqualTo("no referrals counted");
        assertThat(ReferralValue.expected(1, Ratio.of(1, 1), LifetimeValue.undefined("why"), BigDecimal.ONE)
                        .reason())
                .isEqualTo("why");
        assertThatThrownBy(() -> ReferralValue.expected(-1, Ratio.of(1, 1), value, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must not be negative: -1");
        BigDecimal tiny = BigDecimal.valueOf(1, Integer.MAX_VALUE);
        assertThatThrownBy(() -> ReferralValue.expected(1, Ratio.of(1, 1), value, tiny))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reward must have at most 100 decimals: 2147483647");
    }

    @Test
    void refusesCircles() {
        assertRefused(
                List.of(
                        Referral.of("a", "b", DAY),
                        Referral.of("c", "d", DAY),
                        Referral.of("d", "c", DAY),
                        Referral.of("d", "e", DAY)),
                "referrals must not form a circle: the one at row 1 does");
        assertRefused(
                List.of(Referral.of("x", "y", DAY), Referral.of("y", "z", DAY), Referral.of("z", "x", DAY)),
                "referrals must not form a circle: the one at row 0 does");
    }

    @Test
    void refusesASecondReferralOfTheSameCustomer() {
        assertRefused(
                List.of(Referral.of("a", "b", DAY), Referral.of("c", "b", DAY)),
                "referredId at row 1 must not have been referred before: it was at row 0");
    }

    @Test
    void refusesRewardsThatDoNotFit() {
        assertRefused(
                List.of(Referral.of("a", "b", DAY).withReward(new BigDecimal("0.001"))),
                "reward at row 0 must have at most 2 decimals: 3");
        assertThatThrownBy(() -> ReferralValue.of(
                        List.of(Referral.of("a", "b", DAY).withReward(new BigDecimal("1" + "0".repeat(17)))), VALUES))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("reward at row 0 must fit in 64-bit minor units");
        assertThatThrownBy(() -> ReferralValue.of(
                        List.of(Referral.of("a", "b", DAY), Referral.of("a", "c", DAY)),
                        CustomerTotals.ofColumns(
                                EUR, new String[] {"b", "c"}, new long[] {Long.MAX_VALUE, Long.MAX_VALUE})))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("referral value must fit in 64-bit minor units");
    }

    @Test
    void refusesWhatIsMissing() {
        assertThatThrownBy(() -> ReferralValue.of(Collections.singletonList(null), VALUES))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("referral at row 0");
        assertThatThrownBy(() -> ReferralValue.of(null, VALUES))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("referrals");
        assertThatThrownBy(() -> ReferralValue.of(REFERRALS, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("values");
        assertThatThrownBy(() -> VALUE.direct(6)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> Referral.of("a", "a", DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referredId must not be the same as referrerId");
        assertThatThrownBy(() -> Referral.of("a", "b", DAY).withReward(BigDecimal.valueOf(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reward must not be negative");
        assertThatThrownBy(() -> Referral.of(" ", "b", DAY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("referrerId must not be blank: length 1");
    }

    private static void assertRefused(List<Referral> referrals, String message) {
        assertThatThrownBy(() -> ReferralValue.of(referrals, VALUES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    /** Every customer is referred by an earlier one or by nobody; the referrals come in any order. */
    @Property(seed = "20260101", tries = 200)
    void totalsAreThoseOfWalkingUpEveryChain(
            @ForAll @IntRange(min = 1, max = 60) int customers, @ForAll @LongRange long seed) {
        Random random = new Random(seed);
        int[] referrer = new int[customers];
        long[] amounts = random.longs(customers, -100, 1_000).toArray();
        List<Referral> referrals = new ArrayList<>();
        for (int customer = 0; customer < customers; customer++) {
            referrer[customer] = customer == 0 ? -1 : random.nextInt(customer + 1) - 1;
            if (referrer[customer] >= 0) {
                referrals.add(Referral.of("C" + referrer[customer], "C" + customer, DAY)
                        .withReward(BigDecimal.valueOf(customer, 2)));
            }
        }
        Collections.shuffle(referrals, random);
        long[] direct = new long[customers];
        long[] indirect = new long[customers];
        for (int customer = 0; customer < customers; customer++) {
            long net = amounts[customer] - customer;
            int above = referrer[customer];
            if (above >= 0) {
                direct[above] += net;
                for (above = referrer[above]; above >= 0; above = referrer[above]) {
                    indirect[above] += net;
                }
            }
        }
        String[] ids = IntStream.range(0, customers).mapToObj(i -> "C" + i).toArray(String[]::new);
        ReferralValue value = ReferralValue.of(referrals, CustomerTotals.ofColumns(EUR, ids, amounts));

        for (int customer = 0; customer < customers; customer++) {
            assertThat(value.direct(customer)).isEqualTo(BigDecimal.valueOf(direct[customer], 2));
            assertThat(value.indirect(customer)).isEqualTo(BigDecimal.valueOf(indirect[customer], 2));
        }
    }
}
