package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.period.Granularity;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The summary of a customer for models of repeat purchases: frequency, recency and age.
 *
 * <pre>
 *   frequency x = number of days with a purchase, less one
 *   recency  tx = time from the first purchase to the last; 0 without a repeat purchase
 *   age       T = time from the first purchase to the observation day
 * </pre>
 *
 * <p>Recency is the age at the last purchase, as in the literature on customer lifetime value, and not the time since
 * it: {@code age - recency} is the time since. Both times are in one unit, which is also the unit of a model fitted to
 * such summaries. A summary from a history has its unit. A summary from numbers has a unit only after
 * {@link #withUnit}; without a unit, its times are taken to be in the unit of the model.
 *
 * <pre>{@code
 * PurchaseSummary.of(2, 30.43, 38.86);   // two repeat purchases, the last 30 weeks after the first, 39 weeks ago
 * PurchaseSummary.of(2, 30.43, 38.86).withUnit(ChronoUnit.WEEKS);   // refused by a model of days
 * }</pre>
 *
 * <p>Source: P. S. Fader, B. G. S. Hardie and K. L. Lee, "Counting Your Customers" the Easy Way, Marketing Science
 * 24(2), 2005, section 2.
 *
 * @param frequency the number of repeat purchase days, not negative
 * @param recency the age at the last purchase, in 0..age; 0 without a repeat purchase
 * @param age the time since the first purchase, not negative
 * @param unitName the unit of recency and age as a text, such as {@code weeks}; null if it is not known, or if they
 *     count opportunities
 * @param opportunityName the periods that recency and age count, each an opportunity to buy, as the text of a
 *     granularity; null if recency and age are times
 */
public record PurchaseSummary(
        int frequency,
        double recency,
        double age,
        @Nullable String unitName,
        @Nullable String opportunityName) implements Serializable {
    /**
     * Checks the parts.
     *
     * @param frequency the number of repeat purchase days
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @param unitName the unit of recency and age as a text, or null
     * @param opportunityName the periods that recency and age count as a text, or null
     * @throws IllegalArgumentException if the frequency is negative, the age is not a finite number of at least 0, the
     *     recency is not in 0..age, or it is not 0 although the frequency is 0; or a text is not a unit or granularity,
     *     or both texts are given
     */
    public PurchaseSummary {
        String problem = problem(frequency, recency, age);
        if (!problem.isEmpty()) {
            throw new IllegalArgumentException(problem);
        }
        // not minus zero
        recency = Math.abs(recency);
        age = Math.abs(age);
        TimeScale scale = TimeScale.of(unitName, opportunityName);
        unitName = scale.unitName();
        opportunityName = scale.opportunityName();
    }

    PurchaseSummary(int frequency, double recency, double age, TimeScale scale) {
        this(frequency, recency, age, scale.unitName(), scale.opportunityName());
    }

    /**
     * A summary from its parts.
     *
     * @param frequency the number of repeat purchase days
     * @param recency the age at the last purchase
     * @param age the time since the first purchase
     * @return the summary
     * @throws IllegalArgumentException if the frequency is negative, the age is not a finite number of at least 0, the
     *     recency is not in 0..age, or it is not 0 although the frequency is 0
     */
    public static PurchaseSummary of(int frequency, double recency, double age) {
        return new PurchaseSummary(frequency, recency, age, TimeScale.UNKNOWN);
    }

    /**
     * The same numbers with their unit of time.
     *
     * @param unit the unit of recency and age
     * @return the summary in that unit; nothing is converted
     * @throws NullPointerException if the unit is null
     * @throws IllegalArgumentException if the summary is known to be in another unit, or to count opportunities
     */
    public PurchaseSummary withUnit(ChronoUnit unit) {
        return new PurchaseSummary(frequency, recency, age, scale().withUnit(unit));
    }

    /**
     * The unit of recency and age.
     *
     * @return the unit; empty if it is not known, or if they count opportunities
     */
    public Optional<ChronoUnit> unit() {
        return scale().unit();
    }

    /**
     * The periods that recency and age count, each an opportunity to buy; see {@link
     * PurchaseSummaries#opportunities()}.
     *
     * @return the periods; empty if recency and age are times
     */
    public Optional<Granularity> opportunities() {
        return scale().opportunities();
    }

    TimeScale scale() {
        return TimeScale.of(unitName, opportunityName);
    }

    /** Which rule the parts break, as {@code name must rule: value}; empty if none. */
    static String problem(int frequency, double recency, double age) {
        if (frequency < 0) {
            return "frequency must not be negative: " + frequency;
        }
        if (!(age >= 0 && age <= Double.MAX_VALUE)) {
            return "age must be a finite number of at least 0: " + age;
        }
        if (!(recency >= 0 && recency <= age)) {
            return "recency (" + recency + ") must be in 0..age (" + age + ")";
        }
        if (frequency == 0 && recency > 0) {
            return "recency must be 0 when frequency is: " + recency;
        }
        return "";
    }

    /**
     * The summary as text: {@code PurchaseSummary[frequency=2, recency=30.43, age=38.86, in weeks]}.
     *
     * @return the text
     */
    @Override
    public String toString() {
        return "PurchaseSummary[frequency=" + frequency + ", recency=" + recency + ", age=" + age + scale().afterComma()
                + "]";
    }
}
