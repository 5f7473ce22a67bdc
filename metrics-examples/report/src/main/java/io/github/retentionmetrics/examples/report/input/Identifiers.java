package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.csv.InputNotes;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.subscription.Subscription;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the inputs name customers alike. An input that writes {@code C1} where the orders have {@code c001} matches
 * no customer, and its figures look as if none of its customers had bought.
 *
 * <p>The summary asks about it where fewer than one in ten of the customers match: of the customers of the input or, if
 * these are fewer, of those with an order or a subscription, since a list of customers may hold many who never bought,
 * and a survey may reach few.
 */
final class Identifiers {
    private static final int ONE_IN = 10;

    private final @Nullable PurchaseHistory history;
    private final @Nullable List<Subscription> subscriptions;
    private final Map<InputKind, Set<String>> others = new EnumMap<>(InputKind.class);

    Identifiers(@Nullable PurchaseHistory history, @Nullable List<Subscription> subscriptions) {
        this.history = history;
        this.subscriptions = subscriptions;
    }

    Identifiers withCustomers(@Nullable List<Customer> customers) {
        return with(InputKind.CUSTOMERS, customers, customer -> Stream.of(customer.id()));
    }

    Identifiers withReferrals(@Nullable List<Referral> referrals) {
        return with(InputKind.REFERRALS, referrals, row -> Stream.of(row.referrerId(), row.referredId()));
    }

    Identifiers withAnswers(InputKind kind, @Nullable SurveyAnswers answers) {
        return with(kind, answers == null ? null : answers.responses(), answer -> answer.respondent().stream());
    }

    Identifiers withTickets(@Nullable TicketReader tickets) {
        return with(
                InputKind.TICKETS, tickets == null ? null : tickets.tickets(), ticket -> ticket.customer().stream());
    }

    Identifiers withMembers(@Nullable List<LoyaltyMember> members) {
        return with(InputKind.MEMBERS, members, member -> Stream.of(member.customerId()));
    }

    private <T> Identifiers with(InputKind kind, @Nullable Collection<T> rows, Function<T, Stream<String>> customers) {
        if (rows != null) {
            others.put(kind, rows.stream().flatMap(customers).collect(Collectors.toSet()));
        }
        return this;
    }

    /** Asks, in the notes of the first file of a kind, whether the customers of all its files are the right ones. */
    void note(List<InputNotes> notes) {
        if (others.isEmpty()) {
            return;
        }
        Set<String> active = active();
        others.forEach((kind, customers) -> {
            long matched = customers.stream().filter(active::contains).count();
            if (matched * ONE_IN < Math.min(customers.size(), active.size())) {
                InputNotes.first(notes, kind)
                        .ifPresent(of -> of.notice("unmatched", customers.size(), Long.toString(matched)));
            }
        });
    }

    /** The customers with an order or a subscription. */
    private Set<String> active() {
        Set<String> active = new HashSet<>();
        if (history != null) {
            for (CustomerCursor customer = history.cursor(); customer.next(); ) {
                active.add(customer.customerId());
            }
        }
        if (subscriptions != null) {
            subscriptions.forEach(row -> active.add(row.customerId()));
        }
        return active;
    }
}
