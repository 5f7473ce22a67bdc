package io.github.retentionmetrics.internal.math;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.numbers.gamma.LogBeta;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BetaPowerTest {
    private static BetaPower power(double a, double b, double part, double rest) {
        BetaPower power = new BetaPower(a, b);
        power.evaluate(part, rest, (a * rest - b * part) / (part + rest));
        return power;
    }

    private static double value(double a, double b, double part, double rest) {
        return power(a, b, part, rest).value();
    }

    @ParameterizedTest
    @CsvSource({
        "0.3, 0.8, 2, 5",
        "3, 500, 2, 5",
        "15.9, 40, 3, 8",
        "16.1, 40, 3, 8",
        "40, 16.1, 1, 300",
        "200, 300, 1e-3, 1",
        "200, 300, 1, 1e-3"
    })
    void isTheLogarithmOfTheProduct(double a, double b, double part, double rest) {
        double direct = a * Math.log(part / (part + rest)) + b * Math.log(rest / (part + rest)) - LogBeta.value(a, b);
        BetaPower power = power(a, b, part, rest);
        assertThat(power.value()).isCloseTo(direct, within(1e-12 * (1 + Math.abs(a + b))));
        double up = Math.exp(1e-5);
        double byLogA = (value(a * up, b, part * up, rest) - value(a / up, b, part / up, rest)) / 2e-5;
        double byLogB = (value(a, b * up, part, rest * up) - value(a, b / up, part, rest / up)) / 2e-5;
        assertThat(power.byLogA()).isCloseTo(byLogA, within(1e-6 * (1 + Math.abs(byLogA))));
        assertThat(power.byLogB()).isCloseTo(byLogB, within(1e-6 * (1 + Math.abs(byLogB))));
    }

    /** Near the mean of large shapes it is normal: log sqrt(a b / (a + b) / 2 pi) - lead^2 / 2 (1 / a + 1 / b). */
    @Test
    void hasAllDigitsAtShapesThatHaveThem() {
        double shape = 0x1p50;
        double peak = Math.log(shape / 2 / (2 * Math.PI)) / 2;
        assertThat(value(shape, shape, 1, 1)).isCloseTo(peak, within(1e-14));
        double part = 1 + 0x1p-25;
        double lead = -shape * 0x1p-25 / (part + 1);
        BetaPower power = power(shape, shape, part, 1);
        assertThat(power.value()).isCloseTo(peak - lead * lead / shape, within(1e-12));
        // of peak by log a: b / (a + b) / 2; of -lead^2 / 2 a, where lead is of the order of its root: half of that
        assertThat(power.byLogA()).isCloseTo(0.25 - lead * lead / shape / 2, within(1e-7));
        assertThat(power.byLogB()).isCloseTo(0.25 - lead * lead / shape / 2, within(1e-7));
    }
}
