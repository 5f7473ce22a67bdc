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

/** The page as its readers meet it: on a desktop, a phone and paper, with and without a mouse, colours or scripts. */
abstract class PageChecks {
    private static final int MOST_BYTES = 2_000_000;

    private static final HtmlValidator VALIDATOR = new HtmlValidator();

    private static final String OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)";

    private static final String WIDTH = "return document.scrollingElement.scrollWidth";

    private static final String HIDDEN_TABLES = """
            return [...document.querySelectorAll('table')].filter(table => table.getClientRects().length === 0
                || !table.checkVisibility({visibilityProperty: true})).map(table => table.caption.textContent);
            """;

    /** Tables that no choice of a reader shows. */
    private static final String NEVER_SHOWN = """
            const tables = [...document.querySelectorAll('table')], shown = new Set();
            const radios = [...document.querySelectorAll('input[type=radio]')];
            for (const value of new Set(['0', ...radios.map(radio => radio.value)])) {
              radios.filter(radio => radio.value === value).forEach(radio => radio.checked = true);
              tables.filter(table => table.checkVisibility({visibilityProperty: true}))
                  .forEach(table => shown.add(table));
            }
            return tables.filter(table => !shown.has(table)).map(table => table.caption.textContent);
            """;

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

    private Path page() throws IOException {
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
    void drawsAPictureWhenItIsOpened(Browser browser) throws IOException {
        browser.open(page());
        String undrawn = "return [...document.querySelectorAll('figure')].filter(one => !one.querySelector('svg path'))"
                + ".map(one => one.dataset.chart)";
        String folded = "return [...document.querySelectorAll('.fold figure')].map(one => one.dataset.chart)";
        assertThat(browser.texts(undrawn)).containsExactlyElementsOf(browser.texts(folded));
        browser.call(OPEN_ALL);
        browser.settle();
        assertThat(browser.texts(undrawn)).isEmpty();
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
    void keepsNobodyOut(Browser browser) throws IOException {
        browser.open(page());
        browser.call(OPEN_ALL);
        assertThat(Accessibility.violations(browser)).isEmpty();
        browser.show("", "dark", "no-preference");
        browser.settle();
        assertThat(Accessibility.lowContrast(browser)).isEmpty();
    }

    @Test
    void isValid(Browser browser) throws IOException {
        assertThat(VALIDATOR.errors(Files.readString(page()))).isEmpty();
        browser.open(page());
        assertThat(StyleSheets.unknown(browser)).isEmpty();
    }

    @Test
    void needsNoMouse(Browser browser) throws IOException {
        browser.open(page());
        assertThat(Keyboard.inoperable(browser)).isEmpty();
        browser.call(OPEN_ALL);
        assertThat(Keyboard.unreached(browser)).isEmpty();
    }

    @Test
    void needsNoScript(Browser browser) throws IOException {
        browser.open(page());
        browser.runScripts(false);
        browser.load(page());
        assertThat(browser.number("return document.querySelectorAll('svg').length"))
                .isZero();
        assertThat(browser.texts(NEVER_SHOWN)).isEmpty();
        browser.show("print", "light", "no-preference");
        assertThat(browser.texts(HIDDEN_TABLES)).isEmpty();
    }

    @Test
    void printsEveryTable(Browser browser) throws IOException {
        browser.open(page());
        long tables = browser.number("return document.querySelectorAll('table').length");
        assertThat(PrintedPage.of(browser.printed()).tables()).isEqualTo(tables);
        assertThat(browser.number("return document.querySelectorAll('details[open]').length"))
                .as("what stays open after printing")
                .isZero();
    }

    @Test
    void movesNothingForReadersWhoAskForIt(Browser browser) throws IOException {
        browser.open(page());
        browser.show("", "light", "reduce");
        browser.load(page());
        String pictures = "return [...document.querySelectorAll('svg')].map(one => one.outerHTML).join('')";
        Object atOnce = browser.call(pictures);
        assertThat(browser.number("return document.getAnimations().length")).isZero();
        assertThat(browser.call("return getComputedStyle(document.documentElement).scrollBehavior"))
                .isEqualTo("auto");
        browser.callback("setTimeout(arguments[0], 400)");
        assertThat(browser.call(pictures)).isEqualTo(atOnce);
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
