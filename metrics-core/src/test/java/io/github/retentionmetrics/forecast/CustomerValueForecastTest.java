package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.Gradients;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.rate.Expectation;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.lang.reflect.Proxy;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
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
        PurchaseSummaries customers = customers(new int[] {0, 2, 3}, Double.NaN, 40, 25);
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, ValueHorizon.steps(2, 10, 0.05))
                .withMargin(Ratio.of(50, 100));
        double first = PURCHASES.expectedPurchases(2, 20, 39, 10);
        double both = PURCHASES.expectedPurchases(2, 20, 39, 20);
        double purchases = first / 1.05 + (both - first) / (1.05 * 1.05);

        double[] values = forecast.values(customers);

        assertThat(values[1]).isCloseTo(purchases * SPEND.expectedValue(2, 40) * 0.5, within(1e-12));
        assertThat(forecast.value(2, 20, 39, 40)).isCloseTo(values[1], within(1e-14));
        assertThat(forecast.total(customers).value()).isCloseTo(values[0] + values[1] + values[2], within(1e-12));
        assertThat(forecast.total(customers.withCounts(new int[] {0, 2, 0})).value())
                .isCloseTo(2 * values[1], within(1e-12));
        assertThat(Serialization.roundTrip(forecast).values(customers)).isEqualTo(values);
    }

    /** 0.1^330 is 0: the other 9,670 periods take no time. */
    @Test
    void periodsThatDiscountMakesNothingOfAreNotLookedAt() {
        double all = ValueHorizon.steps(10_000, 1, 9).discountedPurchases(PURCHASES, 2, 20, 39);
        assertThat(all).isEqualTo(ValueHorizon.steps(330, 1, 9).discountedPurchases(PURCHASES, 2, 20, 39));
        int[] predictions = {0};
        TransactionModel counting = (TransactionModel) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {TransactionModel.class}, (proxy, method, arguments) -> {
                    predictions[0]++;
                    return method.invoke(PURCHASES, arguments);
                });
        assertThat(ValueHorizon.steps(10_000, 1, 9).discountedPurchases(counting, 2, 20, 39))
                .isEqualTo(all);
        assertThat(predictions[0]).isBetween(300, 400);
    }

    @Test
    void aRateOfMinusZeroIsZero() {
        assertThat(ValueHorizon.steps(2, 10, -0.0)).isEqualTo(ValueHorizon.steps(2, 10, 0.0));
        assertThat(ValueHorizon.steps(2, 10, -0.0).toString()).doesNotContain("-0.0");
    }

    @Test
    void theSameForOneAndForMany() {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(
                        new int[] {0, 3, 3, 3, 0}, new double[] {0, 5, 38, 39, 0}, new double[] {39, 39, 39, 39, 20})
                .withMonetaryValues(new double[] {0, 20, 30, 40, 0});
        // the last is a caller's own, which need not be in proportion to the probability to be alive
        for (ValueHorizon horizon :
                List.of(ValueHorizon.forever(0.002), ValueHorizon.steps(12, 4.345, 0.01), (ValueHorizon)
                        (model, x, recency, age) -> Math.sqrt(model.probabilityAlive(x, recency, age)))) {
            CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, horizon);
            double[] values = forecast.values(customers);
            for (int row = 0; row < values.length; row++) {
                PurchaseSummary one = customers.get(row);
                double value = forecast.value(
                        one.frequency(), one.recency(), one.age(), one.frequency() == 0 ? 0 : 10.0 * (row + 1));
                assertThat(values[row]).isCloseTo(value, within(1e-12 * value));
            }
        }
        assertThat(ValueHorizon.steps(12, 4.345, 0.01)).isEqualTo(ValueHorizon.steps(12, 4.345, 0.01));
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
        assertThat(SPEND.expectedValue(3, -5)).isNaN();
        assertThat(SPEND.expectedValue(1, 0)).isNaN();
        assertThat(SPEND.expectedValue(1, 0.01)).isPositive();
        assertThat(SPEND.expectedValue(0, -5)).isEqualTo(SPEND.expectedValue(0, Double.NaN));
        assertThat(SPEND).hasToString("Gamma-Gamma (p=6.25000, q=3.74000, v=15.4400)");
        assertThat(SPEND.parameters()).hasToString("{p=6.25, q=3.74, v=15.44}");
    }

    /** More refunds than orders: the value of others is no estimate of what they will spend. */
    @Test
    void customersWhoseMeanSpendIsNotPositiveHaveNoValue() {
        PurchaseSummaries customers = customers(new int[] {0, 2, 3, 1}, Double.NaN, -40, 25, 0);
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, ValueHorizon.forever(0.002));
        double[] values = forecast.values(customers);

        assertThat(values[1]).isNaN();
        assertThat(values[3]).isNaN();
        assertThat(forecast.value(2, 20, 39, -40)).isNaN();
        assertThat(forecast.withMargin(Ratio.of(0, 1)).values(customers)[1]).isNaN();
        assertThat(values[0]).isPositive();
        assertThat(values[2]).isPositive();
        assertThat(forecast.total(customers).value()).isCloseTo(values[0] + values[2], within(1e-12 * values[2]));
        assertThat(forecast.total(customers(new int[] {2}, -40)))
                .hasToString("undefined (no customer has a mean spend above 0)");
        assertThat(forecast.total(customers(new int[0])).value()).isZero();
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
        assertThat(forecast.withMargin(Ratio.of(0, 1)).values(customers)).containsOnly(0);
        assertThat(forecast.total(customers)).hasToString("undefined (the mean of what customers spend is infinite)");
        assertThat(forecast.total(customers.withCounts(new int[] {0, 1})).isDefined())
                .isTrue();
    }

    @Test
    void dataWithoutAnAnswerAreRefusedInWords() {
        assertNoFit("no customer has a repeat purchase", customers(new int[0]));
        assertNoFit(
                "no customer with a repeat purchase spent anything on it", customers(new int[] {0, 2}, Double.NaN, -3));
        assertNoFit(
                "2 customers with a repeat purchase all spend the same, which does not show how customers differ",
                customers(new int[] {1, 2, 0}, 30, 30, Double.NaN));
        assertNoFit(
                "one customer with a repeat purchase does not show how customers differ",
                customers(new int[] {2, 0}, 30, Double.NaN));
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
    void correlationOfEqualLargeAndProportionalValues() {
        // the mean of three times 0.1 is not 0.1 in binary fractions
        assertThat(GammaGamma.correlation(customers(new int[] {1, 2, 5}, 0.1, 0.1, 0.1)))
                .isEqualTo(Expectation.undefined("customers buy equally often or spend the same"));
        assertThat(GammaGamma.correlation(customers(new int[] {1, 2, 3}, 1e200, 2e200, 3e200))
                        .value())
                .isCloseTo(1, within(1e-15));
        for (int n = 1; n < 100; n++) {
            assertThat(GammaGamma.correlation(customers(new int[] {1, n + 1, n + 2}, 3.7, 0.7 * n + 3.7, 0.7 * n + 4.4))
                            .value())
                    .isBetween(0.99, 1.0);
        }
    }

    @Test
    void withoutADiscountTheValueIsTheLimitWhereThereIsOne() {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(
                        new int[] {0, 3, 3}, new double[] {0, 5, 38}, new double[] {20, 39, 39})
                .withMonetaryValues(new double[] {0, 20, 30});
        for (TransactionModel model :
                List.of(BgNbd.of(0.24, 4.4, 2.5, 3), MbgNbd.of(0.24, 4.4, 2.5, 3), ParetoNbd.of(0.55, 10.6, 2.5, 40))) {
            CustomerValueForecast forecast = CustomerValueForecast.of(model, SPEND, ValueHorizon.undiscounted());
            double[] values = forecast.values(customers);
            double[] almost = CustomerValueForecast.of(model, SPEND, ValueHorizon.forever(1e-40))
                    .values(customers);
            for (int row = 0; row < values.length; row++) {
                PurchaseSummary one = customers.get(row);
                double spent = SPEND.expectedValue(one.frequency(), customers.monetaryValue(row));
                double expected = model.expectedResidualPurchases(one).value() * spent;
                assertThat(values[row]).isCloseTo(expected, within(1e-12 * expected));
                assertThat(almost[row]).isCloseTo(expected, within(1e-6 * expected));
            }
            assertThat(forecast.total(customers).value())
                    .isCloseTo(Arrays.stream(values).sum(), within(1e-9));
            assertThat(Serialization.roundTrip(forecast)).isEqualTo(forecast);
        }
    }

    @Test
    void theMarginIsADefinedShareThatIsNotNegative() {
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, ValueHorizon.forever(0.01));
        assertThat(forecast.margin()).isEqualTo(Ratio.of(1, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forecast.withMargin(Ratio.of(0, 0, "no revenue")))
                .withMessage("margin must be defined: undefined (0 of 0): no revenue");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> forecast.withMargin(Ratio.of(-1, 10)))
                .withMessage("margin must be a finite number of at least 0: -0.1");
    }

    @Test
    void aSumBeyondTheRangeOfADoubleIsNotCalledAnInfiniteNumberOfPurchases() {
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, ValueHorizon.steps(1, 52, 0))
                .withMargin(Ratio.of(new BigDecimal("1e99"), BigDecimal.ONE));
        assertThat(forecast.total(customers(new int[] {3}, 1e300)))
                .hasToString("undefined (the sum is beyond the range of a double)");
    }

    @Test
    void withoutADiscountTheValueMayBeInfinite() {
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(new int[] {3}, new double[] {38}, new double[] {39})
                .withMonetaryValues(new double[] {30});
        CustomerValueForecast forecast =
                CustomerValueForecast.of(ParetoNbd.of(0.55, 10.6, 0.6, 11.7), SPEND, ValueHorizon.undiscounted());
        assertThat(forecast.values(customers)).containsExactly(Double.POSITIVE_INFINITY);
        assertThat(forecast.total(customers))
                .isEqualTo(Expectation.undefined("the expected number of purchases is infinite"));
        assertThat(forecast.withMargin(Ratio.of(0, 1)).values(customers)).containsExactly(0);
        assertThat(forecast.total(customers.withCounts(new int[1])).value()).isZero();
    }

    @Test
    void horizonsAreEqualByTheirNumbers() {
        ValueHorizon forever = ValueHorizon.forever(0.01);
        ValueHorizon steps = ValueHorizon.steps(12, 4.345, 0.01);
        assertThat(forever)
                .isEqualTo(ValueHorizon.forever(0.01))
                .isNotEqualTo(ValueHorizon.forever(0.02))
                .hasToString("Forever[discountRate=0.01]");
        assertThat(steps)
                .isEqualTo(ValueHorizon.steps(12, 4.345, 0.01))
                .isNotEqualTo(ValueHorizon.steps(12, 4.345, 0.02))
                .hasToString("Steps[steps=12, length=4.345, ratePerStep=0.01]");
        CustomerValueForecast forecast = CustomerValueForecast.of(PURCHASES, SPEND, steps);
        assertThat(Serialization.roundTrip(forecast)).isEqualTo(forecast).hasSameHashCodeAs(forecast);
    }

    @Test
    void meansOfLargeParametersAreNumbers() {
        assertThat(GammaGamma.of(1e100, 2, 1e100).populationMean().value()).isCloseTo(1e200, within(1e185));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GammaGamma.of(1e300, 2, 1e300))
                .withMessage("p must be in 1.0E-100..1.0E100: 1.0E300");
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
        Gradients.check(new GammaGammaLikelihood(customers), 6, 3.7, 15);
        Gradients.check(new GammaGammaLikelihood(customers), 0.3, 0.8, 200);
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
                .withMessage("steps must be in 1..10000: 0");
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

    @Test
    void noMonetaryValuesIsTheReasonWhereThereAreNone() {
        assertNoFit(
                "the customers have no monetary values",
                PurchaseSummaries.ofColumns(new int[] {2, 3}, new double[] {1, 2}, new double[] {3, 3}));
    }
}
