package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import java.util.Objects;

/**
 * Which event makes a customer a member of a cohort, and which events count as a return.
 *
 * <p>A return is an event other than the start event, at the same instant or later. An event that is a start and a
 * return is no return to itself, and events before the start do not count.
 *
 * <ul>
 *   <li>By default a customer is in one cohort: that of their first start event in the whole history. With {@link
 *       #withRecurringStart} a customer is in the cohort of every period with such an event, from the first of them in
 *       that period on; the sizes of such cohorts do not add up to customers.
 *   <li>By default one return in a period is enough; {@link #withReturnsOfAtLeast} requires more in the same period.
 *   <li>With {@link #withStartAsReturn} the start event is a return too, if it is among those that count. Offset 0 is
 *       then the size of the cohort where the same events are starts and returns, as in a table of purchases.
 * </ul>
 *
 * <pre>{@code
 * ReturnRule rule = ReturnRule.of(EventSelector.named("signup"), EventSelector.named("purchase"));
 * CohortTable table = CohortAnalysis.by(WEEK).over(events, rule);
 * table.retention(Period.of(monday, monday.plusWeeks(1)), 2);    // 10.0% (10 of 100)
 * }</pre>
 *
 * @param start which events make a customer a member of a cohort
 * @param returns which events count as a return
 * @param isRecurring whether each period with a start event counts, or only the first in the history
 * @param minimum how many returns in a period make a customer one who returned in it
 * @param isStartReturn whether the start event counts as a return, if it is among those
 */
public record ReturnRule(
        EventSelector start, EventSelector returns, boolean isRecurring, int minimum, boolean isStartReturn) {
    /**
     * Checks the parts.
     *
     * @param start which events make a customer a member of a cohort
     * @param returns which events count as a return
     * @param isRecurring whether each period with a start event counts, or only the first in the history
     * @param minimum how many returns in a period make a customer one who returned in it, at least 1
     * @param isStartReturn whether the start event counts as a return, if it is among those
     * @throws NullPointerException if a selector is null
     * @throws IllegalArgumentException if the minimum is below 1
     */
    public ReturnRule {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(returns, "returns");
        Checks.positive(minimum, "minimum");
    }

    /**
     * The first start event, and one return in a period.
     *
     * @param start which events make a customer a member of a cohort
     * @param returns which events count as a return
     * @return the rule
     * @throws NullPointerException if a parameter is null
     */
    public static ReturnRule of(EventSelector start, EventSelector returns) {
        return new ReturnRule(start, returns, false, 1, false);
    }

    /**
     * The first event of any kind, and any later event.
     *
     * @return the rule
     */
    public static ReturnRule ofAnyEvent() {
        return of(EventSelector.any(), EventSelector.any());
    }

    /**
     * A copy in which a customer is in the cohort of every period with a start event.
     *
     * @return the copy
     */
    public ReturnRule withRecurringStart() {
        return new ReturnRule(start, returns, true, minimum, isStartReturn);
    }

    /**
     * A copy that requires several returns in a period.
     *
     * @param minimum how many, at least 1
     * @return the copy
     * @throws IllegalArgumentException if the number is below 1
     */
    public ReturnRule withReturnsOfAtLeast(int minimum) {
        return new ReturnRule(start, returns, isRecurring, minimum, isStartReturn);
    }

    /**
     * A copy in which the start event counts as a return, if it is among the events that do. With purchases as events,
     * the table is that of the purchases, without revenue.
     *
     * @return the copy
     */
    public ReturnRule withStartAsReturn() {
        return new ReturnRule(start, returns, isRecurring, minimum, true);
    }

    @Override
    public String toString() {
        return "ReturnRule[" + (isRecurring ? "each " : "first ") + start + ", then "
                + (minimum > 1 ? minimum + " of " : "") + returns
                + (isStartReturn ? " or itself" : "") + "]";
    }
}
