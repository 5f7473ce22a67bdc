package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.purchase.PurchaseSummary;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * Checks that a model and summaries count time in the same unit, or in opportunities of the same period, where both are
 * known.
 */
final class Units {
    private Units() {}

    /** Customers in the unit of a model, or in one that is not known. */
    static PurchaseSummaries require(TransactionModel model, PurchaseSummaries customers) {
        Objects.requireNonNull(customers, "customers");
        require(model, "customers", customers.unit(), customers.opportunities());
        return customers;
    }

    /** A customer in the unit of a model, or in one that is not known. */
    static PurchaseSummary require(TransactionModel model, PurchaseSummary customer) {
        Objects.requireNonNull(customer, "customer");
        require(model, "customer", customer.unit(), customer.opportunities());
        return customer;
    }

    private static void require(
            TransactionModel model, String name, Optional<ChronoUnit> unit, Optional<Granularity> opportunities) {
        requireUnit(model, name, unit);
        if (opportunities.isPresent() && (model.unit().isPresent() || isOfTimes(model))) {
            throw new IllegalArgumentException(notTimes(name, opportunities.get())
                    + model.unit().map(own -> " in " + Lengths.text(own)).orElse(""));
        }
        if (model instanceof BgBb bgBb) {
            requireOpportunities(bgBb, name, unit, opportunities);
        }
    }

    private static void requireOpportunities(
            BgBb model, String name, Optional<ChronoUnit> unit, Optional<Granularity> opportunities) {
        if (unit.isPresent()) {
            throw new IllegalArgumentException(notOpportunities(name, unit.get()));
        }
        if (model.opportunities().isPresent()
                && opportunities.isPresent()
                && !opportunities.equals(model.opportunities())) {
            throw new IllegalArgumentException("opportunities of " + name + " (" + opportunities.get()
                    + ") must be those of the model (" + model.opportunities().get() + ")");
        }
    }

    /** A horizon, or customers, in the unit of a model, or in one that is not known. */
    static void requireUnit(TransactionModel model, String name, Optional<ChronoUnit> unit) {
        if (unit.isPresent() && model.unit().isPresent() && !unit.equals(model.unit())) {
            throw new IllegalArgumentException(
                    "unit of " + name + " (" + Lengths.text(unit.get()) + ") must be that of the model ("
                            + Lengths.text(model.unit().get()) + ")");
        }
    }

    /** Customers whose recency and age are times, for a model that is fitted to times. */
    static PurchaseSummaries requireTimes(PurchaseSummaries customers) {
        customers.opportunities().ifPresent(opportunities -> {
            throw new IllegalArgumentException(notTimes("customers", opportunities));
        });
        return customers;
    }

    /** Customers whose recency and age count opportunities, for a model that is fitted to these. */
    static PurchaseSummaries requireOpportunities(PurchaseSummaries customers) {
        customers.unit().ifPresent(unit -> {
            throw new IllegalArgumentException(notOpportunities("customers", unit));
        });
        return customers;
    }

    private static boolean isOfTimes(TransactionModel model) {
        return model instanceof BgNbd || model instanceof MbgNbd || model instanceof ParetoNbd;
    }

    private static String notTimes(String name, Granularity opportunities) {
        return name + " counted in opportunities of a " + opportunities + " must be times";
    }

    private static String notOpportunities(String name, ChronoUnit unit) {
        return name + " in " + Lengths.text(unit) + " must be counted in opportunities: see BgBb.opportunities";
    }
}
