package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.referral.ReferralValue;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code customers.csv}: one row per customer with an order, in the order of their identifiers. */
final class CustomersFile {
    private final int decimals;
    private final Map<String, String> tierOf;
    private final Map<String, String> stageOf;
    private final Map<String, Brought> broughtBy = new HashMap<>();

    /**
     * Whom a customer brought.
     *
     * @param referred how many
     * @param direct what they brought
     * @param indirect what those brought whom they referred in turn
     */
    private record Brought(int referred, BigDecimal direct, BigDecimal indirect) {}

    CustomersFile(int decimals, Segmentation tiers, Segmentation stages, @Nullable ReferralValue referrals) {
        this.decimals = decimals;
        this.tierOf = tiers.toMap();
        this.stageOf = stages.toMap();
        for (int row = 0; referrals != null && row < referrals.size(); row++) {
            broughtBy.put(
                    referrals.customerId(row),
                    new Brought(referrals.referred(row), referrals.direct(row), referrals.indirect(row)));
        }
    }

    void write(PurchaseHistory history, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "customers.csv",
                "customer_id",
                "first_date",
                "last_date",
                "orders",
                "revenue",
                "average_order_value",
                "mean_days_between_orders",
                "value_tier",
                "stage",
                "referred",
                "direct_referral_value",
                "indirect_referral_value")) {
            List<Bought> customers = new ArrayList<>();
            for (CustomerCursor customer = history.cursor(); customer.next(); ) {
                if (customer.orders() > 0) {
                    customers.add(Bought.of(customer));
                }
            }
            customers.sort(Comparator.comparing(Bought::id));
            customers.forEach(customer -> write(customer, csv));
        }
    }

    /**
     * What a customer bought.
     *
     * @param id the identifier
     * @param first the day of the first order
     * @param last the day of the last order
     * @param orders how many orders
     * @param revenueMinor what was spent, in minor units
     */
    private record Bought(String id, long first, long last, int orders, long revenueMinor) {
        static Bought of(CustomerCursor customer) {
            int orders = customer.orders();
            return new Bought(
                    customer.customerId(),
                    customer.epochDay(0),
                    customer.epochDay(orders - 1),
                    orders,
                    customer.revenueMinor());
        }
    }

    private void write(Bought customer, CsvFile csv) {
        int orders = customer.orders();
        long first = customer.first();
        long last = customer.last();
        BigDecimal revenue = BigDecimal.valueOf(customer.revenueMinor(), decimals);
        String id = customer.id();
        Brought brought = broughtBy.get(id);
        csv.row(
                id,
                LocalDate.ofEpochDay(first),
                LocalDate.ofEpochDay(last),
                orders,
                revenue,
                revenue.doubleValue() / orders,
                orders == 1 ? Double.NaN : (last - first) / (orders - 1.0),
                tierOf.get(id),
                stageOf.get(id),
                brought == null ? null : brought.referred(),
                brought == null ? null : brought.direct(),
                brought == null ? null : brought.indirect());
    }
}
