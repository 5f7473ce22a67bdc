package io.github.retentionmetrics.examples.report.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummaryWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 promoter, 0 passives, 2 detractors | 1 came back, 2 left,",
                "nl | 1 promotor, 0 passief, 2 criticasters | 1 kwam terug, 2 vertrokken,"
            })
    void wordsFollowTheirNumber(Locale language, String answers, String movement) {
        SummaryWords words = new SummaryWords(language);
        assertThat(words.text("surveys.npsOf", "-", "-", "-", 1L, 0L, 2L)).contains(answers);
        assertThat(words.text("period.movement", "-", 3L, 5L, 0L, 1L, 2L, 4L)).contains(movement);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 1 ticket has a solution | 1 member leaves after 2025-01-31 and counts as member | 2 by 1 customer,",
                "nl | 1 ticket heeft een oplossing | 1 lid vertrekt na 2025-01-31 en telt als lid | 2 van 1 klant,"
            })
    void wordsOfServiceFollowTheirNumber(Locale language, String ticket, String member, String tickets) {
        SummaryWords words = new SummaryWords(language);
        assertThat(words.text("input.reopenedTickets", 1L, "2025-01-31")).contains(ticket);
        assertThat(words.text("input.reopenedMembers", 1L, "2025-01-31")).contains(member);
        assertThat(words.text("tickets.allOf", 2L, 1L, 0L)).contains(tickets);
    }

    /** A backslash is how a text bundle keeps a space at the beginning, and two of them are printed as one. */
    @ParameterizedTest
    @CsvSource({"en, 0", "en, 1", "en, 2", "nl, 0", "nl, 1", "nl, 2"})
    void noTextHasABackslash(Locale language, long value) {
        Object[] values = Collections.nCopies(10, value).toArray();
        for (SummaryWords words : List.of(new SummaryWords(language), SummaryWords.ofPage(language))) {
            assertThat(words.keys())
                    .isNotEmpty()
                    .allSatisfy(
                            key -> assertThat(words.text(key, values)).as(key).doesNotContain("\\"));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1 day (median)", "2, 2 days (median)", "0, 0 days (median)"})
    void daysFollowTheirMedian(int days, String expected) {
        Currency euro = Currency.getInstance("EUR");
        LocalDate first = LocalDate.EPOCH;
        PurchaseHistory history = PurchaseHistory.builder(euro)
                .add("anna", first, BigDecimal.ONE)
                .add("anna", first.plusDays(days), BigDecimal.ONE)
                .build(first.plusDays(days));
        TimeBetweenPurchases gaps = TimeBetweenPurchases.of(history, TimeBetweenPurchases.SameDay.SEPARATE);
        assertThat(new SummaryWords(Locale.ENGLISH).days(gaps)).isEqualTo(expected);
    }

    @Test
    void daysWithoutMedianSayWhy() {
        PurchaseHistory none =
                PurchaseHistory.builder(Currency.getInstance("EUR")).build(LocalDate.EPOCH);
        assertThat(new SummaryWords(Locale.ENGLISH).days(TimeBetweenPurchases.of(none)))
                .isEqualTo("not defined: no customer bought on two days");
    }

    @Test
    void wordsFollowTheLanguageAsked() {
        SummaryWords english = new SummaryWords(Locale.ENGLISH);
        SummaryWords dutch = new SummaryWords(Locale.forLanguageTag("nl"));
        Currency euro = Currency.getInstance("EUR");
        assertThat(english.count(12_345)).isEqualTo("12,345");
        assertThat(dutch.count(12_345)).isEqualTo("12.345");
        assertThat(english.percent(0.3125)).isEqualTo("31.2%");
        assertThat(dutch.percent(0.3125)).isEqualTo("31,2%");
        assertThat(english.percent(Double.NaN)).isEqualTo("-");
        assertThat(english.decimal(39.8397, 2)).isEqualTo("39.84");
        assertThat(dutch.decimal(-39.8397, 2)).isEqualTo("-39,84");
        assertThat(dutch.decimal(Double.NaN, 2)).isEqualTo("-");
        assertThat(english.amount(new BigDecimal("1234.50"), euro)).isEqualTo("EUR 1,234.50");
        assertThat(dutch.amount(new BigDecimal("1234.50"), euro)).isEqualTo("EUR 1.234,50");
    }

    @Test
    void bundlesHaveTheSameKeys() {
        Locale dutch = Locale.forLanguageTag("nl");
        assertThat(new SummaryWords(Locale.ENGLISH).keys()).isNotEmpty().isEqualTo(new SummaryWords(dutch).keys());
        assertThat(SummaryWords.ofPage(Locale.ENGLISH).keys())
                .isNotEmpty()
                .isEqualTo(SummaryWords.ofPage(dutch).keys());
    }

    /** A key is in the sources as it is, or is put together from a beginning and a word that are in them. */
    @Test
    void everyTextIsUsed() throws IOException {
        Path sources = Path.of(System.getProperty("project.root", "../..")).resolve("metrics-examples/report/src/main");
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path file : files.filter(path -> path.toString().matches(".*[.](java|jte)"))
                    .toList()) {
                code.append(Files.readString(file));
            }
        }
        Set<String> words = Pattern.compile("\\W+").splitAsStream(code).collect(Collectors.toSet());
        SortedSet<String> keys = new TreeSet<>(new SummaryWords(Locale.ENGLISH).keys());
        keys.addAll(SummaryWords.ofPage(Locale.ENGLISH).keys());
        assertThat(keys).isNotEmpty().allSatisfy(key -> {
            int last = key.lastIndexOf('.') + 1;
            boolean isComposed = last > 0
                    && code.indexOf("\"" + key.substring(0, last) + "\"") >= 0
                    && words.stream().anyMatch(key.substring(last)::equalsIgnoreCase);
            assertThat(isComposed || code.indexOf("\"" + key + "\"") >= 0)
                    .as(key)
                    .isTrue();
        });
    }
}
