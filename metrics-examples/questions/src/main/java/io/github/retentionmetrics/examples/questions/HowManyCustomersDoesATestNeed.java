package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.SampleSize;
import io.github.retentionmetrics.rate.Rate;
import java.util.Locale;

/**
 * Question: how many customers does a test of a voucher need, and what can the customers we have show?
 *
 * <p>The sizes are settled before the test; afterwards the two groups are compared.
 */
public final class HowManyCustomersDoesATestNeed {
    private HowManyCustomersDoesATestNeed() {}

    public static void main(String[] args) {
        // 80 % stay; a voucher that does not keep 84 % is not worth its cost
        SampleSize plan = SampleSize.withDefaults();
        System.out.println("80 % against 84 %, in each group   "
                + plan.forRates(0.80, 0.84).first());
        System.out.println("with a power of 90 %               "
                + plan.withPower(0.90).forRates(0.80, 0.84).first());
        System.out.println(
                "EUR 5 more an order, sd of EUR 30  " + plan.forMeans(5, 30).first());

        // 500 customers in each group are all we have
        double rise = plan.smallestIncrease(0.80, SampleSize.Groups.each(500)).orElseThrow();
        System.out.printf(Locale.ROOT, "shown by 500 in each group         a rise of %.1f points%n", 100 * rise);

        // after the test
        Comparison result = Comparison.of(Rate.of(1_230, 1_450).minus(Rate.of(1_155, 1_450)), 0.95);
        System.out.println("with the voucher, less without     " + result.difference());
        System.out.println("verdict                            " + result.verdict());
    }
}
