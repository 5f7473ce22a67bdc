package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.ModelFit;
import io.github.retentionmetrics.inference.BootstrapDifference;
import io.github.retentionmetrics.inference.BootstrapEstimate;
import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.RatioDifference;
import io.github.retentionmetrics.inference.RatioEstimate;
import io.github.retentionmetrics.inference.RatioStatistic;
import io.github.retentionmetrics.inference.SampleRatio;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.lifetime.RetentionModel;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.MeanDifference;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.retention.ChurnComparison;
import io.github.retentionmetrics.survey.ScoreMean;
import io.github.retentionmetrics.survival.LogRankTest;
import io.github.retentionmetrics.survival.SurvivalCurve;
import java.lang.reflect.Executable;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The numbers that may be NaN or infinite: where the Javadoc says so, and only there. */
final class Documented {
    private static final List<Entry> ENTRIES = List.of(
            nan("Mean.variance", Mean.class, Documented::isSingle),
            nan("Mean.standardDeviation", Mean.class, Documented::isSingle),
            nan("Mean.standardError", Mean.class, Documented::isSingle),
            nan("ScoreMean.standardDeviation", ScoreMean.class, score -> isSingle(score.mean())),
            nan("ScoreMean.standardError", ScoreMean.class, score -> isSingle(score.mean())),
            nan("MeanDifference.standardError", MeanDifference.class, Documented::hasSingle),
            nan(
                    "MeanDifference.degreesOfFreedom",
                    MeanDifference.class,
                    difference -> hasSingle(difference) || difference.standardError() == 0),
            nan("RatioStatistic.value", RatioStatistic.class, statistic -> true),
            nan("Statistic.value", Statistic.class, statistic -> true),
            nan("RatioEstimate.standardError", RatioEstimate.class, Documented::isSingle),
            nan(
                    "RatioDifference.standardError",
                    RatioDifference.class,
                    difference -> isSingle(difference.first()) || isSingle(difference.second())),
            nan(
                    "RatioDifference.degreesOfFreedom",
                    RatioDifference.class,
                    difference -> isSingle(difference.first())
                            || isSingle(difference.second())
                            || difference.standardError() == 0),
            nan("SampleRatio.pvalue", SampleRatio.class, ratio -> ratio.total() == 0),
            nan(
                    "BootstrapEstimate.standardError",
                    BootstrapEstimate.class,
                    estimate -> estimate.resamples().length < 2 || hasNoSpread(estimate)),
            nan("BootstrapEstimate.bias", BootstrapEstimate.class, Documented::hasNoSpread),
            nan("BootstrapEstimate.resamples", BootstrapEstimate.class, estimate -> true),
            nan(
                    "Comparison.pvalue",
                    Comparison.class,
                    comparison -> !comparison.difference().test().isDefined()),
            nan(
                    "FitException.logLikelihood",
                    FitException.class,
                    failure -> failure.parameters().isEmpty()),
            nan("Likelihood.at", Object.class, likelihood -> true),
            nan("LogLikelihoodSum.value", Object.class, sum -> true),
            nan("LogLikelihoodSum.derivative", Object.class, sum -> true),
            infinite("Likelihood.at"),
            infinite("LogLikelihoodSum.value"),
            infinite("LogLikelihoodSum.derivative"),
            nan("ModelFit.standardErrors", ModelFit.class, fit -> fit.outcome() != ModelFit.Outcome.DETERMINED),
            nan("ModelFit.covariance", ModelFit.class, fit -> fit.outcome() != ModelFit.Outcome.DETERMINED),
            nan(
                    "SurvivalCurve.Probability.standardError",
                    SurvivalCurve.Probability.class,
                    survival -> survival.value() == 0),
            nan(
                    "LogRankTest.Pair.adjustedPValue",
                    LogRankTest.Pair.class,
                    pair -> !pair.test().isDefined()),
            nan("Holdout.ComparedModel.aic", Holdout.ComparedModel.class, model -> !model.isFitted()),
            nan("Holdout.ComparedModel.bic", Holdout.ComparedModel.class, model -> !model.isFitted()),
            nan("Holdout.ComparedModel.logLikelihood", Holdout.ComparedModel.class, model -> !model.isFitted()),
            nan(
                    "ChurnComparison.difference",
                    ChurnComparison.class,
                    comparison -> !comparison.firstRate().isDefined()
                            || !comparison.secondRate().isDefined()),
            nan(
                    "RetentionModel.elasticity",
                    RetentionModel.class,
                    model -> !model.lifetimeValue().isDefined()
                            || model.lifetimeValue().value() == 0),
            nan("PurchaseSummaries.monetaryValue", Object.class, summaries -> true),
            nan("GammaGamma.expectedValue", Object.class, model -> true),
            nan("GammaGamma.expectedValues", Object.class, model -> true),
            nan("CustomerValueForecast.value", Object.class, forecast -> true),
            nan("CustomerValueForecast.values", Object.class, forecast -> true),
            infinite("Interval.low"),
            infinite("Interval.high"),
            infinite("Interval.width"),
            infinite("GammaGamma.expectedValue"),
            infinite("GammaGamma.expectedValues"),
            infinite("ValueHorizon.discountedPurchases"),
            infinite("CustomerValueForecast.value"),
            infinite("CustomerValueForecast.values"));

    /** Sizes of the caller's own data, and horizons that a model sums over step by step. */
    private static final Set<String> SIZES = Set.of(
            "Statistic.of customers",
            "RenewalModel.expectedLifetime periods",
            "RenewalModel.expectedCustomers ahead",
            "ValueHorizon.months months",
            "ValueHorizon.steps steps");

    /** Methods that pass on the numbers they are given, or add them up. */
    private static final List<String> OF_ARGUMENTS =
            List.of("Correction.adjust", "RatioStatistic.of", "Statistic.Resample.sum", "Statistic.of");

    /** Sums of numbers this large, and sums of the squares of smaller ones, may be beyond the range of a double. */
    private static final double SQUARE_OVERFLOWS = 1e150;

    private Documented() {}

    static boolean allows(Executable call, Object receiver, double number) {
        String name = Api.nameOf(call);
        return ENTRIES.stream().anyMatch(entry -> entry.allows(name, receiver, number)) || OF_ARGUMENTS.contains(name);
    }

    /** Whether a parameter sizes the work, and costs what it says: not passed a hostile value. */
    static boolean isSize(Executable call, String parameter) {
        return SIZES.contains(Api.nameOf(call) + " " + parameter);
    }

    /** Intervals that are read off resamples, and the one of Jeffreys, as they are published. */
    static boolean mayLeaveOutTheValue(Answer answer, Object way) {
        return answer instanceof BootstrapEstimate
                || answer instanceof BootstrapDifference
                || way == ProportionInterval.JEFFREYS;
    }

    /** Whether the text of an object may show a number that is not finite. */
    static boolean allowsText(Object object) {
        return (object instanceof Interval interval && Double.isInfinite(interval.width()))
                || (object instanceof Comparison comparison && Double.isNaN(comparison.pvalue()));
    }

    private static boolean isSingle(Mean mean) {
        return mean.count() < 2;
    }

    private static boolean hasSingle(MeanDifference difference) {
        return isSingle(difference.first()) || isSingle(difference.second());
    }

    private static boolean isSingle(RatioEstimate estimate) {
        return estimate.sums().count() < 2;
    }

    private static boolean hasNoSpread(BootstrapEstimate estimate) {
        return !estimate.intervalReason().isEmpty()
                || Arrays.stream(estimate.resamples()).anyMatch(resample -> Math.abs(resample) > SQUARE_OVERFLOWS);
    }

    private static <T> Entry nan(String name, Class<T> type, Predicate<T> when) {
        return new Entry(name, number -> number.isNaN(), receiver -> when.test(type.cast(receiver)));
    }

    private static Entry infinite(String name) {
        return new Entry(name, number -> number.isInfinite(), receiver -> true);
    }

    private record Entry(String name, Predicate<Double> numbers, Predicate<Object> when) {
        boolean allows(String called, Object receiver, double number) {
            return name.equals(called) && numbers.test(number) && when.test(receiver);
        }
    }
}
