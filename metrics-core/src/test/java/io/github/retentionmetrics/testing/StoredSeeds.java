package io.github.retentionmetrics.testing;

import io.github.retentionmetrics.audience.AudienceCount;
import io.github.retentionmetrics.audience.AudienceCounts;
import io.github.retentionmetrics.audience.AudienceDay;
import io.github.retentionmetrics.audience.AudienceHistory;
import io.github.retentionmetrics.audience.AudienceMovement;
import io.github.retentionmetrics.audience.EngagementRates;
import io.github.retentionmetrics.cohort.RollingRetention;
import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.CustomerCounts;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.driver.DriverAnswers;
import io.github.retentionmetrics.driver.LoyaltyDrivers;
import io.github.retentionmetrics.driver.Question;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.event.Event;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.EventSelector;
import io.github.retentionmetrics.event.Funnel;
import io.github.retentionmetrics.event.FunnelTable;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.event.SessionRule;
import io.github.retentionmetrics.event.Sessions;
import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.ComparisonText;
import io.github.retentionmetrics.inference.PairedSums;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.SampleRatio;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.referral.ReferralValue;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.subscription.Terms;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.LogRankTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Values from which {@link Samples} finds one of each type that can be stored. */
public final class StoredSeeds {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

    private StoredSeeds() {}

    /** The same values at each call. */
    public static List<Object> all() {
        PurchaseHistory history = history();
        List<Object> seeds = new ArrayList<>(List.of(
                history,
                3,
                1,
                2L,
                5L,
                0.5,
                0.95,
                "web",
                "shop",
                DAY,
                Instant.parse("2026-03-14T10:00:00Z"),
                ZoneId.of("Europe/Amsterdam"),
                Shop.EUR,
                new BigDecimal("12.50"),
                ChronoUnit.DAYS,
                Granularity.MONTH,
                Granularity.WEEK,
                Period.month(2026, 3),
                Period.year(2026)));
        seeds.add(new Customer("ada", new TreeMap<>(Map.of("channel", "web"))));
        seeds.add(Subscription.of("ada", LocalDate.of(2026, 1, 5), LocalDate.of(2026, 3, 1)));
        seeds.add(Subscription.of("ben", LocalDate.of(2026, 2, 5)));
        seeds.add(priced());
        seeds.add(CustomerCounts.atStart(10).acquired(4).lost(3));
        seeds.add(ComparisonText.english("Retention").comparing("web", "shop"));
        seeds.addAll(engagement());
        seeds.addAll(audience());
        seeds.addAll(certainty());
        seeds.addAll(referrals(history));
        seeds.addAll(surveys(history));
        seeds.add(Holdout.of(history, DAY, ChronoUnit.WEEKS));
        seeds.add(failedFit());
        seeds.add(choice());
        seeds.add(LogRankTest.of(new TreeMap<>(Map.of("app", durations(3, 5, 8), "web", durations(1, 2, 9)))));
        return seeds;
    }

    private static List<Object> engagement() {
        ZoneId zone = ZoneId.of("Europe/Amsterdam");
        Instant start = Instant.parse("2026-01-05T09:00:00Z");
        List<Event> log = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            String name = List.of("view", "cart", "buy").get(i % 7 % 3);
            Event event = Event.of("u" + i % 5, start.plus(Duration.ofHours(7L * i)), name);
            log.add(i % 3 == 0 ? event.withSession("s" + i / 9).withProperty("page", "home") : event);
        }
        EventHistory events = EventHistory.of(zone, log, DAY);
        FunnelTable funnel = Funnel.of("view", "buy").within(Duration.ofDays(3)).over(events);
        Sessions sessions = SessionRule.ofTimeout(Duration.ofHours(40)).over(events);
        return List.of(
                events,
                log.get(0),
                log.get(1),
                Duration.ofHours(20),
                funnel,
                funnel.step(2),
                funnel.funnel().totals(events),
                funnel.attempts().findFirst().orElseThrow(),
                sessions,
                sessions.get(0),
                sessions.facts(),
                EventSelector.named("view"),
                RollingRetention.of(events, ReturnRule.ofAnyEvent(), Granularity.WEEK, Duration.ofDays(1), 5)
                        .get(0));
    }

    private static List<Object> audience() {
        AudienceCounts counts = AudienceCounts.of(new TreeMap<>(
                Map.of(AudienceCount.SENT, 500L, AudienceCount.BOUNCED, 6L, AudienceCount.UNIQUE_OPENS, 90L)));
        AudienceDay day = new AudienceDay(
                DAY, "web", AudienceMovement.startingWith(40).withGained(5).withLost(2), counts);
        return List.of(counts, day, AudienceHistory.of(List.of(day)), EngagementRates.withDefaults());
    }

    /** Subscriptions with prices, of which one begins with a trial. */
    private static SubscriptionHistory priced() {
        Terms terms = Terms.of(new BigDecimal("12.50"), Shop.EUR, BillingInterval.MONTH)
                .withPlan("tea");
        return SubscriptionHistory.of(
                List.of(
                        Subscription.of("ada", LocalDate.of(2026, 1, 5), LocalDate.of(2026, 3, 1))
                                .withSubscriptionId("s1")
                                .withTerms(terms),
                        Subscription.of("ada", LocalDate.of(2026, 3, 1))
                                .withSubscriptionId("s1")
                                .withTerms(terms.withQuantity(3)),
                        Subscription.of("ben", LocalDate.of(2026, 2, 5))
                                .withTrialEnd(LocalDate.of(2026, 2, 20))
                                .withTerms(terms.withDiscount(Discount.parse("20%")))),
                LocalDate.of(2026, 6, 30));
    }

    /** Purchases and refunds with categories. */
    public static PurchaseHistory history() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);
        String[] rows = {
            "ada 2026-01-05 10.00 tea",
            "ada 2026-02-07 12.00 jam",
            "ada 2026-05-09 3.50 tea",
            "ben 2026-01-20 60.00 jam",
            "ben 2026-03-01 -5.00 jam",
            "cem 2026-02-14 24.95 tea",
            "cem 2026-06-14 24.95 ink",
            "a-customer-with-a-long-name 2026-06-01 1.00 ink"
        };
        for (String row : rows) {
            String[] cells = row.split(" ", -1);
            builder.add(cells[0], LocalDate.parse(cells[1]), new BigDecimal(cells[2]), cells[3]);
        }
        return builder.build(LocalDate.of(2026, 6, 30));
    }

    private static List<Object> certainty() {
        Bootstrap bootstrap = Bootstrap.withSeed(7).withResamples(20);
        BootstrapEstimate mean = bootstrap.estimate(Statistic.mean(1, 2, 4, 8));
        BootstrapEstimate other = Bootstrap.withSeed(8).withResamples(20).estimate(Statistic.mean(3, 2, 5));
        PairedSums sums = IntStream.range(1, 5)
                .mapToObj(BigDecimal::valueOf)
                .collect(PairedSums.toPairedSums(BigDecimal::negate, x -> BigDecimal.ONE));
        RatioEstimate ratio = RatioEstimate.of(sums);
        RatioEstimate none = RatioEstimate.of(PairedSums.empty(), "no customers");
        SampleRatio sizes = SampleRatio.ofEqual(Map.of("control", 12L, "voucher", 9L));
        return List.of(mean, mean.minus(other), sums, ratio, none, ratio.minus(none), ratio.minus(ratio), sizes);
    }

    private static List<Object> referrals(PurchaseHistory history) {
        List<Referral> referrals = List.of(
                Referral.of("ada", "ben", DAY).withReward(new BigDecimal("2.50")), Referral.of("ben", "cem", DAY));
        return List.of(referrals.get(0), referrals.get(1), ReferralValue.of(referrals, CustomerTotals.of(history)));
    }

    private static List<Object> surveys(PurchaseHistory history) {
        Question loyalty = Question.of("loyalty", Scale.NPS);
        Question trust = Question.of(Question.TRUST, Scale.FIVE_POINT);
        Question image = Question.of(Question.IMAGE, Scale.FIVE_POINT);
        List<DriverAnswers> answers = IntStream.range(0, 12)
                .mapToObj(i -> DriverAnswers.of("r" + i)
                        .withScore("loyalty", (7 * i) % 11)
                        .withScore(Question.TRUST, 1 + (7 * i) % 11 / 3)
                        .withScore(Question.IMAGE, 1 + (i * i) % 5))
                .toList();
        LoyaltyDrivers drivers = LoyaltyDrivers.of(answers, loyalty, trust, image);
        ScoreCounts counts = ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 2, 3, 4, 5);
        Segmentation segments = Segmentation.of(
                        List.of("fans", "others"), new TreeMap<>(Map.of("ada", "fans", "ben", "others")))
                .withRest("silent")
                .withKnownOn(LocalDate.of(2026, 1, 31));
        return List.of(
                Scale.EFFORT_FIVE_POINT,
                trust,
                counts,
                CustomerSatisfaction.of(counts),
                CustomerEffortScore.of(ScoreCounts.ofScores(Scale.EASE_SEVEN_POINT, 1, 4, 7, 7)),
                drivers,
                drivers.index(),
                drivers.importance(),
                drivers.association(Question.TRUST),
                segments,
                BehaviourBySegment.of(history, Period.month(2026, 2), segments));
    }

    private static FitException failedFit() {
        double[] parameters = {0.8, 10, 0.9, 2.5};
        try {
            BgNbd.fit(
                    SimulatedCustomers.geometric(1, 100, parameters, 0),
                    FitOptions.withDefaults().withMaxIterations(1));
        } catch (FitException e) {
            return e;
        }
        throw new AssertionError("a fit in one iteration");
    }

    private static ModelChoice choice() {
        PurchaseSummaries customers = SimulatedCustomers.geometric(1, 100, new double[] {0.8, 10, 0.9, 2.5}, 0);
        return ModelChoice.of(List.of(BgNbd.fit(customers), MbgNbd.fit(customers)));
    }

    private static Durations durations(long... times) {
        return Durations.of(ChronoUnit.DAYS, times, new boolean[] {true, true, false});
    }
}
