package io.github.retentionmetrics.examples.report.csv;

import io.github.retentionmetrics.examples.report.error.BadRow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the good rows of one kind of input show together: rows that are there twice, orders or tickets whose number
 * repeats, identifiers and groups that stand for none, and columns that are not read. Each row costs 8 bytes for each
 * of at most two hashes of 64 bits; among 10^7 rows, a different row is taken for a repeated one with a probability of
 * about 3 in a million.
 */
public final class RowChecks {
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

    private static final String FIRST_OF_PLACEHOLDERS = PLACEHOLDERS.stream()
            .map(text -> text.substring(0, 1))
            .distinct()
            .sorted()
            .map(first -> first + first.toUpperCase(Locale.ROOT))
            .collect(Collectors.joining());

    /** Placeholders of a customer that are plain values of an attribute or category. */
    private static final Set<String> PLAIN_VALUES = Set.of("anonymous", "anoniem", "guest", "gast");

    private static final List<String> IDENTIFIERS = List.of("customer_id", "respondent", "referrer", "referred");
    private static final String USER = "user_id";
    /** Names of a column of order numbers, by their letters and digits. */
    private static final Set<String> ORDERS = Set.of(
            "order",
            "orderid",
            "orderno",
            "ordernr",
            "ordernum",
            "ordernumber",
            "invoice",
            "invoiceid",
            "invoiceno",
            "invoicenr",
            "invoicenum",
            "invoicenumber",
            "transactionid",
            "transactionno",
            "transactionnumber",
            "receiptid",
            "receiptno",
            "receiptnumber",
            "bestelling",
            "bestelnummer",
            "bestelnr",
            "bestellingid",
            "bestellingnummer",
            "ordernummer",
            "factuur",
            "factuurnummer",
            "factuurnr",
            "bonnummer",
            "transactienummer");

    private static final Set<String> NUMBERS = Set.of("amount", "quantity", "points", "score");
    private static final Set<String> DATES =
            Set.of("date", "start", "end", "trial_end", "cancelled_on", "joined", "left");
    private static final int DATE_LENGTH = 10;
    private static final Pattern NOT_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final String CURRENCY = "currency";

    private final InputKind kind;
    private final RowParser<?> parser;
    private final String currency;
    private final DateText dates;
    private final RepeatedHashes rows = new RepeatedHashes();
    private final RepeatedHashes numbers = new RepeatedHashes();
    private final Map<String, String> ignored = new LinkedHashMap<>();
    private final Set<String> groupPlaceholders = new LinkedHashSet<>();
    private @Nullable Header header;
    private List<Field> fields = List.of();
    private int[] identifiers = new int[0];
    private int[] groups = new int[0];
    private int numberIndex = -1;
    private boolean hasCurrency;
    private long placeholders;
    private long damaged;
    private long groupValues;
    private long otherCurrencies;

    /**
     * A column of a file.
     *
     * @param column its key
     * @param index its place
     * @param seed what distinguishes it from other columns with the same value
     * @param isNumber whether its numbers count, and not how they are written
     * @param isDate whether its dates count, and not how they are written
     */
    private record Field(String column, int index, long seed, boolean isNumber, boolean isDate) {}

    public RowChecks(InputKind kind, RowParser<?> parser, String currency, DateText dates) {
        this.kind = kind;
        this.parser = parser;
        this.currency = currency;
        this.dates = dates;
    }

    /** Looks at a row; equal ones are not counted where a key tells them apart. */
    void add(Row row, boolean hasKey) {
        if (row.header() != header) {
            begin(row.header());
        }
        if (!hasKey && isRepeatable()) {
            rows.add(hash(row));
        }
        Fields values = row.fields();
        if (numberIndex >= 0 && !values.isEmpty(numberIndex)) {
            numbers.add(values.hash(numberIndex, 0));
        }
        placeholders += hasPlaceholder(values, identifiers) ? 1 : 0;
        damaged += hasDamage(values, identifiers) ? 1 : 0;
        for (int index : groups) {
            if (isPlaceholder(values, index)) {
                String value = values.text(index);
                if (!PLAIN_VALUES.contains(value.toLowerCase(Locale.ROOT))) {
                    groupValues++;
                    groupPlaceholders.add(value);
                }
            }
        }
        String own = hasCurrency ? row.text(CURRENCY) : "";
        if (!own.isEmpty() && !own.equalsIgnoreCase(currency)) {
            otherCurrencies++;
        }
    }

    /** Takes note, once all files of the kind are read. */
    public void note(InputNotes notes) {
        notes.notice("repeatedRows", rows.count());
        notes.notice(kind == InputKind.TICKETS ? "repeatedTickets" : "repeatedOrders", numbers.count());
        notes.notice("placeholders", placeholders);
        notes.notice("damagedIdentifiers", damaged);
        notes.notice("placeholderGroups", groupValues, names(groupPlaceholders));
        notes.notice("otherCurrencies", otherCurrencies, currency);
        notes.notice("ignoredColumns", ignored.size(), names(ignored.values()));
    }

    /** Finds the columns of a file to look at. */
    private void begin(Header next) {
        header = next;
        identifiers = (kind == InputKind.EVENTS ? List.of(USER) : IDENTIFIERS)
                .stream()
                        .filter(column -> isRead(next, column))
                        .mapToInt(next::indexOf)
                        .toArray();
        numberIndex = next.indexOf(numberColumn(next));
        hasCurrency = next.indexOf(CURRENCY) >= 0 && !knows(next, CURRENCY) && knows(next, "amount");
        next.written().stream()
                .filter(name -> !name.isEmpty() && !knows(next, Header.key(name)))
                .forEach(name -> ignored.putIfAbsent(Header.key(name), name));
        groups = groups(next).mapToInt(next::indexOf).toArray();
        fields = fields(next);
    }

    /** The column of the numbers of orders or tickets, empty without one. */
    private String numberColumn(Header next) {
        return switch (kind) {
            case TICKETS -> "ticket_id";
            case PURCHASES ->
                next.names().stream()
                        .filter(name ->
                                ORDERS.contains(NOT_LETTERS.matcher(name).replaceAll("")))
                        .findFirst()
                        .orElse("");
            default -> "";
        };
    }

    /** The columns that divide customers or purchases into groups. */
    private Stream<String> groups(Header next) {
        return switch (kind) {
            case PURCHASES -> parser.optionalColumns().stream().filter(column -> next.indexOf(column) >= 0);
            case CUSTOMERS -> next.names().stream().filter(name -> knows(next, name) && !IDENTIFIERS.contains(name));
            default -> Stream.empty();
        };
    }

    /** The columns in an order that does not depend on that of the file. */
    private List<Field> fields(Header next) {
        List<Field> all = new ArrayList<>();
        for (int i = 0; i < next.size(); i++) {
            String column = Header.key(next.written().get(i));
            boolean isRead = knows(next, column);
            long seed = hash(0, column);
            all.add(new Field(column, i, seed, isRead && NUMBERS.contains(column), isRead && DATES.contains(column)));
        }
        all.sort(Comparator.comparing(Field::column));
        return all;
    }

    private boolean isRead(Header next, String column) {
        return next.indexOf(column) >= 0 && knows(next, column);
    }

    private boolean knows(Header next, String column) {
        return parser.knows(column, next.names());
    }

    private static boolean hasPlaceholder(Fields values, int[] indexes) {
        for (int index : indexes) {
            if (isPlaceholder(values, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasDamage(Fields values, int[] indexes) {
        for (int index : indexes) {
            if (Spreadsheet.isShortened(values, index)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPlaceholder(Fields values, int index) {
        int length = values.length(index);
        return length > 0
                && length <= LONGEST_PLACEHOLDER
                && FIRST_OF_PLACEHOLDERS.indexOf(values.chars()[values.start(index)]) >= 0
                && PLACEHOLDERS.contains(values.text(index).toLowerCase(Locale.ROOT));
    }

    /**
     * Whether equal rows are counted: not where the input refuses a second row of a customer, where answers of one
     * respondent have their own option and equal anonymous answers are usual, where clocks are too coarse to tell
     * events apart, or where rows are compared by their number.
     */
    private boolean isRepeatable() {
        return switch (kind) {
            case PURCHASES, SUBSCRIPTIONS, COSTS, MEMBERS, POINTS -> true;
            case CUSTOMERS, REFERRALS, NPS, CSAT, CES, TICKETS, EVENTS, AUDIENCE -> false;
        };
    }

    private static String names(Collection<String> names) {
        String shown = names.stream().limit(MOST_NAMES).collect(Collectors.joining(", "));
        return names.size() > MOST_NAMES ? shown + ", ..." : shown;
    }

    /** A hash of the values of a row, whatever the order of the columns and the way to write a number or date. */
    private long hash(Row row) {
        Fields values = row.fields();
        long hash = 0;
        for (Field field : fields) {
            int index = field.index();
            if (!values.isEmpty(index)) {
                hash = hash(hash ^ field.seed(), values, field);
            }
        }
        return hash;
    }

    private long hash(long seed, Fields values, Field field) {
        char[] chars = values.chars();
        int start = values.start(field.index());
        int end = values.end(field.index());
        if (field.isNumber()) {
            int first = chars[start] == '-' ? start + 1 : start;
            if (first < end && chars[first] >= '1' && chars[first] <= '9') {
                int shown = endOfNumber(chars, first, end);
                if (shown > 0) {
                    return Fields.hash(seed, chars, start, shown);
                }
            }
            return hash(seed, plainNumber(field.column(), values.text(field.index())));
        }
        return field.isDate() && end - start > DATE_LENGTH
                ? hash(seed, date(field.column(), values.text(field.index())))
                : values.hash(field.index(), seed);
    }

    /** Where the digits of a number end that say something; -1 if it is none of digits with at most one point. */
    private static int endOfNumber(char[] chars, int first, int end) {
        int point = end;
        for (int i = first; i < end; i++) {
            if (chars[i] == '.' && point == end) {
                point = i;
            } else if (chars[i] < '0' || chars[i] > '9') {
                return -1;
            }
        }
        int shown = end;
        while (shown > point && (chars[shown - 1] == '0' || shown == point + 1)) {
            shown--;
        }
        return shown;
    }

    /** One text for all the ways to write a number. */
    private static String plainNumber(String column, String text) {
        try {
            return DecimalText.of(column, text, "").plain();
        } catch (BadRow notANumber) {
            return text;
        }
    }

    /** One text for all the ways to write a date. */
    private String date(String column, String text) {
        try {
            return dates.parse(column, text).toString();
        } catch (BadRow notADate) {
            return text;
        }
    }

    private static long hash(long seed, String text) {
        return Fields.hash(seed, text.toCharArray(), 0, text.length());
    }

    /** Hashes, sorted when the repeated ones are counted. */
    private static final class RepeatedHashes {
        private static final int FIRST_SIZE = 1 << 8;

        /** Groups of about this size are sorted within the caches of a processor. */
        private static final int GROUP = 1 << 11;

        private static final int MOST_BITS = 12;

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
            int bits = Math.min(MOST_BITS, Long.SIZE - Long.numberOfLeadingZeros(size / GROUP));
            if (bits == 0) {
                return count(0, size);
            }
            int[] ends = group(Long.SIZE - bits, 1 << bits);
            long count = 0;
            int start = 0;
            for (int end : ends) {
                count += count(start, end);
                start = end;
            }
            return count;
        }

        /** Moves the hashes with the same first bits beside each other, in place, and says where each group ends. */
        private int[] group(int shift, int groups) {
            int[] ends = new int[groups];
            for (int i = 0; i < size; i++) {
                ends[(int) (values[i] >>> shift)]++;
            }
            int[] next = new int[groups];
            int end = 0;
            for (int group = 0; group < groups; group++) {
                next[group] = end;
                end += ends[group];
                ends[group] = end;
            }
            for (int group = 0; group < groups; group++) {
                while (next[group] < ends[group]) {
                    long value = values[next[group]];
                    int own = (int) (value >>> shift);
                    while (own != group) {
                        long other = values[next[own]];
                        values[next[own]++] = value;
                        value = other;
                        own = (int) (value >>> shift);
                    }
                    values[next[group]++] = value;
                }
            }
            return ends;
        }

        private long count(int start, int end) {
            Arrays.sort(values, start, end);
            long count = 0;
            for (int i = start + 1; i < end; i++) {
                if (values[i] == values[i - 1]) {
                    count++;
                }
            }
            return count;
        }
    }
}
