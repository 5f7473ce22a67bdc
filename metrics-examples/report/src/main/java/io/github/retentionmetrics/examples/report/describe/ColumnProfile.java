package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.csv.Spreadsheet;
import io.github.retentionmetrics.examples.report.mapping.DateForms;
import io.github.retentionmetrics.examples.report.mapping.NumberForms;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the fields of a column look like, in a bounded room whatever the number and length of its fields. */
final class ColumnProfile {
    /** The most different values that are listed. */
    static final int MOST_LISTED = 12;

    private static final int LONGEST_LISTED = 40;
    private static final int MOST_MASKS = 100;
    private static final int LONGEST_EMPTY_TEXT = 4;
    private static final int MOST_MASKED = 10_000;
    private static final int ENOUGH = 1_000;
    private static final int SHOWN_MASKS = 3;
    private static final int LEAST_OCCURRENCES = 5;
    private static final Set<String> EMPTY_TEXTS = Set.of("-", "--", "—", "n/a", "N/A", "NULL", "null", "#N/A");
    private static final Set<String> YES_OR_NO =
            Set.of("true", "false", "True", "False", "TRUE", "FALSE", "yes", "no", "Yes", "No", "ja", "nee", "nein");
    private static final Pattern SCORE = Pattern.compile("[0-9]|10");
    private static final Pattern SCIENTIFIC = Pattern.compile("[0-9][.,]?[0-9]*E\\+[0-9]{1,3}");

    private final int index;
    private final String name;
    private final DistinctCount distinct;
    private final Map<String, Long> masks = new LinkedHashMap<>();
    private final Map<String, Long> emptyTexts = new TreeMap<>();
    private final DateForms dates = new DateForms();
    private final NumberForms numbers = new NumberForms();
    private @Nullable Map<String, Long> values = new LinkedHashMap<>();
    private boolean areDates = true;
    private boolean areNumbers = true;
    private long filled;
    private long scientific;
    private long dayNumbers;
    private long scores;
    private boolean hasMoreThanYesOrNo;
    private long analysed;
    private int longest;

    ColumnProfile(int index, String name, DistinctCount.Budget budget) {
        this.index = index;
        this.name = name;
        this.distinct = new DistinctCount(budget);
    }

    /** Adds a field; the hash is that of its characters. */
    void add(Fields record, long hash) {
        int length = record.length(index);
        if (length == 0) {
            return;
        }
        longest = Math.max(longest, length);
        boolean isNew = distinct.add(hash);
        Map<String, Long> listed = values;
        boolean isKnown = !isNew || (distinct.isMore() && !areDates && !areNumbers && analysed > MOST_MASKED);
        if (isKnown && listed == null && length > LONGEST_EMPTY_TEXT) {
            filled++;
            return;
        }
        String text = record.text(index);
        if (EMPTY_TEXTS.contains(text)) {
            emptyTexts.merge(text, 1L, Long::sum);
            return;
        }
        filled++;
        if (listed != null) {
            listed.merge(text, 1L, Long::sum);
            if (listed.size() > MOST_LISTED || length > LONGEST_LISTED) {
                values = null;
            }
        }
        if (isNew) {
            analyse(text);
        }
    }

    private void analyse(String text) {
        analysed++;
        if (analysed <= MOST_MASKED) {
            String mask = Mask.of(text);
            if (masks.size() < MOST_MASKS || masks.containsKey(mask)) {
                masks.merge(mask, 1L, Long::sum);
            }
        }
        if (areDates) {
            dates.add(text);
            areDates = analysed < ENOUGH
                    || !dates.thatFitAll().isEmpty()
                    || !dates.thatFitMost().isEmpty();
        }
        if (areNumbers) {
            numbers.add(text);
            areNumbers = analysed < ENOUGH
                    || numbers.isNumeric()
                    || !numbers.thatFitMost().isEmpty();
        }
        if (text.length() <= LONGEST_LISTED && SCIENTIFIC.matcher(text).matches()) {
            scientific++;
        }
        if (SCORE.matcher(text).matches()) {
            scores++;
            hasMoreThanYesOrNo |= !text.equals("0") && !text.equals("1");
        }
        if (text.length() == 5 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            dayNumbers += Spreadsheet.isDayNumber(Integer.parseInt(text)) ? 1 : 0;
        }
    }

    int index() {
        return index;
    }

    /** The name in the header. */
    String name() {
        return name;
    }

    /** How many fields hold something, not counting texts such as {@code -} that stand for nothing. */
    long filled() {
        return filled;
    }

    /** The texts that stand for nothing, with how often they occur. */
    Map<String, Long> emptyTexts() {
        return emptyTexts;
    }

    /** How many different values there are, not more than are counted. */
    int different() {
        return distinct.size() - (distinct.isMore() ? 0 : emptyTexts.size());
    }

    /** Whether there are more different values than are counted. */
    boolean hasMore() {
        return distinct.isMore();
    }

    int longest() {
        return longest;
    }

    /** The most frequent shapes of the values. */
    List<String> masks() {
        return masks.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(SHOWN_MASKS)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The forms of a date that fit every value; none for anything but dates. */
    List<DateForms.Form> dateForms() {
        return areDates ? dates.thatFitAll() : List.of();
    }

    DateForms dates() {
        return dates;
    }

    NumberForms numbers() {
        return numbers;
    }

    /** Whether every value is a date in one form. */
    boolean isDate() {
        return filled > 0 && !dateForms().isEmpty();
    }

    /** Whether most values are dates in one form, but not all. */
    boolean isMostlyDate() {
        return filled > 0
                && areDates
                && dateForms().isEmpty()
                && !dates.thatFitMost().isEmpty();
    }

    /** Whether every value is a number in one form. */
    boolean isNumeric() {
        return filled > 0 && areNumbers && numbers.isNumeric();
    }

    /** Whether most values are numbers in one form, but not all. */
    boolean isMostlyNumeric() {
        return filled > 0
                && areNumbers
                && !numbers.isNumeric()
                && !numbers.thatFitMost().isEmpty();
    }

    /** How many different values look like identifiers that a spreadsheet has damaged. */
    long scientific() {
        return scientific;
    }

    /** Whether every value may be the number by which a spreadsheet keeps a day. */
    boolean areDayNumbers() {
        return filled > 0 && dayNumbers == analysed;
    }

    /** Whether every value is a whole number from 0 to 10. */
    boolean areScores() {
        return filled > 0 && scores == analysed;
    }

    /** Whether some score is neither 0 nor 1, by which a spreadsheet may mean no and yes. */
    boolean hasMoreThanYesOrNo() {
        return hasMoreThanYesOrNo;
    }

    /** Whether the values are few, and all of them pass a test; none of them is shown by it. */
    boolean areAll(Predicate<String> test) {
        Map<String, Long> all = values;
        return all != null && !all.isEmpty() && all.keySet().stream().allMatch(test);
    }

    /**
     * The values with how often they occur, where they are few and surely about orders, not about people: the name of
     * the column says so, or they say no more than yes or no. Null otherwise.
     */
    @Nullable
    Map<String, Long> listedValues() {
        Map<String, Long> listed = values;
        if (listed == null
                || listed.isEmpty()
                || isDate()
                || listed.keySet().stream().anyMatch(ColumnProfile::isPersonal)) {
            return null;
        }
        if (ColumnGuess.isStatusLike(name) || YES_OR_NO.containsAll(listed.keySet())) {
            return listed;
        }
        boolean isOften = listed.values().stream().allMatch(count -> count >= LEAST_OCCURRENCES);
        return isOften && ColumnGuess.isGroupLike(name) ? listed : null;
    }

    /** Addresses, identifiers and amounts are never shown. */
    private static boolean isPersonal(String value) {
        long digits = value.chars().filter(Character::isDigit).count();
        return value.indexOf('@') >= 0 || digits > 2;
    }
}
