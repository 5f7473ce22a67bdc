package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.output.WrittenJson;
import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import io.github.retentionmetrics.period.Period;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the page is made of: the files of the report, the words of its language, and how figures are written in it. */
final class PageData {
    private final ReportInput input;
    private final OutputFolder folder;
    private final WrittenJson json;
    private final Summary summary;
    private final SummaryWords words;
    private final Format format;
    private final String currency;

    PageData(ReportInput input, ReportOutput output) {
        this.input = input;
        this.folder = output.folder();
        this.json = output.json().written();
        this.summary = output.text();
        this.words = SummaryWords.ofPage(input.settings().language());
        this.format = new Format(words, input.settings().amounts().decimals());
        this.currency = input.settings().amounts().currency().getCurrencyCode();
    }

    private PageData(PageData other, Currency currency) {
        this.input = other.input;
        this.folder = other.folder;
        this.json = other.json;
        this.summary = other.summary;
        this.words = other.words;
        this.format = new Format(words, Math.max(0, currency.getDefaultFractionDigits()));
        this.currency = currency.getCurrencyCode();
    }

    /** The same with amounts in another currency, given by its code. */
    PageData in(String code) {
        return code.equals(currency) ? this : new PageData(this, Currency.getInstance(code));
    }

    /** The rows of a file; empty if the report has no such file or it has no rows. */
    Optional<WrittenTable> file(String name) throws IOException {
        return file(name, row -> true);
    }

    /** The rows of a file that are wanted; empty if there are none. */
    Optional<WrittenTable> file(String name, Predicate<WrittenTable.Row> isWanted) throws IOException {
        return folder.written(name, isWanted).filter(table -> !table.rows().isEmpty());
    }

    /** The names of the files of the report so far, in the order in which they were written. */
    List<String> fileNames() {
        return folder.fileNames();
    }

    /** What stands in {@code summary.json}. */
    WrittenJson json() {
        return json;
    }

    /** The figures of {@code summary.json}. */
    JsonFigures figures() {
        return new JsonFigures("summary.json", json, this);
    }

    /** The figures of another JSON file; empty if the report has no such file. */
    Optional<JsonFigures> figures(String file) throws IOException {
        return folder.writtenJson(file).map(found -> new JsonFigures(file, found, this));
    }

    /** What the terminal summary says under a heading. */
    List<Summary.Line> summary(String heading) {
        return summary.group(heading);
    }

    /** How many inputs were read. */
    int inputs() {
        return input.notes().size();
    }

    /** The label of the period that has the last day of complete data. */
    String lastPeriod() {
        return input.settings().granularity().label(containingLastDay());
    }

    /** Whether a period, given by its label, goes on after the last day of complete data. */
    boolean isNotOver(String label) {
        return containingLastDay().lastDay().isAfter(observedUntil()) && label.equals(lastPeriod());
    }

    /** The end of a caption, if a table has only the last periods of a file. */
    String lastOf(WrittenTable shown, WrittenTable all) {
        return shown.rows().size() < all.rows().size()
                ? text("page.lastOf", shown.rows().size(), all.rows().size())
                : "";
    }

    /** What to say about a period that is not over, or that rests on few cases. */
    String remark(WrittenTable.Row row, String cases, String few) {
        String notOver = isNotOver(row.csv("period")) ? text("remark.partial") : "";
        String fewCases = row.number(cases) < HeatScale.FEW ? text(few, HeatScale.FEW) : "";
        return Table.joined(Stream.of(notOver, fewCases));
    }

    private Period containingLastDay() {
        return input.settings().granularity().periodContaining(observedUntil());
    }

    SummaryWords words() {
        return words;
    }

    Format format() {
        return format;
    }

    /** A text of the page with its values filled in. */
    String text(String key, Object... values) {
        String text = Prepositions.ofDays(words.text(key, values), words.language());
        return words.language().getLanguage().equals("nl") ? DutchAgreement.of(text) : text;
    }

    /** Why a figure is not defined, in the language of the page. */
    String reason(String english) {
        return words.reason(english);
    }

    /** A period in a sentence: a week is named by its first day. */
    String spokenPeriod(String label) {
        String period = format.period(label);
        boolean isWeek = PeriodUnit.of(input.settings().granularity()) == PeriodUnit.WEEK && Format.isDay(label);
        return isWeek ? words.text("page.weekOf", period) : period;
    }

    /** The currency's code. */
    String currency() {
        return currency;
    }

    /** The code of the currency of the report, whatever other the amounts are in. */
    String reportCurrency() {
        return input.settings().amounts().currency().getCurrencyCode();
    }

    /** An amount with its currency, for a sentence; both stay on one line. */
    String money(String amount) {
        return currency() + "\u00a0" + amount;
    }

    /** The last day of complete data. */
    LocalDate observedUntil() {
        return input.observedUntil();
    }

    /** What a period is called. */
    String unit() {
        return words.text(
                "unit." + PeriodUnit.of(input.settings().granularity()).name());
    }

    /** What several periods are called. */
    String units() {
        return words.text(
                "units." + PeriodUnit.of(input.settings().granularity()).name());
    }

    /** How many days an order keeps a customer active; null if it is not asked for. */
    @Nullable
    Integer activeDays() {
        return input.settings().activeDays();
    }

    boolean isSample() {
        return input.settings().inputs().isSample();
    }

    /** The attributes that customers are divided by. */
    List<String> by() {
        return input.settings().by();
    }

    /** Begins a table of a file. */
    TableBuilder table(WrittenTable written) {
        return new TableBuilder(written, words, format);
    }
}
