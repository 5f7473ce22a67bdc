/** Questions about customers, each answered by one class with a {@code main} that can be copied whole. */
module io.github.retentionmetrics.examples.questions {
    requires io.github.retentionmetrics;
    requires static org.jspecify;

    exports io.github.retentionmetrics.examples.questions;
}
