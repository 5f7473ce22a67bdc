package io.github.retentionmetrics.customer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.subscription.SubscriptionMovement;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;

/** Facts of disjoint groups add up like numbers, and bare counts describe the movement that they come from. */
@Domain(CustomerDomain.class)
@Domain(DomainContext.Global.class)
class CustomerFactsPropertyTest {
    @Property(seed = "20260101")
    void movementsAddUpLikeNumbers(@ForAll CustomerMovement a, @ForAll CustomerMovement b, @ForAll CustomerMovement c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(CustomerMovement.empty())).isEqualTo(a);
        assertThat(CustomerMovement.empty().plus(a)).isEqualTo(a);
        assertThat(a.plus(b).retained()).isEqualTo(a.retained() + b.retained());
    }

    @Property(seed = "20260101")
    void flowsAddUpLikeNumbers(@ForAll CustomerFlow a, @ForAll CustomerFlow b, @ForAll CustomerFlow c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(CustomerFlow.empty())).isEqualTo(a);
        assertThat(CustomerFlow.empty().plus(a)).isEqualTo(a);
        assertThat(a.plus(b).toMovement()).isEqualTo(a.toMovement().plus(b.toMovement()));
    }

    @Property(seed = "20260101")
    void subscriptionMovementsAddUpLikeNumbers(
            @ForAll SubscriptionMovement a, @ForAll SubscriptionMovement b, @ForAll SubscriptionMovement c) {
        assertThat(a.plus(b)).isEqualTo(b.plus(a));
        assertThat(a.plus(b).plus(c)).isEqualTo(a.plus(b.plus(c)));
        assertThat(a.plus(SubscriptionMovement.empty())).isEqualTo(a);
        assertThat(SubscriptionMovement.empty().plus(a)).isEqualTo(a);
    }

    @Property(seed = "20260101")
    void everyWayIntoTheCountsOfAMovementIsTheSame(@ForAll CustomerMovement movement) {
        long acquired = movement.newCustomers() + movement.resurrected();
        CustomerCounts.WithStart start = CustomerCounts.atStart(movement.start());
        CustomerCounts byEnd = start.acquired(acquired).atEnd(movement.end());
        assertThat(byEnd)
                .isEqualTo(start.acquired(acquired).lost(movement.lost()))
                .isEqualTo(start.acquired(acquired).lost(movement.lost()).atEnd(movement.end()))
                .isEqualTo(start.lost(movement.lost()).atEnd(movement.end()));
        assertThat(byEnd.retained()).isEqualTo(movement.retained()).isEqualTo(movement.end() - acquired);
        assertThat(byEnd.toMovement().end()).isEqualTo(movement.end());
        assertThat(byEnd.toMovement().lost()).isEqualTo(movement.lost());
    }

    @Property(seed = "20260101")
    void countsAreEitherConsistentOrRefused(
            @ForAll @LongRange(max = 20) long start,
            @ForAll @LongRange(max = 20) long acquired,
            @ForAll @LongRange(max = 45) long end) {
        CustomerCounts.WithAcquired known = CustomerCounts.atStart(start).acquired(acquired);
        boolean consistent = end >= acquired && end <= start + acquired;
        try {
            CustomerCounts counts = known.atEnd(end);
            assertThat(consistent).isTrue();
            assertThat(counts.lost()).isBetween(0L, start);
            assertThat(counts.end()).isEqualTo(end);
        } catch (IllegalArgumentException e) {
            assertThat(consistent).as(e.getMessage()).isFalse();
        }
    }
}
