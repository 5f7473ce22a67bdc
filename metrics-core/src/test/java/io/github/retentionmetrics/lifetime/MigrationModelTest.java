package io.github.retentionmetrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MigrationModelTest {
    private static final double[] CHANCES = {0.5, 0.2, 0.1, 0};
    private static final double[] PAYOFFS = {100, 0, 0, 0};
    private static final MigrationModel MODEL = MigrationModel.ofRecency(CHANCES, PAYOFFS, 0.1);

    private static final String TOO_LARGE = "the value is too large for a double";
    private static final String NO_LIMIT = "payoffs never stop and nothing is discounted, so the value has no limit";

    /** The published figures of the model of Pfeifer and Carraway's kind, with 10 % discount. */
    @Test
    void givesThePublishedValues() {
        assertThat(MODEL.states()).isEqualTo(4);
        assertThat(MODEL.lifetimeValue(0).value()).isCloseTo(231.07638889, within(1e-8));
        assertThat(MODEL.lifetimeValue(1).value()).isCloseTo(57.29166667, within(1e-8));
        assertThat(MODEL.lifetimeValue(2).value()).isCloseTo(21.00694444, within(1e-8));
        assertThat(MODEL.lifetimeValue(3).value()).isZero();
    }

    /** The published first row after four periods, with other chances. */
    @Test
    void givesThePublishedChances() {
        double[][] chances = MigrationModel.ofRecency(new double[] {0.3, 0.2, 0.05, 0}, PAYOFFS, 0.1)
                .chancesAfter(4);

        assertThat(chances[0]).containsExactly(new double[] {0.0823, 0.0973, 0.1288, 0.6916}, within(0.00005));
        assertThat(chances[3]).containsExactly(0, 0, 0, 1);
    }

    @Test
    void startsWhereItIs() {
        assertThat(MODEL.chancesAfter(0)[1]).containsExactly(0, 1, 0, 0);
        assertThat(MODEL.chancesAfter(1)[1]).containsExactly(0.2, 0, 0.8, 0);
    }

    @Test
    void sumsAHorizon() {
        assertThat(MODEL.lifetimeValue(0, 0).amount()).contains(BigDecimal.ZERO);
        assertThat(MODEL.lifetimeValue(0, 1).value()).isEqualTo(100);
        assertThat(MODEL.lifetimeValue(0, 2).value()).isCloseTo(100 + 0.5 * 100 / 1.1, within(1e-12));
        // state 0 again after two periods: stayed twice, or left and came back
        assertThat(MODEL.lifetimeValue(0, 3).value())
                .isCloseTo(100 + 0.5 * 100 / 1.1 + (0.25 + 0.5 * 0.2) * 100 / 1.21, within(1e-12));
        assertThat(MODEL.lifetimeValue(0, 500).value())
                .isCloseTo(MODEL.lifetimeValue(0).value(), within(1e-10));
    }

    @Property(seed = "20260101")
    void theAverageDoesNotDependOnTheOrderOfTheStates(
            @ForAll @Size(min = 2, max = 9) List<@DoubleRange(min = -1e6, max = 1e6) Double> payoffs,
            @ForAll Random random) {
        List<Integer> order = new ArrayList<>();
        for (int state = 0; state < payoffs.size(); state++) {
            order.add(state);
        }
        Collections.shuffle(order, random);
        double[][] stay = new double[order.size()][order.size()];
        double[] own = new double[order.size()];
        double[] others = new double[order.size()];
        long[] customers = new long[order.size()];
        long[] moved = new long[order.size()];
        for (int state = 0; state < order.size(); state++) {
            stay[state][state] = 1;
            own[state] = payoffs.get(state);
            others[state] = payoffs.get(order.get(state));
            customers[state] = 1 + 37L * state % 11;
            moved[state] = 1 + 37L * order.get(state) % 11;
        }
        assertThat(MigrationModel.of(stay, others, 0.1).average(moved))
                .isEqualTo(MigrationModel.of(stay, own, 0.1).average(customers));
    }

    @Test
    void averagesOverCustomers() {
        assertThat(MODEL.average(1, 1, 2, 4).value())
                .isCloseTo((231.07638889 + 57.29166667 + 2 * 21.00694444) / 8, within(1e-8));
        assertThat(MODEL.average(0, 0, 0, 0).reason()).isEqualTo("no customers");
    }

    @Test
    void hasAValueWithoutDiscountWhenAllAreLostInTheEnd() {
        MigrationModel model = MigrationModel.ofRecency(CHANCES, PAYOFFS, 0);
        // v0 = 100 + .5 v0 + .5 v1, v1 = .2 v0 + .8 v2, v2 = .1 v0
        double first = 100 / (1 - 0.5 - 0.5 * (0.2 + 0.8 * 0.1));

        assertThat(model.lifetimeValue(0).value()).isCloseTo(first, within(1e-10));
        assertThat(model.lifetimeValue(2).value()).isCloseTo(0.1 * first, within(1e-10));
        assertThat(model.lifetimeValue(3).amount()).contains(BigDecimal.ZERO);
    }

    @Test
    void hasNoValueWithoutDiscountWhenPayoffsNeverStop() {
        // from the first state to the second or the third; both stay, and only the second pays
        MigrationModel model =
                MigrationModel.of(new double[][] {{0, 0.5, 0.5}, {0, 1, 0}, {0, 0, 1}}, new double[] {5, 10, 0}, 0);

        assertThat(model.lifetimeValue(0)).isEqualTo(LifetimeValue.undefined(NO_LIMIT));
        assertThat(model.lifetimeValue(1).reason()).isEqualTo(NO_LIMIT);
        assertThat(model.lifetimeValue(2).amount()).contains(BigDecimal.ZERO);
        assertThat(model.average(0, 0, 7).amount()).contains(BigDecimal.ZERO);
        assertThat(model.average(0, 1, 7).reason()).isEqualTo(NO_LIMIT);
        assertThat(model.lifetimeValue(0, 3).value()).isEqualTo(5 + 5 + 5);
        // too small a rate to make a difference is none
        assertThat(MigrationModel.of(new double[][] {{1}}, new double[] {1}, 1e-300)
                        .lifetimeValue(0)
                        .reason())
                .isEqualTo(NO_LIMIT);
    }

    @Test
    void hasNoValueBeyondTheRangeOfADouble() {
        MigrationModel model = MigrationModel.ofRecency(new double[] {0.5, 0.5}, new double[] {1e308, 1e308}, 0.1);

        assertThat(model.lifetimeValue(0)).isEqualTo(LifetimeValue.undefined(TOO_LARGE));
        assertThat(model.lifetimeValue(1, 100)).isEqualTo(LifetimeValue.undefined(TOO_LARGE));
        assertThat(model.lifetimeValue(1, 1).value()).isEqualTo(1e308);
        assertThat(model.average(1, 0)).isEqualTo(LifetimeValue.undefined(TOO_LARGE));
        // each value fits, and so does the mean, but not the sum
        assertThat(MigrationModel.ofRecency(new double[] {0}, new double[] {1e307}, 1)
                        .average(Long.MAX_VALUE))
                .isEqualTo(LifetimeValue.undefined(TOO_LARGE));
    }

    @Test
    void endsWhenFurtherPeriodsAddNothing() {
        assertThat(MODEL.lifetimeValue(0, Integer.MAX_VALUE).value())
                .isCloseTo(MODEL.lifetimeValue(0).value(), within(1e-10));
    }

    @Test
    void takesLossesAndOtherStates() {
        // free customers cost 1 a month; paying ones bring 20; some move between, some leave
        MigrationModel model = MigrationModel.of(
                new double[][] {{0.7, 0.1, 0.2}, {0.05, 0.9, 0.05}, {0, 0, 1}}, new double[] {-1, 20, 0}, 0.01);
        double free = model.lifetimeValue(0).value();
        double paying = model.lifetimeValue(1).value();

        assertThat(free).isCloseTo(-1 + (0.7 * free + 0.1 * paying) / 1.01, within(1e-9));
        assertThat(paying).isCloseTo(20 + (0.05 * free + 0.9 * paying) / 1.01, within(1e-9));
    }

    @Test
    void keepsCopies() {
        double[] payoffs = PAYOFFS.clone();
        MigrationModel model = MigrationModel.ofRecency(CHANCES, payoffs, 0.1);
        payoffs[0] = 0;
        model.chancesAfter(1)[0][0] = 9;

        assertThat(model)
                .isEqualTo(MODEL)
                .hasSameHashCodeAs(MODEL)
                .isNotEqualTo(MigrationModel.ofRecency(CHANCES, PAYOFFS, 0.2))
                .isNotEqualTo(MigrationModel.ofRecency(CHANCES, payoffs, 0.1))
                .isNotEqualTo(MigrationModel.ofRecency(new double[] {0.5, 0.2, 0.2, 0}, PAYOFFS, 0.1))
                .isNotEqualTo("model");
        assertThat(Serialization.roundTrip(model)).isEqualTo(model);
        assertThat(model).hasToString("MigrationModel[4 states, discount 0.1]");
    }

    @Property(seed = "20260101")
    void rowsSumToOne(
            @ForAll @DoubleRange(max = 1) @Scale(3) double one,
            @ForAll @DoubleRange(max = 1) @Scale(3) double other,
            @ForAll @IntRange(max = 100) int periods) {
        MigrationModel model = MigrationModel.ofRecency(new double[] {one, other, 0}, new double[] {1, 0, 0}, 0.1);

        for (double[] row : model.chancesAfter(periods)) {
            assertThat(row[0] + row[1] + row[2]).isCloseTo(1, within(1e-12));
        }
    }

    /** Who never comes back migrates once: the retention model that pays at once. */
    @Property(seed = "20260101")
    void isTheRetentionModelWhenLostIsLost(
            @ForAll @DoubleRange(max = 1) @Scale(3) double retention,
            @ForAll @DoubleRange(min = 0.001, max = 1) @Scale(3) double discount) {
        MigrationModel model = MigrationModel.ofRecency(new double[] {retention, 0}, new double[] {10, 0}, discount);
        double expected = RetentionModel.of(BigDecimal.TEN, retention, discount, Timing.IMMEDIATE)
                .lifetimeValue()
                .value();

        assertThat(model.lifetimeValue(0).value()).isCloseTo(expected, within(1e-9 * expected));
    }

    @Test
    void refusesWhatIsNoModel() {
        assertRefused(
                new double[][] {},
                new double[] {},
                0,
                "chances (0 rows) must have a row for each of payoffs (0), and at least one");
        assertRefused(
                new double[][] {{1}},
                new double[] {1, 2},
                0,
                "chances (1 rows) must have a row for each of payoffs (2), and at least one");
        assertRefused(
                new double[][] {{1, 0}}, new double[] {1}, 0, "chances of state 0 must be as many as states (1): 2");
        assertRefused(new double[][] {{0.5}}, new double[] {1}, 0, "chances of state 0 must sum to 1: 0.5");
        assertRefused(
                new double[][] {{2, -1}, {0, 1}}, new double[] {1, 1}, 0, "chances of state 0 must be in 0..1: 2.0");
        assertRefused(new double[][] {{Double.NaN}}, new double[] {1}, 0, "chances of state 0 must be in 0..1: NaN");
        assertRefused(new double[][] {{1}}, new double[] {Double.NaN}, 0, "payoff of state 0 must be finite: NaN");
        assertRefused(new double[][] {{1}}, new double[] {1}, -1, "discount must be finite and not negative: -1.0");
        assertRefused(
                new double[][] {{1}},
                new double[] {1},
                Double.POSITIVE_INFINITY,
                "discount must be finite and not negative: Infinity");
        assertThatThrownBy(() -> MigrationModel.ofRecency(new double[] {1.5}, new double[] {1}, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("chanceToBuy of state 0 must be in 0..1: 1.5");
        assertThatThrownBy(() -> MODEL.lifetimeValue(4)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> MODEL.lifetimeValue(0, -1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periods must not be negative: -1");
        assertThatThrownBy(() -> MODEL.chancesAfter(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("periods must not be negative: -1");
        assertThatThrownBy(() -> MODEL.average(1, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must have a count for each state (4): 2");
        assertThatThrownBy(() -> MODEL.average(1, -2, 0, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers in state 1 must not be negative: -2");
        assertThatThrownBy(() -> MigrationModel.of(new double[][] {null}, new double[] {1}, 0))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("chances of state 0");
    }

    private static void assertRefused(double[][] chances, double[] payoffs, double discount, String message) {
        assertThatThrownBy(() -> MigrationModel.of(chances, payoffs, discount))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
