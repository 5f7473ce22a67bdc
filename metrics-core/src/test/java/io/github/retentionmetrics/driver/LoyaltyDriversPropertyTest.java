package io.github.retentionmetrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.survey.Scale;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class LoyaltyDriversPropertyTest {
    private static final Question LOYALTY = Question.of("loyalty", Scale.NPS);
    private static final Question[] DRIVERS = {
        Question.of("a", Scale.FIVE_POINT),
        Question.of("b", Scale.EFFORT_FIVE_POINT),
        Question.of("c", Scale.of(-2, 2)),
        Question.of("d", Scale.SEVEN_POINT)
    };

    @Provide
    Arbitrary<List<DriverAnswers>> surveys() {
        Arbitrary<DriverAnswers> answers = Arbitraries.integers()
                .between(0, 10)
                .array(int[].class)
                .ofSize(6)
                .map(LoyaltyDriversPropertyTest::answers);
        return answers.list().ofMaxSize(20);
    }

    /** One answer in eleven leaves out a question. */
    private static DriverAnswers answers(int[] numbers) {
        DriverAnswers answers = DriverAnswers.of("r")
                .withScore("a", 1 + numbers[0] % 5)
                .withScore("b", 1 + numbers[1] % 5)
                .withScore("c", numbers[2] % 5 - 2)
                .withScore("d", 1 + numbers[3] % 7);
        return numbers[5] == 0 ? answers : answers.withScore("loyalty", numbers[4]);
    }

    private static LoyaltyDrivers count(List<DriverAnswers> answers) {
        return LoyaltyDrivers.of(answers, LOYALTY, DRIVERS);
    }

    @Property(seed = "20260101")
    void anySplitAddsUpToTheWhole(@ForAll("surveys") List<DriverAnswers> answers, @ForAll @IntRange(max = 20) int at) {
        int cut = Math.min(at, answers.size());
        LoyaltyDrivers whole = count(answers);
        LoyaltyDrivers one = count(answers.subList(0, cut));
        LoyaltyDrivers other = count(answers.subList(cut, answers.size()));

        assertThat(one.plus(other)).isEqualTo(whole);
        assertThat(other.plus(one)).isEqualTo(whole);
        assertThat(whole.plus(LoyaltyDrivers.empty(LOYALTY, DRIVERS))).isEqualTo(whole);
        assertThat(whole.respondents() + whole.incomplete()).isEqualTo(answers.size());
    }

    @Property(seed = "20260101")
    void contributionsAddUpToTheIndexExactly(
            @ForAll("surveys") List<DriverAnswers> answers,
            @ForAll @Size(4) List<@IntRange(min = 1, max = 9) Integer> weights) {
        Map<String, Double> byName = new HashMap<>();
        for (int i = 0; i < DRIVERS.length; i++) {
            byName.put(DRIVERS[i].name(), weights.get(i).doubleValue());
        }
        LoyaltyIndex index = count(answers).index(byName);
        double sum = index.contributions().values().stream().reduce(0.0, Double::sum);

        if (index.isDefined()) {
            assertThat(sum).isEqualTo(index.value());
            assertThat(index.value()).isBetween(-1e-9, 100 + 1e-9);
        }
    }

    @Property(seed = "20260101")
    void theOrderOfTheDriversChangesNothingToTheLastDigit(
            @ForAll("surveys") List<DriverAnswers> answers,
            @ForAll @Size(4) List<@DoubleRange(min = 0.01, max = 9) Double> weights,
            @ForAll @IntRange(max = 23) int order) {
        List<Question> left = new ArrayList<>(List.of(DRIVERS));
        Question[] others = {left.remove(order / 6), left.remove(order % 6 / 2), left.remove(order % 2), left.remove(0)
        };
        LoyaltyDrivers drivers = count(answers);
        LoyaltyDrivers exchanged = LoyaltyDrivers.of(answers, LOYALTY, others);
        Map<String, Double> byName = new HashMap<>();
        for (int i = 0; i < DRIVERS.length; i++) {
            byName.put(DRIVERS[i].name(), weights.get(i));
        }
        LoyaltyIndex index = drivers.index(byName);
        LoyaltyIndex other = exchanged.index(byName);

        assertThat(other.value()).isEqualTo(Double.valueOf(index.value()));
        assertThat(other.contributions()).isEqualTo(index.contributions());
        assertThat(other.interval(0.95)).isEqualTo(index.interval(0.95));
        for (String name : index.names()) {
            assertThat(other.weight(name)).isEqualTo(index.weight(name));
            assertThat(exchanged.importance().contribution(name))
                    .isEqualTo(Double.valueOf(drivers.importance().contribution(name)));
        }
        assertThat(exchanged.importance().value())
                .isEqualTo(Double.valueOf(drivers.importance().value()));
        assertThat(exchanged.importance().shares())
                .isEqualTo(drivers.importance().shares());
    }

    @Property(seed = "20260101")
    void contributionsAddUpToWhatAllExplain(@ForAll("surveys") List<DriverAnswers> answers) {
        DriverImportance importance = count(answers).importance();

        if (importance.isDefined()) {
            double sum = importance.names().stream()
                    .mapToDouble(importance::contribution)
                    .sum();
            assertThat(sum).isCloseTo(importance.value(), within(1e-12));
            assertThat(importance.value()).isBetween(0.0, 1.0);
            assertThat(importance.names())
                    .allSatisfy(name ->
                            assertThat(importance.contribution(name)).isBetween(0.0, importance.value() + 1e-12));
        }
    }

    @Property(seed = "20260101")
    void duplicatingAllAnswersChangesNoAssociation(@ForAll("surveys") List<DriverAnswers> answers) {
        LoyaltyDrivers once = count(answers);
        LoyaltyDrivers twice =
                count(Stream.concat(answers.stream(), answers.stream()).toList());

        for (LoyaltyDrivers.Association.Method method : LoyaltyDrivers.Association.Method.values()) {
            LoyaltyDrivers.Association before = once.association("a", method);
            if (before.isDefined()) {
                assertThat(twice.association("a", method).value()).isCloseTo(before.value(), within(1e-15));
            }
        }
        if (once.importance().isDefined()) {
            assertThat(twice.importance().contribution("b"))
                    .isCloseTo(once.importance().contribution("b"), within(1e-15));
        }
        if (once.index().isDefined()) {
            assertThat(twice.index().value()).isCloseTo(once.index().value(), within(1e-12));
        }
    }

    @Property(seed = "20260101")
    void twoDriversHaveAClosedForm(@ForAll("surveys") List<DriverAnswers> answers) {
        LoyaltyDrivers two = LoyaltyDrivers.of(answers, LOYALTY, DRIVERS[0], DRIVERS[3]);
        double a = two.association("a").value();
        double d = two.association("d").value();
        double both = LoyaltyDrivers.of(complete(answers), DRIVERS[3], DRIVERS[0])
                .association("a")
                .value();
        if (two.importance().isDefined() && Math.abs(both) < 0.999 && !Double.isNaN(a) && !Double.isNaN(d)) {
            double all = (a * a + d * d - 2 * a * d * both) / (1 - both * both);

            assertThat(two.importance().value()).isCloseTo(all, within(1e-10));
            assertThat(two.importance().contribution("a")).isCloseTo((a * a + all - d * d) / 2, within(1e-10));
            assertThat(two.importance().contribution("d")).isCloseTo((d * d + all - a * a) / 2, within(1e-10));
        }
    }

    private static List<DriverAnswers> complete(List<DriverAnswers> answers) {
        return answers.stream()
                .filter(answer -> answer.score("loyalty").isPresent())
                .toList();
    }

    @Property(seed = "20260101")
    void associationsAreThoseOfTheNaiveFormula(@ForAll("surveys") List<DriverAnswers> answers) {
        List<DriverAnswers> complete = complete(answers);
        double[] driver = scores(complete, "b");
        double[] loyalty = scores(complete, "loyalty");
        LoyaltyDrivers drivers = count(answers);
        LoyaltyDrivers.Association scores = drivers.association("b");
        LoyaltyDrivers.Association ranks = drivers.association("b", LoyaltyDrivers.Association.Method.SPEARMAN);

        if (scores.isDefined()) {
            // effort: less is better
            assertThat(scores.value()).isCloseTo(-correlation(driver, loyalty), within(1e-12));
            assertThat(ranks.value()).isCloseTo(-correlation(ranks(driver), ranks(loyalty)), within(1e-12));
            assertThat(scores.interval(0.95).isDefined()).isEqualTo(complete.size() >= 4);
        }
        assertThat(ranks.isDefined()).isEqualTo(scores.isDefined());
    }

    private static double[] scores(List<DriverAnswers> answers, String question) {
        return answers.stream()
                .mapToDouble(answer -> answer.score(question).orElseThrow())
                .toArray();
    }

    private static double correlation(double[] x, double[] y) {
        double meanX =
                Stream.of(x).flatMapToDouble(java.util.Arrays::stream).average().orElseThrow();
        double meanY =
                Stream.of(y).flatMapToDouble(java.util.Arrays::stream).average().orElseThrow();
        double xx = 0;
        double xy = 0;
        double yy = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xy / Math.sqrt(xx * yy);
    }

    private static double[] ranks(double[] values) {
        List<Double> ranks = new ArrayList<>();
        for (double value : values) {
            double below = 0;
            double equal = 0;
            for (double other : values) {
                below += other < value ? 1 : 0;
                equal += other == value ? 1 : 0;
            }
            ranks.add(below + (equal + 1) / 2);
        }
        return ranks.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
