package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.InputError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What happened to the rows of one input: every one of them is counted here exactly once. */
public final class InputNotes {
    private static final int MANY = 20;

    private final InputKind kind;
    private final String file;
    private final Map<SkipReason, Long> skipped = new LinkedHashMap<>();
    private final List<Notice> notices = new ArrayList<>();
    private final LeftOut leftOut = new LeftOut();
    private final Rejects rejects = new Rejects();
    private @Nullable MappedNotes mapped;
    private long records;
    private long used;
    private long earlier;
    private long later;
    private long refundsIgnored;
    private long endsReopened;
    private long endsAhead;
    private long anonymous;
    private LocalDate latestEvent = LocalDate.MIN;

    public InputNotes(InputKind kind, String file) {
        this.kind = kind;
        this.file = file;
    }

    /**
     * Why rows were skipped.
     *
     * @param column the column at fault, empty for a row that is wrong as a whole
     * @param rule the rule that it breaks
     */
    public record SkipReason(String column, String rule) {
        /** What breaks the rule, for a sentence: the column, or the row. */
        public String subject() {
            return column.isEmpty() ? "row" : column;
        }
    }

    /**
     * Something that a reader of the report must know about an input.
     *
     * @param id names it in summary.json, and its sentence in the text bundles as {@code notice.ID}
     * @param count how many rows, customers or values it is about
     * @param details what else the sentence names, after the count
     */
    public record Notice(String id, long count, List<String> details) {}

    /** The notes of the first file of a kind, which has the notices about all files of that kind; empty without any. */
    public static Optional<InputNotes> first(List<InputNotes> notes, InputKind kind) {
        return notes.stream().filter(of -> of.kind == kind).findFirst();
    }

    public InputKind kind() {
        return kind;
    }

    public String file() {
        return file;
    }

    /** Rows that entered the report. */
    public long used() {
        return used;
    }

    /** All rows of the input, used or not. */
    public long read() {
        return used + earlier + later + refundsIgnored + skippedRows();
    }

    /** Rows that lie or end before the first observed day, and so left out. */
    public long earlier() {
        return earlier;
    }

    /** Rows dated after the observation date, and so left out. */
    public long later() {
        return later;
    }

    /** Refunds left out because the user asked for it. */
    public long refundsIgnored() {
        return refundsIgnored;
    }

    /** Subscriptions, memberships and tickets in use that end after the observation date, and so count as not ended. */
    public long endsReopened() {
        return endsReopened;
    }

    /** Bad rows left out, by reason, in the order in which the reasons first occurred. */
    public Map<SkipReason, Long> skipped() {
        return skipped;
    }

    /** Bad rows left out, for whatever reason. */
    public long skippedRows() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    /**
     * Checks that not every row was skipped.
     *
     * @throws InputError if all rows were bad, with the reason that most of them share
     */
    public void requireUsable() throws InputError {
        if (used == 0 && earlier == 0 && later == 0 && refundsIgnored == 0 && !skipped.isEmpty()) {
            Map.Entry<SkipReason, Long> most = Collections.max(skipped.entrySet(), Map.Entry.comparingByValue());
            throw InputError.ofFile(
                    file,
                    "file must have a row that is not bad: --skip-bad-rows left out all " + skippedRows() + ", "
                            + most.getValue() + " of them because "
                            + most.getKey().subject() + " "
                            + most.getKey().rule());
        }
    }

    /** Ends after the observation date where that is the latest date of the inputs, and not given by the user. */
    public long endsAhead() {
        return endsAhead;
    }

    /** The latest date of the inputs that is neither an end nor a cost. */
    public LocalDate latestEvent() {
        return latestEvent;
    }

    public void setEndsAhead(long endsAhead, LocalDate latestEvent) {
        this.endsAhead = endsAhead;
        this.latestEvent = latestEvent;
    }

    /** What else there is to say, in the order in which it was found. */
    public List<Notice> notices() {
        return List.copyOf(notices);
    }

    /** Takes note of something, unless it is about nothing. */
    public void notice(String id, long count, String... details) {
        if (count > 0) {
            notices.add(new Notice(id, count, List.of(details)));
        }
    }

    /** These rows and those of another file of the same kind together. */
    public InputNotes plus(InputNotes other) {
        InputNotes sum = new InputNotes(kind, file);
        for (InputNotes part : List.of(this, other)) {
            sum.used += part.used;
            sum.earlier += part.earlier;
            sum.later += part.later;
            sum.refundsIgnored += part.refundsIgnored;
            sum.endsReopened += part.endsReopened;
            sum.endsAhead += part.endsAhead;
            sum.records += part.records;
            part.leftOut.byReason().forEach(sum.leftOut::add);
            part.skipped.forEach((reason, count) -> sum.skipped.merge(reason, count, Long::sum));
            part.notices.forEach(sum::add);
        }
        return sum;
    }

    private void add(Notice notice) {
        for (int i = 0; i < notices.size(); i++) {
            Notice known = notices.get(i);
            if (known.id().equals(notice.id()) && known.details().equals(notice.details())) {
                notices.set(i, new Notice(known.id(), known.count() + notice.count(), known.details()));
                return;
            }
        }
        notices.add(notice);
    }

    public void countUsed() {
        used++;
    }

    /** Counts a row in use without a customer. */
    public void countAnonymous() {
        anonymous++;
    }

    public void noteAnonymous() {
        notice(kind == InputKind.TICKETS ? "anonymousTickets" : "anonymousAnswers", anonymous);
    }

    public void countEarlier() {
        earlier++;
    }

    public void countLater() {
        later++;
    }

    public void countRefundIgnored() {
        refundsIgnored++;
    }

    public void countEndsReopened(long ends) {
        endsReopened += ends;
    }

    /** Takes note of a bad record that is skipped; the column is the one that the file has. */
    void countSkipped(long line, long record, String column, BadRow bad) {
        SkipReason reason = new SkipReason(column, bad.rule());
        skipped.merge(reason, 1L, Long::sum);
        rejects.add(reason, record, line);
    }

    /** The bad records that were skipped. */
    public Rejects rejects() {
        return rejects;
    }

    /** All records of the file, with those that are no rows. */
    public long records() {
        return records;
    }

    void countRecords(long count) {
        records += count;
    }

    /** The records that became rows; a refund in the record of an order is a row of its own, but no record. */
    public long kept() {
        long refunds = mapped == null ? 0 : mapped.refunds();
        return read() - skippedRows() - refunds;
    }

    /** Whether some records are more than one in twenty of all. */
    public boolean areMany(long some) {
        return some * MANY > records;
    }

    /**
     * Checks that every record is counted once.
     *
     * @throws IllegalStateException if not, which is a mistake of this program
     */
    public void requireBalance() {
        if (records != kept() + leftOut.total() + skippedRows()) {
            throw new IllegalStateException("records do not add up");
        }
    }

    /** What a mapping did, or null if the input is in the plain form. */
    @Nullable
    public MappedNotes mapped() {
        return mapped;
    }

    public void setMapped(MappedNotes notes) {
        mapped = notes;
    }

    /** Records that are no rows. */
    public LeftOut leftOut() {
        return leftOut;
    }
}
