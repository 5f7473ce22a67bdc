package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.Gradients;
import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The analytic gradients against differences of the log-likelihood. */
class LikelihoodGradientTest {
    private static final Histories HISTORIES = Histories.of(PurchaseSummaries.ofColumns(
            new int[] {0, 0, 1, 2, 7, 40, 217, 7},
            new double[] {0, 0, 0.2, 20, 38, 30, 38.8, 38},
            new double[] {5, 38.9, 38.9, 25, 39, 39, 39, 39}));

    static Stream<Arguments> likelihoods() {
        Function<Histories, Likelihood> bgNbd = histories -> new GeometricDropoutLikelihood(histories, 0);
        Function<Histories, Likelihood> mbgNbd = histories -> new GeometricDropoutLikelihood(histories, 1);
        Function<Histories, Likelihood> paretoNbd = ParetoNbdLikelihood::new;
        return Stream.of(
                Arguments.of(bgNbd, new double[] {0.25, 4, 0.8, 2.5}),
                Arguments.of(bgNbd, new double[] {2, 40, 3, 0.3}),
                Arguments.of(mbgNbd, new double[] {0.5, 6, 0.9, 1.6}),
                Arguments.of(mbgNbd, new double[] {1.4, 0.2, 0.01, 30}),
                Arguments.of(paretoNbd, new double[] {0.5, 10, 0.6, 12}),
                Arguments.of(paretoNbd, new double[] {0.5, 12, 0.6, 10}),
                Arguments.of(paretoNbd, new double[] {0.5, 10, 1, 10}),
                Arguments.of(paretoNbd, new double[] {2, 0.001, 0.05, 60}),
                Arguments.of(paretoNbd, new double[] {0.3, 60, 3, 0.001}));
    }

    @ParameterizedTest
    @MethodSource("likelihoods")
    void gradientsAreTheSlopesOfTheLogLikelihood(Function<Histories, Likelihood> maker, double[] parameters) {
        Gradients.check(maker.apply(HISTORIES), parameters);
    }
}
