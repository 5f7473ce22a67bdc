package io.github.retentionmetrics.programme;

import static io.github.retentionmetrics.programme.LoyaltyProgramme.toLoyaltyProgramme;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.survival.Lifespan;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LoyaltyProgrammeTest {
    private static final LocalDate YEAR_END = LocalDate.of(2026, 12, 31);
    private static final Period YEAR = Period.year(2026);

    /** Two long-time members, one of whom left; one who joined in the year; one who never bought. */
    private static final List<LoyaltyMember> MEMBERS = List.of(
            LoyaltyMember.of("anna", LocalDate.of(2025, 3, 1)),
            LoyaltyMember.of("bram", LocalDate.of(2025, 6, 1)).withLeft(LocalDate.of(2026, 7, 1)),
            LoyaltyMember.of("cato", LocalDate.of(2026, 2, 10)),
            LoyaltyMember.of("never bought", LocalDate.of(2025, 1, 1)));

    private static final LoyaltyProgramme PROGRAMME = LoyaltyProgramme.of(MEMBERS, YEAR_END);

    private static final PurchaseHistory HISTORY = history(
            "2026-12-31",
            "anna 2025-05-01 10.00",
            "anna 2026-01-05 20.00",
            "anna 2026-12-01 30.00",
            "bram 2026-05-01 40.00",
            "bram 2026-08-01 50.00",
            "bram 2026-06-01 -5.00",
            "cato 2026-02-01 60.00",
            "cato 2026-02-10 70.00",
            "daan 2026-04-01 80.00",
            "eva 2026-04-02 90.00",
            "eva 2026-10-03 100.00",
            "refunds-only 2026-01-01 -1.00");

    @Test
    void movesAsABaseOfCustomersDoes() {
        assertThat(PROGRAMME.members(LocalDate.of(2025, 12, 31))).isEqualTo(3);
        assertThat(PROGRAMME.members(YEAR_END)).isEqualTo(3);
        assertThat(PROGRAMME.movement(YEAR))
                .isEqualTo(CustomerMovement.startingWith(3).withNew(1).withLost(1));
        assertThat(PROGRAMME.flow(YEAR).toMovement()).isEqualTo(PROGRAMME.movement(YEAR));
        assertThat(LoyaltyProgramme.of(List.of(MEMBERS.get(1)), YEAR_END)
                        .flow(Period.of(LocalDate.of(2025, 1, 1), LocalDate.of(2027, 1, 1)))
                        .joinedAndLeft())
                .isEqualTo(1);
        assertThat(PROGRAMME.movements(Granularity.YEAR)).containsEntry(YEAR, PROGRAMME.movement(YEAR));
        assertThat(PROGRAMME.growth(YEAR)).isEqualTo(Ratio.of(3 - 3, 3));
        assertThat(PROGRAMME.growth(Period.month(2026, 7))).isEqualTo(Ratio.of(3 - 4, 4));
        assertThat(PROGRAMME.growth(Period.year(2025)))
                .hasToString("undefined (3 of 0): no members at the start of the period");
    }

    @Test
    void isAHistoryOfItsMembers() {
        assertThat(RetentionRate.of(PROGRAMME, YEAR)).isEqualTo(Rate.of(2, 3));
        assertThat(PROGRAMME.customersOf(YEAR).lost()).containsExactly("bram");
        assertThat(PROGRAMME.customersOf(YEAR).newCustomers()).containsExactly("cato");
        assertThat(PROGRAMME.customers()).isEqualTo(4);
        assertThat(PROGRAMME.customerIds()).containsExactly("anna", "bram", "cato", "never bought");
        assertThat(PROGRAMME.filter("bram"::equals).movement(YEAR))
                .isEqualTo(CustomerMovement.startingWith(1).withLost(1));
        LoyaltyProgramme june = PROGRAMME.asKnownOn(LocalDate.of(2026, 6, 30));
        assertThat(june.observedUntil()).isEqualTo("2026-06-30");
        assertThat(june.customersOf(YEAR).lost()).isEmpty();
        LoyaltyProgramme sameDays =
                LoyaltyProgramme.of(PROGRAMME.memberships().withObservedFrom(LocalDate.of(2025, 1, 1)));
        assertThat(sameDays.observedFrom()).contains(LocalDate.of(2025, 1, 1));
        assertThat(PROGRAMME.observedFrom()).isEmpty();
        assertThat(sameDays.enrolment(HISTORY, YEAR_END)).isEqualTo(PROGRAMME.enrolment(HISTORY, YEAR_END));
        assertThat(Lifespan.FIRST_STAY.over(PROGRAMME.memberships()).events()).isEqualTo(1);
    }

    @Test
    void knowsItsMembers() {
        assertThat(PROGRAMME.isMember("bram", LocalDate.of(2025, 5, 31))).isFalse();
        assertThat(PROGRAMME.isMember("bram", LocalDate.of(2025, 6, 1))).isTrue();
        assertThat(PROGRAMME.isMember("bram", LocalDate.of(2026, 7, 1))).isFalse();
        assertThat(PROGRAMME.isMember("nobody", YEAR_END)).isFalse();
    }

    @Test
    void enrolsCustomers() {
        // five have bought; anna and cato are members
        assertThat(PROGRAMME.enrolment(HISTORY, YEAR_END)).isEqualTo(Rate.of(2, 5));
        assertThat(PROGRAMME.enrolment(HISTORY, LocalDate.of(2026, 1, 31))).isEqualTo(Rate.of(1, 1));
        assertThat(PROGRAMME.enrolment(history("2026-12-31"), YEAR_END))
                .hasToString("undefined (0 of 0): no customers");
    }

    @Test
    void participatesByPurchases() {
        // anna bought on 1 December, cato in February
        assertThat(PROGRAMME.participation(HISTORY, YEAR_END)).isEqualTo(Rate.of(1, 3));
        assertThat(PROGRAMME.participation(HISTORY, YEAR_END, 31)).isEqualTo(Rate.of(1, 3));
        assertThat(PROGRAMME.participation(HISTORY, YEAR_END, 30)).isEqualTo(Rate.of(0, 3));
        assertThat(PROGRAMME.participation(HISTORY, YEAR_END, 325)).isEqualTo(Rate.of(2, 3));
        assertThat(PROGRAMME.participation(HISTORY, LocalDate.of(2026, 2, 10), 1))
                .isEqualTo(Rate.of(1, 4));
        assertThat(PROGRAMME.participation(HISTORY, LocalDate.of(2024, 1, 1)))
                .hasToString("undefined (0 of 0): no members");
    }

    @Test
    void participatesByPoints() {
        LocalDate date = LocalDate.of(2026, 3, 31);
        List<PointsMovement> points = List.of(
                PointsMovement.issued("anna", date, BigDecimal.TEN),
                PointsMovement.issued("anna", date, BigDecimal.TEN),
                PointsMovement.redeemed("bram", date.minusDays(29), BigDecimal.ONE),
                PointsMovement.expired("cato", date, BigDecimal.ONE),
                PointsMovement.issued("never bought", date.minusDays(30), BigDecimal.ONE),
                PointsMovement.issued("never bought", date.plusDays(1), BigDecimal.ONE),
                PointsMovement.issued("not a member", date, BigDecimal.ONE));

        assertThat(PROGRAMME.participation(points, date, 30)).isEqualTo(Rate.of(2, 4));
        assertThat(PROGRAMME.participation(points, date, 31)).isEqualTo(Rate.of(3, 4));
    }

    @Test
    void comparesMembersWithOthers() {
        LoyaltyProgramme.MemberPurchases purchases = PROGRAMME.purchases(HISTORY, YEAR);

        assertThat(purchases.members().customers()).isEqualTo(2);
        assertThat(purchases.members().repeatCustomers()).isEqualTo(2);
        assertThat(purchases.joiners().customers()).isEqualTo(1);
        assertThat(purchases.nonMembers().customers()).isEqualTo(2);
        assertThat(purchases.nonMembers().repeatCustomers()).isEqualTo(1);
        assertThat(purchases.repeatDifference()).isEqualTo(Rate.of(2, 2).minus(Rate.of(1, 2)));
        assertThat(purchases.shareOfBuyers()).isEqualTo(Rate.of(3, 5));
        assertThat(purchases.total()).isEqualTo(HISTORY.activity(YEAR));
        // anna 20 + 30; bram 40 - 5 before leaving; cato 70 on the day of joining
        assertThat(purchases.shareOfRevenue())
                .isEqualTo(Ratio.of(50 + 35 + 70, 20 + 30 + 40 + 50 - 5 + 60 + 70 + 80 + 190 - 1));
    }

    @Test
    void takesWhoJoinsOnTheFirstDayForAJoiner() {
        Period february = Period.ofClosed(LocalDate.of(2026, 2, 10), LocalDate.of(2026, 2, 28));

        assertThat(PROGRAMME.purchases(HISTORY, february).joiners().customers()).isEqualTo(1);
        assertThat(PROGRAMME.purchases(HISTORY, february).members().customers()).isZero();
    }

    @Test
    void hasNoShareOfNothing() {
        LoyaltyProgramme.MemberPurchases none = PROGRAMME.purchases(history("2026-12-31"), YEAR);

        assertThat(none).isEqualTo(LoyaltyProgramme.MemberPurchases.empty());
        assertThat(none.shareOfRevenue()).hasToString("undefined (0 of 0): no revenue in the period");
        assertThat(none.shareOfBuyers()).hasToString("undefined (0 of 0): no customers bought in the period");
        assertThat(none.repeatDifference().isDefined()).isFalse();
        assertThat(PROGRAMME
                        .purchases(history("2026-12-31", "anna 2026-02-01 -1.00"), YEAR)
                        .shareOfRevenue()
                        .isDefined())
                .isFalse();
    }

    @Test
    void countsACustomerWithTwoMembershipsOnce() {
        LoyaltyProgramme programme = Stream.of(
                        LoyaltyMember.of("anna", LocalDate.of(2026, 1, 1)).withLeft(LocalDate.of(2026, 3, 1)),
                        LoyaltyMember.of("anna", LocalDate.of(2026, 2, 1)))
                .collect(toLoyaltyProgramme(YEAR_END));

        assertThat(programme.members(LocalDate.of(2026, 2, 15))).isEqualTo(1);
        assertThat(programme.isMember("anna", YEAR_END)).isTrue();
        assertThat(programme).hasToString("LoyaltyProgramme[1 members ever, observed until 2026-12-31]");
    }

    @Test
    void doesNotTakeAMembershipOfNoDayForAMember() {
        LoyaltyProgramme programme = LoyaltyProgramme.of(
                List.of(LoyaltyMember.of("daan", LocalDate.of(2026, 4, 1)).withLeft(LocalDate.of(2026, 4, 1))),
                YEAR_END);

        assertThat(programme.purchases(HISTORY, YEAR).joiners().customers()).isZero();
        assertThat(programme.members(LocalDate.of(2026, 4, 1))).isZero();
    }

    @Test
    void survivesSerialization() {
        assertThat(Serialization.roundTrip(PROGRAMME).movement(YEAR)).isEqualTo(PROGRAMME.movement(YEAR));
    }

    @Test
    void makesMembersOfRecords() {
        LoyaltyMember member =
                LoyaltyMember.at("anna", Instant.parse("2026-03-01T23:30:00Z"), ZoneId.of("Europe/Amsterdam"));

        assertThat(member.joinedInclusive()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(member.left()).isEmpty();
        assertThat(member.withLeft(YEAR_END).left()).contains(YEAR_END);
        assertThat(member.isMemberOn(YEAR_END)).isTrue();
        assertThat(member.isMemberOn(LocalDate.of(2026, 3, 1))).isFalse();
        assertThat(member.withLeft(YEAR_END).isMemberOn(YEAR_END)).isFalse();
        assertThat(member.withLeft(YEAR_END).toSubscription().end()).contains(YEAR_END);
        assertThatThrownBy(() -> member.withLeft(LocalDate.of(2026, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("leftExclusive (2026-03-01) must be on or after joinedInclusive (2026-03-02)");
        assertThatThrownBy(() -> LoyaltyMember.of("", YEAR_END))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId must not be blank: length 0");
        assertThatThrownBy(() -> member.withLeft(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("leftExclusive");
    }

    @Test
    void refusesWhatIsNotObserved() {
        LocalDate later = YEAR_END.plusDays(1);

        assertThatThrownBy(() -> LoyaltyProgramme.of(MEMBERS, LocalDate.of(2026, 1, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("joinedInclusive at row 2 (2026-02-10) must be on or before observedUntil (2026-01-01)");
        assertThatThrownBy(() -> PROGRAMME.isMember("anna", later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date (2027-01-01) must be on or before observedUntil (2026-12-31)");
        assertThatThrownBy(() -> PROGRAMME.enrolment(HISTORY, later))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date (2027-01-01) must be on or before observedUntil (2026-12-31)");
        assertThatThrownBy(() -> PROGRAMME.participation(history("2026-11-30"), YEAR_END))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date (2026-12-31) must be on or before observedUntil (2026-11-30)");
        assertThatThrownBy(() -> PROGRAMME.participation(HISTORY, YEAR_END, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("within must be at least 1: 0");
        assertThatThrownBy(() -> PROGRAMME.purchases(HISTORY.withObservedUntil(later), Period.day(later)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("last observed day of period (2027-01-01) must be on or before observedUntil (2026-12-31)");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> LoyaltyProgramme.of(Arrays.asList(MEMBERS.get(0), null), YEAR_END))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("member at row 1");
        assertThatThrownBy(() -> PROGRAMME.isMember(null, YEAR_END))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("customerId");
        assertThatThrownBy(() -> PROGRAMME.enrolment(null, YEAR_END))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> PROGRAMME.participation(HISTORY, null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("date");
        assertThatThrownBy(() -> PROGRAMME.purchases(null, YEAR))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> PROGRAMME.participation(Arrays.asList((PointsMovement) null), YEAR_END, 90))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("movement");
    }
}
