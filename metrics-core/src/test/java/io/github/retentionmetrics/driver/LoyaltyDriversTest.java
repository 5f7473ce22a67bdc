package io.github.retentionmetrics.driver;

import static io.github.retentionmetrics.driver.LoyaltyDrivers.Association.Method.PEARSON;
import static io.github.retentionmetrics.driver.LoyaltyDrivers.Association.Method.SPEARMAN;
import static io.github.retentionmetrics.driver.LoyaltyDrivers.toLoyaltyDrivers;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoyaltyDriversTest {
    private static final Question RECOMMEND = Question.of("recommend", Scale.NPS);
    private static final Question TRUST = Question.of(Question.TRUST, Scale.FIVE_POINT);
    private static final Question EFFORT = Question.of("effort", Scale.EFFORT_FIVE_POINT);

    /** Trust and effort do not go together, and recommendation is twice trust less effort, plus 3: R^2 is 4/5 + 1/5. */
    private static final LoyaltyDrivers DRIVERS = survey("3 1 8", "3 2 7", "4 1 10", "4 2 9");

    /** Answers as text: trust, effort, recommendation. */
    private static LoyaltyDrivers survey(String... answers) {
        return LoyaltyDrivers.of(answers(answers), RECOMMEND, TRUST, EFFORT);
    }

    private static List<DriverAnswers> answers(String... answers) {
        return IntStream.range(0, answers.length)
                .mapToObj(row -> answers("r" + row, answers[row]))
                .toList();
    }

    private static DriverAnswers answers(String id, String scores) {
        DriverAnswers answers = DriverAnswers.of(id);
        String[] parts = scores.split(" ", -1);
        String[] names = {"trust", "effort", "recommend"};
        for (int i = 0; i < parts.length; i++) {
            answers = parts[i].equals("-") ? answers : answers.withScore(names[i], Integer.parseInt(parts[i]));
        }
        return answers;
    }

    @Test
    void weighsDriversOnTheirOwnScales() {
        LoyaltyIndex index = DRIVERS.index(Map.of("trust", 3.0, "effort", 1.0));

        // trust: mean 3.5 of 1 to 5; effort: mean 1.5 of 5 down to 1
        assertThat(index.score("trust")).isEqualTo(100 * (3.5 - 1) / 4);
        assertThat(index.score("effort")).isEqualTo(100 * (5 - 1.5) / 4);
        assertThat(index.weight("trust")).isEqualTo(0.75);
        assertThat(index.contribution("trust")).isEqualTo(0.75 * 62.5);
        assertThat(index.contributions()).containsExactly(entry("effort", 0.25 * 87.5), entry("trust", 0.75 * 62.5));
        assertThat(index.value()).isEqualTo(0.75 * 62.5 + 0.25 * 87.5);
        assertThat(index.names()).containsExactly("trust", "effort");
        assertThat(index.respondents()).isEqualTo(4);
        assertThat(index).hasToString("68.8 of 100 (4 respondents)");
        assertThat(DRIVERS.index().value()).isEqualTo((62.5 + 87.5) / 2);
    }

    @Test
    void isAsSureOfTheIndexAsOfTheMeanOfRespondents() {
        // trust 50, 50, 75, 75 and effort 100, 75, 100, 75: indices 62.5, 56.25, 81.25, 75
        double mean = (62.5 + 56.25 + 81.25 + 75) / 4;
        double squares = Stream.of(62.5, 56.25, 81.25, 75.0)
                .mapToDouble(index -> (index - mean) * (index - mean))
                .sum();
        // t of 95 % and three degrees of freedom, from tables
        double margin = 3.182446 * Math.sqrt(squares / 3 / 4);
        LoyaltyIndex index = DRIVERS.index(Map.of("trust", 3.0, "effort", 1.0));

        assertThat(index.interval(0.95).low()).isCloseTo(mean - margin, within(1e-5));
        assertThat(index.interval(0.95).high()).isCloseTo(mean + margin, within(1e-5));
        assertThat(survey("3 1 8").index().interval(0.95).isDefined()).isFalse();
    }

    /** Of two respondents with 100 and 75 points, t with one degree of freedom would make -71.3 .. 246.3. */
    @Test
    void theIntervalOfTheIndexStaysWithinItsRange() {
        LoyaltyIndex index = survey("5 1 10", "4 1 9").index(Map.of("trust", 1.0, "effort", 0.0));
        assertThat(index.value()).isEqualTo(87.5);
        assertThat(index.interval(0.95)).isEqualTo(Interval.of(0, 100, 0.95));
    }

    @Test
    void derivesWeights() {
        LoyaltyIndex index = DRIVERS.index(DRIVERS.importance().shares());

        assertThat(index.weight("trust")).isCloseTo(4 / 5.0, within(1e-15));
        assertThat(index.value()).isCloseTo(0.8 * 62.5 + 0.2 * 87.5, within(1e-12));
    }

    @Test
    void associatesDriversWithLoyalty() {
        LoyaltyDrivers.Association trust = DRIVERS.association("trust");

        assertThat(trust.value()).isCloseTo(2 / Math.sqrt(5), within(1e-15));
        // less effort is better
        assertThat(DRIVERS.association("effort").value()).isCloseTo(1 / Math.sqrt(5), within(1e-15));
        assertThat(trust.respondents()).isEqualTo(4);
        assertThat(trust.method()).isEqualTo(PEARSON);
        assertThat(trust).hasToString("trust 0.89 (PEARSON of 4 respondents)");
        // artanh(2 / sqrt 5) -+ 1.959964 x 1 / sqrt(4 - 3)
        double z = 0.5 * Math.log((1 + 2 / Math.sqrt(5)) / (1 - 2 / Math.sqrt(5)));
        assertThat(trust.interval(0.95).low()).isCloseTo(Math.tanh(z - 1.959963984540054), within(1e-12));
        assertThat(trust.interval(0.95).high()).isCloseTo(Math.tanh(z + 1.959963984540054), within(1e-12));
        // t = r sqrt(2 / (1 - 4/5)) = 2 sqrt 2; with two degrees of freedom p = 1 - t / sqrt(t^2 + 2)
        assertThat(trust.test().statistic()).isCloseTo(2 * Math.sqrt(2), within(1e-12));
        assertThat(trust.test().pvalue()).isCloseTo(1 - Math.sqrt(8 / 10.0), within(1e-12));
    }

    @Test
    void correlatesRanks() {
        LoyaltyDrivers drivers = survey("1 1 0", "2 1 1", "2 1 5", "3 1 6", "5 1 10");
        // ranks of trust 1, 2.5, 2.5, 4, 5 and of recommendation 1 to 5: deviations from 3
        double both = 2 * 2 + 0.5 * 1 + 0 + 1 * 1 + 2 * 2;
        double trust = 4 + 0.25 + 0.25 + 1 + 4;
        double recommend = 4 + 1 + 0 + 1 + 4;
        LoyaltyDrivers.Association ranks = drivers.association("trust", SPEARMAN);

        assertThat(ranks.value()).isCloseTo(both / Math.sqrt(trust * recommend), within(1e-15));
        double z = 0.5 * Math.log((1 + ranks.value()) / (1 - ranks.value()));
        double error = Math.sqrt((1 + ranks.value() * ranks.value() / 2) / (5 - 3));
        assertThat(ranks.interval(0.95).low()).isCloseTo(Math.tanh(z - 1.959963984540054 * error), within(1e-12));
    }

    @Test
    void isExactlyOneWhenPerfect() {
        LoyaltyDrivers drivers = survey("1 1 0", "2 2 1", "3 3 2", "4 4 3", "5 5 4");

        assertThat(drivers.association("trust").value()).isEqualTo(1);
        assertThat(drivers.association("effort").value()).isEqualTo(-1);
        assertThat(drivers.association("effort", SPEARMAN).value()).isEqualTo(-1);
        assertThat(drivers.association("trust").interval(0.95)).hasToString("1.0000 .. 1.0000 (95%)");
        assertThat(drivers.association("trust").test().isDefined()).isFalse();
        // each follows from the other, so that they share
        assertThat(drivers.importance().value()).isEqualTo(1);
        assertThat(drivers.importance().contribution("trust")).isEqualTo(0.5);
        assertThat(drivers.importance().contribution("effort")).isEqualTo(0.5);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'3 1 8'; fewer than two respondents",
                "'3 1 8,4 1 8'; all respondents are equally loyal",
                "'3 1 8,3 1 9'; all respondents gave the driver the same score"
            })
    void isUndefinedWhenNothingVaries(String rows, String reason) {
        LoyaltyDrivers drivers = survey(rows.split(",", -1));

        for (LoyaltyDrivers.Association.Method method : LoyaltyDrivers.Association.Method.values()) {
            LoyaltyDrivers.Association trust = drivers.association("trust", method);
            assertThat(trust.isDefined()).isFalse();
            assertThat(trust.reason()).isEqualTo(reason);
            assertThat(trust.value()).isNaN();
            assertThat(trust.interval(0.95).isDefined()).isFalse();
            assertThat(trust.test().isDefined()).isFalse();
            assertThat(trust)
                    .hasToString(
                            "trust undefined (" + method + " of " + drivers.respondents() + " respondents): " + reason);
        }
    }

    @Test
    void hasNoIntervalOfThreeAndNoTestOfTwo() {
        LoyaltyDrivers three = survey("1 1 0", "2 1 4", "3 1 5");
        LoyaltyDrivers two = survey("1 1 0", "2 1 4");

        assertThat(three.association("trust").interval(0.95).isDefined()).isFalse();
        assertThat(three.association("trust").test().isDefined()).isTrue();
        assertThat(two.association("trust").value()).isEqualTo(1);
        assertThat(two.association("trust").test().isDefined()).isFalse();
    }

    @Test
    void explainsLoyaltyInPartsThatAddUp() {
        DriverImportance importance = DRIVERS.importance();

        assertThat(importance.value()).isEqualTo(1);
        assertThat(importance.contribution("trust")).isCloseTo(4 / 5.0, within(1e-15));
        assertThat(importance.contribution("effort")).isCloseTo(1 / 5.0, within(1e-15));
        assertThat(importance.names()).containsExactly("trust", "effort");
        assertThat(importance.reason()).isEmpty();
        assertThat(importance).hasToString("R^2 1.00: trust 0.80, effort 0.20");
    }

    @Test
    void gaveNothingToADriverThatDoesNotVary() {
        DriverImportance importance = survey("1 1 0", "2 1 4", "3 1 5", "5 1 4").importance();

        assertThat(importance.contribution("effort")).isZero();
        assertThat(importance.contribution("trust")).isEqualTo(importance.value());
    }

    @Test
    void explainsNothingWhenThereIsNothingToExplain() {
        DriverImportance equal = survey("1 1 5", "2 1 5", "3 1 5", "5 2 5").importance();
        DriverImportance few = survey("1 1 0", "2 2 4", "3 1 5").importance();
        DriverImportance unrelated = survey("1 1 0", "1 1 1", "3 1 0", "3 1 1").importance();

        assertThat(equal.isDefined()).isFalse();
        assertThat(equal).hasToString("undefined: all respondents are equally loyal");
        assertThat(equal.contribution("trust")).isNaN();
        assertThat(equal.shares()).isEmpty();
        assertThat(few).hasToString("undefined: fewer than 4 respondents for 2 drivers");
        assertThat(unrelated.value()).isZero();
        assertThat(unrelated.shares()).isEmpty();
    }

    @Test
    void countsWhoLeftOutAQuestion() {
        LoyaltyDrivers drivers = survey("3 1 8", "- 1 8", "3 - 8", "3 1 -", "3");

        assertThat(drivers.respondents()).isEqualTo(1);
        assertThat(drivers.incomplete()).isEqualTo(4);
        assertThat(drivers.drivers()).containsExactly(TRUST, EFFORT);
        assertThat(drivers.loyalty()).isEqualTo(RECOMMEND);
        assertThat(drivers).hasToString("LoyaltyDrivers[trust, effort] of recommend: 1 respondents, 4 incomplete");
    }

    @Test
    void isUndefinedWithoutRespondents() {
        LoyaltyDrivers nobody = LoyaltyDrivers.empty(RECOMMEND, TRUST, EFFORT);

        assertThat(nobody.index().isDefined()).isFalse();
        assertThat(nobody.index().value()).isNaN();
        assertThat(nobody.index()).hasToString("undefined: no respondents");
        assertThat(nobody.index().interval(0.95).isDefined()).isFalse();
        assertThat(nobody.association("trust").isDefined()).isFalse();
        assertThat(nobody.importance().isDefined()).isFalse();
        assertThat(nobody.plus(DRIVERS)).isEqualTo(DRIVERS);
    }

    @Test
    void joinsTheResponsesToSeveralQuestions() {
        LocalDate day = LocalDate.of(2026, 3, 1);
        Map<String, List<SurveyResponse>> responses = new LinkedHashMap<>();
        responses.put(
                "trust",
                List.of(
                        SurveyResponse.of("anna", day, 2),
                        SurveyResponse.of("anna", day.plusDays(1), 4),
                        SurveyResponse.of("bram", day, 3)));
        responses.put("recommend", List.of(SurveyResponse.of("anna", day, 9), SurveyResponse.of("cato", day, 7)));

        assertThat(DriverAnswers.join(responses, RepeatedAnswers.LATEST))
                .containsExactly(
                        DriverAnswers.of("anna").withScore("trust", 4).withScore("recommend", 9),
                        DriverAnswers.of("bram").withScore("trust", 3),
                        DriverAnswers.of("cato").withScore("recommend", 7));
        assertThat(DriverAnswers.of("anna").withScore("trust", 4).score("trust"))
                .hasValue(4);
        assertThat(DriverAnswers.of("anna").score("trust")).isEmpty();
        assertThatThrownBy(() -> DriverAnswers.join(responses, RepeatedAnswers.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("policy must leave one answer per respondent: ALL");
        assertThatThrownBy(() -> DriverAnswers.of("anna").withScore(" ", 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("question must not be blank: length 1");
    }

    @Test
    void collectsAndAddsUp() {
        List<DriverAnswers> rows = answers("3 1 8", "3 2 7", "4 1 10", "4 2 9", "4 2");
        LoyaltyDrivers whole = rows.stream().collect(toLoyaltyDrivers(RECOMMEND, TRUST, EFFORT));

        assertThat(rows.stream().parallel().collect(toLoyaltyDrivers(RECOMMEND, TRUST, EFFORT)))
                .isEqualTo(whole);
        assertThat(DRIVERS.plus(survey("4 2"))).isEqualTo(whole);
        assertThat(DRIVERS.plus(survey("4 2"))).hasSameHashCodeAs(whole);
        assertThat(DRIVERS).isNotEqualTo(whole);
        assertThat(Serialization.roundTrip(whole)).isEqualTo(whole);
        assertThat(Serialization.roundTrip(whole.importance())).isEqualTo(whole.importance());
        assertThat(Serialization.roundTrip(whole.importance())).hasSameHashCodeAs(whole.importance());
        assertThat(Serialization.roundTrip(whole.index())).isEqualTo(whole.index());
        assertThat(Serialization.roundTrip(whole.index())).hasSameHashCodeAs(whole.index());
    }

    @Test
    void refusesWhatCannotBe() {
        assertThatThrownBy(() -> survey("3 1 8", "6 1 8"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trust at row 1 must be in 1..5: 6");
        assertThatThrownBy(() -> LoyaltyDrivers.empty(RECOMMEND))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("drivers must be 1..16 questions: 0");
        assertThatThrownBy(() -> LoyaltyDrivers.empty(RECOMMEND, TRUST, TRUST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("names of questions must differ from each other: [trust, trust, recommend]");
        assertThatThrownBy(() -> DRIVERS.association("image"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must be one of [trust, effort]: image");
        assertThatThrownBy(() -> DRIVERS.index(Map.of("trust", 1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weights must be given for [trust, effort]: [trust]");
        assertThatThrownBy(() -> DRIVERS.index(Map.of("trust", 1.0, "effort", -1.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("weight of effort must not be negative: -1.0");
        assertThatThrownBy(() -> DRIVERS.index(Map.of("trust", 0.0, "effort", 0.0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("sum of weights must be above 0 and finite: 0.0");
        assertThatThrownBy(() -> DRIVERS.plus(LoyaltyDrivers.empty(RECOMMEND, TRUST)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("questions of other ([");
        assertThatThrownBy(() -> new LoyaltyDrivers.Association("trust", PEARSON, 4, 1.5, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value must be in -1..1: 1.5");
        assertThatThrownBy(() -> new LoyaltyDrivers.Association("trust", PEARSON, 4, Double.NaN, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("reason must be given if and only if the value (NaN) is undefined: ");
        List<DriverAnswers> withNull = new ArrayList<>(Arrays.asList(DriverAnswers.of("r0"), null));
        assertThatThrownBy(() -> LoyaltyDrivers.of(withNull, RECOMMEND, TRUST))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("answers at row 1");
        assertThatThrownBy(() -> LoyaltyDrivers.empty(RECOMMEND, (Question) null))
                .isInstanceOf(NullPointerException.class);
    }
}
