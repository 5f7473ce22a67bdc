package io.github.retentionmetrics.examples.report.page.browser;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * The validator of the W3C for HTML. Its rules for style sheets are of 2020 and do not know what browsers do since, so
 * that {@link StyleSheets} checks those.
 */
final class HtmlValidator {
    private static final String HTML_WITH_RDFA_LITE = "http://s.validator.nu/html5-rdfalite.rnc";

    private static final int ROWS = 15;

    private final Errors errors = new Errors();
    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);

    /** A validator, which takes a second to learn its rules, for one page after the other. */
    HtmlValidator() {
        try {
            validator.setUpMainSchema(HTML_WITH_RDFA_LITE, errors);
            validator.setUpValidatorAndParsers(errors, true, false);
        } catch (Exception e) {
            throw new IllegalStateException("the validator must have its rules", e);
        }
    }

    /**
     * The errors in a page, by line. Of the rows of a table only the first are looked at: the time that the validator
     * takes grows with the square of the number of elements, and the others are made as these are.
     */
    List<String> errors(String html) throws IOException {
        errors.found.clear();
        try {
            validator.checkHtmlInputSource(new InputSource(new StringReader(withFirstRows(html))));
        } catch (SAXException e) {
            throw new IOException("the validator must understand the page", e);
        }
        return List.copyOf(errors.found);
    }

    private static String withFirstRows(String html) {
        StringBuilder kept = new StringBuilder();
        int rows = 0;
        int from = 0;
        for (int row = html.indexOf("<tr"); row >= 0; row = html.indexOf("<tr", from)) {
            int end = html.indexOf("</tr>", row);
            if (end < 0) {
                break;
            }
            rows = html.substring(from, row).contains("<tbody") ? 1 : rows + 1;
            kept.append(html, from, rows > ROWS ? row : end);
            from = rows > ROWS ? end + "</tr>".length() : end;
        }
        return kept.append(html.substring(from)).toString();
    }

    private static final class Errors implements ErrorHandler {
        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) {
            if (!exception.getMessage().startsWith("CSS: ")) {
                found.add(exception.getLineNumber() + ": " + exception.getMessage());
            }
        }

        @Override
        public void fatalError(SAXParseException exception) {
            error(exception);
        }
    }
}
