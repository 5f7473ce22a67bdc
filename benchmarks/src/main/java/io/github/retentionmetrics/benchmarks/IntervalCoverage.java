package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.SampleQuantiles;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.survey.NetPromoterScore;
import io.github.retentionmetrics.survey.NetScore;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * How often the intervals at 95 % contain what they are to contain, by simulation: prints the tables of
 * {@code CERTAINTY.md}. An argument gives the number of simulated samples; the same number gives the same tables.
 */
public final class IntervalCoverage {
    private static final double LEVEL = 0.95;
    private static final int BOOTSTRAP_SHARE = 10;

    private final int samples;

    private IntervalCoverage(int samples) {
        this.samples = samples;
    }

    /**
     * Prints the tables.
     *
     * @param args the number of samples per cell, 20,000 unless given; the bootstrap takes a tenth of it
     */
    public static void main(String[] args) {
        new IntervalCoverage(args.length == 0 ? 20_000 : Integer.parseInt(args[0])).print();
    }

    private void print() {
        proportions();
        netScores();
        means();
        ratios();
        medians();
    }

    /** The share of samples whose interval holds the truth. */
    private double share(int count, IntPredicate covers) {
        return (double) IntStream.range(0, count).filter(covers).count() / count;
    }

    private void proportions() {
        heading("| n | p | Wilson | Clopper-Pearson | Jeffreys | Agresti-Coull | Wald |");
        for (int n : new int[] {10, 20, 50, 200}) {
            for (double p : new double[] {0.02, 0.1, 0.3, 0.5}) {
                StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "| %d | %.2f |", n, p));
                for (ProportionInterval method : new ProportionInterval[] {
                    ProportionInterval.WILSON,
                    ProportionInterval.CLOPPER_PEARSON,
                    ProportionInterval.JEFFREYS,
                    ProportionInterval.AGRESTI_COULL,
                    ProportionInterval.WALD
                }) {
                    row.append(both(simulated(method, n, p), exact(method, n, p)));
                }
                System.out.println(row);
            }
        }
    }

    private double simulated(ProportionInterval method, int n, double p) {
        SeededRandom random = new SeededRandom(31L * n + Math.round(1_000 * p));
        return share(samples, sample -> {
            int successes = (int)
                    IntStream.range(0, n).filter(i -> random.nextUniform() < p).count();
            return method.of(successes, n, LEVEL).contains(p);
        });
    }

    /** The coverage that theory says: the binomial probability of all counts whose interval holds p. */
    static double exact(ProportionInterval method, int n, double p) {
        double sum = 0;
        double term = Math.pow(1 - p, n);
        for (int x = 0; x <= n; x++) {
            sum += method.of(x, n, LEVEL).contains(p) ? term : 0;
            term *= (n - x) / (x + 1.0) * p / (1 - p);
        }
        return sum;
    }

    private void netScores() {
        heading("| answers | promoters / passives / detractors | adjusted Wald | Wald |");
        for (int n : new int[] {5, 10, 30, 100}) {
            for (double[] shares : new double[][] {{0.5, 0.3}, {0.7, 0.2}, {0.9, 0.1}}) {
                System.out.println(String.format(
                                Locale.ROOT,
                                "| %d | %.0f / %.0f / %.0f %% |",
                                n,
                                100 * shares[0],
                                100 * shares[1],
                                Math.abs(100 * (1 - shares[0] - shares[1])))
                        + one(net(NetScore.IntervalMethod.ADJUSTED_WALD, n, shares[0], shares[1]))
                        + one(net(NetScore.IntervalMethod.WALD, n, shares[0], shares[1])));
            }
        }
    }

    private double net(NetScore.IntervalMethod method, int n, double promoters, double passives) {
        SeededRandom random = new SeededRandom(17L * n + Math.round(100 * promoters));
        double truth = 100 * (promoters - (1 - promoters - passives));
        return share(samples, sample -> {
            int up = 0;
            int middle = 0;
            for (int i = 0; i < n; i++) {
                double u = random.nextUniform();
                up += u < promoters ? 1 : 0;
                middle += u >= promoters && u < promoters + passives ? 1 : 0;
            }
            Interval interval = NetPromoterScore.ofPromoters(up)
                    .passives(middle)
                    .detractors(n - up - middle)
                    .interval(method, LEVEL);
            // the truth is a difference of binary fractions
            return interval.low() <= truth + 1e-9 && truth - 1e-9 <= interval.high();
        });
    }

    private void means() {
        heading("| customers | spend | t | bootstrap percentile | bootstrap BCa |");
        for (int n : new int[] {10, 30, 100}) {
            for (double sigma : new double[] {0, 0.5, 1}) {
                Bootstrap bootstrap = Bootstrap.withSeed(n).withResamples(999);
                String label = sigma == 0 ? "normal" : "lognormal, sigma " + sigma;
                System.out.println("| " + n + " | " + label + " |"
                        + one(mean(n, sigma, samples, values -> tInterval(values)))
                        + one(mean(
                                n,
                                sigma,
                                samples / BOOTSTRAP_SHARE,
                                values -> bootstrap
                                        .estimate(Statistic.mean(values))
                                        .interval(BootstrapEstimate.IntervalMethod.PERCENTILE, LEVEL)))
                        + one(mean(
                                n,
                                sigma,
                                samples / BOOTSTRAP_SHARE,
                                values -> bootstrap
                                        .estimate(Statistic.mean(values))
                                        .interval(BootstrapEstimate.IntervalMethod.BCA, LEVEL))));
            }
        }
    }

    private interface OfValues {
        Interval of(double[] values);
    }

    private static Interval tInterval(double[] values) {
        Mean mean = Mean.of(IntStream.range(0, values.length)
                .mapToLong(i -> Math.round(values[i] * 1e6))
                .toArray());
        return mean.interval(LEVEL).map(value -> value / 1e6);
    }

    /** A sample of numbers with mean 1, normal where sigma is 0, else lognormal. */
    private static double[] draw(SeededRandom random, int n, double sigma) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = sigma == 0 ? 1 + random.nextNormal() : random.nextLognormal(sigma);
        }
        return values;
    }

    private double mean(int n, double sigma, int count, OfValues interval) {
        SeededRandom random = new SeededRandom(101L * n + Math.round(10 * sigma));
        return share(count, sample -> interval.of(draw(random, n, sigma)).contains(1));
    }

    private void ratios() {
        heading("| customers | delta | Fieller | bootstrap percentile | bootstrap BCa | orders as the unit |");
        for (int n : new int[] {10, 30, 100, 300}) {
            Bootstrap bootstrap = Bootstrap.withSeed(n).withResamples(999);
            System.out.println("| " + n + " |"
                    + one(ratio(
                            n, samples, pairs -> pairs.estimate().interval(RatioEstimate.IntervalMethod.DELTA, LEVEL)))
                    + one(ratio(
                            n,
                            samples,
                            pairs -> pairs.estimate().interval(RatioEstimate.IntervalMethod.FIELLER, LEVEL)))
                    + one(ratio(
                            n,
                            samples / BOOTSTRAP_SHARE,
                            pairs -> bootstrap
                                    .estimate(pairs)
                                    .interval(BootstrapEstimate.IntervalMethod.PERCENTILE, LEVEL)))
                    + one(ratio(
                            n,
                            samples / BOOTSTRAP_SHARE,
                            pairs -> bootstrap.estimate(pairs).interval(BootstrapEstimate.IntervalMethod.BCA, LEVEL)))
                    + one(ratio(n, samples, IntervalCoverage::ofOrders)));
        }
    }

    private interface OfPairs {
        Interval of(RatioStatistic pairs);
    }

    /**
     * Average order value: a customer has one order and on average two more, all of the customer's own lognormal size
     * (sigma 0.6).
     */
    private double ratio(int n, int count, OfPairs interval) {
        SeededRandom random = new SeededRandom(211L * n);
        return share(count, sample -> {
            long[] spent = new long[n];
            long[] orders = new long[n];
            for (int i = 0; i < n; i++) {
                orders[i] = 1 + (long) (2.466303462 * random.nextExponential());
                spent[i] = Math.round(orders[i] * 1e6 * random.nextLognormal(0.6));
            }
            return interval.of(RatioStatistic.of(spent, orders)).contains(1e6);
        });
    }

    /** What one gets by taking orders for independent: the t interval of all orders. */
    private static Interval ofOrders(RatioStatistic pairs) {
        long orders = 0;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = 0; i < pairs.customers(); i++) {
            BigDecimal each = BigDecimal.valueOf(pairs.x(i) / pairs.y(i));
            orders += pairs.y(i);
            sum = sum.add(each.multiply(BigDecimal.valueOf(pairs.y(i))));
            squares = squares.add(each.pow(2).multiply(BigDecimal.valueOf(pairs.y(i))));
        }
        return Mean.of(orders, sum, squares).interval(LEVEL);
    }

    private void medians() {
        heading("| customers | order statistics | promised by theory | bootstrap percentile |");
        for (int n : new int[] {10, 25, 100}) {
            Bootstrap bootstrap = Bootstrap.withSeed(n).withResamples(999);
            double median = Math.exp(-0.5);
            System.out.println("| " + n + " |"
                    + one(median(
                            n,
                            samples,
                            median,
                            values -> SampleQuantiles.of(values).interval(LEVEL)))
                    + one(SampleQuantiles.Ranks.of(n, 0.5, LEVEL).coverage())
                    + one(median(
                            n,
                            samples / BOOTSTRAP_SHARE,
                            median,
                            values -> bootstrap
                                    .estimate(Statistic.quantile(0.5, values))
                                    .interval(BootstrapEstimate.IntervalMethod.PERCENTILE, LEVEL))));
        }
    }

    private double median(int n, int count, double truth, OfValues interval) {
        SeededRandom random = new SeededRandom(307L * n);
        return share(count, sample -> interval.of(draw(random, n, 1)).contains(truth));
    }

    private static void heading(String columns) {
        System.out.println();
        System.out.println(columns);
        System.out.println(columns.replaceAll("[^|]+", "---"));
    }

    private static String one(double share) {
        return String.format(Locale.ROOT, " %.1f |", 100 * share);
    }

    private static String both(double simulated, double exact) {
        return String.format(Locale.ROOT, " %.1f (%.1f) |", 100 * simulated, 100 * exact);
    }
}
