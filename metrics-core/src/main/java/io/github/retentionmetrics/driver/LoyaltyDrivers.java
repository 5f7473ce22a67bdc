package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
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
 * The loyalty drivers of a survey: how customers score satisfaction, image, trust or engagement, beside how loyal they
 * are; counted so that it adds up.
 *
 * <p>The loyalty is a question too, such as "would you recommend us" from 0 to 10, or whether somebody bought again, as
 * 0 or 1. A respondent who did not answer one of the questions is {@linkplain #incomplete() counted as incomplete} and
 * is in no other figure. Every row counts, so that somebody who answered twice counts twice; {@link DriverAnswers#join}
 * takes one answer of each. Three answers are derived:
 *
 * <ul>
 *   <li>{@link #index}: the drivers in one weighted number from 0 to 100;
 *   <li>{@link #association}: how strongly each driver goes together with loyalty;
 *   <li>{@link #importance}: how much of the differences in loyalty each driver explains.
 * </ul>
 *
 * <p>Every sum is of whole numbers and exact, so that surveys of disjoint respondents add up with {@link #plus}, in any
 * order; a survey of nobody is the identity. Duplicating every answer changes no index, association or contribution,
 * only how sure they are.
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
 * <p>Memory does not depend on the number of respondents: a number for each pair of questions, and one for each pair of
 * scores of a driver and of loyalty that occurs.
 */
public final class LoyaltyDrivers implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int MOST_DRIVERS = 16;

    private final DriverSums sums;

    private LoyaltyDrivers(DriverSums sums) {
        this.sums = sums;
    }

    /**
     * A survey of nobody: adding it to another changes nothing.
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
     * @param answers the answers; a message names a row by its place in this collection, from 0
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
     * @return the collector, whose result does not depend on order or threads; it fails as {@link #of} does. In a
     *     parallel stream the row in a message is counted within one thread's part
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
     * How many answered all questions.
     *
     * @return the number of respondents in every figure
     */
    public long respondents() {
        return sums.moments().respondents();
    }

    /**
     * How many left out a question.
     *
     * @return the number of respondents in no figure
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
     * @throws IllegalArgumentException if the names are not those of the drivers, a weight is negative, infinite or not
     *     a number, or the sum of the weights is not above 0 and finite
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
    public DriverAssociation association(String driver) {
        return association(driver, DriverAssociation.Method.PEARSON);
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
    public DriverAssociation association(String driver, DriverAssociation.Method method) {
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
        return new DriverAssociation(driver, method, respondents(), value, reason);
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

    /** Exact below the root, so that a perfect correlation is exactly 1. */
    private static double correlation(BigInteger first, BigInteger both, BigInteger second) {
        BigDecimal root = new BigDecimal(first.multiply(second)).sqrt(MathContext.DECIMAL128);
        return new BigDecimal(both).divide(root, MathContext.DECIMAL128).doubleValue();
    }

    /**
     * How much of the differences in loyalty each driver explains.
     *
     * @return the importance; takes about 2^drivers steps: microseconds for four drivers, seconds for sixteen
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
     * The answers of two surveys with the same questions.
     *
     * @param other the answers of respondents who are not in this one
     * @return the drivers of all
     * @throws NullPointerException if the other is null
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
}
