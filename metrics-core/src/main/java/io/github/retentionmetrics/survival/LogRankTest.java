package io.github.retentionmetrics.survival;

import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The log-rank test: a test of the hypothesis that two or more groups have the same survival curve.
 *
 * <pre>
 *   expected of a group = sum over event times of events of all groups * at risk in the group / at risk in all groups
 *   chi-square = (observed - expected)' C^-1 (observed - expected)
 *   C = sum over event times of the covariance of the hypergeometric distribution
 * </pre>
 *
 * <p>It compares the whole curves, not one time, and has the most power if the hazard of one group is a constant
 * multiple of that of another; it has little power if curves cross. It uses only the order of the times. Groups must be
 * disjoint. This is the test of Mantel and Cox, R's {@code survdiff} with {@code rho = 0}.
 *
 * <p>The stratified test compares groups within each stratum only and adds up the differences, for questions such as
 * whether plans differ among customers of the same region.
 *
 * <p>{@link #pairwise} tests which of more than two groups differ. {@link RestrictedMeanDifference} measures the
 * difference of two groups as an amount of time. {@link Durations#observedUntil} makes groups comparable that were
 * observed for different times.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>no event happened while two groups were at risk: undefined;
 *   <li>a group that was never at risk together with another group at the time of an event is ignored and adds no
 *       degree of freedom; this includes empty groups.
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
 * <p>Takes time in proportion to the number of different times and to the square of the number of groups.
 *
 * <p>Source: N. Mantel, Evaluation of Survival Data and Two New Rank Order Statistics Arising in Its Consideration,
 * Cancer Chemotherapy Reports 50 (1966); Klein and Moeschberger, Survival Analysis (2003), sections 7.3 and 7.5.
 */
public final class LogRankTest implements Answer, Serializable {
    private static final long serialVersionUID = 1L;

    private final TreeMap<String, Group> groups = new TreeMap<>();
    private final double chiSquare;
    private final int degreesOfFreedom;

    private LogRankTest(SortedMap<String, Durations> durations, LogRankSums sums) {
        Standardized difference = sums.difference();
        this.degreesOfFreedom = difference.degreesOfFreedom();
        this.chiSquare = degreesOfFreedom > 0 ? difference.square() : Double.NaN;
        durations.forEach((name, group) ->
                groups.put(name, new Group(group.count(), group.events(), sums.expected(groups.size()))));
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
        requireTwo(groups.size());
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
     * The tests of each pair of groups, corrected for the number of pairs. They show which of many groups differ,
     * after {@link #of} has shown that some do.
     *
     * <p>Each pair is tested by itself, with the events and the numbers at risk of its two groups only. This is what
     * {@code pairwise_survdiff} of R's survminer package computes, whose default is {@link
     * Correction#BENJAMINI_HOCHBERG}.
     *
     * <pre>{@code
     * boolean[] allLeft = {true, true, true};
     * Durations weekly = Durations.of(ChronoUnit.DAYS, new long[] {7, 14, 21}, allLeft);
     * Durations monthly = Durations.of(ChronoUnit.DAYS, new long[] {30, 60, 90}, allLeft);
     * Durations yearly = Durations.of(ChronoUnit.DAYS, new long[] {31, 365, 730}, allLeft);
     * Map<String, Durations> plans = Map.of("weekly", weekly, "monthly", monthly, "yearly", yearly);
     * LogRankTest.pairwise(plans, Correction.HOLM).size();    // 3: monthly, weekly; monthly, yearly; weekly, yearly
     * }</pre>
     *
     * @param groups the durations of each group, by name
     * @param correction the correction for the number of tests; undefined tests do not count
     * @return one test for each pair of groups, sorted by the first name and then by the second, independent of the
     *     order of the groups; unmodifiable
     * @throws NullPointerException if a parameter, a name or durations are null
     * @throws IllegalArgumentException if there are fewer than two groups, or their units differ
     */
    public static List<Pair> pairwise(Map<String, Durations> groups, Correction correction) {
        Objects.requireNonNull(groups, "groups");
        Objects.requireNonNull(correction, "correction");
        SortedMap<String, Durations> byName = new TreeMap<>();
        groups.forEach((name, durations) ->
                byName.put(Objects.requireNonNull(name, "group"), Objects.requireNonNull(durations, "durations")));
        requireTwo(byName.size());
        List<LogRankTest> tests = new ArrayList<>();
        byName.forEach((first, durations) -> byName.tailMap(first).forEach((second, others) -> {
            if (!second.equals(first)) {
                tests.add(of(Map.of(first, durations, second, others)));
            }
        }));
        double[] adjusted = correction.adjust(
                tests.stream().mapToDouble(LogRankTest::pvalue).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(i -> new Pair(tests.get(i), adjusted[i]))
                .toList();
    }

    private static void requireTwo(int groups) {
        if (groups < 2) {
            throw new IllegalArgumentException("groups must be at least 2: " + groups);
        }
    }

    /**
     * The test of one pair of many groups.
     *
     * @param test the test of these two groups
     * @param adjustedPValue its p-value, corrected for the number of pairs; NaN when the test is undefined
     */
    public record Pair(LogRankTest test, double adjustedPValue) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param test the test
         * @param adjustedPValue its corrected p-value
         * @throws NullPointerException if the test is null
         * @throws IllegalArgumentException if the test is not of two groups, or the corrected p-value is above 1 or
         *     below the p-value of the test, or exactly one of the two is NaN
         */
        public Pair {
            adjustedPValue = Checks.unsignedZero(adjustedPValue);
            if (Objects.requireNonNull(test, "test").groups.size() != 2) {
                throw new IllegalArgumentException("groups of test must be 2: " + test.groups.size());
            }
            double pvalue = test.pvalue();
            if (Double.isNaN(pvalue) != Double.isNaN(adjustedPValue) || adjustedPValue < pvalue || adjustedPValue > 1) {
                throw new IllegalArgumentException(
                        "adjustedPValue must be in " + pvalue + "..1, at least that of the test: " + adjustedPValue);
            }
        }

        /**
         * The name of the first group.
         *
         * @return the alphabetically first of the two names
         */
        public String first() {
            return test.groups.firstKey();
        }

        /**
         * The name of the second group.
         *
         * @return the alphabetically second of the two names
         */
        public String second() {
            return test.groups.lastKey();
        }

        /** {@return the {@link #first()}, for JSON mappers and templates} */
        public String getFirst() {
            return first();
        }

        /** {@return the {@link #second()}, for JSON mappers and templates} */
        public String getSecond() {
            return second();
        }

        /** {@return the {@link #adjustedPValue()}, or null when undefined, for JSON mappers and templates} */
        public @Nullable Double getAdjustedPValue() {
            return Beans.finite(adjustedPValue);
        }

        /**
         * Whether the two curves differ significantly at a level chosen beforehand, after the correction for all
         * pairs.
         *
         * @param alpha the accepted probability of any false finding, or with {@link Correction#BENJAMINI_HOCHBERG}
         *     the accepted share of false findings, between 0 and 1, such as 0.05
         * @return true if the corrected p-value is at most alpha; false when undefined
         * @throws IllegalArgumentException if alpha is not between 0 and 1
         */
        public boolean isSignificant(double alpha) {
            SignificanceTest corrected = test.isDefined()
                    ? SignificanceTest.of(test.chiSquare, adjustedPValue)
                    : SignificanceTest.undefined(test.reason());
            return corrected.isSignificant(alpha);
        }

        /**
         * The pair as text: the two names, the test and, if it is defined, {@code adjusted} and the corrected p-value.
         *
         * @return the text
         */
        @Override
        public String toString() {
            String adjusted = test.isDefined() ? String.format(Locale.ROOT, ", adjusted %.3g", adjustedPValue) : "";
            return first() + ", " + second() + ": " + test + adjusted;
        }
    }

    /**
     * The groups, with their observed and expected events.
     *
     * @return the groups, sorted by name; not modifiable
     */
    public SortedMap<String, Group> groups() {
        return Collections.unmodifiableSortedMap(groups);
    }

    /**
     * The test statistic, which measures the distance between observed and expected events.
     *
     * @return chi-square, at least 0; NaN when undefined
     */
    public double chiSquare() {
        return chiSquare;
    }

    /**
     * The degrees of freedom of the statistic: one less than the number of groups that were at risk together.
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
    public double pvalue() {
        return isDefined() ? ChiSquare.upperTail(chiSquare, degreesOfFreedom) : Double.NaN;
    }

    /**
     * The test as a statistic and a p-value, the common form of the tests of this library.
     *
     * @return the statistic, which is chi-square here, and the p-value; undefined when this test is
     */
    public SignificanceTest test() {
        return isDefined() ? SignificanceTest.of(chiSquare, pvalue()) : SignificanceTest.undefined(reason());
    }

    /**
     * Whether the groups' curves differ significantly at a level chosen beforehand.
     *
     * @param alpha the accepted probability of a significant result without a difference, between 0 and 1, such as 0.05
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
                && (degreesOfFreedom == 0 ? Double.isNaN(chiSquare) : chiSquare >= 0)
                && chiSquare != Double.POSITIVE_INFINITY
                && groups.entrySet().stream()
                        .allMatch(group ->
                                group.getKey() != null && group.getValue().count() >= 0));
    }

    /** {@return the {@link #groups()}, for JSON mappers and templates} */
    public Map<String, Group> getGroups() {
        return groups();
    }

    /** {@return the {@link #chiSquare()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getChiSquare() {
        return Beans.finite(chiSquare());
    }

    /** {@return the {@link #degreesOfFreedom()}, for JSON mappers and templates} */
    public int getDegreesOfFreedom() {
        return degreesOfFreedom();
    }

    /** {@return the {@link #pvalue()}, or null when undefined, for JSON mappers and templates} */
    public @Nullable Double getPvalue() {
        return Beans.finite(pvalue());
    }

    /** {@return the {@link #test()}, for JSON mappers and templates} */
    public SignificanceTest getTest() {
        return test();
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
     * The result as a text: {@code chi-square 16.793 on 1 degree of freedom, p = 4.17e-05}, or {@code undefined: } and
     * the reason.
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
                        pvalue())
                : "undefined: " + reason();
    }

    /**
     * The counts of one group of a log-rank test.
     *
     * @param count the number of durations, each with its weight
     * @param observed the number of durations with the event
     * @param expected the expected number of events if at each time all groups had events in proportion to their
     *     numbers at risk
     */
    public record Group(long count, long observed, double expected) implements Serializable {
        /**
         * Checks the counts.
         *
         * @param count the number of durations
         * @param observed the number of durations with the event
         * @param expected the expected number of events
         * @throws IllegalArgumentException if a number is negative, the expected one not finite, or there are more
         *     events than durations
         */
        public Group {
            expected = Checks.unsignedZero(expected);
            Checks.partOfWhole(observed, "observed", count, "count");
            if (!(expected >= 0 && expected < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("expected must be finite and not negative: " + expected);
            }
        }

        /**
         * The group as a text: {@code 21 of 21, 10.7 expected}.
         *
         * @return the text
         */
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%d of %d, %.1f expected", observed, count, expected);
        }
    }
}
