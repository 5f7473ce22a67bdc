package io.github.retentionmetrics.referral;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.rate.Ratio;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The referral value of customers: the value of the customers they referred, less the rewards.
 *
 * <pre>
 *   direct value of a customer   = sum over the customers they referred of (value - reward)
 *   indirect value               = the same over those whom the referred customers referred, and so on down the chain
 *   total, each customer once    = sum of values - sum of rewards
 *   total, with direct value     = sum over customers of (value + direct value)
 *   total, with chains           = sum over customers of (value + direct value + indirect value)
 * </pre>
 *
 * <p>The value of a referred customer is part of their own value and of that of the referrer. This is correct for the
 * value of one customer, but the sum over all customers counts referred customers twice, and along chains more often.
 * There are therefore three totals, of which only {@link #totalOnce} is without double counting.
 *
 * <ul>
 *   <li>A customer has at most one referrer; a second referral of the same customer and referrals in a circle are
 *       refused.
 *   <li>A referred customer without a value counts with zero less the reward: they have not bought yet.
 *   <li>No referrals: valid; all referral values are zero.
 * </ul>
 *
 * <pre>{@code
 * List<Referral> referrals = List.of(
 *         Referral.of("loyal 1", "loyal 2", LocalDate.of(2026, 3, 14)).withReward(new BigDecimal("15")),
 *         Referral.of("loyal 2", "twice 1", LocalDate.of(2026, 5, 2)));
 * ReferralValue value = ReferralValue.of(referrals, CustomerTotals.of(history));
 * value.direct(0);          // 404.40: 419.40 of loyal 2, less the reward
 * value.indirect(0);        // 70.00: the value of twice 1
 * value.totalOnce();        // 69345.00
 * value.totalWithDirect();  // 69834.40
 * }</pre>
 *
 * <p>Takes one pass over customers and referrals; memory is 36 bytes a customer in addition to the identifiers.
 */
public final class ReferralValue implements Serializable {
    private static final long serialVersionUID = 1L;

    private final ReferralNetwork network;

    private ReferralValue(ReferralNetwork network) {
        this.network = network;
    }

    /**
     * The referral value of customers.
     *
     * @param referrals the referrals, at most one for each referred customer
     * @param values the value of each customer without referrals
     * @return the referral values, first of the customers with a value, in their order, and then of others in the
     *     referrals
     * @throws NullPointerException if a parameter or a referral is null
     * @throws IllegalArgumentException if a customer is referred twice, a reward has more decimals than the values, or
     *     referrals form a circle; the message names the row, from 0
     * @throws ArithmeticException if a value or reward does not fit in 64-bit minor units
     */
    public static ReferralValue of(Collection<Referral> referrals, CustomerTotals values) {
        Objects.requireNonNull(referrals, "referrals");
        Objects.requireNonNull(values, "values");
        return new ReferralValue(new ReferralNetwork(referrals, values));
    }

    /**
     * The expected referral value of customers, from averages.
     *
     * <pre>
     *   expected referral value = customers x referrals per customer x (value of a referred customer - reward)
     * </pre>
     *
     * @param customers the number of customers who may refer
     * @param referralsPerCustomer the number of referred customers per customer
     * @param value the value of a referred customer
     * @param reward the total reward for a referral
     * @return the expected value of all referrals, negative if rewards exceed the values; undefined when a factor is
     *     undefined
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the number of customers is negative, the reward has more than 100 digits
     *     before or after the decimal point, or the result is beyond the range of a double
     */
    public static LifetimeValue expected(
            long customers, Ratio referralsPerCustomer, LifetimeValue value, BigDecimal reward) {
        Checks.notNegative(customers, "customers");
        Objects.requireNonNull(referralsPerCustomer, "referralsPerCustomer");
        Objects.requireNonNull(value, "value");
        BigDecimal paid = Decimals.stripped(reward, Decimals.MOST_DIGITS, "reward");
        if (!referralsPerCustomer.isDefined()) {
            return LifetimeValue.undefined(referralsPerCustomer.reason());
        }
        BigDecimal referrals = referralsPerCustomer.numerator().multiply(BigDecimal.valueOf(customers));
        return value.amount()
                .map(amount -> LifetimeValue.of(referrals
                        .multiply(amount.subtract(paid))
                        .divide(referralsPerCustomer.denominator(), MathContext.DECIMAL128)))
                .orElse(value);
    }

    /**
     * The number of customers, including those in referrals only.
     *
     * @return the number of rows
     */
    public int size() {
        return network.size();
    }

    /**
     * A customer's identifier.
     *
     * @param row the customer's row, from 0
     * @return the identifier
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public String customerId(int row) {
        return network.ids.get(checked(row));
    }

    /**
     * The number of customers whom a customer referred.
     *
     * @param row the customer's row, from 0
     * @return the number of customers referred, without those further down the chain
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public int referred(int row) {
        return network.referred[checked(row)];
    }

    /**
     * The direct referral value of a customer, from the customers they referred.
     *
     * @param row the customer's row, from 0
     * @return the values of these customers less their rewards
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public BigDecimal direct(int row) {
        return money(network.direct[checked(row)]);
    }

    /**
     * The indirect referral value of a customer, from customers further down the chain.
     *
     * @param row the customer's row, from 0
     * @return the values of these customers less their rewards
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public BigDecimal indirect(int row) {
        return money(network.indirect[checked(row)]);
    }

    /**
     * A customer with their referral values.
     *
     * @param row the customer's row, from 0
     * @return a new record
     * @throws IndexOutOfBoundsException if there is no such row
     */
    public Row get(int row) {
        return new Row(customerId(row), referred(row), direct(row), indirect(row));
    }

    /**
     * The customers with their referral values.
     *
     * @return the rows of {@link #get}, in order
     */
    public Stream<Row> stream() {
        return IntStream.range(0, size()).mapToObj(this::get);
    }

    private int checked(int row) {
        return Objects.checkIndex(row, size());
    }

    private BigDecimal money(long minor) {
        return BigDecimal.valueOf(minor, network.decimals);
    }

    /**
     * The number of referred customers.
     *
     * @return the number of referrals
     */
    public long referred() {
        return network.referrals;
    }

    /**
     * The sum of all rewards.
     *
     * @return the sum of the rewards
     */
    public BigDecimal rewards() {
        return sum(network.reward);
    }

    /**
     * The direct referral value of all customers together: the values of the referred customers, less the rewards.
     *
     * @return the sum over customers
     */
    public BigDecimal direct() {
        return sum(network.direct);
    }

    /**
     * The indirect referral value of all customers together; it counts a customer three steps down a chain twice.
     *
     * @return the sum over customers
     */
    public BigDecimal indirect() {
        return sum(network.indirect);
    }

    /**
     * The value of all customers less the rewards, without double counting.
     *
     * @return the sum of values less rewards
     */
    public BigDecimal totalOnce() {
        return sum(network.value).subtract(rewards());
    }

    /**
     * The value of all customers and their direct referral value; it counts referred customers twice.
     *
     * @return the sum
     */
    public BigDecimal totalWithDirect() {
        return sum(network.value).add(direct());
    }

    /**
     * The value of all customers with their direct and indirect referral value; it counts a referred customer once more
     * for every step of the chain above them.
     *
     * @return the sum
     */
    public BigDecimal totalWithChains() {
        return totalWithDirect().add(indirect());
    }

    private BigDecimal sum(long[] amounts) {
        WideSum sum = new WideSum();
        for (long amount : amounts) {
            sum.add(amount);
        }
        return new BigDecimal(sum.toBigInteger(), network.decimals);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(network));
    }

    /** {@return the {@link #referred()}, for JSON mappers and templates} */
    public long getReferred() {
        return referred();
    }

    /** {@return the {@link #rewards()}, for JSON mappers and templates} */
    public BigDecimal getRewards() {
        return rewards();
    }

    /** {@return the {@link #direct()}, for JSON mappers and templates} */
    public BigDecimal getDirect() {
        return direct();
    }

    /** {@return the {@link #indirect()}, for JSON mappers and templates} */
    public BigDecimal getIndirect() {
        return indirect();
    }

    /** {@return the {@link #totalOnce()}, for JSON mappers and templates} */
    public BigDecimal getTotalOnce() {
        return totalOnce();
    }

    /** {@return the {@link #totalWithDirect()}, for JSON mappers and templates} */
    public BigDecimal getTotalWithDirect() {
        return totalWithDirect();
    }

    /** {@return the {@link #totalWithChains()}, for JSON mappers and templates} */
    public BigDecimal getTotalWithChains() {
        return totalWithChains();
    }

    /** {@return the {@link #size()}, for JSON mappers and templates} */
    public int getSize() {
        return size();
    }

    /** {@return the {@link #stream() rows}, for JSON mappers and templates} */
    public List<Row> getRows() {
        return stream().toList();
    }

    /** {@return the numbers of customers and referrals, without any value, since applications may log the text} */
    @Override
    public String toString() {
        return "ReferralValue[" + size() + " customers, " + referred() + " of them referred]";
    }

    /**
     * One customer, as a row of a page or a JSON response.
     *
     * @param customerId the customer's identifier
     * @param referred the number of customers whom the customer referred, without those further down the chain
     * @param direct the direct referral value of the customer
     * @param indirect the indirect referral value of the customer
     */
    public record Row(String customerId, int referred, BigDecimal direct, BigDecimal indirect) implements Serializable {
        /**
         * Checks the parts.
         *
         * @param customerId the customer's identifier
         * @param referred how many customers the customer referred
         * @param direct the direct referral value of the customer
         * @param indirect the indirect referral value of the customer
         * @throws NullPointerException if a part is null
         * @throws IllegalArgumentException if the identifier is blank or the number negative
         */
        public Row {
            Checks.identifier(customerId, "customerId");
            Checks.notNegative(referred, "referred");
            Objects.requireNonNull(direct, "direct");
            Objects.requireNonNull(indirect, "indirect");
        }
    }
}
