package io.github.retentionmetrics.programme;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Members and what they buy, day by day, on few days, so that memberships overlap, touch and last no day. */
class LoyaltyProgrammePropertyTest {
    private static final LocalDate FIRST = LocalDate.of(2026, 2, 20);
    private static final LocalDate UNTIL = FIRST.plusDays(19);

    @Provide
    Arbitrary<List<LoyaltyMember>> members() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "d"),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(-1, 8))
                .as((id, start, length) -> length < 0
                        ? LoyaltyMember.of(id, FIRST.plusDays(start))
                        : LoyaltyMember.of(id, FIRST.plusDays(start)).withLeft(FIRST.plusDays(start + length)))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<List<Purchase>> purchases() {
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c", "x"),
                        Arbitraries.integers().between(0, 19),
                        Arbitraries.integers().between(-20, 50))
                .as((id, day, amount) -> Purchase.of(id, FIRST.plusDays(day), BigDecimal.valueOf(amount), EUR))
                .list()
                .ofMaxSize(20);
    }

    private static boolean isMember(List<LoyaltyMember> members, String id, LocalDate date) {
        return members.stream()
                .anyMatch(member -> member.customerId().equals(id)
                        && !member.joinedInclusive().isAfter(date)
                        && (member.leftExclusive() == null
                                || member.leftExclusive().isAfter(date)));
    }

    @Property(seed = "20260101")
    void countsMembersDayByDay(
            @ForAll("members") List<LoyaltyMember> members,
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll @IntRange(max = 19) int start,
            @ForAll @IntRange(min = 1, max = 25) int length) {
        LoyaltyProgramme programme = LoyaltyProgramme.of(members, UNTIL);
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, UNTIL);
        Period period = Period.of(FIRST.plusDays(start), FIRST.plusDays(start + length));
        LocalDate first = period.startInclusive();
        Predicate<String> wasMember = id -> isMember(members, id, first.minusDays(1));
        Predicate<String> joined = id -> !wasMember.test(id)
                && members.stream()
                        .anyMatch(member -> member.customerId().equals(id)
                                && !member.joinedInclusive().equals(member.leftExclusive())
                                && period.contains(member.joinedInclusive()));
        Segmentation groups = programme.customersOf(history, period);
        LoyaltyProgramme.MemberPurchases bought = programme.purchases(history, period);

        for (Purchase purchase : purchases) {
            String id = purchase.customerId();
            assertThat(groups.segmentOf(id))
                    .contains(wasMember.test(id) ? "members" : joined.test(id) ? "joiners" : "non-members");
        }
        assertThat(bought.members()).isEqualTo(history.filter(wasMember).activity(period));
        assertThat(bought.joiners()).isEqualTo(history.filter(joined).activity(period));
        assertThat(bought.total()).isEqualTo(history.activity(period));
        BigDecimal asMember = purchases.stream()
                .filter(row -> period.contains(row.date()) && isMember(members, row.customerId(), row.date()))
                .map(Purchase::amount)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        assertThat(bought.revenueAsMember()).isEqualByComparingTo(asMember);
    }

    @Property(seed = "20260101")
    void countsActiveMembers(
            @ForAll("members") List<LoyaltyMember> members,
            @ForAll("purchases") List<Purchase> purchases,
            @ForAll @IntRange(max = 19) int day,
            @ForAll @IntRange(min = 1, max = 25) int within) {
        LoyaltyProgramme programme = LoyaltyProgramme.of(members, UNTIL);
        PurchaseHistory history = PurchaseHistory.of(EUR, purchases, UNTIL);
        LocalDate date = FIRST.plusDays(day);
        Set<String> enrolled =
                idsOf(members.stream().map(LoyaltyMember::customerId).toList());
        enrolled.removeIf(id -> !isMember(members, id, date));
        List<Purchase> orders = purchases.stream()
                .filter(row -> row.amount().signum() >= 0 && !row.date().isAfter(date))
                .toList();
        Set<String> customers = idsOf(orders.stream().map(Purchase::customerId).toList());
        Set<String> recent = idsOf(orders.stream()
                .filter(row -> row.date().isAfter(date.minusDays(within)))
                .map(Purchase::customerId)
                .toList());

        assertThat(programme.members(date)).isEqualTo(enrolled.size());
        assertThat(programme.participation(history, date, within)).isEqualTo(rate(recent, enrolled, "no members"));
        assertThat(programme.enrolment(history, date)).isEqualTo(rate(enrolled, customers, "no customers"));
    }

    @Property(seed = "20260101")
    void dividesItsMembers(@ForAll("members") List<LoyaltyMember> members) {
        LoyaltyProgramme programme = LoyaltyProgramme.of(members, UNTIL);
        Segmentation segments =
                Segmentation.of(Map.of("a", "first", "b", "second")).withRest("other");
        Map<String, ? extends CustomerHistory> parts = programme.bySegment(segments);

        assertThat(parts.keySet()).containsExactly("first", "second", "other");
        parts.forEach((name, part) -> assertThat(part.customerIds())
                .isEqualTo(programme.customerIds().stream()
                        .filter(id -> segments.segmentOf(id).orElseThrow().equals(name))
                        .toList()));
        assertThat(programme.split(3)).hasSize(3);
        assertThat(programme.split(3).stream().flatMap(part -> part.customerIds().stream()))
                .containsExactlyInAnyOrderElementsOf(programme.customerIds());
    }

    private static Set<String> idsOf(List<String> ids) {
        return ids.stream().collect(Collectors.toSet());
    }

    private static Rate rate(Set<String> some, Set<String> all, String reason) {
        return Rate.of(all.stream().filter(some::contains).count(), all.size(), reason);
    }
}
