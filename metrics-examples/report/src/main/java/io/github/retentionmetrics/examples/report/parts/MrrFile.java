package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.rate.Answer;
import io.github.retentionmetrics.retention.ChurnRate;
import io.github.retentionmetrics.retention.GrossRevenueRetention;
import io.github.retentionmetrics.retention.NetRevenueRetention;
import io.github.retentionmetrics.retention.QuickRatio;
import io.github.retentionmetrics.retention.RetentionRate;
import io.github.retentionmetrics.retention.RevenueChurn;
import io.github.retentionmetrics.retention.RevenueMovement;
import io.github.retentionmetrics.subscription.RecurringAmount;
import io.github.retentionmetrics.subscription.RecurringRevenueMovement;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code mrr.csv}: how monthly recurring revenue moved in each period, in money and in customers. Amounts are monthly,
 * whatever the length of the periods, but for {@code arr}.
 */
final class MrrFile {
    private static final String[] COLUMNS = {
        "currency",
        "period",
        "start",
        "new",
        "expansion",
        "contraction",
        "churned",
        "reactivation",
        "end",
        "customers_start",
        "customers_new",
        "customers_expanded",
        "customers_contracted",
        "customers_churned",
        "customers_reactivated",
        "customers_unchanged",
        "customers_end",
        "customers_within_month",
        "grr",
        "nrr",
        "gross_mrr_churn_rate",
        "net_mrr_churn_rate",
        "net_mrr_churn_rate_incl_reactivation",
        "customer_churn_rate",
        "quick_ratio",
        "quick_ratio_without_reactivation",
        "arpa",
        "asp",
        "arr",
        "grr_12m",
        "nrr_12m",
        "customer_retention_12m",
        "status"
    };

    private MrrFile() {}

    static void write(List<RecurringCurrency> currencies, LatestPeriods periods, OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv("mrr.csv", COLUMNS)) {
            for (RecurringCurrency of : currencies) {
                of.movements()
                        .forEach((period, movement) -> csv.row(Stream.of(
                                        Stream.of(of.currency().getCurrencyCode(), periods.label(period)),
                                        parts(movement).map(RecurringAmount::mrr),
                                        customers(movement),
                                        rates(movement),
                                        amounts(of, movement),
                                        year(of.sinceYearBefore(period)),
                                        Stream.of(periods.status(period)))
                                .flatMap(Function.identity())
                                .toArray()));
            }
        }
    }

    private static Stream<RecurringAmount> parts(RecurringRevenueMovement movement) {
        return Stream.of(
                movement.start(),
                movement.newRevenue(),
                movement.expansion(),
                movement.contraction(),
                movement.churned(),
                movement.reactivated(),
                movement.end());
    }

    private static Stream<Object> customers(RecurringRevenueMovement movement) {
        return Stream.of(
                movement.start().customers(),
                movement.newRevenue().customers(),
                movement.expansion().customers(),
                movement.contraction().customers(),
                movement.churned().customers(),
                movement.reactivated().customers(),
                movement.unchangedCustomers(),
                movement.end().customers(),
                movement.customersWithin());
    }

    private static Stream<@Nullable Object> rates(RecurringRevenueMovement movement) {
        RevenueMovement money = RevenueMovement.of(movement);
        return Stream.of(
                GrossRevenueRetention.of(money).value(),
                NetRevenueRetention.of(money).value(),
                RevenueChurn.GROSS.of(money).value(),
                RevenueChurn.NET.of(money).value(),
                RevenueChurn.NET_OF_RESURRECTED.of(money).value(),
                ofCustomers(movement.toCustomerMovement(), ChurnRate::of),
                QuickRatio.of(money).value(),
                QuickRatio.of(money.withoutResurrected()).value());
    }

    private static @Nullable Object ofCustomers(
            Optional<CustomerMovement> movement, Function<CustomerMovement, Answer> rate) {
        return movement.map(rate).map(Answer::value).orElse(null);
    }

    private static Stream<@Nullable Object> amounts(RecurringCurrency of, RecurringRevenueMovement movement) {
        return Stream.of(
                of.perCustomer(movement.end().arpa()),
                of.perCustomer(movement.newRevenue().arpa()),
                of.arr(movement.end()));
    }

    private static Stream<@Nullable Object> year(Optional<RecurringRevenueMovement> since) {
        if (since.isEmpty()) {
            return Stream.of(null, null, null);
        }
        RecurringRevenueMovement movement = since.get();
        RevenueMovement money = RevenueMovement.of(movement);
        return Stream.of(
                GrossRevenueRetention.of(money).value(),
                NetRevenueRetention.of(money).value(),
                ofCustomers(movement.toCustomerMovement(), RetentionRate::of));
    }
}
