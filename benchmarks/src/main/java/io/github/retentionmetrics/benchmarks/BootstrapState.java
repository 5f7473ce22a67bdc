package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.inference.RatioStatistic;
import java.util.List;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Customers with a geometric number of orders and lognormal spend, as columns and as objects. */
@State(Scope.Benchmark)
public class BootstrapState {
    /** How many customers there are. */
    @Param("100000")
    public int customers;

    RatioStatistic columns;
    List<ObjectBootstrap.Customer> objects;

    /** Draws the customers. */
    @Setup
    public void draw() {
        objects = customers(customers);
        columns = RatioStatistic.of(
                        objects.stream()
                                .mapToLong(ObjectBootstrap.Customer::spentMinor)
                                .toArray(),
                        objects.stream()
                                .mapToLong(ObjectBootstrap.Customer::orders)
                                .toArray())
                .withDecimals(2, 0);
    }

    static List<ObjectBootstrap.Customer> customers(int size) {
        SeededRandom random = new SeededRandom(7);
        return IntStream.range(0, size)
                .mapToObj(i -> {
                    long orders = 1 + (long) (2 * random.nextExponential());
                    return new ObjectBootstrap.Customer(Math.round(orders * 3_500 * random.nextLognormal(0.8)), orders);
                })
                .toList();
    }
}
