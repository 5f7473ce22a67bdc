package io.github.retentionmetrics.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.Gradients;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.rate.Expectation;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.testing.Serialization;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenewalModelTest {
    private static final RenewalCounts COHORT = RenewalCounts.ofSurvivors(1000, 869, 743, 653, 593, 551, 517, 491);

    @Test
    void formulasByHand() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(2, 3);
        assertThat(model.survival(0)).isEqualTo(1);
        assertThat(model.retention(1)).isEqualTo(3 / 5.0);
        assertThat(model.survival(2)).isCloseTo(3 / 5.0 * 4 / 6.0, within(1e-15));
        assertThat(model.probabilityOfLeaving(2)).isCloseTo(3 / 5.0 * 2 / 6.0, within(1e-15));
        assertThat(model.expectedLifetime().value()).isEqualTo((2 + 3 - 1) / (2 - 1.0));
        assertThat(model.expectedResidualLifetime(2).value()).isEqualTo((3 + 2) / (2 - 1.0));
        assertThat(model.expectedLifetime(3)).isCloseTo(1 + 3 / 5.0 + 3 / 5.0 * 4 / 6.0, within(1e-15));
        assertThat(model.expectedLifetime(0)).isZero();
        assertThat(model.expectedCustomers(500, 1, 2)).isCloseTo(500 * 4 / 6.0 * 5 / 7.0, within(1e-12));
        assertThat(model.expectedCustomers(RenewalCounts.ofSurvivors(500), 1)).isCloseTo(500 * 3 / 5.0, within(1e-12));
        assertThat(model.expectedCustomers(RenewalCounts.ofSurvivors(500, 300), 1))
                .isCloseTo(300 * 4 / 6.0, within(1e-12));
        assertThat(model.parameters()).hasToString("{alpha=2.0, beta=3.0}");
        assertThat(model).hasToString("sBG (alpha=2.00000, beta=3.00000)");
        assertThat(BetaDiscreteWeibull.of(2, 3, 1)).hasToString("BdW (gamma=2.00000, delta=3.00000, c=1.00000)");
        assertThat(Serialization.roundTrip(model)).isEqualTo(model);
    }

    @ParameterizedTest
    @CsvSource({"0.668, 3.806", "2, 3", "1.01, 0.2", "8, 120"})
    void weibullWithAShapeOfOneIsShiftedBetaGeometric(double alpha, double beta) {
        ShiftedBetaGeometric sbg = ShiftedBetaGeometric.of(alpha, beta);
        BetaDiscreteWeibull bdw = BetaDiscreteWeibull.of(alpha, beta, 1);
        for (int t : new int[] {1, 2, 7, 60, 5_000}) {
            assertClose(bdw.survival(t), sbg.survival(t));
            assertClose(bdw.retention(t), sbg.retention(t));
            assertClose(bdw.probabilityOfLeaving(t), sbg.probabilityOfLeaving(t));
        }
        for (double rate : new double[] {1, 0.1, 0.01, 0.004, 1e-4, 1e-6}) {
            assertClose(bdw.discountedLifetime(rate), sbg.discountedLifetime(rate));
            assertClose(bdw.discountedResidualLifetime(9, rate), sbg.discountedResidualLifetime(9, rate));
        }
        assertThat(bdw.logLikelihood(COHORT)).isCloseTo(sbg.logLikelihood(COHORT), within(1e-9));
        assertThat(bdw.expectedLifetime().isDefined()).isEqualTo(alpha > 1);
        if (alpha > 1) {
            assertClose(bdw.expectedLifetime().value(), sbg.expectedLifetime().value());
            assertClose(
                    bdw.expectedResidualLifetime(5).value(),
                    sbg.expectedResidualLifetime(5).value());
        }
    }

    private static void assertClose(double actual, double expected) {
        assertThat(actual).isCloseTo(expected, within(1e-10 * Math.abs(expected)));
    }

    @Test
    void anInfiniteLifetimeIsUndefinedWithItsReason() {
        Expectation lifetime = ShiftedBetaGeometric.fit(COHORT).model().expectedLifetime();
        assertThat(lifetime.isDefined()).isFalse();
        assertThat(lifetime.value()).isNaN();
        assertThat(lifetime.toOptional()).isEmpty();
        assertThat(lifetime).hasToString("undefined (the expected lifetime is infinite: alpha is 1 or less)");
        assertThat(BetaDiscreteWeibull.of(0.5, 2, 1.5).expectedLifetime())
                .hasToString("undefined (the expected lifetime is infinite: c x gamma is 1 or less)");
    }

    /** A single customer who grows more likely to leave: the sum of falling terms, one by one. */
    @Test
    void weibullLifetimesAreTheSums() {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(3, 5, 1.3);
        double sum =
                IntStream.rangeClosed(0, 200_000).mapToDouble(model::survival).sum();
        assertThat(model.expectedLifetime().value()).isCloseTo(sum, within(1e-8));
        double discounted = IntStream.rangeClosed(0, 20_000)
                .mapToDouble(t -> model.survival(t) * Math.pow(1.002, -t))
                .sum();
        assertThat(model.discountedLifetime(0.002)).isCloseTo(discounted, within(1e-10));
        double slow = IntStream.rangeClosed(0, 60_000)
                .mapToDouble(t -> BetaDiscreteWeibull.of(0.2, 5, 0.7).survival(t) * Math.pow(1.001, -t))
                .sum();
        assertThat(BetaDiscreteWeibull.of(0.2, 5, 0.7).discountedLifetime(0.001))
                .isCloseTo(slow, within(1e-9 * slow));
    }

    /** Discounting less and less, the discounted lifetime becomes the lifetime. */
    @Test
    void aSmallDiscountHardlyCounts() {
        assertThat(ShiftedBetaGeometric.of(4, 3).discountedLifetime(1e-9)).isCloseTo(6 / 3.0, within(1e-7));
    }

    @Test
    void dataWithoutAnAnswerAreRefusedInWords() {
        assertNoFit("there are no customers", RenewalCounts.empty());
        assertNoFit("no renewal has come up", RenewalCounts.ofSurvivors(10));
        assertNoFit(
                "every customer renewed every time, so nothing is known of those who leave",
                RenewalCounts.ofSurvivors(10, 10, 10));
        assertNoFit(
                "no customer ever renewed, so nothing is known of those who stay", RenewalCounts.ofSurvivors(10, 0));
    }

    private static void assertNoFit(String why, RenewalCounts counts) {
        assertThatExceptionOfType(FitException.class)
                .isThrownBy(() -> ShiftedBetaGeometric.fit(counts))
                .withMessage("sBG was not fitted: " + why);
        assertThatExceptionOfType(FitException.class)
                .isThrownBy(() -> BetaDiscreteWeibull.fit(counts))
                .withMessage("BdW was not fitted: " + why);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 30, 999})
    void oneRenewalDoesNotGiveTwoParameters(long survivors) {
        ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, survivors));
        assertThat(fit.outcome()).isNotEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.explanation()).isNotEmpty();
        assertThat(fit.model().retention(1)).isCloseTo(survivors / 1000.0, within(1e-4));
    }

    @Test
    void oneCustomerAndCustomersWhoAreAllAlikeHaveAFitThatSaysSo() {
        ModelFit<ShiftedBetaGeometric> one = ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1, 1, 1, 0));
        assertThat(one.outcome()).isNotEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(one.model().survival(3)).isBetween(0.0, 1.0);
        // half leave every time: no sign of any difference
        RenewalCounts alike = RenewalCounts.ofSurvivors(1024, 512, 256, 128, 64);
        ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(alike);
        assertThat(fit.outcome()).isNotEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.model().retention(9)).isCloseTo(0.5, within(1e-3));
        ModelFit<BetaDiscreteWeibull> weibull = BetaDiscreteWeibull.fit(alike);
        assertThat(weibull.logLikelihood()).isGreaterThan(fit.logLikelihood() - 1e-3);
        assertThat(weibull.outcome()).isNotEqualTo(ModelFit.Outcome.DETERMINED);
    }

    private static final String ALIKE =
            "the likelihood is highest at a boundary, where gamma and delta go to infinity together: all customers are alike";

    private static final String ONE_RENEWAL =
            "the data hardly determine the parameters, of which c has no influence and only"
                    + " the ratio of gamma and delta has an influence: values many times larger or smaller fit as well, so trust the"
                    + " predictions and not these parameters";

    static Stream<Arguments> awkwardCounts() {
        return Stream.of(
                Arguments.of(new long[] {1024, 512, 256, 128, 64}, ALIKE),
                Arguments.of(new long[] {1000, 950, 800, 500, 100, 1}, ALIKE),
                Arguments.of(new long[] {1000, 600, 300, 100, 0}, ALIKE),
                Arguments.of(new long[] {1000, 500, 500, 250, 250, 125}, ALIKE),
                Arguments.of(new long[] {1000, 300}, ONE_RENEWAL),
                Arguments.of(new long[] {1000, 999}, ONE_RENEWAL),
                Arguments.of(new long[] {2, 1}, ONE_RENEWAL),
                Arguments.of(
                        new long[] {1000, 500, 500, 500, 500},
                        "the likelihood is highest at a boundary, where c goes to zero and only the ratio of gamma and delta"
                                + " has an influence: whoever renews once always does"),
                Arguments.of(
                        new long[] {1000, 1000, 500, 500, 500},
                        "the likelihood is highest at a boundary, where gamma to zero and c to infinity go together and delta"
                                + " has no influence: survival falls as a power of the number of renewals"),
                Arguments.of(
                        new long[] {2, 1, 0},
                        "the likelihood is highest at a boundary, where c goes to infinity and only the ratio of gamma and"
                                + " delta has an influence: whoever renews once leaves at the second renewal"));
    }

    @ParameterizedTest
    @MethodSource("awkwardCounts")
    void awkwardCountsHaveAFitThatSaysWhatIsWrong(long[] survivors, String explanation) {
        RenewalCounts counts = RenewalCounts.ofSurvivors(survivors);

        ModelFit<BetaDiscreteWeibull> fit = BetaDiscreteWeibull.fit(counts);

        assertThat(fit.explanation()).isEqualTo(explanation);
        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.logLikelihood())
                .isGreaterThan(ShiftedBetaGeometric.fit(counts).logLikelihood() - 1e-6);
        assertThat(fit.standardErrors().get("gamma")).isNaN();
    }

    /**
     * A million customers of whom 3 % leave every time, to the nearest customer: gradients are noisy, the limit is not.
     */
    @Test
    void manyCustomersWhoAreAllAlike() {
        long[] survivors = new long[61];
        survivors[0] = 1_000_000;
        for (int t = 1; t < survivors.length; t++) {
            survivors[t] = Math.round(survivors[t - 1] * 0.97);
        }
        RenewalCounts counts = RenewalCounts.ofSurvivors(survivors);

        ModelFit<ShiftedBetaGeometric> sbg = ShiftedBetaGeometric.fit(counts);
        assertThat(sbg.explanation())
                .isEqualTo(
                        "the likelihood is highest at a boundary, where alpha and beta go to infinity together: all customers"
                                + " are equally likely to leave");
        assertThat(sbg.model().retention(40)).isCloseTo(0.97, within(1e-6));
        ModelFit<BetaDiscreteWeibull> weibull = BetaDiscreteWeibull.fit(counts);
        assertThat(weibull.explanation()).isEqualTo(ALIKE);
        assertThat(weibull.model().c()).isCloseTo(1, within(1e-4));
    }

    @Test
    void customersWhoLeaveAtOnceOrNever() {
        ModelFit<ShiftedBetaGeometric> fit =
                ShiftedBetaGeometric.fit(RenewalCounts.ofSurvivors(1000, 500, 500, 500, 500));

        assertThat(fit.explanation())
                .isEqualTo(
                        "the likelihood is highest at a boundary, where alpha and beta go to zero together: customers leave"
                                + " at the first renewal or never");
        assertThat(fit.logLikelihood()).isCloseTo(1000 * Math.log(0.5), within(1e-6));
        assertThat(fit.model().survival(4)).isCloseTo(0.5, within(1e-6));
    }

    /** Nobody leaves before the third renewal: the likelihood rises for as long as c grows, and delta with it. */
    @Test
    void customersWhoAllLeaveLate() {
        ModelFit<BetaDiscreteWeibull> fit = BetaDiscreteWeibull.fit(RenewalCounts.ofSurvivors(1000, 1000, 1000, 500));
        assertThat(fit.outcome()).isNotEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.logLikelihood()).isCloseTo(1000 * Math.log(0.5), within(1e-3));
        RenewalCounts oneOfFour =
                RenewalCounts.ofColumns(new int[] {63, 63, 63, 63}, new boolean[] {true, false, false, false});
        assertThatExceptionOfType(FitException.class)
                .isThrownBy(() -> BetaDiscreteWeibull.fit(oneOfFour))
                .withMessageStartingWith(
                        "BdW was not fitted: the likelihood keeps rising on the way of delta to infinity (gamma=");
    }

    /** 10^800 is beyond the largest double, its logarithm is not: Gamma(5.001) / Gamma(5) x 10^-0.8 by mpmath. */
    @Test
    void powersBeyondTheLargestDouble() {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(0.001, 5, 800);
        assertThat(model.survival(10)).isCloseTo(0.15872822022200062, within(1e-12));
        assertThat(model.retention(10)).isCloseTo(Math.pow(9 / 10.0, 0.8), within(1e-12));
        Gradients.check(new BetaDiscreteWeibullLikelihood(RenewalCounts.ofSurvivors(9, 8, 7, 5, 4)), 0.001, 5, 600);
    }

    @Test
    void parametersAreRecovered() {
        SplittableRandom random = new SplittableRandom(11);
        int[] renewals = new int[20_000];
        boolean[] isLost = new boolean[renewals.length];
        for (int i = 0; i < renewals.length; i++) {
            // the larger of two uniform numbers has a Beta(2, 1) distribution: it is the probability to stay
            double stay = Math.max(random.nextDouble(), random.nextDouble());
            int age = 1 + random.nextInt(12);
            while (renewals[i] < age && !isLost[i]) {
                isLost[i] = random.nextDouble() >= stay;
                renewals[i] += isLost[i] ? 0 : 1;
            }
        }
        RenewalCounts counts = RenewalCounts.ofColumns(renewals, isLost);
        ModelFit<ShiftedBetaGeometric> fit = ShiftedBetaGeometric.fit(counts);
        assertThat(fit.model().alpha())
                .isCloseTo(1, within(3 * fit.standardErrors().get("alpha")));
        assertThat(fit.model().beta())
                .isCloseTo(2, within(3 * fit.standardErrors().get("beta")));
        assertThat(fit.interval("alpha", 0.999).contains(1)).isTrue();
        ModelFit<BetaDiscreteWeibull> weibull = BetaDiscreteWeibull.fit(counts);
        assertThat(weibull.model().c())
                .isCloseTo(1, within(3 * weibull.standardErrors().get("c")));
        assertThat(weibull.likelihoodRatioTest(fit).isSignificant(0.001)).isFalse();
    }

    @Test
    void gradientsAreTheSlopesOfTheLogLikelihood() {
        Gradients.check(new ShiftedBetaGeometricLikelihood(COHORT), 0.7, 3.8);
        Gradients.check(new ShiftedBetaGeometricLikelihood(COHORT), 9, 0.2);
        Gradients.check(new BetaDiscreteWeibullLikelihood(COHORT), 0.3, 1.7, 1.6);
        Gradients.check(new BetaDiscreteWeibullLikelihood(COHORT), 20, 150, 0.4);
    }

    /**
     * 3 customers lost at once, 2 of 7 after 40 renewals, one after 2,000, and the rest still there after 2,000 or
     * 9,000.
     */
    private static final RenewalCounts LONG = RenewalCounts.ofColumns(
            new int[] {0, 0, 0, 40, 40, 2_000, 2_000, 9_000, 9_000},
            new boolean[] {true, true, true, true, true, true, false, false, false});

    @Test
    void longStretchesWithoutALossCountAsTheirRenewals() {
        assertThat(Renewals.stretches(LONG)).containsExactly(40, 2_000, 9_000);
        for (RenewalModel model : List.of(
                ShiftedBetaGeometric.of(0.7, 3.8),
                ShiftedBetaGeometric.of(300, 0.02),
                ShiftedBetaGeometric.of(0.01, 1_000),
                BetaDiscreteWeibull.of(0.3, 1.7, 1.6),
                BetaDiscreteWeibull.of(20, 150, 0.4))) {
            double sum = 0;
            for (int t = 1; t <= LONG.renewals(); t++) {
                double kept = Math.log(model.retention(t));
                sum += LONG.renewed(t) * kept;
                long lost = LONG.atRisk(t) - LONG.renewed(t);
                sum += lost == 0 ? 0 : lost * Math.log(-Math.expm1(kept));
            }
            assertThat(model.logLikelihood(LONG)).as(model.toString()).isCloseTo(sum, within(1e-10 * Math.abs(sum)));
        }
    }

    @Test
    void gradientsOfLongStretchesAreTheSlopesOfTheLogLikelihood() {
        Gradients.check(new ShiftedBetaGeometricLikelihood(LONG), 0.7, 3.8);
        Gradients.check(new ShiftedBetaGeometricLikelihood(LONG), 9, 0.2);
        Gradients.check(new BetaDiscreteWeibullLikelihood(LONG), 0.3, 1.7, 1.6);
        Gradients.check(new BetaDiscreteWeibullLikelihood(LONG), 20, 150, 0.4);
    }

    /**
     * Of two customers who renew every day one stays to the end of the calendar: two stretches, whatever their length.
     */
    @Test
    void aFitTakesTheStretchesAndNotTheDays() {
        LocalDate first = LocalDate.of(2024, 2, 29);
        RenewalCounts days = RenewalCounts.of(
                SubscriptionHistory.of(
                        List.of(Subscription.of("a", first), Subscription.of("b", first, LocalDate.of(2024, 3, 9))),
                        LocalDate.of(9999, 12, 31)),
                ChronoUnit.DAYS);
        assertThat(days.renewals()).isEqualTo(2_913_114);
        assertThat(Renewals.stretches(days)).containsExactly(8, 2_913_114);
        ModelFit<ShiftedBetaGeometric> sbg = ShiftedBetaGeometric.fit(days);
        double likelihood = sbg.logLikelihood();
        for (double[] nearby : new double[][] {{0.9, 1}, {1.1, 1}, {1, 0.9}, {1, 1.1}}) {
            assertThat(ShiftedBetaGeometric.of(
                                    nearby[0] * sbg.model().alpha(),
                                    nearby[1] * sbg.model().beta())
                            .logLikelihood(days))
                    .isLessThan(likelihood);
        }
        assertThat(BetaDiscreteWeibull.fit(days).logLikelihood()).isGreaterThan(likelihood - 1e-6);
        assertThat(days.toString())
                .startsWith("2 customers, renewed 2 of 2, 2 of 2, ")
                .endsWith(", 1 of 1, 1 of 1 and so on, 2913114 renewals in all")
                .hasSizeLessThan(400);
    }

    @Test
    void aFittedModelRefusesCountsOfAnotherTerm() {
        RenewalCounts monthly = COHORT.withTerm(ChronoUnit.MONTHS);
        RenewalCounts yearly = COHORT.withTerm(ChronoUnit.YEARS);
        for (RenewalModel model : List.of(
                ShiftedBetaGeometric.fit(monthly).model(),
                BetaDiscreteWeibull.fit(monthly).model())) {
            assertThat(model.term()).contains(ChronoUnit.MONTHS);
            assertThat(Serialization.roundTrip(model)).isEqualTo(model).hasSameHashCodeAs(model);
            assertThat(model.expectedCustomers(monthly, 3)).isEqualTo(model.expectedCustomers(COHORT, 3));
            String message = "term of counts (Years) must be that of the model (Months)";
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.expectedCustomers(yearly, 3))
                    .withMessage(message);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.logLikelihood(yearly))
                    .withMessage(message);
        }
        ShiftedBetaGeometric unknown = ShiftedBetaGeometric.of(0.7, 3.8);
        assertThat(unknown.term()).isEmpty();
        assertThat(unknown.expectedCustomers(yearly, 3)).isPositive();
        assertThat(unknown.withTerm(ChronoUnit.YEARS)).isNotEqualTo(unknown);
        BetaDiscreteWeibull weibull = BetaDiscreteWeibull.of(0.3, 1.7, 1.6);
        assertThat(weibull.withTerm(ChronoUnit.YEARS))
                .isNotEqualTo(weibull)
                .isEqualTo(BetaDiscreteWeibull.of(weibull.gamma(), weibull.delta(), weibull.c())
                        .withTerm(ChronoUnit.YEARS));
    }

    /** beta + t - 1 in the wrong order loses the digits of a small beta. */
    @Test
    void smallParametersKeepTheirDigits() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(1e-12, 1e-12);
        assertThat(model.retention(1)).isEqualTo(0.5);
        assertThat(model.probabilityOfLeaving(1)).isEqualTo(0.5);
        assertThat(model.logLikelihood(RenewalCounts.ofSurvivors(2, 1))).isCloseTo(2 * Math.log(0.5), within(1e-15));
    }

    /**
     * t^c is beyond all numbers from t = 2 on: S(t) is Gamma(gamma + delta) / Gamma(delta) t^(-c gamma), in 40 digits.
     */
    @Test
    void aStrongWeibullTrend() {
        BetaDiscreteWeibull model = BetaDiscreteWeibull.of(1e-4, 2, 2000);
        assertThat(model.survival(2)).isCloseTo(0.8705873723955807, within(1e-14));
        assertThat(model.survival(3)).isCloseTo(0.8027755037220541, within(1e-14));
        assertThat(model.retention(4)).isCloseTo(0.944087511294902, within(1e-14));
        assertThat(model.probabilityOfLeaving(4)).isCloseTo(0.8027755037220541 - 0.7578903274374654, within(1e-14));
        // nothing to tell from 1: not a probability above it, and none below 0
        BetaDiscreteWeibull never = BetaDiscreteWeibull.of(1e-10, 1e-10, 1e-10);
        assertThat(never.retention(100)).isEqualTo(1);
        assertThat(never.probabilityOfLeaving(100)).isNotNegative();
        BetaDiscreteWeibull atOnce = BetaDiscreteWeibull.of(1, 1, 1e10);
        assertThat(atOnce.survival(1)).isCloseTo(0.5, within(1e-15));
        assertThat(atOnce.survival(2)).isZero();
        assertThat(atOnce.retention(3)).isZero();
        assertThat(atOnce.discountedLifetime(0.1)).isCloseTo(1 + 0.5 / 1.1, within(1e-14));
        assertThat(atOnce.expectedLifetime().value()).isCloseTo(1.5, within(1e-14));
    }

    @Test
    void mistakesOfTheCallerAreRefused() {
        ShiftedBetaGeometric model = ShiftedBetaGeometric.of(2, 3);
        BetaDiscreteWeibull weibull = BetaDiscreteWeibull.of(2, 3, 1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShiftedBetaGeometric.of(0, 1))
                .withMessage("alpha must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BetaDiscreteWeibull.of(1, 1, Double.NaN))
                .withMessage("c must be a finite number above 0: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.survival(-1))
                .withMessage("renewals must not be negative: -1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weibull.retention(0))
                .withMessage("renewal must be at least 1: 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> weibull.discountedLifetime(0))
                .withMessage("discountRate must be a finite number above 0: 0.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expectedLifetime(-2))
                .withMessage("periods must not be negative: -2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> model.expectedCustomers(-2, 0, 0))
                .withMessage("customers must not be negative: -2");
        assertThatNullPointerException()
                .isThrownBy(() -> model.logLikelihood(null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> ShiftedBetaGeometric.fit(null))
                .withMessage("counts");
        assertThatNullPointerException()
                .isThrownBy(() -> BetaDiscreteWeibull.fit(COHORT, null))
                .withMessage("options");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation(Double.POSITIVE_INFINITY, ""))
                .withMessage("value must not be infinite: Infinity");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Expectation(Double.NaN, ""))
                .withMessage("reason () must be given if and only if there is no value (NaN)");
    }

    /** Every horizon has an answer at once, or is refused by its own name. */
    @Test
    void horizonsAreBounded() {
        for (RenewalModel model :
                List.of(ShiftedBetaGeometric.of(0.668, 3.806), BetaDiscreteWeibull.of(0.259, 1.722, 1.584))) {
            double steps = 0;
            for (int t = 0; t < 5_000; t++) {
                steps += model.survival(t);
            }
            assertThat(model.expectedLifetime(5_000)).isCloseTo(steps, within(1e-8 * steps));
            assertThat(model.expectedLifetime(1_000_000)).isGreaterThan(model.expectedLifetime(999_999));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.expectedLifetime(Integer.MAX_VALUE))
                    .withMessage("periods must be at most 1000000: 2147483647");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.expectedCustomers(10, 0, Integer.MAX_VALUE))
                    .withMessage("ahead must be at most 1000000: 2147483647");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> model.expectedCustomers(10, Integer.MAX_VALUE, 1))
                    .withMessage("renewals (2147483647) and ahead (1) must be at most 2147483647 together");
        }
    }

    /** Where all leave soon, no later period changes the sum. */
    @Test
    void lifetimeStopsWhereNoCustomerIsLeft() {
        assertThat(ShiftedBetaGeometric.of(1e6, 1e6).expectedLifetime(1_000_000))
                .isCloseTo(2, within(1e-5));
    }
}
