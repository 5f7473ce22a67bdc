package io.github.retentionmetrics.internal.fit;

import java.util.Arrays;

/**
 * A log-likelihood being added up: its value, its gradient (the score) and, if asked for, the sum of the products of the
 * gradients of single observations, which approximates minus its second derivatives.
 */
public final class Scores {
    /** Products of factors between these limits neither overflow nor underflow at the next. */
    private static final double LARGE = 1e150;

    private static final double SMALL = 1e-150;

    private final double[] score;
    private final double[][] products;
    private boolean hasProducts;
    private double logLikelihood;

    /** What rounding took from the sum (Neumaier): likelihoods of many observations are compared to the last digits. */
    private double lost;

    /** Factors of the likelihood whose logarithm is taken once for many of them. */
    private double factors = 1;

    /**
     * An empty sum.
     *
     * @param parameters the number of parameters
     */
    public Scores(int parameters) {
        this.score = new double[parameters];
        this.products = new double[parameters][parameters];
    }

    /**
     * Starts anew.
     *
     * @param withProducts whether to add up the products of the gradients as well
     */
    public void clear(boolean withProducts) {
        hasProducts = withProducts;
        logLikelihood = 0;
        lost = 0;
        factors = 1;
        Arrays.fill(score, 0);
        for (double[] row : products) {
            Arrays.fill(row, 0);
        }
    }

    /**
     * Adds equal observations.
     *
     * @param count how many there are; may be a fraction, for weights
     * @param value the log-likelihood of one
     * @param gradient its derivatives by the parameters; not kept
     */
    public void add(double count, double value, double[] gradient) {
        addRuns(count, 1, value, gradient);
    }

    /**
     * Adds equal runs of observations that are much alike.
     *
     * @param count how many runs there are
     * @param length how many observations a run has
     * @param value the log-likelihood of one run
     * @param gradient its derivatives by the parameters; not kept
     */
    public void addRuns(double count, double length, double value, double[] gradient) {
        addValue(count * value);
        for (int i = 0; i < score.length; i++) {
            score[i] += count * gradient[i];
        }
        if (hasProducts) {
            // of each observation the length-th part of the gradient
            addProducts(count / length, gradient);
        }
    }

    private void addValue(double term) {
        double sum = logLikelihood + term;
        lost += Math.abs(logLikelihood) >= Math.abs(term) ? logLikelihood - sum + term : term - sum + logLikelihood;
        logLikelihood = sum;
    }

    private void addProducts(double count, double[] gradient) {
        for (int i = 0; i < score.length; i++) {
            for (int j = 0; j <= i; j++) {
                products[i][j] += count * gradient[i] * gradient[j];
            }
        }
    }

    /**
     * Adds the logarithm of a factor of the likelihood, such as is left when the rest of it is simple.
     *
     * @param count how many observations have it
     * @param factor the factor, above 0
     */
    public void addLog(double count, double factor) {
        if (count == 1 && factor > SMALL && factor < LARGE) {
            factors *= factor;
            if (factors < SMALL || factors > LARGE) {
                addValue(Math.log(factors));
                factors = 1;
            }
        } else {
            addValue(count * Math.log(factor));
        }
    }

    /**
     * What was added.
     *
     * @return the log-likelihood
     */
    public double logLikelihood() {
        return logLikelihood + lost + Math.log(factors);
    }

    /**
     * The derivative by the logarithm of a parameter.
     *
     * @param i which parameter
     * @param parameters the parameters
     * @return the derivative of the log-likelihood
     */
    public double score(int i, double[] parameters) {
        return score[i] * parameters[i];
    }

    /**
     * The sum of products of derivatives by the logarithms of two parameters.
     *
     * @param i which parameter
     * @param j which other
     * @param parameters the parameters
     * @return the sum over the observations
     */
    public double product(int i, int j, double[] parameters) {
        return products[Math.max(i, j)][Math.min(i, j)] * parameters[i] * parameters[j];
    }
}
