package io.github.retentionmetrics.examples.report.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * What stands in a JSON file of the report, read back: what is shown beside the file has its figures, to the last
 * digit.
 */
public final class WrittenJson {
    private final JsonNode node;

    WrittenJson(JsonNode node) {
        this.node = node;
    }

    static WrittenJson read(Path file) throws IOException {
        return new WrittenJson(JsonObject.MAPPER.readTree(Files.readString(file)));
    }

    /**
     * The number or text at a place, as the file has it but without quotes; empty if nothing is there, or null.
     *
     * @param pointer the place, as a JSON pointer (RFC 6901) such as {@code /forecast/lifetimeValue/value}
     */
    public Optional<String> find(String pointer) {
        JsonNode found = node.at(pointer);
        if (!found.isValueNode() || found.isNull()) {
            return Optional.empty();
        }
        return Optional.of(found.isString() ? found.stringValue() : JsonObject.MAPPER.writeValueAsString(found));
    }

    /** Whether there is a value other than null. */
    public boolean has(String key) {
        return node.hasNonNull(key);
    }

    /** The object with a key; an empty one if there is none. */
    public WrittenJson at(String key) {
        return new WrittenJson(node.path(key));
    }

    /** The objects of the array with a key; empty if there is none. */
    public List<WrittenJson> all(String key) {
        return node.path(key).valueStream().map(WrittenJson::new).toList();
    }

    /** The first object of an array whose keys have these values, an empty one if there is none. */
    public WrittenJson first(String key, String firstKey, String first, String secondKey, String second) {
        return all(key).stream()
                .filter(one ->
                        one.text(firstKey).equals(first) && one.text(secondKey).equals(second))
                .findFirst()
                .orElseGet(() -> new WrittenJson(MissingNode.getInstance()));
    }

    /** The text, the number as text, or the empty text if there is none. */
    public String text(String key) {
        return node.path(key).asString("");
    }

    /** The number, or that of a text such as an amount; NaN if there is none. */
    public double number(String key) {
        String text = text(key);
        return text.isEmpty() ? Double.NaN : Double.parseDouble(text);
    }
}
