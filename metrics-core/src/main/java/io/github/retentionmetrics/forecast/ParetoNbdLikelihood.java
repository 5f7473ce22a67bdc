package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.internal.LongTable;
import io.github.retentionmetrics.internal.math.LomaxGammaTail;
import io.github.retentionmetrics.internal.math.LomaxGammaTailCurve;
import io.github.retentionmetrics.internal.math.RisingFactorial;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The likelihood of Pareto/NBD, as a sum of positive terms.
 *
 * <pre>
 *   L = (r)_x alpha^r beta^s  [ A(tx) h(tx) + A(T) (1 - h(T)) ],     A(t) = (alpha + t)^-(r+x) (beta + t)^-s
 * </pre>
 *
 * <p>with h(t) of {@link LomaxGammaTail} at m = r + x, alpha + t and beta + t: A(t) h(t) is the integral from t to
 * infinity of s (alpha + u)^-(r+x) (beta + u)^-(s+1). It depends on the frequency and one time only, and is computed
 * once for each distinct pair of these. Where many times occur with one frequency, it is interpolated by a
 * {@linkplain LomaxGammaTailCurve curve} that is exact to rounding and needs a few values only.
 */
final class ParetoNbdLikelihood implements Likelihood {
    private final Histories histories;

    /** The pairs of frequency and time that occur, and the indices of the two pairs of each history among them. */
    private final int[] pairFrequency;

    private final int[] pairTime;
    private final int[] atRecency;
    private final int[] atAge;
    private final double[] rising;
    private final double[] risingR;
    private final double[] logsA;
    private final double[] logsB;
    private final double[] inversesA;
    private final double[] inversesB;
    private final double[][] tails;
    private final double[] gradient = new double[4];
    private final LomaxGammaTail tail = new LomaxGammaTail();
    private final LomaxGammaTailCurve curve = new LomaxGammaTailCurve();

    /** A likelihood with work space of its own, for one thread. */
    ParetoNbdLikelihood(Histories histories) {
        this.histories = histories;
        LongTable pairs = new LongTable();
        int[] recencies = IntStream.range(0, histories.size())
                .map(i -> pairs.add(pair(histories.frequency(i), histories.recency(i))))
                .toArray();
        int[] ages = IntStream.range(0, histories.size())
                .map(i -> pairs.add(pair(histories.frequency(i), histories.age(i))))
                .toArray();
        // in the order of their frequencies, and of times where these are the same
        long[] distinct = pairs.sorted();
        int[] ranks = pairs.ranks();
        this.atRecency = Arrays.stream(recencies).map(i -> ranks[i]).toArray();
        this.atAge = Arrays.stream(ages).map(i -> ranks[i]).toArray();
        this.pairFrequency = new int[distinct.length];
        this.pairTime = new int[distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            pairFrequency[i] = (int) (distinct[i] >> Integer.SIZE);
            pairTime[i] = (int) distinct[i];
        }
        this.rising = new double[histories.frequencies().length];
        this.risingR = new double[histories.frequencies().length];
        this.logsA = new double[histories.times().length];
        this.logsB = new double[histories.times().length];
        this.inversesA = new double[histories.times().length];
        this.inversesB = new double[histories.times().length];
        this.tails = new double[5][distinct.length];
    }

    private static long pair(int frequency, int time) {
        return (long) frequency << Integer.SIZE | time;
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double s = parameters[2];
        double beta = parameters[3];
        prepare(r, alpha, s, beta);
        double logAlpha = Math.log(alpha);
        for (int i = 0; i < histories.size(); i++) {
            int f = histories.frequency(i);
            double m = r + histories.frequencies()[f];
            int from = histories.recency(i);
            int to = histories.age(i);
            int x = histories.frequencies()[f];
            double time = histories.times()[from];
            double span = histories.times()[to] - time;
            double silenceA = logsA[to] - logsA[from];
            double silenceB = logsB[to] - logsB[from];
            double fallen = Math.exp(-(m * silenceA + s * silenceB));
            double both = tails[0][atRecency[i]] + (1 - tails[0][atAge[i]]) * fallen;
            double inverse = 1 / both;
            double share = fallen * inverse;
            double late = (1 - tails[0][atAge[i]]) * share;
            gradient[0] = risingR[f] - logsA[from] - late * silenceA + slope(1, i, inverse, share);
            gradient[1] = (r * time / alpha - x + m * late * span * inversesA[to]) * inversesA[from]
                    + slope(2, i, inverse, share);
            gradient[2] = -logsB[from] - late * silenceB + slope(3, i, inverse, share);
            gradient[3] =
                    s * (time / beta + late * span * inversesB[to]) * inversesB[from] + slope(4, i, inverse, share);
            double log = rising[f] - x * logAlpha - m * logsA[from] - s * logsB[from];
            sum.add(histories.count(i), log, gradient);
            sum.addLog(histories.count(i), both);
        }
    }

    /** The contribution of the derivatives of the two tails by a parameter to the slope of the log-likelihood. */
    private double slope(int parameter, int history, double inverse, double share) {
        return tails[parameter][atRecency[history]] * inverse - tails[parameter][atAge[history]] * share;
    }

    /** Computes the terms that depend on one frequency, one time or one pair of these only. */
    private void prepare(double r, double alpha, double s, double beta) {
        RisingFactorial.logs(r, histories.frequencies(), rising, risingR);
        for (int i = 0; i < logsA.length; i++) {
            double time = histories.times()[i];
            logsA[i] = Math.log1p(time / alpha);
            logsB[i] = Math.log1p(time / beta);
            inversesA[i] = 1 / (alpha + time);
            inversesB[i] = 1 / (beta + time);
        }
        computeTails(r, alpha, s, beta);
    }

    private void computeTails(double r, double alpha, double s, double beta) {
        double logRatio = Math.log(beta) - Math.log(alpha);
        int from = 0;
        for (int f = 0; f < rising.length; f++) {
            int to = from;
            while (to < pairFrequency.length && pairFrequency[to] == f) {
                to++;
            }
            double m = r + histories.frequencies()[f];
            if (curve.covers(m, s, logRatio + logRatio(from), logRatio + logRatio(to - 1), (to - from) / 2)) {
                readTails(logRatio, from, to);
            } else {
                computeTails(m, s, alpha, beta, from, to);
            }
            from = to;
        }
    }

    /**
     * The logarithm of (beta + t) / (alpha + t) at the time of a pair, less its value at time 0.
     */
    private double logRatio(int pair) {
        return logsB[pairTime[pair]] - logsA[pairTime[pair]];
    }

    private void readTails(double logRatio, int from, int to) {
        for (int i = from; i < to; i++) {
            curve.evaluate(logRatio + logRatio(i));
            tails[0][i] = curve.value();
            tails[1][i] = curve.byM();
            tails[2][i] = -curve.byLogRatio() * inversesA[pairTime[i]];
            tails[3][i] = curve.byS();
            tails[4][i] = curve.byLogRatio() * inversesB[pairTime[i]];
        }
    }

    private void computeTails(double m, double s, double alpha, double beta, int from, int to) {
        for (int i = from; i < to; i++) {
            double time = histories.times()[pairTime[i]];
            tail.evaluate(m, s, alpha + time, beta + time);
            tails[0][i] = tail.value();
            tails[1][i] = tail.byM();
            tails[2][i] = tail.byAlpha();
            tails[3][i] = tail.byS();
            tails[4][i] = tail.byBeta();
        }
    }

    @Override
    public Optional<Likelihood> condensed() {
        return RoughHistories.bounded(histories).map(ParetoNbdLikelihood::new);
    }

    @Override
    public Optional<Likelihood> coarse() {
        return RoughHistories.of(histories).map(ParetoNbdLikelihood::new);
    }
}
