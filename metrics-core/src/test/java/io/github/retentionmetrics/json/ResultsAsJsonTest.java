package io.github.retentionmetrics.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.driver.LoyaltyDrivers;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.evaluation.ModelChoice;
import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.forecast.CustomerValueForecast;
import io.github.retentionmetrics.forecast.ValueHorizon;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.ComparisonText;
import io.github.retentionmetrics.inference.SampleQuantiles;
import io.github.retentionmetrics.inference.SampleSize;
import io.github.retentionmetrics.lifetime.CustomerLifespan;
import io.github.retentionmetrics.lifetime.LifetimeProfit;
import io.github.retentionmetrics.lifetime.RetentionProgramme;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.programme.LoyaltyProgramme;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.SignificanceTest;
import io.github.retentionmetrics.rfm.RfmScoring;
import io.github.retentionmetrics.rfm.RfmSegmentMap;
import io.github.retentionmetrics.segment.LifeCycle;
import io.github.retentionmetrics.segment.ValueTiers;
import io.github.retentionmetrics.spend.PurchasePace;
import io.github.retentionmetrics.spend.PurchaseRhythm;
import io.github.retentionmetrics.subscription.RecurringRevenue;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survival.LogRankTest;
import io.github.retentionmetrics.survival.RestrictedMean;
import io.github.retentionmetrics.survival.RestrictedMeanDifference;
import io.github.retentionmetrics.survival.SurvivalCurve;
import io.github.retentionmetrics.testing.PublicTypes;
import io.github.retentionmetrics.testing.Samples;
import io.github.retentionmetrics.testing.StoredSeeds;
import io.github.retentionmetrics.ticket.BusinessHours;
import io.github.retentionmetrics.ticket.ResolutionTime;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.io.Serializable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** Every exported result, as a plain mapper writes it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultsAsJsonTest {
    /** What a caller sets up in order to ask, and histories, which have a stored form of their own. */
    private static final Set<Class<?>> NO_RESULTS = Set.of(
            FitOptions.class,
            SampleSize.class,
            Bootstrap.class,
            ComparisonText.class,
            Granularity.class,
            LifeCycle.class,
            RfmScoring.class,
            RfmSegmentMap.class,
            ValueTiers.class,
            BusinessHours.class,
            CustomerValueForecast.class,
            EventHistory.class,
            Holdout.class,
            LoyaltyProgramme.class,
            PurchaseHistory.class,
            RecurringRevenue.class,
            SubscriptionHistory.class,
            TicketHistory.class);

    /** Not in the JSON of a class: another view of the same figures, or what would repeat the whole data. */
    private static final Set<String> LEFT_OUT = Set.of(
            "DriverImportance.names",
            "LoyaltyIndex.names",
            "ModelFit.limits",
            "ModelFit.standardErrors",
            "BootstrapEstimate.intervalReason",
            "SampleQuantiles.median",
            "PurchaseRhythm.median",
            "TimeBetweenPurchases.median",
            "ResolutionTime.median",
            "ResolutionTime.durations",
            "SurvivalCurve.durations",
            "RevenueConcentration.gini",
            "BehaviourBySegment.names",
            "CustomerTotals.decimals",
            "CustomerTotals.customerIds",
            "Segmentation.customerIds",
            "Segmentation.restIndex");

    /** Written, but not read back: a unit of time, an undefined number or another result is a part of it. */
    private static final Set<Class<?>> NOT_READ = Set.of(
            ModelChoice.class,
            ModelChoice.Candidate.class,
            CustomerLifespan.class,
            LifetimeProfit.class,
            RetentionProgramme.class,
            SignificanceTest.class,
            PurchasePace.class,
            LogRankTest.Pair.class,
            RestrictedMean.class,
            RestrictedMeanDifference.class,
            SurvivalCurve.CumulativeHazard.class,
            SurvivalCurve.Probability.class,
            SurvivalCurve.Step.class);

    /**
     * What can be added up and is not read back: answers that keep a number for each customer, ticket or resample, of
     * which their JSON has the answer only; and sums of products of scores, which mean nothing outside the calculation
     * and can be counted again from the answers of the survey, which are records.
     */
    private static final Set<Class<?>> KEEPS_MORE_THAN_ITS_JSON = Set.of(
            BootstrapEstimate.class,
            SampleQuantiles.class,
            PurchaseRhythm.class,
            ResolutionTime.class,
            LoyaltyDrivers.class);

    private static final Pattern CONVERSION = Pattern.compile("(?:to|with|is|get)[A-Z]\\w*|hashCode|toString|stream");

    private static final Pattern DERIVED = Pattern.compile("\"(?:defined|exact|fitted)\":");

    private static final Pattern NO_NUMBER = Pattern.compile("\"\\w+\":\"-?(?:NaN|Infinity)\"");

    private final List<Class<?>> types = PublicTypes.ofLibrary();
    private final Samples samples = new Samples(StoredSeeds.all());

    @BeforeAll
    void findSamples() {
        for (int round = 0; round < 3; round++) {
            samples.grow(types);
        }
    }

    private Stream<Class<?>> results() {
        return types.stream()
                .filter(Serializable.class::isAssignableFrom)
                .filter(type -> !type.isEnum() && !type.isInterface() && !Throwable.class.isAssignableFrom(type))
                .filter(type -> !ValueHorizon.class.isAssignableFrom(type) && !NO_RESULTS.contains(type));
    }

    @Test
    void everyResultHasASample() {
        assertThat(results())
                .hasSizeGreaterThan(100)
                .noneMatch(type -> samples.of(type).isEmpty());
    }

    @ParameterizedTest
    @EnumSource
    void everyResultIsWrittenWithItsFigures(Json json) {
        Set<String> problems = new TreeSet<>();
        results()
                .forEach(type -> samples.of(type).forEach(sample -> {
                    try {
                        JsonNode tree = json.tree(sample);
                        missing(type, sample, tree).forEach(name -> problems.add(type.getName() + " has no " + name));
                        numbers(tree)
                                .forEach(path ->
                                        problems.add(type.getName() + " has no number, but a text, at " + path));
                    } catch (RuntimeException e) {
                        problems.add(type.getName() + ": " + e.getMessage());
                    }
                }));
        assertThat(problems).isEmpty();
    }

    /** A period is a text, such as 2026-03, in every result; on its own it is an object, as mappers write records. */
    @Test
    void everyPeriodIsAText() {
        assertThat(results().filter(type -> type != Period.class).flatMap(type -> samples.of(type).stream()))
                .extracting(Json.JACKSON_3::write)
                .noneMatch(text -> text.contains("{\"startInclusive\""));
    }

    @Test
    void bothMappersWriteTheSame() {
        Set<String> problems = new TreeSet<>();
        results()
                .forEach(type -> samples.of(type).forEach(sample -> {
                    JsonNode second = Json.JACKSON_2.tree(sample);
                    JsonNode third = Json.JACKSON_3.tree(sample);
                    if (!second.equals(third)) {
                        problems.add(type.getName() + ": " + second + " and " + third);
                    }
                }));
        assertThat(problems).isEmpty();
    }

    /**
     * Whatever an answer derives from its counts makes it an object that Jackson 2 reads only without its strictest
     * setting.
     */
    @ParameterizedTest
    @EnumSource
    void everyRecordWithoutAnswersIsReadBackEqual(Json json) {
        Set<String> problems = new TreeSet<>();
        Set<Class<?>> read = new HashSet<>();
        results()
                .filter(Class::isRecord)
                .forEach(type -> samples.of(type).forEach(sample -> {
                    String text = json.write(sample);
                    if (DERIVED.matcher(text).find() || type == Period.class) {
                        return;
                    }
                    try {
                        read.add(type);
                        if (!json.read(text, type).equals(sample)) {
                            problems.add(type.getName() + " is read as another: " + text);
                        }
                    } catch (RuntimeException e) {
                        problems.add(type.getName() + " is not read: " + e.getMessage());
                    }
                }));
        assertThat(problems).isEmpty();
        assertThat(read).hasSizeGreaterThan(10);
    }

    /** A record is read back whatever it derives from its components, apart from those that say why not. */
    @ParameterizedTest
    @EnumSource
    void everyOtherRecordIsReadBackEqual(Json json) {
        Set<String> problems = new TreeSet<>();
        results()
                .filter(type -> type.isRecord() && !NOT_READ.contains(type))
                .forEach(type -> samples.of(type).forEach(sample -> {
                    try {
                        if (!json.readLeniently(json.write(sample), type).equals(sample)) {
                            problems.add(type.getName() + " is read as another: " + json.write(sample));
                        }
                    } catch (RuntimeException e) {
                        problems.add(type.getName() + " is not read: " + e.getMessage());
                    }
                }));
        assertThat(problems).isEmpty();
    }

    /** What a host sends to the library, or stores in order to add it up later, is a record: mappers can read it. */
    @Test
    void whatIsAddedUpIsARecord() {
        assertThat(results().filter(type -> isAdded(type) && !type.isRecord()))
                .containsExactlyInAnyOrderElementsOf(KEEPS_MORE_THAN_ITS_JSON);
        assertThat(KEEPS_MORE_THAN_ITS_JSON)
                .allMatch(type -> Answer.class.isAssignableFrom(type) || type == LoyaltyDrivers.class);
        assertThat(NOT_READ).noneMatch(ResultsAsJsonTest::isAdded);
    }

    private static boolean isAdded(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .anyMatch(method -> method.getName().equals("plus")
                        && Arrays.equals(method.getParameterTypes(), new Class<?>[] {type}));
    }

    private static Stream<String> missing(Class<?> type, Object sample, JsonNode tree) {
        Stream<String> names = type.isRecord()
                ? Arrays.stream(type.getRecordComponents()).map(RecordComponent::getName)
                : figures(type);
        if (sample instanceof Answer answer) {
            names = Stream.concat(names, Stream.of("value", "defined", "reason"));
            if (tree.path("value").isNull() == answer.isDefined()
                    || tree.path("defined").asBoolean() != answer.isDefined()) {
                names = Stream.concat(names, Stream.of("value exactly when it is defined: " + tree));
            }
        }
        if (sample instanceof Estimate) {
            names = Stream.concat(names, Stream.of("interval"));
        }
        return Stream.concat(names, tree.isEmpty() ? Stream.of("figures") : Stream.of())
                .filter(name -> !tree.has(name) && !tree.path("parameters").has(name));
    }

    /** The figures of a class: what its accessors without parameters answer with. */
    private static Stream<String> figures(Class<?> type) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getParameterCount() == 0 && !Modifier.isStatic(method.getModifiers()))
                .filter(method -> isFigure(method.getReturnType()))
                .map(Method::getName)
                .filter(name -> !CONVERSION.matcher(name).matches())
                .filter(name -> !LEFT_OUT.contains(type.getSimpleName() + "." + name));
    }

    private static boolean isFigure(Class<?> type) {
        return type != void.class
                && (type.isPrimitive()
                        || Number.class.isAssignableFrom(type)
                        || Answer.class.isAssignableFrom(type)
                        || type == String.class
                        || type == List.class
                        || type.getName().endsWith("Map")
                        || type.getName().startsWith("java.util.Optional")
                        || type.isRecord()
                        || type.isEnum());
    }

    /** Where a text stands in for a number. */
    private static Stream<String> numbers(JsonNode tree) {
        return NO_NUMBER.matcher(tree.toString()).results().map(MatchResult::group);
    }
}
