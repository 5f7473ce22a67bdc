package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Period;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The rows of a {@link CohortTable}, held in columns. */
final class CohortRows extends AbstractList<CohortTable.Row> implements RandomAccess, Serializable {
    private static final long serialVersionUID = 1L;

    private final CohortAnalysis analysis;
    private final int decimals;
    private final @Nullable LocalDate observedFrom;
    private final LocalDate observedUntil;
    private final Period[] cohorts;
    private final CohortRow[] rows;

    private CohortRows(
            CohortAnalysis analysis,
            int decimals,
            @Nullable LocalDate observedFrom,
            LocalDate observedUntil,
            SortedMap<Period, CohortRow> byCohort) {
        this.analysis = analysis;
        this.decimals = decimals;
        this.observedFrom = observedFrom;
        this.observedUntil = observedUntil;
        this.cohorts = byCohort.keySet().toArray(new Period[0]);
        this.rows = byCohort.values().toArray(new CohortRow[0]);
    }

    /** The rows of a table, in columns and checked. */
    static CohortRows of(
            CohortAnalysis analysis,
            int decimals,
            @Nullable LocalDate observedFrom,
            LocalDate observedUntil,
            List<CohortTable.Row> rows) {
        if (rows instanceof CohortRows known
                && known.analysis.equals(analysis)
                && known.decimals == decimals
                && Objects.equals(known.observedFrom, observedFrom)
                && known.observedUntil.equals(observedUntil)) {
            return known;
        }
        SortedMap<Period, CohortRow> byCohort = new TreeMap<>();
        for (CohortTable.Row row : rows) {
            if (byCohort.put(row.cohort(), CohortRow.of(row, decimals)) != null) {
                throw new IllegalArgumentException("rows must be of different cohorts: " + row.cohort());
            }
        }
        CohortRows columns = new CohortRows(analysis, decimals, observedFrom, observedUntil, byCohort);
        columns.requireObserved();
        for (CohortTable.Row row : rows) {
            for (CohortTable.Cell cell : row.cells()) {
                CohortTable.Cell.Status status = columns.status(row.cohort(), cell.offset());
                if (cell.status() != status) {
                    throw new IllegalArgumentException("status of cell " + cell.offset() + " of " + row.cohort()
                            + " must be " + status + ": " + cell.status());
                }
            }
        }
        return columns;
    }

    /** Checks that all cohorts are observed, and that each has exactly its observed cells. */
    private void requireObserved() {
        for (int i = 0; i < rows.length; i++) {
            Period cohort = cohorts[i];
            analysis.requireCell(cohort, 0);
            Checks.positive(rows[i].size(), "size of " + cohort);
            int observed = rows[i].offsets();
            boolean isObserved = observed == 0 || status(cohort, observed - 1) != CohortTable.Cell.Status.UNOBSERVED;
            boolean isAll = observed == analysis.mostOffsets()
                    || status(cohort, observed) == CohortTable.Cell.Status.UNOBSERVED;
            if (cohort.startInclusive().isAfter(observedUntil) || !isObserved || !isAll) {
                throw new IllegalArgumentException(
                        "cells of " + cohort + " must be those observed until " + observedUntil + ": " + observed);
            }
        }
    }

    /** A copy with the given rows in place of these. */
    CohortRows with(SortedMap<Period, CohortRow> byCohort) {
        return new CohortRows(analysis, decimals, observedFrom, observedUntil, byCohort);
    }

    /** The sum of these rows and those of a table with the same analysis and observed days. */
    CohortRows plus(CohortRows other) {
        SortedMap<Period, CohortRow> sums = new TreeMap<>();
        for (int i = 0; i < rows.length; i++) {
            sums.put(cohorts[i], rows[i]);
        }
        for (int i = 0; i < other.rows.length; i++) {
            sums.merge(other.cohorts[i], other.rows[i], CohortRow::plus);
        }
        return with(sums);
    }

    List<Period> cohorts() {
        return List.of(cohorts);
    }

    /** The columns of a cohort, or null if it has no customers. */
    @Nullable
    CohortRow find(Period cohort) {
        int place = Arrays.binarySearch(cohorts, cohort);
        return place < 0 ? null : rows[place];
    }

    int offsets() {
        return Arrays.stream(rows).mapToInt(CohortRow::offsets).max().orElse(0);
    }

    long customers() {
        return Arrays.stream(rows).mapToLong(CohortRow::size).sum();
    }

    CohortTable.Cell.Status status(Period cohort, int offset) {
        return analysis.status(cohort, offset, observedFrom, observedUntil);
    }

    CohortTable.Cell cell(Period cohort, CohortRow row, int offset) {
        return new CohortTable.Cell(
                cohort,
                offset,
                row.size(),
                row.customers(offset),
                row.orders(offset),
                BigDecimal.valueOf(row.revenue(offset), decimals),
                status(cohort, offset));
    }

    Stream<CohortTable.Cell> cells(int index) {
        return IntStream.range(0, rows[index].offsets()).mapToObj(offset -> cell(cohorts[index], rows[index], offset));
    }

    /** The cells at an offset. */
    Stream<CohortTable.Cell> column(int offset) {
        return IntStream.range(0, rows.length)
                .filter(i -> offset < rows[i].offsets())
                .mapToObj(i -> cell(cohorts[i], rows[i], offset));
    }

    @Override
    public CohortTable.Row get(int index) {
        return new CohortTable.Row(
                cohorts[index], rows[index].size(), cells(index).toList());
    }

    @Override
    public int size() {
        return rows.length;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> {
            requireObserved();
            return Restored.areDecimals(decimals)
                    && cohorts.length == rows.length
                    && IntStream.range(1, cohorts.length).allMatch(i -> cohorts[i].compareTo(cohorts[i - 1]) > 0);
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CohortRows that
                ? analysis.equals(that.analysis)
                        && decimals == that.decimals
                        && Objects.equals(observedFrom, that.observedFrom)
                        && observedUntil.equals(that.observedUntil)
                        && Arrays.equals(cohorts, that.cohorts)
                        && Arrays.equals(rows, that.rows)
                : super.equals(other);
    }

    /** The hash code of any list with these rows. */
    @Override
    public int hashCode() {
        return super.hashCode();
    }
}
