package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.Gradients;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BgBbTest {
    private static final BgBb MODEL = BgBb.of(1.2, 0.75, 0.66, 2.78);

    @Test
    void oneOpportunityByHand() {
        double buys = 1.2 / 1.95;
        double stays = 2.78 / 3.44;
        assertThat(MODEL.expectedPurchases(1)).isCloseTo(buys * stays, within(1e-15));
        assertThat(MODEL.probabilityOfPurchases(1, 1)).isCloseTo(buys * stays, within(1e-15));
        assertThat(MODEL.probabilityOfPurchases(0, 1)).isCloseTo(1 - buys * stays, within(1e-15));
        assertThat(MODEL.probabilityOfPurchases(2, 1)).isZero();
        PurchaseSummaries silent = PurchaseSummaries.ofColumns(new int[1], new double[1], new double[] {1});
        assertThat(MODEL.logLikelihood(silent)).isCloseTo(Math.log(1 - buys * stays), within(1e-14));
        double present = stays * (1 - buys) / (1 - buys * stays);
        assertThat(MODEL.probabilityAlive(0, 0, 1)).isCloseTo(present * 3.78 / 4.44, within(1e-15));
        assertThat(MODEL.probabilityAlive(0, 0, 0)).isCloseTo(stays, within(1e-15));
        assertThat(MODEL).hasToString("BG/BB (alpha=1.20000, beta=0.750000, gamma=0.660000, delta=2.78000)");
        assertThat(MODEL.parameters()).hasToString("{alpha=1.2, beta=0.75, gamma=0.66, delta=2.78}");
        assertThat(Serialization.roundTrip(MODEL)).isEqualTo(MODEL);
    }

    /** The published expectation, whose formula divides by gamma - 1, with gamma on both sides of it. */
    @Test
    void gammaOfOneIsNothingSpecial() {
        double below = BgBb.of(1.2, 0.75, 1 - 1e-7, 2.78).expectedPurchases(2, 3, 6, 10);
        double above = BgBb.of(1.2, 0.75, 1 + 1e-7, 2.78).expectedPurchases(2, 3, 6, 10);
        assertThat(BgBb.of(1.2, 0.75, 1, 2.78).expectedPurchases(2, 3, 6, 10))
                .isCloseTo((below + above) / 2, within(1e-12));
    }

    @Test
    void theDistributionAddsUpToItsMean() {
        for (int n : new int[] {0, 1, 6, 40}) {
            double[] p = IntStream.rangeClosed(0, n)
                    .mapToDouble(x -> MODEL.probabilityOfPurchases(x, n))
                    .toArray();
            assertThat(IntStream.rangeClosed(0, n).mapToDouble(x -> p[x]).sum()).isCloseTo(1, within(1e-12));
            assertThat(IntStream.rangeClosed(0, n).mapToDouble(x -> x * p[x]).sum())
                    .isCloseTo(MODEL.expectedPurchases(n), within(1e-11));
        }
    }

    /** The probabilities of all histories of so many opportunities, each as often as it can come about. */
    @Test
    void theLikelihoodIsADistribution() {
        double sum = 0;
        for (int last = 0; last <= 7; last++) {
            for (int x = Math.min(1, last); x <= last; x++) {
                PurchaseSummaries one =
                        PurchaseSummaries.ofColumns(new int[] {x}, new double[] {last}, new double[] {7});
                double ways = last == 0 ? 1 : choose(last - 1, x - 1);
                sum += ways * Math.exp(MODEL.logLikelihood(one));
            }
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
    }

    private static double choose(int n, int k) {
        double ways = 1;
        for (int i = 0; i < k; i++) {
            ways = ways * (n - i) / (i + 1);
        }
        return ways;
    }

    @Test
    void lawsOfAForecast() {
        assertThat(MODEL.probabilityAlive(3, 3, 4)).isGreaterThan(MODEL.probabilityAlive(3, 3, 5));
        assertThat(MODEL.expectedPurchases(3, 4, 6, 0)).isZero();
        assertThat(MODEL.expectedPurchases(3, 4, 6, 11)).isGreaterThan(MODEL.expectedPurchases(3, 4, 6, 10));
        double sum = 0;
        double before = 0;
        for (int t = 1; t <= 400; t++) {
            double until = MODEL.expectedPurchases(3, 4, 6, t);
            sum += (until - before) * Math.pow(1.1, -t);
            before = until;
        }
        assertThat(MODEL.discountedPurchases(3, 4, 6, Math.log(1.1))).isCloseTo(sum, within(1e-10));
        // thousands of silent opportunities neither overflow nor end as something else than a probability
        assertThat(MODEL.probabilityAlive(50, 50, 5_000)).isBetween(0.0, 1e-50);
    }

    @Test
    void parametersAreRecovered() {
        SplittableRandom random = new SplittableRandom(3);
        int n = 20_000;
        int[] frequency = new int[n];
        double[] recency = new double[n];
        double[] age = new double[n];
        for (int i = 0; i < n; i++) {
            // Beta(1, 2) to buy, Beta(1, 3) to leave
            double buy = Math.min(random.nextDouble(), random.nextDouble());
            double leave = Math.min(Math.min(random.nextDouble(), random.nextDouble()), random.nextDouble());
            age[i] = 4 + random.nextInt(9);
            for (int t = 1; t <= age[i] && random.nextDouble() >= leave; t++) {
                if (random.nextDouble() < buy) {
                    frequency[i]++;
                    recency[i] = t;
                }
            }
        }
        ModelFit<BgBb> fit = BgBb.fit(PurchaseSummaries.ofColumns(frequency, recency, age));
        assertThat(fit.model().alpha())
                .isCloseTo(1, within(3 * fit.standardErrors().get("alpha")));
        assertThat(fit.model().beta())
                .isCloseTo(2, within(3 * fit.standardErrors().get("beta")));
        assertThat(fit.model().gamma())
                .isCloseTo(1, within(3 * fit.standardErrors().get("gamma")));
        assertThat(fit.model().delta())
                .isCloseTo(3, within(3 * fit.standardErrors().get("delta")));
    }

    @Test
    void gradientsAreTheSlopesOfTheLogLikelihood() {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(
                new int[] {0, 0, 1, 3, 6, 2}, new double[] {0, 0, 1, 5, 6, 4}, new double[] {0, 6, 6, 7, 6, 40});
        Gradients.check(new OpportunityLikelihood(customers), 1.2, 0.75, 0.66, 2.78);
        Gradients.check(new OpportunityLikelihood(customers), 0.2, 9, 12, 0.3);
    }

    @Test
    void opportunitiesOfAHistory() {
        // January makes Anna a customer; February to April are opportunities, May is running
        PurchaseSummaries customers = BgBb.opportunities(
                Shop.history(
                        "2026-05-20",
                        "anna 2026-01-31 10.00",
                        "anna 2026-02-01 10.00",
                        "anna 2026-02-28 10.00",
                        "anna 2026-04-02 10.00",
                        "anna 2026-05-02 10.00",
                        "bert 2026-04-30 10.00",
                        "carl 2026-05-01 10.00",
                        "dora 2026-03-01 -5.00"),
                Granularity.MONTH);
        assertThat(customers.size()).isEqualTo(3);
        assertThat(customers.get(0))
                .hasToString("PurchaseSummary[frequency=2, recency=3.0, age=3.0, counted in opportunities of a month]");
        assertThat(customers.get(1))
                .hasToString("PurchaseSummary[frequency=0, recency=0.0, age=0.0, counted in opportunities of a month]");
        assertThat(customers.get(2))
                .hasToString("PurchaseSummary[frequency=0, recency=0.0, age=0.0, counted in opportunities of a month]");
        // a period that ends on the observation day is complete
        assertThat(BgBb.opportunities(Shop.history("2026-02-28", "anna 2026-01-31 10.00"), Granularity.MONTH)
                        .age(0))
                .isEqualTo(1);
        assertThat(BgBb.opportunities(Shop.history("2026-02-28"), Granularity.MONTH)
                        .size())
                .isZero();
    }

    /**
     * Expected values: sums of 40 digits. That of 1500 purchases in a row, from which it starts, is below all numbers.
     */
    @Test
    void manyPurchasesAtManyOpportunities() {
        BgBb alike = BgBb.of(1000, 1000, 1, 50);
        assertThat(alike.probabilityOfPurchases(1500, 3000)).isCloseTo(1.5650616029228305e-4, withinPercentage(1e-8));
        assertThat(alike.probabilityOfPurchases(2000, 3000)).isCloseTo(1.4179212070992014e-34, withinPercentage(1e-8));
        double sum = IntStream.rangeClosed(0, 3000)
                .mapToDouble(x -> alike.probabilityOfPurchases(x, 3000))
                .sum();
        assertThat(sum).isCloseTo(1, within(1e-11));
    }

    @Test
    void dataWithoutAnAnswerAreRefusedInWords() {
        PurchaseSummaries once = PurchaseSummaries.ofColumns(new int[2], new double[2], new double[] {4, 5});
        assertThatExceptionOfType(FitException.class)
                .isThrownBy(() -> BgBb.fit(once))
                .withMessage("BG/BB was not fitted: no customer bought again");
        PurchaseSummaries nobody = PurchaseSummaries.ofColumns(new int[] {1}, new double[] {1}, new double[] {2})
                .withCounts(new int[1]);
        assertThatExceptionOfType(FitException.class).isThrownBy(() -> BgBb.fit(nobody));
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgBb.of(1, 1, 1, 0))
                .withMessage("delta must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.probabilityAlive(3, 2, 6))
                .withMessage("frequency (3) must be at most recency (2.0), in opportunities");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.expectedPurchases(1.5))
                .withMessage("horizon must be a whole number of opportunities: 1.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BgBb.fit(
                        PurchaseSummaries.ofColumns(new int[] {0, 1}, new double[] {0, 1}, new double[] {2, 2.5})))
                .withMessage("row 1: age must be a whole number of opportunities: 2.5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.probabilityOfPurchases(-1, 3))
                .withMessage("purchases must not be negative: -1");
        assertThatNullPointerException().isThrownBy(() -> BgBb.fit(null)).withMessage("customers");
        assertThatNullPointerException()
                .isThrownBy(() -> MODEL.logLikelihood(null))
                .withMessage("customers");
    }
}
