package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * A figure that a source prints, and what the library computes from the inputs that the source gives.
 *
 * @param source who prints it
 * @param metric what the source calls it
 * @param printed the figure, with the digits that are printed
 * @param computed the figure of the library, with at least as many digits
 */
record Published(String source, String metric, BigDecimal printed, BigDecimal computed) {
    /** A figure. */
    static Published of(String source, String metric, String printed, BigDecimal computed) {
        return new Published(source, metric, new BigDecimal(printed), computed);
    }

    /** A ratio. */
    static Published of(String source, String metric, String printed, Ratio computed) {
        return of(source, metric, printed, computed.numerator().divide(computed.denominator(), MathContext.DECIMAL128));
    }

    /** The figure of the library with as many digits as are printed. */
    BigDecimal rounded() {
        return computed.setScale(printed.scale(), RoundingMode.HALF_UP);
    }

    /** What tells a row from the others of its source. */
    String key() {
        return source + " | " + metric + " | " + printed;
    }

    @Override
    public String toString() {
        return key();
    }
}
