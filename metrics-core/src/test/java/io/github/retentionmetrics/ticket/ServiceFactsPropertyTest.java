package io.github.retentionmetrics.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Laws of tickets, members and points: parts add up to the whole, and no share leaves 0 to 1. */
class ServiceFactsPropertyTest {
    private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
    private static final Instant FIRST = Instant.parse("2026-03-01T00:00:00Z");
    private static final Instant OBSERVED = FIRST.plusSeconds(60L * 24 * 60 * 60);
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);
    private static final BusinessHours OFFICE =
            BusinessHours.inZone(AMSTERDAM).withOpenWeekdays(LocalTime.of(9, 0), LocalTime.of(17, 30));

    @Provide
    Arbitrary<List<Ticket>> tickets() {
        Arbitrary<Integer> hours = Arbitraries.oneOf(
                Arbitraries.integers().between(0, 5), Arbitraries.integers().between(0, 60 * 24));
        return Combinators.combine(
                        customers(), hours, hours, hours, Arbitraries.integers().between(0, 3))
                .as(ServiceFactsPropertyTest::ticket)
                .list()
                .ofMaxSize(15);
    }

    /** Some of them are solved after the observation. */
    private static Ticket ticket(String customer, int created, int first, int last, int state) {
        Ticket open = Ticket.of("T", customer, FIRST.plusSeconds(3_600L * created));
        if (state == 0) {
            return open;
        }
        Ticket solved = open.withSolved(open.created().plusSeconds(3_600L * first));
        if (state == 1) {
            return solved;
        }
        return state == 2
                ? solved.withReopened()
                : solved.withSolved(open.created().plusSeconds(3_600L * (first + (long) last)));
    }

    private static Arbitrary<String> customers() {
        return Arbitraries.of("anna", "bram", "cato", "daan", "eva");
    }

    private static TicketHistory history(List<Ticket> tickets) {
        return TicketHistory.of(tickets, OBSERVED, AMSTERDAM);
    }

    @Property(seed = "20260101")
    void ticketsOfDisjointCustomersAddUp(
            @ForAll("tickets") List<Ticket> tickets, @ForAll ResolutionTime.Until until, @ForAll boolean isOfSolved) {
        TicketHistory whole = history(tickets);
        TicketHistory one = whole.filter(id -> id.compareTo("c") < 0);
        TicketHistory other = whole.filter(id -> id.compareTo("c") >= 0);
        Period march = Period.month(2026, 3);

        assertThat(one.movement(march).plus(other.movement(march))).isEqualTo(whole.movement(march));
        assertThat(time(one, march, until, isOfSolved).plus(time(other, march, until, isOfSolved)))
                .isEqualTo(time(whole, march, until, isOfSolved));
        assertThat(time(other, march, until, isOfSolved).plus(time(one, march, until, isOfSolved)))
                .isEqualTo(time(whole, march, until, isOfSolved));
    }

    private static ResolutionTime time(
            TicketHistory history, Period period, ResolutionTime.Until until, boolean isOfSolved) {
        return isOfSolved
                ? ResolutionTime.ofSolved(history, period, until, OFFICE)
                : ResolutionTime.ofCreated(history, period, until, OFFICE);
    }

    @Property(seed = "20260101")
    void periodsOfTicketsJoinUp(@ForAll("tickets") List<Ticket> tickets) {
        TicketHistory history = history(tickets);
        TicketHistory.Movement march = history.movement(Period.month(2026, 3));
        TicketHistory.Movement april = history.movement(Period.month(2026, 4));
        Instant midnight = LocalDate.of(2026, 4, 1).atStartOfDay(AMSTERDAM).toInstant();

        assertThat(april.start()).isEqualTo(march.end());
        assertThat(history.backlog(midnight.minusSeconds(1))).isEqualTo(march.end());
        assertThat(history.backlog(OBSERVED)).isEqualTo(april.end());
    }

    @Property(seed = "20260101")
    void everyTicketIsResolvedOrOpen(
            @ForAll("tickets") List<Ticket> tickets, @ForAll @IntRange(max = 500) int targetHours) {
        ResolutionTime first = ResolutionTime.ofCreated(
                history(tickets), Period.parse("2026-03-01/2026-05-01"), ResolutionTime.Until.FIRST_SOLVED);
        ResolutionTime full = ResolutionTime.ofCreated(
                history(tickets), Period.parse("2026-03-01/2026-05-01"), ResolutionTime.Until.LAST_SOLVED);
        Duration target = Duration.ofHours(targetHours);

        assertThat(first.tickets()).isEqualTo(tickets.size()).isEqualTo(first.resolved() + first.open());
        assertThat(full.open()).isGreaterThanOrEqualTo(first.open());
        assertThat(first.resolvedWithin(target).denominator() + first.undecided(target))
                .isEqualTo(first.tickets());
        assertThat(full.tickets()).isEqualTo(tickets.size());
        if (first.open() == 0 && first.tickets() % 2 == 1) {
            // without open tickets, and with one in the middle, both medians are the same
            assertThat(first.median()).isEqualTo(first.resolvedMedian());
        }
    }

    @Provide
    Arbitrary<List<LoyaltyMember>> members() {
        Arbitrary<Integer> days = Arbitraries.integers().between(0, 100);
        return Combinators.combine(customers(), days, days)
                .as((id, joined, length) -> length > 90
                        ? LoyaltyMember.of(id, DAY.plusDays(joined))
                        : LoyaltyMember.of(id, DAY.plusDays(joined)).withLeft(DAY.plusDays(joined + (long) length)))
                .list()
                .ofMaxSize(8);
    }

    @Provide
    Arbitrary<PurchaseHistory> purchases() {
        record Row(String id, int day, int amount) {}
        Arbitrary<Integer> amounts = Arbitraries.integers().between(-2, 20);
        return Combinators.combine(customers(), Arbitraries.integers().between(0, 120), amounts)
                .as(Row::new)
                .list()
                .ofMaxSize(20)
                .map(rows -> {
                    PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);
                    rows.forEach(
                            row -> builder.add(row.id(), DAY.plusDays(row.day()), BigDecimal.valueOf(row.amount())));
                    return builder.build(DAY.plusDays(120));
                });
    }

    @Property(seed = "20260101")
    void sharesOfMembersAreShares(
            @ForAll("members") List<LoyaltyMember> members,
            @ForAll("purchases") PurchaseHistory history,
            @ForAll @IntRange(max = 120) int day,
            @ForAll @IntRange(min = 1, max = 120) int within) {
        LoyaltyProgramme programme = LoyaltyProgramme.of(members, DAY.plusDays(120));
        LocalDate date = DAY.plusDays(day);
        Rate enrolment = programme.enrolment(history, date);
        Rate participation = programme.participation(history, date, within);

        assertThat(enrolment.numerator()).isLessThanOrEqualTo(programme.members(date));
        assertThat(participation.denominator()).isEqualTo(programme.members(date));
        assertThat(participation.numerator())
                .isLessThanOrEqualTo(
                        programme.participation(history, date, within + 1).numerator())
                .isEqualTo(List.of("anna", "bram", "cato", "daan", "eva").stream()
                        .filter(id -> programme.isMember(id, date))
                        .filter(id -> history.filter(id::equals)
                                        .activity(Period.ofClosed(date.minusDays(within - 1L), date))
                                        .orders()
                                > 0)
                        .count());
    }

    @Property(seed = "20260101")
    void purchasesOfMembersAddUpOverCustomers(
            @ForAll("members") List<LoyaltyMember> members, @ForAll("purchases") PurchaseHistory history) {
        LoyaltyProgramme programme = LoyaltyProgramme.of(members, DAY.plusDays(120));
        Period period = Period.month(2026, 2);
        LoyaltyProgramme.MemberPurchases whole = programme.purchases(history, period);

        assertThat(history.split(3).stream()
                        .map(part -> programme.purchases(part, period))
                        .reduce(LoyaltyProgramme.MemberPurchases.empty(), LoyaltyProgramme.MemberPurchases::plus))
                .isEqualTo(whole);
        assertThat(whole.total()).isEqualTo(history.activity(period));
    }
}
