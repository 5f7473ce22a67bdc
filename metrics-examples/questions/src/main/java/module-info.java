/** Questions about customers, each answered by one class with a {@code main} that can be copied whole. */
module io.github.retentionmetrics.examples.questions {
    requires transitive io.github.retentionmetrics;
    // for the example of a web service, whose constructor and server others may call
    requires transitive jdk.httpserver;
    requires static org.jspecify;

    exports io.github.retentionmetrics.examples.questions;
}
