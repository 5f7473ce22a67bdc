package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a search of fewer observations leaves to do in the likelihood of all. */
class FittingTest {
    private static final ParametricFamily FAMILY = ParametricFamily.of("test", "a", "b");

    /**
     * Highest where a has a value, whatever b: no start leads to parameters that are determined, and all of them are
     * tried.
     */
    private static final class Ridge implements Likelihood {
        private final double best;
        private int evaluations;

        Ridge(double best) {
            this.best = best;
        }

        @Override
        public void addTo(LogLikelihoodSum sum, double[] parameters) {
            evaluations++;
            double away = Math.log(parameters[0] / best);
            sum.add(1, -100 * away * away, -200 * away / parameters[0], 0);
        }
    }

    /** All observations, and fewer of them that are almost these. */
    private record Many(Ridge all, Ridge few) implements Likelihood {
        @Override
        public void addTo(LogLikelihoodSum sum, double[] parameters) {
            all.addTo(sum, parameters);
        }

        @Override
        public Optional<Likelihood> condensed() {
            return Optional.of(few);
        }
    }

    private static Ridge searched(double[]... starts) {
        Ridge all = new Ridge(2);
        ModelFit<double[]> fit =
                FAMILY.withStarts(starts).fit(new Many(all, new Ridge(2.02)), 100, parameters -> parameters);

        assertThat(fit.outcome()).isEqualTo(ModelFit.Outcome.FLAT);
        assertThat(fit.explanation()).contains("b has no influence");
        assertThat(fit.model()[0]).isCloseTo(2, within(1e-4));
        return all;
    }

    @Test
    void onlyTheHighestOfSeveralPlacesIsLookedForAmongAllObservations() {
        int once = searched(new double[] {1, 1}).evaluations;

        assertThat(once).isPositive();
        assertThat(searched(new double[] {1, 1}, new double[] {3, 2}, new double[] {0.5, 9}).evaluations)
                .isLessThan(2 * once);
    }
}
