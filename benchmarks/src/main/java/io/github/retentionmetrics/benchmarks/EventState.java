package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.event.EventHistory;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** The history of the events. */
@State(Scope.Benchmark)
public class EventState {
    /** How many events there are, of a tenth as many users. */
    @Param("10000000")
    public int events;

    EventHistory history = EventWorkload.of(0).toHistory();

    /** Makes the history. */
    @Setup
    public void make() {
        history = EventWorkload.of(events).toHistory();
    }
}
