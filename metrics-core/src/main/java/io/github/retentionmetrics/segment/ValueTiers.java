package io.github.retentionmetrics.segment;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rfm.RfmScores;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Customers in tiers by their spend: by cumulative share of the revenue (ABC or Pareto analysis), or by amounts.
 *
 * <p><b>By share.</b> The tier of a customer depends on the share of the revenue from customers who spent <i>strictly
 * more</i>:
 *
 * <pre>
 *   share above = revenue of customers who spent strictly more / revenue of all customers with positive spend
 *   tier        = A if share above &lt; 80 %, B if share above &lt; 95 %, else C
 * </pre>
 *
 * <p>Customers with equal spend are always in the same tier, and the tiers do not change when all amounts are
 * multiplied by a positive number. The customer with whom the 80 % are reached is in A; other tools put that customer
 * in B and break ties by row.
 *
 * <p><b>By amounts.</b> A customer is in the first tier whose minimum they reach; the last tier has no minimum.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>one customer, or equal spend of all: all are in the first tier;
 *   <li>customers with a spend of 0 or less are in the last tier by share, and do not affect the shares;
 *   <li>every customer with an order is in exactly one tier; a customer with refunds only is in none,
 *       as in {@link RfmScores} and {@link LifeCycle}, and {@link SegmentValues#unsegmented()} has their refunds.
 * </ul>
 *
 * <pre>{@code
 * Segmentation abc = ValueTiers.abc().over(history);
 * abc.customers("A");                                     // 300
 * ValueTiers.ofShares(List.of(0.5, 0.3, 0.2)).withNames(List.of("gold", "silver", "bronze")).over(history);
 * ValueTiers.ofThresholds(List.of(new BigDecimal("250"), new BigDecimal("50"))).over(history);
 * SegmentValues.of(history, abc).revenueShare("A");       // their share of the revenue
 * }</pre>
 *
 * <p>Tiers by share take a sort of the customers; tiers by amounts take one pass.
 */
public final class ValueTiers implements Serializable {
    private static final long serialVersionUID = 1L;

    private final List<String> names;
    /** The cumulative share of the revenue of each tier but the last, best first; empty for tiers by amounts. */
    private final List<BigDecimal> reached;

    private final List<BigDecimal> leastAmounts;

    private ValueTiers(List<String> names, List<BigDecimal> reached, List<BigDecimal> leastAmounts) {
        this.names = names;
        this.reached = reached;
        this.leastAmounts = leastAmounts;
    }

    /**
     * The usual tiers A, B and C, with 80, 15 and 5 % of the revenue.
     *
     * @return the tiers
     */
    public static ValueTiers abc() {
        return ofShares(List.of(0.80, 0.15, 0.05));
    }

    /**
     * Tiers by their share of the revenue, named A, B, C and so on.
     *
     * @param shares the share of each tier, best customers first; positive, with a sum of 1
     * @return the tiers
     * @throws NullPointerException if the list or a share is null
     * @throws IllegalArgumentException if there are fewer than 2 or more than 26 tiers, a share is not positive, or
     *     they do not add up to exactly one as decimal numbers
     */
    public static ValueTiers ofShares(List<Double> shares) {
        Objects.requireNonNull(shares, "shares");
        List<String> names = letters(shares.size());
        BigDecimal[] reached = new BigDecimal[shares.size()];
        BigDecimal sum = BigDecimal.ZERO;
        for (int tier = 0; tier < reached.length; tier++) {
            double share = Objects.requireNonNull(shares.get(tier), "shares");
            if (!(share > 0 && share <= 1)) {
                throw new IllegalArgumentException("shares must be above 0 and at most 1: " + share);
            }
            sum = sum.add(BigDecimal.valueOf(share));
            reached[tier] = sum;
        }
        if (sum.compareTo(BigDecimal.ONE) != 0) {
            throw new IllegalArgumentException("shares must add up to 1: " + sum.toPlainString());
        }
        return new ValueTiers(names, List.of(Arrays.copyOf(reached, reached.length - 1)), List.of());
    }

    /**
     * Tiers by amounts, named A, B, C and so on; one tier more than there are amounts.
     *
     * @param leastAmounts the minimum spend of each tier but the last, in the currency of the history, the best tier
     *     first
     * @return the tiers
     * @throws NullPointerException if the list or an amount is null
     * @throws IllegalArgumentException if there are no amounts or more than 25, or they are not descending
     */
    public static ValueTiers ofThresholds(List<BigDecimal> leastAmounts) {
        Objects.requireNonNull(leastAmounts, "leastAmounts");
        for (int tier = 0; tier < leastAmounts.size(); tier++) {
            Objects.requireNonNull(leastAmounts.get(tier), "leastAmounts");
            if (tier > 0 && leastAmounts.get(tier - 1).compareTo(leastAmounts.get(tier)) <= 0) {
                throw new IllegalArgumentException("leastAmounts must be descending: " + leastAmounts);
            }
        }
        return new ValueTiers(letters(leastAmounts.size() + 1), List.of(), List.copyOf(leastAmounts));
    }

    private static List<String> letters(int tiers) {
        if (tiers < 2 || tiers > 26) {
            throw new IllegalArgumentException("tiers must be in 2..26: " + tiers);
        }
        return IntStream.range(0, tiers)
                .mapToObj(tier -> String.valueOf((char) ('A' + tier)))
                .toList();
    }

    /**
     * The same tiers with other names.
     *
     * @param names as many names as there are tiers, best first
     * @return a copy with these names
     * @throws NullPointerException if the list or a name is null
     * @throws IllegalArgumentException if their number is not that of the tiers, or one is blank or occurs twice
     */
    public ValueTiers withNames(List<String> names) {
        Objects.requireNonNull(names, "names");
        names.forEach(name -> Checks.identifier(name, "name"));
        if (names.size() != this.names.size() || names.stream().distinct().count() != names.size()) {
            throw new IllegalArgumentException("names must be " + this.names.size() + " different ones: " + names);
        }
        return new ValueTiers(List.copyOf(names), reached, leastAmounts);
    }

    /**
     * The customers of a history in tiers by their spend, less refunds.
     *
     * @param history the history; {@link PurchaseHistory#asKnownOn} for an earlier date
     * @return the tier of every customer with an order, with names best first
     * @throws NullPointerException if the history is null
     * @throws ArithmeticException if the revenue of a customer does not fit in 64-bit minor units
     * @throws IllegalArgumentException if an amount does not fit in 64-bit minor units
     */
    public Segmentation over(PurchaseHistory history) {
        Objects.requireNonNull(history, "history");
        CustomerTotals totals = CustomerTotals.of(history);
        long[] spent = new long[totals.size()];
        Arrays.setAll(spent, row -> totals.isActive(row) ? totals.revenueMinor(row) : 0);
        long[] least = reached.isEmpty() ? leastOfAmounts(history.decimals()) : leastOfShares(spent);
        int last = names.size() - 1;
        return Segmentation.ofIndexes(totals.customerIds(), names, row -> {
                    int tier = 0;
                    while (tier < last && spent[row] < least[tier]) {
                        tier++;
                    }
                    return totals.isActive(row) ? tier : Segmentation.UNKNOWN;
                })
                .withKnownOn(history.observedUntil());
    }

    private long[] leastOfAmounts(int decimals) {
        return leastAmounts.stream()
                .mapToLong(amount -> Decimals.ceilingMinor(amount, decimals, "leastAmounts"))
                .toArray();
    }

    /**
     * The least spend of each tier: from the best customer on, the first value at which the customers above reach the
     * share.
     */
    private long[] leastOfShares(long[] spent) {
        long[] ascending =
                Arrays.stream(spent).filter(amount -> amount > 0).sorted().toArray();
        BigInteger all = sum(ascending);
        long[] least = new long[reached.size()];
        Arrays.fill(least, 1);
        int tier = 0;
        WideSum above = new WideSum();
        for (int i = ascending.length - 1; i >= 0 && tier < least.length; ) {
            // those who spent as much as this one are not above each other
            while (tier < least.length && isReached(above, reached.get(tier), all)) {
                least[tier++] = ascending[i] + 1;
            }
            long amount = ascending[i];
            while (i >= 0 && ascending[i] == amount) {
                above.add(ascending[i--]);
            }
        }
        return least;
    }

    private static boolean isReached(WideSum above, BigDecimal share, BigInteger all) {
        return new BigDecimal(above.toBigInteger()).compareTo(share.multiply(new BigDecimal(all))) >= 0;
    }

    private static BigInteger sum(long[] values) {
        WideSum sum = new WideSum();
        for (long value : values) {
            sum.add(value);
        }
        return sum.toBigInteger();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areNames(names)
                && Restored.isListOf(reached, BigDecimal.class)
                && Restored.isListOf(leastAmounts, BigDecimal.class)
                && (leastAmounts.isEmpty() ? areShares() : reached.isEmpty())
                && withNames(names).names.size() == names.size()
                && names.size() - 1 == Math.max(reached.size(), leastAmounts.size())
                && ofThresholds(leastAmounts.isEmpty() ? List.of(BigDecimal.ZERO) : leastAmounts)
                        .reached
                        .isEmpty());
    }

    /** Whether the cumulative shares increase from above 0 to below 1. */
    private boolean areShares() {
        BigDecimal before = BigDecimal.ZERO;
        for (BigDecimal share : reached) {
            if (share.compareTo(before) <= 0 || share.compareTo(BigDecimal.ONE) >= 0) {
                return false;
            }
            before = share;
        }
        return true;
    }

    @Override
    public String toString() {
        return "ValueTiers" + names + (reached.isEmpty() ? " from " + leastAmounts : " up to " + reached);
    }
}
