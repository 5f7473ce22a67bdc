package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.LeftOut;
import io.github.retentionmetrics.examples.report.csv.MappedNotes;
import io.github.retentionmetrics.examples.report.csv.Rejects;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.ReportSettings;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.text.Summary;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What was read, and what was left out and why: the first lines of both summaries. */
public final class InputPart implements ReportPart {
    private static final int SHOWN_OF_HASH = 12;

    @Override
    public void write(ReportInput input, ReportOutput output) throws IOException, UserError {
        writeJson(input, output.json());
        writeText(input, output.text());
        writeRejects(input.notes(), output.folder());
    }

    /** Where the bad records stand that were skipped; never what they hold. */
    private static void writeRejects(List<InputNotes> notes, OutputFolder folder) throws IOException, UserError {
        if (notes.stream().allMatch(of -> of.rejects().size() == 0)) {
            return;
        }
        try (CsvFile csv = folder.csv("rejects.csv", "file", "record", "line", "column", "rule")) {
            for (InputNotes of : notes) {
                Rejects rejects = of.rejects();
                for (int i = 0; i < rejects.size(); i++) {
                    InputNotes.SkipReason reason = rejects.reason(i);
                    csv.row(of.file(), rejects.record(i), rejects.line(i), reason.column(), reason.rule());
                }
            }
        }
    }

    private static void writeJson(ReportInput input, JsonObject json) {
        ReportSettings settings = input.settings();
        LocalDate observedFrom = settings.observedFrom();
        if (observedFrom != null) {
            json.put("observedFrom", observedFrom);
        }
        json.put("observedUntil", input.observedUntil());
        json.put("granularity", settings.granularity().toString());
        json.put("currency", settings.amounts().currency().getCurrencyCode());
        json.put("isSample", settings.inputs().isSample());
        JsonObject inputs = json.object("inputs");
        for (InputKind kind : InputKind.values()) {
            List<InputNotes> notes =
                    input.notes().stream().filter(of -> of.kind() == kind).toList();
            notes.stream().reduce(InputNotes::plus).ifPresent(sum -> {
                JsonObject rows = inputs.object(kind.key());
                writeJson(sum, rows, observedFrom != null);
                if (notes.size() == 1) {
                    writeMapping(notes.get(0), rows);
                } else {
                    for (InputNotes of : notes) {
                        JsonObject file = rows.element("files").put("file", of.file());
                        writeJson(of, file, observedFrom != null);
                        writeMapping(of, file);
                    }
                }
            });
        }
    }

    private static void writeJson(InputNotes notes, JsonObject rows, boolean hasFirstDay) {
        rows.put("rows", notes.used()).put("later", notes.later()).put("skipped", notes.skippedRows());
        if (hasFirstDay) {
            rows.put("earlier", notes.earlier());
        }
        rows.put("endsAhead", notes.endsAhead());
        rows.put("refundsIgnored", notes.refundsIgnored()).put("endsReopened", notes.endsReopened());
        notes.skipped()
                .forEach((reason, count) -> rows.element("skippedBecause")
                        .put("column", reason.column())
                        .put("rule", reason.rule())
                        .put("rows", count));
        for (InputNotes.Notice notice : notes.notices()) {
            rows.element("notices")
                    .put("notice", notice.id())
                    .put("count", notice.count())
                    .put("details", notice.details());
        }
    }

    /** How the records were read, so that every one of them can be accounted for. */
    private static void writeMapping(InputNotes notes, JsonObject rows) {
        MappedNotes mapped = notes.mapped();
        if (mapped == null) {
            return;
        }
        rows.put("mapping", mapped.mapping())
                .put("mappingSha256", mapped.sha256())
                .put("zone", mapped.zone())
                .put("records", notes.records())
                .put("kept", notes.kept())
                .put("joined", notes.leftOut().joined())
                .put("leftOut", notes.leftOut().total() - notes.leftOut().joined())
                .put("refundsMade", mapped.refunds())
                .put("daysMoved", mapped.daysMoved())
                .put("mergedByCase", mapped.mergedByCase());
        notes.leftOut()
                .byReason()
                .forEach((reason, count) ->
                        rows.element("leftOutBecause").put("reason", reason).put("records", count));
    }

    private static void writeMapping(InputNotes notes, Summary text) {
        MappedNotes mapped = notes.mapped();
        if (mapped == null) {
            return;
        }
        LeftOut left = notes.leftOut();
        text.note("input.mapping", mapped.mapping(), mapped.sha256().substring(0, SHOWN_OF_HASH));
        text.note(
                "input.records",
                notes.records(),
                notes.kept(),
                left.joined(),
                left.total() - left.joined(),
                notes.skippedRows());
        left.byReason().forEach((reason, count) -> {
            if (!reason.equals(LeftOut.JOINED)) {
                text.note("input.leftOut", count, text.words().textOr("leftOut." + reason, reason));
            }
        });
        noteIfAny(text, "input.refundsMade", mapped.refunds(), "");
        noteIfAny(text, "input.daysMoved", mapped.daysMoved(), mapped.zone());
        noteIfAny(text, "input.mergedByCase", mapped.mergedByCase(), "");
        if (mapped.isByName()) {
            text.note("input.byName");
        }
    }

    private static void writeText(ReportInput input, Summary text) {
        text.heading("input");
        for (InputNotes notes : input.notes()) {
            if (notes.areMany(notes.skippedRows())) {
                text.note("input.manySkipped", notes.skippedRows(), notes.records(), notes.file());
            }
            long withoutCustomer = notes.leftOut().withoutCustomer();
            if (notes.areMany(withoutCustomer)) {
                text.note("input.manyWithoutCustomer", withoutCustomer, notes.records(), notes.file());
            }
        }
        if (input.settings().inputs().isSample()) {
            text.note("input.sample");
        }
        LocalDate observedFrom = input.settings().observedFrom();
        for (InputNotes notes : input.notes()) {
            text.fact(
                    "input." + notes.kind().key(),
                    notes.read() == notes.used()
                            ? text.words().text("input.rows", notes.used(), notes.file())
                            : text.words().text("input.rowsUsed", notes.read(), notes.used(), notes.file()));
            if (observedFrom != null) {
                noteIfAny(text, earlier(notes.kind()), notes.earlier(), observedFrom.toString());
            }
            writeText(notes, input.observedUntil().toString(), text);
        }
        if (observedFrom != null) {
            text.fact("input.observedFrom", observedFrom.toString());
            text.note("input.leftTruncated", observedFrom.toString());
        }
        text.fact("input.observedUntil", input.observedUntil().toString());
    }

    private static void writeText(InputNotes notes, String observedUntil, Summary text) {
        writeMapping(notes, text);
        noteIfAny(text, "input.later", notes.later(), observedUntil);
        noteIfAny(text, reopened(notes.kind()), notes.endsReopened(), observedUntil);
        noteIfAny(
                text, "input.endsAhead", notes.endsAhead(), notes.latestEvent().toString());
        noteIfAny(text, "input.refundsIgnored", notes.refundsIgnored(), observedUntil);
        noteIfAny(text, "input.skipped", notes.skippedRows(), observedUntil);
        for (Map.Entry<InputNotes.SkipReason, Long> entry : notes.skipped().entrySet()) {
            InputNotes.SkipReason reason = entry.getKey();
            text.note("input.skipReason", entry.getValue(), reason.subject(), reason.rule());
        }
        for (InputNotes.Notice notice : notes.notices()) {
            List<Object> values = new ArrayList<>(notice.details());
            values.add(0, notice.count());
            text.note("notice." + notice.id(), values.toArray());
        }
    }

    private static String earlier(InputKind kind) {
        return switch (kind) {
            case SUBSCRIPTIONS, MEMBERS, TICKETS -> "input.endedEarlier";
            default -> "input.earlier";
        };
    }

    private static String reopened(InputKind kind) {
        return switch (kind) {
            case TICKETS -> "input.reopenedTickets";
            case MEMBERS -> "input.reopenedMembers";
            default -> "input.reopened";
        };
    }

    private static void noteIfAny(Summary text, String key, long count, String observedUntil) {
        if (count > 0) {
            text.note(key, count, observedUntil);
        }
    }
}
