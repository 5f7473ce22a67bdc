package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.retentionmetrics.examples.report.parts.ReportPart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    private static final String HINT = "Try --help for the options, or --write-sample DIR for example inputs.";

    @TempDir
    Path folder;

    static Stream<Arguments> commandLines() {
        return Stream.of(
                arguments("--csat x.csv", "--csat must come with --csat-scale such as 1-5: no scale given", HINT),
                arguments("--csat-scale 1-5", "--csat-scale must come with --csat: 1-5", HINT),
                arguments("--ces x.csv", "--ces must come with --ces-scale such as 1-5: no scale given", HINT),
                arguments("--ces-scale 1-7", "--ces-scale must come with --ces: 1-7", HINT),
                arguments(
                        "--csat x.csv --csat-scale five",
                        "--csat-scale must be the lowest and the highest score such as 1-5: five",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 5",
                        "--csat-scale must be the lowest and the highest score such as 1-5: 5",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 5-1",
                        "--csat-scale must go from a lower to a higher score such as 1-5: 5-1",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 5-5",
                        "--csat-scale must go from a lower to a higher score such as 1-5: 5-5",
                        HINT),
                arguments(
                        "--ces x.csv --ces-scale 1-10",
                        "--ces-better must say which end is good, low or high, on a scale other than 1-5 and 1-7: 1-10",
                        HINT),
                arguments("--ces-better low", "--ces-better must come with --ces: low", HINT),
                arguments(
                        "--ces x.csv --ces-scale 1-5 --ces-better up",
                        "--ces-better must be one of low, high: up",
                        HINT),
                arguments("--csat-cutoff 4", "--csat-cutoff must come with --csat: 4", HINT),
                arguments(
                        "--csat x.csv --csat-scale 0-100",
                        "--csat-cutoff must say from which score on a customer is satisfied, since a scale of 101 scores"
                                + " has no customary one: 0-100",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 1-5 --csat-cutoff 6",
                        "--csat-cutoff must be a score on the scale 1-5: 6",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 1-5 --csat-cutoff 0",
                        "--csat-cutoff must be a score on the scale 1-5: 0",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 1-5 --csat-cutoff four",
                        "--csat-cutoff must be a score on the scale 1-5: four",
                        HINT),
                arguments(
                        "--csat x.csv --csat-scale 0-1001 --csat-cutoff 4",
                        "--csat-scale must span at most 1000 from the lowest to the highest score: 0-1001",
                        HINT),
                arguments("--answers last", "--answers must be one of latest, first, all, mean: last", HINT),
                arguments("--by region --by Region", "--by must name a column once: Region", HINT),
                arguments(
                        "--tickets x.csv --by region", "--by must come with --customers or --purchases: region", HINT),
                arguments("--costs x.csv", "--costs must come with --purchases: x.csv", HINT),
                arguments(
                        "--customers x.csv --tickets y.csv",
                        "--customers must come with --purchases, --subscriptions, --nps, --csat or --ces: x.csv",
                        HINT),
                arguments("--referrals x.csv", "--referrals must come with --purchases: x.csv", HINT),
                arguments(
                        "--zone Europe/Amsterdam",
                        "--zone must come with an input, since the sample shop has its own: Europe/Amsterdam",
                        HINT),
                arguments(
                        "--tickets x.csv --zone Amsterdam",
                        "--zone must be a time zone such as Europe/Amsterdam: Amsterdam",
                        HINT),
                arguments("--nps x.csv --nps ./x.csv", "--nps must name a file once: ./x.csv", HINT),
                arguments("--points x.csv", "--points must come with --members: x.csv", HINT),
                arguments("--nps x.csv --start-event a", "--start-event must come with --events: a", HINT),
                arguments("--nps x.csv --return-event a", "--return-event must come with --events: a", HINT),
                arguments("--nps x.csv --funnel a,b", "--funnel must come with --events: a,b", HINT),
                arguments("--nps x.csv --funnel-window 1d", "--funnel-window must come with --events: 1d", HINT),
                arguments("--nps x.csv --session-timeout 1h", "--session-timeout must come with --events: 1h", HINT),
                arguments("--events x.csv --funnel-window 1d", "--funnel-window must come with --funnel: 1d", HINT),
                arguments(
                        "--events x.csv --funnel a",
                        "--funnel must name 2 to 30 events, separated by commas, such as visit,cart,purchase: a",
                        HINT),
                arguments(
                        "--events x.csv --funnel a,,b",
                        "--funnel must name 2 to 30 events, separated by commas, such as visit,cart,purchase: a,,b",
                        HINT),
                arguments(
                        "--events x.csv --funnel a,b --funnel-window 0d",
                        "--funnel-window must be longer than zero and at most 36525d: 0d",
                        HINT),
                arguments(
                        "--events x.csv --funnel a,b --funnel-window 14",
                        "--funnel-window must be a number of minutes, hours, days or weeks such as 90m, 24h, 14d or 2w:"
                                + " 14",
                        HINT),
                arguments(
                        "--events x.csv --session-timeout 0m",
                        "--session-timeout must be longer than zero and at most 36525d: 0m",
                        HINT),
                arguments(
                        "--events x.csv --session-timeout 6000w",
                        "--session-timeout must be longer than zero and at most 36525d: 6000w",
                        HINT),
                arguments("--currency EURO", "--currency must be an ISO 4217 code such as EUR: EURO", HINT),
                arguments(
                        "--currency XAU",
                        "--scale must be given for a currency without decimals of its own: XAU",
                        HINT),
                arguments("--scale -1", "--scale must be a whole number from 0 to 9: -1", HINT),
                arguments("--scale 10", "--scale must be a whole number from 0 to 9: 10", HINT),
                arguments("--scale two", "--scale must be a whole number from 0 to 9: two", HINT),
                arguments(
                        "--granularity fortnight",
                        "--granularity must be one of day, week, month, quarter, year: fortnight",
                        HINT),
                arguments("--refunds drop", "--refunds must be one of net, refuse, ignore: drop", HINT),
                arguments("--language fr", "--language must be one of en, nl: fr", HINT),
                arguments(
                        "--observed-until 2025-02-30",
                        "--observed-until must be a calendar date yyyy-MM-dd: 2025-02-30",
                        HINT),
                arguments(
                        "--observed-until yesterday",
                        "--observed-until must be a calendar date yyyy-MM-dd: yesterday",
                        HINT),
                arguments(
                        "--observed-until 0000-01-01",
                        "--observed-until must be from 0001-01-01 to 9999-12-31: 0000-01-01",
                        HINT),
                arguments("--holdout 2025-02-30", "--holdout must be a calendar date yyyy-MM-dd: 2025-02-30", HINT),
                arguments(
                        "--holdout 2025-12-31",
                        "--holdout must be before the last observed day (2025-12-31): 2025-12-31",
                        HINT),
                arguments(
                        "--holdout 2025-03-01 --observed-until 2025-02-28",
                        "--holdout must be before the last observed day (2025-02-28): 2025-03-01",
                        HINT),
                arguments(
                        "--holdout 2020-01-01",
                        "--holdout must be on or after the first order (2024-01-05): 2020-01-01",
                        HINT),
                arguments(
                        "--holdout 2025-03-01 --observed-until 2025-02-28 --purchases not-read.csv",
                        "--holdout must be before the last observed day (2025-02-28): 2025-03-01",
                        HINT),
                arguments("--holdout 2025-03-01 --nps x.csv", "--holdout must come with --purchases: 2025-03-01", HINT),
                arguments(
                        "--no-forecast --holdout 2025-03-01",
                        "--holdout must not come with --no-forecast, since it judges a forecast: 2025-03-01",
                        HINT),
                arguments(
                        "--purchase x.csv",
                        "option must be one of those in --help: --purchase",
                        "Did you mean --purchases or --purchases-as?"),
                arguments("x.csv", "a file or value must follow its option, as in --purchases FILE: x.csv", HINT),
                arguments("--skip-bad-rows=yes", "--skip-bad-rows must come without a value: yes", HINT),
                arguments("--purchases", "--purchases must be followed by FILE: nothing follows", HINT),
                arguments(
                        "--purchases --nps x.csv",
                        "--purchases must be followed by FILE: another option follows",
                        HINT),
                arguments("--scale 2 --scale 3", "--scale must be given once: more than once", HINT),
                arguments("--write-sample d --purchases x.csv", "--write-sample must come without inputs: d", HINT));
    }

    @ParameterizedTest
    @MethodSource("commandLines")
    void wrongUsageIsOneLineAndAHint(String commandLine, String expected, String hint) {
        Run run = Run.of(commandLine.split(" "));
        assertThat(run.err()).isEqualTo(Run.line(expected) + Run.line(hint));
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"2020-01-01", "2025-12-31", "2090-01-01"})
    void aHoldoutDayThatCannotBeUsedIsToldBeforeAnythingIsComputed(String date) {
        ReportPart computes = (input, output) -> {
            throw new IllegalStateException("computed");
        };

        Run run = Run.of(false, List.of(computes), "--holdout", date);

        assertThat(run.err()).startsWith("--holdout must ").contains(": " + date);
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
    }

    @Test
    void aHoldoutNeedsAnOrder() throws IOException {
        Path refunds = Files.writeString(folder.resolve("r.csv"), "customer_id,date,amount\nC1,2024-01-05,-10.00\n");

        assertThat(Run.of("--purchases", refunds.toString(), "--holdout", "2024-01-04")
                        .err())
                .isEqualTo(Run.line("--holdout must come with at least one order: 2024-01-04") + Run.line(HINT));
    }

    @Test
    void blankNamesAreWrong() {
        assertThat(Run.of("--holdout", "").err())
                .startsWith(Run.line("--holdout must be a calendar date yyyy-MM-dd: empty"));
        assertThat(Run.of("--purchases", "").err()).startsWith(Run.line("--purchases must not be blank: empty"));
        assertThat(Run.of("--out", " ").err()).startsWith(Run.line("--out must not be blank: empty"));
    }

    @Test
    void oneLineStaysOneLine() {
        assertThat(Run.of("--currency", "EU\nR").err())
                .isEqualTo(Run.line("--currency must be an ISO 4217 code such as EUR: EU\\u000aR") + Run.line(HINT));
    }

    @Test
    void argumentThatStartsWithAnAtSignIsAFileName() {
        assertThat(Run.of("--purchases", "@here.csv").err())
                .isEqualTo(Run.line("@here.csv: file must be readable: no such file"));
    }

    @Test
    void outMustBeAFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "mine");
        String expected = "--out must be a folder: " + file + " is a file";
        assertThat(Run.of("--out", file.toString()).err()).startsWith(Run.line(expected));
        assertThat(Run.of("--out", file.resolve("below").toString()).err()).startsWith(Run.line(expected));
        assertThat(file).hasContent("mine");
    }

    @Test
    void helpNamesEveryOption() {
        Run run = Run.of("--help");
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains(
                        "--purchases=FILE",
                        "--subscriptions=FILE",
                        "--costs=FILE",
                        "--customers=FILE",
                        "--referrals=FILE",
                        "--nps=FILE",
                        "--csat=FILE",
                        "--csat-scale=LO-HI",
                        "--csat-cutoff=SCORE",
                        "--ces-better=END",
                        "--answers=WHICH",
                        "--ces=FILE",
                        "--ces-scale=LO-HI",
                        "--tickets=FILE",
                        "--zone=ZONE",
                        "--members=FILE",
                        "--points=FILE",
                        "--events=FILE",
                        "--start-event=NAME",
                        "--return-event=NAME",
                        "--funnel=A,B,C",
                        "--funnel-window=TIME",
                        "--session-timeout=TIME",
                        "--currency=CODE",
                        "--granularity=UNIT",
                        "--observed-until=DATE",
                        "--holdout=DATE",
                        "--refunds=HOW",
                        "--scale=DECIMALS",
                        "--skip-bad-rows",
                        "--language=LANG",
                        "--out=DIR",
                        "--write-sample=DIR");
        assertThat(run.out().lines().map(String::length)).allMatch(length -> length <= 80);
    }

    @Test
    void versionIsPrinted() {
        Run run = Run.of("--version");
        assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
        assertThat(run.out()).isEqualTo(Run.line("retention-report (development)"));
    }

    @Test
    void choicesDoNotDependOnTheDefaultLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("tr"));
        try {
            Path out = folder.resolve("report");
            Run run = Run.of("--refunds", "ignore", "--currency", "eur", "--language", "NL", "--out", out.toString());
            assertThat(run.exitCode()).isEqualTo(RetentionReport.DONE);
            assertThat(run.out()).startsWith(Run.line("Wat er is gelezen"));
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void unexpectedFailureIsOneLineWithoutAnybodysData() throws IOException {
        ReportPart broken = (input, output) -> {
            output.folder().csv("movement.csv", "period").close();
            throw new IllegalStateException("customer C0001 spent 12.50");
        };
        Path out = folder.resolve("report");
        Run run = Run.of(false, List.of(broken), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.FAILED);
        assertThat(run.err())
                .startsWith("The report failed unexpectedly: IllegalStateException at ")
                .hasLineCount(1)
                .doesNotContain("C0001");
        assertThat(run.out()).isEmpty();
        assertThat(Run.namesIn(folder)).isEmpty();
    }

    @Test
    void failureToWriteIsOneLine() throws IOException {
        ReportPart full = (input, output) -> {
            throw new IOException("No space left on device");
        };
        Run run = Run.of(false, List.of(full), "--out", folder.resolve("report").toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.FAILED);
        assertThat(run.err()).isEqualTo(Run.line("The report could not be written: No space left on device"));
        assertThat(Run.namesIn(folder)).isEmpty();
    }
}
