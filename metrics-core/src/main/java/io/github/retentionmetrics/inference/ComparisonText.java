package io.github.retentionmetrics.inference;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.rate.Interval;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The wording of a {@link Comparison}: the language, the names of the metric and of the two answers, and the unit.
 *
 * <ul>
 *   <li>English and Dutch, with the decimal point or comma of the language.
 *   <li>It says "no clear difference", never "no difference", since a lack of evidence does not show that there is no
 *       difference.
 *   <li>It states what differs, not why.
 *   <li>The English sentence says why two answers cannot be compared. The Dutch one does not, since reasons are in
 *       English; {@code difference().reason()} has the reason.
 * </ul>
 *
 * <pre>{@code
 * ComparisonText text = ComparisonText.dutch("Retentie").comparing("maart", "februari").inPercentagePoints();
 * Comparison.of(Rate.of(850, 1_000).minus(Rate.of(790, 1_000)), 0.95).sentence(text);
 * // Retentie: maart is hoger dan februari, met 6,0 procentpunt (95%-interval 2,6 tot 9,4; p = 0,0005).
 * }</pre>
 */
public final class ComparisonText implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Language language;
    private final String metric;
    private final String first;
    private final String second;
    private final double scale;
    private final int decimals;
    private final String unit;

    private ComparisonText(
            Language language, String metric, String first, String second, double scale, int decimals, String unit) {
        this.language = language;
        this.metric = Checks.identifier(metric, "metric");
        this.first = Checks.identifier(first, "first");
        this.second = Checks.identifier(second, "second");
        this.scale = scale;
        this.decimals = decimals;
        this.unit = unit;
    }

    /** The sentences, in which an apostrophe must be doubled for MessageFormat. */
    private enum Language {
        ENGLISH(
                Locale.ENGLISH,
                "{0}: {1} is higher than {2} by {3} ({4}).",
                "{0}: {1} is lower than {2} by {3} ({4}).",
                "{0}: no clear difference between {1} and {2} (observed {3}, {4}).",
                "{0}: {1} and {2} cannot be compared: {3}.",
                "{0}% interval {1} to {2}",
                "{0}% interval not available",
                ", ",
                "one of {0} comparisons",
                "percentage points"),
        DUTCH(
                Locale.forLanguageTag("nl"),
                "{0}: {1} is hoger dan {2}, met {3} ({4}).",
                "{0}: {1} is lager dan {2}, met {3} ({4}).",
                "{0}: geen duidelijk verschil tussen {1} en {2} (waargenomen {3}; {4}).",
                "{0}: {1} en {2} zijn niet te vergelijken.",
                "{0}%-interval {1} tot {2}",
                "geen {0}%-interval",
                "; ",
                "een van {0} vergelijkingen",
                "procentpunt");

        private final Locale locale;
        private final String higher;
        private final String lower;
        private final String unclear;
        private final String undefined;
        private final String interval;
        private final String noInterval;
        private final String separator;
        private final String looks;
        private final String points;

        Language(
                Locale locale,
                String higher,
                String lower,
                String unclear,
                String undefined,
                String interval,
                String noInterval,
                String separator,
                String looks,
                String points) {
            this.locale = locale;
            this.higher = higher;
            this.lower = lower;
            this.unclear = unclear;
            this.undefined = undefined;
            this.interval = interval;
            this.noInterval = noInterval;
            this.separator = separator;
            this.looks = looks;
            this.points = points;
        }
    }

    /**
     * An English sentence, with two decimals and no unit.
     *
     * @param metric the name of the metric, such as {@code "Retention"}
     * @return the next step, which asks for the names of the two answers
     * @throws NullPointerException if the metric is null
     * @throws IllegalArgumentException if the metric is blank
     */
    public static WithMetric english(String metric) {
        return of(Language.ENGLISH, metric);
    }

    /**
     * A Dutch sentence, with two decimals and no unit.
     *
     * @param metric the name of the metric, such as {@code "Retentie"}
     * @return the next step, which asks for the names of the two answers
     * @throws NullPointerException if the metric is null
     * @throws IllegalArgumentException if the metric is blank
     */
    public static WithMetric dutch(String metric) {
        return of(Language.DUTCH, metric);
    }

    private static WithMetric of(Language language, String metric) {
        Checks.identifier(metric, "metric");
        return (first, second) -> new ComparisonText(language, metric, first, second, 1, 2, "");
    }

    /**
     * The same text for shares: the difference times 100, in percentage points with one decimal.
     *
     * @return the text
     */
    public ComparisonText inPercentagePoints() {
        return new ComparisonText(language, metric, first, second, 100, 1, language.points);
    }

    /**
     * The same text in another unit.
     *
     * @param decimals the number of decimals, in 0..9
     * @param unit the unit after the number, such as {@code "points"} or {@code "EUR"}; may be empty
     * @return the text
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the number of decimals is not in 0..9
     */
    public ComparisonText withUnit(int decimals, String unit) {
        Checks.decimals(decimals);
        return new ComparisonText(language, metric, first, second, 1, decimals, Objects.requireNonNull(unit, "unit"));
    }

    String of(Comparison comparison) {
        double value = comparison.difference().value();
        return switch (comparison.verdict()) {
            case HIGHER -> filled(language.higher, metric, first, second, withUnit(value), evidence(comparison));
            case LOWER -> filled(language.lower, metric, first, second, withUnit(-value), evidence(comparison));
            case NO_CLEAR_DIFFERENCE ->
                filled(language.unclear, metric, first, second, withUnit(value), evidence(comparison));
            case UNDEFINED ->
                filled(
                        language.undefined,
                        metric,
                        first,
                        second,
                        comparison.difference().reason());
        };
    }

    /**
     * The interval, p-value and number of looks; for a difference that is called lower, the signs of the interval are
     * reversed.
     */
    private String evidence(Comparison comparison) {
        Interval interval = comparison.interval();
        boolean turned = comparison.verdict() == Comparison.Verdict.LOWER;
        String percent = number(
                100 * comparison.level(),
                Math.max(0, BigDecimal.valueOf(comparison.level()).scale() - 2));
        String range = interval.isDefined()
                ? filled(
                        language.interval,
                        percent,
                        scaled(turned ? -interval.high() : interval.low()),
                        scaled(turned ? -interval.low() : interval.high()))
                : filled(language.noInterval, percent);
        String looks = comparison.looks() > 1
                ? language.separator + filled(language.looks, Integer.toString(comparison.looks()))
                : "";
        return String.join(language.separator, parts(range, comparison.pvalue())) + looks;
    }

    private List<String> parts(String range, double pValue) {
        if (Double.isNaN(pValue)) {
            return List.of(range);
        }
        return List.of(range, pValue < 0.00005 ? "p < " + number(0.0001, 4) : "p = " + number(pValue, 4));
    }

    private String withUnit(double value) {
        return unit.isEmpty() ? scaled(value) : scaled(value) + " " + unit;
    }

    private String scaled(double value) {
        return number(scale * value, decimals);
    }

    private String number(double value, int digits) {
        String text = String.format(language.locale, "%." + digits + "f", value);
        // minus zero is no number for people
        return text.startsWith("-") && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? text.substring(1) : text;
    }

    private static String filled(String pattern, Object... values) {
        return new MessageFormat(pattern, Locale.ROOT).format(values);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> (scale == 1 || scale == 100)
                && Restored.areDecimals(decimals)
                && Restored.arePresent(language, unit)
                && Stream.of(metric, first, second).noneMatch(Checks::isBlank));
    }

    /** The settings: {@code ComparisonText[ENGLISH: Retention, May, April]}. */
    @Override
    public String toString() {
        return "ComparisonText[" + language + ": " + metric + ", " + first + ", " + second + "]";
    }

    /** The step of a text after the name of the metric: the names of the two answers. */
    @FunctionalInterface
    public interface WithMetric {
        /**
         * Adds the names of the two answers.
         *
         * @param first the name of the first answer
         * @param second the name of the second answer, which is subtracted
         * @return the text
         * @throws NullPointerException if a name is null
         * @throws IllegalArgumentException if a name is blank
         */
        ComparisonText comparing(String first, String second);
    }
}
