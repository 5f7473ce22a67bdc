package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.mapping.DateForms;
import io.github.retentionmetrics.examples.report.mapping.NumberForms;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A mapping to complete: a question mark stands wherever a person must decide, and such a mapping does not run. */
final class Proposal {
    private static final int KEY = 9;
    private static final int LONGEST_SHOWN = 40;
    private static final int MOST_ALTERNATIVES = 2;

    private final FoundEncoding encoding;
    private final TableProfile table;
    private final Roles roles;
    private final ColumnNames names;
    private final boolean hasWrongQuotes;
    private final Page page;
    private final List<Line> lines = new ArrayList<>();
    private final List<ColumnProfile> used = new ArrayList<>();
    private final Set<String> monthNames = new LinkedHashSet<>();
    private final Set<String> zoneNames = new LinkedHashSet<>();
    private boolean isClockNoted;

    /**
     * A mapping for a file.
     *
     * @param encoding its encoding
     * @param table its table
     * @param roles what its columns seem to be for
     * @param names how a mapping names them
     * @param hasWrongQuotes whether its quotes are in doubt
     * @param page where to write
     */
    Proposal(
            FoundEncoding encoding,
            TableProfile table,
            Roles roles,
            ColumnNames names,
            boolean hasWrongQuotes,
            Page page) {
        this.encoding = encoding;
        this.table = table;
        this.roles = roles;
        this.names = names;
        this.hasWrongQuotes = hasWrongQuotes;
        this.page = page;
    }

    void write() {
        line("reads", roles.kind());
        writeDialect();
        switch (roles.kind()) {
            case "survey" -> writeSurvey();
            case "tickets" -> writeTickets();
            case "subscriptions" -> writeSubscriptions();
            default -> writePurchases();
        }
        writeNames();
        writeEmptyTexts();
        writeTotal();
        writeStatuses();
        print();
    }

    private void line(String key, String value) {
        lines.add(new Line(key, value, false));
    }

    private void note(String text) {
        lines.add(new Line("", text, true));
    }

    /** A line that does nothing until its number sign is taken off. */
    private void lineOff(String key, String value) {
        lines.add(new Line(key, value, true));
    }

    /** Writes what was collected, with the values below each other. */
    private void print() {
        int width = lines.stream().mapToInt(line -> line.key().length()).max().orElse(0);
        for (Line line : lines) {
            if (line.key().isEmpty()) {
                page.text(0, line.text());
            } else {
                String text = line.key()
                        + " ".repeat(Math.max(width, KEY) - line.key().length()) + " = " + line.text();
                if (line.isComment()) {
                    page.comment(text);
                } else {
                    page.line(text);
                }
            }
        }
    }

    /** A line of the mapping, or a comment, which has no key unless it is such a line to be switched on. */
    private record Line(String key, String text, boolean isComment) {}

    private void writeDialect() {
        Layout layout = table.layout();
        String name = encoding.mappingName();
        if (!name.equals("utf-8")) {
            if (name.equals("?")) {
                note("encoding: some bytes are UTF-8 and others are not; see above");
            }
            line("encoding", name);
        }
        if (layout.separator() != ',') {
            line("separator", layout.separatorWord());
        }
        if (hasWrongQuotes && layout.separator() != '\t') {
            note(
                    "quotes: double, or none if a quote is a character like any other; some quotes are misplaced, see above");
            line("quotes", "?");
        } else if (!layout.isQuoted()) {
            line("quotes", "none");
        }
        if (layout.skippedLines() > 0) {
            line("skip", Long.toString(layout.skippedLines()));
        }
        if (layout.hasSecondHeader()) {
            line("header rows", "2");
        }
        if (table.footer() > 0) {
            line("ends at", "blank line");
        }
    }

    private void writePurchases() {
        boolean hasHeads = !roles.heads().isEmpty();
        ColumnProfile order = hasHeads ? roles.headKey() : Roles.first(roles.orderKeys());
        ColumnProfile amount = Roles.first(roles.amounts());
        boolean isTotal = order != null
                && !hasHeads
                && amount != null
                && table.repeated().isEmptied(order.index(), amount.index())
                && !table.repeated().isChanging(order.index(), amount.index());
        if (hasHeads) {
            writeHeads(order, amount);
        } else if (order != null) {
            note("order: " + shown(order) + " repeats. If the records of one " + shown(order)
                    + " are one order, write " + name(order) + "; if not, delete the line"
                    + (isTotal ? ", and 'once per order' below" : ""));
            line("order", "?");
        }
        writeCustomer("customer");
        writeDate("date", roles.dates());
        writeAmount(amount, order, isTotal);
        writeRefund(order == null || isTotal);
        writeNumbers();
        writeCurrency();
    }

    /** Bookings whose head stands on their first record, of which a person must say whether they are that. */
    private void writeHeads(@Nullable ColumnProfile order, @Nullable ColumnProfile amount) {
        List<ColumnProfile> heads = roles.heads();
        long empty = table.empties().count(heads.get(0).index());
        long filled = table.empties().records() - empty;
        note("fill down: " + Words.list(heads.stream().map(Proposal::shown).toList(), "and") + " are filled in "
                + Words.count(filled, "record") + ", and all empty in "
                + (empty == 1 ? "the same other one" : "the same " + Words.number(empty) + " others") + ", where "
                + (amount == null ? "the amount" : shown(amount)) + " is filled. If these "
                + "belong to the booking above them, take off the two ?; if not, delete both lines");
        line("fill down", heads.stream().map(names::of).collect(Collectors.joining(", ")) + " ?");
        line("order", order == null ? "?" : names.of(order) + " ?");
    }

    private void writeAmount(@Nullable ColumnProfile amount, @Nullable ColumnProfile order, boolean isTotal) {
        if (amount == null) {
            note("amount: no column of numbers has a usual name");
            line("amount", "?");
            return;
        }
        use(amount);
        if (order != null && !isTotal) {
            note("amount: added up over an order; if each of its records has the total, write: " + name(amount)
                    + ", once per order");
        }
        noteOthers("amount", roles.amounts());
        if (!amount.numbers().hasSeparator()) {
            note("amount: all are whole numbers; if they are cents, write: " + name(amount) + " / 100");
        }
        line("amount", name(amount) + (isTotal ? ", once per order" : ""));
    }

    private void writeRefund(boolean isAllowed) {
        ColumnProfile refund = Roles.first(roles.refunds());
        if (refund == null || !isAllowed) {
            return;
        }
        use(refund);
        ColumnProfile date = Roles.first(roles.refundDates());
        if (date == null) {
            line("refund", name(refund));
            return;
        }
        use(date);
        noteDate("refund", date);
        line("refund", name(refund) + " on " + dateText(date));
    }

    private void writeCurrency() {
        ColumnProfile currency = Roles.first(roles.currencies());
        if (currency != null) {
            Map<String, Long> values = currency.listedValues();
            if (currency.different() > 1) {
                note("currency: " + (values == null ? "several" : Words.counts(values))
                        + "; --currency says which one counts, and the others are left out");
            }
            line("currency", name(currency));
        }
    }

    private void writeCustomer(String key) {
        List<ColumnProfile> customers = roles.customers();
        ColumnProfile customer = Roles.first(customers);
        if (customer == null) {
            note(key + ": no column has a usual name");
            line(key, "?");
            return;
        }
        use(customer);
        noteOthers(key, customers);
        line(key, identifier(customer));
    }

    private String identifier(ColumnProfile column) {
        boolean isAddress = column.masks().stream().anyMatch(mask -> mask.indexOf('@') >= 0);
        return name(column) + (isAddress ? " as e-mail" : Roles.isName(column) ? " as name" : "");
    }

    /** The other columns that may be meant. */
    private void noteOthers(String key, List<ColumnProfile> candidates) {
        if (candidates.size() > 1) {
            List<String> others = candidates.stream()
                    .skip(1)
                    .limit(MOST_ALTERNATIVES)
                    .map(Proposal::shown)
                    .toList();
            note(key + ": or " + Words.list(others, "or"));
        }
    }

    private void writeDate(String key, List<ColumnProfile> candidates) {
        ColumnProfile date = Roles.first(candidates);
        if (date == null) {
            note(key + ": no column of dates has a usual name");
            line(key, "?");
            return;
        }
        use(date);
        noteOthers(key, candidates);
        noteDate(key, date);
        line(key, dateText(date));
    }

    /** Says what a person must decide about a date. */
    private void noteDate(String key, ColumnProfile date) {
        List<DateForms.Form> forms = date.dateForms();
        List<String> patterns = Words.patterns(forms);
        if (forms.isEmpty()) {
            note(key + ": "
                    + (date.areDayNumbers()
                            ? "the day numbers of a spreadsheet; export the column as dates"
                            : "no form fits every value, see above"));
        } else if (patterns.size() > 1) {
            note(key + ": " + Words.list(patterns, "and") + " fit every value; write the one that is meant"
                    + (forms.get(0).needsClock() ? ", and behind it whose clock it is, such as in UTC or local" : ""));
        } else if (!forms.get(0).isPlain() && forms.get(0).needsClock() && !isClockNoted) {
            isClockNoted = true;
            note(key + ": whose clock is it? in UTC, in a zone such as Europe/Amsterdam, or local for the shop's own");
        }
    }

    private String dateText(ColumnProfile date) {
        List<DateForms.Form> forms = date.dateForms();
        if (Words.patterns(forms).size() != 1) {
            return name(date) + " as ?";
        }
        DateForms.Form form = forms.get(0);
        if (form.isPlain()) {
            return name(date);
        }
        if (!form.names().isEmpty() && !form.names().equals("en")) {
            monthNames.add(form.names());
        }
        if (form.pattern().endsWith(" z")) {
            date.dates().zoneNames().stream()
                    .filter(name -> !Set.of("UTC", "GMT", "Z").contains(name))
                    .forEach(zoneNames::add);
        }
        return name(date) + " as " + form.pattern() + (form.needsClock() ? " ?" : "");
    }

    private void writeNames() {
        if (!monthNames.isEmpty()) {
            line("month names", String.join("", monthNames.stream().limit(1).toList()));
        }
        if (!zoneNames.isEmpty()) {
            note("zone names: the offset of each, such as PDT -07:00");
            line("zone names", zoneNames.stream().map(name -> name + " ?").collect(Collectors.joining(", ")));
        }
    }

    /** One form for all columns of amounts. */
    private void writeNumbers() {
        List<ColumnProfile> amounts = used.stream()
                .filter(column -> column.isNumeric() || column.isMostlyNumeric())
                .filter(column ->
                        ColumnGuess.AMOUNT.isMeant(column.name()) || ColumnGuess.REFUND.isMeant(column.name()))
                .filter(column -> !column.isDate())
                .toList();
        if (amounts.stream().anyMatch(column -> column.numbers().hasSeparator() || column.isMostlyNumeric())) {
            List<String> forms = new ArrayList<>(amounts.get(0).numbers().thatFitAll());
            amounts.forEach(column -> forms.retainAll(column.numbers().thatFitAll()));
            List<String> meanings = NumberForms.meanings(forms);
            if (meanings.size() == 1) {
                line("numbers", meanings.get(0));
            } else {
                note("numbers: "
                        + (meanings.isEmpty()
                                ? "no form fits every value, see above"
                                : "no value tells whether " + Words.list(meanings, "or")
                                        + " is meant, which is a thousand times as much or as little"));
                line("numbers", "?");
            }
        }
        Set<String> symbols = new LinkedHashSet<>();
        amounts.forEach(column -> symbols.addAll(column.numbers().symbols()));
        if (symbols.size() == 1) {
            line("symbol", symbols.iterator().next());
        } else if (symbols.size() > 1) {
            note("symbol: " + Words.list(List.copyOf(symbols), "and") + " occur, and only one can be read");
            line("symbol", "?");
        }
    }

    private void writeSubscriptions() {
        writeCustomer("customer");
        writeDate("start", roles.starts());
        if (!roles.ends().isEmpty()) {
            writeDate("end", roles.ends());
        }
        ColumnProfile amount = Roles.first(roles.amounts());
        ColumnProfile interval = PriceColumn.INTERVAL.of(roles.columns());
        if (amount != null && interval != null) {
            writePrice(amount, interval);
        }
    }

    /** What a subscription costs, where the file says how often it is billed. */
    private void writePrice(ColumnProfile amount, ColumnProfile interval) {
        writeColumn("subscription", PriceColumn.SUBSCRIPTION);
        writeColumn("plan", PriceColumn.PLAN);
        writeAmount(amount, null, false);
        use(interval);
        line("interval", name(interval));
        if (!PriceColumn.areIntervals(interval)) {
            note("interval: " + shown(interval) + " has other words than month, year, 2 weeks and so on; interval words"
                    + " gives the meaning of each, as: Maandelijks: month; Per jaar: year");
            line("interval words", "?");
        }
        writeColumn("quantity", PriceColumn.QUANTITY);
        writeColumn("discount", PriceColumn.DISCOUNT);
        ColumnProfile trialEnd = PriceColumn.TRIAL_END.of(roles.columns());
        if (trialEnd != null) {
            writeDate("trial end", List.of(trialEnd));
        }
        ColumnProfile status = Roles.first(roles.statuses());
        if (status != null && PriceColumn.areStatuses(status)) {
            line("status", name(status));
        } else if (status != null) {
            note("status: which of them bring revenue? To say so, take the # off the two lines, and give the meaning of"
                    + " each other word than active, trialing, past_due, paused, unpaid and canceled:");
            lineOff("status", name(status));
            lineOff("status words", "?");
        }
        ColumnProfile currency = Roles.first(roles.currencies());
        if (currency != null) {
            line("currency", name(currency));
        }
        writeNumbers();
    }

    private void writeColumn(String key, PriceColumn meaning) {
        ColumnProfile column = meaning.of(roles.columns());
        if (column != null && !roles.customers().contains(column)) {
            use(column);
            line(key, name(column));
        }
    }

    private void writeTickets() {
        ColumnProfile ticket = Roles.first(roles.tickets());
        if (ticket == null) {
            note("ticket: no column has a usual name");
        }
        line("ticket", ticket == null ? "?" : name(ticket));
        ColumnProfile customer = Roles.first(roles.customers());
        if (customer != null) {
            use(customer);
            noteOthers("customer", roles.customers());
            line("customer", identifier(customer));
        }
        writeDate("created", roles.created());
        writeDate("solved", roles.solved());
    }

    private void writeSurvey() {
        ColumnProfile respondent = Roles.first(roles.customers());
        if (respondent != null) {
            use(respondent);
            noteOthers("respondent", roles.customers());
            line("respondent", identifier(respondent));
        }
        writeDate("date", roles.dates());
        ColumnProfile score = Roles.first(roles.scores());
        if (score == null) {
            line("score", "?");
            return;
        }
        use(score);
        noteOthers("score", roles.scores());
        if (!score.isNumeric()) {
            note("score: some answers are texts; score words gives the score of each, as: best of all: 10; worst: 0");
        }
        line("score", name(score));
        if (!score.isNumeric()) {
            line("score words", "?");
        }
    }

    private void writeEmptyTexts() {
        Set<String> texts = new LinkedHashSet<>();
        used.forEach(column -> texts.addAll(column.emptyTexts().keySet()));
        if (!texts.isEmpty()) {
            line(
                    "empty",
                    texts.stream()
                            .map(text -> text.startsWith("#") ? "\"" + text + "\"" : text)
                            .collect(Collectors.joining(", ")));
        }
    }

    private void writeTotal() {
        TotalRecord total = table.total();
        if (total != null) {
            String rule = total.rule(roles, names);
            boolean isOpen = rule.contains(": ? ");
            note("The last record looks like a total. If it is one, "
                    + (isOpen ? "write for the ? what stands there" : "take off the ?") + "; if not, delete the line:");
            line("leave out", rule + (isOpen ? "" : " ?"));
        }
    }

    private void writeStatuses() {
        for (ColumnProfile status : roles.statuses()) {
            Map<String, Long> values = status.listedValues();
            String blank = status.filled() < table.records() ? "; empty in some" : "";
            String all = mustStayIn();
            if (!all.isEmpty()) {
                note(shown(status) + " has " + (values == null ? "" : Words.counts(values)) + blank + ". " + all
                        + " If some records must not count for another reason, such as tests, take the # off the two"
                        + " lines, and put each value on one of them:");
                lineOff("keep", name(status) + ": ?");
                lineOff("leave out", name(status) + ": ?");
                continue;
            }
            note(shown(status) + " has " + (values == null ? "" : Words.counts(values)) + blank
                    + ". Put each value on one of the two lines:");
            line("keep", name(status) + ": ?");
            line("leave out", name(status) + ": ?");
        }
    }

    /** Which records a status must not keep out, in a sentence; empty if it may. */
    private String mustStayIn() {
        return switch (roles.kind()) {
            case "tickets" -> "Open tickets must stay in, since they are those that are not solved yet.";
            case "subscriptions" -> "Ended subscriptions must stay in, since churn is counted by them.";
            default -> "";
        };
    }

    private void use(ColumnProfile column) {
        used.add(column);
    }

    /** The name of a column in a sentence, without the end of a long one. */
    static String shown(ColumnProfile column) {
        String name = inOneLine(column);
        if (name.isEmpty()) {
            return "#" + (column.index() + 1);
        }
        return isCut(column) ? name.substring(0, LONGEST_SHOWN - 1) + "…" : name;
    }

    /** Whether the name of a column is too long for a sentence. */
    static boolean isCut(ColumnProfile column) {
        return inOneLine(column).length() > LONGEST_SHOWN;
    }

    private static String inOneLine(ColumnProfile column) {
        return column.name().strip().replaceAll("\\s+", " ");
    }

    private String name(ColumnProfile column) {
        return names.of(column);
    }
}
