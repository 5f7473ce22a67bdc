package io.github.retentionmetrics.examples.report.page.browser;

import java.util.List;

/** Whether a browser understands every selector and every declaration in the style sheets of a page. */
final class StyleSheets {
    /** Innermost blocks have declarations; what opens the others, such as a media query, is not looked at. */
    private static final String UNKNOWN = """
            const source = [...document.querySelectorAll('style')].map(style => style.textContent).join('\\n')
                .replace(/\\/\\*[^]*?\\*\\//g, '');
            const unknown = [];
            for (const [, selector, block] of source.matchAll(/([^{};]+)\\{([^{}]*)\\}/g)) {
              for (const one of selector.split(/,(?![^(]*\\))/).map(text => text.trim())) {
                if (!CSS.supports(`selector(${one})`)) { unknown.push(one); }
              }
              for (const declaration of block.split(/;(?![^(]*\\))/).map(text => text.trim()).filter(text => text)) {
                const colon = declaration.indexOf(':'), name = declaration.slice(0, colon).trim();
                if (!CSS.supports(name, declaration.slice(colon + 1).trim())) { unknown.push(declaration); }
              }
            }
            return unknown;
            """;

    private StyleSheets() {}

    static List<String> unknown(Browser browser) {
        return browser.texts(UNKNOWN);
    }
}
