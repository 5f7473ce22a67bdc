package io.github.retentionmetrics.examples.docs;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.driver.DriverAnswers;
import io.github.retentionmetrics.driver.LoyaltyDrivers;
import io.github.retentionmetrics.driver.Question;
import io.github.retentionmetrics.event.Event;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import io.github.retentionmetrics.subscription.Trial;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.ticket.Ticket;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The data that the documentation talks about without declaring it. A snippet sees these names unless it declares its
 * own; the values it states about them are those of this shop.
 */
public class DocumentedShop {
    protected static final Currency EUR = Currency.getInstance("EUR");
    protected static final LocalDate observedUntil = LocalDate.of(2026, 12, 31);
    protected static final Instant instant = Instant.parse("2026-03-14T22:30:00Z");
    protected static final Period year2026 = Period.year(2026);

    /** 850 customers: a hundred loyal ones, the others with one or two orders. */
    protected static final List<Purchase> purchases = Stream.of(
                    IntStream.rangeClosed(1, 12)
                            .boxed()
                            .flatMap(month -> orders("loyal", 100, "34.95", LocalDate.of(2026, month, 5))),
                    orders("twice", 120, "35.00", LocalDate.of(2026, 3, 8), LocalDate.of(2026, 4, 19)),
                    orders("skipped February", 80, "45.00", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 3, 14)),
                    orders("once in February", 200, "25.00", LocalDate.of(2026, 2, 14)),
                    orders("once in March", 260, "20.00", LocalDate.of(2026, 3, 20)),
                    orders("once in November", 90, "18.00", LocalDate.of(2026, 11, 27)))
            .flatMap(orders -> orders)
            .toList();

    protected static final PurchaseHistory history = PurchaseHistory.of(EUR, purchases, observedUntil);

    protected static final ZoneId zone = ZoneId.of("Europe/Amsterdam");
    protected static final LocalDate monday = LocalDate.of(2026, 3, 2);

    /**
     * The visits of 100 people to an application: all sign up in the week of monday and view something; half put it
     * into the cart, and one in five buys it within the hour. One in four comes back a week later, and one in ten in
     * the week after that too.
     */
    protected static final List<Event> log =
            IntStream.range(0, 100).boxed().flatMap(DocumentedShop::visits).toList();

    protected static final EventHistory events = EventHistory.of(zone, log, LocalDate.of(2026, 3, 31));

    private static Stream<Event> visits(int number) {
        String user = "U-" + number;
        Instant start = monday.plusDays(number % 7).atTime(9, 0).atZone(zone).toInstant();
        Stream.Builder<Event> visits = Stream.builder();
        visits.add(Event.of(user, start, "signup"));
        visits.add(Event.of(user, start.plusSeconds(90), "view").withProperty("page", "pricing"));
        if (number % 2 == 0) {
            visits.add(Event.of(user, start.plusSeconds(150), "add_to_cart"));
        }
        if (number % 10 == 0 || number % 10 == 2) {
            visits.add(Event.of(user, start.plusSeconds(930), "purchase"));
        }
        if (number % 4 == 0) {
            visits.add(Event.of(user, start.plus(Duration.ofDays(7)), "view").withProperty("page", "home"));
        }
        if (number % 10 == 0) {
            visits.add(Event.of(user, start.plus(Duration.ofDays(14)), "purchase"));
        }
        return visits.build();
    }

    /** The channel that won each customer. */
    protected static final Map<String, String> channelOf = purchases.stream()
            .map(Purchase::customerId)
            .distinct()
            .collect(Collectors.toMap(id -> id, id -> id.startsWith("loyal") ? "newsletter" : "search"));

    /** The same channels as attributes. */
    protected static final List<Customer> customers = purchases.stream()
            .map(Purchase::customerId)
            .distinct()
            .map(id -> Customer.of(id).withAttribute("channel", channelOf.get(id)))
            .toList();

    /** The same purchases as columns. */
    protected static final String[] customerIds =
            purchases.stream().map(Purchase::customerId).toArray(String[]::new);

    protected static final int[] epochDays = purchases.stream()
            .mapToInt(purchase -> (int) purchase.date().toEpochDay())
            .toArray();
    protected static final long[] amountsMinor = purchases.stream()
            .mapToLong(purchase -> purchase.amount().movePointRight(2).longValueExact())
            .toArray();

    /** In March: 184 at the start, 57 of whom leave; 178 join, 6 of whom leave again. */
    protected static final List<Subscription> subscriptions = Stream.of(
                    subscriptions("stayed", 127, LocalDate.of(2026, 2, 1), null),
                    subscriptions("left in March", 57, LocalDate.of(2026, 1, 15), LocalDate.of(2026, 3, 10)),
                    subscriptions("joined in March", 172, LocalDate.of(2026, 3, 5), null),
                    subscriptions("tried in March", 6, LocalDate.of(2026, 3, 5), LocalDate.of(2026, 3, 25)))
            .flatMap(subscriptions -> subscriptions)
            .toList();

    protected static final SubscriptionHistory base = SubscriptionHistory.of(subscriptions, observedUntil);

    /**
     * Priced subscriptions, all of them plain months: 282 stay on Gold at 40.00, 16 go from Silver at 20.00 to Gold in
     * March, 14 join it then, and 10 leave Basic at 30.00.
     */
    protected static final SubscriptionHistory priced = SubscriptionHistory.of(
            Stream.of(
                            priced("gold", 282, "40.00", "Gold", LocalDate.of(2026, 1, 10), null),
                            priced("up", 16, "20.00", "Silver", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 3, 10)),
                            priced("up", 16, "40.00", "Gold", LocalDate.of(2026, 3, 10), null),
                            priced("new", 14, "40.00", "Gold", LocalDate.of(2026, 3, 5), null),
                            priced("gone", 10, "30.00", "Basic", LocalDate.of(2026, 1, 10), LocalDate.of(2026, 3, 10)))
                    .flatMap(phases -> phases)
                    .toList(),
            observedUntil);

    protected static final RecurringRevenue mrr = RecurringRevenue.of(priced, EUR);

    /** Four trials that converted, two that were lost, and one that is running. */
    protected static final List<Trial> trials = SubscriptionHistory.of(
                    Stream.of(
                                    priced("paid", 4, "40.00", "Gold", LocalDate.of(2026, 2, 1), null)
                                            .map(trial -> trial.withTrialEnd(LocalDate.of(2026, 2, 15))),
                                    priced(
                                                    "lost",
                                                    2,
                                                    "40.00",
                                                    "Gold",
                                                    LocalDate.of(2026, 2, 1),
                                                    LocalDate.of(2026, 2, 15))
                                            .map(trial -> trial.withTrialEnd(LocalDate.of(2026, 2, 15))),
                                    priced("on trial", 1, "40.00", "Gold", LocalDate.of(2026, 12, 20), null)
                                            .map(trial -> trial.withTrialEnd(LocalDate.of(2027, 1, 20))))
                            .flatMap(phases -> phases)
                            .toList(),
                    observedUntil)
            .trials();

    /** The plan of each subscriber. */
    protected static final Map<String, String> planOf = subscriptions.stream()
            .map(Subscription::customerId)
            .distinct()
            .collect(Collectors.toMap(id -> id, id -> id.endsWith("5") ? "plus" : "basic"));

    /** The costs of the year: 7200 to win customers, 4800 to keep and 8000 to serve them. */
    protected static final List<Cost> costs = List.of(
            new Cost(LocalDate.of(2026, 1, 31), Cost.Category.ACQUISITION, new BigDecimal("7200.00"), EUR),
            new Cost(LocalDate.of(2026, 3, 31), Cost.Category.SUPPORT, new BigDecimal("3000.00"), EUR),
            new Cost(LocalDate.of(2026, 3, 31), Cost.Category.LOYALTY_PROGRAMME, new BigDecimal("1800.00"), EUR),
            new Cost(LocalDate.of(2026, 6, 30), Cost.Category.SERVING, new BigDecimal("8000.00"), EUR),
            new Cost(LocalDate.of(2026, 6, 30), Cost.Category.GOODS, new BigDecimal("34615.00"), EUR));

    protected static final Rate monthlyChurn = Rate.of(40, 1_000);
    protected static final Rate churnOf28Days = Rate.of(37, 1_000);

    /** Ten answers from 0 to 10: 6 promoters, 2 passives, 2 detractors, none in February. */
    protected static final List<SurveyResponse> answers = Stream.concat(
                    answers(LocalDate.of(2026, 1, 12), 9, 10, 9, 4),
                    answers(LocalDate.of(2026, 3, 9), 10, 9, 10, 8, 7, 6))
            .toList();

    /** A thousand answers to "it was easy", from 1 to 7. */
    protected static final List<SurveyResponse> effortAnswers = answers(
                    LocalDate.of(2026, 3, 9), repeated(90, 110, 160, 220, 200, 130, 90))
            .toList();

    protected static final NetPromoterScore lastYear =
            NetPromoterScore.ofPromoters(60).passives(25).detractors(15);
    protected static final Function<SurveyResponse, String> regionOf =
            answer -> answer.respondentId().hashCode() % 2 == 0 ? "Utrecht" : "Gent";

    /**
     * Six tickets of March: five solved for the first time after 2 to 40 hours, one of them open again, and one open.
     */
    protected static final List<Ticket> tickets = List.of(
            ticket("anna", "2026-03-02T08:00:00Z", 2 * 60),
            ticket("bram", "2026-03-04T09:00:00Z", 5 * 60).withReopened(),
            ticket("cato", "2026-03-09T14:00:00Z", 14 * 60 + 30),
            ticket("anna", "2026-03-09T11:00:00Z", 26 * 60),
            ticket("daan", "2026-03-16T09:00:00Z", 40 * 60),
            Ticket.of("T-6", "eva", Instant.parse("2026-03-20T09:00:00Z")));

    protected static final TicketHistory ticketHistory =
            TicketHistory.of(tickets, Instant.parse("2026-04-01T12:00:00Z"), ZoneId.of("Europe/Amsterdam"));

    /** A hundred members: seventy and ten of the loyal customers, and twenty who have bought nothing yet. */
    protected static final List<LoyaltyMember> members = Stream.of(
                    ids("loyal", 70).map(id -> LoyaltyMember.of(id, LocalDate.of(2025, 11, 1))),
                    ids("loyal", 80).skip(70).map(id -> LoyaltyMember.of(id, LocalDate.of(2026, 5, 1))),
                    ids("no customer", 20).map(id -> LoyaltyMember.of(id, LocalDate.of(2025, 12, 1))))
            .flatMap(members -> members)
            .toList();

    /** What customers answered in March: those who said 10 and 3 did not do the same in the months after. */
    protected static final List<SurveyResponse> customerAnswers = Stream.of(
                    scores(10, ids("loyal", 90)),
                    scores(10, ids("once in March", 10)),
                    scores(3, ids("twice", 24)),
                    scores(3, ids("once in February", 76)))
            .flatMap(answers -> answers)
            .toList();

    /** Ten answers to what may drive loyalty. */
    protected static final List<DriverAnswers> driverAnswers = Stream.of(
                    "1 2 2", "2 1 3", "3 4 6", "3 3 5", "3 5 7", "4 3 6", "4 4 8", "4 6 9", "5 5 9", "5 7 10")
            .map(DocumentedShop::driverAnswers)
            .toList();

    protected static final LoyaltyDrivers drivers = LoyaltyDrivers.of(
            driverAnswers,
            Question.of("recommend", Scale.NPS),
            Question.of("satisfaction", Scale.FIVE_POINT),
            Question.of("trust", Scale.SEVEN_POINT));

    private static Ticket ticket(String customerId, String created, int minutes) {
        Instant start = Instant.parse(created);
        return Ticket.of("T " + created, customerId, start).withSolved(start.plusSeconds(60L * minutes));
    }

    private static Stream<SurveyResponse> scores(int score, Stream<String> ids) {
        return ids.map(id -> SurveyResponse.of(id, LocalDate.of(2026, 3, 25), score));
    }

    private static DriverAnswers driverAnswers(String scores) {
        String[] parts = scores.split(" ", -1);
        return DriverAnswers.of("r")
                .withScore("satisfaction", Integer.parseInt(parts[0]))
                .withScore("trust", Integer.parseInt(parts[1]))
                .withScore("recommend", Integer.parseInt(parts[2]));
    }

    private static Stream<Purchase> orders(String kind, int customers, String amount, LocalDate... dates) {
        return ids(kind, customers)
                .flatMap(id -> Arrays.stream(dates).map(date -> Purchase.of(id, date, new BigDecimal(amount), EUR)));
    }

    private static Stream<Subscription> priced(
            String kind, int customers, String price, String plan, LocalDate startInclusive, LocalDate endExclusive) {
        Terms terms =
                Terms.of(new BigDecimal(price), EUR, BillingInterval.MONTH).withPlan(plan);
        return ids(kind, customers)
                .map(id -> Subscription.of(id, startInclusive, endExclusive).withTerms(terms));
    }

    private static Stream<Subscription> subscriptions(
            String kind, int customers, LocalDate startInclusive, LocalDate endExclusive) {
        return ids(kind, customers).map(id -> new Subscription(id, startInclusive, endExclusive));
    }

    private static Stream<SurveyResponse> answers(LocalDate date, int... scores) {
        return IntStream.range(0, scores.length).mapToObj(i -> SurveyResponse.of("r" + i, date, scores[i]));
    }

    private static int[] repeated(int... countsFromOne) {
        return IntStream.rangeClosed(1, countsFromOne.length)
                .flatMap(score -> IntStream.generate(() -> score).limit(countsFromOne[score - 1]))
                .toArray();
    }

    private static Stream<String> ids(String kind, int customers) {
        return IntStream.rangeClosed(1, customers).mapToObj(number -> kind + " " + number);
    }
}
