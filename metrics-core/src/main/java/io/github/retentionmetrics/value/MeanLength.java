package io.github.retentionmetrics.value;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;

/** Mean lengths of calendar units, exact because the calendar repeats after 400 years of 146,097 days. */
final class MeanLength {
    private static final LocalDate FROM = LocalDate.of(2000, 1, 1);
    private static final LocalDate TO = FROM.plusYears(400);

    private MeanLength() {}

    /** The number of periods in 400 years; whole for every granularity, since 400 years are 20,871 weeks. */
    private static BigDecimal periods(Granularity unit) {
        return BigDecimal.valueOf(unit.indexOf(TO) - unit.indexOf(FROM));
    }

    /** What is so much per one unit, per another. */
    static Ratio perUnit(Ratio amount, Granularity from, Granularity to) {
        return scaled(amount, periods(from), periods(to));
    }

    /** What lasts so many of one unit, in another. */
    static Ratio inUnit(Ratio length, Granularity from, Granularity to) {
        return scaled(length, periods(to), periods(from));
    }

    /** Years are 12 months and weeks 7 days, rather than 4800 of 400: the ratio of two counts in lowest terms. */
    private static Ratio scaled(Ratio ratio, BigDecimal by, BigDecimal over) {
        BigDecimal divisor = new BigDecimal(by.toBigInteger().gcd(over.toBigInteger()));
        return ratio.isDefined()
                ? Ratio.of(
                        ratio.numerator().multiply(by.divide(divisor, MathContext.UNLIMITED)),
                        ratio.denominator().multiply(over.divide(divisor, MathContext.UNLIMITED)))
                : ratio;
    }
}
