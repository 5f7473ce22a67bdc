package io.github.retentionmetrics.examples.report.page.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openqa.selenium.Keys;

/** A reader without a mouse. */
final class Keyboard {
    /** Lists what readers must be able to reach, with one radio button of each group, and remembers what is reached. */
    private static final String PREPARE = """
            const all = [...document.querySelectorAll(
                'a[href], button, input, select, textarea, summary, [tabindex="0"], [role="button"]')];
            const groups = new Set();
            window.reached = [];
            window.unseen = new Set();
            window.wanted = all.filter(element => {
              if (!element.checkVisibility({visibilityProperty: true}) || element.disabled) { return false; }
              if (element.type !== 'radio') { return true; }
              if (groups.has(element.name)) { return false; }
              groups.add(element.name);
              return true;
            });
            document.addEventListener('focusin', event => {
              const element = event.target, style = getComputedStyle(element);
              window.reached.push(element);
              if (style.outlineStyle !== 'auto' && (style.outlineStyle === 'none' || parseFloat(style.outlineWidth) < 2)) {
                window.unseen.add(element);
              }
            });
            document.activeElement.blur();
            window.getSelection().removeAllRanges();
            window.describe = element => element.outerHTML.slice(0, 120);
            return window.wanted.length;
            """;

    private static final String UNREACHED = """
            const same = (one, other) => one === other
                || (one.type === 'radio' && other.type === 'radio' && one.name === other.name);
            return window.wanted.filter(one => !window.reached.some(other => same(one, other))).map(window.describe)
                .concat([...window.unseen].map(element => 'no outline: ' + window.describe(element)));
            """;

    /** Opens what a summary is folded into, moves to it, and says whether it is open. */
    private static final String MOVE_TO = """
            const summary = document.querySelectorAll('summary')[arguments[0]];
            for (let one = summary.parentElement.parentElement; one !== null; one = one.parentElement) {
              if (one.tagName === 'DETAILS') { one.open = true; }
            }
            summary.focus();
            return summary.parentElement.open;
            """;

    private Keyboard() {}

    /** What the Tab key does not reach, or reaches without showing it. */
    static List<String> unreached(Browser browser) {
        int count = (int) browser.number(PREPARE);
        List<CharSequence> keys = new ArrayList<>(Collections.nCopies(count + 1, Keys.TAB));
        browser.press(keys.toArray(CharSequence[]::new));
        return browser.texts(UNREACHED);
    }

    /** Summaries that Enter and the space bar do not open and close, and radio buttons that arrows do not choose. */
    static List<String> inoperable(Browser browser) {
        List<String> found = new ArrayList<>();
        long summaries = browser.number("return document.querySelectorAll('summary').length");
        for (long i = 0; i < summaries; i++) {
            Object wasOpen = browser.call(MOVE_TO, i);
            for (Keys key : List.of(Keys.ENTER, Keys.SPACE)) {
                browser.press(key);
                Object isOpen = browser.call(MOVE_TO, i);
                if (isOpen.equals(wasOpen)) {
                    found.add("summary " + i + " with " + key.name());
                }
                wasOpen = isOpen;
            }
        }
        List<String> groups = browser.texts(
                "return [...new Set([...document.querySelectorAll('input[type=radio]')].map(radio => radio.name))]");
        for (String group : groups) {
            String before = chosen(browser, group);
            browser.call("document.querySelector('input[name=\"' + arguments[0] + '\"]:checked').focus()", group);
            browser.press(Keys.ARROW_DOWN);
            if (chosen(browser, group).equals(before)) {
                found.add("radio buttons " + group);
            }
        }
        return found;
    }

    private static String chosen(Browser browser, String group) {
        return String.valueOf(browser.call(
                "return document.querySelector('input[name=\"' + arguments[0] + '\"]:checked').value", group));
    }
}
