package io.github.retentionmetrics.value;

import io.github.retentionmetrics.customer.Referral;
import io.github.retentionmetrics.internal.CustomerDictionary;
import io.github.retentionmetrics.internal.CustomerIds;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.WideSum;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;

/** Customers in columns, each with the one who referred them, and values summed up along the chains. */
final class ReferralNetwork implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final int NOBODY = -1;

    final CustomerIds ids;
    final int decimals;
    final int referrals;
    final long[] value;

    /** What was paid for the referral of each customer. */
    final long[] reward;

    final int[] referred;
    final long[] direct;
    final long[] indirect;

    ReferralNetwork(Collection<Referral> rows, CustomerValues values) {
        CustomerDictionary customers = new CustomerDictionary();
        for (int row = 0; row < values.size(); row++) {
            customers.ordinalOf(values.customerId(row));
        }
        int most = Math.addExact(values.size(), Math.multiplyExact(2, rows.size()));
        int[] referrer = new int[most];
        int[] rowOf = new int[most];
        long[] paid = new long[most];
        Arrays.fill(referrer, NOBODY);
        decimals = values.decimals();
        int row = 0;
        for (Referral referral : rows) {
            if (referral == null) {
                throw new NullPointerException("referral at row " + row);
            }
            int child = customers.ordinalOf(referral.referredId());
            if (referrer[child] != NOBODY) {
                throw new IllegalArgumentException("referredId at row " + row
                        + " must not have been referred before: it was at row " + rowOf[child]);
            }
            referrer[child] = customers.ordinalOf(referral.referrerId());
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
            value[customer] = values.amountMinor(customer);
        }
        referred = new int[size];
        direct = new long[size];
        indirect = new long[size];
        addUp(referrer, rowOf);
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

    /** From the ends of the chains up: a customer is done when all those whom they referred are. */
    private void addUp(int[] referrer, int[] rowOf) {
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
                    "referrals must not lead in a circle: that at row " + firstInCircle(open, rowOf) + " does");
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

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.areDecimals(decimals)
                && referrals >= 0
                && value.length == ids.size()
                && reward.length == ids.size()
                && referred.length == ids.size()
                && direct.length == ids.size()
                && indirect.length == ids.size()
                && Restored.areWithin(referred, 0, referrals));
    }
}
