package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.text.Printable;
import java.util.Map;

/** The names of costs as people read them: the purpose is translated, a name of the user's own is not. */
final class CostNames {
    private static final String SEPARATOR = ": ";
    private static final Map<String, String> KEYS = Map.of(
            "goods", "cost.goods",
            "acquisition", "cost.acquisition",
            "retention", "cost.retention",
            "serving", "cost.serving",
            "retention: marketing", "cost.marketing",
            "retention: support", "cost.support",
            "retention: loyalty programme", "cost.programme",
            "retention: initiatives", "cost.initiatives");

    private CostNames() {}

    static String of(String category, PageData data) {
        String known = KEYS.get(category);
        if (known != null) {
            return data.text(known);
        }
        int end = category.indexOf(SEPARATOR);
        String purpose = end < 0 ? null : KEYS.get(category.substring(0, end));
        return purpose == null
                ? Printable.of(category)
                : data.text(purpose) + SEPARATOR + Printable.of(category.substring(end + SEPARATOR.length()));
    }
}
