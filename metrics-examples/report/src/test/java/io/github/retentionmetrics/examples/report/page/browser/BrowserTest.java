package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the checks of pages find on a page that has each of the defects. */
@ExtendWith(BrowserExtension.class)
class BrowserTest {
    private static final String GOOD = """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Figures</title>
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <style>body { color: #222; background: #fff; }
            @media (prefers-color-scheme: dark) { body { color: #eee; background: #222; } }</style></head>
            <body><main><h1>Figures</h1><table><caption>Orders</caption>
            <thead><tr><th scope="col">Month</th></tr></thead><tbody><tr><td>1</td></tr></tbody></table></main></body>
            </html>
            """;

    @TempDir
    Path folder;

    private Path page(String html) throws IOException {
        return Files.writeString(folder.resolve("page.html"), html);
    }

    private Path withBody(String body) throws IOException {
        return page(GOOD.replace("</main>", body + "</main>"));
    }

    @Test
    void aGoodPageHasNoDefect(Browser browser) throws IOException {
        Path page = page(GOOD);
        browser.open(page);
        assertThat(browser.console()).isEmpty();
        assertThat(browser.requests()).containsExactly(page.toUri().toString());
        assertThat(Accessibility.violations(browser)).isEmpty();
        assertThat(new HtmlValidator().errors(Files.readString(page))).isEmpty();
    }

    @Test
    void messagesAndRequestsAreSeen(Browser browser) throws IOException {
        browser.open(withBody("<script>console.debug('one'); nothing();</script><img alt=\"\" src=\"other.png\">"));
        assertThat(browser.console())
                .anyMatch(message -> message.contains("\"one\""))
                .anyMatch(message -> message.contains("nothing is not defined"));
        assertThat(browser.requests())
                .contains(folder.resolve("other.png").toUri().toString());
    }

    @Test
    void lowContrastIsSeenInTheColoursThatHaveIt(Browser browser) throws IOException {
        browser.open(page(GOOD.replace("color: #eee", "color: #444")));
        assertThat(Accessibility.violations(browser)).isEmpty();
        browser.show("", "dark", "no-preference");
        assertThat(Accessibility.lowContrast(browser))
                .anyMatch(violation -> violation.startsWith("serious color-contrast"))
                .isEqualTo(Accessibility.violations(browser));
    }

    @Test
    void aPageThatIsTooWideIsSeenOnAPhone(Browser browser) throws IOException {
        browser.open(withBody("<div style=\"width: 400px\">wide</div>"));
        assertThat(browser.number("return document.scrollingElement.scrollWidth"))
                .isEqualTo(Browser.DESKTOP);
        browser.width(Browser.PHONE);
        assertThat(browser.number("return document.scrollingElement.scrollWidth"))
                .isGreaterThan(Browser.PHONE);
    }

    @Test
    void errorsOfMarkupAreSeen() throws IOException {
        assertThat(new HtmlValidator().errors(GOOD.replace("<h1>Figures</h1>", "<h1>Figures</h2>")))
                .anyMatch(error -> error.contains("End tag “h2” seen"));
    }

    @Test
    void stylesThatTheBrowserDropsAreSeen(Browser browser) throws IOException {
        browser.open(page(GOOD));
        assertThat(StyleSheets.unknown(browser)).isEmpty();
        browser.open(page(GOOD.replace("#222;", "#22222; colour: red;").replace("body {", "a::nothing, body {")));
        assertThat(StyleSheets.unknown(browser))
                .containsExactly(
                        "a::nothing",
                        "color: #22222",
                        "colour: red",
                        "a::nothing",
                        "background: #22222",
                        "colour: red");
    }

    @Test
    void scriptsCanBeTurnedOff(Browser browser) throws IOException {
        Path page = withBody("<script>document.title = 'run';</script>");
        browser.open(page);
        assertThat(browser.call("return document.title")).isEqualTo("run");
        browser.runScripts(false);
        browser.load(page);
        assertThat(browser.call("return document.title")).isEqualTo("Figures");
    }

    @Test
    void paperHasTheTablesThatAreNotHidden(Browser browser) throws IOException {
        String table = "<table><caption>More</caption><tbody><tr><td>2</td></tr></tbody></table>";
        browser.open(withBody(table + "<div hidden>" + table + "</div><details><summary>x</summary>" + table
                + "</details><p style=\"break-before: page\">end</p>"));
        assertThat(PrintedPage.of(browser.printed())).isEqualTo(new PrintedPage(2, 2));
    }

    @Test
    void whatTheKeyboardCannotReachOrOperateIsSeen(Browser browser) throws IOException {
        String good = "<details><summary>a</summary>x</details><button>b</button>"
                + "<input type=\"radio\" name=\"c\" value=\"1\" checked><input type=\"radio\" name=\"c\" value=\"2\">";
        browser.open(withBody(good));
        assertThat(Keyboard.inoperable(browser)).isEmpty();
        assertThat(Keyboard.unreached(browser)).isEmpty();
        browser.open(withBody(good
                + "<div role=\"button\">d</div><a href=\"#e\" tabindex=\"-1\">e</a><style>button { outline: none; }</style>"
                + "<script>document.onkeydown = event => event.key === 'Tab';</script>"));
        assertThat(Keyboard.inoperable(browser))
                .contains("summary 0 with ENTER", "summary 0 with SPACE", "radio buttons c");
        assertThat(Keyboard.unreached(browser))
                .containsExactly(
                        "<div role=\"button\">d</div>",
                        "<a href=\"#e\" tabindex=\"-1\">e</a>",
                        "no outline: <button>b</button>");
    }
}
