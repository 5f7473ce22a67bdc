package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.programme.LoyaltyProgramme.toLoyaltyProgramme;
import static io.github.retentionmetrics.programme.PointsBalance.toPointsBalance;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.programme.PointsBalance;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.referral.ReferralCounts;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Question: who joins our loyalty programme and takes part, and do members buy more often than others? */
public final class DoesTheLoyaltyProgrammeWork {
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final Period YEAR = Period.year(2026);

    private DoesTheLoyaltyProgrammeWork() {}

    public static void main(String[] args) {
        PurchaseHistory history = history();
        // customers 1 to 40 were members when the year began; 41 to 50 joined in it; 5 members have not bought yet
        LoyaltyProgramme programme = Stream.of(
                        IntStream.rangeClosed(1, 40).mapToObj(i -> LoyaltyMember.of("C" + i, LocalDate.of(2025, 6, 1))),
                        IntStream.rangeClosed(41, 50)
                                .mapToObj(i -> LoyaltyMember.of("C" + i, LocalDate.of(2026, 4, 1))),
                        IntStream.rangeClosed(201, 205)
                                .mapToObj(i -> LoyaltyMember.of("C" + i, LocalDate.of(2026, 9, 1))))
                .flatMap(members -> members)
                .collect(toLoyaltyProgramme(YEAR_END));

        System.out.println("members         " + programme.movement(YEAR));
        System.out.println("growth          " + programme.growth(YEAR));
        System.out.println("enrolment       " + programme.enrolment(history, YEAR_END));
        System.out.println("participation   " + programme.participation(history, YEAR_END, 90));

        LoyaltyProgramme.MemberPurchases purchases = programme.purchases(history, YEAR);
        System.out.println("buying again    " + purchases.repeatDifference());
        System.out.println("                " + purchases.repeatDifference().interval(0.95));
        System.out.println("revenue share   " + purchases.shareOfRevenue());

        PointsBalance points = Stream.of(
                        PointsMovement.issued("C1", LocalDate.of(2026, 3, 1), new BigDecimal(500)),
                        PointsMovement.redeemed("C1", LocalDate.of(2026, 6, 1), new BigDecimal(300)),
                        PointsMovement.expired("C1", YEAR_END, new BigDecimal(50)))
                .collect(toPointsBalance());
        System.out.println("redeemed        " + points.redemptionRate());
        System.out.println("breakage        " + points.breakage() + ", open " + points.open());

        List<Referral> referrals = List.of(
                Referral.of("C1", "C150", LocalDate.of(2026, 2, 1)),
                Referral.of("C1", "C151", LocalDate.of(2026, 2, 8)));
        System.out.println(
                "referrals       " + ReferralCounts.of(referrals, YEAR, 200).referralRate());
    }

    /** Two hundred customers: of the first sixty most buy every quarter, of the others a third buys twice. */
    private static PurchaseHistory history() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        for (int customer = 1; customer <= 200; customer++) {
            int orders = customer <= 60 ? customer % 5 : customer % 3 == 0 ? 2 : 1;
            for (int order = 0; order < Math.max(1, orders); order++) {
                builder.add("C" + customer, LocalDate.of(2026, 2 + 3 * order, 10), new BigDecimal("25.00"));
            }
        }
        return builder.build(YEAR_END);
    }
}
