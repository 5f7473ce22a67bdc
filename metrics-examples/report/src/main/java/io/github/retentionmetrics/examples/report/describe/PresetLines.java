package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.mapping.DateForms;
import io.github.retentionmetrics.examples.report.mapping.PresetFit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which presets can read a file, by what command, and what keeps the others from it. */
final class PresetLines {
    private static final int MOST_PRESETS = 3;
    private static final int LEAST_NEAR = 3;
    private static final Map<InputKind, List<String>> PLAIN = plainColumns();

    private final String word;
    private final FoundEncoding encoding;
    private final TableProfile table;
    private final Layout layout;
    private final long quotedFields;
    private final List<PresetFit> fits;
    private final Roles roles;
    private final Page page;

    /**
     * The presets for a file.
     *
     * @param word the name of the file in a command line
     * @param encoding its encoding
     * @param table its table
     * @param quotedFields how many of its fields are in quotes
     * @param fits the presets, with the columns that they find in it
     * @param roles what its columns seem to be for
     * @param page where to write
     */
    PresetLines(
            String word,
            FoundEncoding encoding,
            TableProfile table,
            long quotedFields,
            List<PresetFit> fits,
            Roles roles,
            Page page) {
        this.word = word;
        this.encoding = encoding;
        this.table = table;
        this.layout = table.layout();
        this.quotedFields = quotedFields;
        this.fits = fits;
        this.roles = roles;
        this.page = page;
    }

    /** Writes which presets can read the file; whether such files are not read at all. */
    boolean write() {
        List<PresetFit> complete = fits.stream()
                .filter(PresetFit::isComplete)
                .sorted(Comparator.comparing((PresetFit fit) -> fit.refusal() != null)
                        .thenComparing(fit -> !differences(fit).isEmpty())
                        .thenComparing(Comparator.comparingInt(PresetFit::found).reversed()))
                .toList();
        if (!complete.isEmpty() && complete.get(0).refusal() != null) {
            PresetFit refused = complete.get(0);
            page.text(
                    0,
                    "This looks like a file of the preset " + refused.name() + ", which cannot be read: "
                            + refused.refusal() + ".");
            return true;
        }
        List<PresetFit> usable =
                complete.stream().filter(fit -> fit.refusal() == null).toList();
        String plain = plain();
        if (!plain.isEmpty()) {
            page.text(0, "It has the columns of the plain form, and needs no mapping if their values have it too:");
            page.comment("  --" + plain + " " + word);
            page.gap();
        }
        if (!usable.isEmpty()) {
            page.text(0, "Presets whose columns are all there, the likeliest first:");
            usable.stream().limit(MOST_PRESETS).forEach(fit -> writePreset(fit));
        } else {
            writeNearest();
        }
        return false;
    }

    private void writePreset(PresetFit fit) {
        String option = "--" + fit.input().key();
        boolean needsZone = fit.hasInstants()
                || fit.plainDates().stream()
                        .map(table.columns()::get)
                        .anyMatch(column -> column.dateForms().stream().anyMatch(DateForms.Form::hasTime));
        page.comment("  " + option + " " + word + " " + option + "-as " + fit.name() + currency()
                + (needsZone ? " --zone ZONE" : ""));
        for (String difference : differences(fit)) {
            page.text(4, difference);
        }
        for (String unlisted : unlistedValues(fit)) {
            page.text(4, unlisted);
        }
    }

    /** How a file is written differently from what a preset expects. */
    private List<String> differences(PresetFit fit) {
        Dialect expected = fit.dialect();
        List<String> differences = new ArrayList<>();
        if (!encoding.agreesWith(expected.encoding().name())) {
            differences.add("encoding = " + encoding.mappingName());
        }
        if (layout.separator() != expected.separator() && layout.width() > 1) {
            differences.add("separator = " + layout.separatorWord());
        }
        if (layout.isQuoted() != expected.isQuoted() && quotedFields > 0) {
            differences.add("quotes = double");
        }
        if (layout.skippedLines() != expected.skippedLines() && layout.headerLine() > 1 + expected.skippedLines()) {
            differences.add("skip = " + layout.skippedLines());
        }
        if (layout.hasSecondHeader() && expected.headerRecords() == 1) {
            differences.add("header rows = 2");
        }
        if (table.footer() > 0 && !expected.endsAtBlankLine()) {
            differences.add("ends at = blank line");
        }
        return differences.isEmpty()
                ? differences
                : List.of("but this file is written differently: copy the preset, and change it to "
                        + Words.list(differences, "and"));
    }

    /** Values that a preset neither keeps nor leaves out, so that their records would be bad ones. */
    private List<String> unlistedValues(PresetFit fit) {
        List<String> unlisted = new ArrayList<>();
        fit.listedValues().forEach((index, listed) -> {
            ColumnProfile column = table.columns().get(index);
            Map<String, Long> values = column.listedValues();
            if (values != null) {
                List<String> others = values.keySet().stream()
                        .filter(value -> !listed.contains(value.toLowerCase(Locale.ROOT)))
                        .toList();
                if (!others.isEmpty()) {
                    unlisted.add("but it neither keeps nor leaves out " + Words.list(others, "and") + " of "
                            + Proposal.shown(column) + ": copy the preset, and add "
                            + (others.size() == 1 ? "it" : "them"));
                }
            }
        });
        return unlisted;
    }

    /** The option whose plain columns the file has, in the plain dialect; empty if none. */
    private String plain() {
        boolean isPlain = layout.separator() == ','
                && !encoding.isUtf16()
                && encoding.mappingName().equals("utf-8")
                && layout.skippedLines() == 0;
        if (!isPlain) {
            return "";
        }
        Set<String> names = layout.names().stream()
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return PLAIN.entrySet().stream()
                .filter(entry -> names.containsAll(entry.getValue()))
                .map(entry -> entry.getKey().key())
                .findFirst()
                .orElse("");
    }

    private static Map<InputKind, List<String>> plainColumns() {
        Map<InputKind, List<String>> columns = new LinkedHashMap<>();
        columns.put(InputKind.PURCHASES, List.of("customer_id", "date", "amount"));
        columns.put(InputKind.SUBSCRIPTIONS, List.of("customer_id", "start", "end"));
        columns.put(InputKind.TICKETS, List.of("ticket_id", "created", "solved"));
        columns.put(InputKind.NPS, List.of("respondent", "date", "score"));
        columns.put(InputKind.COSTS, List.of("date", "category", "amount"));
        columns.put(InputKind.REFERRALS, List.of("referrer", "referred", "date"));
        columns.put(InputKind.MEMBERS, List.of("customer_id", "joined", "left"));
        columns.put(InputKind.POINTS, List.of("customer_id", "date", "kind", "points"));
        columns.put(InputKind.EVENTS, List.of("user_id", "timestamp", "event"));
        columns.put(InputKind.AUDIENCE, List.of("date", "channel", "end"));
        return columns;
    }

    /** The preset that lacks the fewest columns, if it has some. */
    private void writeNearest() {
        fits.stream()
                .filter(fit -> fit.refusal() == null
                        && fit.found() >= LEAST_NEAR
                        && fit.found() * 5 >= (fit.found() + fit.missing().size()) * 2)
                .max(Comparator.comparingDouble(fit ->
                        (double) fit.found() / (fit.found() + fit.missing().size())))
                .ifPresentOrElse(
                        near -> page.text(
                                0,
                                "No preset has all its columns here. The nearest is " + near.name() + ", which lacks "
                                        + String.join(", ", near.missing()) + "."),
                        () -> page.text(0, "No preset reads such a file."));
    }

    /** The option that names the currency, which is needed for any but the euro. */
    String currency() {
        if (!roles.kind().equals("purchases")) {
            return "";
        }
        ColumnProfile column = Roles.first(roles.currencies());
        Map<String, Long> values = column == null ? null : column.listedValues();
        if (column != null) {
            String only = values == null || values.size() != 1
                    ? "CODE"
                    : values.keySet().iterator().next();
            return only.equalsIgnoreCase("EUR") ? "" : " --currency " + only.toUpperCase(Locale.ROOT);
        }
        ColumnProfile amount = Roles.first(roles.amounts());
        List<String> symbols = amount == null ? List.of() : amount.numbers().symbols();
        if (symbols.isEmpty() || symbols.equals(List.of("€")) || symbols.equals(List.of("EUR"))) {
            return "";
        }
        return " --currency " + (symbols.equals(List.of("£")) ? "GBP" : "CODE");
    }
}
