/**
 * Who the customers are: tiers and stages that put each into a named segment, what a segment is worth, how its
 * customers behave, and who moves between segments.
 *
 * <p>Terms of this package, with the Dutch terms of the field:
 *
 * <ul>
 *   <li><b>segmentation</b> (<i>klantsegmentatie</i>): a division of customers, each in one named segment or in none;
 *       the {@link io.github.retentionmetrics.customer.Segmentation} on which every answer by segment is based;
 *   <li><b>value tiers</b> (<i>segmentatie op historische aankopen en omzet</i>): customers by what they spent;
 *   <li><b>life-cycle stage</b> (<i>levensfase</i>): new, active, at risk, dormant, lost or won back;
 *   <li><b>growth potential</b> (<i>potentieel</i>) and <b>under-used segments</b> (<i>onderbenutte
 *       klantsegmenten</i>): the gap to the best comparable customers;
 *   <li><b>cross-selling</b> and <b>upselling</b>: selling to existing customers from another category, or from a
 *       higher tier.
 * </ul>
 *
 * <pre>{@code
 * Segmentation tiers = ValueTiers.abc().over(history);
 * SegmentValues.of(history, tiers).bySegment();            // what each tier is worth
 * LifeCycle.withDefaults().over(history).customers("lost");  // by their own rhythm
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.segment;

import org.jspecify.annotations.NullMarked;
