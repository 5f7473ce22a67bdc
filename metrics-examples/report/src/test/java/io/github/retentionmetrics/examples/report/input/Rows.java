package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.command.OptionRules;
import io.github.retentionmetrics.examples.report.command.ReportOptions;
import io.github.retentionmetrics.examples.report.csv.CsvInput;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.RowChecks;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.text.Terminal;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;

/** The rows of an input as read, before the library counts them. */
public final class Rows {
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    public static final Terminal SILENT = new Terminal(NOWHERE, NOWHERE, false);

    private Rows() {}

    public static ReportSettings settings(String... args) throws UsageError {
        ReportOptions options = new ReportOptions();
        new CommandLine(options).parseArgs(args);
        return OptionRules.settings(options);
    }

    public static List<PurchaseRow> purchases(ReportSettings settings) throws InputError {
        List<PurchaseRow> rows = new ArrayList<>();
        int decimals = settings.amounts().decimals();
        read(
                settings.inputs().purchases(),
                new PurchaseParser(
                        settings.amounts(),
                        settings.refunds(),
                        new DateText(settings.zone()),
                        new FirstPurchases(settings.by())),
                row -> rows.add(new PurchaseRow(
                        row.customerId(),
                        LocalDate.ofEpochDay(row.epochDay()),
                        plain(BigDecimal.valueOf(row.amountMinor(), decimals)),
                        row.category())));
        return rows;
    }

    /** The number without zeros behind the point that say nothing. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    static <T> List<T> of(List<InputFile> files, RowParser<T> parser) throws InputError {
        List<T> rows = new ArrayList<>();
        read(files, parser, rows::add);
        return rows;
    }

    private static <T> void read(List<InputFile> files, RowParser<T> parser, Consumer<T> sink) throws InputError {
        InputNotes notes = new InputNotes(InputKind.PURCHASES, "input");
        for (InputFile file : files) {
            new CsvInput(false, SILENT)
                    .read(file, parser, new RowChecks(notes.kind(), parser, "EUR", new DateText(null)), notes, sink);
        }
    }
}
