package io.github.retentionmetrics.examples.docs;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a comment says that the value of the statement before it is, or what that statement prints.
 *
 * <p>A comment is a promise if it starts like a value: with a digit, a sign and a digit, a double quote, a bracket or
 * brace, one of the words true, false, null, NaN and undefined, a record or optional ({@code Optional[}), a constant
 * that stands alone ({@code LATEST}), or {@code throws SomeException}. Every other comment is prose.
 *
 * <p>The value comes first; an explanation may follow after a colon or two spaces, behind a number also after any space
 * or comma. A promise may stop where the text goes on with a colon or in parentheses. Numbers must be equal when
 * rounded to the decimals shown, whole numbers exactly. With three dots at the end, the text must begin exactly so and
 * may go on.
 *
 * @param line the document's line with the comment
 * @param lines the comment, and the comments on the lines directly below that are promises too
 */
record Promise(int line, List<String> lines) {
    private static final Pattern VALUE =
            Pattern.compile("[-+]?\\.?\\d.*|[\"{\\[].*|(true|false|null|NaN|undefined)\\b.*"
                    + "|[A-Z]\\w*(\\[|\\.empty\\b).*|[A-Z][A-Z0-9_]+((:|  ).*)?|throws [A-Z].*");
    private static final Pattern EXPLANATION = Pattern.compile(":\\s|\\s\\s|$");
    private static final Pattern EXPLANATION_OF_NUMBER = Pattern.compile("[\\s:,;]|$");
    private static final Pattern TOKEN = Pattern.compile("\\d+(\\.\\d+)?([eE]-?\\d+)?|(?s:.)");
    private static final String MORE = "...";

    static boolean isPromise(String comment) {
        return VALUE.matcher(comment.strip()).matches();
    }

    /** Whether a statement that gives this value, or prints this text, keeps the promise. */
    boolean isKeptBy(Object value) {
        String text = text(value);
        if (lines.size() == 1) {
            return agrees(lines.get(0), text, value instanceof Number);
        }
        List<String> actual = text.lines().toList();
        boolean goesOn = lines.get(lines.size() - 1).endsWith(MORE);
        if (goesOn ? actual.size() < lines.size() : actual.size() != lines.size()) {
            return false;
        }
        for (int i = 0; i < lines.size(); i++) {
            if (!agrees(lines.get(i), actual.get(i), false)) {
                return false;
            }
        }
        return true;
    }

    static String text(Object value) {
        String text = Arrays.deepToString(new Object[] {value});
        return value != null && value.getClass().isArray()
                ? text.substring(1, text.length() - 1)
                : String.valueOf(value).stripTrailing();
    }

    private static boolean agrees(String promise, String text, boolean isNumber) {
        Pattern explanation = isNumber ? EXPLANATION_OF_NUMBER : EXPLANATION;
        return explanation.matcher(promise).results().anyMatch(end -> agrees(promise, end.start(), text));
    }

    private static boolean agrees(String promise, int valueEnd, String text) {
        String value = unquoted(promise.substring(0, valueEnd));
        if (value.endsWith(MORE)) {
            return text.startsWith(
                    value.substring(0, value.length() - MORE.length()).stripTrailing());
        }
        int rest = restAfter(value, text);
        if (rest < 0 || rest == text.length()) {
            return rest >= 0;
        }
        String unsaid = text.substring(rest);
        // where both go on with a colon, they must go on alike, and a longer reading of the promise has failed to
        return unsaid.startsWith(" (") || (unsaid.startsWith(":") && !promise.startsWith(":", valueEnd));
    }

    private static String unquoted(String value) {
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? value.substring(1, value.length() - 1) : value;
    }

    /** The offset in the text behind the value that it starts with, or -1 if it starts with another. */
    private static int restAfter(String value, String text) {
        List<String> promised = tokens(value);
        List<String> actual = tokens(text);
        int rest = 0;
        for (int i = 0; i < promised.size(); i++) {
            if (i >= actual.size() || !agree(promised.get(i), actual.get(i))) {
                return -1;
            }
            rest += actual.get(i).length();
        }
        return rest;
    }

    private static List<String> tokens(String text) {
        return TOKEN.matcher(text).results().map(MatchResult::group).toList();
    }

    private static boolean agree(String promised, String actual) {
        if (!Character.isDigit(promised.charAt(0)) || !Character.isDigit(actual.charAt(0))) {
            return promised.equals(actual);
        }
        BigDecimal shown = new BigDecimal(promised);
        BigDecimal error = new BigDecimal(actual).subtract(shown).abs();
        return shown.scale() > 0 ? error.add(error).compareTo(shown.ulp()) <= 0 : error.signum() == 0;
    }

    @Override
    public String toString() {
        return String.join("\n", lines);
    }
}
