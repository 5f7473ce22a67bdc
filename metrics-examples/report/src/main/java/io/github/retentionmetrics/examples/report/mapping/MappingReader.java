package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Dialect;
import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.mapping.MappedKind.Part;
import io.github.retentionmetrics.examples.report.mapping.Mapping.AmountSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.RefundSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.Rule;
import io.github.retentionmetrics.examples.report.mapping.Mapping.TextSource;
import io.github.retentionmetrics.examples.report.mapping.Mapping.TimeSource;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the text of a mapping: lines of {@code key = value}, and comments after a {@code #} and a blank. */
final class MappingReader {
    private static final Set<String> REPEATABLE = Set.of("keep", "leave out");
    private static final Set<String> KEYS = new TreeSet<>(Set.of(
            "reads",
            "refused because",
            "known by",
            "encoding",
            "separator",
            "quotes",
            "skip",
            "header rows",
            "ends at",
            "wider records",
            "numbers",
            "symbol",
            "month names",
            "zone names",
            "empty",
            "fill down",
            "order",
            "refund",
            "currency",
            "attributes",
            "keep",
            "leave out",
            "score words",
            "interval words",
            "status words"));
    private static final Map<String, Charset> ENCODINGS = Map.of(
            "utf-8", StandardCharsets.UTF_8,
            "utf-16", StandardCharsets.UTF_16,
            "utf-16le", StandardCharsets.UTF_16LE,
            "utf-16be", StandardCharsets.UTF_16BE,
            "windows-1252", Charset.forName("windows-1252"),
            "iso-8859-1", StandardCharsets.ISO_8859_1,
            "iso-8859-15", Charset.forName("ISO-8859-15"),
            "windows-1250", Charset.forName("windows-1250"),
            "us-ascii", StandardCharsets.US_ASCII);
    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*+\"");
    private static final Pattern OPEN = Pattern.compile("(?<![^\\s:,;])[?](?![^\\s,;])");
    private static final String ELSE = ", else ";
    private static final String AS = " as ";
    private static final String MINUS = "minus ";
    private static final String WORDS = " words";
    private static final int MOST_SKIPPED = 1_000;
    private static final int MOST_POWER = 6;

    private final String name;
    private final Map<String, List<Line>> lines = new LinkedHashMap<>();
    private int current;

    private MappingReader(String name) {
        this.name = name;
    }

    private record Line(int number, String value) {}

    /**
     * Reads a mapping.
     *
     * @param name the name of the preset or of the file, for messages
     * @param content the text, in UTF-8
     * @throws InputError if a line has no meaning, or something is missing
     */
    static Mapping read(String name, byte[] content) throws InputError {
        MappingReader reader = new MappingReader(name);
        try {
            reader.readLines(text(content));
            return reader.mapping(hash(content));
        } catch (MappingError e) {
            throw reader.current == 0
                    ? InputError.ofFile(name, e.rule())
                    : InputError.atLine(name, reader.current, e.rule());
        }
    }

    private void readLines(String text) throws MappingError {
        String[] all = text.split("\r\n|\r|\n", -1);
        for (int i = 0; i < all.length; i++) {
            current = i + 1;
            String line = withoutComment(i == 0 && all[i].startsWith("\uFEFF") ? all[i].substring(1) : all[i]);
            if (line.isBlank()) {
                continue;
            }
            int equals = line.indexOf('=');
            if (equals < 0) {
                throw new MappingError("line must have the form key = value: " + shown(line));
            }
            String key =
                    line.substring(0, equals).strip().toLowerCase(Locale.ROOT).replaceAll("[\\s-]+", " ");
            String value = line.substring(equals + 1).strip();
            if (!Quoted.isClosed(value)) {
                throw new MappingError("quote must be closed on its line: " + shown(value));
            }
            List<Line> earlier = lines.computeIfAbsent(key, added -> new ArrayList<>());
            if (!earlier.isEmpty() && !REPEATABLE.contains(key)) {
                throw new MappingError(key + " must be given once: it is on line "
                        + earlier.get(0).number() + " too");
            }
            earlier.add(new Line(current, value));
        }
        current = 0;
    }

    /** A number sign begins a comment where a line begins, or between blanks. */
    private static String withoutComment(String line) {
        if (line.stripLeading().startsWith("#")) {
            return "";
        }
        int comment = Quoted.indexOf(line.replace('\t', ' '), " # ");
        return comment < 0 ? line : line.substring(0, comment);
    }

    private static String shown(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }

    private Mapping mapping(String sha256) throws MappingError {
        requireComplete();
        if (!lines.containsKey("reads")) {
            throw new MappingError("mapping must say what it reads, such as reads = purchases");
        }
        MappedKind kind = MappedKind.parse(value("reads", ""));
        requireKnownKeys(kind);
        String refusal = lines.containsKey("refused because") ? value("refused because", "") : null;
        if (lines.containsKey("known by") && refusal == null) {
            current = line("known by");
            throw new MappingError("known by must come with refused because: the other columns show what is known");
        }
        NumberForm numbers = NumberForm.PLAIN;
        String symbol = Quoted.unquote(value("symbol", ""));
        if (lines.containsKey("numbers")) {
            numbers = NumberForm.parse(value("numbers", ""), symbol);
        } else {
            numbers = numbers.withSymbol(symbol);
        }
        Locale names = Locale.forLanguageTag(value("month names", "en"));
        Map<String, ZoneOffset> zones = zoneNames();
        Map<String, TextSource> texts = new TreeMap<>();
        Map<String, TimeSource> times = new TreeMap<>();
        AmountSource amount = null;
        AmountSource discount = null;
        boolean isOncePerOrder = false;
        for (Part part : kind.parts()) {
            if (!lines.containsKey(part.word())) {
                if (part.isRequired() && refusal == null) {
                    current = 0;
                    throw new MappingError("mapping of " + kind.word() + " must say where the " + part.word() + " is");
                }
                continue;
            }
            String value = value(part.word(), "");
            requireFilled(part.word(), value);
            if (part.type() == MappedKind.Type.TEXT) {
                texts.put(part.column(), text(value));
            } else if (part.type() == MappedKind.Type.DISCOUNT) {
                discount = amount(value);
            } else if (part.type() == MappedKind.Type.AMOUNT) {
                isOncePerOrder = value.endsWith(", once per order");
                amount = amount(isOncePerOrder ? value.substring(0, value.lastIndexOf(',')) : value);
            } else {
                times.put(part.column(), time(value, names, zones));
            }
        }
        requirePrice(kind, amount);
        boolean keepsCurrencies = kind.keepsCurrencies() && amount != null;
        if (!keepsCurrencies) {
            texts.remove("currency");
        }
        List<ColumnName> order = columns("order");
        if (isOncePerOrder && order.isEmpty()) {
            current = line("amount");
            throw new MappingError("amount must be 'once per order' only where the mapping names the order");
        }
        if (!isOncePerOrder && !order.isEmpty() && lines.containsKey("refund")) {
            current = line("refund");
            throw new MappingError("refund must be a column only where the amount is 'once per order'");
        }
        return new Mapping(
                name,
                sha256,
                kind,
                refusal,
                columns("known by"),
                dialect(),
                numbers,
                words("empty"),
                columns("fill down"),
                order,
                !isOncePerOrder,
                texts,
                times,
                amount,
                discount,
                refund(names, zones),
                lines.containsKey("currency") && !keepsCurrencies ? ColumnName.parse(value("currency", "")) : null,
                columns("attributes"),
                rules(),
                words(kind));
    }

    /**
     * What belongs to a price says nothing without one, nor does a price of which nobody knows how often it is paid.
     */
    private void requirePrice(MappedKind kind, @Nullable AmountSource amount) throws MappingError {
        if (kind != MappedKind.SUBSCRIPTIONS) {
            return;
        }
        if (amount != null && !lines.containsKey("interval")) {
            current = line("amount");
            throw new MappingError("amount must come with interval, which says how often it is billed");
        }
        for (Part part : kind.parts()) {
            if (amount == null && part.isOfPrice() && lines.containsKey(part.word())) {
                current = line(part.word());
                throw new MappingError(part.word() + " must come with amount and interval, which say what it costs");
            }
        }
    }

    /** A question mark that stands alone is what --describe leaves to a person. */
    private void requireComplete() throws MappingError {
        for (Map.Entry<String, List<Line>> entry : lines.entrySet()) {
            for (Line line : entry.getValue()) {
                if (OPEN.matcher(QUOTED.matcher(line.value()).replaceAll("x")).find()) {
                    current = line.number();
                    throw new MappingError(entry.getKey() + " must be filled in: " + shown(line.value()));
                }
            }
        }
        current = 0;
    }

    private void requireKnownKeys(MappedKind kind) throws MappingError {
        Set<String> known = new TreeSet<>(KEYS);
        kind.parts().forEach(part -> known.add(part.word()));
        if (!kind.hasOrders()) {
            known.removeAll(Set.of("order", "refund"));
        }
        if (kind != MappedKind.CUSTOMERS) {
            known.remove("attributes");
        }
        for (String column : List.of("score", "interval", "status")) {
            if (!kind.hasWords(column)) {
                known.remove(column + WORDS);
            }
        }
        for (Map.Entry<String, List<Line>> entry : lines.entrySet()) {
            if (!known.contains(entry.getKey())) {
                current = entry.getValue().get(0).number();
                throw new MappingError("key must be one of " + String.join(", ", known) + " in a mapping that reads "
                        + kind.word() + ": " + shown(entry.getKey()));
            }
        }
    }

    private int line(String key) {
        return lines.containsKey(key) ? lines.get(key).get(0).number() : 0;
    }

    /** The value of a key, whose line is then the one that messages are about. */
    private String value(String key, String absent) {
        if (!lines.containsKey(key)) {
            return absent;
        }
        current = line(key);
        return lines.get(key).get(0).value();
    }

    private static void requireFilled(String key, String value) throws MappingError {
        if (value.isEmpty()) {
            throw new MappingError(key + " must be filled in: empty");
        }
    }

    private Dialect dialect() throws MappingError {
        String encoding = value("encoding", "utf-8").toLowerCase(Locale.ROOT);
        Charset charset = ENCODINGS.get(encoding);
        if (charset == null) {
            throw new MappingError("encoding must be one of " + String.join(", ", new TreeSet<>(ENCODINGS.keySet()))
                    + ": " + encoding);
        }
        String quotes = value("quotes", "double");
        if (!quotes.equals("double") && !quotes.equals("none")) {
            throw new MappingError("quotes must be double or none: " + quotes);
        }
        String end = value("ends at", "");
        if (!end.isEmpty() && !end.equals("blank line")) {
            throw new MappingError("ends at must be blank line: " + end);
        }
        return new Dialect(
                charset,
                separator(value("separator", "comma")),
                quotes.equals("double"),
                number("skip", 0, 0, MOST_SKIPPED),
                number("header rows", 1, 1, MOST_SKIPPED),
                !end.isEmpty(),
                isWide(value("wider records", "bad")));
    }

    private static boolean isWide(String text) throws MappingError {
        if (!text.equals("bad") && !text.equals("cut")) {
            throw new MappingError("wider records must be bad or cut: " + shown(text));
        }
        return text.equals("cut");
    }

    private static char separator(String text) throws MappingError {
        return switch (text) {
            case "comma" -> ',';
            case "semicolon" -> ';';
            case "tab" -> '\t';
            case "pipe" -> '|';
            default -> {
                String character = Quoted.unquote(text);
                if (character.length() != 1 || Character.isLetterOrDigit(character.charAt(0)) || text.equals("\"")) {
                    throw new MappingError("separator must be comma, semicolon, tab, pipe or one character: " + text);
                }
                yield character.charAt(0);
            }
        };
    }

    private int number(String key, int absent, int least, int most) throws MappingError {
        String text = value(key, Integer.toString(absent));
        if (!text.matches("[0-9]{1,4}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new MappingError(key + " must be from " + least + " to " + most + ": " + shown(text));
        }
        return Integer.parseInt(text);
    }

    private List<ColumnName> columns(String key) throws MappingError {
        return lines.containsKey(key) ? columnsOf(value(key, ""), ",") : List.of();
    }

    private static List<ColumnName> columnsOf(String text, String separator) throws MappingError {
        List<ColumnName> columns = new ArrayList<>();
        for (String part : Quoted.split(text, separator)) {
            columns.add(ColumnName.parse(part));
        }
        return List.copyOf(columns);
    }

    private static TextSource text(String value) throws MappingError {
        List<ColumnName> columns = new ArrayList<>();
        boolean isEmail = false;
        boolean isName = false;
        for (String part : Quoted.split(value, ELSE)) {
            int as = Quoted.lastIndexOf(part, AS);
            String what = as < 0 ? "" : part.substring(as + AS.length()).strip();
            if (!Set.of("", "e-mail", "name").contains(what)) {
                throw new MappingError("column must be as e-mail or as name, or its name in quotes: " + part);
            }
            isEmail |= what.equals("e-mail");
            isName |= what.equals("name");
            columns.add(ColumnName.parse(as < 0 ? part : part.substring(0, as)));
        }
        return new TextSource(List.copyOf(columns), isEmail, isName);
    }

    private static TimeSource time(String value, Locale names, Map<String, ZoneOffset> zones) throws MappingError {
        int as = Quoted.indexOf(value, AS);
        String columns = as < 0 ? value : value.substring(0, as);
        DateForm form = as < 0 ? null : DateForm.parse(value.substring(as + AS.length()), names, zones);
        return new TimeSource(columnsOf(columns, ELSE), form);
    }

    private static AmountSource amount(String value) throws MappingError {
        int slash = Quoted.lastIndexOf(value, " / ");
        int power = slash < 0 ? 0 : power(value.substring(slash + 3).strip());
        String columns = (slash < 0 ? value : value.substring(0, slash)).strip();
        boolean isSum = columns.startsWith("sum of ");
        List<ColumnName> names =
                isSum ? columnsOf(columns.substring("sum of ".length()), ",") : List.of(ColumnName.parse(columns));
        return new AmountSource(names, isSum, power);
    }

    private static int power(String text) throws MappingError {
        if (text.length() > MOST_POWER + 1 || !text.matches("10+")) {
            throw new MappingError("amount must be divided by 10, 100, 1000 and so on: " + shown(text));
        }
        return text.length() - 1;
    }

    private @Nullable RefundSource refund(Locale names, Map<String, ZoneOffset> zones) throws MappingError {
        if (!lines.containsKey("refund")) {
            return null;
        }
        String value = value("refund", "");
        requireFilled("refund", value);
        int on = Quoted.indexOf(value, " on ");
        String column = on < 0 ? value : value.substring(0, on);
        boolean isNegative = column.startsWith(MINUS);
        AmountSource amount = amount(isNegative ? column.substring(MINUS.length()) : column);
        if (amount.isSum()) {
            throw new MappingError("refund must be one column: " + shown(value));
        }
        TimeSource date = on < 0 ? null : time(value.substring(on + " on ".length()), names, zones);
        return new RefundSource(amount.columns().get(0), isNegative, amount.power(), date);
    }

    private List<Rule> rules() throws MappingError {
        List<Rule> rules = new ArrayList<>();
        for (String key : List.of("leave out", "keep")) {
            for (Line line : lines.getOrDefault(key, List.of())) {
                current = line.number();
                for (String rule : Quoted.split(line.value(), ";")) {
                    rules.add(rule(rule, key.equals("keep")));
                }
            }
        }
        requireOneDecision(rules);
        return List.copyOf(rules);
    }

    /** A value on both lists would be decided by the order of the lines. */
    private static void requireOneDecision(List<Rule> rules) throws MappingError {
        for (Rule kept : rules) {
            for (Rule left : rules) {
                Set<String> both = new TreeSet<>(kept.values());
                both.retainAll(left.values());
                if (kept.reason() == null
                        && left.reason() != null
                        && kept.column().equals(left.column())
                        && !both.isEmpty()) {
                    throw new MappingError("value must be either kept or left out: "
                            + kept.column().name() + ": " + String.join(", ", both));
                }
            }
        }
    }

    private static Rule rule(String text, boolean isKept) throws MappingError {
        String rest = text;
        String reason = isKept ? null : "status";
        int as = Quoted.lastIndexOf(rest, "(as ");
        if (as >= 0 && rest.endsWith(")")) {
            reason = rest.substring(as + 4, rest.length() - 1).strip();
            rest = rest.substring(0, as).strip();
            if (isKept || !reason.matches("[a-z][a-z_]{0,30}")) {
                throw new MappingError("reason must be of small letters, and only of what is left out: " + shown(text));
            }
        }
        int colon = Quoted.indexOf(rest, ":");
        if (colon < 0) {
            throw new MappingError("rule must have the form COLUMN: value, value: " + shown(text));
        }
        ColumnName column = ColumnName.parse(rest.substring(0, colon));
        String values = rest.substring(colon + 1).strip();
        for (Rule.Test test : List.of(Rule.Test.EMPTY, Rule.Test.FILLED, Rule.Test.ZERO)) {
            if (values.equals(test.name().toLowerCase(Locale.ROOT))) {
                if (isKept) {
                    throw new MappingError("keep must list the values that are kept: " + shown(text));
                }
                return new Rule(column, test, Set.of(), reason);
            }
        }
        Set<String> listed = new LinkedHashSet<>();
        for (String value : Quoted.split(values, ",")) {
            if (value.isEmpty()) {
                throw new MappingError("rule must list values, or be empty, filled or zero: " + shown(text));
            }
            listed.add(Quoted.unquote(value).toLowerCase(Locale.ROOT));
        }
        return new Rule(column, Rule.Test.VALUE, Set.copyOf(listed), reason);
    }

    private Set<String> words(String key) throws MappingError {
        Set<String> words = new LinkedHashSet<>();
        if (lines.containsKey(key)) {
            for (String word : Quoted.split(value(key, ""), ",")) {
                requireFilled(key, word);
                words.add(Quoted.unquote(word));
            }
        }
        return Set.copyOf(words);
    }

    private Map<String, Map<String, String>> words(MappedKind kind) throws MappingError {
        Map<String, Map<String, String>> words = new TreeMap<>();
        for (String column : List.of("score", "interval", "status")) {
            String key = column + WORDS;
            if (kind.hasWords(column) && lines.containsKey(key)) {
                Map<String, String> of = new TreeMap<>();
                for (String pair : Quoted.split(value(key, ""), ";")) {
                    int is = Quoted.lastIndexOf(pair, ":");
                    String meaning = is < 0 ? "" : pair.substring(is + 1).strip();
                    boolean isKnown = column.equals("score") ? meaning.matches("[0-9]{1,3}") : !meaning.isEmpty();
                    if (!isKnown) {
                        throw new MappingError(
                                key + " must have the form text: " + column + "; text: " + column + ": " + shown(pair));
                    }
                    of.put(Quoted.unquote(pair.substring(0, is)).toLowerCase(Locale.ROOT), meaning);
                }
                words.put(column, of);
            }
        }
        return words;
    }

    private Map<String, ZoneOffset> zoneNames() throws MappingError {
        Map<String, ZoneOffset> zones = new TreeMap<>();
        if (lines.containsKey("zone names")) {
            for (String pair : Quoted.split(value("zone names", ""), ",")) {
                List<String> words = List.of(pair.split("\\s+", -1));
                try {
                    if (words.size() != 2) {
                        throw new DateTimeException(pair);
                    }
                    zones.put(words.get(0).toUpperCase(Locale.ROOT), ZoneOffset.of(words.get(1)));
                } catch (DateTimeException e) {
                    throw new MappingError("zone names must have the form PST -08:00, PDT -07:00: " + shown(pair));
                }
            }
        }
        return zones;
    }

    private static String text(byte[] content) throws MappingError {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MappingError("text of a mapping must be UTF-8");
        }
    }

    private static String hash(byte[] content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
