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

/** The validator of the W3C for HTML and the style sheets in it. */
final class HtmlValidator {
    private static final String HTML_WITH_RDFA_LITE = "http://s.validator.nu/html5-rdfalite.rnc";

    private HtmlValidator() {}

    /** The errors in a page, by line. */
    static List<String> errors(String html) {
        Errors errors = new Errors();
        try {
            SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
            validator.setUpMainSchema(HTML_WITH_RDFA_LITE, errors);
            validator.setUpValidatorAndParsers(errors, true, false);
            validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        } catch (IOException | SAXException e) {
            throw new AssertionError("the validator fails", e);
        } catch (Exception e) {
            throw new AssertionError("the validator cannot be set up", e);
        }
        return errors.found;
    }

    private static final class Errors implements ErrorHandler {
        private final List<String> found = new ArrayList<>();

        @Override
        public void warning(SAXParseException exception) {}

        @Override
        public void error(SAXParseException exception) {
            found.add(exception.getLineNumber() + ": " + exception.getMessage());
        }

        @Override
        public void fatalError(SAXParseException exception) {
            error(exception);
        }
    }
}
