package io.github.retentionmetrics.retention;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Figures that vendors, calculators and other libraries print on recurring revenue, each under the convention that its
 * source states, and a check that no figure of the list of sources is forgotten.
 */
class PublishedRecurringRevenueReferenceTest {
    /** A row of a list with these flags has to be reproduced. */
    private static final Set<String> REPRODUCED = Set.of("ok", "rounded", "convention");

    /**
     * Rows that no metric of the library answers: what is charged or credited for the rest of a billing period after a
     * change. That is an amount of a bill; recurring revenue is a rate, which is never prorated.
     */
    private static final List<String> BILLS = List.of(
            "Stripe docs: Prorations | billed now (not MRR) | 5",
            "mostafaibx/Subscription_lab data_generation/edge_cases.py S005 | proration credit | -20",
            "mostafaibx/Subscription_lab data_generation/edge_cases.py S005 | proration charge | 40",
            "mostafaibx/Subscription_lab data_generation/edge_cases.py S007 | proration credit | -225",
            "mostafaibx/Subscription_lab data_generation/edge_cases.py S007 | proration charge | 450",
            "mostafaibx/Subscription_lab data_generation/edge_cases.py S018 | proration charge | 400");

    static List<Published> published() {
        return Stream.of(PublishedPrices.rows(), PublishedMovements.rows(), PublishedRevenueRates.rows())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void isReproduced(Published row) {
        assertThat(row.rounded()).isEqualTo(row.printed());
    }

    /** Rows that contradict themselves are not to be reproduced, and rows that only state a rule may be left out. */
    @Test
    void everyRowOfTheListIsATestOrHasAReason() throws IOException {
        Map<String, Long> tested = counts(Stream.concat(published().stream().map(Published::key), BILLS.stream()));
        List<List<String>> rows = rows("reference/recurring-published.csv");
        Map<String, Long> required = counts(rows.stream()
                .filter(row -> REPRODUCED.contains(row.get(5)))
                .map(PublishedRecurringRevenueReferenceTest::key));
        Map<String, Long> allowed = counts(rows.stream()
                .filter(row -> !row.get(5).equals("inconsistent"))
                .map(PublishedRecurringRevenueReferenceTest::key));

        assertThat(required).hasSizeGreaterThan(80);
        required.forEach(
                (key, count) -> assertThat(tested.getOrDefault(key, 0L)).as(key).isGreaterThanOrEqualTo(count));
        tested.forEach((key, count) -> assertThat(count).as(key).isLessThanOrEqualTo(allowed.getOrDefault(key, 0L)));
    }

    private static Map<String, Long> counts(Stream<String> keys) {
        return keys.collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
    }

    private static String key(List<String> row) {
        return row.get(0) + " | " + row.get(2) + " | " + new BigDecimal(row.get(3));
    }

    /** The rows of a CSV file with quotes. */
    private static List<List<String>> rows(String name) throws IOException {
        List<String> lines = Files.readAllLines(ReferenceData.file(name));
        return lines.subList(1, lines.size()).stream()
                .map(PublishedRecurringRevenueReferenceTest::fields)
                .toList();
    }

    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"' && isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"') {
                field.append(c);
                i++;
            } else if (c == '"') {
                isQuoted = !isQuoted;
            } else if (c == ',' && !isQuoted) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        fields.add(field.toString());
        return Collections.unmodifiableList(fields);
    }
}
