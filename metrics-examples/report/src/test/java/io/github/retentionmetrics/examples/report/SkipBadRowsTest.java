package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.InputPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SkipBadRowsTest {
    @TempDir
    Path folder;

    private Path purchases;
    private Path nps;
    private Path out;

    @BeforeEach
    void write() throws IOException {
        out = folder.resolve("report");
        purchases = Files.writeString(folder.resolve("purchases.csv"), """
                customer_id,date,amount
                C1,2025-01-01,5
                C2,2025-02-30,5
                C3,2025-01-02,5,50
                C4,2025-01-03
                C5,2025-1-3,5
                C6,2025-01-03,5.005
                C1,2025-01-04,-5
                ,2025-01-05,5
                C1,2025-01-06,6
                """);
        nps = Files.writeString(folder.resolve("nps.csv"), """
                respondent,date,score
                C1,2025-01-01,10
                R2,2025-01-01,11
                R3,2025-01-01,12
                """);
    }

    @Test
    void countsSkippedRowsByReason() {
        assertThat(run("en").out()).isEqualTo(lines("""
                What was read
                  More than 5 % of the records of PURCHASES were skipped: 6 of 9. See rejects.csv before you use the figures.
                  More than 5 % of the records of NPS were skipped: 2 of 3. See rejects.csv before you use the figures.
                  Purchases             9 rows from PURCHASES, 2 used
                    1 refund left out
                    6 bad rows skipped:
                      2 x date must be a calendar date yyyy-MM-dd
                      2 x row must have 3 fields like the header
                      1 x amount must have at most 2 decimals for EUR unless --scale allows more
                      1 x customer_id must not be blank
                  Recommendation (NPS)  3 rows from NPS, 1 used
                    2 bad rows skipped:
                      2 x score must be on the scale 0-10
                  Observed until        2025-01-06

                Report
                  In OUT: rejects.csv, summary.json
                """));
    }

    @Test
    void countsSkippedRowsInDutch() {
        assertThat(run("nl").out()).startsWith(lines("""
                Wat er is gelezen
                  Meer dan 5 % van de records van PURCHASES is overgeslagen: 6 van 9. Bekijk rejects.csv voordat u de cijfers gebruikt.
                  Meer dan 5 % van de records van NPS is overgeslagen: 2 van 3. Bekijk rejects.csv voordat u de cijfers gebruikt.
                  Aankopen             9 rijen uit PURCHASES, 2 gebruikt
                    1 terugbetaling weggelaten
                    6 foute rijen overgeslagen:
                """));
    }

    @Test
    void countsSkippedRowsInTheJsonSummary() {
        assertThat(run("en").exitCode()).isEqualTo(RetentionReport.DONE);
        JsonNode summary = JsonMapper.shared().readTree(out.resolve("summary.json"));
        JsonNode input = summary.at("/inputs/purchases");
        assertThat(input.path("rows").asLong()).isEqualTo(2);
        assertThat(input.path("skipped").asLong()).isEqualTo(6);
        assertThat(input.path("refundsIgnored").asLong()).isEqualTo(1);
        assertThat(input.path("skippedBecause").path(1).toString())
                .isEqualTo("{\"column\":\"\",\"rule\":\"must have 3 fields like the header\",\"rows\":2}");
        assertThat(summary.path("observedUntil").asString()).isEqualTo("2025-01-06");
    }

    @Test
    void rejectsTellWhereBadRowsStandAndNotWhatTheyHold() throws IOException {
        run("en");
        assertThat(Files.readString(out.resolve("rejects.csv")))
                .isEqualTo("""
                file,record,line,column,rule
                PURCHASES,2,3,date,must be a calendar date yyyy-MM-dd
                PURCHASES,3,4,,must have 3 fields like the header
                PURCHASES,4,5,,must have 3 fields like the header
                PURCHASES,5,6,date,must be a calendar date yyyy-MM-dd
                PURCHASES,6,7,amount,must have at most 2 decimals for EUR unless --scale allows more
                PURCHASES,8,9,customer_id,must not be blank
                NPS,2,3,score,must be on the scale 0-10
                NPS,3,4,score,must be on the scale 0-10
                """.replace("PURCHASES", purchases.toString()).replace("NPS", nps.toString()));
    }

    private Run run(String language) {
        Run run = Run.of(
                false,
                List.of(new InputPart()),
                "--skip-bad-rows",
                "--refunds",
                "ignore",
                "--language",
                language,
                "--purchases",
                purchases.toString(),
                "--nps",
                nps.toString(),
                "--out",
                out.toString());
        assertThat(run.err()).isEmpty();
        return run;
    }

    private String lines(String text) {
        return text.replace("PURCHASES", purchases.toString())
                .replace("of NPS were", "of " + nps + " were")
                .replace("van NPS is", "van " + nps + " is")
                .replace("from NPS,", "from " + nps + ",")
                .replace("OUT", out.toString())
                .replace("\n", System.lineSeparator());
    }
}
