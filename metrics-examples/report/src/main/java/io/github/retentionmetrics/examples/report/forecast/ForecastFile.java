package io.github.retentionmetrics.examples.report.forecast;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.io.IOException;
import java.util.Comparator;
import java.util.stream.IntStream;

/** {@code forecast.csv}: one row per customer with an order, in the order of their identifiers. */
final class ForecastFile {
    private ForecastFile() {}

    static void write(OutputFolder folder, CustomerForecast forecast) throws IOException, UserError {
        PurchaseSummaries customers = forecast.customers();
        ModelForecast bgNbd = forecast.models().get(0);
        ModelForecast mbgNbd = forecast.models().get(1);
        ModelForecast paretoNbd = forecast.models().get(2);
        String chosen = forecast.chosen().map(ModelForecast::key).orElse("");
        try (CsvFile csv = folder.csv(
                "forecast.csv",
                "customer_id",
                "frequency",
                "recency_weeks",
                "age_weeks",
                "monetary_value",
                "bg_nbd_probability_alive",
                "bg_nbd_expected_52w",
                "pareto_nbd_probability_alive",
                "pareto_nbd_expected_52w",
                "expected_average_value",
                "lifetime_value",
                "mbg_nbd_probability_alive",
                "mbg_nbd_expected_52w",
                "bg_nbd_lifetime_value",
                "mbg_nbd_lifetime_value",
                "pareto_nbd_lifetime_value",
                "chosen_model",
                "note")) {
            rowsById(customers)
                    .forEach(row -> csv.row(
                            customers.customerId(row),
                            customers.frequency(row),
                            customers.recency(row),
                            customers.age(row),
                            customers.monetaryValue(row),
                            bgNbd.alive(row),
                            bgNbd.expected(row),
                            paretoNbd.alive(row),
                            paretoNbd.expected(row),
                            forecast.averageValue(row),
                            forecast.lifetimeValue(row),
                            mbgNbd.alive(row),
                            mbgNbd.expected(row),
                            bgNbd.lifetimeValue(row),
                            mbgNbd.lifetimeValue(row),
                            paretoNbd.lifetimeValue(row),
                            chosen,
                            String.join("; ", forecast.notes(row))));
        }
    }

    /** The rows of summaries in the order of the customers' identifiers. */
    static IntStream rowsById(PurchaseSummaries customers) {
        return IntStream.range(0, customers.size())
                .boxed()
                .sorted(Comparator.comparing(customers::customerId))
                .mapToInt(Integer::intValue);
    }
}
