package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.mapping.DateForms;
import io.github.retentionmetrics.examples.report.mapping.PresetFit;
import io.github.retentionmetrics.examples.report.text.ShellWord;
import java.util.List;
import java.util.Objects;

/** What was found in a file, as comments of a mapping that is to be completed. */
final class DescribedFile {
    private final InputFile file;
    private final FoundEncoding encoding;
    private final RecordScanner scanner;
    private final TableProfile table;
    private final Layout layout;
    private final List<PresetFit> fits;
    private final Roles roles;
    private final ColumnNames names;
    private final Page page = new Page();

    DescribedFile(
            InputFile file, FoundEncoding encoding, RecordScanner scanner, TableProfile table, List<PresetFit> fits) {
        this.file = file;
        this.encoding = encoding;
        this.scanner = scanner;
        this.table = table;
        this.layout = table.layout();
        this.fits = fits;
        this.roles = new Roles(table);
        this.names = new ColumnNames(layout.names());
    }

    FoundEncoding encoding() {
        return encoding;
    }

    TableProfile table() {
        return table;
    }

    /** What to print. */
    List<String> lines() {
        page.text(
                0,
                file.shortName() + ": what it looks like. Nothing is computed or applied. Values are shown of"
                        + " columns such as a status only, and of all others their shapes: A and a for letters, 9 for digits, +"
                        + " for more of the same.");
        page.gap();
        writeFile();
        page.gap();
        new ColumnLines(table, roles, page).write();
        page.gap();
        PresetLines presets =
                new PresetLines(ShellWord.of(file.name()), encoding, table, scanner.quotedFields(), fits, roles, page);
        boolean isRefused = presets.write();
        if (layout.hasHeader() && table.records() > 0 && !isRefused) {
            writeMapping(presets.currency());
        }
        return page.lines();
    }

    private void writeFile() {
        page.labelled("encoding", encoding.describe());
        page.labelled("separator", separator());
        page.labelled("quotes", quotes());
        page.labelled("table", place());
        if (table.ragged() > 0) {
            page.labelled(
                    "",
                    Words.count(table.ragged(), "record")
                            + (table.ragged() == 1 ? " has " : " have ")
                            + Words.list(
                                    table.raggedSizes().stream()
                                            .map(Words::number)
                                            .toList(),
                                    "or")
                            + (table.raggedSizes().equals(List.of(1L)) ? " field" : " fields") + " instead of "
                            + layout.width()
                            + ", the first on " + lines(table.raggedLines())
                            + ": such a record is a bad one. A separator in a field, such as a decimal comma, needs quotes around"
                            + " the field");
        }
        if (table.blank() > 0) {
            page.labelled("", Words.count(table.blank(), "record") + " without a value");
        }
        if (table.footer() > 0) {
            page.labelled(
                    "",
                    "the table ends at the blank line " + Words.number(table.blankLine()) + "; "
                            + Words.count(table.footer(), "line") + (table.footer() == 1 ? " follows" : " follow")
                            + " from line " + Words.number(table.footerLine()) + " on");
        }
        TotalRecord total = table.total();
        if (total != null) {
            page.labelled(
                    "",
                    "the last record (line " + Words.number(table.lastLine())
                            + ") looks like a total, which is no order: "
                            + (layout.hasHeader()
                                    ? "leave it out by a mapping, such as with leave out = " + total.rule(roles, names)
                                    : "leave it out")
                            + ", or delete it from the file");
        }
        if (table.cut() > 0) {
            page.labelled("", Words.count(table.cut(), "record") + " with a field of more than 4,096 characters");
        }
    }

    private static String lines(List<Long> lines) {
        return (lines.size() == 1 ? "line " : "lines ")
                + Words.list(lines.stream().map(Words::number).toList(), "and");
    }

    private String separator() {
        if (layout.width() == 1) {
            return "none found: the table has one column";
        }
        String others = layout.others().isEmpty() ? "" : "; " + Words.list(layout.others(), "or") + " is possible too";
        long all = table.records() + table.ragged();
        String share = table.ragged() == 0
                ? all == 1 ? "the record has " : "all " + Words.count(all, "record") + " have "
                : Words.number(table.records()) + " of " + Words.count(all, "record") + " have ";
        return layout.separatorWord() + ": " + (all == 0 ? "the header has " : share) + layout.width() + " fields"
                + (layout.isNamed() ? ", and the first line names it" : "") + others;
    }

    private boolean hasWrongQuotes() {
        return scanner.misplacedQuotes() > 0 || scanner.unclosedLine() > 0 || !layout.isQuoted();
    }

    private String quotes() {
        if (!layout.isQuoted()) {
            return "none: the quote on line " + Words.number(layout.wrongQuoteLine())
                    + " is never closed, or does not end its field, so that quotes seem to be characters like any other";
        }
        if (scanner.unclosedLine() > 0) {
            return "double, but the quote that opens on line " + Words.number(scanner.unclosedLine())
                    + " is never closed";
        }
        if (scanner.misplacedQuotes() > 0) {
            return "double, but " + Words.count(scanner.misplacedQuotes(), "closing quote")
                    + " do not end a field, the first on line " + Words.number(scanner.misplacedLine());
        }
        return scanner.quotedFields() == 0
                ? "no field is in quotes"
                : "double, around " + Words.count(scanner.quotedFields(), "field");
    }

    private String place() {
        String records = table.records() == 0
                ? "no records below it"
                : Words.count(table.records(), "record") + ", the last on line " + Words.number(table.lastLine());
        if (!layout.hasHeader()) {
            return "no header: the first record looks like data; put a line with the names of the columns above it. "
                    + Words.count(table.records(), "record");
        }
        long before = layout.headerLine() - 1;
        return "header on line " + Words.number(layout.headerLine())
                + (layout.hasSecondHeader() ? ", the record below belongs to it" : "")
                + (before > 0 ? ", " + Words.count(before, "line") + " before it" : "") + "; " + records;
    }

    private void writeMapping(String currency) {
        String option = "--" + roles.option();
        page.gap();
        page.text(
                0,
                "Or a mapping of your own. Save all of this as our.mapping, check each line, and replace each ? by"
                        + " what is true; with a ? it does not run. Then:");
        page.comment("  " + option + " " + ShellWord.of(file.name()) + " " + option + "-as ./our.mapping" + currency
                + zone() + (option.equals("--csat") ? " --csat-scale SCALE" : ""));
        page.emptyLine();
        new Proposal(encoding, table, roles, names, hasWrongQuotes(), page).write();
    }

    /** A zone is needed for times; the one of a local time is that of the shop. */
    private String zone() {
        ColumnProfile date = Roles.first(
                switch (roles.kind()) {
                    case "tickets" -> roles.created();
                    case "subscriptions" -> roles.starts();
                    default -> roles.dates();
                });
        boolean hasTimes = date != null && date.dateForms().stream().anyMatch(DateForms.Form::hasTime);
        return hasTimes || Objects.equals(roles.kind(), "tickets") ? " --zone ZONE" : "";
    }
}
