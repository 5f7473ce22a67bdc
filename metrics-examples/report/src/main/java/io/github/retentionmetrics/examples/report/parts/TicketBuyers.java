package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How many of those who bought also opened a ticket: people may write who never bought, or bought at another time. */
final class TicketBuyers {
    private final TicketHistory tickets;
    private final PurchaseHistory history;
    private final Granularity granularity;

    /** The periods in which the customers with a ticket bought, by their numbers. */
    private final Map<String, Set<Long>> bought = new HashMap<>();

    TicketBuyers(TicketHistory tickets, PurchaseHistory history, Granularity granularity) {
        this.tickets = tickets;
        this.history = history;
        this.granularity = granularity;
        Set<String> writers = tickets.tickets().stream()
                .flatMap(ticket -> ticket.customer().stream())
                .collect(Collectors.toSet());
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            if (customer.orders() > 0 && writers.contains(customer.customerId())) {
                Set<Long> periods = new HashSet<>();
                for (int order = 0; order < customer.orders(); order++) {
                    periods.add(granularity.indexOfEpochDay(customer.epochDay(order)));
                }
                bought.put(customer.customerId(), periods);
            }
        }
    }

    /** All tickets of a period per customer who bought in it. */
    Ratio ticketsPerCustomer(Period period) {
        return tickets.movement(period)
                .ticketsPerCustomer(history.activity(period).customers());
    }

    /** The share of those who bought in a period of the granularity who opened a ticket in it. */
    Rate contactRate(Period period) {
        Long index = granularity.indexOf(period.startInclusive());
        return tickets.filter(id -> bought.getOrDefault(id, Set.of()).contains(index))
                .movement(period)
                .contactRate(history.activity(period).customers());
    }

    /** All tickets per customer who ever bought. */
    Ratio ticketsPerCustomerEver(Period span) {
        return tickets.movement(span).ticketsPerCustomer(history.activity().customers());
    }

    /** The share of those who ever bought who ever opened a ticket. */
    Rate contactRateEver(Period span) {
        return tickets.filter(bought::containsKey)
                .movement(span)
                .contactRate(history.activity().customers());
    }
}
