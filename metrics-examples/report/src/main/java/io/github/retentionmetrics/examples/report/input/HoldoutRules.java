package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.time.LocalDate;

/** The days to which models can be fitted when later purchases are to judge their forecast. */
public final class HoldoutRules {
    private HoldoutRules() {}

    /**
     * Checks the day against what was read, before anything is computed.
     *
     * @throws UsageError if nothing is left to learn from, or to judge by
     */
    static void requireUsable(PurchaseHistory history, LocalDate calibratedUntil) throws UsageError {
        if (history.orders() == 0) {
            throw new UsageError("--holdout must come with at least one order: " + calibratedUntil);
        }
        requireBefore(history.observedUntil(), calibratedUntil);
        LocalDate firstOrder = firstOrder(history);
        if (calibratedUntil.isBefore(firstOrder)) {
            throw new UsageError(
                    "--holdout must be on or after the first order (" + firstOrder + "): " + calibratedUntil);
        }
    }

    private static LocalDate firstOrder(PurchaseHistory history) {
        long first = Long.MAX_VALUE;
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            // a customer may have refunds only
            first = customer.orders() == 0 ? first : Math.min(first, customer.epochDay(0));
        }
        return LocalDate.ofEpochDay(first);
    }

    /**
     * Checks that there is a day to judge by.
     *
     * @throws UsageError if there is none
     */
    public static void requireBefore(LocalDate observedUntil, LocalDate calibratedUntil) throws UsageError {
        if (!calibratedUntil.isBefore(observedUntil)) {
            throw new UsageError(
                    "--holdout must be before the last observed day (" + observedUntil + "): " + calibratedUntil);
        }
    }
}
