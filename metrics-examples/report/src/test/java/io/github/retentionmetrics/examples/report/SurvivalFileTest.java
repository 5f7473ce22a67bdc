package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurvivalFileTest {
    @TempDir
    Path folder;

    /** Subscriptions from 1 January on, by the day of January on which they end; the last day known is the 31st. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 11 11 21 21 - - | Median lifetime of a stay   20 days, 95% 10 or more",
                "en | 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 | Median lifetime of a stay   11 days, 95% 6 .. 15",
                "nl | 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 | Mediane looptijd   11 dagen, 95% 6 .. 15",
                "en | 2 2 2           | Median lifetime of a stay   1 day",
                "en | 11 - -          | Median lifetime of a stay   more than 30 days: fewer than half have ended",
                "en |                 | Median lifetime of a stay   not defined: no durations",
                "nl | 2 2 3 3 4 4 5 5 6 6 6 | Mediane looptijd   3 dagen, 95% 1 of meer",
                "nl | 11 - -          | Mediane looptijd   meer dan 30 dagen: minder dan de helft is beëindigd"
            })
    void saysHowLongStaysLast(String language, String ends, String expected) throws IOException {
        StringBuilder csv = new StringBuilder("customer_id,start,end\n");
        int customer = 0;
        for (String end : ends == null ? new String[0] : ends.split(" ", -1)) {
            String date = end.equals("-") ? "" : "2024-01-%02d".formatted(Integer.parseInt(end));
            csv.append("c%d,2024-01-01,%s\n".formatted(customer++, date));
        }
        Path file = Files.writeString(folder.resolve("subscriptions.csv"), csv);

        Run run = Run.of(
                "--subscriptions",
                file.toString(),
                "--observed-until",
                "2024-01-31",
                "--language",
                language,
                "--out",
                folder.resolve("report").toString());

        assertThat(run.err()).isEmpty();
        assertThat(run.out().lines().map(line -> line.strip().replaceAll(" {2,}", "   ")))
                .contains(expected);
        assertThat(Files.readString(folder.resolve("report/survival.csv")))
                .startsWith("time_days,at_risk,events,survival,standard_error,low,high\n");
    }
}
