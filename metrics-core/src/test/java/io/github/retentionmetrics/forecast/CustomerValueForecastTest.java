package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.internal.fit.Gradients;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.Serialization;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What customers spend, and what they will be worth. */
class CustomerValueForecastTest {
    private static final GammaGamma SPEND = GammaGamma.of(6.25, 3.74, 15.44);
    private static final BgNbd PURCHASES = BgNbd.of(0.243, 4.414, 0.793, 2.426);

    private static PurchaseSummaries customers(int[] frequency, double... values) {
        double[] recency = new double[frequency.length];
        double[] age = new double[frequency.length];
        for (int i = 0; i < frequency.length; i++) {
            recency[i] = frequency[i] > 0 ? 20 : 0;
            age[i] = 39;
        }
        return PurchaseSummaries.ofColumns(frequency, recency, age).withMonetaryValues(values);
    }

    @Test
    void theProductByHand() {
        PurchaseSummaries customers = customers(new int[] {0, 2, 3}, Double.NaN, 40, 0);
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, ValueHorizon.steps(2, 10, 0.05))
                .withMargin(0.5);
        double first = PURCHASES.expectedPurchases(2, 20, 39, 10);
        double both = PURCHASES.expectedPurchases(2, 20, 39, 20);
        double purchases = first / 1.05 + (both - first) / (1.05 * 1.05);

        double[] values = forecast.values(customers);

        assertThat(values[1]).isCloseTo(purchases * SPEND.expectedValue(2, 40) * 0.5, within(1e-12));
        assertThat(forecast.value(2, 20, 39, 40)).isEqualTo(values[1]);
        assertThat(forecast.total(customers).value()).isCloseTo(values[0] + values[1] + values[2], within(1e-12));
        assertThat(forecast.total(customers.withCounts(new int[] {0, 2, 0})).value())
                .isCloseTo(2 * values[1], within(1e-12));
        assertThat(Serialization.roundTrip(forecast).values(customers)).isEqualTo(values);
    }

    @Test
    void withoutDiscountItIsTheHorizon() {
        assertThat(ValueHorizon.steps(4, 13, 0).discountedPurchases(PURCHASES, 2, 20, 39))
                .isCloseTo(PURCHASES.expectedPurchases(2, 20, 39, 52), within(1e-12));
        assertThat(ValueHorizon.forever(0.001).discountedPurchases(PURCHASES, 2, 20, 39))
                .isEqualTo(PURCHASES.discountedPurchases(2, 20, 39, 0.001));
    }

    @Test
    void expectedSpend() {
        assertThat(SPEND.populationMean().value()).isEqualTo(6.25 * 15.44 / 2.74);
        assertThat(SPEND.expectedValue(0, Double.NaN)).isEqualTo(6.25 * 15.44 / 2.74);
        // many purchases outweigh everybody else
        assertThat(SPEND.expectedValue(100_000, 80)).isCloseTo(80, within(1e-2));
        assertThat(SPEND.expectedValue(3, -5)).isEqualTo(SPEND.expectedValue(3, 0));
        assertThat(SPEND).hasToString("Gamma-Gamma (p=6.25000, q=3.74000, v=15.4400)");
        assertThat(SPEND.parameters()).hasToString("{p=6.25, q=3.74, v=15.44}");
    }

    @Test
    void aMeanWithoutBound() {
        GammaGamma heavy = GammaGamma.of(0.2, 0.5, 10);
        PurchaseSummaries customers = customers(new int[] {0, 3}, Double.NaN, 40);
        assertThat(heavy.populationMean())
                .hasToString("undefined (the mean of what customers spend is infinite: q is 1 or less)");
        assertThat(heavy.expectedValue(0, Double.NaN)).isPositive().isInfinite();
        assertThat(heavy.expectedValue(3, 40)).isCloseTo(0.2 * (10 + 120) / (0.6 + 0.5 - 1), within(1e-9));
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, heavy, ValueHorizon.steps(1, 52, 0));
        assertThat(forecast.values(customers)[0]).isPositive().isInfinite();
        assertThat(forecast.withMargin(0).values(customers)).containsOnly(0);
        assertThat(forecast.total(customers)).hasToString("undefined (the mean of what customers spend is infinite)");
        assertThat(forecast.total(customers.withCounts(new int[] {0, 1})).isDefined())
                .isTrue();
    }

    @Test
    void dataWithoutAnAnswerAreRefusedInWords() {
        assertNoFit("no customer with a repeat purchase spent anything on it", customers(new int[0]));
        assertNoFit(
                "no customer with a repeat purchase spent anything on it", customers(new int[] {0, 2}, Double.NaN, -3));
        assertNoFit(
                "2 customers with a repeat purchase all spend the same, which says nothing of how customers differ",
                customers(new int[] {1, 2, 0}, 30, 30, Double.NaN));
    }

    private static void assertNoFit(String why, PurchaseSummaries customers) {
        assertThatExceptionOfType(FitException.class)
                .isThrownBy(() -> GammaGamma.fit(customers))
                .withMessage("Gamma-Gamma was not fitted: " + why);
    }

    @Test
    void parametersAreRecovered() {
        SplittableRandom random = new SplittableRandom(5);
        int[] frequency = new int[4_000];
        double[] values = new double[frequency.length];
        for (int i = 0; i < frequency.length; i++) {
            // nu ~ Gamma(4, v = 20); a value ~ Gamma(3, nu)
            double nu = exponentials(random, 4) / 20;
            frequency[i] = 1 + random.nextInt(6);
            values[i] = exponentials(random, 3 * frequency[i]) / nu / frequency[i];
        }
        PurchaseSummaries customers = customers(frequency, values);
        ModelFit<GammaGamma> fit = GammaGamma.fit(customers);
        assertThat(fit.model().p()).isCloseTo(3, within(3 * fit.standardErrors().get("p")));
        assertThat(fit.model().q()).isCloseTo(4, within(3 * fit.standardErrors().get("q")));
        assertThat(fit.model().v())
                .isCloseTo(20, within(3 * fit.standardErrors().get("v")));
        assertThat(fit.model().populationMean().value()).isCloseTo(20, within(1.0));
        assertThat(GammaGamma.correlation(customers).value()).isBetween(-0.05, 0.05);
        // in cents v is a hundred times larger, and nothing else changes
        double[] cents = values.clone();
        for (int i = 0; i < cents.length; i++) {
            cents[i] *= 100;
        }
        GammaGamma inCents = GammaGamma.fit(customers.withMonetaryValues(cents)).model();
        assertThat(inCents.p()).isCloseTo(fit.model().p(), within(1e-3));
        assertThat(inCents.v()).isCloseTo(100 * fit.model().v(), within(1.0));
    }

    private static double exponentials(SplittableRandom random, int shape) {
        double sum = 0;
        for (int i = 0; i < shape; i++) {
            sum -= Math.log(1 - random.nextDouble());
        }
        return sum;
    }

    @Test
    void correlationOfFrequencyAndSpend() {
        assertThat(GammaGamma.correlation(customers(new int[] {1, 2, 3, 0}, 10, 20, 30, Double.NaN))
                        .value())
                .isCloseTo(1, within(1e-12));
        assertThat(GammaGamma.correlation(customers(new int[] {2, 2}, 10, 20)))
                .hasToString("undefined (customers buy equally often or spend the same)");
        assertThat(GammaGamma.correlation(customers(new int[0])).isDefined()).isFalse();
    }

    @Test
    void gradientsAreTheSlopesOfTheLogLikelihood() {
        PurchaseSummaries customers = customers(new int[] {1, 2, 40, 0}, 10, 22.5, 30.1, Double.NaN);
        Gradients.check(new GammaGamma.Sum(customers), 6, 3.7, 15);
        Gradients.check(new GammaGamma.Sum(customers), 0.3, 0.8, 200);
        assertThat(SPEND.logLikelihood(customers)).isNegative();
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.of(1, -1, 1))
                .withMessage("q must be a finite number above 0: -1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEND.expectedValue(-1, 3))
                .withMessage("frequency must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEND.expectedValue(1, Double.NaN))
                .withMessage("monetaryValue must be finite: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SPEND.expectedValues(
                        PurchaseSummaries.ofColumns(new int[] {1}, new double[] {1}, new double[] {1})))
                .withMessage("row 0: monetary value must be known: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.steps(0, 1, 0))
                .withMessage("steps must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.forever(0))
                .withMessage("discountRate must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ValueHorizon.steps(1, 1, -0.1))
                .withMessage("ratePerStep must be a finite number of at least 0: -0.1");
        assertThatNullPointerException()
                .isThrownBy(() -> CustomerValueForecast.of(PURCHASES, null, ValueHorizon.forever(1)))
                .withMessage("spend");
    }
}
