package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.CohortBrackets;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.ProportionInterval;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.Stream;

/**
 * A cohort table as a file, one row per cell that is observed: {@code cohorts.csv}, {@code cohorts_by.csv}, {@code
 * cohort_brackets.csv}, {@code cohorts_active.csv}.
 *
 * <p>In its own first period a cohort is 100 % by definition, not by observation, so that figure has no interval.
 */
final class CohortFile {
    private CohortFile() {}

    /** By offset. */
    static CohortTable write(CohortAnalysis analysis, PurchaseHistory history, OutputFolder folder)
            throws IOException, UserError {
        return write("cohorts.csv", analysis, history, folder, Stream.of("offset"), Stream::of, offset -> offset == 0);
    }

    /** By bracket, with the offsets at its ends. */
    static CohortTable write(
            CohortBrackets brackets, CohortAnalysis analysis, PurchaseHistory history, OutputFolder folder)
            throws IOException, UserError {
        return write(
                "cohort_brackets.csv",
                analysis.withBrackets(brackets.offsets()),
                history,
                folder,
                Stream.of("first_offset", "last_offset"),
                offset -> Stream.of(
                        brackets.spans().get(offset).first(),
                        brackets.spans().get(offset).last()),
                offset -> brackets.spans().get(offset).first() == 0);
    }

    /** By offset, of customers who are active in some span of days, without money. */
    static void write(String name, CohortAnalysis analysis, SubscriptionHistory history, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                name,
                "cohort",
                "size",
                "offset",
                "customers",
                "retention",
                "status",
                "retention_low",
                "retention_high")) {
            analysis.over(history).cells().forEach(cell -> {
                Interval interval = cell.retention().interval(ProportionInterval.WILSON, Metrics.LEVEL);
                csv.row(
                        analysis.cohorts().label(cell.cohort()),
                        cell.size(),
                        cell.offset(),
                        cell.customers(),
                        cell.retention().value(),
                        cell.status().name().toLowerCase(Locale.ROOT),
                        interval.low(),
                        interval.high());
            });
        }
    }

    /** By segment and offset. */
    static void writeBy(
            CohortAnalysis analysis, PurchaseHistory history, List<AttributeSegments> attributes, OutputFolder folder)
            throws IOException, UserError {
        String[] columns = CsvFile.columnsAfter(AttributeSegments.columns(), columns(Stream.of("offset")));
        CohortAnalysis onOrAfter = analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER);
        try (CsvFile csv = folder.csv("cohorts_by.csv", columns)) {
            for (AttributeSegments attribute : attributes) {
                Map<String, CohortTable> later = onOrAfter.over(history, attribute.segments());
                analysis.over(history, attribute.segments())
                        .forEach((segment, table) -> writeRows(
                                csv,
                                table,
                                Objects.requireNonNull(later.get(segment)),
                                history.decimals(),
                                Stream::of,
                                offset -> offset == 0,
                                attribute.cells(segment)));
            }
        }
    }

    private static CohortTable write(
            String name,
            CohortAnalysis analysis,
            PurchaseHistory history,
            OutputFolder folder,
            Stream<String> offsetColumns,
            IntFunction<Stream<Integer>> offsetCells,
            IntPredicate isByDefinition)
            throws IOException, UserError {
        CohortTable table = analysis.over(history);
        CohortTable unbounded =
                analysis.withRetained(CohortAnalysis.Retained.ON_OR_AFTER).over(history);
        try (CsvFile csv = folder.csv(name, columns(offsetColumns))) {
            writeRows(csv, table, unbounded, history.decimals(), offsetCells, isByDefinition);
        }
        return table;
    }

    private static String[] columns(Stream<String> offsetColumns) {
        return Stream.of(
                        Stream.of("cohort", "size"),
                        offsetColumns,
                        Stream.of(
                                "customers",
                                "orders",
                                "revenue",
                                "retention",
                                "unbounded_customers",
                                "status",
                                "retention_low",
                                "retention_high"))
                .flatMap(part -> part)
                .toArray(String[]::new);
    }

    private static void writeRows(
            CsvFile csv,
            CohortTable table,
            CohortTable unbounded,
            int decimals,
            IntFunction<Stream<Integer>> offsetCells,
            IntPredicate isByDefinition,
            String... firstCells) {
        // both tables have the same cells, in the same order
        Iterator<CohortTable.Cell> later = unbounded.cells().iterator();
        table.cells().forEach(cell -> {
            Interval interval = isByDefinition.test(cell.offset())
                    ? Interval.undefined(Metrics.LEVEL, "100% by definition")
                    : cell.retention().interval(ProportionInterval.WILSON, Metrics.LEVEL);
            csv.rowAfter(
                    firstCells,
                    Stream.of(
                                    Stream.of(table.analysis().cohorts().label(cell.cohort()), cell.size()),
                                    offsetCells.apply(cell.offset()),
                                    Stream.of(
                                            cell.customers(),
                                            cell.orders(),
                                            cell.revenue().setScale(decimals),
                                            cell.retention().value(),
                                            later.next().customers(),
                                            cell.status().name().toLowerCase(Locale.ROOT),
                                            interval.low(),
                                            interval.high()))
                            .flatMap(part -> part)
                            .toArray());
        });
    }
}
