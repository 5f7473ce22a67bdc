package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Beans;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.Normal;
import io.github.retentionmetrics.internal.math.StudentT;
import io.github.retentionmetrics.rate.Estimate;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collector;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The loyalty drivers of a survey: scores of satisfaction, image, trust or engagement together with a score of loyalty,
 * as sums that can be added.
 *
 * <p>Loyalty is a question as well, such as "would you recommend us" from 0 to 10, or whether a customer bought again,
 * as 0 or 1. A respondent who left out a question is {@linkplain #incomplete() counted as incomplete} and is part of no
 * other figure. Every row counts, so that a respondent who answered twice counts twice; {@link DriverAnswers#join}
 * keeps one answer per respondent. Three results are derived:
 *
 * <ul>
 *   <li>{@link #index}: the drivers in one weighted number from 0 to 100;
 *   <li>{@link #association}: the correlation of each driver with loyalty;
 *   <li>{@link #importance}: the share of the variance of loyalty that each driver explains.
 * </ul>
 *
 * <p>All sums are of whole numbers and exact, so that surveys of disjoint respondents can be added with {@link #plus}
 * in any order; a survey without answers is the identity. Duplicating every answer changes no index, association or
 * contribution, only their intervals.
 *
 * <pre>{@code
 * LoyaltyDrivers drivers = driverAnswers.stream()
 *         .collect(toLoyaltyDrivers(
 *                 Question.of("recommend", Scale.NPS),
 *                 Question.of("satisfaction", Scale.FIVE_POINT),
 *                 Question.of("trust", Scale.SEVEN_POINT)));
 * drivers.association("trust").interval(0.95);
 * drivers.importance().contribution("trust");
 * drivers.index().value();
 * }</pre>
 *
 * <p>Memory does not depend on the number of respondents: it is a number for each pair of questions, and one for each
 * pair of scores of a driver and of loyalty that occurs.
 */
public final class LoyaltyDrivers implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_DRIVERS = 16;

    private final DriverSums sums;

    private LoyaltyDrivers(DriverSums sums) {
        this.sums = sums;
    }

    /**
     * A survey without answers: adding it to another changes nothing.
     *
     * @param loyalty the question that measures loyalty
     * @param drivers the questions on the drivers, from 1 to 16
     * @return the drivers, without respondents
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there are no drivers or more than 16, or two questions have one name
     */
    public static LoyaltyDrivers empty(Question loyalty, Question... drivers) {
        return new LoyaltyDrivers(new DriverSums(questions(loyalty, drivers)));
    }

    /**
     * The drivers in a survey's answers.
     *
     * @param answers the answers; messages name a row by its index in this collection, from 0
     * @param loyalty the question that measures loyalty
     * @param drivers the questions on the drivers, from 1 to 16
     * @return the drivers
     * @throws NullPointerException if a parameter or an answer is null
     * @throws IllegalArgumentException if a score is off its scale, there are no drivers or more than 16, or two
     *     questions have one name
     */
    public static LoyaltyDrivers of(Collection<DriverAnswers> answers, Question loyalty, Question... drivers) {
        Objects.requireNonNull(answers, "answers");
        DriverSums sums = new DriverSums(questions(loyalty, drivers));
        answers.forEach(sums::add);
        return new LoyaltyDrivers(sums);
    }

    /**
     * A collector of answers.
     *
     * @param loyalty the question that measures loyalty
     * @param drivers the questions on the drivers, from 1 to 16
     * @return the collector, whose result does not depend on order or threads; it fails as {@link #of} does. in a
     *     parallel stream the row in a message is counted within the part of one thread
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there are no drivers or more than 16, or two questions have one name
     */
    public static Collector<DriverAnswers, ?, LoyaltyDrivers> toLoyaltyDrivers(Question loyalty, Question... drivers) {
        List<Question> questions = questions(loyalty, drivers);
        return Collector.of(
                () -> new DriverSums(questions),
                DriverSums::add,
                DriverSums::merge,
                LoyaltyDrivers::new,
                Collector.Characteristics.UNORDERED);
    }

    private static List<Question> questions(Question loyalty, Question... drivers) {
        Objects.requireNonNull(loyalty, "loyalty");
        Objects.requireNonNull(drivers, "drivers");
        if (drivers.length < 1 || drivers.length > MOST_DRIVERS) {
            throw new IllegalArgumentException("drivers must be 1.." + MOST_DRIVERS + " questions: " + drivers.length);
        }
        List<Question> questions =
                Stream.concat(Arrays.stream(drivers), Stream.of(loyalty)).toList();
        questions.forEach(question -> Objects.requireNonNull(question, "driver"));
        List<String> names = questions.stream().map(Question::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw new IllegalArgumentException("names of questions must differ from each other: " + names);
        }
        return questions;
    }

    /**
     * The question that measures loyalty.
     *
     * @return the question
     */
    public Question loyalty() {
        return sums.questions().get(sums.drivers());
    }

    /**
     * The questions on the drivers.
     *
     * @return the questions, in their order
     */
    public List<Question> drivers() {
        return sums.questions().subList(0, sums.drivers());
    }

    private List<String> names() {
        return drivers().stream().map(Question::name).toList();
    }

    /**
     * The number of respondents who answered all questions.
     *
     * @return the number of respondents behind every figure
     */
    public long respondents() {
        return sums.moments().respondents();
    }

    /**
     * The number of respondents who left out a question.
     *
     * @return the number of respondents who are part of no figure
     */
    public long incomplete() {
        return sums.incomplete();
    }

    /**
     * The index with equal weights.
     *
     * @return the index, undefined without respondents
     */
    public LoyaltyIndex index() {
        Map<String, Double> weights = new HashMap<>();
        names().forEach(name -> weights.put(name, 1.0));
        return index(weights);
    }

    /**
     * The index with the caller's weights, of which only the proportions matter.
     *
     * @param weights a weight for each driver, by its name, at least 0 and not all 0
     * @return the index, undefined without respondents
     * @throws NullPointerException if the weights or one of them is null
     * @throws IllegalArgumentException if the names are not those of the drivers, a weight is negative, infinite or
     *     NaN, or the sum of the weights is not above 0 and finite
     */
    public LoyaltyIndex index(Map<String, Double> weights) {
        return LoyaltyIndex.of(drivers(), sums.moments(), weights);
    }

    /**
     * The association of a driver with loyalty: the correlation of their scores.
     *
     * @param driver the driver's name
     * @return the association
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such driver
     */
    public Association association(String driver) {
        return association(driver, Association.Method.PEARSON);
    }

    /**
     * The association of a driver with loyalty.
     *
     * @param driver the driver's name
     * @param method whether scores or ranks are correlated
     * @return the association
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if there is no such driver
     */
    public Association association(String driver, Association.Method method) {
        int at = Checks.indexOf(names(), driver);
        Moments moments = sums.moments();
        int loyalty = sums.drivers();
        BigInteger[] centred = switch (Objects.requireNonNull(method, "method")) {
            case PEARSON ->
                new BigInteger[] {
                    moments.centred(at, at), moments.centred(at, loyalty), moments.centred(loyalty, loyalty)
                };
            case SPEARMAN -> sums.joint(at).centredRanks();
        };
        String reason = reason(centred[0], centred[2]);
        double value = reason.isEmpty() ? correlation(centred[0], centred[1], centred[2]) : Double.NaN;
        return new Association(driver, method, respondents(), value, reason);
    }

    private String reason(BigInteger ofDriver, BigInteger ofLoyalty) {
        if (respondents() < 2) {
            return "fewer than two respondents";
        }
        if (ofLoyalty.signum() == 0) {
            return "all respondents are equally loyal";
        }
        return ofDriver.signum() == 0 ? "all respondents gave the driver the same score" : "";
    }

    /** The correlation, exact up to the square root, so that a perfect correlation is exactly 1. */
    private static double correlation(BigInteger first, BigInteger both, BigInteger second) {
        BigDecimal root = new BigDecimal(first.multiply(second)).sqrt(MathContext.DECIMAL128);
        return new BigDecimal(both).divide(root, MathContext.DECIMAL128).doubleValue();
    }

    /**
     * The share of the variance of loyalty that each driver explains.
     *
     * @return the importance; computed in about 2^drivers steps, which takes microseconds for four drivers and seconds
     *     for sixteen
     */
    public DriverImportance importance() {
        Moments moments = sums.moments();
        int loyalty = sums.drivers();
        if (respondents() < loyalty + 2L) {
            return DriverImportance.undefined(
                    names(), "fewer than " + (loyalty + 2) + " respondents for " + loyalty + " drivers");
        }
        if (moments.centred(loyalty, loyalty).signum() == 0) {
            return DriverImportance.undefined(names(), "all respondents are equally loyal");
        }
        BigInteger[][] centred = IntStream.rangeClosed(0, loyalty)
                .mapToObj(i -> IntStream.rangeClosed(0, loyalty)
                        .mapToObj(j -> moments.centred(i, j))
                        .toArray(BigInteger[]::new))
                .toArray(BigInteger[][]::new);
        return DriverImportance.of(names(), new ExplainedVariance(centred));
    }

    /**
     * The pooled answers of two surveys with the same questions.
     *
     * @param other the answers of respondents who are not in this one
     * @return the drivers of all
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the questions differ
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public LoyaltyDrivers plus(LoyaltyDrivers other) {
        Objects.requireNonNull(other, "other");
        if (!sums.questions().equals(other.sums.questions())) {
            throw new IllegalArgumentException("questions of other (" + other.sums.questions()
                    + ") must be those of this (" + sums.questions() + ")");
        }
        return new LoyaltyDrivers(new DriverSums(sums.questions()).merge(sums).merge(other.sums));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(sums));
    }

    /** {@return the {@link #loyalty()}, for JSON mappers and templates} */
    public Question getLoyalty() {
        return loyalty();
    }

    /** {@return the {@link #drivers()}, for JSON mappers and templates} */
    public List<Question> getDrivers() {
        return drivers();
    }

    /** {@return the {@link #respondents()}, for JSON mappers and templates} */
    public long getRespondents() {
        return respondents();
    }

    /** {@return the {@link #incomplete()}, for JSON mappers and templates} */
    public long getIncomplete() {
        return incomplete();
    }

    /** {@return the {@link #index()}, for JSON mappers and templates} */
    public LoyaltyIndex getIndex() {
        return index();
    }

    /** {@return the {@link #importance()}, for JSON mappers and templates} */
    public DriverImportance getImportance() {
        return importance();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LoyaltyDrivers that && sums.equals(that.sums);
    }

    @Override
    public int hashCode() {
        return sums.hashCode();
    }

    @Override
    public String toString() {
        return "LoyaltyDrivers" + names() + " of " + loyalty().name() + ": " + respondents() + " respondents, "
                + incomplete() + " incomplete";
    }

    /**
     * The association of a driver with loyalty: a correlation, with its interval.
     *
     * <pre>
     *   r = (n sum(x y) - sum(x) sum(y)) / sqrt((n sum(x^2) - sum(x)^2) (n sum(y^2) - sum(y)^2))
     * </pre>
     *
     * <p>From -1 to 1, and positive if better answers on the driver go with more loyalty, whichever end of either scale
     * is good. {@link Method#PEARSON} correlates the scores, {@link Method#SPEARMAN} their ranks, with midranks for
     * equal scores. An association does not prove a cause.
     *
     * <p>Special cases:
     *
     * <ul>
     *   <li>fewer than two respondents, or the same score for all of them on the driver or on loyalty: undefined;
     *   <li>fewer than four respondents: no interval; fewer than three: no test;
     *   <li>a correlation of exactly -1 or 1: the interval is that point.
     * </ul>
     *
     * @param driver the driver's name
     * @param method whether scores or ranks are correlated
     * @param respondents the number of respondents who answered all questions
     * @param value the correlation, NaN when undefined
     * @param reason why it is undefined; empty when it is not
     */
    public record Association(String driver, Method method, long respondents, double value, String reason)
            implements Estimate, Serializable {

        /** The figures that are correlated, with the standard error of {@code artanh r} that the interval uses. */
        public enum Method {
            /**
             * The scores: {@code 1 / sqrt(n - 3)}. Source: R. A. Fisher, On the "Probable Error" of a Coefficient of
             * Correlation Deduced from a Small Sample, Metron 1 (1921).
             */
            PEARSON,
            /**
             * The ranks: {@code sqrt((1 + r^2 / 2) / (n - 3))}. Source: D. G. Bonett and T. A. Wright, Sample Size
             * Requirements for Estimating Pearson, Kendall and Spearman Correlations, Psychometrika 65 (2000), 23-28.
             */
            SPEARMAN
        }

        /**
         * Checks the parts.
         *
         * @param driver the driver's name
         * @param method whether scores or ranks are correlated
         * @param respondents the number of respondents
         * @param value the correlation, NaN when undefined
         * @param reason why it is undefined; empty when it is not
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if the name is blank, the number negative, the value outside -1..1, or a
         *     reason is given for a defined value, or none for an undefined one
         */
        public Association {
            value = Checks.unsignedZero(value);
            Checks.identifier(driver, "driver");
            Objects.requireNonNull(method, "method");
            Checks.notNegative(respondents, "respondents");
            Objects.requireNonNull(reason, "reason");
            if (value < -1 || value > 1) {
                throw new IllegalArgumentException("value must be in -1..1: " + value);
            }
            if (!Checks.isReason(reason, !Double.isNaN(value))) {
                throw new IllegalArgumentException(
                        "reason must be given if and only if the value (" + value + ") is undefined: " + reason);
            }
        }

        @Override
        public boolean isDefined() {
            return !Double.isNaN(value);
        }

        /**
         * The confidence interval of the correlation, by Fisher's transformation.
         *
         * <pre>
         * tanh(artanh(r) -+ z * standard error)
         * </pre>
         *
         * @param level the confidence level, between 0 and 1, such as 0.95
         * @return the interval, within -1..1; undefined when the correlation is, or for fewer than four respondents
         * @throws IllegalArgumentException if the level is not between 0 and 1
         */
        @Override
        public Interval interval(double level) {
            Checks.level(level);
            if (!isDefined() || respondents < 4) {
                return Interval.undefined(level, isDefined() ? "fewer than four respondents" : reason);
            }
            if (Math.abs(value) == 1) {
                return Interval.of(value, value, level);
            }
            double numerator = method == Method.PEARSON ? 1 : 1 + value * value / 2;
            double margin = Normal.criticalValue(level) * Math.sqrt(numerator / (respondents - 3));
            double centre = 0.5 * (Math.log1p(value) - Math.log1p(-value));
            // artanh and tanh each round: an interval that is almost a point could miss the correlation itself
            return Interval.of(Math.tanh(centre - margin), Math.tanh(centre + margin), level)
                    .including(value);
        }

        /**
         * A two-sided test of the hypothesis that there is no association.
         *
         * <pre>
         * t = r sqrt((n - 2) / (1 - r^2)), with n - 2 degrees of freedom
         * </pre>
         *
         * @return the test, which for ranks is an approximation; undefined when the correlation is undefined or exactly
         *     -1 or 1, or for fewer than three respondents
         */
        public SignificanceTest test() {
            if (!isDefined() || respondents < 3 || Math.abs(value) == 1) {
                return SignificanceTest.undefined(whyNoTest());
            }
            double t = value * Math.sqrt((respondents - 2) / ((1 - value) * (1 + value)));
            return SignificanceTest.of(t, StudentT.twoSidedTail(t, (double) (respondents - 2)));
        }

        private String whyNoTest() {
            if (!isDefined()) {
                return reason;
            }
            return respondents < 3
                    ? "fewer than three respondents"
                    : "the correlation is exactly " + (value > 0 ? "1" : "-1");
        }

        /** {@return the {@link #value()}, or null when undefined, for JSON mappers and templates} */
        @Override
        public @Nullable Double getValue() {
            return Beans.finite(value);
        }

        /** {@return such as {@code trust 0.62 (PEARSON of 120 respondents)}, or {@code trust undefined} and why} */
        @Override
        public String toString() {
            String of = " (" + method + " of " + respondents + " respondents)";
            return isDefined()
                    ? driver + " " + Decimals.text(value, 2) + of
                    : driver + " undefined" + of + ": " + reason;
        }
    }
}
