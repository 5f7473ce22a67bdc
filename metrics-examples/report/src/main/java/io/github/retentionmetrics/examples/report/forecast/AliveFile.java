package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * {@code forecast_alive.csv}: the customers by their probability of still being one, by the chosen model. The last of
 * the ten classes includes 1. The rows add up to what the summary has of all customers; where it has no finite total,
 * neither has a class.
 */
final class AliveFile {
    private static final int CLASSES = 10;

    private final CustomerForecast forecast;
    private final ModelForecast model;

    private AliveFile(CustomerForecast forecast, ModelForecast model) {
        this.forecast = forecast;
        this.model = model;
    }

    /** Writes the file if there is a model to go by. */
    static void write(CustomerForecast forecast, OutputFolder folder) throws IOException, UserError {
        if (forecast.chosen().isPresent()) {
            new AliveFile(forecast, forecast.chosen().get()).write(folder);
        }
    }

    private void write(OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "forecast_alive.csv",
                "from",
                "until",
                "customers",
                "expected_purchases",
                "expected_revenue",
                "lifetime_value",
                "customers_alive")) {
            for (int number = 0; number < CLASSES; number++) {
                int[] rows = rows(number);
                csv.row(
                        number / (double) CLASSES,
                        (number + 1) / (double) CLASSES,
                        rows.length,
                        sum(rows, model::expected, model.purchases()),
                        sum(rows, forecast::revenue, forecast.revenue()),
                        sum(rows, forecast::lifetimeValue, forecast.lifetimeValue()),
                        sum(rows, model::alive, model.customersAlive()));
            }
        }
    }

    private int[] rows(int number) {
        return IntStream.range(0, forecast.customers().size())
                .filter(row -> Math.min(CLASSES - 1, (int) (CLASSES * model.alive(row))) == number)
                .toArray();
    }

    /** The sum over some customers, those without a figure left out; not a number if that of all customers is not. */
    private static double sum(int[] rows, IntToDoubleFunction figure, double all) {
        return Double.isNaN(all)
                ? all
                : Arrays.stream(rows)
                        .mapToDouble(figure)
                        .filter(value -> !Double.isNaN(value))
                        .sorted()
                        .sum();
    }
}
