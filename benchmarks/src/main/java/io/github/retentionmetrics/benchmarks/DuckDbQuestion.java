package io.github.retentionmetrics.benchmarks;

import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * What DuckDB is asked, and the ways to ask it that are tried.
 *
 * <p>Three levels of preparation, so that a reader can choose what to hold the library against: the table as it
 * arrives; plain columns, in the better of two orders; and columns with each row's month and its customer's cohort,
 * worked out beforehand.
 */
public enum DuckDbQuestion {
    /** Customers, orders and revenue by cohort and month. */
    COHORT_TABLE,
    /** The same of plain columns. */
    COHORT_TABLE_OF_PLAIN_COLUMNS,
    /** The same of the table as it arrives: nothing has been prepared. */
    COHORT_TABLE_AT_FIRST,
    /** The same of a table that serves no other question: see {@link DuckDbTable#FIRST_IN_MONTH}. */
    COHORT_TABLE_MADE_FOR_IT,
    /** Customers by cohort and month. */
    COHORT_CUSTOMERS,
    /** Customers, orders and revenue, of half of the customers. */
    HALF,
    /** The same of plain columns. */
    HALF_OF_PLAIN_COLUMNS,
    /** Customers, orders and revenue in each of four segments. */
    SEGMENTS,
    /** The same of plain columns. */
    SEGMENTS_OF_PLAIN_COLUMNS,
    /** Customers at the start, new, resurrected, lost, and at the end, by month. */
    MOVEMENTS,
    /** The same of plain columns. */
    MOVEMENTS_OF_PLAIN_COLUMNS,
    /** Days since the last order, orders and revenue of every customer. */
    RFM_VALUES,
    /** Customers in each of the 125 cells of RFM scores. */
    RFM_CELLS;

    private static final List<DuckDbTable> PLAIN = List.of(DuckDbTable.ARRIVED, DuckDbTable.SORTED);
    private static final List<DuckDbTable> ALL =
            List.of(DuckDbTable.ARRIVED, DuckDbTable.SORTED, DuckDbTable.COHORT, DuckDbTable.COHORT_SORTED);
    private static final String IN_HALF = "where segment < " + WorkloadSegments.COUNT / 2;

    /** The queries to choose from; all have the same answer. */
    List<DuckDbQuery> candidates() {
        return switch (this) {
            case COHORT_TABLE -> queries(DuckDbShape.cohortTables(), ALL, "", false);
            case COHORT_TABLE_OF_PLAIN_COLUMNS -> queries(DuckDbShape.cohortTables(), PLAIN, "", false);
            case COHORT_TABLE_AT_FIRST -> queries(DuckDbShape.cohortTables(), List.of(DuckDbTable.ARRIVED), "", false);
            case COHORT_TABLE_MADE_FOR_IT ->
                queries(Set.of(DuckDbShape.FIRST_IN_MONTH), List.of(DuckDbTable.FIRST_IN_MONTH), "", false);
            case COHORT_CUSTOMERS -> queries(DuckDbShape.customersOnly(), ALL, "", false);
            case HALF -> queries(DuckDbShape.cohortTables(), ALL, IN_HALF, false);
            case HALF_OF_PLAIN_COLUMNS -> queries(DuckDbShape.cohortTables(), PLAIN, IN_HALF, false);
            case SEGMENTS -> queries(DuckDbShape.cohortTables(), ALL, "", true);
            case SEGMENTS_OF_PLAIN_COLUMNS -> queries(DuckDbShape.cohortTables(), PLAIN, "", true);
            case MOVEMENTS -> queries(DuckDbShape.movements(), ALL, "", false);
            case MOVEMENTS_OF_PLAIN_COLUMNS -> queries(DuckDbShape.movements(), PLAIN, "", false);
            case RFM_VALUES -> queries(Set.of(DuckDbShape.RFM_VALUES), PLAIN, "", false);
            case RFM_CELLS -> queries(DuckDbShape.rfmCells(), PLAIN, "", false);
        };
    }

    private static List<DuckDbQuery> queries(
            Set<DuckDbShape> shapes, List<DuckDbTable> tables, String where, boolean bySegment) {
        return tables.stream()
                .flatMap(table -> shapes.stream()
                        .filter(shape -> shape.fits(table))
                        .map(shape -> DuckDbQuery.of(table, shape, where, bySegment)))
                .toList();
    }

    /** The answer in plain numbers. */
    Object read(DuckDbAnswer answer) throws SQLException {
        return switch (this) {
            case SEGMENTS, SEGMENTS_OF_PLAIN_COLUMNS -> answer.segments();
            case MOVEMENTS, MOVEMENTS_OF_PLAIN_COLUMNS -> answer.movements();
            case RFM_VALUES -> answer.rfmValues();
            case RFM_CELLS -> answer.rfmCells();
            default -> answer.cells();
        };
    }

    DuckDbQuery candidate(String name) {
        return candidates().stream()
                .filter(query -> query.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("query must be one of " + candidates() + ": " + name));
    }
}
