package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.subscription.BillingInterval;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What columns say of the price of a subscription, by their names; a proposal to be checked, no more. */
enum PriceColumn {
    SUBSCRIPTION("(subscription|abonnement|abo|contract|vertrag)s? ?(id|no|nr|number|nummer|code)|id"),
    PLAN("(plan|product|tier|pakket|abonnement|tarif|package)( (name|id|code|naam))?"),
    INTERVAL("((billing|plan|price|payment) ?)?(interval|period|cycle|frequency)( unit)?|(betaal|factuur)?"
            + "(frequentie|periode|termijn)|intervall|periodicite"),
    QUANTITY("quantity|qty|seats?|licen[cs]es?|aantal|plaatsen|menge|anzahl|quantite"),
    DISCOUNT("(discount|korting|rabatt|remise)( amount| bedrag)?"),
    TRIAL_END("trial ?(end|ends|ended)( (at|on|date|utc))*|(einde|eind) ?proef(periode)?|testende");

    private static final Set<String> STATUSES =
            Set.of("active", "trialing", "past_due", "paused", "unpaid", "canceled", "cancelled", "incomplete");

    private final Pattern pattern;

    PriceColumn(String pattern) {
        this.pattern = Pattern.compile(pattern);
    }

    /** The first column that may be meant, or null. */
    @Nullable
    ColumnProfile of(List<ColumnProfile> columns) {
        return columns.stream()
                .filter(column ->
                        pattern.matcher(ColumnGuess.normal(column.name())).matches())
                .filter(column -> this == TRIAL_END ? isDate(column) : !isDate(column))
                .findFirst()
                .orElse(null);
    }

    private static boolean isDate(ColumnProfile column) {
        return column.isDate() || column.isMostlyDate();
    }

    /** Whether all values of a column are intervals as a report reads them. */
    static boolean areIntervals(ColumnProfile column) {
        return column.areAll(PriceColumn::isInterval);
    }

    private static boolean isInterval(String text) {
        try {
            return BillingInterval.parse(text).count() > 0;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** Whether all values of a column are statuses as a report reads them. */
    static boolean areStatuses(ColumnProfile column) {
        return column.areAll(text -> STATUSES.contains(
                text.toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_')));
    }
}
