package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.mapping.DateForms;
import io.github.retentionmetrics.examples.report.mapping.NumberForms;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was found in the columns of a table: how full they are, their shapes, and all forms that fit every value. */
final class ColumnLines {
    private static final int MOST_COLUMNS = 200;
    private static final int NAME_WIDTH = 26;
    private static final int INDENT = 5;
    private static final int MOST_KEYS = 2;
    private static final int MOST_CHANGING = 4;

    private final TableProfile table;
    private final Roles roles;
    private final Page page;

    ColumnLines(TableProfile table, Roles roles, Page page) {
        this.table = table;
        this.roles = roles;
        this.page = page;
    }

    void write() {
        page.comment("  # column" + " ".repeat(NAME_WIDTH - 6) + " filled different written as");
        List<String> empty = new ArrayList<>();
        List<ColumnProfile> cut = new ArrayList<>();
        int shown = 0;
        int left = 0;
        for (ColumnProfile column : table.columns()) {
            if (column.filled() == 0 && column.emptyTexts().isEmpty()) {
                empty.add(Proposal.shown(column));
                if (empty.size() <= MOST_COLUMNS && Proposal.isCut(column)) {
                    cut.add(column);
                }
            } else if (shown < MOST_COLUMNS) {
                shown++;
                writeColumn(column);
                if (Proposal.shown(column).length() > NAME_WIDTH) {
                    cut.add(column);
                }
            } else {
                left++;
            }
        }
        if (left > 0) {
            page.text(INDENT, "and " + Words.count(left, "more column"));
        }
        if (!empty.isEmpty() && table.records() > 0) {
            int more = empty.size() - MOST_COLUMNS;
            page.text(
                    INDENT,
                    "empty: " + empty.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", "))
                            + (more > 0 ? " and " + Words.number(more) + " more" : ""));
        } else if (!empty.isEmpty()) {
            page.text(INDENT, "names: " + empty.stream().limit(MOST_COLUMNS).collect(Collectors.joining(", ")));
        }
        if (!cut.isEmpty()) {
            page.gap();
            page.text(0, "The names that are cut above, as a mapping has them:");
            cut.forEach(column ->
                    page.comment(String.format(Locale.ROOT, "%3d ", column.index() + 1) + ColumnNames.whole(column)));
        }
    }

    private void writeColumn(ColumnProfile column) {
        String name = Proposal.shown(column);
        String cut = name.length() > NAME_WIDTH ? name.substring(0, NAME_WIDTH - 1) + "…" : name;
        String different = (column.hasMore() ? ">" : "") + Words.number(column.different());
        page.comment(String.format(
                Locale.ROOT,
                "%3d %-" + NAME_WIDTH + "s %6s %9s %s",
                column.index() + 1,
                cut,
                Words.percent(column.filled(), table.records()),
                different,
                String.join("  ", fitting(column.masks()))));
        writeForms(column);
        Map<String, Long> values = column.listedValues();
        if (values != null && !column.isNumeric()) {
            page.text(INDENT, "values: " + Words.counts(values));
        }
        if (!column.emptyTexts().isEmpty()) {
            page.text(INDENT, "stands for nothing: " + Words.counts(column.emptyTexts()));
        }
        writeDamage(column);
        writeRepeats(column);
    }

    /** As many shapes as the line has room for, one at least. */
    private static List<String> fitting(List<String> masks) {
        int room = 78 - (4 + NAME_WIDTH + 1 + 6 + 1 + 9 + 1);
        List<String> fitting = new ArrayList<>();
        int used = 0;
        for (String mask : masks) {
            used += mask.length() + 2;
            if (used - 2 <= room || fitting.isEmpty()) {
                fitting.add(mask);
            }
        }
        return fitting;
    }

    private void writeForms(ColumnProfile column) {
        if (column.isDate() || column.isMostlyDate()) {
            List<DateForms.Form> forms = column.dateForms();
            Map<String, Long> most = new LinkedHashMap<>();
            column.dates().thatFitMost().forEach((form, count) -> most.putIfAbsent(form.pattern(), count));
            List<String> patterns = Words.patterns(forms);
            String names = forms.isEmpty() || forms.get(0).names().isEmpty()
                    ? ""
                    : "; month names: "
                            + forms.stream()
                                    .map(DateForms.Form::names)
                                    .distinct()
                                    .collect(Collectors.joining(" or "));
            page.text(
                    INDENT,
                    "date: " + Words.fitting(patterns, most, column.dates().values()) + names
                            + (patterns.size() > 1 ? "; only you know which" : ""));
            if (!column.dates().zoneNames().isEmpty()) {
                page.text(
                        INDENT,
                        "names of zones: " + String.join(", ", column.dates().zoneNames())
                                + "; only UTC, GMT and Z have an offset that is known");
            }
        }
        boolean isNumber = column.isNumeric() || column.isMostlyNumeric();
        if (isNumber
                && (column.numbers().hasSeparator()
                        || !column.numbers().symbols().isEmpty())) {
            NumberForms numbers = column.numbers();
            List<String> meanings = numbers.meanings();
            List<String> all = meanings.isEmpty() && column.isNumeric() ? List.of() : meanings;
            String form = all.isEmpty() && column.isNumeric()
                    ? "whole numbers"
                    : Words.fitting(all, numbers.thatFitMost(), numbers.values());
            page.text(
                    INDENT,
                    "number: " + form
                            + (all.size() > 1 ? "; no value tells which" : "")
                            + (numbers.symbols().isEmpty() ? "" : "; with " + Words.list(numbers.symbols(), "and")));
        }
    }

    private void writeDamage(ColumnProfile column) {
        if (column.scientific() > 0) {
            page.text(
                    INDENT,
                    "damaged by a spreadsheet: " + Words.count(column.scientific(), "value")
                            + " such as 9,99999E+12; different identifiers may have become one. Export again, as text");
        }
        if (column.areDayNumbers()
                && (ColumnGuess.DATE.isMeant(column.name())
                        || ColumnGuess.START.isMeant(column.name())
                        || ColumnGuess.END.isMeant(column.name()))) {
            page.text(INDENT, "the day numbers of a spreadsheet; export the column as dates");
        }
    }

    private void writeRepeats(ColumnProfile column) {
        if (roles.orderKeys().stream().limit(MOST_KEYS).noneMatch(column::equals)) {
            return;
        }
        RepeatedValues repeated = table.repeated();
        long repeats = column.filled() - column.different();
        long adjacent = repeated.count(column.index());
        List<String> changing = roles.columns().stream()
                .filter(other -> repeated.isChanging(column.index(), other.index())
                        || repeated.isEmptied(column.index(), other.index()))
                .map(Proposal::shown)
                .limit(MOST_CHANGING)
                .toList();
        page.text(
                INDENT,
                "may be the key of an order: " + Words.count(repeats, "record") + " repeat"
                        + (repeats == 1 ? "s" : "") + " an earlier one"
                        + (adjacent == repeats
                                ? ", always the one above"
                                : adjacent == 0
                                        ? ", none the one above"
                                        : ", " + Words.number(adjacent) + " of them the one above")
                        + (adjacent == 0
                                ? ""
                                : changing.isEmpty()
                                        ? ", and all other columns too"
                                        : "; what differs or is empty then: " + String.join(", ", changing)));
    }
}
