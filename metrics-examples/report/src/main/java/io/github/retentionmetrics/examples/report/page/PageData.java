package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.text.PeriodUnit;
import io.github.retentionmetrics.examples.report.text.SummaryWords;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What the page is made of: the files of the report, the words of its language, and how figures are written in it. */
final class PageData {
    private final ReportInput input;
    private final OutputFolder folder;
    private final SummaryWords words;
    private final Format format;

    PageData(ReportInput input, OutputFolder folder) {
        this.input = input;
        this.folder = folder;
        this.words = SummaryWords.ofPage(input.settings().language());
        this.format = new Format(words, input.settings().amounts().decimals());
    }

    /** The rows of a file; empty if the report has no such file or it has no rows. */
    Optional<WrittenTable> file(String name) throws IOException {
        return file(name, row -> true);
    }

    /** The rows of a file that are wanted; empty if there are none. */
    Optional<WrittenTable> file(String name, Predicate<WrittenTable.Row> isWanted) throws IOException {
        return folder.written(name, isWanted).filter(table -> !table.rows().isEmpty());
    }

    SummaryWords words() {
        return words;
    }

    Format format() {
        return format;
    }

    /** A text of the page with its values filled in. */
    String text(String key, Object... values) {
        return words.text(key, values);
    }

    /** The currency's code. */
    String currency() {
        return input.settings().amounts().currency().getCurrencyCode();
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
