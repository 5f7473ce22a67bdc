package io.github.retentionmetrics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import io.github.retentionmetrics.testing.Serialization;
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
    void aFittedModelRefusesACustomerOfAnotherUnit() {
        PurchaseSummary daily = DAILY.get(0);
        for (TransactionModel model : List.of(
                BgNbd.fit(WEEKLY).model(),
                MbgNbd.fit(WEEKLY).model(),
                ParetoNbd.fit(WEEKLY).model())) {
            assertThat(model.probabilityAlive(WEEKLY.get(0)))
                    .isEqualTo(model.probabilityAlive(
                            PurchaseSummary.of(WEEKLY.frequency(0), WEEKLY.recency(0), WEEKLY.age(0))));
            for (ThrowingCallable question : questions(model, daily)) {
                assertThatThrownBy(question)
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("unit of customer (days) must be that of the model (weeks)");
            }
        }
    }

    private static List<ThrowingCallable> questions(TransactionModel model, PurchaseSummary customer) {
        return List.of(
                () -> model.probabilityAlive(customer),
                () -> model.probabilityAlive(customer, 1),
                () -> model.expectedPurchases(customer, 52),
                () -> model.discountedPurchases(customer, 0.01),
                () -> model.probabilityOfPurchases(customer, 1, 52),
                () -> model.expectedResidualPurchases(customer));
    }

    @Test
    void timesAndOpportunitiesAreNotTakenForEachOther() {
        PurchaseSummaries monthly = BgBb.opportunities(HISTORY, Granularity.MONTH);
        PurchaseSummaries quarterly = BgBb.opportunities(HISTORY, Granularity.QUARTER);
        BgBb fitted = BgBb.fit(monthly).model();
        assertThat(monthly.unit()).isEmpty();
        assertThat(monthly.opportunities()).contains(Granularity.MONTH);
        assertThat(fitted.opportunities()).contains(Granularity.MONTH);
        assertThat(fitted.unit()).isEmpty();
        assertThat(fitted)
                .isEqualTo(Serialization.roundTrip(fitted))
                .isNotEqualTo(BgBb.of(fitted.alpha(), fitted.beta(), fitted.gamma(), fitted.delta()))
                .isEqualTo(BgBb.of(fitted.alpha(), fitted.beta(), fitted.gamma(), fitted.delta())
                        .withOpportunities(Granularity.MONTH));
        assertThat(fitted.probabilitiesAlive(monthly)).hasSize(monthly.size());
        String others = "opportunities of customers (quarter) must be those of the model (month)";
        assertThatThrownBy(() -> fitted.probabilitiesAlive(quarterly)).hasMessage(others);
        assertThatThrownBy(() -> fitted.logLikelihood(quarterly)).hasMessage(others);
        for (ThrowingCallable question : questions(fitted, quarterly.get(0))) {
            assertThatThrownBy(question).hasMessage(others.replace("customers", "customer"));
        }
        String times = "customers in days must be counted in opportunities: see BgBb.opportunities";
        BgBb published = BgBb.of(1.2, 0.75, 0.66, 2.78);
        assertThatThrownBy(() -> BgBb.fit(DAILY)).hasMessage(times);
        assertThatThrownBy(() -> fitted.expectedPurchases(DAILY, 3)).hasMessage(times);
        assertThatThrownBy(() -> published.expectedPurchases(DAILY, 3)).hasMessage(times);
        String counts = "customers counted in opportunities of a month must be times";
        assertThatThrownBy(() -> BgNbd.fit(monthly)).hasMessage(counts);
        assertThatThrownBy(() -> MbgNbd.fit(monthly)).hasMessage(counts);
        assertThatThrownBy(() -> ParetoNbd.fit(monthly)).hasMessage(counts);
        ParetoNbd weeks = ParetoNbd.of(0.6, 10, 0.6, 11);
        assertThatThrownBy(() -> weeks.probabilitiesAlive(monthly)).hasMessage(counts);
        assertThatThrownBy(() -> weeks.withUnit(ChronoUnit.WEEKS).logLikelihood(monthly))
                .hasMessage(counts + " in weeks");
    }

    @Test
    void aHorizonOfAnotherUnitIsRefused() {
        ParetoNbd model = ParetoNbd.of(0.6, 10, 2, 11).withUnit(ChronoUnit.WEEKS);
        GammaGamma spend = GammaGamma.of(6, 4, 15);
        double weekly = Math.log(1.10) / 52;
        ValueHorizon known = ValueHorizon.forever(weekly, ChronoUnit.WEEKS);
        ValueHorizon steps = ValueHorizon.steps(12, 30.4, ChronoUnit.DAYS, 0.01);
        assertThat(known.unit()).contains(ChronoUnit.WEEKS);
        assertThat(steps.unit()).contains(ChronoUnit.DAYS);
        assertThat(ValueHorizon.forever(weekly).unit()).isEmpty();
        assertThat(steps).hasToString("Steps[steps=12, length=30.4 in days, ratePerStep=0.01]");
        assertThat(CustomerValueForecast.of(model, spend, known).values(WEEKLY))
                .isEqualTo(CustomerValueForecast.of(model, spend, ValueHorizon.forever(weekly))
                        .values(WEEKLY));
        String message = "unit of horizon (days) must be that of the model (weeks)";
        assertThatThrownBy(() -> CustomerValueForecast.of(model, spend, steps)).hasMessage(message);
        assertThatThrownBy(() -> steps.discountedPurchases(model, 1, 2, 3)).hasMessage(message);
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
