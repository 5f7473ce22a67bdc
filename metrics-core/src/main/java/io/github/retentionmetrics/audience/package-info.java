/**
 * Audiences that are known only as totals: followers of a page, subscribers of a newsletter, visitors of a site.
 *
 * <p>A platform says how many follow and how many react, not who. What needs customers, such as retention, cannot be
 * computed from such totals; growth, loss and the rates of engagement can.
 *
 * <ul>
 *   <li><b>audience</b>: those whom a channel reaches on its own account: followers, subscribers, members;
 *   <li><b>gained, lost</b>: how many people joined and how many left during a day or a period; both count events, so
 *       that one person may be gained and lost in the same period;
 *   <li><b>interaction</b>: a like, comment, share, save or click; which of them count as engagement is the caller's
 *       choice;
 *   <li><b>unique, total</b>: recipients who opened or clicked, and all their openings or clicks;
 *   <li><b>not known</b>: a count that the source does not state; it is never taken as 0.
 * </ul>
 *
 * <pre>{@code
 * AudienceMovement march = AudienceMovement.startingWith(1_000).withGained(80).withLost(30);
 * march.end();                     // 1050
 * march.growthRate().percent();    // 5.0
 * }</pre>
 *
 * @see io.github.retentionmetrics.audience.AudienceHistory
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.audience;

import org.jspecify.annotations.NullMarked;
