package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerHistory;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseActivity;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import io.github.retentionmetrics.testing.PublicTypes;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every metric of a period is asked in the same way: of the counts of a period, of a history and a period, against a
 * baseline, and with its uncertainty.
 */
class MetricsOfPeriodsTest {
    /** Counts of a period. */
    private static final Set<Class<?>> COUNTS = Set.of(
            CustomerMovement.class,
            CustomerFlow.class,
            PurchaseActivity.class,
            RevenueMovement.class,
            SubscriptionMovement.class);

    /** Counts that compare a period with a baseline. */
    private static final Set<Class<?>> MOVEMENTS = Set.of(CustomerMovement.class, RevenueMovement.class);

    private static final Map<String, String> WITHOUT_BASELINE = Map.of(
            "AcquisitionCost", "costs are those of one period",
            "RetentionCost", "costs are those of one period",
            "RevenuePerCustomer", "revenue is that of one period");

    private static final Map<String, String> WITHOUT_ESTIMATE = Map.of(
            "AcquisitionCost.of", "spend is not that of single customers",
            "RetentionCost.perCustomerAtStart", "costs are not those of single customers",
            "RetentionCost.perRetainedCustomer", "costs are not those of single customers",
            "RetentionCost.perAverageCustomer", "costs are not those of single customers",
            "RevenuePerCustomer.perAverageCustomer", "divides by customers at two days, who are partly the same",
            "QuickRatio.ofRevenue", "net revenue retention has the uncertainty of what customers spend more or less");

    private static final Map<String, String> WITHOUT_STATISTIC = Map.of(
            "QuickRatio.estimate", "estimated from counts, of which many customers are alike",
            "Stickiness.estimate", "estimated from counts, of which many customers are alike");

    private static Stream<Method> statics() {
        return PublicTypes.ofLibrary().stream()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()));
    }

    private static boolean takes(Method method, Set<Class<?>> types) {
        return Arrays.stream(method.getParameterTypes()).anyMatch(types::contains);
    }

    /** Whether a method's parameters begin with a history and some periods. */
    private static boolean isOfHistory(Method method, int periods) {
        List<Class<?>> types = List.of(method.getParameterTypes());
        return types.size() > periods
                && CustomerHistory.class.isAssignableFrom(types.get(0))
                && types.subList(1, periods + 1).stream().allMatch(type -> type == Period.class)
                && (types.size() == periods + 1 || types.get(periods + 1) != Period.class);
    }

    private static Stream<Method> siblings(Method method) {
        return Arrays.stream(method.getDeclaringClass().getDeclaredMethods())
                .filter(other -> Modifier.isStatic(other.getModifiers()) && Modifier.isPublic(other.getModifiers()));
    }

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    private static Set<String> names(Stream<Method> methods) {
        return methods.map(MetricsOfPeriodsTest::name).collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isFormula(Method method) {
        return takes(method, COUNTS) && !isFactory(method);
    }

    /** Whether a method builds one of the counts, and is no metric of it. */
    private static boolean isFactory(Method method) {
        return COUNTS.contains(method.getReturnType()) || method.isSynthetic();
    }

    @Test
    void whatIsComputedFromCountsIsAskedOfAHistoryAndAPeriod() {
        List<Method> formulas =
                statics().filter(MetricsOfPeriodsTest::isFormula).toList();

        assertThat(names(formulas.stream()))
                .contains("RetentionRate.of", "QuickRatio.of", "PurchasePace.of", "RetentionCost.perRetainedCustomer")
                .hasSizeGreaterThan(14);
        assertThat(names(formulas.stream()
                        .filter(formula -> siblings(formula)
                                .noneMatch(other -> other.getName().startsWith(formula.getName())
                                        && other.getReturnType() == formula.getReturnType()
                                        && isOfHistory(other, 1)))))
                .isEmpty();
    }

    @Test
    void whatIsComputedFromAMovementIsAskedAgainstABaseline() {
        List<Method> formulas = statics()
                .filter(method -> takes(method, MOVEMENTS) && !isFactory(method))
                .toList();
        Set<String> without = formulas.stream()
                .filter(formula -> siblings(formula)
                        .noneMatch(other -> other.getName().startsWith(formula.getName())
                                && other.getReturnType() == formula.getReturnType()
                                && isOfHistory(other, 2)))
                .map(formula -> formula.getDeclaringClass().getSimpleName())
                .collect(Collectors.toSet());

        assertThat(formulas).hasSizeGreaterThan(8);
        assertThat(without).isSubsetOf(WITHOUT_BASELINE.keySet());
    }

    /**
     * A rate has an interval of its own; a ratio over customers needs to know what varies from customer to customer.
     */
    @Test
    void ratiosOverCustomersHaveAnEstimate() {
        List<Method> ratios = statics()
                .filter(method -> method.getReturnType() == Ratio.class)
                .filter(method -> isOfHistory(method, 1) || isOfHistory(method, 2))
                .toList();
        Set<String> without = names(ratios.stream()
                .filter(ratio -> siblings(ratio)
                        .noneMatch(other -> other.getName().equals("estimate")
                                && Arrays.equals(other.getParameterTypes(), ratio.getParameterTypes())
                                && ratio.getName().equals("of"))));

        assertThat(names(ratios.stream())).contains("AverageOrderValue.of", "NetRevenueRetention.of", "QuickRatio.of");
        assertThat(without).isEqualTo(new HashSet<>(WITHOUT_ESTIMATE.keySet()));
    }

    /** A bootstrap resamples what an estimate of purchases sums up. */
    @Test
    void whatIsEstimatedOfPurchasesIsAStatisticToo() {
        assertThat(names(statics()
                        .filter(method -> method.getName().equals("estimate"))
                        .filter(method -> isOfHistory(method, 1) || isOfHistory(method, 2))
                        .filter(estimate -> siblings(estimate)
                                .noneMatch(other -> other.getName().equals("statistic")
                                        && Arrays.equals(other.getParameterTypes(), estimate.getParameterTypes())))))
                .isEqualTo(new TreeSet<>(WITHOUT_STATISTIC.keySet()));
    }

    /** Two periods of one history have customers in common, which a difference of two estimates does not know. */
    @Test
    void whatIsEstimatedFromCustomersHasADifferenceOfTwoPeriods() {
        assertThat(names(statics()
                        .filter(method -> method.getName().equals("estimate") && isOfHistory(method, 1))
                        .filter(estimate -> siblings(estimate)
                                .noneMatch(other -> other.getName().equals("difference") && isOfHistory(other, 2)))))
                .isEqualTo(new TreeSet<>(WITHOUT_STATISTIC.keySet()));
    }

    @Test
    void whatIsEstimatedOfAPeriodIsAskedWithoutUncertaintyToo() {
        List<Method> estimates = statics()
                .filter(method -> method.getName().equals("estimate"))
                .filter(method -> isOfHistory(method, 1) || isOfHistory(method, 2))
                .toList();

        assertThat(estimates).hasSizeGreaterThan(8).allSatisfy(estimate -> {
            assertThat(Estimate.class).isAssignableFrom(estimate.getReturnType());
            assertThat(siblings(estimate))
                    .as(name(estimate))
                    .anyMatch(other -> other.getName().equals("of")
                            && Arrays.equals(other.getParameterTypes(), estimate.getParameterTypes()));
        });
        assertThat(estimates).anyMatch(estimate -> estimate.getReturnType() == RatioEstimate.class);
    }
}
