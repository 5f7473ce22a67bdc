package io.github.retentionmetrics.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Examples that vendors and other libraries print or test, each under the convention that its source states, and a
 * check that no example of the list of sources is forgotten.
 */
class PublishedEngagementReferenceTest {
    /** A row of the list has to be reproduced if it agrees with its own definition. */
    private static final Pattern AGREES = Pattern.compile("^([A-Z]+-[A-Za-z0-9-]+),.*,yes,[^\\n]*$");

    /** Rows that no metric of the library answers. */
    private static final Map<String, String> LEFT_OUT = Map.ofEntries(
            Map.entry("COOL-login-\\d+", "counts of events by age, not of customers"),
            Map.entry("CH-strict-order-2|CH-9773", "a strict order that lets a step repeat"),
            Map.entry("CH-ties-inc", "a mode in which equal instants are out of order"),
            Map.entry("KU-fans", "customers of whom each active day looks back over a window of its own"),
            Map.entry("KU-act-sum", "the sum of two printed shares"),
            Map.entry("KU-funnel-mono", "three printed figures of data that are not public"),
            Map.entry("MX-avg-ret|MX-avg-rate", "a mean that weights cohorts twice by their size"),
            Map.entry("AM-roll-hour", "elapsed time between instants cut to the hour"),
            Map.entry("AM-comp-(ppv|sens|phi)-\\d", "shares of a two by two table, called high or low"));

    static List<PublishedEngagement> published() {
        return Stream.of(PublishedReturns.rows(), PublishedFunnels.rows(), PublishedActivity.rows())
                .flatMap(List::stream)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("published")
    void isReproduced(PublishedEngagement row) {
        assertThat(row.computed()).isEqualTo(row.printed());
    }

    @Test
    void everyRowOfTheListIsATestOrHasAReason() throws IOException {
        Map<String, String> tested = new HashMap<>();
        published()
                .forEach(row -> assertThat(tested.put(row.name(), row.printed()))
                        .as(row.name())
                        .isNull());
        List<String> lines = Files.readAllLines(ReferenceData.file("reference/engagement-published.csv"));
        long agreeing = 0;
        for (String line : lines) {
            var matcher = AGREES.matcher(line);
            if (matcher.matches()) {
                agreeing++;
                String name = matcher.group(1);
                boolean isLeftOut = LEFT_OUT.keySet().stream().anyMatch(name::matches);
                assertThat(tested.containsKey(name)).as(name).isNotEqualTo(isLeftOut);
                if (!isLeftOut) {
                    assertThat(line).as(name).contains("," + tested.get(name) + ",");
                }
            }
        }
        assertThat(agreeing).isGreaterThan(140);
    }
}
