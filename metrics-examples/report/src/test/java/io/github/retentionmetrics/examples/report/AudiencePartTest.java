package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudiencePartTest {
    @TempDir
    Path folder;

    private Run run(String content, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("audience.csv"), content);
        List<String> args = new ArrayList<>(List.of("--audience", file.toString()));
        args.addAll(List.of(options));
        return Run.into(folder.resolve("report"), args.toArray(String[]::new));
    }

    /** The rows of the file, each with its filled cells by column. */
    private List<Map<String, String>> rows(String content, String... options) throws IOException {
        assertThat(run(content, options).err()).isEmpty();
        List<String> lines = Files.readAllLines(folder.resolve("report").resolve("audience.csv"));
        List<String> columns = Arrays.asList(lines.get(0).split(",", -1));
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.subList(1, lines.size())) {
            String[] cells = line.split(",", -1);
            Map<String, String> row = new HashMap<>();
            for (int i = 0; i < cells.length; i++) {
                if (!cells[i].isEmpty()) {
                    row.put(columns.get(i), cells[i]);
                }
            }
            rows.add(row);
        }
        return rows;
    }

    @Test
    void sizesOfDaysGiveGrowthByPeriod() throws IOException {
        String days = "date,channel,end\n2026-02-01,page,2200\n2026-01-01,page,1000\n2026-01-31,page,1100\n";

        assertThat(rows(days, "--observed-until", "2026-02-28"))
                .containsExactly(
                        Map.of("period", "2026-01", "channel", "page", "end", "1100", "status", "complete"),
                        Map.of(
                                "period",
                                "2026-02",
                                "channel",
                                "page",
                                "start",
                                "1100",
                                "end",
                                "2200",
                                "growth_rate",
                                "1",
                                "unexplained",
                                "0",
                                "status",
                                "complete"));
    }

    @Test
    void aNewsletterHasTheRatesOfItsEmails() throws IOException {
        String letters = """
                date,channel,item,gained,lost,start,sent,bounced,unique_opens,total_opens,unique_clicks
                2026-01-06,news,spring,20,10,1000,1000,50,380,500,38
                2026-01-06,news,extra,,,,100,50,25,25,2
                """;
        Map<String, String> month = rows(letters).get(0);

        assertThat(month)
                .containsEntry("end", "1010")
                .containsEntry("loss_rate", "0.01")
                .containsEntry("sent", "1100")
                .containsEntry("delivered", "1000")
                .containsEntry("open_rate", "0.405")
                .containsEntry("total_open_rate", "0.525")
                .containsEntry("click_rate", "0.04")
                .containsEntry("status", "partial")
                .doesNotContainKeys("reach", "interactions", "engagement_by_followers", "unsubscribe_rate", "visits");
        assertThat(Double.parseDouble(month.get("open_rate_low"))).isBetween(0.37, 0.38);
    }

    @Test
    void interactionsThatAChannelDoesNotCountAreLeftOut() throws IOException {
        String posts = "date,channel,end,posts,reach,likes,comments,clicks\n2026-01-31,page,500,2,1000,40,10,99\n";

        assertThat(rows(posts, "--granularity", "day").get(0))
                .containsEntry("interactions", "50")
                .containsEntry("engagement_by_reach", "0.05")
                .containsEntry("engagement_by_followers", "0.1")
                .containsEntry("engagement_by_post", "0.05")
                .doesNotContainKeys("engagement_by_impressions", "sent");
        assertThat(Files.readString(folder.resolve("report").resolve("summary.json")))
                .contains("\"interactions\" : [ \"likes\", \"comments\" ]");
    }

    @Test
    void theSummaryHasALineForEachChannel() throws IOException {
        String visits = "date,channel,visits,bounced_visits,conversions\n2026-01-31,site,200,90,5\n";

        assertThat(run(visits, "--granularity", "day").out())
                .contains("2.5% of visits converted, 45.0% of visits bounced (2026-01-31)");
        assertThat(run(visits, "--granularity", "day", "--language", "nl").err())
                .doesNotContain("Exception");
        assertThat(run(visits).out())
                .containsPattern("site +no complete period yet; audience.csv has the figures so far");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,channel,end | 2026-01-01,a,-1 | end must be a whole number of at least 0: -1",
                "date,channel,end | 2026-01-01,a,1.5 | end must be a whole number of at least 0: 1.5",
                "date,channel,delivered,unique_opens | 2026-01-01,a,5,6"
                        + " | row must not contradict itself: unique_opens (6) must be at most delivered (5)",
                "date,channel,start,gained,lost,end | 2026-01-01,a,5,2,1,7"
                        + " | row must not contradict itself: end (7) must equal start + gained - lost (5 + 2 - 1 = 6)",
                "date,channel,unique_open | 2026-01-01,a,5 | unique_open must be the name of a count, or of a column"
                        + " unlike them: did you mean unique_opens?",
                "date,channel,colour | 2026-01-01,a,5 | row must have a count, such as end, gained, sent or likes:"
                        + " no column of this name"
            })
    void badRows(String header, String row, String message) throws IOException {
        assertThat(run(header + "\n" + row + "\n").err()).contains("line 2").contains(": " + message);
    }

    @Test
    void aDayTwiceIsRefused() throws IOException {
        assertThat(run("date,channel,end\n2026-01-01,a,1\n2026-01-01,b,1\n2026-01-01,a,2\n")
                        .err())
                .contains("line 4, column date: date must come once in a channel, or once for each item: 2026-01-01");
        assertThat(run("date,channel,item,end\n2026-01-01,a,x,1\n2026-01-01,a,y,2\n")
                        .err())
                .contains(
                        "line 3, column date: date must come once in a channel with a size, gained or lost: 2026-01-01");
    }
}
