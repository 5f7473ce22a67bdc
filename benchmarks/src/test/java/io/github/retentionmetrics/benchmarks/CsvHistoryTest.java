package io.github.retentionmetrics.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are not as plain as the workload's. */
class CsvHistoryTest {
    private static final CohortAnalysis BY_MONTH = CohortAnalysis.by(Granularity.MONTH);

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("purchases.csv"), "customer,date,amount\n" + text);
    }

    private static Map<String, Long> cents(PurchaseHistory history) {
        Map<String, Long> cents = new TreeMap<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            cents.put(customer.customerId(), customer.revenueMinor());
        }
        return cents;
    }

    @Test
    void quotedIdentifiersAndOnesBeyondAscii() throws IOException {
        Path file = file("""
                \"C,1\",2024-01-31,1.00
                \"say \"\"hi\"\"\",2024-02-01,2.00
                Zoë,2024-02-29,4.00
                客户一号,2024-03-01,8.00
                a-rather-long-identifier-of-a-customer,2024-03-01,16.00
                "Zoë",2024-03-02,32.00
                客户一号,2024-03-02,64.00
                a-rather-long-identifier-of-a-customer,2024-03-03,128.00
                """);
        PurchaseHistory history = CsvHalves.history(file, FastCsvHistory::read);

        assertThat(cents(history))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "C,1", 100L,
                        "say \"hi\"", 200L,
                        "Zoë", 3600L,
                        "客户一号", 7200L,
                        "a-rather-long-identifier-of-a-customer", 14400L));
        assertThat(CsvHalves.table(file, FastCsvHistory::read, BY_MONTH)).isEqualTo(BY_MONTH.over(history));
    }

    @Test
    void emptyLastLineAndCarriageReturns() throws IOException {
        String rows = "C1,2024-01-31,1.00\nC2,2024-02-01,2.00\nC1,2024-02-02,4.00\n";

        assertThat(cents(CsvHalves.history(file(rows + "\n"), FastCsvHistory::read)))
                .isEqualTo(Map.of("C1", 500L, "C2", 200L));
        assertThat(cents(CsvHalves.history(file(rows.replace("\n", "\r\n")), FastCsvHistory::read)))
                .isEqualTo(Map.of("C1", 500L, "C2", 200L));
        assertThat(cents(CsvHalves.history(file(rows.strip()), FastCsvHistory::read)))
                .isEqualTo(Map.of("C1", 500L, "C2", 200L));
        assertThat(cents(CsvHalves.history(file(""), FastCsvHistory::read))).isEmpty();
    }

    @Test
    void incompleteRowsAreRefused() throws IOException {
        for (String row : List.of("C1,2024-01-31", ",2024-01-31,1.00")) {
            assertThatThrownBy(() -> CsvHalves.history(file("C2,2024-01-31,1.00\n" + row + "\n"), FastCsvHistory::read))
                    .hasStackTraceContaining("row must have 3 fields and a customer: ");
        }
    }

    @Test
    void ownParserRefusesWhatItDoesNotKnow() throws IOException {
        assertOwnParserRefuses("C1,2024-01-31,1.00\r\n", "amount must have 2 decimals at row 0");
        assertOwnParserRefuses("Zoë,2024-01-31,1.00\n", "customer must be ASCII at row 0");
        assertOwnParserRefuses("C12345678,2024-01-31,1.00\n", "customer must have 1..8 bytes at row 0");
        assertOwnParserRefuses(",2024-01-31,1.00\n", "customer must have 1..8 bytes at row 0");
        assertOwnParserRefuses("C1,2024-01-31,1.00", "file must end with a line end: 18 bytes are left");
    }

    private void assertOwnParserRefuses(String text, String message) throws IOException {
        Path file = file(text);

        assertThatThrownBy(() -> CsvHalves.history(file, ByteCsvHistory::read))
                .satisfiesAnyOf(
                        e -> assertThat(e)
                                .isInstanceOf(IllegalArgumentException.class)
                                .hasMessage(message),
                        e -> assertThat(e)
                                .isInstanceOf(CompletionException.class)
                                .cause()
                                .hasMessage(message));
    }
}
