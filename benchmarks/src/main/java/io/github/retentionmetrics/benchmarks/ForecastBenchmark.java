package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.forecast.MbgNbd;
import io.github.retentionmetrics.forecast.ParetoNbd;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.temporal.ChronoUnit;
import org.openjdk.jmh.annotations.Benchmark;

/**
 * What will customers do next: summaries, fits and predictions of the models of repeat buying. With {@code -prof gc}
 * the allocation of a prediction is that of its answer: 8 bytes a customer.
 */
public class ForecastBenchmark extends TimedBenchmark {
    /**
     * Frequency, recency, age and spend of every customer.
     *
     * @param state the history
     * @return the summaries
     */
    @Benchmark
    public PurchaseSummaries summaries(ForecastState state) {
        return state.history.summaries(ChronoUnit.WEEKS);
    }

    /**
     * Fits BG/NBD.
     *
     * @param state the customers
     * @return the fit
     */
    @Benchmark
    public ModelFit<BgNbd> fitBgNbd(ForecastState state) {
        return BgNbd.fit(state.customers);
    }

    /**
     * Fits MBG/NBD.
     *
     * @param state the customers
     * @return the fit
     */
    @Benchmark
    public ModelFit<MbgNbd> fitMbgNbd(ForecastState state) {
        return MbgNbd.fit(state.customers);
    }

    /**
     * Fits Pareto/NBD.
     *
     * @param state the customers
     * @return the fit
     */
    @Benchmark
    public ModelFit<ParetoNbd> fitParetoNbd(ForecastState state) {
        return ParetoNbd.fit(state.customers);
    }

    /**
     * The probability of every customer to be alive, by BG/NBD.
     *
     * @param state the customers and the model
     * @return the probabilities
     */
    @Benchmark
    public double[] aliveBgNbd(ForecastState state) {
        return state.bgNbd.probabilitiesAlive(state.customers);
    }

    /**
     * The expected purchases of every customer in a year, by BG/NBD.
     *
     * @param state the customers and the model
     * @return the expectations
     */
    @Benchmark
    public double[] expectedBgNbd(ForecastState state) {
        return state.bgNbd.expectedPurchases(state.customers, 52);
    }

    /**
     * The probability of every customer to be alive, by Pareto/NBD.
     *
     * @param state the customers and the model
     * @return the probabilities
     */
    @Benchmark
    public double[] aliveParetoNbd(ForecastState state) {
        return state.paretoNbd.probabilitiesAlive(state.customers);
    }

    /**
     * The expected purchases of every customer in a year, by Pareto/NBD.
     *
     * @param state the customers and the model
     * @return the expectations
     */
    @Benchmark
    public double[] expectedParetoNbd(ForecastState state) {
        return state.paretoNbd.expectedPurchases(state.customers, 52);
    }

    /**
     * The discounted expected residual transactions of every customer, by Pareto/NBD.
     *
     * @param state the customers and the model
     * @return the expectations
     */
    @Benchmark
    public double[] discountedParetoNbd(ForecastState state) {
        return state.paretoNbd.discountedPurchases(state.customers, Math.log(1.1) / 52);
    }
}
