package io.github.retentionmetrics.examples.report.mapping;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The forms of a date or time that the values of a column fit, all of them: where several fit every value, such as
 * {@code dd/MM/yyyy} and {@code MM/dd/yyyy}, only a person can say which is meant. Only counts are kept, no values.
 */
public final class DateForms {
    /** The languages of the names of months, the first of which is taken where several have the same name. */
    private static final List<String> LANGUAGES = List.of("en", "nl", "de", "fr");

    private static final int LONGEST = 60;
    private static final int MOST_ZONE_NAMES = 8;
    private static final int EARLIEST_COMPACT_YEAR = 1970;
    private static final int LATEST_COMPACT_YEAR = 2100;
    private static final int LEAP_YEAR = 2024;

    private static final Pattern TIME = Pattern.compile(
            "(.*?[0-9\\p{L}.])('T'|T|, | )([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:([.,])([0-9]{1,9}))?)?"
                    + "(?:( ?)([AaPp][Mm]))?(.*)");
    private static final Pattern DATE = Pattern.compile(
            "([0-9]{1,4}|\\p{L}+\\.?)([-/. ]|, |\\. )([0-9]{1,4}|\\p{L}+\\.?)([-/. ]|, |\\. )([0-9]{1,4})");
    private static final Pattern OFFSET = Pattern.compile("( ?)(Z|[+-][0-9]{2}:[0-9]{2}|[+-][0-9]{4})");
    private static final Pattern OFFSET_LETTERS = Pattern.compile("(?<=[smSa] ?)(X+|Z)$");
    private static final Pattern GREENWICH = Pattern.compile(" GMT[+-][0-9]{1,2}");
    /** Only these, since any other word behind a time may be a name. */
    private static final Pattern ZONE_NAME = Pattern.compile(
            " ((?i:UTC|GMT|Z|WET|WEST|CET|CEST|MET|MEST|EET|EEST|MSK|BST|IST"
                    + "|[ACEMP][SD]T|AK[SD]T|HST|NST|NDT|A[CEW][SD]T|NZ[SD]T|JST|KST|SGT|HKT|PHT|WIB|SAST|EAT|BRT|ART))");

    private static final Map<String, Map<String, MonthName>> MONTHS = months();

    private final Map<Form, Long> fits = new LinkedHashMap<>();
    private final Set<String> zoneNames = new TreeSet<>();
    private long values;

    /**
     * A form of a date or time.
     *
     * @param pattern the form as a mapping writes it, without the clock
     * @param names the language of its names of months; empty without names
     * @param hasTime whether it has a time of the day
     * @param hasOffset whether its times have an offset or the name of a zone
     */
    public record Form(String pattern, String names, boolean hasTime, boolean hasOffset) {
        /** Whether a mapping must say whose clock it is. */
        public boolean needsClock() {
            return hasTime && !hasOffset;
        }

        /** Whether the program reads it where a mapping names no form. */
        public boolean isPlain() {
            return pattern.startsWith("yyyy-MM-dd") && (!hasTime || pattern.contains("'T'HH"));
        }
    }

    /** The name of a month: its number, and the letters that stand for it in a form. */
    private record MonthName(int number, String letters) {}

    /** Adds a value of the column, without white space around it. */
    public void add(String text) {
        values++;
        for (Form form : formsOf(text)) {
            fits.merge(form, 1L, Long::sum);
        }
        Matcher zone = ZONE_NAME.matcher(zoneOf(text));
        if (zone.matches() && zoneNames.size() < MOST_ZONE_NAMES) {
            zoneNames.add(zone.group(1));
        }
    }

    /** How many values were added. */
    public long values() {
        return values;
    }

    /** The names of zones that times end with, in alphabetical order, such as PDT; not more than a few. */
    public List<String> zoneNames() {
        return List.copyOf(zoneNames);
    }

    /** The forms that fit every value; none without values. */
    public List<Form> thatFitAll() {
        return reduced(fits.entrySet().stream()
                .filter(entry -> entry.getValue() == values)
                .map(Map.Entry::getKey)
                .toList());
    }

    /** The forms that fit most of the values, but not all, with how many each fits; none if one fits all. */
    public Map<Form, Long> thatFitMost() {
        Map<Form, Long> most = new LinkedHashMap<>();
        if (thatFitAll().isEmpty()) {
            List<Form> half = fits.entrySet().stream()
                    .filter(entry -> 2 * entry.getValue() >= values)
                    .map(Map.Entry::getKey)
                    .toList();
            reducedByCount(half).forEach(form -> most.put(form, count(form)));
        }
        return most;
    }

    /** The forms that fit all of some values. */
    public static List<Form> thatFit(Iterable<String> texts) {
        DateForms forms = new DateForms();
        texts.forEach(forms::add);
        return forms.thatFitAll();
    }

    /**
     * Names forms in a sentence: {@code dd/MM/yyyy and MM/dd/yyyy both fit}, with the number of values that they fit.
     */
    static String sentence(List<Form> forms, long count) {
        String names = forms.stream().map(Form::pattern).distinct().collect(Collectors.joining(" and "));
        String all = count == 1 ? "its 1 value" : "all " + count + " values";
        return forms.size() == 1 ? names + " fits " + all : names + (forms.size() == 2 ? " both fit " : " fit ") + all;
    }

    /**
     * Of forms that differ only in whether zeros must stand before a digit, the stricter one says more; of those that
     * differ only in the letters of their offset, which all read the same, the first is enough.
     */
    private static List<Form> reduced(List<Form> forms) {
        Set<String> seen = new HashSet<>();
        return forms.stream()
                .filter(form -> seen.add(form.names() + " "
                        + OFFSET_LETTERS.matcher(form.pattern()).replaceAll("X")))
                .filter(form -> forms.stream().noneMatch(other -> isStricter(other, form)))
                .toList();
    }

    private List<Form> reducedByCount(List<Form> forms) {
        return forms.stream()
                .filter(form ->
                        forms.stream().noneMatch(other -> isStricter(other, form) && count(other) == count(form)))
                .filter(form ->
                        forms.stream().noneMatch(other -> isStricter(form, other) && count(other) > count(form)))
                .toList();
    }

    private long count(Form form) {
        return fits.getOrDefault(form, 0L);
    }

    private static boolean isStricter(Form strict, Form loose) {
        return strict.pattern().length() > loose.pattern().length()
                && strict.names().equals(loose.names())
                && withoutZeros(strict.pattern()).equals(withoutZeros(loose.pattern()));
    }

    private static String withoutZeros(String pattern) {
        return pattern.replace("dd", "d")
                .replaceAll("(?<!M)MM(?!M)", "M")
                .replace("HH", "H")
                .replace("hh", "h");
    }

    /** The forms that one value fits. */
    private static List<Form> formsOf(String text) {
        if (text.length() > LONGEST || text.chars().noneMatch(c -> c >= '0' && c <= '9')) {
            return List.of();
        }
        String plain = text.replace('\u202F', ' ').replace('\u00A0', ' ');
        Matcher time = TIME.matcher(plain);
        if (!time.matches()) {
            return dates(plain);
        }
        List<Form> dates = dates(time.group(1));
        List<Form> forms = new ArrayList<>();
        if (dates.isEmpty()) {
            return forms;
        }
        String joiner = time.group(2).equals("T") ? "'T'" : time.group(2);
        List<String> offsets = offsets(time.group(10));
        for (Form date : dates) {
            for (String clock : times(time)) {
                for (String offset : offsets) {
                    forms.add(
                            new Form(date.pattern() + joiner + clock + offset, date.names(), true, !offset.isEmpty()));
                }
            }
        }
        return forms;
    }

    /** What stands behind a time. */
    private static String zoneOf(String text) {
        if (text.length() > LONGEST || text.indexOf(':') < 0) {
            return "";
        }
        Matcher time = TIME.matcher(text);
        return time.matches() ? time.group(10) : "";
    }

    private static List<Form> dates(String text) {
        List<Form> forms = new ArrayList<>();
        Matcher parts = DATE.matcher(text);
        if (parts.matches()) {
            String[] fields = {parts.group(1), parts.group(3), parts.group(5)};
            String[] separators = {parts.group(2), parts.group(4)};
            if (Character.isLetter(fields[0].charAt(0)) || Character.isLetter(fields[1].charAt(0))) {
                addNamed(forms, fields, separators);
            } else if (separators[0].equals(separators[1]) && !separators[0].equals(", ")) {
                addNumeric(forms, fields, separators[0]);
            }
        } else if (text.length() == 8 && text.chars().allMatch(c -> c >= '0' && c <= '9')) {
            int year = Integer.parseInt(text.substring(0, 4));
            if (year >= EARLIEST_COMPACT_YEAR
                    && year <= LATEST_COMPACT_YEAR
                    && isDay(year, Integer.parseInt(text.substring(4, 6)), Integer.parseInt(text.substring(6)))) {
                forms.add(new Form("yyyyMMdd", "", false, false));
            }
        }
        return forms;
    }

    private static void addNumeric(List<Form> forms, String[] fields, String separator) {
        addOrder(forms, fields, separator, 0, 1, 2);
        addOrder(forms, fields, separator, 1, 0, 2);
        addOrder(forms, fields, separator, 2, 1, 0);
    }

    /** Adds an order of day, month and year, whose places are given, if the value is a day in it. */
    private static void addOrder(List<Form> forms, String[] fields, String separator, int day, int month, int year) {
        String letters = year(fields[year]);
        if (letters.isEmpty()
                || fields[day].length() > 2
                || fields[month].length() > 2
                || !isDay(yearOf(fields[year]), Integer.parseInt(fields[month]), Integer.parseInt(fields[day]))) {
            return;
        }
        String[] pattern = new String[3];
        pattern[year] = letters;
        if (fields[day].length() == 2 && fields[month].length() == 2) {
            pattern[day] = "dd";
            pattern[month] = "MM";
            forms.add(new Form(String.join(separator, pattern), "", false, false));
        }
        pattern[day] = "d";
        pattern[month] = "M";
        forms.add(new Form(String.join(separator, pattern), "", false, false));
    }

    /** Adds the forms with a month's name, which stands first or in the middle. */
    private static void addNamed(List<Form> forms, String[] fields, String[] separators) {
        int month = Character.isLetter(fields[0].charAt(0)) ? 0 : 1;
        int day = 1 - month;
        String letters = year(fields[2]);
        if (letters.isEmpty() || fields[day].length() > 2 || !Character.isDigit(fields[day].charAt(0))) {
            return;
        }
        for (String language : LANGUAGES) {
            String separator = separators[month];
            MonthName name = month(language, fields[month]);
            if (name == null && fields[month].endsWith(".")) {
                String bare = fields[month].substring(0, fields[month].length() - 1);
                name = month(language, bare);
                separator = "." + separator;
            }
            if (name != null && isDay(yearOf(fields[2]), name.number(), Integer.parseInt(fields[day]))) {
                for (String days : fields[day].length() == 2 ? List.of("dd", "d") : List.of("d")) {
                    String other = separators[day];
                    String pattern = month == 0
                            ? name.letters() + separator + days + other + letters
                            : days + other + name.letters() + separator + letters;
                    forms.add(new Form(pattern, language, false, false));
                }
            }
        }
    }

    private static @Nullable MonthName month(String language, String name) {
        return MONTHS.getOrDefault(language, Map.of()).get(name.toLowerCase(Locale.ROOT));
    }

    private static String year(String digits) {
        return digits.length() == 4 ? "yyyy" : digits.length() == 2 ? "yy" : "";
    }

    private static int yearOf(String digits) {
        return digits.length() == 2 ? 2000 + Integer.parseInt(digits) : Integer.parseInt(digits);
    }

    private static boolean isDay(int year, int month, int day) {
        try {
            return year > 0 && LocalDate.of(year, month, day).getYear() == year;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static List<String> times(Matcher time) {
        int hour = Integer.parseInt(time.group(3));
        boolean isPadded = time.group(3).length() == 2;
        StringBuilder rest = new StringBuilder(":mm");
        if (time.group(5) != null) {
            rest.append(":ss");
        }
        if (time.group(7) != null) {
            rest.append(time.group(6)).append("S".repeat(time.group(7).length()));
        }
        List<String> times = new ArrayList<>();
        boolean hasSeconds = time.group(5) != null;
        if (Integer.parseInt(time.group(4)) > 59 || (hasSeconds && Integer.parseInt(time.group(5)) > 59)) {
            return times;
        }
        String half = time.group(9);
        if (half != null) {
            rest.append(time.group(8)).append('a');
        }
        if (half != null && hour >= 1 && hour <= 12) {
            addPadded(times, "h", isPadded, rest);
        }
        boolean isAfternoon = half != null && Character.toLowerCase(half.charAt(0)) == 'p';
        if (hour < 24 && (half == null || LocalTime.of(hour, 0).isBefore(LocalTime.NOON) != isAfternoon)) {
            addPadded(times, "H", isPadded, rest);
        }
        return times;
    }

    private static void addPadded(List<String> times, String letter, boolean isPadded, CharSequence rest) {
        if (isPadded) {
            times.add(letter + letter + rest);
        }
        times.add(letter + rest);
    }

    private static List<String> offsets(String text) {
        Matcher offset = OFFSET.matcher(text);
        if (text.isEmpty()) {
            return List.of("");
        }
        if (offset.matches()) {
            String blank = offset.group(1);
            String written = offset.group(2);
            return switch (written.length()) {
                case 1 -> List.of(blank + "XXX", blank + "XX");
                case 6 -> List.of(blank + "XXX");
                default -> List.of(blank + "Z", blank + "XX");
            };
        }
        if (GREENWICH.matcher(text).matches()) {
            return List.of(" O");
        }
        return ZONE_NAME.matcher(text).matches() ? List.of(" z") : List.of();
    }

    /** The names of months as the forms of a mapping write them, in lower case, by language. */
    private static Map<String, Map<String, MonthName>> months() {
        Map<String, Map<String, MonthName>> months = new HashMap<>();
        for (String language : LANGUAGES) {
            Map<String, MonthName> names = new HashMap<>();
            for (String letters : List.of("MMMM", "MMM")) {
                DateTimeFormatter formatter = DateForm.formatterOfMonths(letters, Locale.forLanguageTag(language));
                for (int month = 1; month <= 12; month++) {
                    String name = formatter.format(LocalDate.of(LEAP_YEAR, month, 1));
                    names.put(name.toLowerCase(Locale.ROOT), new MonthName(month, letters));
                }
            }
            months.put(language, names);
        }
        return months;
    }

    /** Whether a value has the form that the program reads without being told, or begins with it. */
    static boolean beginsPlain(@Nullable String text) {
        return text != null && text.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}.*");
    }
}
