package io.github.retentionmetrics.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** Analytic gradients against differences of the log-likelihood. */
public final class Gradients {
    private Gradients() {}

    /**
     * Checks the gradient of a likelihood.
     *
     * @param likelihood the likelihood
     * @param parameters where to look
     */
    public static void check(Likelihood likelihood, double... parameters) {
        LogLikelihoodSum sum = LogLikelihoodSum.of(likelihood, parameters);
        double h = 1e-4;
        for (int i = 0; i < parameters.length; i++) {
            double slope = (8 * (value(likelihood, parameters, i, h) - value(likelihood, parameters, i, -h))
                            - value(likelihood, parameters, i, 2 * h)
                            + value(likelihood, parameters, i, -2 * h))
                    / (12 * h);
            assertThat(sum.derivative(i) * parameters[i]).isCloseTo(slope, within(1e-7 * (1 + Math.abs(slope))));
        }
    }

    /** The log-likelihood with one parameter's logarithm moved. */
    private static double value(Likelihood likelihood, double[] parameters, int moved, double by) {
        double[] point = parameters.clone();
        point[moved] *= Math.exp(by);
        return likelihood.at(point);
    }
}
