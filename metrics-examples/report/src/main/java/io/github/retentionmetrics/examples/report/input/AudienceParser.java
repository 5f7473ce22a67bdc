package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.audience.AudienceCount;
import io.github.retentionmetrics.audience.AudienceCounts;
import io.github.retentionmetrics.audience.AudienceMovement;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.csv.Header;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.RowParser;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.text.Printable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Rows of {@code date[,channel][,item]} and named counts: of an audience ({@code start}, {@code gained}, {@code lost},
 * {@code end}), of e-mail, posts and visits. A count that is empty is not known.
 */
final class AudienceParser implements RowParser<AudienceRow> {
    /** The name of the channel of rows that name none. */
    static final String CHANNEL = "audience";

    private static final List<String> SIZES = List.of("start", "gained", "lost", "end");
    private static final List<String> COUNTS =
            Arrays.stream(AudienceCount.values()).map(AudienceCount::columnName).toList();
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,15}(?:[.][0-9]{1,15})?");

    private final DateText dates;
    private final Set<List<String>> items = new HashSet<>();
    private final Set<List<String>> sizes = new HashSet<>();
    private @Nullable Header header;

    AudienceParser(DateText dates) {
        this.dates = dates;
    }

    @Override
    public List<String> requiredColumns() {
        return List.of("date");
    }

    @Override
    public List<String> optionalColumns() {
        return Stream.of(List.of("channel", "item"), SIZES, COUNTS)
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public AudienceRow parse(Row row) throws BadRow {
        if (row.header() != header) {
            requireCounts(row.header());
            header = row.header();
        }
        LocalDate date = dates.parse("date", row.text("date"));
        String given = row.optionalIdentifier("channel");
        String channel = given == null ? CHANNEL : given;
        AudienceRow parsed;
        try {
            parsed = new AudienceRow(date, channel, movement(row), AudienceCounts.of(counts(row)));
        } catch (IllegalArgumentException contradiction) {
            throw BadRow.ofWholeRow("must not contradict itself", String.valueOf(contradiction.getMessage()));
        }
        List<String> day = List.of(channel, date.toString());
        if (!items.add(List.of(channel, date.toString(), row.text("item")))) {
            throw BadRow.of("date", "must come once in a channel, or once for each item", date.toString());
        }
        if (!parsed.movement().equals(AudienceMovement.unknown()) && !sizes.add(day)) {
            throw BadRow.of("date", "must come once in a channel with a size, gained or lost", date.toString());
        }
        return parsed;
    }

    /** Refuses a file without a count, and names that come close to that of a count: they are probably misspelled. */
    private static void requireCounts(Header header) throws BadRow {
        for (String name : header.names()) {
            String close = name.isEmpty() ? null : closeTo(name);
            if (close != null) {
                throw BadRow.of(name, "must be the name of a count, or of a column unlike them", close);
            }
        }
        if (header.names().stream().noneMatch(name -> SIZES.contains(name) || COUNTS.contains(name))) {
            throw BadRow.ofWholeRow("must have a count, such as end, gained, sent or likes", "no column of this name");
        }
    }

    private static @Nullable String closeTo(String name) {
        if (SIZES.contains(name) || COUNTS.contains(name) || name.equals("channel") || name.equals("item")) {
            return null;
        }
        String written = name.replace(' ', '_').replace('-', '_');
        try {
            return "did you mean " + AudienceCount.parse(written).columnName() + "?";
        } catch (IllegalArgumentException unknown) {
            String message = String.valueOf(unknown.getMessage());
            int hint = message.indexOf("did you mean");
            return hint < 0 ? null : message.substring(hint, message.length() - 1);
        }
    }

    private static AudienceMovement movement(Row row) throws BadRow {
        return new AudienceMovement(
                count(row, "start"), count(row, "gained"), count(row, "lost"), count(row, "end"), 0);
    }

    private static Map<AudienceCount, Long> counts(Row row) throws BadRow {
        Map<AudienceCount, Long> counts = new EnumMap<>(AudienceCount.class);
        for (AudienceCount name : AudienceCount.values()) {
            Long count = count(row, name.columnName());
            if (count != null) {
                counts.put(name, count);
            }
        }
        return counts;
    }

    private static @Nullable Long count(Row row, String column) throws BadRow {
        String text = row.text(column);
        if (text.isEmpty()) {
            return null;
        }
        BigDecimal number = NUMBER.matcher(text).matches() ? new BigDecimal(text).stripTrailingZeros() : null;
        if (number == null || number.scale() > 0) {
            throw BadRow.of(column, "must be a whole number of at least 0", Printable.of(text));
        }
        return number.longValueExact();
    }
}
