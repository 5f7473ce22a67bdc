package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.rate.Ratio;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A figure and the parts that it is computed from, as they are shown: with as many decimals of the parts as it takes
 * for a reader who computes with them to get the figure, and no more.
 *
 * @param figure the figure with the decimals that were asked for
 * @param parts the parts, rounded
 */
record ShownFormula(BigDecimal figure, List<BigDecimal> parts) {
    /** Enough for any figure but one that lies exactly between two that can be shown. */
    private static final int MOST_MORE = 12;

    /** What is done with the parts. */
    private interface Formula {
        BigDecimal of(List<BigDecimal> parts);
    }

    /** A product of defined factors, each shown with at least its number of decimals. */
    static ShownFormula product(int decimals, List<Ratio> factors, List<Integer> least) {
        return of(decimals, factors, least, ShownFormula::product);
    }

    /** A quotient of two defined amounts, each shown with at least a number of decimals. */
    static ShownFormula quotient(int decimals, Ratio dividend, Ratio divisor, int least) {
        return of(decimals, List.of(dividend, divisor), List.of(least, least), ShownFormula::quotient);
    }

    private static ShownFormula of(int decimals, List<Ratio> exact, List<Integer> least, Formula formula) {
        BigDecimal figure = rounded(exactly(exact, formula), decimals);
        for (int more = 0; ; more++) {
            List<BigDecimal> parts = new ArrayList<>();
            for (int i = 0; i < exact.size(); i++) {
                parts.add(shown(exact.get(i), least.get(i), more));
            }
            BigDecimal ofParts = rounded(formula.of(parts), decimals);
            if (ofParts.compareTo(figure) == 0 || more == MOST_MORE) {
                // in the middle between two figures, it is that of the parts
                return new ShownFormula(ofParts, List.copyOf(parts));
            }
        }
    }

    private static BigDecimal exactly(List<Ratio> exact, Formula formula) {
        List<BigDecimal> numerators = exact.stream().map(Ratio::numerator).toList();
        List<BigDecimal> denominators = exact.stream().map(Ratio::denominator).toList();
        return quotient(List.of(formula.of(numerators), formula.of(denominators)));
    }

    private static BigDecimal shown(Ratio part, int least, int more) {
        BigDecimal rounded = part.numerator().divide(part.denominator(), least + more, RoundingMode.HALF_UP);
        BigDecimal stripped = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
        return stripped.setScale(Math.max(stripped.scale(), least));
    }

    private static BigDecimal product(List<BigDecimal> factors) {
        return factors.stream().reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static BigDecimal quotient(List<BigDecimal> parts) {
        // a divisor that rounds to nothing needs more decimals
        return parts.get(1).signum() == 0
                ? BigDecimal.valueOf(Long.MAX_VALUE)
                : parts.get(0).divide(parts.get(1), MathContext.DECIMAL128);
    }

    private static BigDecimal rounded(BigDecimal value, int decimals) {
        return value.setScale(decimals, RoundingMode.HALF_UP);
    }
}
