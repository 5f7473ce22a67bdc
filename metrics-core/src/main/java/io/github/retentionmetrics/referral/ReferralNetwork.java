package io.github.retentionmetrics.referral;

import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.StoredArray;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.purchase.CustomerTotals;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;

/** Customers in columns, each with the referrer, and values summed up along the chains of referrals. */
final class ReferralNetwork implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NOBODY = -1;

    final CustomerIds ids;
    final int decimals;
    final int referrals;
    final long[] value;

    /** The ordinal of each customer's referrer. */
    private final int[] referrer;

    /** The reward for the referral of each customer. */
    final long[] reward;

    final int[] referred;
    final long[] direct;
    final long[] indirect;

    ReferralNetwork(Collection<Referral> rows, CustomerTotals values) {
        CustomerDictionary customers = new CustomerDictionary();
        for (int row = 0; row < values.size(); row++) {
            customers.ordinalOf(values.customerId(row));
        }
        int most = Math.addExact(values.size(), Math.multiplyExact(2, rows.size()));
        int[] referredBy = new int[most];
        int[] rowOf = new int[most];
        long[] paid = new long[most];
        Arrays.fill(referredBy, NOBODY);
        decimals = values.decimals();
        int row = 0;
        for (Referral referral : rows) {
            if (referral == null) {
                throw new NullPointerException("referral at row " + row);
            }
            int child = customers.ordinalOf(referral.referredId());
            if (referredBy[child] != NOBODY) {
                throw new IllegalArgumentException("referredId at row " + row
                        + " must not have been referred before: it was at row " + rowOf[child]);
            }
            referredBy[child] = customers.ordinalOf(referral.referrerId());
            rowOf[child] = row;
            paid[child] = minor(referral.reward(), row);
            row++;
        }
        referrals = row;
        ids = customers.toIds();
        int size = customers.size();
        reward = Arrays.copyOf(paid, size);
        value = new long[size];
        for (int customer = 0; customer < values.size(); customer++) {
            value[customer] = values.revenueMinor(customer);
        }
        referrer = Arrays.copyOf(referredBy, size);
        referred = new int[size];
        direct = new long[size];
        indirect = new long[size];
        addUp(rowOf);
    }

    /** A network from stored columns, from which everything else is derived. */
    private ReferralNetwork(CustomerIds ids, int decimals, long[] value, long[] reward, int[] referrer) {
        int size = ids.size();
        if (!Restored.areDecimals(decimals)
                || value.length != size
                || reward.length != size
                || referrer.length != size
                || !Restored.areWithin(referrer, NOBODY, size - 1)) {
            throw new IllegalArgumentException("columns must be those of " + size + " customers");
        }
        this.ids = ids;
        this.decimals = decimals;
        this.value = value;
        this.reward = reward;
        this.referrer = referrer;
        this.referrals =
                (int) Arrays.stream(referrer).filter(one -> one != NOBODY).count();
        this.referred = new int[size];
        this.direct = new long[size];
        this.indirect = new long[size];
        addUp(new int[size]);
    }

    int size() {
        return value.length;
    }

    private long minor(BigDecimal reward, int row) {
        if (reward.scale() > decimals) {
            throw new IllegalArgumentException(
                    "reward at row " + row + " must have at most " + decimals + " decimals: " + reward.scale());
        }
        BigDecimal minor = reward.movePointRight(decimals);
        if (minor.precision() > 19 || minor.toBigInteger().bitLength() > 63) {
            throw new ArithmeticException("reward at row " + row + " must fit in 64-bit minor units");
        }
        return minor.longValueExact();
    }

    /**
     * Sums up the values from the ends of the chains: a customer is complete when all customers whom they referred are.
     */
    private void addUp(int[] rowOf) {
        for (int customer = 0; customer < size(); customer++) {
            if (referrer[customer] != NOBODY) {
                referred[referrer[customer]]++;
            }
        }
        int[] open = referred.clone();
        int done = 0;
        for (int leaf = 0; leaf < size(); leaf++) {
            // counted down to -1, so that whoever is done on the way up is not done again
            for (int customer = leaf; customer != NOBODY && open[customer] == 0; customer = referrer[customer]) {
                open[customer]--;
                done++;
                if (referrer[customer] != NOBODY) {
                    addTo(referrer[customer], customer);
                    open[referrer[customer]]--;
                }
            }
        }
        if (done < size()) {
            throw new IllegalArgumentException(
                    "referrals must not form a circle: the one at row " + firstInCircle(open, rowOf) + " does");
        }
    }

    private void addTo(int parent, int child) {
        long net = exact(value[child], -reward[child]);
        direct[parent] = exact(direct[parent], net);
        indirect[parent] = exact(indirect[parent], exact(direct[child], indirect[child]));
    }

    private static long exact(long one, long other) {
        return WideSum.of(one, other).toLong("referral value");
    }

    private static int firstInCircle(int[] open, int[] rowOf) {
        int first = Integer.MAX_VALUE;
        for (int customer = 0; customer < open.length; customer++) {
            // who is still open is in a circle; those whom circles lead to were referred by one of them, and are done
            first = open[customer] > 0 ? Math.min(first, rowOf[customer]) : first;
        }
        return first;
    }

    private Object writeReplace() {
        return new Form(this);
    }

    private void readObject(ObjectInputStream in) throws InvalidObjectException {
        throw Restored.formRequired();
    }

    /** The stored form: the referrers and the values, without the sums along the chains. */
    private static final class Form implements Serializable {
        private static final long serialVersionUID = 1L;

        private final CustomerIds ids;
        private final int decimals;
        private final StoredArray value;
        private final StoredArray reward;
        private final StoredArray referrer;

        Form(ReferralNetwork network) {
            ids = network.ids;
            decimals = network.decimals;
            value = StoredArray.of(network.value);
            reward = StoredArray.of(network.reward);
            referrer = StoredArray.of(network.referrer);
        }

        private Object readResolve() throws InvalidObjectException {
            return Restored.of(
                    () -> new ReferralNetwork(ids, decimals, value.longs(), reward.longs(), referrer.ints()));
        }
    }
}
