package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.segment.BehaviourBySegment;

/**
 * What the classes of one survey, or of the tickets, did afterwards.
 *
 * @param source what the classes come from
 * @param by what the behaviour is read from: purchases or subscriptions
 * @param split the two periods
 * @param behaviour the behaviour of each class
 */
record LoyaltyResult(InputKind source, InputKind by, LoyaltySplit split, BehaviourBySegment behaviour) {

    boolean isByPurchases() {
        return by == InputKind.PURCHASES;
    }

    /** The behaviour of the class that was most content. */
    BehaviourBySegment.Behaviour best() {
        return behaviour.get(behaviour.names().get(0));
    }

    /** That of the least content one; of the tickets, those solved slowly, since hardly any stays open. */
    BehaviourBySegment.Behaviour worst() {
        int last = source == InputKind.TICKETS ? 1 : behaviour.names().size() - 2;
        return behaviour.get(behaviour.names().get(last));
    }
}
