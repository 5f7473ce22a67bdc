package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutchAgreementTest {
    private static final Pattern WRONG = Pattern.compile(
            "\\b([Dd]e|[Dd]ezelfde|[Dd]ie|[Ee]lke|laatste volledige maand|geen volledige) (kwartaal|jaar)\\b"
                    + "|\\b(kwartaal|jaar) die\\b|\\b[Dd]e (laatste |volledige |volgende )+(kwartaal|jaar)\\b");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "van de klanten van de kwartaal ervoor, van de klanten van het kwartaal ervoor",
        "in de volgende jaar opnieuw, in het volgende jaar opnieuw",
        "de laatste volledige kwartaal, het laatste volledige kwartaal",
        "De jaar ervoor, Het jaar ervoor",
        "in dezelfde kwartaal, in hetzelfde kwartaal",
        "als die in die kwartaal kocht, als die in dat kwartaal kocht",
        "nog geen volledige jaar die met klanten begint, nog geen volledig jaar dat met klanten begint",
        "in elke kwartaal na hun eerste, in elk kwartaal na hun eerste",
        "de kwartaalcijfers van de jaren, de kwartaalcijfers van de jaren",
        "van de maand ervoor, van de maand ervoor"
    })
    void articlesFollowTheirPeriod(String text, String agreed) {
        assertThat(DutchAgreement.of(text)).isEqualTo(agreed);
    }

    @ParameterizedTest
    @CsvSource({"QUARTER, kwartaal", "YEAR, jaar"})
    void thePageHasNoWrongArticle(String granularity, String unit) throws IOException {
        assertThat(Run.into(folder, "--no-forecast", "--language", "nl", "--granularity", granularity)
                        .exitCode())
                .isZero();
        String page = Files.readString(folder.resolve("index.html"));
        String body = page.substring(0, page.indexOf("<script>"));
        assertThat(body).contains("het " + unit + " ervoor").doesNotContainPattern(WRONG);
    }

    @Test
    void monthsKeepTheirArticle() throws IOException {
        assertThat(Run.into(folder, "--no-forecast", "--language", "nl").exitCode())
                .isZero();
        assertThat(Files.readString(folder.resolve("index.html"))).contains("de maand ervoor");
    }
}
