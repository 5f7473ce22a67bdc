package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import io.github.retentionmetrics.examples.report.error.BadRow;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a number that the values of a column fit, all of them: where a value such as {@code 1.234} may be a
 * thousand or one and a bit and no other value tells, only a person can. Only counts are kept, no values.
 */
public final class NumberForms {
    /** The forms, those before others that read the same numbers with more separators. */
    private static final List<String> FORMS =
            List.of("1234.56", "1234,56", "1,234.56", "1.234,56", "1 234,56", "1 234.56", "1'234.56");

    private static final int LONGEST = 40;
    private static final int MOST_SYMBOLS = 6;
    private static final String AROUND = "+-\u2212() \u00A0\u202F\u2009";
    private static final Set<String> CODES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SYMBOLS = Set.of("kr", "kr.", "zł", "Kč", "Ft", "lei", "Fr.", "SFr.", "лв");

    private final long[] fits = new long[FORMS.size()];
    private final Set<String> symbols = new TreeSet<>();
    private final Map<String, List<NumberForm>> formsBySymbol = new HashMap<>();
    private @Nullable Fields field;
    private final ExactAmount ignored = new ExactAmount();
    private long values;
    private long decimalValues;
    private boolean hasSeparator;

    /** Adds a value of the column, without white space around it. */
    public void add(String text) {
        values++;
        if (text.length() > LONGEST) {
            return;
        }
        if (isWhole(text)) {
            for (int i = 0; i < fits.length; i++) {
                fits[i]++;
            }
            return;
        }
        String symbol = symbolOf(text);
        if (symbol == null) {
            return;
        }
        Fields one = field == null ? new Fields() : field;
        field = one;
        one.begin(1, 1);
        one.add(text);
        List<NumberForm> forms = formsBySymbol.computeIfAbsent(symbol, NumberForms::forms);
        boolean isNumber = false;
        for (int i = 0; i < fits.length; i++) {
            if (isRead(forms.get(i), one)) {
                fits[i]++;
                isNumber = true;
            }
        }
        if (isNumber) {
            boolean isSeparated = text.chars().anyMatch(c -> c == '.' || c == ',');
            hasSeparator |= isSeparated;
            decimalValues += isSeparated ? 1 : 0;
            if (!symbol.isEmpty() && symbols.size() < MOST_SYMBOLS) {
                symbols.add(symbol);
            }
        }
    }

    private boolean isRead(NumberForm form, Fields one) {
        try {
            ignored.clear();
            form.addTo(ignored, one, 0, 0, "");
            return true;
        } catch (BadRow noSuchForm) {
            return false;
        }
    }

    private static boolean isWhole(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static List<NumberForm> forms(String symbol) {
        return FORMS.stream()
                .map(form -> {
                    try {
                        return NumberForm.parse(form, symbol);
                    } catch (MappingError e) {
                        throw new IllegalStateException(form, e);
                    }
                })
                .toList();
    }

    /** The currency beside the digits, which may be none; null if something else stands there. */
    private static @Nullable String symbolOf(String text) {
        int first = 0;
        while (first < text.length() && !isDigit(text.charAt(first))) {
            first++;
        }
        if (first == text.length()) {
            return null;
        }
        int last = text.length();
        while (!isDigit(text.charAt(last - 1))) {
            last--;
        }
        String before = bare(text.substring(0, first));
        String after = bare(text.substring(last));
        if (before.equals(".") || before.equals(",")) {
            before = "";
        }
        if (!before.isEmpty() && !after.isEmpty()) {
            return null;
        }
        String symbol = before.isEmpty() ? after : before;
        return symbol.isEmpty() || isCurrency(symbol) ? symbol : null;
    }

    private static String bare(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && AROUND.indexOf(text.charAt(start)) >= 0) {
            start++;
        }
        while (end > start && AROUND.indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isCurrency(String text) {
        boolean hasSign = text.length() <= 3
                && text.chars().anyMatch(c -> Character.getType(c) == Character.CURRENCY_SYMBOL)
                && text.chars()
                        .allMatch(c -> Character.isLetter(c) || Character.getType(c) == Character.CURRENCY_SYMBOL);
        return hasSign || CODES.contains(text) || SYMBOLS.contains(text);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /** How many values were added. */
    public long values() {
        return values;
    }

    /** The currencies that stand beside the numbers; not more than a few. */
    public List<String> symbols() {
        return List.copyOf(symbols);
    }

    /** Whether all values are numbers in one form. */
    public boolean isNumeric() {
        return values > 0 && Arrays.stream(fits).anyMatch(count -> count == values);
    }

    /** Whether some number has a point or a comma. */
    public boolean hasSeparator() {
        return hasSeparator;
    }

    /** How many numbers have a point or a comma. */
    public long separatedValues() {
        return decimalValues;
    }

    /** The forms that fit every value; none without values. */
    public List<String> thatFitAll() {
        return values == 0
                ? List.of()
                : IntStream.range(0, fits.length)
                        .filter(i -> fits[i] == values)
                        .mapToObj(FORMS::get)
                        .toList();
    }

    /**
     * The forms among which a person must choose: none where every number is whole, one where all that fit read the
     * same numbers.
     */
    public List<String> meanings() {
        return hasSeparator ? meanings(thatFitAll()) : List.of();
    }

    /** Of forms that read the same numbers, the first. */
    public static List<String> meanings(List<String> forms) {
        return forms.stream()
                .filter(form -> forms.indexOf(form) == firstOfDecimal(forms, decimal(form)))
                .toList();
    }

    private static int firstOfDecimal(List<String> forms, char decimal) {
        return IntStream.range(0, forms.size())
                .filter(i -> decimal(forms.get(i)) == decimal)
                .findFirst()
                .orElseThrow();
    }

    private static char decimal(String form) {
        return form.charAt(form.length() - 3);
    }

    /** The forms that fit most of the values, but not all, with how many each fits; none if one fits all. */
    public Map<String, Long> thatFitMost() {
        Map<String, Long> most = new LinkedHashMap<>();
        if (!isNumeric()) {
            List<String> half = IntStream.range(0, fits.length)
                    .filter(i -> fits[i] > 0 && 2 * fits[i] >= values)
                    .mapToObj(FORMS::get)
                    .toList();
            for (String form : half) {
                long count = fits[FORMS.indexOf(form)];
                if (half.stream()
                        .noneMatch(other -> decimal(other) == decimal(form)
                                && (fits[FORMS.indexOf(other)] > count
                                        || (fits[FORMS.indexOf(other)] == count
                                                && half.indexOf(other) < half.indexOf(form))))) {
                    most.put(form, count);
                }
            }
        }
        return most;
    }
}
