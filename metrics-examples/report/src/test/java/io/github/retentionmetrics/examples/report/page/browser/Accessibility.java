package io.github.retentionmetrics.examples.report.page.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of axe-core for WCAG 2.2 A and AA, applied to the page that a browser shows, which loses rows by that. */
final class Accessibility {
    private static final String AXE = axe();

    /**
     * Of cells of a table that have the same styles, the colours of one are looked at, and of many rows only the first
     * and those with other styles: there are thousands.
     */
    private static final String LEAVE_OUT_REPEATED = """
            for (const body of document.querySelectorAll('tbody')) {
              const seen = new Set();
              [...body.rows].forEach((row, index) => {
                const styles = [...row.cells].map(cell => cell.tagName + ' ' + cell.className + ' ' + row.className);
                if (index >= 15 && styles.every(style => seen.has(style))) { row.remove(); }
                [...row.cells].forEach((cell, i) => {
                  cell.toggleAttribute('data-repeated', seen.has(styles[i]));
                  seen.add(styles[i]);
                });
              });
            }
            axe.configure({rules: [{id: 'color-contrast', selector: '*:not([data-repeated], [data-repeated] *)'}]});
            """;

    /** Gives texts, one for each element that breaks a rule. */
    private static final String RUN = """
            const [only, done] = arguments;
            axe.run(document, {runOnly: only, resultTypes: ['violations']}).then(
                results => done(results.violations.flatMap(rule => rule.nodes.map(node =>
                    `${node.impact} ${rule.id}: ${node.target.join(' ')} ${node.html} ${node.failureSummary}`))),
                error => done(['serious failure of axe-core: ' + error]));
            """;

    private Accessibility() {}

    /** What keeps people from using the page: violations that axe-core calls serious or critical. */
    static List<String> violations(Browser browser) {
        return run(browser, List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"));
    }

    /** Text that cannot be read in the colours that the browser shows. */
    static List<String> lowContrast(Browser browser) {
        return run(browser, List.of("color-contrast"));
    }

    /** Runs the rules with the tags or names that are given. */
    private static List<String> run(Browser browser, List<String> rules) {
        browser.call(AXE + LEAVE_OUT_REPEATED);
        return ((List<?>) browser.callback(RUN, rules))
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
