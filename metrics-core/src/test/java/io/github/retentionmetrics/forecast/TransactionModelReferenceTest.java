package io.github.retentionmetrics.forecast;

import static io.github.retentionmetrics.testing.ReferenceCustomers.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.testing.ReferenceCustomers;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Shop;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The models against 60-digit values (mpmath 1.2.1) and against what lifetimes 0.11.3, BTYD 2.4.3, BTYDplus 1.2.0 and
 * CLVTools 0.12.1 compute on public data sets.
 */
class TransactionModelReferenceTest {
    private static final double RELATIVE = 1e-10;

    /**
     * Two numbers below it agree: they are, or are close to, the smallest that a double can hold with all its digits.
     */
    private static final double TINY = 1e-300;

    @Test
    void everyCellOfTheBgNbdGrid() {
        checkGrid(
                "bgnbd",
                row -> BgNbd.of(number(row, "p1"), number(row, "p2"), number(row, "p3"), number(row, "p4")),
                400);
    }

    @Test
    void everyCellOfTheParetoNbdGrid() {
        checkGrid(
                "paretonbd",
                row -> ParetoNbd.of(number(row, "p1"), number(row, "p2"), number(row, "p3"), number(row, "p4")),
                700);
    }

    private interface Maker {
        TransactionModel of(Map<String, String> row);
    }

    private static void checkGrid(String name, Maker maker, int rows) {
        List<Map<String, String>> grid = ReferenceData.rows("expected/formula_grid_" + name + ".csv");
        assertThat(grid).hasSize(rows);
        for (Map<String, String> row : grid) {
            TransactionModel model = maker.of(row);
            int frequency = (int) number(row, "x");
            double recency = number(row, "t_x");
            double age = number(row, "T");
            PurchaseSummaries customer =
                    PurchaseSummaries.ofColumns(new int[] {frequency}, new double[] {recency}, new double[] {age});
            assertClose(row, model.logLikelihood(customer), number(row, "loglik_mpmath"));
            assertClose(row, model.probabilityAlive(frequency, recency, age), number(row, "palive_mpmath"));
            assertClose(
                    row,
                    model.expectedPurchases(frequency, recency, age, number(row, "horizon")),
                    number(row, "cet_mpmath"));
        }
    }

    private static void assertClose(Map<String, String> row, double actual, double expected) {
        if (Math.abs(expected) < TINY) {
            assertThat(actual).as("%s", row).isBetween(0.0, 2 * TINY);
        } else {
            assertThat(actual).as("%s", row).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_cbs_weeks", "cdnow_sample", "cdnow_master", "apparel_trans", "grocery_elog"})
    void fitsAreTheBestThatAnyoneFound(String set) {
        PurchaseSummaries customers = ReferenceCustomers.summaries(set);

        checkFit(BgNbd.fit(customers), ReferenceCustomers.polished(set, "bg_nbd"));
        checkFit(ParetoNbd.fit(customers), ReferenceCustomers.polished(set, "pareto_nbd"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_cbs_weeks", "cdnow_sample", "apparel_trans", "grocery_elog"})
    void modifiedFitsAreAtLeastThoseOfBtydPlus(String set) {
        double[] expected = ReferenceCustomers.modified(set);

        ModelFit<MbgNbd> fit = MbgNbd.fit(ReferenceCustomers.summaries(set));

        assertThat(fit.logLikelihood()).isBetween(expected[4] - 1e-6, expected[4] + 1e-5);
        assertThat(fit.model().b()).isCloseTo(expected[3], within(1e-3 * expected[3]));
    }

    private static void checkFit(ModelFit<?> fit, double[] expected) {
        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.DETERMINED);
        assertThat(fit.explanation()).isEmpty();
        assertThat(fit.logLikelihood()).isCloseTo(expected[4], within(1e-6));
        int i = 0;
        for (double parameter : fit.parameters().values()) {
            assertThat(parameter).isCloseTo(expected[i], within(3e-5 * expected[i]));
            i++;
        }
    }

    /** Discrepancy 1 and 3 of the reference data: other tools run away on this set, or see a gain that is rounding. */
    @Test
    void aFlatLikelihoodIsFoundAndCalledFlat() {
        PurchaseSummaries customers = ReferenceCustomers.summaries("online_retail_orders");

        ModelFit<BgNbd> fit = BgNbd.fit(customers);

        assertThat(fit.logLikelihood()).isCloseTo(-37645.537648151454, within(1e-6));
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.FLAT);
        assertThat(fit.explanation())
                .isEqualTo(
                        "the data hardly determine a and b: values many times larger or smaller fit almost as well, so trust"
                                + " the predictions and not these parameters");
        // where a difference of log-gammas gains 45.9
        BgNbd runAway = BgNbd.of(fit.model().r(), fit.model().alpha(), 2.6e9, 5e12);
        assertThat(runAway.logLikelihood(customers)).isLessThan(fit.logLikelihood());
    }

    /**
     * CDNOW's sample seen from 2023, after 24 years of silence: all customers leave at one rate. The log-likelihood in
     * that limit by numerical integration in scipy, customer by customer.
     */
    @Test
    void aFitWhereAllLeaveAtTheSameRateSaysSo() {
        PurchaseHistory history = Shop.reference("cdnow_sample", LocalDate.of(2023, 6, 30));

        ModelFit<ParetoNbd> fit = ParetoNbd.fit(history.summaries(ChronoUnit.WEEKS));

        assertThat(fit.logLikelihood()).isCloseTo(-17662.579437496588, within(1e-6));
        assertThat(fit.isConverged()).isTrue();
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.model().r()).isCloseTo(0.6276723, within(1e-6));
        assertThat(fit.model().alpha()).isCloseTo(13.5722206, within(1e-5));
        assertThat(fit.model().s() / fit.model().beta()).isCloseTo(0.0251548, within(1e-6));
    }

    @Test
    void aFitWhereNoCustomerSeemsToLeaveSaysSo() {
        ModelFit<ParetoNbd> fit = ParetoNbd.fit(ReferenceCustomers.summaries("online_retail_orders"));

        assertThat(fit.logLikelihood()).isCloseTo(-37645.65733054, within(1e-6));
        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.AT_BOUNDARY);
        assertThat(fit.explanation())
                .isEqualTo(
                        "the likelihood is highest at a boundary, where s goes to zero and beta has no influence: nobody"
                                + " seems to leave");
        assertThat(fit.model().r()).isCloseTo(0.8275585, within(1e-4));
        assertThat(fit.standardErrors().get("r")).isBetween(0.02, 0.03);
        assertThat(fit.standardErrors().get("s")).isNaN();
        assertThat(fit.model().probabilityAlive(0, 0, 53)).isCloseTo(1, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdnow_cbs_weeks",
                "cdnow_sample",
                "cdnow_master",
                "apparel_trans",
                "grocery_elog",
                "online_retail_orders"
            })
    void predictionsOfEveryCustomer(String set) {
        double[] bg = ReferenceCustomers.polished(set, "bg_nbd");
        BgNbd bgNbd = BgNbd.of(bg[0], bg[1], bg[2], bg[3]);
        double[] pareto = ReferenceCustomers.polished(set, "pareto_nbd");
        ParetoNbd paretoNbd = ParetoNbd.of(pareto[0], pareto[1], pareto[2], pareto[3]);
        for (Map<String, String> row : ReferenceData.rows("expected/" + set + "/lifetimes_customers.csv")) {
            int frequency = (int) number(row, "frequency");
            double recency = number(row, "recency_weeks");
            double age = number(row, "T_weeks");
            assertRelative(bgNbd.probabilityAlive(frequency, recency, age), number(row, "bg_palive"));
            assertRelative(paretoNbd.probabilityAlive(frequency, recency, age), number(row, "pnbd_palive"));
            for (int weeks : new int[] {4, 13, 39, 52}) {
                assertRelative(bgNbd.expectedPurchases(frequency, recency, age, weeks), number(row, "bg_cet_" + weeks));
                assertRelative(
                        paretoNbd.expectedPurchases(frequency, recency, age, weeks), number(row, "pnbd_cet_" + weeks));
            }
        }
    }

    /** What other tools have no number for is left out; the smallest are theirs to a few digits only. */
    private static void assertRelative(double actual, double expected) {
        if (!Double.isNaN(expected) && Math.abs(expected) > 1e-290) {
            assertThat(actual).isCloseTo(expected, within(RELATIVE * Math.abs(expected)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"cdnow_cbs_weeks", "cdnow_sample", "cdnow_master", "apparel_trans", "grocery_elog"})
    void discountedPurchasesAreThoseOfBtyd(String set) {
        double[] p = ReferenceCustomers.polished(set, "pareto_nbd");
        ParetoNbd model = ParetoNbd.of(p[0], p[1], p[2], p[3]);
        int checked = 0;
        for (Map<String, String> row :
                ReferenceData.rows("expected/" + set + "/btyd_customers_at_lifetimes_params.csv")) {
            double expected =
                    row.containsKey("pnbd_dert_d10pct_year") ? parsed(row.get("pnbd_dert_d10pct_year")) : Double.NaN;
            if (!Double.isNaN(expected) && expected > 1e-290) {
                double actual = model.discountedPurchases(
                        (int) number(row, "x"), number(row, "t.x"), number(row, "T.cal"), Math.log(1.1) / 52);
                assertThat(actual).isCloseTo(expected, within(1e-9 * expected));
                checked++;
            }
        }
        assertThat(checked).isGreaterThan(500);
    }

    private static double parsed(String text) {
        return text.isEmpty() || text.equals("NA") || text.equals("NaN") ? Double.NaN : Double.parseDouble(text);
    }

    /** P(X(t) = n) and E[X(t)] of lifetimes at its polished BG/NBD parameters for the CDNOW sample. */
    @Test
    void distributionOfTheNumberOfPurchases() {
        double[] p = ReferenceCustomers.polished("cdnow_sample", "bg_nbd");
        BgNbd model = BgNbd.of(p[0], p[1], p[2], p[3]);
        double[] expected = {
            0.5502800468603654,
            0.18665516822092074,
            0.08751696891467342,
            0.0503371291453903,
            0.03213242837776379,
            0.02188554777121911,
            0.015586028861964373,
            0.011467972632493734
        };
        for (int n = 0; n < expected.length; n++) {
            assertRelative(model.probabilityOfPurchases(n, 52), expected[n]);
        }
        assertRelative(model.expectedPurchases(52), 1.4936649002954667);
    }

    /** The standard errors of lifetimes (BG/NBD) and CLVTools (Pareto/NBD) for the CDNOW sample. */
    @Test
    void standardErrorsAreThoseOfOthers() {
        PurchaseSummaries customers = ReferenceCustomers.summaries("cdnow_sample");

        checkErrors(BgNbd.fit(customers), 0.010913455, 0.398295493, 0.110919125, 0.638048524);
        checkErrors(ParetoNbd.fit(customers), 0.0438876247, 0.893737974, 0.0740118238, 4.23002578);
    }

    private static void checkErrors(ModelFit<?> fit, double... expected) {
        int i = 0;
        for (double error : fit.standardErrors().values()) {
            assertThat(error).isCloseTo(expected[i], within(1e-4 * expected[i]));
            i++;
        }
    }
}
