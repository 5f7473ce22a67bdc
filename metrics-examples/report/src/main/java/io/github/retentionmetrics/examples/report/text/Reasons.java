package io.github.retentionmetrics.examples.report.text;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Why figures are undefined, in another language than English, in which the library says it. A reason without a
 * translation stays as it is.
 */
final class Reasons {
    private static final Pattern VALUE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}|\\d+(?:\\.\\d+)?");
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern EDGES = Pattern.compile("^-|-$");
    private static final Pattern NOT_FITTED = Pattern.compile("(.+) was not fitted(?:: (.+))?", Pattern.DOTALL);

    private final Locale language;
    private final ResourceBundle bundle;

    Reasons(Locale language) {
        ResourceBundle.Control control =
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
        this.language = language;
        this.bundle = ResourceBundle.getBundle(Reasons.class.getPackageName() + ".reasons", language, control);
    }

    NavigableSet<String> keys() {
        return new TreeSet<>(bundle.keySet());
    }

    /** The key of a reason: its words, with an {@code n} for each number or date. */
    static String key(String reason) {
        String words = VALUE.matcher(reason).replaceAll("n").toLowerCase(Locale.ROOT);
        return EDGES.matcher(NO_WORD.matcher(words).replaceAll("-")).replaceAll("");
    }

    String of(String reason) {
        String key = key(reason);
        if (bundle.containsKey(key)) {
            Object[] values =
                    VALUE.matcher(reason).results().map(MatchResult::group).toArray();
            return text(key, values);
        }
        Matcher notFitted = NOT_FITTED.matcher(reason);
        if (notFitted.matches() && bundle.containsKey("was-not-fitted")) {
            String why = notFitted.group(2);
            return why == null
                    ? text("was-not-fitted", notFitted.group(1))
                    : text("was-not-fitted-because", notFitted.group(1), of(why));
        }
        return reason;
    }

    private String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }
}
