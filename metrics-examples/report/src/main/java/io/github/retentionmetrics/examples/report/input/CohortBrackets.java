package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.error.UsageError;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offsets joined to wider spans, as the user names them: {@code 0,1-3,4-12}.
 *
 * @param spans the spans, each of which begins where the one before it ends
 */
public record CohortBrackets(List<Span> spans) {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,5})(?:-([0-9]{1,5}))?");
    private static final String OPTION = "--cohort-brackets ";
    private static final String EXAMPLE = " such as 0,1-3,4-12: ";

    /**
     * Consecutive offsets.
     *
     * @param first the first of them
     * @param last the last of them
     */
    public record Span(int first, int last) {}

    public CohortBrackets {
        spans = List.copyOf(spans);
    }

    public static CohortBrackets parse(String text) throws UsageError {
        List<Span> spans = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            Matcher matcher = SPAN.matcher(part.strip());
            if (!matcher.matches()) {
                throw new UsageError(OPTION + "must be numbers of periods after the first, alone or from-to,"
                        + " separated by commas," + EXAMPLE + (text.isBlank() ? "empty" : text));
            }
            int first = Integer.parseInt(matcher.group(1));
            int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
            if (last < first) {
                throw new UsageError(OPTION + "must go from a lower to a higher number," + EXAMPLE + text);
            }
            if (!spans.isEmpty() && first != spans.get(spans.size() - 1).last() + 1) {
                throw new UsageError(OPTION + "must follow each other without a gap or an overlap," + EXAMPLE + text);
            }
            spans.add(new Span(first, last));
        }
        return new CohortBrackets(spans);
    }

    /** The first offset of each span, and the one after the last. */
    public int[] offsets() {
        int[] offsets = new int[spans.size() + 1];
        for (int i = 0; i < spans.size(); i++) {
            offsets[i] = spans.get(i).first();
            offsets[i + 1] = spans.get(i).last() + 1;
        }
        return offsets;
    }
}
