package io.github.retentionmetrics.customer;

import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionMovement;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.RandomDistribution;
import net.jqwik.api.Tuple;
import net.jqwik.api.domains.DomainContextBase;

/**
 * Subscriptions of few customers on few days, so that chance finds renewals, gaps of one day, overlaps, zero lengths
 * and ends on every kind of boundary; periods around those days; and facts with counts small and large.
 */
public final class CustomerDomain extends DomainContextBase {
    /** The day on which the earliest subscription can start. */
    public static final LocalDate FIRST = LocalDate.of(2024, 2, 20);

    /** Until when the subscriptions are observed; ends may be later. */
    public static final LocalDate OBSERVED_UNTIL = LocalDate.of(2024, 3, 15);

    private static final int DAYS = 25;

    /** For jqwik, which makes one for each property. */
    public CustomerDomain() {}

    /** One subscription; half of them short, some running. */
    @Provide
    public Arbitrary<Subscription> subscriptions() {
        Arbitrary<Integer> lengths = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.integers().between(0, 4)),
                Tuple.of(2, Arbitraries.integers().between(0, DAYS + 5)),
                Tuple.of(1, Arbitraries.just(-1)));
        return Combinators.combine(
                        Arbitraries.of("a", "b", "c"), Arbitraries.integers().between(0, DAYS - 1), lengths)
                .as((customer, start, length) -> length < 0
                        ? Subscription.of(customer, FIRST.plusDays(start))
                        : Subscription.of(customer, FIRST.plusDays(start), FIRST.plusDays(start + length)))
                .withoutEdgeCases();
    }

    /** Up to fourteen subscriptions. */
    @Provide
    public Arbitrary<List<Subscription>> rows() {
        return subscriptions()
                .list()
                .ofMaxSize(14)
                .withSizeDistribution(RandomDistribution.uniform())
                .withoutEdgeCases();
    }

    /** Periods that start on or before the observation day, some of them empty or ending after it. */
    @Provide
    public Arbitrary<Period> periods() {
        return Combinators.combine(
                        Arbitraries.integers().between(-3, DAYS - 1),
                        Arbitraries.integers().between(0, 15))
                .as((start, length) -> Period.of(FIRST.plusDays(start), FIRST.plusDays(start + length)))
                .withoutEdgeCases();
    }

    /** Granularities that cut those days into several periods. */
    @Provide
    public Arbitrary<Granularity> granularities() {
        return Arbitraries.of(Granularity.DAY, Granularity.WEEK, Granularity.MONTH);
    }

    /** Chance for a property that shuffles or splits. */
    @Provide
    public Arbitrary<Random> randoms() {
        return Arbitraries.randoms();
    }

    /** Flows of up to a million customers in each count, many of them zero or small. */
    @Provide
    public Arbitrary<CustomerFlow> flows() {
        Arbitrary<Long> counts = counts();
        return Combinators.combine(counts, counts, counts, counts, counts, counts, counts)
                .as((retained, lost, interrupted, joined, joinedAndLeft, returned, returnedAndLeft) ->
                        CustomerFlow.startingWith(retained + lost + interrupted)
                                .withLost(lost, interrupted)
                                .withJoined(joined, joinedAndLeft)
                                .withReturned(returned, returnedAndLeft))
                .withoutEdgeCases();
    }

    private static Arbitrary<Long> counts() {
        return Arbitraries.frequencyOf(
                Tuple.of(1, Arbitraries.longs().between(0, 3)),
                Tuple.of(2, Arbitraries.longs().between(0, 1_000_000)));
    }

    /** The movements of those flows. */
    @Provide
    public Arbitrary<CustomerMovement> movements() {
        return flows().map(CustomerFlow::toMovement);
    }

    /** Movements of subscriptions, of which some ended. */
    @Provide
    public Arbitrary<SubscriptionMovement> subscriptionMovements() {
        Arbitrary<Long> counts = counts();
        return Combinators.combine(counts, counts, counts, counts)
                .as((stayed, endedOfStart, started, endedOfStarted) -> new SubscriptionMovement(
                        stayed + endedOfStart,
                        started + endedOfStarted,
                        endedOfStart + endedOfStarted,
                        endedOfStart,
                        stayed + started))
                .withoutEdgeCases();
    }
}
