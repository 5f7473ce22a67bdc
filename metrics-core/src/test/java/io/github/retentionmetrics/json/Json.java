package io.github.retentionmetrics.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.UncheckedIOException;
import tools.jackson.databind.JsonNode;

/** The two generations of Jackson, each as a host makes it: no annotation, no mix-in and no serializer of ours. */
enum Json {
    /** Jackson 2, with the module for {@code java.time} that it finds on the class path. */
    JACKSON_2 {
        @SuppressWarnings("ImmutableEnumChecker") // a mapper is not changed once it is in use
        private final com.fasterxml.jackson.databind.ObjectMapper mapper =
                com.fasterxml.jackson.databind.json.JsonMapper.builder()
                        .findAndAddModules()
                        .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                        .build();

        @Override
        String write(Object value) {
            return unchecked(() -> mapper.writeValueAsString(value));
        }

        @Override
        <T> T read(String json, Class<T> type) {
            return unchecked(() -> mapper.readValue(json, type));
        }

        @Override
        <T> T readLeniently(String json, Class<T> type) {
            return unchecked(() -> mapper.readerFor(type)
                    .without(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(json));
        }
    },

    JACKSON_3 {
        @SuppressWarnings("ImmutableEnumChecker") // a mapper is not changed once it is in use
        private final tools.jackson.databind.ObjectMapper mapper = new tools.jackson.databind.ObjectMapper();

        @Override
        String write(Object value) {
            return mapper.writeValueAsString(value);
        }

        @Override
        <T> T read(String json, Class<T> type) {
            return mapper.readValue(json, type);
        }

        @Override
        <T> T readLeniently(String json, Class<T> type) {
            return read(json, type);
        }
    };

    private static final tools.jackson.databind.ObjectMapper TREES = new tools.jackson.databind.ObjectMapper();

    abstract String write(Object value);

    abstract <T> T read(String json, Class<T> type);

    /**
     * Reads, and leaves out properties that the type does not have: the default of Jackson 3, and of hosts of Jackson
     * 2.
     */
    abstract <T> T readLeniently(String json, Class<T> type);

    /** What the mapper writes, as a tree. */
    JsonNode tree(Object value) {
        return TREES.readTree(write(value));
    }

    interface Call<T> {
        T get() throws JsonProcessingException;
    }

    private static <T> T unchecked(Call<T> call) {
        try {
            return call.get();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
