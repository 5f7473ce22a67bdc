package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** What no data may do to a page: bring elements, requests, messages, control characters or figures of its own. */
abstract class DataChecks {
    private static final int MOST_BYTES = 2_000_000;

    static final String OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)";

    private static final String WIDTH = "return document.scrollingElement.scrollWidth";

    /** Scripts and styles in attributes, except those that the script of the page and the chart library set. */
    private static final String FORBIDDEN_ATTRIBUTES = """
            return [...document.querySelectorAll('*:not(.chart, .chart *)')].flatMap(one => [...one.attributes])
                .filter(one => /^on|^style$/.test(one.name)).map(one => one.name + '=' + one.value);
            """;

    @TempDir
    static Path folder;

    private static PageReports reports;

    @Parameter
    private PageCase pageCase;

    @BeforeAll
    static void noReports() {
        reports = new PageReports(folder);
    }

    /** The folder with the files of the report. */
    private Path report() throws IOException {
        return reports.of(pageCase);
    }

    final Path page() throws IOException {
        return report().resolve("index.html");
    }

    @Test
    void asksForNothingAndLogsNothing(Browser browser) throws IOException {
        browser.open(page());
        browser.call(OPEN_ALL);
        browser.settle();
        assertThat(browser.requests()).containsExactly(page().toUri().toString());
        assertThat(browser.console()).isEmpty();
        assertThat(Files.size(page())).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void fitsAPhoneAndADesktop(Browser browser) throws IOException {
        browser.open(page());
        browser.call(OPEN_ALL);
        assertThat(browser.number(WIDTH)).isEqualTo(Browser.DESKTOP);
        browser.width(Browser.PHONE);
        browser.settle();
        assertThat(browser.number(WIDTH)).isEqualTo(Browser.PHONE);
        assertThat(browser.texts("""
                        return [...document.querySelectorAll('main *')].filter(one =>
                            one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'auto'
                            && !(one.tabIndex === 0 && one.getAttribute('role') === 'region'
                                && one.getAttribute('aria-label'))).map(one => one.outerHTML.slice(0, 120));
                        """))
                .as("what scrolls can be reached and has a name")
                .isEmpty();
    }

    @Test
    void hasTheFiguresOfTheFiles(Browser browser) throws IOException {
        browser.open(page());
        WrittenCells written = new WrittenCells(report());
        List<Figure> figures = Figure.of(browser);
        for (Figure figure : figures) {
            assertThat(Printable.of(written.at(figure))).as("%s", figure).isEqualTo(figure.value());
        }
        assertThat(figures).allMatch(figure -> figure.isRoundedIn(pageCase.locale()));
        assertThat(figures).isNotEmpty();
    }

    @Test
    void hasNoElementsOrControlCharactersFromData(Browser browser) throws IOException {
        browser.open(page());
        assertThat(browser.texts("return [...document.querySelectorAll('img, iframe, object, embed, b')]"
                        + ".map(one => one.outerHTML)"))
                .isEmpty();
        assertThat(browser.call("let found = []; for (const name in {}) { found.push(name); } return found.join()"))
                .as("what every object has got")
                .isEqualTo("");
        assertThat(browser.number("return document.scripts.length")).isLessThanOrEqualTo(2);
        assertThat(browser.texts(FORBIDDEN_ATTRIBUTES)).isEmpty();
        String text = String.valueOf(browser.call("return document.documentElement.textContent"));
        assertThat(text).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
    }
}
