package io.github.retentionmetrics.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.evaluation.ModelChoice.Candidate;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.forecast.TransactionModel;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Expectation;
import io.github.retentionmetrics.testing.Damage;
import io.github.retentionmetrics.testing.ReferenceCustomers;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {
    private static final LocalDate START = LocalDate.of(2024, 1, 1);
    private static final LocalDate CUT = LocalDate.of(2025, 6, 30);
    private static final LocalDate END = LocalDate.of(2026, 6, 30);

    /** Half of all purchases, the first included, are somebody's last. */
    private static final PurchaseHistory MANY_LEAVE = shop(2026, 600, 0.5);

    private static final Expectation NO_ERROR = Expectation.undefined("there is no holdout period");

    private static List<ModelFit<? extends TransactionModel>> fits(PurchaseSummaries customers) {
        return List.of(BgNbd.fit(customers), MbgNbd.fit(customers), ParetoNbd.fit(customers));
    }

    /**
     * Customers who leave with a probability after every purchase, the first one included, and till then buy at their
     * own rate.
     */
    private static PurchaseHistory shop(long seed, int customers, double leaving) {
        SplittableRandom random = new SplittableRandom(seed);
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Shop.EUR);
        for (int customer = 0; customer < customers; customer++) {
            double days = START.toEpochDay() + random.nextInt(360);
            double daysBetween = 10 + random.nextInt(60);
            do {
                builder.add("c" + customer, LocalDate.ofEpochDay((long) days), BigDecimal.TEN);
                days += 1 - daysBetween * Math.log(1 - random.nextDouble());
            } while (random.nextDouble() >= leaving && days <= END.toEpochDay());
        }
        return builder.build(END);
    }

    @Test
    void withoutAHoldoutPeriodTheLowestInformationCriterionDecides() {
        List<ModelFit<? extends TransactionModel>> fits = fits(MANY_LEAVE.summaries(ChronoUnit.WEEKS));
        ModelChoice choice = ModelChoice.of(fits);

        assertThat(choice.isDefined()).isTrue();
        assertThat(choice.reason()).isEmpty();
        assertThat(choice.model()).hasValue("MBG/NBD");
        assertThat(choice.among(fits)).hasValue(MbgNbd.fit(MANY_LEAVE.summaries(ChronoUnit.WEEKS)));
        assertThat(choice.isByError()).isFalse();
        assertThat(choice.candidates().get(0).aic()).isEqualTo(fits.get(1).aic());
        assertThat(choice.candidates()).extracting(Candidate::aic).isSorted().hasSize(3);
        assertThat(choice.candidates()).extracting(Candidate::error).containsOnly(NO_ERROR);
        assertThat(choice.explanation())
                .matches("MBG/NBD has the lowest AIC: \\d+\\.\\d, before (Pareto|BG)/NBD with \\d+\\.\\d");
        assertThat(choice).hasToString(choice.explanation());
        assertThat(Serialization.roundTrip(choice)).isEqualTo(choice);
        assertThat(Damage.of(choice, 100, 2026).refused()).isPositive();
    }

    /** AIC 346596.9, 346664.0 and 346859.8. */
    @Test
    void cdnowIsDescribedBestByMbgNbd() {
        ModelChoice choice = ModelChoice.of(fits(ReferenceCustomers.summaries("cdnow_master")));
        assertThat(choice.candidates()).extracting(Candidate::model).containsExactly("MBG/NBD", "Pareto/NBD", "BG/NBD");
        assertThat(choice.candidates().get(0).aic()).isCloseTo(346596.888, within(0.01));
        assertThat(choice.candidates().get(1).aic()).isCloseTo(346663.992, within(0.01));
        assertThat(choice.candidates().get(2).aic()).isCloseTo(346859.833, within(0.01));
        assertThat(choice).hasToString("MBG/NBD has the lowest AIC: 346596.9, before Pareto/NBD with 346664.0");
    }

    /** The errors are within 0.1 % of each other, and BG/NBD's is the lowest by chance. */
    @Test
    void aHoldoutPeriodThatDoesNotTellTheModelsApartLeavesTheChoiceToTheInformationCriterion() {
        Holdout holdout = Holdout.of(Shop.reference("cdnow_master"), LocalDate.of(1997, 12, 31), ChronoUnit.WEEKS);
        ModelChoice choice = ModelChoice.of(holdout, fits(holdout.calibration()));
        assertThat(choice.isByError()).isFalse();
        assertThat(choice)
                .hasToString(
                        "the holdout period does not tell apart the errors of MBG/NBD (RMSE 1.115), BG/NBD (RMSE 1.115), "
                                + "Pareto/NBD (RMSE 1.116): of these MBG/NBD has the lowest AIC: 249288.3, before BG/NBD with 249375.2");
    }

    /**
     * Where hardly anybody leaves, BG/NBD and MBG/NBD predict the same to seven digits, and all customers lie on one
     * side.
     */
    @Test
    void anImmaterialDifferenceOfErrorsLeavesTheChoiceToTheInformationCriterion() {
        Holdout holdout =
                Holdout.of(Shop.reference("online_retail_orders"), LocalDate.of(2011, 6, 30), ChronoUnit.WEEKS);
        List<ModelFit<? extends TransactionModel>> fits = fits(holdout.calibration());
        ModelChoice choice = ModelChoice.of(holdout, fits);
        double lowest = fits.stream()
                .mapToDouble(
                        fit -> holdout.errors(fit.model()).rootMeanSquareError().value())
                .min()
                .orElseThrow();
        assertThat(choice.candidates()).allSatisfy(candidate -> {
            assertThat(candidate.error().value()).isBetween(lowest, lowest * 1.0001);
            assertThat(candidate.isClose()).isTrue();
        });
        assertThat(choice.isByError()).isFalse();
    }

    @Test
    void aHoldoutPeriodThatTellsTheModelsApartDecidesAgainstTheInformationCriterion() {
        Holdout holdout = Holdout.of(MANY_LEAVE, CUT, ChronoUnit.WEEKS);
        PurchaseSummaries known = holdout.calibration();
        ModelFit<BgNbd> wrong = BgNbd.fit(tooOften(known));
        List<ModelFit<? extends TransactionModel>> fits = List.of(wrong, ParetoNbd.fit(known));
        ModelChoice choice = ModelChoice.of(holdout, fits);

        assertThat(choice.isByError()).isTrue();
        assertThat(choice.model()).hasValue("Pareto/NBD");
        Expectation right = holdout.errors(fits.get(1).model()).rootMeanSquareError();
        Expectation error = holdout.errors(wrong.model()).rootMeanSquareError();
        assertThat(choice.candidates())
                .containsExactly(
                        new Candidate("Pareto/NBD", fits.get(1).aic(), right, true),
                        new Candidate("BG/NBD", wrong.aic(), error, false));
        assertThat(choice)
                .hasToString("Pareto/NBD has the lowest error on the holdout period: RMSE " + right
                        + " per customer, before BG/NBD with " + error);
        assertThat(ModelChoice.of(List.of(fits.get(1), MbgNbd.fit(known))).model())
                .hasValue("MBG/NBD");
    }

    @Test
    void modelsWhoseErrorIsToldApartAreSaidToTakeNoPart() {
        ModelChoice choice = new ModelChoice(List.of(
                new Candidate("BG/NBD", 200, Expectation.of(1.726), true),
                new Candidate("Pareto/NBD", 210, Expectation.of(1.7271), true),
                new Candidate("MBG/NBD", 190, Expectation.of(1.74), false)));
        assertThat(choice)
                .hasToString(
                        "the holdout period does not tell apart the errors of BG/NBD (RMSE 1.726), Pareto/NBD (RMSE 1.727): "
                                + "of these BG/NBD has the lowest AIC: 200.0, before Pareto/NBD with 210.0; MBG/NBD is left out, "
                                + "since its error is told apart from the lowest: RMSE 1.740 against 1.726");
    }

    /** As many customers, all of whom stay and buy every other day. */
    private static PurchaseSummaries tooOften(PurchaseSummaries customers) {
        int size = customers.size();
        int[] frequency = new int[size];
        double[] age = new double[size];
        double[] recency = new double[size];
        for (int row = 0; row < size; row++) {
            age[row] = 20 + row % 7;
            recency[row] = age[row] - row % 3;
            frequency[row] = 60 + row % 11;
        }
        return PurchaseSummaries.ofColumns(frequency, recency, age);
    }

    @Test
    void oneFitIsChosenWithoutAComparison() {
        ModelChoice choice = ModelChoice.of(List.of(BgNbd.fit(MANY_LEAVE.summaries(ChronoUnit.WEEKS))));
        assertThat(choice.model()).hasValue("BG/NBD");
        assertThat(choice.isByError()).isFalse();
        assertThat(choice).hasToString("BG/NBD is the only model that was fitted");
    }

    @Test
    void withoutAFitThereIsNoChoiceAndAReason() {
        ModelChoice choice = ModelChoice.of(List.of());
        assertThat(choice.isDefined()).isFalse();
        assertThat(choice.reason()).isEqualTo("no model was fitted");
        assertThat(choice.model()).isEmpty();
        assertThat(choice.explanation()).isEmpty();
        assertThat(choice.isByError()).isFalse();
        assertThat(choice.among(fits(MANY_LEAVE.summaries(ChronoUnit.WEEKS)))).isEmpty();
        assertThat(choice).hasToString("undefined (no model was fitted)");
        assertThat(ModelChoice.of(Holdout.of(MANY_LEAVE, CUT, ChronoUnit.WEEKS), List.of()))
                .isEqualTo(choice);
    }

    /** Where nobody leaves, two models are the same simpler one, and rounding must not choose between them. */
    @Test
    void ofModelsThatFitEquallyWellTheFirstIsChosen() {
        int[] frequency = {3, 5, 2, 8, 4, 6, 1, 2, 9, 4};
        double[] weeks = {52, 52, 51, 52, 52, 52, 52, 51, 52, 52};
        PurchaseSummaries customers = PurchaseSummaries.ofColumns(frequency, weeks, weeks);
        List<ModelFit<? extends TransactionModel>> fits = new ArrayList<>(fits(customers));
        assertThat(fits)
                .allSatisfy(fit -> assertThat(fit.aic()).isCloseTo(fits.get(0).aic(), within(1e-3)));
        ModelChoice choice = ModelChoice.of(fits);
        assertThat(choice.candidates()).extracting(Candidate::model).containsExactly("BG/NBD", "MBG/NBD", "Pareto/NBD");
        assertThat(choice.explanation()).matches("BG/NBD is the first with the lowest AIC: [0-9.]+, as MBG/NBD");
        Collections.reverse(fits);
        assertThat(ModelChoice.of(fits).model()).hasValue("Pareto/NBD");
    }

    @Property(tries = 6)
    void theChosenModelHasTheBestCriterionInWhateverOrderTheFitsAre(
            @ForAll long seed, @ForAll @IntRange(min = 5, max = 60) int leaving, @ForAll boolean withHoldout) {
        PurchaseHistory history = shop(seed, 100, leaving / 100.0);
        Holdout holdout = Holdout.of(history, CUT, ChronoUnit.WEEKS);
        List<ModelFit<? extends TransactionModel>> fits = new ArrayList<>(fits(holdout.calibration()));
        ModelChoice choice = withHoldout ? ModelChoice.of(holdout, fits) : ModelChoice.of(fits);
        Candidate best = choice.candidates().get(0);

        List<Candidate> close =
                choice.candidates().stream().filter(Candidate::isClose).toList();
        assertThat(best.aic())
                .isLessThanOrEqualTo(
                        close.stream().mapToDouble(Candidate::aic).min().orElseThrow() + 1e-3);
        assertThat(close).hasSizeBetween(1, 3);
        if (withHoldout) {
            Candidate lowest = choice.candidates().stream()
                    .min(Comparator.comparingDouble(
                            candidate -> candidate.error().value()))
                    .orElseThrow();
            assertThat(lowest.isClose()).isTrue();
        } else {
            assertThat(close).hasSize(3);
        }
        Collections.reverse(fits);
        ModelChoice reversed = withHoldout ? ModelChoice.of(holdout, fits) : ModelChoice.of(fits);
        if (Math.abs(choice.candidates().get(0).aic()
                        - choice.candidates().get(1).aic())
                > 1e-3) {
            assertThat(reversed.model()).isEqualTo(choice.model());
        }
    }

    @Test
    void fitsToDifferentDataAreRefused() {
        PurchaseSummaries all = MANY_LEAVE.summaries(ChronoUnit.WEEKS);
        PurchaseSummaries fewer = SimulatedCustomers.geometric(1, 300, new double[] {0.8, 10, 0.9, 2.5}, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelChoice.of(List.of(BgNbd.fit(all), MbgNbd.fit(fewer))))
                .withMessage("observations of MBG/NBD (300) must be those of BG/NBD (600)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ModelChoice.of(List.of(BgNbd.fit(all), BgNbd.fit(all))))
                .withMessage("models must have different names: BG/NBD");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> ModelChoice.of(Holdout.of(MANY_LEAVE, CUT, ChronoUnit.WEEKS), List.of(BgNbd.fit(fewer))))
                .withMessageStartingWith("observations of a fit (300) must be the customers of the calibration period");
        assertThatNullPointerException().isThrownBy(() -> ModelChoice.of((List<ModelFit<?>>) null));
        assertThatNullPointerException().isThrownBy(() -> ModelChoice.of(null, List.of()));
    }

    @Test
    void figuresThatDifferLittleHaveAsManyDecimalsAsItTakes() {
        assertThat(new ModelChoice(List.of(
                        new Candidate("a", 10.02, NO_ERROR, true), new Candidate("b", 10.0312, NO_ERROR, true))))
                .hasToString("a has the lowest AIC: 10.0200, before b with 10.0312");
        assertThat(new ModelChoice(List.of(
                        new Candidate("a", 9, Expectation.of(0.50001), true),
                        new Candidate("b", 8, Expectation.of(0.50002), false))))
                .hasToString(
                        "a has the lowest error on the holdout period: RMSE 0.50001000 per customer, before b with "
                                + "0.50002000");
    }

    @Test
    void candidatesThatNoRuleMakesAreRefused() {
        Candidate first = new Candidate("a", 10, NO_ERROR, true);
        Candidate second = new Candidate("b", 11, NO_ERROR, true);
        Candidate judged = new Candidate("c", 12, Expectation.of(0.5), true);
        Candidate worse = new Candidate("d", 9, Expectation.of(0.8), false);
        Candidate worst = new Candidate("e", 9, Expectation.of(0.9), false);
        assertThat(new ModelChoice(List.of(judged, worse, worst)).isByError()).isTrue();
        refused("candidates must be in the order of the rule: a comes after b", second, first);
        refused("candidates must be in the order of the rule: c comes after d", worse, judged);
        refused("candidates must be in the order of the rule: d comes after e", judged, worst, worse);
        refused("models must have different names: a", first, first);
        refused("all models must have an error, or none", first, judged);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candidate("a", Double.NaN, NO_ERROR, true))
                .withMessage("aic must be finite: NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candidate("a", 1, Expectation.of(-0.1), true))
                .withMessage("error must not be negative: -0.1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Candidate("a", 1, NO_ERROR, false))
                .withMessage("a model without an error must be close: a");
    }

    private static void refused(String message, Candidate... candidates) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ModelChoice(List.of(candidates)))
                .withMessage(message);
    }
}
