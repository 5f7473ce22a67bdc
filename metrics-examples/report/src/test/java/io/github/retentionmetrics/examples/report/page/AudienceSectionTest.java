package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.parts.AudiencePart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudienceSectionTest {
    private static final String SIZES = "date,channel,start,end\n";

    @TempDir
    Path folder;

    private Section section(String rows, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("audience.csv"), rows);
        List<String> args = new ArrayList<>(List.of("--audience", file.toString()));
        args.addAll(List.of(options));
        return SectionRun.of(
                        new AudienceSection(),
                        List.of(new AudiencePart()),
                        folder.resolve("report"),
                        args.toArray(String[]::new))
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1000 | 1050 | page grew from 1,000 to 1,050 on 31 Jan 2026 (+5.0%)",
                "1000 | 900 | page shrank from 1,000 to 900 on 31 Jan 2026 (-10.0%)",
                "1000 | 1000 | page ended 31 Jan 2026 with 1,000, as many as it began with",
                "0 | 5 | page grew from 0 to 5 on 31 Jan 2026"
            })
    void theHeadingSaysWhetherAChannelGrew(long start, long end, String finding) throws IOException {
        Section section = section(SIZES + "2026-01-31,page," + start + "," + end + "\n", "--granularity", "day");

        assertThat(section.topic()).isEqualTo("Does the audience grow?");
        assertThat(section.finding()).isEqualTo(finding);
        assertThat(SectionRun.sentences(section)).isEmpty();
    }

    @Test
    void severalChannelsAreCounted() throws IOException {
        Section section =
                section(SIZES + "2026-01-31,a,10,12\n2026-01-31,b,10,9\n2026-01-31,c,,7\n", "--granularity", "day");

        assertThat(section.finding()).isEqualTo("Channels that grew in their last complete period: 1 of 2");
        assertThat(SectionRun.sentences(section))
                .containsExactly(
                        "a grew from 10 to 12 on 31 Jan 2026 (+20.0%).",
                        "b shrank from 10 to 9 on 31 Jan 2026 (-10.0%).");
        assertThat(SectionRun.pictures(section))
                .extracting(Block.Picture::title)
                .containsExactly("a", "b", "c");
    }

    @Test
    void aNewsletterWithoutSizesHasItsRatesOnly() throws IOException {
        Section section =
                section("date,channel,delivered,unique_opens\n2026-01-31,news,200,50\n", "--granularity", "day");

        assertThat(section.topic()).isEqualTo("How does the audience react?");
        assertThat(section.finding()).isEqualTo("news: 25.0% of the e-mails delivered on 31 Jan 2026 were opened");
        Table table = SectionRun.pictures(section).get(0).table();
        assertThat(table.columns()).extracting(Table.Column::name).containsExactly("period", "delivered", "open_rate");
        assertThat(SectionRun.texts(table, "open_rate")).containsExactly("25.0%");
    }

    @Test
    void withoutACompletePeriodNothingIsSaid() throws IOException {
        assertThat(section("date,channel,end\n2026-01-10,page,200\n").finding())
                .isEqualTo("No channel has figures of a complete period that say how its audience does");
    }

    @Test
    void manyChannelsAreCut() throws IOException {
        StringBuilder rows = new StringBuilder(SIZES);
        for (char channel = 'a'; channel < 'a' + AudienceSection.MOST_CHANNELS + 1; channel++) {
            rows.append("2026-01-31,").append(channel).append(",1,2\n");
        }

        Section section = section(rows.toString(), "--granularity", "day");

        assertThat(SectionRun.pictures(section)).hasSize(AudienceSection.MOST_CHANNELS);
        assertThat(SectionRun.sentences(section))
                .contains("The pictures are those of the first 6 of 7 channels; audience.csv has all.");
    }

    @Test
    void dutch() throws IOException {
        assertThat(section(SIZES + "2026-01-31,pagina,1000,1050\n", "--granularity", "day", "--language", "nl")
                        .finding())
                .startsWith("pagina groeide van 1.000 naar 1.050");
    }
}
