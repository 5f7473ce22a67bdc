package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.fit.LogLikelihoodSum;
import io.github.retentionmetrics.internal.math.RisingFactorial;
import java.util.Arrays;
import java.util.Optional;

/**
 * The likelihood of BG/NBD and MBG/NBD, which differ in the number of times at which a customer with x repeat purchases
 * could have left: x in the first model, x + 1 in the second, where the first purchase counts as well.
 *
 * <pre>
 *   L = (r)_x alpha^r / (alpha + T)^(r+x)  (b)_n / (a+b)_n  (1 + q),   n = x or x + 1
 *   q = a / (b + n - 1)  ((alpha + T) / (alpha + tx))^(r+x);           0 if n = 0
 * </pre>
 *
 * <p>(b)_n is a rising factorial. P(alive) is 1 / (1 + q).
 */
final class GeometricDropoutLikelihood implements Likelihood {
    private final Histories histories;
    private final int extraChances;
    private final int[] chances;
    private final double[] rising;
    private final double[] risingR;
    private final double[] surviving;
    private final double[] survivingA;
    private final double[] survivingB;
    private final double[] logFirstOdds;
    private final double[] inverseLast;
    private final double[] logs;
    private final double[] inverses;
    private final double[] gradient = new double[4];

    /**
     * A likelihood with work space of its own, for one thread.
     *
     * @param histories the data
     * @param extraChances the number of chances to leave beyond the repeat purchases: 0 or 1
     */
    GeometricDropoutLikelihood(Histories histories, int extraChances) {
        this.histories = histories;
        this.extraChances = extraChances;
        this.chances = Arrays.stream(histories.frequencies())
                .map(x -> x + extraChances)
                .toArray();
        this.rising = new double[chances.length];
        this.risingR = new double[chances.length];
        this.surviving = new double[chances.length];
        this.survivingA = new double[chances.length];
        this.survivingB = new double[chances.length];
        this.logFirstOdds = new double[chances.length];
        this.inverseLast = new double[chances.length];
        this.logs = new double[histories.times().length];
        this.inverses = new double[histories.times().length];
    }

    @Override
    public void addTo(LogLikelihoodSum sum, double[] parameters) {
        double r = parameters[0];
        double alpha = parameters[1];
        double a = parameters[2];
        double b = parameters[3];
        prepare(r, alpha, a, b);
        double logAlpha = Math.log(alpha);
        for (int i = 0; i < histories.size(); i++) {
            int f = histories.frequency(i);
            int age = histories.age(i);
            int recency = histories.recency(i);
            int x = histories.frequencies()[f];
            double m = r + x;
            double time = histories.times()[age];
            double span = time - histories.times()[recency];
            double silence = logs[age] - logs[recency];
            double logOdds = m * silence + logFirstOdds[f];
            double small = Math.exp(-Math.abs(logOdds));
            double left = (logOdds > 0 ? 1 : small) / (1 + small);
            gradient[0] = risingR[f] - logs[age] + left * silence;
            gradient[1] = (r * time / alpha - x - m * left * span * inverses[recency]) * inverses[age];
            gradient[2] = survivingA[f] + left / a;
            gradient[3] = survivingB[f] - left * inverseLast[f];
            double log = rising[f] - x * logAlpha - m * logs[age] + surviving[f] + Math.max(logOdds, 0);
            sum.add(histories.count(i), log, gradient);
            sum.addLog(histories.count(i), 1 + small);
        }
    }

    /** Computes the terms that depend on one frequency or one time only. */
    private void prepare(double r, double alpha, double a, double b) {
        RisingFactorial.logs(r, histories.frequencies(), rising, risingR);
        RisingFactorial.logRatios(a, b, chances, surviving, survivingA, survivingB);
        for (int f = 0; f < chances.length; f++) {
            double last = b + (chances[f] - 1);
            // without a chance to leave the odds are 0
            logFirstOdds[f] = chances[f] == 0 ? Double.NEGATIVE_INFINITY : Math.log(a / last);
            inverseLast[f] = chances[f] == 0 ? 0 : 1 / last;
        }
        for (int i = 0; i < logs.length; i++) {
            double time = histories.times()[i];
            logs[i] = Math.log1p(time / alpha);
            inverses[i] = 1 / (alpha + time);
        }
    }

    @Override
    public Optional<Likelihood> condensed() {
        return RoughHistories.bounded(histories).map(fewer -> new GeometricDropoutLikelihood(fewer, extraChances));
    }

    @Override
    public Optional<Likelihood> coarse() {
        return RoughHistories.of(histories).map(rough -> new GeometricDropoutLikelihood(rough, extraChances));
    }
}
