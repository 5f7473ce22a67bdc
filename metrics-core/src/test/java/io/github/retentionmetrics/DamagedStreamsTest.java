package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.Subscription;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.testing.Damage;
import io.github.retentionmetrics.testing.PublicTypes;
import io.github.retentionmetrics.testing.Samples;
import io.github.retentionmetrics.testing.Shop;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One to three changed bytes in the stored form of every exported type that can be stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedStreamsTest {
    private static final String ROOT = "io.github.retentionmetrics";

    /** Types that no chain of calls makes from the seeds. */
    private static final Set<String> WITHOUT_SAMPLE = Set.of(
            "certainty.BootstrapDifference",
            "certainty.BootstrapEstimate",
            "certainty.PairedSums",
            "certainty.RatioDifference",
            "certainty.RatioEstimate",
            "cohort.CohortCell",
            "customer.CustomerCounts",
            "customer.Referral",
            "evaluation.ComparedModel",
            "evaluation.FrequencyBin",
            "evaluation.Holdout",
            "evaluation.ModelChoice",
            "evaluation.ModelChoice$Candidate",
            "evaluation.TrackedPeriod",
            "fit.FitException",
            "loyalty.BehaviourByClass",
            "loyalty.ClassBehaviour",
            "loyalty.DriverAssociation",
            "loyalty.DriverImportance",
            "loyalty.LoyaltyDrivers",
            "loyalty.LoyaltyIndex",
            "loyalty.Question",
            "profit.Cost",
            "service.ReferralCounts",
            "survey.CustomerEffortScore",
            "survey.CustomerSatisfaction",
            "survey.Scale",
            "survey.ScoreCounts",
            "survival.LogRankGroup",
            "survival.LogRankTest",
            "survival.LogRankTest$Pair",
            "survival.SurvivalStep",
            "value.ReferralValue");

    private final List<Class<?>> types = PublicTypes.ofLibrary();
    private final Samples samples = new Samples(seeds());

    private static List<Object> seeds() {
        PurchaseHistory history = Shop.history(
                "2026-06-30",
                "ada 2026-01-05 10.00",
                "ada 2026-02-07 12.00",
                "ada 2026-05-09 3.50",
                "ben 2026-01-20 60.00",
                "ben 2026-03-01 -5.00",
                "cem 2026-02-14 24.95",
                "cem 2026-06-14 24.95",
                "a-customer-with-a-long-name 2026-06-01 1.00");
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
                LocalDate.of(2026, 3, 31),
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
        return seeds;
    }

    private Stream<Class<?>> storedTypes() {
        return types.stream()
                .filter(Serializable.class::isAssignableFrom)
                .filter(type -> !type.isInterface() && !Enum.class.isAssignableFrom(type))
                .filter(type -> type.getEnclosingClass() == null || type.isRecord());
    }

    @BeforeAll
    void findSamples() {
        for (int round = 0; round < 4; round++) {
            samples.grow(types);
        }
    }

    @Test
    void everyTypeThatCanBeStoredHasASample() {
        Set<String> without = new TreeSet<>();
        storedTypes()
                .filter(type -> samples.of(type).isEmpty())
                .forEach(type -> without.add(type.getName().substring(ROOT.length() + 1)));

        assertThat(without).isSubsetOf(WITHOUT_SAMPLE);
    }

    @Test
    void aDamagedStreamIsRefusedOrAnObjectLikeAnyOther() {
        damage(20);
    }

    @Test
    @Tag("slow")
    void manyDamagedStreamsAreRefusedOrObjectsLikeAnyOther() {
        damage(300);
    }

    private void damage(int streams) {
        List<String> failures = new ArrayList<>();
        Damage.Outcome all = new Damage.Outcome(0, 0);
        for (Class<?> type : storedTypes().toList()) {
            for (Object sample : samples.of(type)) {
                try {
                    all = all.plus(Damage.of(sample, streams, 2026));
                } catch (AssertionError failed) {
                    failures.add(failed.getMessage() + ": " + failed.getCause() + where(failed.getCause()));
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(all.refused()).isGreaterThan(all.accepted());
    }

    private static String where(Throwable cause) {
        return cause == null
                ? ""
                : " at " + List.of(cause.getStackTrace()).subList(0, Math.min(4, cause.getStackTrace().length));
    }
}
