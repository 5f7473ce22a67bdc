package io.github.retentionmetrics.examples.report.page;

import java.util.List;

/** The questions that the first screen answers. */
final class FirstScreen {
    private FirstScreen() {}

    static List<Page.Answer> of(PageData data) {
        return List.of();
    }
}
