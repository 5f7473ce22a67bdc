package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.io.Serializable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * A customer without an order for much longer than their own rhythm, but not lost, with their spend in a year: a list
 * of customers to contact that needs no model.
 *
 * <p>A customer is silent in the {@link LifeCycle} stages at risk and dormant. The value is the spend in the 365 days
 * up to the last purchase, less refunds, so that it does not shrink while the customer stays away.
 *
 * <p>Limits: a stage is not a probability, and the value is that of the past. If there are enough customers for a
 * fitted model, {@code ValueAtRisk} weighs the expected value by the probability that the customer has left. Neither
 * shows which customers would stay because of a call; that takes an experiment.
 *
 * <pre>{@code
 * List<SilentCustomer> calls = SilentCustomer.of(history, LifeCycle.withDefaults());
 * calls.stream().map(SilentCustomer::customerId).limit(100);    // the hundred customers to call
 * }</pre>
 *
 * @param customerId the customer's identifier, not blank
 * @param stage the life-cycle stage, from the length of the silence relative to the rhythm
 * @param silenceDays the days from the last purchase to the observation day, not negative
 * @param lastYear the customer's spend in the 365 days up to the last purchase
 */
public record SilentCustomer(String customerId, LifeCycle.Stage stage, long silenceDays, BigDecimal lastYear)
        implements Serializable {
    private static final int YEAR = 365;

    private static final Comparator<SilentCustomer> HIGHEST_FIRST =
            Comparator.comparing(SilentCustomer::lastYear).reversed().thenComparing(SilentCustomer::customerId);

    /**
     * Checks the parts.
     *
     * @param customerId the customer's identifier
     * @param stage the life-cycle stage, from the length of the silence relative to the rhythm
     * @param silenceDays the days from the last purchase to the observation day
     * @param lastYear the customer's spend in the 365 days up to the last purchase
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the identifier is blank, the days are negative, or the amount longer than 100
     *     digits before or after the decimal point
     */
    public SilentCustomer {
        Checks.identifier(customerId, "customerId");
        Objects.requireNonNull(stage, "stage");
        Checks.notNegative(silenceDays, "silenceDays");
        lastYear = Decimals.normal(lastYear, "lastYear");
    }

    /**
     * The silent customers of a history in descending order of value.
     *
     * @param history the history
     * @param rules the rules of the stages
     * @return the customers who are at risk or dormant with a value above 0, the highest value first, customers with
     *     equal values in the order of their identifiers
     * @throws NullPointerException if a parameter is null
     * @throws ArithmeticException if the spend of a customer in a year does not fit in 64-bit minor units
     */
    public static List<SilentCustomer> of(PurchaseHistory history, LifeCycle rules) {
        Objects.requireNonNull(rules, "rules");
        Objects.requireNonNull(history, "history");
        LifeCycle.Judge judge = rules.judge(history);
        LocalDate tomorrow = history.observedUntil().plusDays(1);
        List<SilentCustomer> silent = new ArrayList<>();
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            LifeCycle.Stage stage = customer.orders() == 0 ? null : judge.stageOf(customer);
            if (stage == LifeCycle.Stage.AT_RISK || stage == LifeCycle.Stage.DORMANT) {
                LocalDate lastDay = LocalDate.ofEpochDay(customer.epochDay(customer.orders() - 1));
                long lastYear = customer.revenueMinor(Period.of(lastDay.minusDays(YEAR - 1L), tomorrow));
                if (lastYear > 0) {
                    silent.add(new SilentCustomer(
                            customer.customerId(),
                            stage,
                            lastDay.until(history.observedUntil(), ChronoUnit.DAYS),
                            BigDecimal.valueOf(lastYear, history.decimals())));
                }
            }
        }
        silent.sort(HIGHEST_FIRST);
        return List.copyOf(silent);
    }
}
