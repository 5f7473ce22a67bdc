package io.github.retentionmetrics.survey;

import static io.github.retentionmetrics.period.Granularity.DAY;
import static io.github.retentionmetrics.rate.ProportionInterval.WILSON;
import static io.github.retentionmetrics.survey.CustomerSatisfaction.toCustomerSatisfaction;
import static io.github.retentionmetrics.survey.NetPromoterScore.toNetPromoterScore;
import static io.github.retentionmetrics.survey.NetScore.IntervalMethod.WALD;
import static io.github.retentionmetrics.survey.SurveyTrend.toTrend;
import static java.util.stream.Collectors.partitioningBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Published figures, and what R (package NPS 1.1, prop.test, t.test) makes of a real survey of airport guests. R's
 * results have 15 digits; counts must agree exactly, figures to 1e-12 of their size, p-values and t quantiles to 1e-10.
 */
class SurveyReferenceTest {
    private static final double DIGITS = 1e-12;

    /** From the tests of the R package NPS, which works on -1 to 1. */
    @ParameterizedTest
    @CsvSource({
        "1, 2, 3, 0.333333333333333, 0.555555555555556, 0.304",
        "1, 0, 1, 0, 1, 0.707",
        "0, 1, 1, 0.5, 0.25, 0.354",
        "1, 1, 1, 0, 0.666666666666667, 0.471"
    })
    void packageNpsOfR(long detractors, long passives, long promoters, double score, double variance, double error) {
        NetPromoterScore nps =
                NetPromoterScore.ofPromoters(promoters).passives(passives).detractors(detractors);
        assertThat(nps.value()).isCloseTo(100 * score, within(1e-12));
        assertThat(nps.responses() * Math.pow(nps.standardError() / 100, 2)).isCloseTo(variance, within(1e-14));
        assertThat(nps.standardError() / 100).isCloseTo(error, within(0.0005));
    }

    @ParameterizedTest
    @CsvSource({"0, -100", "7, 0", "10, 100"})
    void unanimousSurveys(int score, double expected) {
        assertThat(NetPromoterScore.ofScores(score, score, score).value()).isEqualTo(expected);
    }

    @Test
    void aScoreThatIsNotRound() {
        assertThat(NetPromoterScore.ofPromoters(36).passives(14).detractors(10).value())
                .isEqualTo(100.0 * 26 / 60);
    }

    /** Some tools cut or round both percentages to whole numbers before they subtract. */
    @Test
    void percentagesAreNotRoundedBeforeTheyAreSubtracted() {
        // 66 - 33 = 33
        assertThat(NetPromoterScore.ofScores(9, 10, 0).value()).isEqualTo(100.0 * (2 - 1) / 3);
        // 41 - 19 = 22
        assertThat(NetPromoterScore.ofPromoters(405)
                        .passives(401)
                        .detractors(194)
                        .value())
                .isEqualTo(100.0 * (405 - 194) / 1000)
                .isEqualTo(21.1);
    }

    /** A vendor's example says 17 responses, a mean of 4.12 and 76.5% satisfied; its own counts say otherwise. */
    @Test
    void aVendorsSatisfactionExampleAddsUpDifferently() {
        CustomerSatisfaction csat = CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.FIVE_POINT, 1, 2, 3, 4, 9));
        assertThat(csat.responses()).isEqualTo(19).isNotEqualTo(17);
        assertThat(csat.mean().value()).isEqualTo(75.0 / 19).isCloseTo(3.947, within(0.0005));
        assertThat(csat.satisfied()).hasToString("68.4% (13 of 19)");
    }

    /**
     * Another says that 20 answers which sum to 137 have a mean of 6.7; its top box, 10 answers of 9 or 10, is right.
     */
    @Test
    void aVendorsMeanOfTwentyAnswers() {
        CustomerSatisfaction csat =
                CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.TEN_POINT, 0, 0, 0, 8, 2, 0, 0, 0, 5, 5), 9);
        assertThat(csat.mean().value()).isEqualTo(137.0 / 20).isEqualTo(6.85);
        assertThat(csat.satisfied()).isEqualTo(Rate.of(10, 20));
    }

    /** "60% satisfied" as the sum of 20 scores of 3 out of 20 x 5; nobody of them is satisfied. */
    @Test
    void aMeanIsNotAPercentage() {
        CustomerSatisfaction csat = CustomerSatisfaction.of(ScoreCounts.ofCounts(Scale.FIVE_POINT, 0, 0, 20, 0, 0));
        assertThat(csat.mean().value()).isEqualTo(3);
        assertThat(csat.satisfied().value()).isZero();
    }

    /**
     * The number of responses is counted, never stated beside the counts: a published "1000" answers add up to 1010.
     */
    @Test
    void aVendorsEffortExampleHasMoreAnswersThanItSays() {
        CustomerEffortScore ces =
                CustomerEffortScore.of(ScoreCounts.ofCounts(Scale.EFFORT_FIVE_POINT, 300, 250, 200, 160, 100));
        assertThat(ces.responses()).isEqualTo(1010);
        assertThat(ces.easy()).isEqualTo(Rate.of(550, 1010));
    }

    /** A published example with a sum of 4080 for 1000 answers. */
    @Test
    void aSevenPointEffortScore() {
        CustomerEffortScore ces =
                CustomerEffortScore.of(ScoreCounts.ofCounts(Scale.EASE_SEVEN_POINT, 100, 100, 180, 200, 180, 140, 100));
        assertThat(ces.mean().value()).isEqualTo(4.08);
    }

    @Test
    void netPromoterScoreOfTheAirportGuests() {
        String expected = text("expected/sfo2017_nps.json");
        List<SurveyResponse> responses = responses("data/sfo2017_nps.csv");
        assertThat(ScoreCounts.of(Scale.NPS, responses).counts()).containsExactly(distribution(expected));
        NetPromoterScore nps = responses.stream().collect(toNetPromoterScore());
        assertThat(nps.responses()).isEqualTo((long) number(expected, "n"));
        assertThat(nps.promoters()).isEqualTo((long) number(expected, "promoters"));
        assertThat(nps.passives()).isEqualTo((long) number(expected, "passives"));
        assertThat(nps.detractors()).isEqualTo((long) number(expected, "detractors"));
        assertThat(nps.value()).isCloseTo(number(expected, "nps_points"), within(100 * DIGITS));
        assertThat(nps.standardError()).isCloseTo(100 * number(expected, "standard_error"), within(100 * DIGITS));
        assertThat(nps.responses() * Math.pow(nps.standardError() / 100, 2))
                .isCloseTo(number(expected, "variance"), within(DIGITS));
        assertInterval(nps.interval(WALD, 0.95), numbers(expected, "ci95_wald"), 100);
        assertInterval(nps.interval(WALD, 0.90), numbers(expected, "ci90_wald"), 100);
        assertInterval(nps.interval(WALD, 0.99), numbers(expected, "ci99_wald"), 100);
        assertThat(ScoreCounts.of(Scale.NPS, responses).mean().value())
                .isCloseTo(number(expected, "mean"), within(10 * DIGITS));
    }

    @Test
    void netPromoterScoreOfTheAirportGuestsByDay() {
        NavigableMap<Period, NetPromoterScore> trend =
                responses("data/sfo2017_nps.csv").stream().collect(toTrend(DAY, toNetPromoterScore()));
        List<Map<String, String>> rows = ReferenceData.rows("expected/sfo2017_nps_by_day.csv");
        assertThat(trend.values().stream().filter(NetPromoterScore::isDefined)).hasSameSizeAs(rows);
        for (Map<String, String> row : rows) {
            NetPromoterScore nps = trend.get(Period.day(LocalDate.parse(row.get("date"))));
            assertThat(nps)
                    .isEqualTo(NetPromoterScore.ofPromoters(Long.parseLong(row.get("promoters")))
                            .passives(Long.parseLong(row.get("passives")))
                            .detractors(Long.parseLong(row.get("detractors"))));
            assertThat(nps.responses()).isEqualTo(Long.parseLong(row.get("n")));
            assertThat(nps.value()).isCloseTo(Double.parseDouble(row.get("nps_points")), within(100 * DIGITS));
            assertThat(nps.standardError()).isCloseTo(Double.parseDouble(row.get("se_points")), within(100 * DIGITS));
        }
        // the survey paused on 11 May: there is such a day, and it has no score
        assertThat(trend.get(Period.day(LocalDate.of(2017, 5, 11))).isDefined()).isFalse();
    }

    /** R's two-sample test reports the absolute difference; ours has a sign. */
    @Test
    void differenceOfTwoHalvesOfTheAirportSurvey() {
        String expected = text("expected/nps_two_sample_sfo2017_halves.json");
        LocalDate lastDayOfFirstHalf = LocalDate.of(2017, 5, 17);
        Map<Boolean, NetPromoterScore> halves = responses("data/sfo2017_nps.csv").stream()
                .collect(partitioningBy(response -> response.date().isAfter(lastDayOfFirstHalf), toNetPromoterScore()));
        NetPromoterScore earlier = halves.get(false);
        NetPromoterScore later = halves.get(true);
        assertThat(earlier.responses()).isEqualTo((long) number(expected, "n.x"));
        assertThat(later.responses()).isEqualTo((long) number(expected, "n.y"));
        assertThat(earlier.value()).isCloseTo(100 * number(expected, "nps.x"), within(100 * DIGITS));
        assertThat(later.value()).isCloseTo(100 * number(expected, "nps.y"), within(100 * DIGITS));
        NetScoreDifference gain = later.minus(earlier);
        assertThat(gain.value()).isCloseTo(100 * number(expected, "delta"), within(100 * DIGITS));
        assertInterval(gain.interval(WALD, 0.95), numbers(expected, "int"), 100);
        assertThat(gain.value() / gain.test(WALD).statistic())
                .isCloseTo(100 * number(expected, "se.hat"), within(1000 * DIGITS));
        assertThat(gain.test(WALD).pvalue()).isCloseTo(number(expected, "p.value"), within(DIGITS));
        assertThat(earlier.minus(later).value()).isEqualTo(-gain.value());
        assertThat(earlier.plus(later))
                .isEqualTo(responses("data/sfo2017_nps.csv").stream().collect(toNetPromoterScore()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"sfo2016", "sfo2017"})
    void satisfactionOfTheAirportGuests(String survey) {
        String expected = text("expected/" + survey + "_csat.json");
        CustomerSatisfaction csat =
                responses("data/" + survey + "_csat.csv").stream().collect(toCustomerSatisfaction(Scale.FIVE_POINT));
        assertThat(csat.counts().counts()).containsExactly(distribution(expected));
        assertThat(csat.satisfied()).isEqualTo(Rate.of((long) number(expected, "top2"), (long) number(expected, "n")));
        assertThat(csat.satisfied().value()).isCloseTo(number(expected, "csat_top2"), within(DIGITS));
        assertInterval(csat.satisfied().interval(WILSON, 0.95), numbers(expected, "csat_top2_wilson95"), 1);
        assertThat(csat.withSatisfiedFrom(5).satisfied().value()).isCloseTo(number(expected, "top1"), within(DIGITS));
        assertThat(csat.mean().value()).isCloseTo(number(expected, "mean"), within(10 * DIGITS));
        assertThat(csat.mean().standardDeviation()).isCloseTo(number(expected, "sd"), within(DIGITS));
        assertThat(csat.mean().standardError()).isCloseTo(number(expected, "se_mean"), within(DIGITS));
        assertInterval(csat.mean().interval(0.95), numbers(expected, "mean_ci95_t"), 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sfo2016", "sfo2017"})
    void satisfactionOfTheAirportGuestsByDay(String survey) {
        NavigableMap<Period, CustomerSatisfaction> trend = responses("data/" + survey + "_csat.csv").stream()
                .collect(toTrend(DAY, toCustomerSatisfaction(Scale.FIVE_POINT)));
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + survey + "_csat_by_day.csv");
        assertThat(trend.values().stream().filter(CustomerSatisfaction::isDefined))
                .hasSameSizeAs(rows);
        for (Map<String, String> row : rows) {
            CustomerSatisfaction csat = trend.get(Period.day(LocalDate.parse(row.get("date"))));
            assertThat(csat.satisfied())
                    .isEqualTo(Rate.of(Long.parseLong(row.get("top2")), Long.parseLong(row.get("n"))));
            assertThat(csat.mean().value()).isCloseTo(Double.parseDouble(row.get("mean")), within(10 * DIGITS));
        }
    }

    private static void assertInterval(Interval actual, double[] bounds, double factor) {
        assertThat(actual.low()).isCloseTo(factor * bounds[0], within(factor * 1e-10));
        assertThat(actual.high()).isCloseTo(factor * bounds[1], within(factor * 1e-10));
    }

    private static List<SurveyResponse> responses(String file) {
        return ReferenceData.rows(file).stream()
                .map(row -> SurveyResponse.of(
                        row.get("respondent"), LocalDate.parse(row.get("date")), Integer.parseInt(row.get("score"))))
                .toList();
    }

    private static String text(String file) {
        try {
            return Files.readString(ReferenceData.file(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static double number(String json, String name) {
        return Double.parseDouble(field(json, name, "([-+.\\deE]+)").group(1));
    }

    private static double[] numbers(String json, String name) {
        MatchResult match = field(json, name, "\\[([-+.\\deE]+), ([-+.\\deE]+)\\]");
        return new double[] {Double.parseDouble(match.group(1)), Double.parseDouble(match.group(2))};
    }

    /** The counts of the scores that the file lists, which are all scores of the scale. */
    private static long[] distribution(String json) {
        String counts = field(json, "distribution", "\\{([^}]*)\\}").group(1);
        return Pattern.compile("\"\\d+\": (\\d+)")
                .matcher(counts)
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .toArray();
    }

    private static MatchResult field(String json, String name, String value) {
        Matcher matcher =
                Pattern.compile("\"" + Pattern.quote(name) + "\": " + value).matcher(json);
        assertThat(matcher.find()).as(name).isTrue();
        return matcher.toMatchResult();
    }
}
