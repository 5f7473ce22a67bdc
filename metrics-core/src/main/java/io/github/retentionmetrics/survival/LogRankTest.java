package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.ChiSquare;
import io.github.retentionmetrics.internal.math.Standardized;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The log-rank test: whether two or more groups have the same survival curve, or whether the difference is more than chance.
 *
 * <pre>
 *   expected of a group = sum over event times of events of all groups * at risk in the group / at risk in all groups
 *   chi-square = (observed - expected)' C^-1 (observed - expected)
 *   C = sum over event times of the covariance of the hypergeometric distribution
 * </pre>
 *
 * <p>It looks at the whole curves, not at one time, and is at its best when one group's risk is a constant multiple of
 * another's; of curves that cross it sees little. It uses the order of the times only. Groups must share no member. This is the test of
 * Mantel and Cox; R's {@code survdiff} with {@code rho = 0}.
 *
 * <p>Stratified, each stratum's groups are compared among themselves only and the differences added up: does the plan make a
 * difference, among customers of the same region?
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no event happened while two groups were at risk: undefined;
 *   <li>a group that was never at risk together with another when something happened has no say, and adds no degree of
 *       freedom; an empty group is one of these.
 * </ul>
 *
 * <pre>{@code
 * boolean[] allLeft = {true, true, true};
 * Durations monthly = Durations.of(ChronoUnit.DAYS, new long[] {10, 20, 30}, allLeft);
 * Durations yearly = Durations.of(ChronoUnit.DAYS, new long[] {10, 20, 50}, allLeft);
 * LogRankTest test = LogRankTest.of(Map.of("monthly", monthly, "yearly", yearly));
 * test.toString();                 // chi-square 0.254 on 1 degree of freedom, p = 0.614
 * test.isSignificant(0.05);        // false
 * }</pre>
 *
 * <p>Takes time in proportion to the different times and to the square of the number of groups.
 *
 * <p>Source: N. Mantel, Evaluation of Survival Data and Two New Rank Order Statistics Arising in Its Consideration, Cancer
 * Chemotherapy Reports 50 (1966); Klein and Moeschberger, Survival Analysis (2003), sections 7.3 and 7.5.
 */
public final class LogRankTest implements Answer, Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, LogRankGroup> groups = new TreeMap<>();
    private final double chiSquare;
    private final int degreesOfFreedom;

    private LogRankTest(SortedMap<String, Durations> durations, LogRankSums sums) {
        Standardized difference = sums.difference();
        this.degreesOfFreedom = difference.degreesOfFreedom();
        this.chiSquare = degreesOfFreedom > 0 ? difference.square() : Double.NaN;
        durations.forEach((name, group) ->
                groups.put(name, new LogRankGroup(group.count(), group.events(), sums.expected(groups.size()))));
    }

    /**
     * The test of groups.
     *
     * @param groups the durations of each group, by name
     * @return the test
     * @throws NullPointerException if a parameter, a name or durations are null
     * @throws IllegalArgumentException if there are fewer than two groups, or their units differ
     */
    public static LogRankTest of(Map<String, Durations> groups) {
        return ofStrata(List.of(Objects.requireNonNull(groups, "groups")));
    }

    /**
     * The stratified test of groups.
     *
     * @param strata for each stratum the durations of each group, by name; a group may be absent from some
     * @return the test
     * @throws NullPointerException if a parameter, a name or durations are null
     * @throws IllegalArgumentException if there are fewer than two groups, or units differ
     */
    public static LogRankTest ofStrata(Collection<? extends Map<String, Durations>> strata) {
        Objects.requireNonNull(strata, "strata");
        SortedMap<String, Durations> groups = new TreeMap<>();
        strata.forEach(stratum -> stratum.forEach((name, durations) -> groups.merge(
                Objects.requireNonNull(name, "group"),
                Objects.requireNonNull(durations, "durations"),
                Durations::plus)));
        if (groups.size() < 2) {
            throw new IllegalArgumentException("groups must be at least 2: " + groups.size());
        }
        ChronoUnit unit = groups.values().iterator().next().unit();
        List<LogRankSums> sums = new ArrayList<>();
        for (Map<String, Durations> stratum : strata) {
            sums.add(LogRankSums.of(groups.keySet().stream()
                    .map(name -> stratum.getOrDefault(name, Durations.empty(unit)))
                    .toList()));
        }
        return new LogRankTest(groups, LogRankSums.ofStrata(sums));
    }

    /**
     * The groups, with their observed and expected events.
     *
     * @return the groups, sorted by name; not modifiable
     */
    public SortedMap<String, LogRankGroup> groups() {
        return Collections.unmodifiableSortedMap(groups);
    }

    /**
     * The test statistic: how far the observed events are from the expected ones.
     *
     * @return chi-square, at least 0; NaN when undefined
     */
    public double chiSquare() {
        return chiSquare;
    }

    /**
     * How many numbers the statistic sums up: one less than there are groups, as far as they were at risk together.
     *
     * @return the degrees of freedom, 0 when undefined
     */
    public int degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /**
     * The probability of a statistic at least as large if all groups had the same curve.
     *
     * @return the p-value, in 0..1; NaN when undefined
     */
    public double pValue() {
        return isDefined() ? ChiSquare.upperTail(chiSquare, degreesOfFreedom) : Double.NaN;
    }

    /**
     * The test as statistic and p-value, as every test of the library has them.
     *
     * @return the statistic, which is chi-square here, and the p-value; undefined when this is
     */
    public SignificanceTest test() {
        return isDefined() ? SignificanceTest.of(chiSquare, pValue()) : SignificanceTest.undefined(reason());
    }

    /**
     * Whether the groups' curves differ significantly at a level chosen beforehand.
     *
     * @param alpha the accepted probability of calling a difference significant that is none, between 0 and 1, such as 0.05
     * @return true if the p-value is at most alpha; false when undefined
     * @throws IllegalArgumentException if alpha is not between 0 and 1
     */
    public boolean isSignificant(double alpha) {
        return test().isSignificant(alpha);
    }

    /** {@return chi-square, or NaN when undefined} */
    @Override
    public double value() {
        return chiSquare;
    }

    @Override
    public boolean isDefined() {
        return degreesOfFreedom > 0;
    }

    @Override
    public String reason() {
        return isDefined() ? "" : "nothing happened to some while two groups were at risk";
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> groups.size() >= 2
                && degreesOfFreedom >= 0
                && degreesOfFreedom < groups.size()
                && (chiSquare >= 0 || Double.isNaN(chiSquare))
                && groups.entrySet().stream()
                        .allMatch(group ->
                                group.getKey() != null && group.getValue().count() >= 0));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LogRankTest that
                && Double.compare(chiSquare, that.chiSquare) == 0
                && degreesOfFreedom == that.degreesOfFreedom
                && groups.equals(that.groups);
    }

    @Override
    public int hashCode() {
        return Objects.hash(groups, chiSquare, degreesOfFreedom);
    }

    /**
     * The result for people: {@code chi-square 16.793 on 1 degree of freedom, p = 4.17e-05}, or {@code undefined: } and the
     * reason.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return isDefined()
                ? String.format(
                        Locale.ROOT,
                        "chi-square %.3f on %d degree%s of freedom, p = %.3g",
                        chiSquare,
                        degreesOfFreedom,
                        degreesOfFreedom == 1 ? "" : "s",
                        pValue())
                : "undefined: " + reason();
    }
}
