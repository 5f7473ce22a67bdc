package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.rate.Rate;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Objects;

/**
 * An observed cell of a cohort table: what one cohort did in one period.
 *
 * @param cohort the period of the customers' first orders
 * @param offset the number of the cell's period, where the cohort begins in period 0
 * @param size customers in the cohort
 * @param customers those who count as retained
 * @param orders their cohort's orders in the period
 * @param revenue the orders' amounts, less the refunds booked in the period; may be negative
 * @param status complete, or partial
 */
public record CohortCell(
        Period cohort, int offset, long size, long customers, long orders, BigDecimal revenue, Status status)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param cohort the cohort
     * @param offset the number of the period after the first
     * @param size the customers of the cohort
     * @param customers those who were active
     * @param orders their orders
     * @param revenue their revenue
     * @param status how much of the period is observed
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if a count is negative, or the customers exceed the size of their cohort
     */
    public CohortCell {
        Objects.requireNonNull(cohort, "cohort");
        Checks.notNegative(offset, "offset");
        Checks.partOfWhole(customers, "customers", size, "size");
        Checks.notNegative(orders, "orders");
        Objects.requireNonNull(revenue, "revenue");
        Objects.requireNonNull(status, "status");
    }

    /**
     * The share of the cohort that is retained.
     *
     * @return customers over size
     */
    public Rate retention() {
        return Rate.of(customers, size, CohortTable.NO_CUSTOMERS);
    }

    /** {@return the text of {@link #cohort()}, for JSON mappers and templates} */
    public String getCohort() {
        return cohort.toString();
    }

    /** {@return the {@link #retention()}, for JSON mappers and templates} */
    public Rate getRetention() {
        return retention();
    }

    /** How much of a cell of a cohort table is known. */
    public enum Status {
        /** The whole of the cell's period is observed, and so is the whole of the cohort's period. */
        COMPLETE,
        /**
         * The cell's period has begun but runs past the observation day, so that its counts can still grow; or the
         * cohort's period begins before the first observed day, so that some of its customers are missing. Averages
         * leave such a cell out.
         */
        PARTIAL,
        /** The period begins after the observation day: nothing is known, which is not the same as nobody retained. */
        UNOBSERVED
    }
}
