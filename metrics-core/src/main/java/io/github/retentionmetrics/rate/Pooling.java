package io.github.retentionmetrics.rate;

import java.util.function.BinaryOperator;
import java.util.stream.Collector;

/** Pools answers, with the same result for every order and grouping. */
final class Pooling {
    private Pooling() {}

    /** A collector over an associative and commutative operation. */
    static <T> Collector<T, ?, T> collector(T identity, BinaryOperator<T> plus) {
        return Collector.of(
                () -> new Box<>(identity),
                (box, value) -> box.content = plus.apply(box.content, value),
                (left, right) -> new Box<>(plus.apply(left.content, right.content)),
                box -> box.content,
                Collector.Characteristics.UNORDERED);
    }

    private static final class Box<T> {
        private T content;

        private Box(T content) {
            this.content = content;
        }
    }
}
