package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.survey.CustomerEffortScore;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survey.SurveyResponse;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Customers in classes by what they said or went through in a period: promoters and detractors, the satisfied and the
 * others, those for whom it was easy or difficult, those whose tickets were solved fast or not.
 *
 * <p>Each customer is in one class or in none. The classes have an order, best first, and a name for the rest: the
 * customers of a history who are in no class. Respondents are taken for customers by their identifiers; where a survey
 * tool has identifiers of its own, exchange them first.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>answers outside the period play no part; the period is what later behaviour must not overlap;
 *   <li>anonymous answers are left out, since the later behaviour of their respondents is unknown;
 *   <li>several answers of one respondent: the {@linkplain RepeatedAnswers policy} decides, and {@link RepeatedAnswers#ALL}
 *       is refused, since it would put a customer into two classes;
 *   <li>an average of several answers is a whole score, rounded as the policy says.
 * </ul>
 *
 * <pre>{@code
 * CustomerClasses promoters = CustomerClasses.ofPromoters(answers, Period.quarter(2026, 1), LATEST);
 * promoters.names();   // [promoters, passives, detractors]
 * promoters.rest();    // "no answer"
 * }</pre>
 */
public final class CustomerClasses implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String NO_ANSWER = "no answer";

    private final Period period;
    private final List<String> names;
    private final String rest;
    private final Map<String, Integer> classOf;

    private CustomerClasses(Period period, List<String> names, String rest, Map<String, Integer> classOf) {
        this.period = period;
        this.names = names;
        this.rest = rest;
        this.classOf = classOf;
    }

    /**
     * Promoters, passives and detractors, by answers from 0 to 10.
     *
     * @param responses the responses
     * @param period the period whose responses count
     * @param policy which of several answers of one respondent counts
     * @return the classes {@code promoters}, {@code passives} and {@code detractors}
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if a score in the period is not in 0 to 10, if the policy is {@link
     *     RepeatedAnswers#ALL}, or as the policy says
     */
    public static CustomerClasses ofPromoters(
            Collection<SurveyResponse> responses, Period period, RepeatedAnswers policy) {
        return ofScores(responses, period, policy, Scale.NPS, List.of("promoters", "passives", "detractors"), score -> {
            NetPromoterScore one = NetPromoterScore.ofScores(score);
            return one.promoters() == 1 ? 0 : one.passives() == 1 ? 1 : 2;
        });
    }

    /**
     * The satisfied and the others, with the {@linkplain CustomerSatisfaction default cut-off} of the scale.
     *
     * @param responses the responses
     * @param period the period whose responses count
     * @param policy which of several answers of one respondent counts
     * @param scale the scale of the scores
     * @return the classes {@code satisfied} and {@code not satisfied}
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if a score in the period is off the scale, the scale has more than 11 points, the
     *     policy is {@link RepeatedAnswers#ALL}, or as the policy says
     */
    public static CustomerClasses ofSatisfaction(
            Collection<SurveyResponse> responses, Period period, RepeatedAnswers policy, Scale scale) {
        return ofSatisfaction(
                responses,
                period,
                policy,
                scale,
                CustomerSatisfaction.of(ScoreCounts.empty(scale)).satisfiedFrom());
    }

    /**
     * The satisfied and the others.
     *
     * @param responses the responses
     * @param period the period whose responses count
     * @param policy which of several answers of one respondent counts
     * @param scale the scale of the scores
     * @param satisfiedFrom the least good score that counts as satisfied
     * @return the classes {@code satisfied} and {@code not satisfied}
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if a score in the period or the cut-off is off the scale, the policy is {@link
     *     RepeatedAnswers#ALL}, or as the policy says
     */
    public static CustomerClasses ofSatisfaction(
            Collection<SurveyResponse> responses,
            Period period,
            RepeatedAnswers policy,
            Scale scale,
            int satisfiedFrom) {
        int cutOff =
                CustomerSatisfaction.of(ScoreCounts.empty(scale), satisfiedFrom).satisfiedFrom();
        return ofScores(
                responses,
                period,
                policy,
                scale,
                List.of("satisfied", "not satisfied"),
                score -> scale.isAtLeastAsGood(score, cutOff) ? 0 : 1);
    }

    /**
     * Those for whom it was easy, neither, or difficult, with the {@linkplain CustomerEffortScore default cut-offs}.
     *
     * @param responses the responses
     * @param period the period whose responses count
     * @param policy which of several answers of one respondent counts
     * @param scale the scale of the scores, whose direction says which end is easy
     * @return the classes {@code easy}, {@code neutral} and {@code difficult}
     * @throws NullPointerException if a parameter or a response is null
     * @throws IllegalArgumentException if a score in the period is off the scale, the policy is {@link
     *     RepeatedAnswers#ALL}, or as the policy says
     */
    public static CustomerClasses ofEffort(
            Collection<SurveyResponse> responses, Period period, RepeatedAnswers policy, Scale scale) {
        CustomerEffortScore cutOffs = CustomerEffortScore.of(ScoreCounts.empty(scale));
        return ofScores(responses, period, policy, scale, List.of("easy", "neutral", "difficult"), score -> {
            if (scale.isAtLeastAsGood(score, cutOffs.easyFrom())) {
                return 0;
            }
            return scale.isAtLeastAsGood(cutOffs.difficultFrom(), score) ? 2 : 1;
        });
    }

    private static CustomerClasses ofScores(
            Collection<SurveyResponse> responses,
            Period period,
            RepeatedAnswers policy,
            Scale scale,
            List<String> names,
            IntFunction<Integer> classOf) {
        Objects.requireNonNull(responses, "responses");
        Objects.requireNonNull(period, "period");
        if (Objects.requireNonNull(policy, "policy") == RepeatedAnswers.ALL) {
            throw new IllegalArgumentException("policy must leave one answer per respondent: " + policy);
        }
        List<SurveyResponse> counted = policy.apply(responses.stream()
                .filter(response -> period.contains(response.date()))
                .toList());
        // refuses scores off the scale with the message of the house
        ScoreCounts.of(scale, counted);
        Map<String, Integer> classes = new HashMap<>();
        for (SurveyResponse response : counted) {
            String respondent = response.respondentId();
            if (respondent != null) {
                classes.put(respondent, classOf.apply(response.score()));
            }
        }
        return new CustomerClasses(period, names, NO_ANSWER, classes);
    }

    /**
     * Classes of the caller's own, by the constants of an enum in their order, such as {@code
     * TicketHistory.experiences(...)}. A class's name is the text of its constant.
     *
     * @param <E> the enum
     * @param period the period in which the classes came about
     * @param type the enum
     * @param classOf the class of each customer, by identifier
     * @param rest the name for customers in no class, such as {@code "no ticket"}
     * @return the classes
     * @throws NullPointerException if a parameter, an identifier or a class is null
     * @throws IllegalArgumentException if an identifier is blank, or a name is blank or there twice
     */
    public static <E extends Enum<E>> CustomerClasses of(
            Period period, Class<E> type, Map<String, E> classOf, String rest) {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(classOf, "classOf");
        Map<String, String> texts = new HashMap<>();
        classOf.forEach((id, constant) -> texts.put(
                id, Objects.requireNonNull(constant, "class of a customer").toString()));
        return of(
                period, Arrays.stream(type.getEnumConstants()).map(E::toString).toList(), texts, rest);
    }

    /**
     * Classes of the caller's own, by name.
     *
     * @param period the period in which the classes came about
     * @param names the names of the classes, best first
     * @param classOf the name of each customer's class, by identifier
     * @param rest the name for customers in no class
     * @return the classes
     * @throws NullPointerException if a parameter, an identifier or a name is null
     * @throws IllegalArgumentException if an identifier is blank, a name is blank or there twice, or a customer's class is
     *     not among the names
     */
    public static CustomerClasses of(Period period, List<String> names, Map<String, String> classOf, String rest) {
        Objects.requireNonNull(period, "period");
        Objects.requireNonNull(classOf, "classOf");
        List<String> copy = List.copyOf(Objects.requireNonNull(names, "names"));
        copy.forEach(name -> Checks.identifier(name, "name"));
        Checks.identifier(rest, "rest");
        if (copy.stream().distinct().count() < copy.size() || copy.contains(rest)) {
            throw new IllegalArgumentException("names and rest must differ from each other: " + copy + ", " + rest);
        }
        Map<String, Integer> classes = new HashMap<>();
        classOf.forEach((id, name) -> classes.put(Checks.identifier(id, "customerId"), Checks.indexOf(copy, name)));
        return new CustomerClasses(period, copy, rest, classes);
    }

    /**
     * The period in which the classes came about.
     *
     * @return the period; behaviour that is held against the classes must begin after it
     */
    public Period period() {
        return period;
    }

    /**
     * The names of the classes.
     *
     * @return the names, best first
     */
    public List<String> names() {
        return names;
    }

    /**
     * The name for customers in no class.
     *
     * @return such as {@code no answer}
     */
    public String rest() {
        return rest;
    }

    /**
     * The class of a customer.
     *
     * @param customerId the customer's identifier
     * @return the name of the class, or empty for a customer in none
     * @throws NullPointerException if the identifier is null
     */
    public Optional<String> classOf(String customerId) {
        Integer index = classOf.get(Objects.requireNonNull(customerId, "customerId"));
        return index == null ? Optional.empty() : Optional.of(names.get(index));
    }

    /**
     * How many people are in a class, whether they are customers or not.
     *
     * @param name the name of the class
     * @return the number of people
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such class
     */
    public long people(String name) {
        return people(Checks.indexOf(names, name));
    }

    long people(int index) {
        return classOf.values().stream().filter(other -> other == index).count();
    }

    /** The number of a customer's class, or that after the last class for a customer in none. */
    int indexOf(String customerId) {
        return classOf.getOrDefault(customerId, names.size());
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(period)
                && Restored.areNames(names)
                && !names.contains(rest)
                && !Checks.isBlank(rest)
                && names.stream().noneMatch(Checks::isBlank)
                && classOf.entrySet().stream()
                        .allMatch(entry -> !Checks.isBlank(entry.getKey())
                                && entry.getValue() >= 0
                                && entry.getValue() < names.size()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CustomerClasses that
                && period.equals(that.period)
                && names.equals(that.names)
                && rest.equals(that.rest)
                && classOf.equals(that.classOf);
    }

    @Override
    public int hashCode() {
        return Objects.hash(period, names, rest, classOf);
    }

    @Override
    public String toString() {
        return "CustomerClasses" + names + " of " + classOf.size() + " people in " + period;
    }
}
