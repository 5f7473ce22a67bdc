package io.github.retentionmetrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetentionProgrammeTest {
    private static final LifetimeValue VALUE = LifetimeValue.of(BigDecimal.valueOf(250));
    private static final BigDecimal COST = BigDecimal.valueOf(20_000);
    private static final RetentionProgramme PROGRAMME = RetentionProgramme.of(10_000, 2, VALUE, COST);

    @Test
    void bringsTheValueOfThoseItKeeps() {
        assertThat(PROGRAMME.customersKept()).isEqualByComparingTo("200");
        assertThat(PROGRAMME.gain().value()).isEqualTo(200 * 250);
        assertThat(PROGRAMME.profit().value()).isEqualTo(50_000 - 20_000);
        assertThat(PROGRAMME.returnOnInvestment().value()).isEqualTo(1.5);
        assertThat(PROGRAMME.breakEvenPoints().value()).isEqualTo(100 * 20_000 / (10_000 * 250.0));
    }

    @Test
    void mayDriveCustomersAway() {
        RetentionProgramme programme = RetentionProgramme.of(10_000, -0.5, VALUE, COST);

        assertThat(programme.gain().value()).isEqualTo(-50 * 250);
        assertThat(programme.returnOnInvestment().value()).isEqualTo(-1.625);
    }

    @Test
    void takesTheLiftOfTwoGroups() {
        RetentionProgramme programme = RetentionProgramme.ofGroups(Rate.of(820, 1_000), Rate.of(400, 500), VALUE, COST);

        assertThat(programme).isEqualTo(RetentionProgramme.of(1_000, 2, VALUE, COST));
        assertThatThrownBy(() -> RetentionProgramme.ofGroups(Rate.of(1, 2), Rate.of(0, 0, "nobody"), VALUE, COST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("without must be defined: undefined (0 of 0): nobody");
        assertThatThrownBy(() -> RetentionProgramme.ofGroups(null, Rate.of(1, 2), VALUE, COST))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("with");
    }

    @Test
    void saysWhatIsUndefined() {
        RetentionProgramme free = RetentionProgramme.of(10_000, 2, VALUE, BigDecimal.ZERO);
        assertThat(free.returnOnInvestment().reason()).isEqualTo("the programme cost nothing");
        assertThat(free.breakEvenPoints().value()).isZero();

        RetentionProgramme worthless = RetentionProgramme.of(10_000, 2, LifetimeValue.of(BigDecimal.ZERO), COST);
        assertThat(worthless.returnOnInvestment().value()).isEqualTo(-1);
        assertThat(worthless.breakEvenPoints().reason()).isEqualTo("a kept customer has no positive value");
        assertThat(RetentionProgramme.of(0, 2, VALUE, COST).breakEvenPoints().reason())
                .isEqualTo("a kept customer has no positive value");

        RetentionProgramme unknown = RetentionProgramme.of(10_000, 2, LifetimeValue.undefined("why"), COST);
        assertThat(unknown.gain().reason()).isEqualTo("why");
        assertThat(unknown.profit().reason()).isEqualTo("why");
        assertThat(unknown.returnOnInvestment().reason()).isEqualTo("why");
        assertThat(unknown.breakEvenPoints().reason()).isEqualTo("why");
    }

    @Property(seed = "20260101")
    void profitIsZeroAtBreakEven(
            @ForAll @IntRange(min = 1_000, max = 100_000) int customers,
            @ForAll @IntRange(min = 1, max = 10_000) int cost) {
        RetentionProgramme programme = RetentionProgramme.of(customers, 0, VALUE, BigDecimal.valueOf(cost));
        double points = programme.breakEvenPoints().value();

        assertThat(RetentionProgramme.of(customers, points, VALUE, BigDecimal.valueOf(cost))
                        .profit()
                        .value())
                .isCloseTo(0, within(1e-9 * cost));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-100.1, 101, Double.NaN})
    void refusesLiftsThatAreNone(double points) {
        assertThatThrownBy(() -> RetentionProgramme.of(1, points, VALUE, COST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("points must be in -100..100: (" + points + "|101)");
    }

    @Test
    void refusesNegativeCounts() {
        assertThatThrownBy(() -> RetentionProgramme.of(-1, 1, VALUE, COST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must not be negative: -1");
        assertThatThrownBy(() -> RetentionProgramme.of(1, 1, VALUE, BigDecimal.valueOf(-1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("cost must not be negative: -1");
        assertThatThrownBy(() -> RetentionProgramme.of(1, 1, null, COST))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("value");
        assertThat(Serialization.roundTrip(PROGRAMME)).isEqualTo(PROGRAMME);
    }

    /** Products of amounts may have more digits than a ratio takes. */
    @Test
    void extremeAmountsHaveQuotients() {
        LifetimeValue tiny = LifetimeValue.of(new BigDecimal("2E-163"));
        RetentionProgramme ofTiny = RetentionProgramme.of(10, 1e-50, tiny, new BigDecimal("1E-100"));
        assertThat(ofTiny.breakEvenPoints().value()).isCloseTo(5e63, withinPercentage(1e-9));
        assertThat(ofTiny.returnOnInvestment().value()).isCloseTo(-1, withinPercentage(1e-9));
        LifetimeValue huge = LifetimeValue.of(new BigDecimal("2E+180"));
        RetentionProgramme ofHuge = RetentionProgramme.of(10, 50, huge, BigDecimal.ONE);
        assertThat(ofHuge.breakEvenPoints().value()).isCloseTo(5e-180, withinPercentage(1e-9));
        assertThat(ofHuge.returnOnInvestment().value()).isCloseTo(1e181, withinPercentage(1e-9));
        Ratio cost = Ratio.of(BigDecimal.TEN, BigDecimal.ONE);
        assertThat(AcquisitionCost.valueToCost(tiny, cost).isDefined()).isTrue();
        assertThat(AcquisitionCost.valueToCost(huge, cost).value()).isCloseTo(2e179, withinPercentage(1e-9));
    }
}
