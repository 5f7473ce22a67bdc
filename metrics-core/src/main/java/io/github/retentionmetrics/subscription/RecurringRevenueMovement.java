package io.github.retentionmetrics.subscription;

import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.period.Period;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The movement of recurring revenue during a period, in amounts and in customers.
 *
 * <pre>
 *   end = start + new + reactivated + moved in + expansion - contraction - moved out - churned
 * </pre>
 *
 * <p>Each customer is in at most one part, by the revenue at the two ends of the period:
 *
 * <ul>
 *   <li><b>new</b>: revenue at the end, none at the start, and never before the period;
 *   <li><b>reactivated</b>: revenue at the end, none at the start, but earlier;
 *   <li><b>expansion</b>, <b>contraction</b>: more or less than at the start; another price, plan, discount or number
 *       of seats, or one of several subscriptions;
 *   <li><b>churned</b>: revenue at the start, none at the end;
 *   <li><b>moved in</b>, <b>moved out</b>: of one plan, customers who have nothing on it at one end, but something on
 *       another. Of all plans together both are 0.
 * </ul>
 *
 * <p>Losses are positive sizes. The end follows from the other parts, so the identity holds always and exactly, in
 * annual amounts. With movements {@linkplain RevenueConventions.Netting#DAY netted by day} the counts are those of
 * events: one customer may be in several parts, and in one several times.
 *
 * <p>Movements of disjoint customers in the same period add up with {@link #plus}; {@link #empty} is the identity.
 *
 * <pre>{@code
 * RecurringRevenueMovement march = mrr.movement(Period.month(2026, 3));
 * march.expansion().mrr();              // 320.00
 * march.expansion().customers();        // 16
 * march.end().mrr();                    // 12480.00
 * NetRevenueRetention.of(RevenueMovement.of(march));
 * RetentionRate.of(march.toCustomerMovement().orElseThrow());
 * }</pre>
 *
 * @param start the revenue from customers of the start
 * @param newRevenue the revenue from customers who never had any before
 * @param reactivated the revenue from former customers who have returned
 * @param movedIn what customers bring who had nothing on this plan, but something on another
 * @param expansion the increase of the revenue from customers of the start
 * @param contraction the decrease of the revenue from customers of the start
 * @param movedOut what customers brought who have nothing on this plan any more, but something on another
 * @param churned the revenue of lost customers at the start
 * @param unchangedCustomers customers with the same revenue at the end as at the start
 * @param customersWithin customers with revenue within the period but at neither of its ends
 */
public record RecurringRevenueMovement(
        RecurringAmount start,
        RecurringAmount newRevenue,
        RecurringAmount reactivated,
        RecurringAmount movedIn,
        RecurringAmount expansion,
        RecurringAmount contraction,
        RecurringAmount movedOut,
        RecurringAmount churned,
        long unchangedCustomers,
        long customersWithin)
        implements Serializable {

    /**
     * Checks the parts.
     *
     * @param start the revenue from customers of the start
     * @param newRevenue the revenue from customers who never had any before
     * @param reactivated the revenue from former customers who have returned
     * @param movedIn what customers bring who had something on another plan only
     * @param expansion the increase of the revenue from customers of the start
     * @param contraction the decrease of the revenue from customers of the start
     * @param movedOut what customers brought who have something on another plan only
     * @param churned the revenue of lost customers at the start
     * @param unchangedCustomers customers with the same revenue at the end as at the start
     * @param customersWithin customers with revenue within the period but at neither of its ends
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the currencies differ, a number is negative, more customers are unchanged or
     *     more revenue is lost than there was at the start; the message contains no amount
     * @throws ArithmeticException if the customers of the end do not fit in a long
     */
    public RecurringRevenueMovement {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(newRevenue, "newRevenue");
        Objects.requireNonNull(reactivated, "reactivated");
        Objects.requireNonNull(movedIn, "movedIn");
        Objects.requireNonNull(expansion, "expansion");
        Objects.requireNonNull(contraction, "contraction");
        Objects.requireNonNull(movedOut, "movedOut");
        Objects.requireNonNull(churned, "churned");
        Currency currency = start.currency();
        Stream.of(newRevenue, reactivated, movedIn, expansion, contraction, movedOut, churned)
                .forEach(part -> Checks.same("currency", currency, part.currency()));
        Checks.partOfWhole(unchangedCustomers, "unchangedCustomers", start.customers(), "customers of the start");
        Checks.notNegative(customersWithin, "customersWithin");
        long won = Checks.sum(
                start.customers(),
                Checks.sum(
                        newRevenue.customers(),
                        Checks.sum(reactivated.customers(), movedIn.customers(), "customers"),
                        "customers"),
                "customers");
        long lost = Checks.sum(churned.customers(), movedOut.customers(), "customers");
        if (lost > won) {
            throw new IllegalArgumentException(
                    "customers lost (" + lost + ") must be at most those of the start and those won (" + won + ")");
        }
        BigDecimal end = end(start, newRevenue, reactivated, movedIn, expansion)
                .subtract(contraction.arr())
                .subtract(movedOut.arr())
                .subtract(churned.arr());
        if (end.signum() < 0 || (end.signum() > 0 && lost == won)) {
            throw new IllegalArgumentException(
                    end.signum() < 0
                            ? "end must not be negative: it is"
                            : "end must be 0 without customers: it is not");
        }
    }

    private static BigDecimal end(RecurringAmount... parts) {
        return Stream.of(parts).map(RecurringAmount::arr).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * The movement of no revenue: the identity of {@link #plus}.
     *
     * @param currency the currency
     * @return the movement with all amounts and counts zero
     * @throws NullPointerException if the currency is null
     */
    public static RecurringRevenueMovement empty(Currency currency) {
        RecurringAmount none = RecurringAmount.empty(currency);
        return new RecurringRevenueMovement(none, none, none, none, none, none, none, none, 0, 0);
    }

    /**
     * The revenue from customers of the end.
     *
     * @return the start and all that was won, less all that was lost
     */
    public RecurringAmount end() {
        return new RecurringAmount(
                currency(),
                end(start, newRevenue, reactivated, movedIn, expansion)
                        .subtract(contraction.arr())
                        .subtract(movedOut.arr())
                        .subtract(churned.arr()),
                start.customers()
                        + newRevenue.customers()
                        + reactivated.customers()
                        + movedIn.customers()
                        - movedOut.customers()
                        - churned.customers());
    }

    /**
     * The currency of all amounts.
     *
     * @return the currency
     */
    public Currency currency() {
        return start.currency();
    }

    /**
     * The net new annual recurring revenue; a twelfth of it is the net new MRR.
     *
     * @return the end less the start, negative if more was lost than won
     */
    public BigDecimal netNewArr() {
        return end().arr().subtract(start.arr());
    }

    /**
     * The movement of the customers themselves, for every rate that takes one: retention, churn, quick ratio.
     *
     * @return customers at the start, new, resurrected and lost; those who moved between plans count as new or lost, as
     *     the plan sees them. Empty if more were lost than were there at the start, as may be with movements netted by
     *     day, which are those of events
     * @throws ArithmeticException if a sum does not fit in a long
     */
    public Optional<CustomerMovement> toCustomerMovement() {
        long lost = Checks.sum(churned.customers(), movedOut.customers(), "lost");
        if (lost > start.customers()) {
            return Optional.empty();
        }
        return Optional.of(CustomerMovement.startingWith(start.customers())
                .withNew(Checks.sum(newRevenue.customers(), movedIn.customers(), "new"))
                .withResurrected(reactivated.customers())
                .withLost(lost));
    }

    /**
     * The movement of two disjoint groups of customers in the same {@link Period}.
     *
     * @param other the movement of customers who are not in this one
     * @return the sum of every part
     * @throws NullPointerException if {@code other} is null
     * @throws IllegalArgumentException if the currencies differ
     * @throws ArithmeticException if a count does not fit in a long
     */
    public RecurringRevenueMovement plus(RecurringRevenueMovement other) {
        Objects.requireNonNull(other, "other");
        return new RecurringRevenueMovement(
                start.plus(other.start),
                newRevenue.plus(other.newRevenue),
                reactivated.plus(other.reactivated),
                movedIn.plus(other.movedIn),
                expansion.plus(other.expansion),
                contraction.plus(other.contraction),
                movedOut.plus(other.movedOut),
                churned.plus(other.churned),
                Checks.sum(unchangedCustomers, other.unchangedCustomers, "unchangedCustomers"),
                Checks.sum(customersWithin, other.customersWithin, "customersWithin"));
    }

    /** {@return what the customers of the end bring, as a bean for a JSON mapper} */
    public RecurringAmount getEnd() {
        return end();
    }

    /** {@return the identity in monthly amounts as a text} */
    @Override
    public String toString() {
        return currency() + " " + mrr(start) + " at start + " + mrr(newRevenue) + " new + " + mrr(reactivated)
                + " reactivated" + (movedIn.customers() == 0 ? "" : " + " + mrr(movedIn) + " moved in") + " + "
                + mrr(expansion) + " expansion - " + mrr(contraction) + " contraction - "
                + (movedOut.customers() == 0 ? "" : mrr(movedOut) + " moved out - ") + mrr(churned) + " churned = "
                + mrr(end()) + " at end, a month";
    }

    private static String mrr(RecurringAmount amount) {
        return amount.mrr().toPlainString();
    }
}
