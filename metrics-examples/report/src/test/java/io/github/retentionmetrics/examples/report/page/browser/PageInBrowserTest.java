package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.text.Printable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page as its readers meet it: on a desktop, a phone and paper, with and without a mouse, colours or scripts. */
@ExtendWith(BrowserExtension.class)
class PageInBrowserTest {
    private static final int MOST_BYTES = 2_000_000;
    private static final String OPEN_ALL = "document.querySelectorAll('details').forEach(one => one.open = true)";
    private static final String WIDTH = "return document.scrollingElement.scrollWidth";
    private static final String HIDDEN_TABLES =
            "return [...document.querySelectorAll('table')].filter(table => table.getClientRects().length === 0"
                    + " || !table.checkVisibility({contentVisibilityAuto: true, visibilityProperty: true}))"
                    + ".map(table => table.caption.textContent)";

    private static final HtmlValidator VALIDATOR = new HtmlValidator();

    @TempDir
    static Path folder;

    private static PageReports reports;

    @BeforeAll
    static void noReports() {
        reports = new PageReports(folder);
    }

    @ParameterizedTest
    @EnumSource
    void asksForNothingAndLogsNothing(PageCase pageCase, Browser browser) throws IOException {
        Path page = reports.pageOf(pageCase);
        browser.open(page);
        browser.call(OPEN_ALL);
        browser.settle();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(browser.console()).isEmpty();
        assertThat(Files.size(page)).isLessThanOrEqualTo(MOST_BYTES);
    }

    @ParameterizedTest
    @EnumSource
    void fitsAPhoneAndADesktop(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
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

    @ParameterizedTest
    @EnumSource
    void keepsNobodyOut(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        browser.call(OPEN_ALL);
        assertThat(Accessibility.violations(browser)).isEmpty();
        browser.show("", "dark", "no-preference");
        browser.settle();
        assertThat(Accessibility.lowContrast(browser)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void isValid(PageCase pageCase, Browser browser) throws IOException {
        Path page = reports.pageOf(pageCase);
        assertThat(VALIDATOR.errors(Files.readString(page))).isEmpty();
        browser.open(page);
        assertThat(StyleSheets.unknown(browser)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void needsNoMouse(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        assertThat(Keyboard.inoperable(browser)).isEmpty();
        browser.call(OPEN_ALL);
        assertThat(Keyboard.unreached(browser)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void needsNoScript(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        browser.runScripts(false);
        browser.load(reports.pageOf(pageCase));
        assertThat(browser.number("return document.querySelectorAll('svg').length"))
                .isZero();
        browser.call("document.querySelectorAll('input[type=radio]:not(:checked)').forEach(one => one.checked = true)");
        browser.show("print", "light", "no-preference");
        assertThat(browser.texts(HIDDEN_TABLES)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void printsEveryTable(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        long tables = browser.number("return document.querySelectorAll('table').length");
        assertThat(PrintedPage.of(browser.printed()).tables()).isEqualTo(tables);
        assertThat(browser.number("return document.querySelectorAll('figure details[open]').length"))
                .as("figures that stay open after printing")
                .isZero();
    }

    @ParameterizedTest
    @EnumSource
    void movesNothingForReadersWhoAskForIt(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        browser.show("", "light", "reduce");
        browser.load(reports.pageOf(pageCase));
        String pictures = "return [...document.querySelectorAll('svg')].map(one => one.outerHTML).join('')";
        Object atOnce = browser.call(pictures);
        assertThat(browser.number("return document.getAnimations().length")).isZero();
        assertThat(browser.call("return getComputedStyle(document.documentElement).scrollBehavior"))
                .isEqualTo("auto");
        browser.callback("setTimeout(arguments[0], 400)");
        assertThat(browser.call(pictures)).isEqualTo(atOnce);
    }

    @ParameterizedTest
    @EnumSource
    void hasTheFiguresOfTheFiles(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        WrittenCells written = new WrittenCells(reports.of(pageCase));
        List<Figure> figures = Figure.of(browser);
        for (Figure figure : figures) {
            assertThat(Printable.of(written.at(figure))).as("%s", figure).isEqualTo(figure.value());
        }
        assertThat(figures).allMatch(figure -> figure.isRoundedIn(pageCase.locale()));
        assertThat(figures).isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void hasNoElementsOrControlCharactersFromData(PageCase pageCase, Browser browser) throws IOException {
        browser.open(reports.pageOf(pageCase));
        assertThat(browser.texts("return [...document.querySelectorAll('img, iframe, object, embed, b')]"
                        + ".map(one => one.outerHTML)"))
                .isEmpty();
        assertThat(browser.call("let found = []; for (const name in {}) { found.push(name); } return found.join()"))
                .as("what every object has got")
                .isEqualTo("");
        assertThat(browser.number("return document.scripts.length")).isLessThanOrEqualTo(2);
        assertThat(
                        browser.texts(
                                "return [...document.querySelectorAll('*:not(.chart *)')].flatMap(one => [...one.attributes])"
                                        + ".filter(one => /^on|^style$/.test(one.name)).map(one => one.name + '=' + one.value)"))
                .isEmpty();
        String text = String.valueOf(browser.call("return document.documentElement.textContent"));
        assertThat(text).doesNotContainPattern("[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069]");
    }
}
