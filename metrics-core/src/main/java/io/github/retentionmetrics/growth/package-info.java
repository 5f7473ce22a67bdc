/**
 * Growth accounting: whether a base of customers grows because it wins customers or because it keeps them.
 *
 * <p>The input is a {@link io.github.retentionmetrics.customer.CustomerMovement}, in whose words <i>new</i>,
 * <i>resurrected</i> and <i>lost</i> add up to the change of the base.
 *
 * <pre>{@code
 * CustomerMovement march = history.movement(Period.month(2026, 3));
 * QuickRatio.of(march);    // 2.300 (460 of 200): 23 won for every 10 lost
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.growth;

import org.jspecify.annotations.NullMarked;
