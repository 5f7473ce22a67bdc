package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.mapping.DateForms;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Numbers and lists in sentences. */
final class Words {
    private static final int MOST_CHOICES = 6;

    private Words() {}

    /** A number with its noun: {@code 1 record}, {@code 2,000 records}. */
    static String count(long count, String noun) {
        return String.format(Locale.ROOT, "%,d %s%s", count, noun, count == 1 ? "" : "s");
    }

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** A list with a last word before its last part. */
    static String list(List<String> parts, String last) {
        if (parts.size() < 2) {
            return String.join("", parts);
        }
        return String.join(", ", parts.subList(0, parts.size() - 1)) + " " + last + " " + parts.get(parts.size() - 1);
    }

    /** The patterns of forms, each once. */
    static List<String> patterns(List<DateForms.Form> forms) {
        return forms.stream()
                .map(DateForms.Form::pattern)
                .distinct()
                .limit(MOST_CHOICES)
                .toList();
    }

    /** What fits all values, or what fits most of them where nothing does. */
    static String fitting(List<String> all, Map<String, Long> most, long values) {
        if (!all.isEmpty()) {
            String fit = all.size() == 1 ? " fits all " : all.size() == 2 ? " both fit all " : " fit all ";
            return values == 1
                    ? list(all, "and") + (all.size() == 1 ? " fits its one value" : " fit its one value")
                    : list(all, "and") + fit + count(values, "different value");
        }
        return "no form fits all " + count(values, "different value") + ": "
                + most.entrySet().stream()
                        .limit(MOST_CHOICES)
                        .map(entry -> entry.getKey() + " fits " + number(entry.getValue()))
                        .collect(Collectors.joining(", "));
    }

    /** Values with how often each occurs, the most frequent first. */
    static String counts(Map<String, Long> counts) {
        return counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> entry.getKey() + " " + number(entry.getValue()))
                .collect(Collectors.joining(", "));
    }

    /** A share in whole percent, which is 0 or 100 only if it is nothing or all. */
    static String percent(long part, long whole) {
        if (whole == 0 || part == 0) {
            return "0%";
        }
        long percent = Math.round(100.0 * part / whole);
        return part == whole ? "100%" : percent == 0 ? "<1%" : percent == 100 ? ">99%" : percent + "%";
    }
}
