package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.internal.fit.Likelihood;
import io.github.retentionmetrics.internal.fit.ModelShape;
import io.github.retentionmetrics.internal.fit.Scores;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a search of fewer observations leaves to do in the likelihood of all. */
class FittingTest {
    private static final ModelShape SHAPE = new ModelShape("test", List.of("a", "b"), Map.of());

    /** Highest where a has a value, whatever b: no start leads to parameters that are determined, and all of them are tried. */
    private static final class Ridge implements Likelihood {
        private final double best;
        private int evaluations;

        Ridge(double best) {
            this.best = best;
        }

        @Override
        public void addTo(Scores scores, double[] parameters) {
            evaluations++;
            double away = Math.log(parameters[0] / best);
            scores.add(1, -100 * away * away, new double[] {-200 * away / parameters[0], 0});
        }
    }

    /** All observations, and fewer of them that are almost these. */
    private record Many(Ridge all, Ridge few) implements Likelihood {
        @Override
        public void addTo(Scores scores, double[] parameters) {
            all.addTo(scores, parameters);
        }

        @Override
        public Optional<Likelihood> bounded() {
            return Optional.of(few);
        }
    }

    private static Ridge searched(double[]... starts) {
        Ridge all = new Ridge(2);
        ModelFit<double[]> fit = Fitting.of(
                SHAPE,
                new Many(all, new Ridge(2.02)),
                100,
                starts,
                FitOptions.withDefaults(),
                parameters -> parameters);

        assertThat(fit.outcome()).isEqualTo(FitOutcome.FLAT);
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
