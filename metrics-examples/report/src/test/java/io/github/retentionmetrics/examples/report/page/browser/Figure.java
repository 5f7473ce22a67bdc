package io.github.retentionmetrics.examples.report.page.browser;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormatSymbols;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A figure on the page, with the place that it says it comes from.
 *
 * @param file the file
 * @param row the row of a CSV file, from 1
 * @param place the column of a CSV file, or a JSON pointer
 * @param value the exact value
 * @param shown what people read
 */
record Figure(String file, int row, String place, String value, String shown) {
    private static final String FIND = """
            return [...document.querySelectorAll('data')].map(data => {
              const file = data.closest('[data-file]').dataset.file;
              if (data.dataset.pointer) { return [file, '0', data.dataset.pointer, data.value, data.textContent]; }
              const own = data.closest('[data-column]'), cell = data.closest('td, th');
              const heading = own || cell.closest('table').tHead.rows[0].cells[cell.cellIndex];
              const row = data.closest('[data-row]').dataset.row;
              return [file, row, heading.dataset.column, data.value, data.textContent];
            });
            """;

    /** The figures of the page that a browser shows. */
    static List<Figure> of(Browser browser) {
        return ((List<?>) browser.call(FIND))
                .stream().map(found -> of((List<?>) found)).toList();
    }

    private static Figure of(List<?> found) {
        return new Figure(
                text(found, 0), Integer.parseInt(text(found, 1)), text(found, 2), text(found, 3), text(found, 4));
    }

    private static String text(List<?> found, int index) {
        return String.valueOf(found.get(index));
    }

    /** Whether what is shown, if it is a number, is the exact value rounded to the digits shown. */
    boolean isRoundedIn(Locale language) {
        DecimalFormatSymbols symbols = DecimalFormatSymbols.getInstance(language);
        Pattern number = Pattern.compile("[+-]?[0-9" + Pattern.quote("" + symbols.getGroupingSeparator()) + "]+("
                + Pattern.quote("" + symbols.getDecimalSeparator()) + "[0-9]+)?(\\h?%)?");
        Matcher matcher = number.matcher(shown.replace('\u2212', '-'));
        if (!matcher.matches() || !value.matches("-?[0-9.]+(E-?[0-9]+)?")) {
            return true;
        }
        boolean isPercentage = matcher.group(2) != null;
        String digits = matcher.group()
                .replaceAll("[%\\h]", "")
                .replace("" + symbols.getGroupingSeparator(), "")
                .replace(symbols.getDecimalSeparator(), '.');
        BigDecimal read = new BigDecimal(digits);
        BigDecimal exact = new BigDecimal(value).movePointRight(isPercentage ? 2 : 0);
        BigDecimal half = new BigDecimal(5).movePointLeft(read.scale() + 1);
        return exact.subtract(read)
                        .abs()
                        .setScale(read.scale() + 12, RoundingMode.HALF_EVEN)
                        .compareTo(half)
                <= 0;
    }
}
