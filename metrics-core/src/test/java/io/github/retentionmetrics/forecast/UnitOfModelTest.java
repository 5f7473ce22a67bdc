package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Models remember the unit of the summaries that they were fitted to, and do not depend on the order of the rows. */
class UnitOfModelTest {
    private static final int ROWS = 3_000;
    private static final int FIRST_DAY = (int) LocalDate.of(2025, 1, 1).toEpochDay();
    private static final PurchaseHistory HISTORY = history(new SplittableRandom(1), order -> order);
    private static final PurchaseSummaries WEEKLY = HISTORY.summaries(ChronoUnit.WEEKS);
    private static final PurchaseSummaries DAILY = HISTORY.summaries(ChronoUnit.DAYS);

    private static PurchaseHistory history(SplittableRandom random, Function<Integer, Integer> place) {
        int[] customers = new int[ROWS];
        int[] days = new int[ROWS];
        long[] amounts = new long[ROWS];
        for (int i = 0; i < ROWS; i++) {
            int row = place.apply(i);
            double share = random.nextDouble();
            customers[row] = (int) (400 * share * share);
            days[row] = FIRST_DAY + random.nextInt(365);
            amounts[row] = 1_000L + customers[row] + random.nextInt(3_000);
        }
        return PurchaseHistory.ofColumns(
                Currency.getInstance("EUR"), customers, days, amounts, LocalDate.of(2026, 1, 31));
    }

    @Test
    void aFittedModelRefusesSummariesOfAnotherUnit() {
        for (TransactionModel model : List.of(
                BgNbd.fit(WEEKLY).model(),
                MbgNbd.fit(WEEKLY).model(),
                ParetoNbd.fit(WEEKLY).model(),
                BgNbd.of(0.2, 4, 0.8, 2.4).withUnit(ChronoUnit.WEEKS),
                MbgNbd.of(0.2, 4, 0.8, 2.4).withUnit(ChronoUnit.WEEKS),
                ParetoNbd.of(0.6, 10, 0.6, 11).withUnit(ChronoUnit.WEEKS))) {
            assertThat(model.unit()).contains(ChronoUnit.WEEKS);
            assertThat(model.probabilitiesAlive(WEEKLY)).hasSize(WEEKLY.size());
            GammaGamma spend = GammaGamma.of(6, 4, 15);
            List<ThrowingCallable> questions = List.of(
                    () -> model.probabilitiesAlive(DAILY),
                    () -> model.expectedPurchases(DAILY, 52),
                    () -> model.discountedPurchases(DAILY, 0.01),
                    () -> model.expectedCumulativePurchases(DAILY, 0),
                    () -> model.logLikelihood(DAILY),
                    () -> CustomerValueForecast.of(model, spend, ValueHorizon.forever(0.01))
                            .values(DAILY));
            for (ThrowingCallable question : questions) {
                assertThatThrownBy(question)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("unit of customers (days) must be that of the model (weeks)");
            }
        }
    }

    @Test
    void aModelWithoutAUnitTakesAll() {
        ParetoNbd model = ParetoNbd.of(0.6, 10, 0.6, 11);

        assertThat(model.unit()).isEmpty();
        assertThat(model.probabilitiesAlive(DAILY)).hasSize(DAILY.size());
        assertThat(model).isNotEqualTo(model.withUnit(ChronoUnit.WEEKS));
    }

    @Test
    void theSameRowsInAnyOrderGiveTheSameFits() {
        for (int seed = 2; seed < 6; seed++) {
            int[] places = IntStream.range(0, ROWS).toArray();
            SplittableRandom shuffling = new SplittableRandom(seed);
            for (int i = ROWS - 1; i > 0; i--) {
                int j = shuffling.nextInt(i + 1);
                int place = places[i];
                places[i] = places[j];
                places[j] = place;
            }
            PurchaseSummaries shuffled =
                    history(new SplittableRandom(1), order -> places[order]).summaries(ChronoUnit.WEEKS);
            ParetoNbd model = ParetoNbd.fit(WEEKLY).model();
            CustomerValueForecast forecast =
                    CustomerValueForecast.of(model, GammaGamma.of(6, 4, 15), ValueHorizon.forever(0.01));

            assertThat(shuffled).isNotEqualTo(WEEKLY);
            assertThat(BgNbd.fit(shuffled)).isEqualTo(BgNbd.fit(WEEKLY));
            assertThat(MbgNbd.fit(shuffled)).isEqualTo(MbgNbd.fit(WEEKLY));
            assertThat(ParetoNbd.fit(shuffled)).isEqualTo(ParetoNbd.fit(WEEKLY));
            assertThat(GammaGamma.fit(shuffled)).isEqualTo(GammaGamma.fit(WEEKLY));
            assertThat(GammaGamma.correlation(shuffled)).isEqualTo(GammaGamma.correlation(WEEKLY));
            assertThat(forecast.total(shuffled)).isEqualTo(forecast.total(WEEKLY));
        }
    }
}
