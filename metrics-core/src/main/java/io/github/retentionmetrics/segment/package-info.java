/**
 * Segments of customers: value tiers and life-cycle stages, the value of segments, the behaviour of their customers,
 * and transitions between them.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>segmentation</b> (<i>klantsegmentatie</i>): a division of customers into named segments, each customer in
 *       one or in none: a {@link io.github.retentionmetrics.customer.Segmentation}, which every metric by segment
 *       takes;
 *   <li><b>value tiers</b> (<i>segmentatie op historische aankopen en omzet</i>): customers by their spend;
 *   <li><b>life-cycle stage</b> (<i>levensfase</i>): new, active, at risk, dormant, lost or won back;
 *   <li><b>growth potential</b> (<i>potentieel</i>) and <b>under-used segments</b> (<i>onderbenutte
 *       klantsegmenten</i>): the gap to the best comparable customers;
 *   <li><b>cross-selling</b> and <b>upselling</b>: selling to existing customers from another category, or from a
 *       higher tier.
 * </ul>
 *
 * <pre>{@code
 * Segmentation tiers = ValueTiers.abc().over(history);
 * SegmentValues.of(history, tiers).bySegment();            // the value of each tier
 * LifeCycle.withDefaults().over(history).customers("lost");  // by each customer's own rhythm
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.segment;

import org.jspecify.annotations.NullMarked;
