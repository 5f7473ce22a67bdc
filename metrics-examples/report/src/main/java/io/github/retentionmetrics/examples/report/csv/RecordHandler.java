package io.github.retentionmetrics.examples.report.csv;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import org.jspecify.annotations.Nullable;

/** Collects the fields of each record in one reused {@link Fields}. */
final class RecordHandler extends CsvCallbackHandler<Fields> {
    /** The most fields of a record. */
    static final int MOST_FIELDS = 16 * 1024;

    private final Fields fields = new Fields();
    private long number;
    private boolean @Nullable [] needed;
    private boolean hasTooManyFields;

    /** Numbers the next record 1. */
    void startNumbers() {
        number = 0;
    }

    /** Copies only the characters of these fields from now on, since an export has many more than a report reads. */
    void keepOnly(boolean[] indexes) {
        needed = indexes;
    }

    /** Whether some record had more fields than are read. */
    boolean hasTooManyFields() {
        return hasTooManyFields;
    }

    @Override
    protected RecordType getRecordType() {
        return RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields.size();
    }

    @Override
    protected void beginRecord(long startingLineNumber) {
        fields.begin(startingLineNumber, ++number);
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        if (fields.size() == MOST_FIELDS) {
            hasTooManyFields = true;
            return;
        }
        boolean[] only = needed;
        if (only == null || (fields.size() < only.length && only[fields.size()])) {
            fields.add(buffer, offset, length);
        } else {
            fields.skip(buffer, offset, length);
        }
    }

    @Override
    protected void setComment(char[] buffer, int offset, int length) {
        throw new IllegalStateException("comments are not read");
    }

    @Override
    protected void setEmpty() {
        fields.add("");
        fields.markEmptyLine();
    }

    @Override
    protected Fields buildRecord() {
        return fields;
    }
}
