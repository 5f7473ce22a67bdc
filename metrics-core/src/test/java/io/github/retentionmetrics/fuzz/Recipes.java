package io.github.retentionmetrics.fuzz;

import io.github.retentionmetrics.fit.FitException;
import io.github.retentionmetrics.fit.FitOptions;
import io.github.retentionmetrics.fit.Likelihood;
import io.github.retentionmetrics.forecast.BgNbd;
import io.github.retentionmetrics.inference.Bootstrap;
import io.github.retentionmetrics.inference.Statistic;
import io.github.retentionmetrics.lifetime.MigrationModel;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.renewal.RenewalCounts;
import io.github.retentionmetrics.testing.SimulatedCustomers;
import io.github.retentionmetrics.trend.Trend;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Function;

/** Values that random arguments would hardly ever lead to, such as rows that a model can be fitted to. */
final class Recipes {
    private static final Map<Class<?>, Function<SplittableRandom, Value>> RECIPES = Map.of(
            Statistic.Resample.class, Recipes::resample,
            FitException.class, Recipes::failedFit,
            Likelihood.class, Recipes::likelihood,
            PurchaseHistory.class, Recipes::history,
            PurchaseSummaries.class, Recipes::summaries,
            RenewalCounts.class, Recipes::renewals,
            MigrationModel.class, Recipes::migration,
            Trend.class, Recipes::trend);

    private Recipes() {}

    static boolean has(Class<?> type) {
        return RECIPES.containsKey(type);
    }

    static Value make(Class<?> type, Generator generator) {
        return RECIPES.get(type).apply(generator.random());
    }

    private static Value resample(SplittableRandom random) {
        int customers = 1 + random.nextInt(6);
        Statistic.Resample[] seen = new Statistic.Resample[1];
        Bootstrap.withSeed(random.nextLong()).withResamples(1).estimate(Statistic.of(customers, resample -> {
            seen[0] = resample;
            return 0;
        }));
        return new Value(seen[0], "a resample of " + customers + " customers");
    }

    private static Value failedFit(SplittableRandom random) {
        double[] parameters = {0.8, 10, 0.9, 2.5};
        PurchaseSummaries summaries = SimulatedCustomers.geometric(random.nextLong(), 100, parameters, 0);
        try {
            BgNbd.fit(summaries, FitOptions.withDefaults().withMaxIterations(1));
        } catch (FitException e) {
            return new Value(e, "the exception of a fit that was stopped");
        }
        throw new Refused("a fit in one iteration");
    }

    /** Highest where every parameter is at a peak, whatever their number. */
    private static Value likelihood(SplittableRandom random) {
        double peak = random.nextInt(5) / 4.0;
        Likelihood likelihood = (sum, parameters) -> {
            double squares = 0;
            double[] derivatives = new double[parameters.length];
            for (int i = 0; i < parameters.length; i++) {
                double away = parameters[i] - peak;
                squares += away * away;
                derivatives[i] = -2 * away;
            }
            sum.add(9, -squares, derivatives);
        };
        return new Value(likelihood, "a likelihood that is highest at " + peak);
    }

    private static Value history(SplittableRandom random) {
        int rows = random.nextInt(40);
        String[] customers = new String[rows];
        int[] days = new int[rows];
        long[] amounts = new long[rows];
        String[] categories = new String[rows];
        for (int row = 0; row < rows; row++) {
            customers[row] = "customer " + random.nextInt(8);
            days[row] = 19_700 + random.nextInt(200);
            amounts[row] = random.nextInt(10) == 0 ? -random.nextInt(2_000) : random.nextInt(20_000);
            categories[row] = "category " + random.nextInt(3);
        }
        PurchaseHistory history = PurchaseHistory.builder(Currency.getInstance("EUR"))
                .addColumns(customers, days, amounts, categories)
                .build(LocalDate.ofEpochDay(19_910));
        return new Value(history, "a history of " + rows + " purchases");
    }

    private static Value summaries(SplittableRandom random) {
        long seed = random.nextLong();
        int customers = 1 + random.nextInt(60);
        PurchaseSummaries summaries = switch (random.nextInt(3)) {
            case 0 -> SimulatedCustomers.geometric(seed, customers, new double[] {0.8, 10, 0.9, 2.5}, 0);
            case 1 -> SimulatedCustomers.opportunities(seed, customers, new double[] {1.2, 0.75, 0.66, 2.8}, 8);
            default -> SimulatedCustomers.spend(seed, customers, new double[] {6, 4, 15});
        };
        return new Value(summaries, "summaries of " + customers + " simulated customers");
    }

    private static Value renewals(SplittableRandom random) {
        int customers = 1 + random.nextInt(60);
        double exponent = random.nextBoolean() ? 1 : 1.3;
        RenewalCounts counts = SimulatedCustomers.renewals(random.nextLong(), customers, 0.7, 2.8, exponent);
        return new Value(counts, "renewals of " + customers + " simulated customers");
    }

    private static Value migration(SplittableRandom random) {
        double stay = random.nextDouble();
        double[][] chances = {{stay, 1 - stay, 0}, {0.25, 0.25, 0.5}, {0, 0, 1}};
        double[] values = {random.nextInt(100), random.nextInt(50), 0};
        double discount = random.nextInt(4) / 10.0;
        return new Value(
                MigrationModel.of(chances, values, discount), "a migration model of 3 states, discount " + discount);
    }

    private static Value trend(SplittableRandom random) {
        NavigableMap<Period, Rate> rates = new TreeMap<>();
        int months = random.nextInt(16);
        Period month = Period.month(2023, 1);
        for (int i = 0; i < months; i++) {
            long of = random.nextInt(20);
            rates.put(month, Rate.of(random.nextLong(of + 1), of));
            month = Granularity.MONTH.next(month);
        }
        LocalDate observedUntil = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(90));
        return new Value(Trend.of(Granularity.MONTH, rates, observedUntil), "a trend of " + months + " rates");
    }
}
