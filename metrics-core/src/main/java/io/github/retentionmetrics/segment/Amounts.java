package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.Decimals;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** Limits in money as minor units. */
final class Amounts {
    private static final BigDecimal MOST = BigDecimal.valueOf(Long.MAX_VALUE);

    private Amounts() {}

    /** The least number of minor units that is at least an amount; no less than so far from the ends of a long. */
    static long ceilingMinor(BigDecimal amount, int decimals, String name) {
        BigDecimal minor = Decimals.stripped(amount, Decimals.MOST_DIGITS, name)
                .movePointRight(decimals)
                .setScale(0, RoundingMode.CEILING);
        if (minor.abs().compareTo(MOST) > 0) {
            throw new IllegalArgumentException(
                    name + " must fit in 64-bit minor units: " + minor.precision() + " digits");
        }
        return minor.longValueExact();
    }
}
