package io.github.retentionmetrics.examples.report.page.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of axe-core for WCAG 2.2 A and AA, applied to the page that a browser shows. */
final class Accessibility {
    private static final String AXE = axe();

    /** Gives texts, one for each element that breaks a rule. */
    private static final String RUN = """
            const done = arguments[0];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']}).then(
                results => done(results.violations.flatMap(rule => rule.nodes.map(node =>
                    `${node.impact} ${rule.id}: ${node.target.join(' ')} ${node.html} ${node.failureSummary}`))),
                error => done(['serious failure of axe-core: ' + error]));
            """;

    private Accessibility() {}

    /** What keeps people from using the page: violations that axe-core calls serious or critical. */
    static List<String> violations(Browser browser) {
        browser.call(AXE);
        return ((List<?>) browser.callback(RUN))
                .stream()
                        .map(String::valueOf)
                        .filter(violation -> violation.startsWith("serious ") || violation.startsWith("critical "))
                        .toList();
    }

    private static String axe() {
        try (InputStream script =
                Objects.requireNonNull(Accessibility.class.getResourceAsStream("/axe.min.js"), "axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
