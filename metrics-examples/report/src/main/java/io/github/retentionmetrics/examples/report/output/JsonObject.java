package io.github.retentionmetrics.examples.report.output;

import io.github.retentionmetrics.examples.report.error.IoReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** A JSON object of the report: its keys stay in the order in which they were put. */
public final class JsonObject {
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
    static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .defaultPrettyPrinter(new DefaultPrettyPrinter().withObjectIndenter(INDENT))
            .build();

    private final ObjectNode node;

    public JsonObject() {
        this(JsonNodeFactory.instance.objectNode());
    }

    private JsonObject(ObjectNode node) {
        this.node = node;
    }

    public JsonObject put(String key, long value) {
        node.put(key, value);
        return this;
    }

    /** Puts a number as {@link NumberText} has it; null if it is undefined. */
    public JsonObject put(String key, double value) {
        if (Double.isFinite(value)) {
            node.put(key, NumberText.shortest(value));
        } else {
            node.putNull(key);
        }
        return this;
    }

    public JsonObject put(String key, boolean value) {
        node.put(key, value);
        return this;
    }

    public JsonObject put(String key, String value) {
        node.put(key, value);
        return this;
    }

    public JsonObject put(String key, LocalDate value) {
        return put(key, value.toString());
    }

    /** Puts an amount, as text so that no reader makes a binary fraction of it. */
    public JsonObject put(String key, BigDecimal amount) {
        return put(key, amount.toPlainString());
    }

    public JsonObject put(String key, List<String> values) {
        values.forEach(node.putArray(key)::add);
        return this;
    }

    /** Puts an empty object and returns it. */
    public JsonObject object(String key) {
        return new JsonObject(node.putObject(key));
    }

    /** Puts an array of one object per call with the same key, and returns the object. */
    public JsonObject element(String key) {
        return new JsonObject(node.withArray(key).addObject());
    }

    /** What stands in it so far, to read. */
    public WrittenJson written() {
        return new WrittenJson(node.deepCopy());
    }

    public void writeTo(Path file) throws IOException {
        String text = MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node);
        try {
            Files.writeString(file, text + "\n", StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw IoReason.at(file, e);
        }
    }
}
