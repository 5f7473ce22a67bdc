package io.github.retentionmetrics.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The worked example of Groemping, Relative Importance for Linear Regression in R: The Package relaimpo, Journal of
 * Statistical Software 17(1), 2006: metric lmg on R's data set swiss, as relaimpo prints it. Only sums of products of
 * that data are here, as whole numbers (Fertility, Agriculture and Infant.Mortality times 10, Catholic times 100).
 */
class DriverImportanceReferenceTest {
    private static final List<String> NAMES =
            List.of("Agriculture", "Examination", "Education", "Catholic", "Infant.Mortality");

    /** n sum(x y) - sum(x) sum(y) of 47 provinces, below the diagonal; the last row is Fertility. */
    private static final long[][] CENTRED = {
        {111515834L},
        {-2689373L, 137604L},
        {-3019393L, 115831L, 199890L},
        {821353260L, -41199204L, -13339287L, 37603547894L},
        {-870389L, -57283L, -60140L, 46089767L, 1834198L},
        {21656570L, -1391613L, -1723752L, 522259645L, 3276769L, 33736388L}
    };

    private static final double[] LMG = {0.05709122, 0.17117303, 0.26013468, 0.10557015, 0.11276592};

    @Test
    void agreesWithRelaimpo() {
        BigInteger[][] centred = IntStream.range(0, 6)
                .mapToObj(i -> IntStream.range(0, 6)
                        .mapToObj(j -> BigInteger.valueOf(CENTRED[Math.max(i, j)][Math.min(i, j)]))
                        .toArray(BigInteger[]::new))
                .toArray(BigInteger[][]::new);
        DriverImportance importance = DriverImportance.of(NAMES, new ExplainedVariance(centred));

        assertThat(importance.value()).isCloseTo(0.7067350, within(5e-8));
        for (int i = 0; i < LMG.length; i++) {
            assertThat(importance.contribution(NAMES.get(i))).isCloseTo(LMG[i], within(5e-9));
        }
    }
}
