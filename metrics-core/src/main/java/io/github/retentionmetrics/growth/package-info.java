/**
 * Growth accounting: whether a base of customers grows because it wins customers or because it keeps them.
 *
 * <p>Customers are counted by a {@link io.github.retentionmetrics.customer.CustomerMovement}, in whose words <i>new</i>,
 * <i>resurrected</i> and <i>lost</i> add up to the change of the base. Their money is counted by a {@link
 * io.github.retentionmetrics.growth.RevenueMovement}, where those who stay add <i>expansion</i> or <i>contraction</i>.
 *
 * <pre>{@code
 * CustomerMovement march = history.movement(Period.month(2026, 3));
 * QuickRatio.of(march);                 // 2.300 (460 of 200): 23 won for every 10 lost
 * RevenueMovement money = RevenueMovement.of(history, Period.month(2026, 3));
 * NetRevenueRetention.of(money);        // 0.411 (3495 of 8495): who bought in February
 * GrossRevenueRetention.of(money);      // 0.411 (3495 of 8495): each counted up to what they spent then
 * NetRevenueRetention.byCustomer(history, Period.month(2026, 3)).estimate().interval(0.95);
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.growth;

import org.jspecify.annotations.NullMarked;
