package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerFlow;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.QuickRatio;
import io.github.retentionmetrics.retention.RetentionRate;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A file with one row per period on how the customers moved. Subscribers may come and go within one period, which a
 * comparison of its two ends does not show: they have columns of their own. A customer who bought in a period is there
 * at its end.
 */
final class MovementFile {
    private static final List<String> COLUMNS = List.of(
            "period",
            "start",
            "retained",
            "lost",
            "new",
            "resurrected",
            "end",
            "churn_rate",
            "retention_rate",
            "quick_ratio");

    private static final List<String> WITHIN = List.of("joined_and_left", "returned_and_left");

    /** Whether a period is known from its beginning to its end, and compared with one that is. */
    private static final List<String> STATUS = List.of("status");

    private MovementFile() {}

    /** Opens a file on buyers, with other columns before the period. */
    static CsvFile openOfBuyers(OutputFolder folder, String name, String... firstColumns)
            throws IOException, UserError {
        return folder.csv(name, columns(Stream.of(Arrays.asList(firstColumns), COLUMNS, STATUS)));
    }

    /** Writes how buyers moved, each row with the same first cells. */
    static void writeBuyers(
            CsvFile csv, LatestPeriods periods, Map<Period, CustomerMovement> movements, String... firstCells) {
        movements.forEach((period, movement) -> csv.rowAfter(
                firstCells,
                Stream.concat(cells(periods.label(period), movement), Stream.of(periods.status(period)))
                        .toArray()));
    }

    /** Opens a file on subscribers, with other columns before the period. */
    static CsvFile open(OutputFolder folder, String name, String... firstColumns) throws IOException, UserError {
        return folder.csv(name, columns(Stream.of(Arrays.asList(firstColumns), COLUMNS, WITHIN, STATUS)));
    }

    /** Writes how subscribers moved, each row with the same first cells. */
    static void write(CsvFile csv, LatestPeriods periods, Map<Period, CustomerFlow> flows, String... firstCells) {
        flows.forEach((period, flow) -> csv.row(Stream.of(
                        Arrays.stream(firstCells),
                        cells(periods.label(period), flow.toMovement()),
                        Stream.of(flow.joinedAndLeft(), flow.returnedAndLeft(), periods.status(period)))
                .flatMap(cells -> cells)
                .toArray()));
    }

    private static String[] columns(Stream<List<String>> parts) {
        return parts.flatMap(List::stream).toArray(String[]::new);
    }

    private static Stream<Object> cells(String label, CustomerMovement movement) {
        return Stream.of(
                label,
                movement.start(),
                movement.retained(),
                movement.lost(),
                movement.newCustomers(),
                movement.resurrected(),
                movement.end(),
                ChurnRate.of(movement).value(),
                RetentionRate.of(movement).value(),
                QuickRatio.of(movement).value());
    }
}
