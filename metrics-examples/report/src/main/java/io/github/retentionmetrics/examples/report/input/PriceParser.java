package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.DecimalText;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.examples.report.csv.Row;
import io.github.retentionmetrics.examples.report.csv.ThousandsCheck;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.subscription.BillingInterval;
import io.github.retentionmetrics.subscription.Discount;
import io.github.retentionmetrics.subscription.Terms;
import io.github.retentionmetrics.subscription.Terms.State;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a row of a subscription says that it costs: {@code amount,interval,quantity,discount,plan,status,currency}. Rows
 * that say the same share one object.
 */
final class PriceParser {
    static final String AMOUNT = "amount";
    static final List<String> COLUMNS =
            List.of(AMOUNT, "interval", "quantity", "discount", "plan", "status", "currency");

    private static final String DISCOUNT = "discount";
    private static final String LIMITED = " limited";
    private static final String PLAIN = "must be a plain decimal such as 1234.50";
    private static final int MOST_DIGITS = 15;
    private static final int MOST_DECIMALS = 9;
    private static final int MOST_DIGITS_OF_QUANTITY = 9;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final Pattern SHOWN = Pattern.compile("[\\p{L}0-9 ._%-]{1,20}");

    private final Currency usual;
    private final ThousandsCheck points = new ThousandsCheck();
    private final Map<Texts, Priced> known = new HashMap<>();
    private long priced;
    private long unpriced;
    private long free;

    /** What the columns of a row hold. */
    private record Texts(
            String amount,
            String interval,
            String quantity,
            String discount,
            String plan,
            String status,
            String currency) {}

    /** The terms that they stand for, and what there is to note about each row that has them. */
    private record Priced(Terms terms, int pointAt, boolean isThousand, boolean isBelowDiscount) {}

    /** A parser of prices, of which those without a currency of their own are in the usual one. */
    PriceParser(Currency usual) {
        this.usual = usual;
    }

    /** Whether a row has a price; one without is a subscription of which only the days are known. */
    boolean isPriced(Row row) {
        return !row.text(AMOUNT).isEmpty();
    }

    /** The terms of a row that has a price. */
    Terms parse(Row row) throws BadRow {
        Texts texts = new Texts(
                row.text(AMOUNT),
                row.text("interval"),
                row.text("quantity"),
                row.text(DISCOUNT),
                row.text("plan"),
                row.text("status"),
                row.text("currency"));
        Priced price = known.get(texts);
        if (price == null) {
            price = priced(texts);
            known.put(texts, price);
        }
        priced++;
        free += price.isBelowDiscount() ? 1 : 0;
        if (price.pointAt() > 0) {
            points.add(price.pointAt(), price.isThousand());
        }
        return price.terms();
    }

    void countUnpriced() {
        unpriced++;
    }

    /** Takes note of the rows of a file, and starts anew. */
    void note(InputNotes notes) {
        if (priced > 0) {
            notes.notice("unpriced", unpriced);
        }
        notes.notice("discountAbovePrice", free);
        points.note(notes);
        priced = 0;
        unpriced = 0;
        free = 0;
    }

    private Priced priced(Texts texts) throws BadRow {
        Currency currency = currency(texts.currency());
        DecimalText number = DecimalText.of(AMOUNT, texts.amount(), PLAIN);
        BigDecimal amount = number(AMOUNT, number);
        BillingInterval interval = interval(texts.interval());
        long quantity = quantity(texts.quantity());
        Discount discount = discount(texts.discount());
        Terms list = Terms.of(amount, currency, interval)
                .withQuantity(quantity)
                .withPlan(texts.plan())
                .withState(state(texts.status()));
        requireCountable(list);
        BigDecimal line = amount.multiply(BigDecimal.valueOf(quantity));
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new Priced(
                list.withDiscount(discount),
                number.written(),
                number.decimals() == 0 && decimals < number.written(),
                discount.kind() == Discount.Kind.AMOUNT
                        && line.signum() > 0
                        && discount.value().compareTo(line) > 0);
    }

    private Currency currency(String text) throws BadRow {
        if (text.isEmpty()) {
            return usual;
        }
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw BadRow.of("currency", "must be an ISO 4217 code such as EUR", shown(text));
        }
    }

    /** A number that is not negative, and has no more digits than any amount needs. */
    private static BigDecimal number(String column, DecimalText number) throws BadRow {
        if (number.isNegative()) {
            throw BadRow.of(column, "must not be negative", "negative");
        }
        // counted before the number is made, since that takes long for a million digits
        if (number.digits() > MOST_DIGITS) {
            throw BadRow.of(
                    column,
                    "must have at most " + MOST_DIGITS + " digits before the point",
                    number.digits() + " digits");
        }
        if (number.decimals() > MOST_DECIMALS) {
            throw BadRow.of(
                    column, "must have at most " + MOST_DECIMALS + " decimals", number.decimals() + " decimals");
        }
        return number.value(MOST_DECIMALS);
    }

    private static BillingInterval interval(String text) throws BadRow {
        if (text.isEmpty()) {
            throw BadRow.of(
                    "interval",
                    "must say how often the amount is billed, such as month, 2 weeks, year or once",
                    "empty");
        }
        try {
            return BillingInterval.parse(text);
        } catch (IllegalArgumentException e) {
            throw BadRow.of(
                    "interval",
                    "must be day, week, month, quarter, year or once, with or without a count from 1 to 1000, such as"
                            + " 2 weeks or P6M",
                    shown(text));
        }
    }

    private static long quantity(String text) throws BadRow {
        if (text.isEmpty()) {
            return 1;
        }
        String rule = "must be a whole number such as 5, not negative";
        DecimalText number = DecimalText.of("quantity", text, rule);
        if (number.isNegative()) {
            throw BadRow.of("quantity", rule, "negative");
        }
        if (number.decimals() > 0) {
            throw BadRow.of("quantity", rule, "it has decimals");
        }
        if (number.digits() > MOST_DIGITS_OF_QUANTITY) {
            throw BadRow.of("quantity", "must be at most 999999999", number.digits() + " digits");
        }
        return number.value(0).longValueExact();
    }

    private static Discount discount(String text) throws BadRow {
        if (text.isEmpty()) {
            return Discount.none();
        }
        boolean isLimited = text.toLowerCase(Locale.ROOT).endsWith(LIMITED);
        String value =
                isLimited ? text.substring(0, text.length() - LIMITED.length()).strip() : text;
        boolean isPercent = value.endsWith("%");
        String digits = isPercent ? value.substring(0, value.length() - 1).strip() : value;
        BigDecimal number = number(
                DISCOUNT,
                DecimalText.of(DISCOUNT, digits, "must be an amount such as 5.00, or a percentage such as 20%"));
        if (isPercent && number.compareTo(HUNDRED) > 0) {
            throw BadRow.of(DISCOUNT, "must be at most 100%", number.toPlainString() + "%");
        }
        Discount discount = isPercent ? Discount.percent(number) : Discount.amount(number);
        return isLimited ? discount.limited() : discount;
    }

    private static State state(String text) throws BadRow {
        return switch (text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_')) {
            case "", "active" -> State.ACTIVE;
            case "trialing" -> State.TRIALING;
            case "past_due" -> State.PAST_DUE;
            case "paused" -> State.PAUSED;
            case "unpaid" -> State.UNPAID;
            case "canceled", "cancelled" -> State.CANCELLED;
            case "incomplete" -> State.INCOMPLETE;
            default ->
                throw BadRow.of(
                        "status",
                        "must be one of active, trialing, past_due, paused, unpaid, canceled, incomplete",
                        shown(text));
        };
    }

    /** Checks that the list price of a year fits in 64 bits of ten-thousandths of minor units. */
    private static void requireCountable(Terms list) throws BadRow {
        Currency currency = list.currency();
        BigDecimal largest = largest(currency);
        if (list.arr().compareTo(largest) > 0) {
            throw BadRow.of(
                    AMOUNT,
                    "must come to at most " + largest.toPlainString() + " " + currency + " a year, with its quantity",
                    "it comes to more");
        }
    }

    private static BigDecimal largest(Currency currency) {
        int decimals = Math.max(0, currency.getDefaultFractionDigits());
        return new BigDecimal(BigInteger.valueOf(Long.MAX_VALUE), decimals + 4);
    }

    private static String shown(String text) {
        return SHOWN.matcher(text).matches() ? text : "some other text";
    }
}
