package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A prepared query, asked as often as need be; each time its rows are read into plain numbers. */
final class DuckDbAnswer implements AutoCloseable {
    private static final long FIRST_MONTH = Granularity.MONTH.indexOf(PurchaseWorkload.FIRST_DAY);

    private final PreparedStatement statement;

    DuckDbAnswer(PreparedStatement statement) {
        this.statement = statement;
    }

    /** Rows of cohort, month and customers, and of orders and revenue if the query has them. */
    CohortCells cells() throws SQLException {
        CohortCells cells = new CohortCells();
        try (ResultSet rows = statement.executeQuery()) {
            boolean isFull = rows.getMetaData().getColumnCount() > 3;
            while (rows.next()) {
                long orders = isFull ? rows.getLong(4) : 0;
                long revenue = isFull ? rows.getLong(5) : 0;
                cells.set(rows.getInt(1), rows.getInt(2), rows.getLong(3), orders, revenue);
            }
        }
        return cells;
    }

    /** Rows of segment, cohort, month, customers, orders and revenue. */
    List<CohortCells> segments() throws SQLException {
        List<CohortCells> segments =
                Stream.generate(CohortCells::new).limit(WorkloadSegments.COUNT).toList();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                segments.get(rows.getInt(1))
                        .set(rows.getInt(2), rows.getInt(3), rows.getLong(4), rows.getLong(5), rows.getLong(6));
            }
        }
        return segments;
    }

    /** Rows of month, and of the customers new, retained and active in it. */
    NavigableMap<Period, CustomerMovement> movements() throws SQLException {
        long[][] counts = new long[CohortCells.MONTHS][3];
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                long[] month = counts[rows.getInt(1)];
                for (int i = 0; i < month.length; i++) {
                    month[i] = rows.getLong(i + 2);
                }
            }
        }
        return movements(counts);
    }

    /** Rows of customer, days, orders and revenue, as columns in the order of the rows. */
    RfmColumns rfmValues() throws SQLException {
        RfmColumns columns = new RfmColumns();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                columns.add(rows.getInt(1), rows.getInt(2), rows.getInt(3), rows.getLong(4));
            }
        }
        return columns;
    }

    /** Rows of the number of an RFM cell and of customers, as customers by cell. */
    long[] rfmCells() throws SQLException {
        long[] cells = new long[125];
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                cells[rows.getInt(1)] = rows.getLong(2);
            }
        }
        return cells;
    }

    /** How many rows there are, all of them read. */
    int count() throws SQLException {
        int count = 0;
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                count++;
            }
        }
        return count;
    }

    private static NavigableMap<Period, CustomerMovement> movements(long[][] counts) {
        NavigableMap<Period, CustomerMovement> movements = new TreeMap<>();
        long start = 0;
        for (int month = 0; month < counts.length; month++) {
            long newCustomers = counts[month][0];
            long retained = counts[month][1];
            long active = counts[month][2];
            movements.put(
                    Granularity.MONTH.periodAt(FIRST_MONTH + month),
                    new CustomerMovement(
                            start, newCustomers, active - newCustomers - retained, start - retained, active));
            start = active;
        }
        return movements;
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
