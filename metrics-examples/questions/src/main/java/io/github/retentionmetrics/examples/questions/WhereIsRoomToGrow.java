package io.github.retentionmetrics.examples.questions;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.segment.CustomerPotential;
import io.github.retentionmetrics.segment.GrowthPotential;
import io.github.retentionmetrics.segment.SegmentValues;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * Question: which segment is under-used, and what would it bring if its customers bought like those of the best one?
 */
public final class WhereIsRoomToGrow {
    private WhereIsRoomToGrow() {}

    public static void main(String[] args) {
        List<Customer> customers = new ArrayList<>();
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(Currency.getInstance("EUR"));
        String[] regions = {"Utrecht", "Gent", "Groningen"};
        for (int number = 1; number <= 60; number++) {
            Customer customer = Customer.of("C" + number).withAttribute("region", regions[number % 5 / 2]);
            customers.add(customer);
            if (number % 4 != 0) { // a quarter have not bought yet
                builder.add(customer.id(), LocalDate.of(2026, 5, 4), BigDecimal.valueOf(20L + 13 * number % 40));
            }
        }
        PurchaseHistory history = builder.build(LocalDate.of(2026, 12, 31));

        Segmentation byRegion = Segmentation.byAttribute(customers, "region");
        for (GrowthPotential region : GrowthPotential.of(SegmentValues.of(history, byRegion))) {
            System.out.println(region.segment() + ": " + region.value().revenuePerCustomer()
                    + " per customer, potential " + region.potential().value());
        }
        CustomerPotential potential = CustomerPotential.of(history, byRegion);
        System.out.println("the best quarter of Gent spends at least "
                + potential.benchmark("Gent").orElseThrow() + "; the others miss " + potential.total("Gent")
                + " together");
    }
}
