package io.github.retentionmetrics.examples.report.text;

import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.MessageFormat;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.SortedSet;
import java.util.TreeSet;

/** The words and number formats of one language, whatever the machine's own language is. */
public final class SummaryWords {
    private final Locale language;
    private final ResourceBundle bundle;
    private final Reasons reasons;

    /** The words of the terminal summary. */
    public SummaryWords(Locale language) {
        this(language, "summary");
    }

    private SummaryWords(Locale language, String name) {
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.language = language;
        this.reasons = new Reasons(language);
        this.bundle = ResourceBundle.getBundle(SummaryWords.class.getPackageName() + "." + name, language, control);
    }

    /** The words of the page. */
    public static SummaryWords ofPage(Locale language) {
        return new SummaryWords(language, "page");
    }

    public Locale language() {
        return language;
    }

    /** The keys of all texts. */
    SortedSet<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    /** A text with its values filled in; whole numbers get the language's separators. */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }

    /** A text, or another one where there is none for the key. */
    public String textOr(String key, String other) {
        return bundle.containsKey(key) ? text(key) : other;
    }

    /** A count such as {@code 1,234}. */
    public String count(long value) {
        return NumberFormat.getIntegerInstance(language).format(value);
    }

    /** A number with a fixed number of decimals; {@code -} if undefined. */
    public String decimal(double value, int decimals) {
        if (Double.isNaN(value)) {
            return "-";
        }
        return withoutMinusZero(withDecimals(decimals), value);
    }

    /** A number with all its decimals. */
    public String number(BigDecimal value) {
        return withDecimals(Math.max(value.scale(), 0)).format(value);
    }

    /** A small negative number may round to minus zero, which is never shown. */
    private static String withoutMinusZero(NumberFormat format, double value) {
        String text = format.format(value);
        return Double.isFinite(value) && text.chars().noneMatch(c -> c >= '1' && c <= '9') ? format.format(0) : text;
    }

    /** A fraction as a percentage with one decimal, such as {@code 31.2%}; {@code -} if undefined. */
    public String percent(double fraction) {
        return Double.isNaN(fraction) ? "-" : decimal(fraction * 100, 1) + "%";
    }

    /** An amount with all its decimals, such as {@code EUR 1,234.50}. */
    public String amount(BigDecimal amount, Currency currency) {
        return currency.getCurrencyCode() + " " + number(amount);
    }

    /** What stands in the place of a figure that is not defined: the reason. */
    public String undefined(String reason) {
        return text("undefined.because", reason(reason));
    }

    /** Why a figure is not defined, in this language. */
    public String reason(String english) {
        return reasons.of(english);
    }

    /** A rate as a percentage with its counts, such as {@code 31.2% (78 of 250)}; the reason if undefined. */
    public String rate(Rate rate) {
        return rate.isDefined() ? rateOrDash(rate) : undefined(rate.reason());
    }

    /** The same within a sentence of several figures; {@code -} if undefined. */
    public String rateOrDash(Rate rate) {
        return rate.isDefined()
                ? text("rate", percent(rate.value()), rate.numerator(), rate.denominator())
                : text("undefined");
    }

    /** An amount per count, with the decimals of the history; the reason if undefined. */
    public String amount(Ratio ratio, PurchaseHistory history) {
        return ratio.isDefined() ? amountOrDash(ratio, history) : undefined(ratio.reason());
    }

    /** The same within a sentence of several figures; {@code -} if undefined. */
    public String amountOrDash(Ratio ratio, PurchaseHistory history) {
        return ratio.isDefined()
                ? amount(
                        ratio.numerator().divide(ratio.denominator(), history.decimals(), RoundingMode.HALF_UP),
                        history.currency())
                : text("undefined");
    }

    /** A lifetime value, with the decimals of the history; the reason if undefined. */
    public String amount(LifetimeValue value, PurchaseHistory history) {
        return value.amount()
                .map(amount -> amount(amount.setScale(history.decimals(), RoundingMode.HALF_UP), history.currency()))
                .orElseGet(() -> undefined(value.reason()));
    }

    /** A median such as {@code 29 days (median)}; the reason if undefined. */
    public String days(TimeBetweenPurchases gaps) {
        return gaps.isDefined()
                ? text("purchases.days", decimal(gaps.median(), 0), Math.rint(gaps.median()))
                : undefined(gaps.reason());
    }

    private NumberFormat withDecimals(int decimals) {
        NumberFormat format = NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format;
    }
}
