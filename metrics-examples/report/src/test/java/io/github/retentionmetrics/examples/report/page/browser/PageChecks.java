package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** The page as its readers meet it: on a desktop, a phone and paper, with and without a mouse, colours or scripts. */
abstract class PageChecks extends DataChecks {
    private static final HtmlValidator VALIDATOR = new HtmlValidator();

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
}
