package io.github.retentionmetrics.rfm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * RFM values and scores of public data sets, customer by customer, beside those of pandas, dplyr and R's package rfm.
 */
class RfmReferenceTest {
    private static Map<String, Integer> customers(RfmValues values) {
        Map<String, Integer> numbers = new HashMap<>();
        IntStream.range(0, values.size()).forEach(customer -> numbers.put(values.customerId(customer), customer));
        return numbers;
    }

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "online_retail_orders"})
    void valuesEqualThoseOfPandas(String set) {
        RfmValues values = RfmValues.of(Shop.reference(set));
        Map<String, Integer> numbers = customers(values);
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + set + "/rfm.csv");

        assertThat(values.size()).isEqualTo(rows.size());
        for (Map<String, String> row : rows) {
            RfmValues.Row customer = values.get(numbers.get(row.get("customer_id")));
            assertThat(customer.recencyDays()).isEqualTo(Integer.parseInt(row.get("recency_days")));
            assertThat(customer.orders()).isEqualTo(Integer.parseInt(row.get("orders")));
            assertThat(customer.monetary()).isEqualByComparingTo(row.get("monetary"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_master", "cdnow_sample", "online_retail_orders"})
    void ntilesEqualThoseOfDplyr(String set) {
        RfmScores scores = RfmScores.of(Shop.reference(set), RfmScoring.ntiles());

        assertThat(different(scores, set, "r_ntile", "f_ntile", "m_ntile")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"apparel_trans", "cdnow_sample", "online_retail_orders"})
    void thresholdsOfRsPackageGiveItsScores(String set) {
        RfmScores scores = RfmScores.of(Shop.reference(set), thresholds(set));

        assertThat(different(scores, set, "r_score", "f_score", "m_score")).isEmpty();
    }

    /**
     * Of three customers who spent 32.35, a threshold, R gives two the score 3 and one 2, since their amounts add up to
     * different binary numbers there. Ours are exact; nobody else of 23,570 differs.
     */
    @Test
    void thresholdsOfRsPackageGiveItsScoresButForOneRoundingErrorOfR() {
        RfmScores scores = RfmScores.of(Shop.reference("cdnow_master"), thresholds("cdnow_master"));
        RfmValues values = scores.values();

        assertThat(different(scores, "cdnow_master", "r_score", "f_score", "m_score"))
                .containsExactly("00502");
        assertThat(IntStream.range(0, values.size())
                        .filter(customer -> values.monetaryMinor(customer) == 32_350)
                        .map(scores::monetary))
                .containsExactly(3, 3, 3);
    }

    /** Its lower limits but the first; half a day reached is a day reached. */
    private static RfmScoring thresholds(String set) {
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + set + "/rfm_thresholds_r.csv");
        List<Map<String, String>> limits = rows.subList(1, rows.size());
        return RfmScoring.ofThresholds(
                limits.stream().map(row -> ceiling(row.get("recency_lower"))).toList(),
                limits.stream().map(row -> ceiling(row.get("frequency_lower"))).toList(),
                limits.stream()
                        .map(row -> new BigDecimal(row.get("monetary_lower")))
                        .toList());
    }

    private static int ceiling(String number) {
        // R's 14.8000000000002 is 14.8, and 34.0000000000000 is 34
        return new BigDecimal(number)
                .setScale(9, RoundingMode.HALF_EVEN)
                .setScale(0, RoundingMode.CEILING)
                .intValueExact();
    }

    /** The customers who have other scores in the file. */
    private static List<String> different(
            RfmScores scores, String set, String recency, String frequency, String monetary) {
        Map<String, Integer> numbers = customers(scores.values());
        List<Map<String, String>> rows = ReferenceData.rows("expected/" + set + "/rfm_scores_r.csv");
        assertThat(scores.size()).isEqualTo(rows.size());
        return rows.stream()
                .filter(row -> !scores.score(numbers.get(row.get("customer_id")))
                        .equals(new RfmScore(
                                Integer.parseInt(row.get(recency)),
                                Integer.parseInt(row.get(frequency)),
                                Integer.parseInt(row.get(monetary)))))
                .map(row -> row.get("customer_id"))
                .toList();
    }

    /** Customers of the example in the README of R's package rfm, with its thresholds; analysed on 2006-12-31. */
    @ParameterizedTest
    @CsvSource({"205, 6, 472, 343", "140, 3, 340, 412", "194, 4, 405, 323", "98, 7, 596, 544", "132, 5, 448, 433"})
    void publishedThresholdsGiveThePublishedScores(int recencyDays, int orders, int revenue, String expected) {
        LocalDate analysis = LocalDate.of(2006, 12, 31);
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);
        for (int order = 0; order < orders; order++) {
            builder.add(
                    "one",
                    analysis.minusDays(recencyDays + order),
                    order == 0 ? BigDecimal.valueOf(revenue) : BigDecimal.ZERO);
        }
        RfmScoring published = RfmScoring.ofThresholds(
                List.of(115, 181, 297, 482),
                List.of(4, 5, 6, 8),
                Stream.of(256, 382, 506, 666).map(BigDecimal::valueOf).toList());

        assertThat(RfmScores.of(builder.build(analysis.minusDays(1)), published).score(0))
                .hasToString(expected);
    }

    /**
     * pandas ranks first, so that the order of identifiers decides about ties. How many customers have another score by
     * our rule, of 23,570, 2,357, 600 and 4,338.
     */
    @ParameterizedTest
    @CsvSource({
        "cdnow_master, 60, 9828, 108",
        "cdnow_sample, 23, 1014, 11",
        "apparel_trans, 56, 108, 1",
        "online_retail_orders, 87, 1619, 2"
    })
    void scoresDifferFromPandasOnlyWhereItSplitsTies(String set, int recency, int frequency, int monetary) {
        RfmScores scores = RfmScores.of(Shop.reference(set));
        Map<String, Integer> numbers = customers(scores.values());
        int[] others = new int[3];
        for (Map<String, String> row : ReferenceData.rows("expected/" + set + "/rfm.csv")) {
            int customer = numbers.get(row.get("customer_id"));
            others[0] += scores.recency(customer) == Integer.parseInt(row.get("r_score")) ? 0 : 1;
            others[1] += scores.frequency(customer) == Integer.parseInt(row.get("f_score")) ? 0 : 1;
            others[2] += scores.monetary(customer) == Integer.parseInt(row.get("m_score")) ? 0 : 1;
        }

        assertThat(others).containsExactly(recency, frequency, monetary);
    }

    /**
     * Of CDNOW's customers 11,908 bought once; pandas gives them three different scores, in the order of their numbers.
     */
    @Test
    void oneOrderIsOneScoreWhereRankingFirstGivesThree() {
        RfmScores scores = RfmScores.of(Shop.reference("cdnow_master"));
        Map<String, Integer> numbers = customers(scores.values());
        SortedMap<String, Integer> ours = new TreeMap<>();
        SortedMap<String, Integer> theirs = new TreeMap<>();
        for (Map<String, String> row : ReferenceData.rows("expected/cdnow_master/rfm.csv")) {
            int customer = numbers.get(row.get("customer_id"));
            String orders = scores.values().orders(customer) < 4 ? row.get("orders") : "more";
            ours.merge(orders + ": " + scores.frequency(customer), 1, Integer::sum);
            theirs.merge(orders + ": " + row.get("f_score"), 1, Integer::sum);
        }

        assertThat(ours)
                .containsExactly(
                        entry("1: 1", 11_908),
                        entry("2: 3", 4_079),
                        entry("3: 4", 2_217),
                        entry("more: 4", 1_441),
                        entry("more: 5", 3_925));
        assertThat(theirs)
                .containsExactly(
                        entry("1: 1", 4_714),
                        entry("1: 2", 4_714),
                        entry("1: 3", 2_480),
                        entry("2: 3", 2_234),
                        entry("2: 4", 1_845),
                        entry("3: 4", 2_217),
                        entry("more: 4", 652),
                        entry("more: 5", 4_714));
    }

    @Test
    void equalValuesHaveEqualScoresInEveryDataSet() {
        for (String set : List.of("apparel_trans", "cdnow_master", "cdnow_sample", "online_retail_orders")) {
            RfmScores scores = RfmScores.of(Shop.reference(set));
            RfmValues values = scores.values();
            assertOneScoreForEach(values.size(), values::recencyDays, scores::recency);
            assertOneScoreForEach(values.size(), values::orders, scores::frequency);
            Map<Long, Integer> monetary = new HashMap<>();
            for (int customer = 0; customer < values.size(); customer++) {
                int score = scores.monetary(customer);
                assertThat(monetary.merge(values.monetaryMinor(customer), score, (one, other) -> one))
                        .isEqualTo(score);
            }
        }
    }

    private static void assertOneScoreForEach(int customers, IntUnaryOperator value, IntUnaryOperator score) {
        Map<Integer, Integer> scoreOf = new HashMap<>();
        for (int customer = 0; customer < customers; customer++) {
            int expected = score.applyAsInt(customer);
            assertThat(scoreOf.merge(value.applyAsInt(customer), expected, (one, other) -> one))
                    .isEqualTo(expected);
        }
    }
}
