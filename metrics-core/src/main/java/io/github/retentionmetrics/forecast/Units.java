package io.github.retentionmetrics.forecast;

import io.github.retentionmetrics.purchase.PurchaseSummaries;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The unit of time of a model beside that of summaries: where both are known, they must be the same. */
final class Units {
    private Units() {}

    /** Customers in the unit of a model, or in one that is not known. */
    static PurchaseSummaries require(TransactionModel model, PurchaseSummaries customers) {
        return require(model.unit().orElse(null), customers);
    }

    static PurchaseSummaries require(@Nullable ChronoUnit unit, PurchaseSummaries customers) {
        Objects.requireNonNull(customers, "customers");
        Optional<ChronoUnit> other = customers.unit();
        if (unit != null && other.isPresent() && other.get() != unit) {
            throw new IllegalArgumentException(
                    "unit of customers (" + text(other.get()) + ") must be that of the model (" + text(unit) + ")");
        }
        return customers;
    }

    private static String text(ChronoUnit unit) {
        return unit.toString().toLowerCase(Locale.ROOT);
    }
}
