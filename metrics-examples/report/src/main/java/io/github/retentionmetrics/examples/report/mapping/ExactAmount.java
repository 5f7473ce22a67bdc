package io.github.retentionmetrics.examples.report.mapping;

import io.github.retentionmetrics.examples.report.csv.Fields;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An exact sum of decimals, in a {@code long} as far as that goes, and then in a {@link BigDecimal}. */
final class ExactAmount {
    private static final int MOST_SCALE = 18;
    private static final long[] TEN = new long[MOST_SCALE + 1];

    static {
        TEN[0] = 1;
        for (int i = 1; i <= MOST_SCALE; i++) {
            TEN[i] = 10 * TEN[i - 1];
        }
    }

    private long unscaled;
    private int scale;
    private @Nullable BigDecimal large;

    void clear() {
        unscaled = 0;
        scale = 0;
        large = null;
    }

    /** Adds a number that is {@code digits} divided by ten to the power of {@code decimals}. */
    void add(long digits, int decimals) {
        if (large == null && decimals <= MOST_SCALE) {
            int common = Math.max(scale, decimals);
            long own = scaled(unscaled, common - scale);
            long other = scaled(digits, common - decimals);
            long sum = own + other;
            boolean isExact = own != Long.MIN_VALUE && other != Long.MIN_VALUE;
            if (isExact && ((own ^ sum) & (other ^ sum)) >= 0) {
                unscaled = sum;
                scale = common;
                return;
            }
        }
        add(BigDecimal.valueOf(digits, decimals));
    }

    void add(BigDecimal number) {
        large = value().add(number);
    }

    void add(ExactAmount other) {
        if (other.large == null) {
            add(other.unscaled, other.scale);
        } else {
            add(other.large);
        }
    }

    /** The number times ten to a power, or {@link Long#MIN_VALUE} if it does not fit. */
    private static long scaled(long number, int power) {
        if (power > MOST_SCALE || Math.abs(number) > Long.MAX_VALUE / TEN[power]) {
            return number == 0 ? 0 : Long.MIN_VALUE;
        }
        return number * TEN[power];
    }

    int signum() {
        return large == null ? Long.signum(unscaled) : large.signum();
    }

    void negate() {
        if (large == null) {
            unscaled = -unscaled;
        } else {
            large = large.negate();
        }
    }

    BigDecimal value() {
        return large == null ? BigDecimal.valueOf(unscaled, scale) : large;
    }

    /** Writes the number as a field, with a point before its decimals. */
    void writeTo(Fields fields) {
        if (large != null || unscaled == Long.MIN_VALUE) {
            fields.add(value().toPlainString());
            return;
        }
        long number = Math.abs(unscaled);
        if (unscaled < 0) {
            fields.append('-');
        }
        fields.append(number / TEN[scale], 1);
        if (scale > 0) {
            fields.append('.');
            fields.append(number % TEN[scale], scale);
        }
        fields.endField();
    }
}
