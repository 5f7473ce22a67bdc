package io.github.retentionmetrics.examples.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonsTest {
    private static final Path PROJECT = Path.of(System.getProperty("project.root", "../.."));
    private static final Reasons DUTCH = new Reasons(Locale.forLanguageTag("nl"));

    /** What begins like a reason in the sources, and is a whole text. */
    private static final Pattern REASON =
            Pattern.compile("\"((?:no (?:customers?|e-mail|post|orders?|revenue|recurring|members?|trials?"
                    + "|tickets?|responses|respondents?|paying|points|purchases|values|durations|answer|cohort|renewal|sales)\\b"
                    + "|nobody |nothing (?:has|is|was|happened)|there (?:is|are) no |a customer (?:brings|was|spends)|a count that "
                    + "|the (?:audience|growth of|number of those) "
                    + "|winning )[^\"]*[a-z0-9])\"");

    /** Texts that begin like a reason and are something else: parts of messages and of reasons. */
    private static final List<String> OTHERS = List.of("no values are read", "no answer in");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "no customers at the start of the period | geen klanten aan het begin van de periode",
                "not yet observed on 2026-03-31 | op 2026-03-31 nog niet bekend",
                "fewer than 50% by 1096 days, the longest observed"
                        + " | minder dan 50% na 1096 dagen, zo lang als de langste waarneming",
                "the denominator is 0 | de noemer is 0",
                "Gamma-Gamma was not fitted | Gamma-Gamma kon niet worden geschat",
                "Pareto/NBD was not fitted: no customer bought on two days"
                        + " | Pareto/NBD kon niet worden geschat: geen klant kocht op twee dagen",
                "a reason of the future | a reason of the future"
            })
    void reasonsInDutch(String english, String dutch) {
        assertThat(DUTCH.of(english)).isEqualTo(dutch);
        assertThat(new Reasons(Locale.ENGLISH).of(english)).isEqualTo(english);
    }

    @Test
    void everyReasonOfTheLibraryAndTheReportHasADutchOne() throws IOException {
        NavigableSet<String> found = new TreeSet<>();
        for (String module : List.of("metrics-core", "metrics-examples/report")) {
            try (Stream<Path> files = Files.walk(PROJECT.resolve(module).resolve("src/main/java"))) {
                for (Path file : files.filter(path -> path.toString().endsWith(".java"))
                        .filter(path -> !path.toString().contains("mapping"))
                        .toList()) {
                    REASON.matcher(Files.readString(file))
                            .results()
                            .map(result -> result.group(1))
                            .filter(text -> !text.contains("must") && !OTHERS.contains(text))
                            .forEach(found::add);
                }
            }
        }
        assertThat(found).hasSizeGreaterThan(80);
        assertThat(found.stream().filter(reason -> !DUTCH.keys().contains(Reasons.key(reason))))
                .isEmpty();
    }
}
