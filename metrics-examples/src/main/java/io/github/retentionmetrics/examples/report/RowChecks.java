package io.github.retentionmetrics.examples.report;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the good rows of one kind of input show together: rows that are there twice, orders or tickets whose number repeats,
 * identifiers that stand for none, and columns that are not read. Each row costs 8 bytes for each of at most two hashes of
 * 64 bits; among 10^7 rows, a different row is taken for a repeated one with a probability of about 3 in a million.
 */
final class RowChecks {
    private static final int MOST_NAMES = 20;
    private static final int LONGEST_PLACEHOLDER = 9;
    private static final Set<String> PLACEHOLDERS = Set.of(
            "null",
            "(null)",
            "nan",
            "n/a",
            "#n/a",
            "na",
            "none",
            "nil",
            "undefined",
            "unknown",
            "onbekend",
            "anonymous",
            "anoniem",
            "guest",
            "gast",
            "(blank)",
            "(not set)",
            "?",
            "-");
    private static final List<String> IDENTIFIERS = List.of("customer_id", "respondent", "referrer", "referred");
    private static final List<String> ORDERS = List.of(
            "order_id",
            "order",
            "order_no",
            "order_number",
            "invoice",
            "invoice_id",
            "invoice_no",
            "invoice_number",
            "invoiceno",
            "transaction_id");
    private static final String CURRENCY = "currency";

    private final InputKind kind;
    private final RowParser<?> parser;
    private final String currency;
    private final RepeatedHashes rows = new RepeatedHashes();
    private final RepeatedHashes numbers = new RepeatedHashes();
    private final Set<String> ignored = new LinkedHashSet<>();
    private @Nullable Header header;
    private List<String> identifiers = List.of();
    private String numberColumn = "";
    private boolean hasCurrency;
    private long placeholders;
    private long otherCurrencies;

    RowChecks(InputKind kind, RowParser<?> parser, String currency) {
        this.kind = kind;
        this.parser = parser;
        this.currency = currency;
    }

    void add(Row row) {
        if (row.header() != header) {
            begin(row.header());
        }
        if (isRepeatable()) {
            rows.add(hash(row));
        }
        String number = numberColumn.isEmpty() ? "" : row.text(numberColumn);
        if (!number.isEmpty()) {
            numbers.add(hash(0, number));
        }
        if (hasPlaceholder(row)) {
            placeholders++;
        }
        String own = hasCurrency ? row.text(CURRENCY) : "";
        if (!own.isEmpty() && !own.equalsIgnoreCase(currency)) {
            otherCurrencies++;
        }
    }

    /** Takes note, once all files of the kind are read. */
    void note(InputNotes notes) {
        notes.notice("repeatedRows", rows.count());
        notes.notice(kind == InputKind.TICKETS ? "repeatedTickets" : "repeatedOrders", numbers.count());
        notes.notice("placeholders", placeholders);
        notes.notice("otherCurrencies", otherCurrencies, currency);
        notes.notice("ignoredColumns", ignored.size(), names(List.copyOf(ignored)));
    }

    /** Finds the columns of a file to look at. */
    private void begin(Header next) {
        header = next;
        identifiers =
                IDENTIFIERS.stream().filter(column -> isRead(next, column)).toList();
        numberColumn = switch (kind) {
            case TICKETS -> "ticket_id";
            case PURCHASES ->
                ORDERS.stream()
                        .filter(column -> next.indexOf(column) >= 0)
                        .findFirst()
                        .orElse("");
            default -> "";
        };
        hasCurrency = next.indexOf(CURRENCY) >= 0 && !parser.knows(CURRENCY) && parser.knows("amount");
        next.names().stream()
                .filter(name -> !name.isEmpty() && !parser.knows(name))
                .forEach(ignored::add);
    }

    private boolean isRead(Header next, String column) {
        return next.indexOf(column) >= 0 && parser.knows(column);
    }

    private boolean hasPlaceholder(Row row) {
        for (String column : identifiers) {
            String text = row.text(column);
            if (text.length() <= LONGEST_PLACEHOLDER && PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT))) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether equal rows are counted: not where the input refuses a second row of a customer, where answers of one respondent
     * have their own option and equal anonymous answers are usual, or where rows are compared by their number.
     */
    private boolean isRepeatable() {
        return switch (kind) {
            case PURCHASES, SUBSCRIPTIONS, COSTS, MEMBERS, POINTS -> true;
            case CUSTOMERS, REFERRALS, NPS, CSAT, CES, TICKETS -> false;
        };
    }

    private static String names(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(names.size(), MOST_NAMES)));
        return names.size() > MOST_NAMES ? shown + ", ..." : shown;
    }

    private static long hash(Row row) {
        long hash = 0;
        for (int field = 0; field < row.header().size(); field++) {
            hash = hash(hash, row.fields().getField(field));
        }
        return hash;
    }

    /** Mixes the characters of a field, and its end, into a hash. */
    private static long hash(long seed, String text) {
        long hash = seed;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 29;
        }
        hash = (hash + 0x1_0001) * 0xBF58476D1CE4E5B9L;
        return hash ^ (hash >>> 32);
    }

    /** Hashes, sorted when the repeated ones are counted. */
    private static final class RepeatedHashes {
        private static final int FIRST_SIZE = 1 << 8;

        private long[] values = new long[FIRST_SIZE];
        private int size;

        void add(long value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, size + (size >> 1));
            }
            values[size++] = value;
        }

        /** How many of them are equal to an earlier one. */
        long count() {
            Arrays.sort(values, 0, size);
            long count = 0;
            for (int i = 1; i < size; i++) {
                if (values[i] == values[i - 1]) {
                    count++;
                }
            }
            return count;
        }
    }
}
