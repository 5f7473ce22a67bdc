package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.error.InputError;
import io.github.retentionmetrics.examples.report.error.IoReason;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** The mappings that come with the program. */
public final class Presets {
    private static final String ENDING = ".mapping";
    private static final int MOST_BYTES = 1 << 18;
    private static final List<String> NAMES = List.of(
            "amazon-fulfilled-shipments",
            "amplitude-events",
            "bol-specificatie",
            "chargebee-invoices",
            "ebay-orders",
            "etsy-sold-orders",
            "excel-de-rechnungen",
            "excel-fr-commandes",
            "excel-nl-orders",
            "excel-nl-unicode",
            "freshdesk-tickets",
            "ga4-events",
            "google-analytics",
            "hubspot-deals",
            "magento-orders",
            "mollie-settlement",
            "posthog-events",
            "salesforce-report",
            "segment-tracks",
            "shopify-orders",
            "square-items",
            "stripe-invoices",
            "stripe-payments",
            "stripe-subscriptions",
            "surveymonkey-nps",
            "toast-items",
            "typeform-nps",
            "woo-analytics-orders",
            "woo-export-orders",
            "zendesk-tickets");

    private Presets() {}

    /** The names, in alphabetical order. */
    public static List<String> names() {
        return NAMES;
    }

    /** The text of a preset. */
    static byte[] text(String name) {
        try (InputStream in = Presets.class.getResourceAsStream("presets/" + name + ENDING)) {
            if (in == null) {
                throw new IllegalStateException("no preset " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The text of a preset, as a file to be copied and changed. */
    public static String content(String name) {
        return new String(text(name), StandardCharsets.UTF_8);
    }

    /** What a preset is for: the first sentence of the comment with which it begins. */
    public static String summary(String name) {
        String comment = content(name)
                .lines()
                .takeWhile(line -> line.startsWith("#"))
                .map(line -> line.substring(1).strip())
                .collect(Collectors.joining(" "));
        int end = comment.indexOf(". ");
        String sentence = end < 0 ? comment : comment.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Whether a name is one of a preset, and not of a file, which has a dot or a slash. */
    public static boolean isName(String name) {
        return name.indexOf('.') < 0 && name.indexOf('/') < 0 && name.indexOf('\\') < 0;
    }

    /** The mapping of a preset, or of a file: its name has a dot or a slash. */
    static Mapping find(String name) throws InputError {
        if (NAMES.contains(name)) {
            return MappingReader.read(name, text(name));
        }
        if (isName(name)) {
            throw InputError.ofFile(
                    name,
                    "mapping must be a preset, of which --list-presets shows the names, or a file, whose name has a"
                            + " dot or a slash");
        }
        try {
            Path path = Path.of(name);
            if (Files.isDirectory(path)) {
                throw InputError.ofFile(name, "mapping must be a file: is a folder");
            }
            try (InputStream in = Files.newInputStream(path)) {
                byte[] text = in.readNBytes(MOST_BYTES + 1);
                if (text.length > MOST_BYTES) {
                    throw InputError.ofFile(name, "mapping must have at most " + MOST_BYTES + " bytes: it has more");
                }
                return MappingReader.read(name, text);
            }
        } catch (InvalidPathException e) {
            throw InputError.ofFile(name.replace("\0", "\\0"), "mapping must be a file: no such name");
        } catch (IOException e) {
            throw InputError.ofFile(name, "mapping must be readable: " + IoReason.of(e));
        }
    }

    /** What is wrong with the text of a mapping, and where; empty if it can be used. */
    public static String mistake(String name, byte[] text) {
        try {
            MappingReader.read(name, text);
            return "";
        } catch (InputError e) {
            return Objects.toString(e.getMessage());
        }
    }
}
