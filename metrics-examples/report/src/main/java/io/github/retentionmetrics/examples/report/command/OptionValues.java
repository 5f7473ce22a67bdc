package io.github.retentionmetrics.examples.report.command;

import io.github.retentionmetrics.examples.report.csv.AmountRules;
import io.github.retentionmetrics.examples.report.csv.DateText;
import io.github.retentionmetrics.examples.report.error.BadRow;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the text of an option stands for; anything else is an error in the form {@code --option must rule: value}. */
public final class OptionValues {
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,3}");
    private static final Pattern WHOLE_DAYS = Pattern.compile("[0-9]{1,5}");
    private static final Pattern DURATION = Pattern.compile("([0-9]{1,8})([mhdw])");
    private static final Pattern SCORE = Pattern.compile("[0-9]{1,4}");
    private static final Pattern SCALE = Pattern.compile("([0-9]{1,4})-([0-9]{1,4})");
    private static final List<String> GRANULARITIES = List.of("day", "week", "month", "quarter", "year");
    private static final int WIDEST_SCALE = 1_000;
    private static final int WIDEST_WITH_CUTOFF = 11;
    private static final int MOST_DAYS = 36_525;
    private static final int MOST_DECIMALS = 9;

    private OptionValues() {}

    public static Path path(String option, String text) throws UsageError {
        if (text.isBlank()) {
            throw new UsageError(option + " must not be blank: empty");
        }
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageError(option + " must be the name of a file or folder: " + text);
        }
    }

    static @Nullable LocalDate date(String option, @Nullable String text) throws UsageError {
        if (text == null) {
            return null;
        }
        try {
            return DateText.day(option, text);
        } catch (BadRow e) {
            throw new UsageError(option + " " + e.rule() + ": " + (text.isEmpty() ? "empty" : text));
        }
    }

    static @Nullable ZoneId zone(String option, @Nullable String text) throws UsageError {
        if (text == null) {
            return null;
        }
        try {
            return ZoneId.of(text);
        } catch (DateTimeException e) {
            throw new UsageError(option + " must be a time zone such as Europe/Amsterdam: " + text);
        }
    }

    static Currency currency(String option, String text) throws UsageError {
        try {
            return Currency.getInstance(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new UsageError(option + " must be an ISO 4217 code such as EUR: " + text);
        }
    }

    /** The amounts allowed: as many decimals as the user says, else as the currency has. */
    static AmountRules amounts(Currency currency, @Nullable String scale) throws UsageError {
        if (scale == null) {
            if (currency.getDefaultFractionDigits() < 0) {
                throw new UsageError("--scale must be given for a currency without decimals of its own: " + currency);
            }
            return new AmountRules(currency, currency.getDefaultFractionDigits(), false);
        }
        if (!WHOLE_NUMBER.matcher(scale).matches() || Integer.parseInt(scale) > MOST_DECIMALS) {
            throw new UsageError("--scale must be a whole number from 0 to " + MOST_DECIMALS + ": " + scale);
        }
        return new AmountRules(currency, Integer.parseInt(scale), true);
    }

    /** The length of a period, with the day or month on which it starts where the user names one. */
    static Granularity granularity(String text, @Nullable String weekStart, @Nullable String fiscalYearStart)
            throws UsageError {
        String name = text.toLowerCase(Locale.ROOT);
        if (!GRANULARITIES.contains(name)) {
            throw new UsageError("--granularity must be one of " + String.join(", ", GRANULARITIES) + ": " + text);
        }
        if (weekStart != null && !name.equals("week")) {
            throw new UsageError("--week-start must come with --granularity week: " + weekStart);
        }
        if (fiscalYearStart != null && !name.equals("quarter") && !name.equals("year")) {
            throw new UsageError(
                    "--fiscal-year-start must come with --granularity quarter or year: " + fiscalYearStart);
        }
        if (weekStart != null) {
            return Granularity.weekStarting(choice("--week-start", DayOfWeek.class, weekStart));
        }
        if (fiscalYearStart == null) {
            return Granularity.parse(name);
        }
        Month first = choice("--fiscal-year-start", Month.class, fiscalYearStart);
        return name.equals("year") ? Granularity.fiscalYearStarting(first) : Granularity.fiscalQuarterStarting(first);
    }

    static <E extends Enum<E>> E choice(String option, Class<E> choices, String text) throws UsageError {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(text)) {
                return choice;
            }
        }
        String names = Arrays.stream(choices.getEnumConstants())
                .map(choice -> choice.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new UsageError(option + " must be one of " + names + ": " + text);
    }

    static Scale scale(String option, String text) throws UsageError {
        Matcher matcher = SCALE.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError(option + " must be the lowest and the highest score such as 1-5: " + text);
        }
        int lowest = Integer.parseInt(matcher.group(1));
        int highest = Integer.parseInt(matcher.group(2));
        if (lowest >= highest) {
            throw new UsageError(option + " must go from a lower to a higher score such as 1-5: " + text);
        }
        if (highest - lowest > WIDEST_SCALE) {
            throw new UsageError(
                    option + " must span at most " + WIDEST_SCALE + " from the lowest to the highest score: " + text);
        }
        return Scale.of(lowest, highest);
    }

    static int days(String option, String text) throws UsageError {
        int days = WHOLE_DAYS.matcher(text).matches() ? Integer.parseInt(text) : 0;
        if (days < 1 || days > MOST_DAYS) {
            throw new UsageError(option + " must be a whole number from 1 to " + MOST_DAYS + ": "
                    + (text.isEmpty() ? "empty" : text));
        }
        return days;
    }

    /** A time that passes, such as 30m or 14d. */
    static Duration duration(String option, String text) throws UsageError {
        Matcher matcher = DURATION.matcher(text);
        if (!matcher.matches()) {
            throw new UsageError(
                    option + " must be a number of minutes, hours, days or weeks such as 90m, 24h, 14d or 2w: "
                            + (text.isEmpty() ? "empty" : text));
        }
        long count = Long.parseLong(matcher.group(1));
        Duration duration = switch (matcher.group(2)) {
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            case "d" -> Duration.ofDays(count);
            default -> Duration.ofDays(7 * count);
        };
        if (duration.isZero() || duration.compareTo(Duration.ofDays(MOST_DAYS)) > 0) {
            throw new UsageError(option + " must be longer than zero and at most " + MOST_DAYS + "d: " + text);
        }
        return duration;
    }

    /** The least good score of a satisfied customer: the user's, or the customary one where the scale has any. */
    static int cutoff(String option, Scale scale, @Nullable String text) throws UsageError {
        if (text == null) {
            if (scale.points() > WIDEST_WITH_CUTOFF) {
                throw new UsageError(option + " must say from which score on a customer is satisfied, since a scale of "
                        + scale.points() + " scores has no customary one: " + scale);
            }
            return CustomerSatisfaction.defaultSatisfiedFrom(scale);
        }
        if (!SCORE.matcher(text).matches() || !scale.contains(Integer.parseInt(text))) {
            throw new UsageError(option + " must be a score on the scale " + scale + ": " + text);
        }
        return Integer.parseInt(text);
    }

    static @Nullable RepeatedAnswers answers(String option, @Nullable String text) throws UsageError {
        if (text == null) {
            return null;
        }
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "latest" -> RepeatedAnswers.LATEST;
            case "first" -> RepeatedAnswers.FIRST;
            case "all" -> RepeatedAnswers.ALL;
            case "mean" -> RepeatedAnswers.AVERAGE;
            default -> throw new UsageError(option + " must be one of latest, first, all, mean: " + text);
        };
    }
}
