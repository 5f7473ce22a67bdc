package io.github.retentionmetrics.examples.report.describe;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the columns of a table seem to be for, which a person must check. */
final class Roles {
    private static final Pattern SUBSCRIPTION =
            Pattern.compile("(.* )?(plan|interval|subscription|abonnement|abo|trial start|current period start)( .*)?");
    private static final Pattern WORDS = Pattern.compile("[Aa+]+( [Aa+]+)+");
    private static final int LEAST_DIFFERENT_PART = 4;
    private static final int NAMED_CUSTOMER = 7;

    private final TableProfile table;
    private final List<ColumnProfile> columns;
    private final String kind;
    private final List<ColumnProfile> customers;
    private final List<ColumnProfile> dates;
    private final List<ColumnProfile> orderKeys;
    private final List<ColumnProfile> heads;

    Roles(TableProfile table) {
        this.table = table;
        this.columns =
                table.columns().stream().filter(column -> column.filled() > 0).toList();
        this.kind = kindOf();
        this.customers = findCustomers();
        this.dates = findDates();
        this.orderKeys = kind.equals("purchases") ? findOrderKeys() : List.of();
        this.heads = kind.equals("purchases") ? findHeads() : List.of();
    }

    List<ColumnProfile> customers() {
        return customers;
    }

    List<ColumnProfile> dates() {
        return dates;
    }

    /**
     * Columns that repeat like the key of an order: the customer stays the same, and unless the name says that it is a
     * key, the date too, while something else changes.
     */
    List<ColumnProfile> orderKeys() {
        return orderKeys;
    }

    /**
     * Columns that seem to be filled on the first record of a booking only: they are empty in the same records, in
     * which the amount is filled.
     */
    List<ColumnProfile> heads() {
        return heads;
    }

    private List<ColumnProfile> findHeads() {
        EmptyRecords empties = table.empties();
        List<ColumnProfile> amounts = amounts();
        ColumnProfile amount = first(amounts);
        if (amount == null || empties.count(amount.index()) > 0) {
            return List.of();
        }
        for (List<ColumnProfile> candidates : List.of(namedOrders(), dates)) {
            ColumnProfile start = first(candidates);
            if (start != null && empties.isFirstFilled(start.index())) {
                List<ColumnProfile> same = columns.stream()
                        .filter(column -> empties.areSame(start.index(), column.index()))
                        .filter(column -> !amounts.contains(column))
                        .toList();
                if (same.size() > 1) {
                    return same;
                }
            }
        }
        return List.of();
    }

    /** The key of the bookings with such heads, or null if no column seems to be one. */
    @Nullable
    ColumnProfile headKey() {
        ColumnProfile named =
                first(namedOrders().stream().filter(heads::contains).toList());
        if (named != null) {
            return named;
        }
        ColumnProfile customer = first(customers);
        return orderKeys.isEmpty()
                ? first(heads.stream()
                        .filter(column -> isIdentifierLike(column) && column != customer)
                        .toList())
                : first(orderKeys);
    }

    private List<ColumnProfile> namedOrders() {
        return ColumnGuess.ORDER.of(columns, Roles::isIdentifierLike);
    }

    /** Whether a column is filled in all records but those that say that they are totals. */
    boolean isFilledElsewhere(ColumnProfile column) {
        return table.empties().count(column.index()) == 0;
    }

    /** A column by its index. */
    ColumnProfile column(int index) {
        return table.columns().get(index);
    }

    private String kindOf() {
        List<ColumnProfile> scores = ColumnGuess.SCORE.of(columns, column -> !column.isDate());
        if (!scores.isEmpty()
                && (ColumnGuess.SCORE.rank(scores.get(0).name()) == 0
                        || amounts().isEmpty())) {
            return "survey";
        }
        if (!created().isEmpty()
                && !solved().isEmpty()
                && hasName(ColumnGuess.TICKET)
                && amounts().isEmpty()) {
            return "tickets";
        }
        List<ColumnProfile> questions =
                columns.stream().filter(Roles::isScoredQuestion).toList();
        if (questions.stream().anyMatch(column -> ColumnGuess.isAboutOpinion(column.name()))
                || (!questions.isEmpty() && questions.containsAll(amounts()))) {
            return "survey";
        }
        boolean isAboutPlans = columns.stream()
                .anyMatch(column ->
                        SUBSCRIPTION.matcher(ColumnGuess.normal(column.name())).matches());
        boolean hasStart = starts().stream().anyMatch(column -> ColumnGuess.START.rank(column.name()) <= 1);
        if (hasStart && (amounts().isEmpty() || (isAboutPlans && !ends().isEmpty()))) {
            return "subscriptions";
        }
        return "purchases";
    }

    private boolean hasName(ColumnGuess guess) {
        return columns.stream().anyMatch(column -> guess.isMeant(column.name()));
    }

    /** What a mapping calls such a file. */
    String kind() {
        return kind;
    }

    /** The option that reads such a file. */
    String option() {
        if (!kind.equals("survey")) {
            return kind;
        }
        ColumnProfile score = first(scores());
        return score != null && ColumnGuess.isAboutSatisfaction(score.name()) ? "csat" : "nps";
    }

    List<ColumnProfile> columns() {
        return columns;
    }

    private static boolean isDateLike(ColumnProfile column) {
        return column.isDate() || column.isMostlyDate() || column.areDayNumbers();
    }

    private static boolean isAmountLike(ColumnProfile column) {
        return (column.isNumeric() || column.isMostlyNumeric()) && !column.isDate();
    }

    private static boolean isIdentifierLike(ColumnProfile column) {
        return !column.isDate()
                && !column.isMostlyDate()
                && !(column.isNumeric() && column.numbers().hasSeparator());
    }

    private List<ColumnProfile> findCustomers() {
        List<ColumnProfile> found = new ArrayList<>(candidates());
        // several people may share a name
        found.sort(Comparator.comparing(Roles::isName));
        return found;
    }

    private List<ColumnProfile> candidates() {
        return kind.equals("survey")
                ? ColumnGuess.RESPONDENT.of(columns, Roles::isIdentifierLike)
                : ColumnGuess.CUSTOMER.of(
                        columns, column -> isIdentifierLike(column) && (!isName(column) || hasLetters(column)));
    }

    private static boolean hasLetters(ColumnProfile column) {
        return column.masks().stream().allMatch(mask -> mask.indexOf('a') >= 0 || mask.indexOf('A') >= 0);
    }

    /** Whether a column of customers has names. */
    static boolean isName(ColumnProfile column) {
        boolean isNamed = ColumnGuess.CUSTOMER.rank(column.name()) >= NAMED_CUSTOMER;
        boolean hasWords =
                column.masks().stream().anyMatch(mask -> WORDS.matcher(mask).matches());
        return isNamed || (hasWords && column.masks().stream().noneMatch(mask -> mask.indexOf('@') >= 0));
    }

    private List<ColumnProfile> findDates() {
        List<ColumnProfile> named = ColumnGuess.DATE.of(
                columns, column -> isDateLike(column) && !ColumnGuess.REFUND.isMeant(column.name()));
        if (kind.equals("survey")) {
            List<ColumnProfile> ends = columns.stream()
                    .filter(column -> ColumnGuess.normal(column.name()).matches("(end|submit) date( .*)?"))
                    .filter(Roles::isDateLike)
                    .toList();
            named = ends.isEmpty() ? named : ends;
        }
        return named.isEmpty() ? columns.stream().filter(ColumnProfile::isDate).toList() : named;
    }

    List<ColumnProfile> amounts() {
        List<ColumnProfile> named = ColumnGuess.AMOUNT.of(
                columns, column -> isAmountLike(column) && !ColumnGuess.REFUND.isMeant(column.name()));
        long most = named.stream().mapToLong(ColumnProfile::filled).max().orElse(0);
        return named.stream()
                .filter(column -> column.filled() * LEAST_DIFFERENT_PART >= most)
                .toList();
    }

    List<ColumnProfile> refunds() {
        return ColumnGuess.REFUND.of(columns, Roles::isAmountLike).stream()
                .filter(column -> !ColumnGuess.isStatusLike(column.name()))
                .toList();
    }

    List<ColumnProfile> refundDates() {
        return ColumnGuess.REFUND.of(columns, Roles::isDateLike);
    }

    List<ColumnProfile> currencies() {
        return ColumnGuess.CURRENCY.of(
                columns, column -> column.masks().stream().allMatch(mask -> mask.equals("AAA") || mask.equals("aaa")));
    }

    List<ColumnProfile> starts() {
        return ColumnGuess.START.of(columns, Roles::isDateLike);
    }

    List<ColumnProfile> ends() {
        return ColumnGuess.END.of(columns, Roles::isDateLike);
    }

    List<ColumnProfile> tickets() {
        return ColumnGuess.TICKET.of(columns, Roles::isIdentifierLike);
    }

    List<ColumnProfile> created() {
        return ColumnGuess.CREATED.of(columns, Roles::isDateLike);
    }

    List<ColumnProfile> solved() {
        return ColumnGuess.SOLVED.of(columns, Roles::isDateLike);
    }

    List<ColumnProfile> scores() {
        List<ColumnProfile> scores = new ArrayList<>(ColumnGuess.SCORE.of(columns, column -> !column.isDate()));
        columns.stream()
                .filter(column -> isScoredQuestion(column) && !scores.contains(column))
                .forEach(scores::add);
        scores.sort(Comparator.comparingInt(Roles::scoreRank));
        return scores;
    }

    /** Whether to recommend comes first, and numbers before texts. */
    private static int scoreRank(ColumnProfile column) {
        return (ColumnGuess.SCORE.rank(column.name()) == 0 ? 0 : 2) + (column.areScores() ? 0 : 1);
    }

    /** Whether a column's name asks something, and all answers are whole numbers from 0 to 10. */
    private static boolean isScoredQuestion(ColumnProfile column) {
        return column.areScores()
                && (ColumnGuess.isAboutOpinion(column.name())
                        || (ColumnGuess.isQuestion(column.name()) && column.hasMoreThanYesOrNo()));
    }

    /** The columns whose values say which records count. */
    List<ColumnProfile> statuses() {
        List<ColumnProfile> statuses = ColumnGuess.STATUS.of(columns, column -> column.listedValues() != null);
        boolean hasMain = statuses.stream().anyMatch(column -> isMain(column));
        return statuses.stream()
                .filter(column -> isMain(column) || (isType(column) ? !hasMain : column.different() > 1))
                .filter(column -> !kind.equals("survey") || !isMain(column))
                .toList();
    }

    private static boolean isMain(ColumnProfile column) {
        return ColumnGuess.STATUS.rank(column.name()) == 0;
    }

    private static boolean isType(ColumnProfile column) {
        return ColumnGuess.normal(column.name()).equals("type");
    }

    private List<ColumnProfile> findOrderKeys() {
        List<ColumnProfile> keys = new ArrayList<>();
        ColumnProfile customer = first(customers);
        ColumnProfile date = first(dates);
        for (ColumnProfile column : columns) {
            if (column != customer && column != date && isKey(column, customer, date)) {
                keys.add(column);
            }
        }
        keys.sort((a, b) -> Integer.compare(keyRank(a), keyRank(b)));
        return keys;
    }

    private static int keyRank(ColumnProfile column) {
        return ColumnGuess.ORDER.rank(column.name());
    }

    private boolean isKey(ColumnProfile column, @Nullable ColumnProfile customer, @Nullable ColumnProfile date) {
        RepeatedValues repeated = table.repeated();
        long repeats = column.filled() - column.different();
        if (repeats <= 0
                || column.hasMore()
                || column.different() < 2
                || column.isDate()
                || (column.isNumeric() && column.numbers().hasSeparator())) {
            return false;
        }
        boolean isNamed = ColumnGuess.ORDER.isMeant(column.name());
        boolean isAdjacent = 2 * repeated.count(column.index()) > repeats;
        boolean isSteady = isSteady(column, customer) && isSteady(column, date);
        if (isNamed) {
            return isSteady(column, customer);
        }
        boolean isDifferentEnough = (long) column.different() * LEAST_DIFFERENT_PART >= column.filled();
        return isAdjacent
                && isSteady
                && isDifferentEnough
                && !repeated.areEqual(column.index())
                && column.listedValues() == null
                && !customers.contains(column);
    }

    private boolean isSteady(ColumnProfile key, @Nullable ColumnProfile other) {
        return other == null || !table.repeated().isChanging(key.index(), other.index());
    }

    /** The first of some columns, or null. */
    static @Nullable ColumnProfile first(List<ColumnProfile> columns) {
        return columns.isEmpty() ? null : columns.get(0);
    }
}
