package io.github.retentionmetrics.fit;

import io.github.retentionmetrics.internal.Parameters;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.util.List;
import java.util.Map;

/**
 * A model could not be fitted: the data do not suffice, or the search found no maximum.
 *
 * <p>Carries the last state of the search for diagnosis; its parameters are not a fit.
 */
public final class FitException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final List<String> names;
    private final double[] parameters;
    private final double logLikelihood;
    private final int iterations;

    FitException(String message, List<String> names, double[] parameters, double logLikelihood, int iterations) {
        super(message);
        this.names = List.copyOf(names);
        this.parameters = parameters.clone();
        this.logLikelihood = logLikelihood;
        this.iterations = iterations;
    }

    /** A failure before there was anything to search. */
    FitException(String message) {
        this(message, List.of(), new double[0], Double.NaN, 0);
    }

    /**
     * The parameters at which the search was given up.
     *
     * @return the parameters by name; empty if the search had not begun
     */
    public Map<String, Double> parameters() {
        return Parameters.byName(names, parameters);
    }

    /**
     * The log-likelihood at which the search was given up.
     *
     * @return the log-likelihood; NaN if the search had not begun or there is none
     */
    public double logLikelihood() {
        return logLikelihood;
    }

    /**
     * The number of steps that were taken.
     *
     * @return the number of iterations
     */
    public int iterations() {
        return iterations;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> iterations >= 0 && Restored.areNames(names) && names.size() == parameters.length);
    }
}
