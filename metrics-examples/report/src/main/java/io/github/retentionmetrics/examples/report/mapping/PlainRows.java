package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.PlainSource;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.csv.RowSource;
import io.github.retentionmetrics.examples.report.csv.SourceHeader;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.util.List;

/** The plain form of any input; a file in another one that a preset reads is refused with the name of the preset. */
public final class PlainRows implements RowSource {
    private final InputKind kind;
    private final RowSource rows;

    /** The plain form of a kind of input. */
    public PlainRows(InputKind kind, MappedSource.Run run) {
        this.kind = kind;
        this.rows = kind == InputKind.PURCHASES ? new PlainPurchases(run) : new PlainSource();
    }

    @Override
    public Dialect dialect() {
        return Dialect.PLAIN;
    }

    @Override
    public Reading start(SourceHeader header, RowParser<?> parser, InputNotes notes) throws InputError {
        try {
            return rows.start(header, parser, notes);
        } catch (InputError wrongHeader) {
            List<String> presets = PresetFit.namesFor(header, kind);
            if (presets.isEmpty()) {
                throw wrongHeader;
            }
            throw wrongHeader.withHint(
                    "--" + kind.key() + "-as " + String.join(" or ", presets) + " reads such a file");
        }
    }
}
