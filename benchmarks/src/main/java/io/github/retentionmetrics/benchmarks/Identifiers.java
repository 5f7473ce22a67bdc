package io.github.retentionmetrics.benchmarks;

import java.util.Locale;

/** How the number of a customer is written. */
public enum Identifiers {
    /** At least seven digits after a C. */
    SHORT {
        @Override
        String of(int customer) {
            return String.format(Locale.ROOT, "C%07d", customer);
        }
    },

    /** As long and as varied as a UUID, and the same in every run. */
    UUID {
        @Override
        String of(int customer) {
            SeededRandom random = new SeededRandom(customer);
            return new java.util.UUID(random.nextLong(), random.nextLong()).toString();
        }
    };

    abstract String of(int customer);
}
