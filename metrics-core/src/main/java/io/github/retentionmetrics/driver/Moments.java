package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The sums and sums of products of some whole numbers per respondent: exact, mergeable, and sufficient for means,
 * covariances and correlations. Each number is from 0 to 1000, so a sum of products has room for 9 x 10^12 respondents.
 */
final class Moments implements Serializable {
    private static final long serialVersionUID = 1L;

    private final int variables;
    private long respondents;
    private final long[] sums;
    private final long[] products;

    Moments(int variables) {
        this.variables = variables;
        this.sums = new long[variables];
        this.products = new long[variables * variables];
    }

    Moments(Moments other) {
        this.variables = other.variables;
        this.respondents = other.respondents;
        this.sums = other.sums.clone();
        this.products = other.products.clone();
    }

    void add(int[] values) {
        respondents = Checks.sum(respondents, 1, "respondents");
        for (int i = 0; i < variables; i++) {
            sums[i] = Checks.sum(sums[i], values[i], "sum of scores");
            for (int j = 0; j <= i; j++) {
                int at = i * variables + j;
                products[at] = Checks.sum(products[at], (long) values[i] * values[j], "sum of products");
            }
        }
    }

    void add(Moments other) {
        respondents = Checks.sum(respondents, other.respondents, "respondents");
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Checks.sum(sums[i], other.sums[i], "sum of scores");
        }
        for (int i = 0; i < products.length; i++) {
            products[i] = Checks.sum(products[i], other.products[i], "sum of products");
        }
    }

    boolean isOf(int number) {
        return variables == number;
    }

    long respondents() {
        return respondents;
    }

    long sum(int variable) {
        return sums[variable];
    }

    /** {@code n sum(x y) - sum(x) sum(y)}: n^2 times the covariance of two variables, exactly. */
    BigInteger centred(int first, int second) {
        long product = products[Math.max(first, second) * variables + Math.min(first, second)];
        return BigInteger.valueOf(respondents)
                .multiply(BigInteger.valueOf(product))
                .subtract(BigInteger.valueOf(sums[first]).multiply(BigInteger.valueOf(sums[second])));
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> respondents >= 0
                && sums.length == variables
                && products.length == Math.multiplyExact(variables, variables)
                && Restored.areCounts(sums)
                && Restored.areCounts(products)
                && areMoments());
    }

    /** Whether no correlation is beyond 1, and the places to which no product is added are 0. */
    private boolean areMoments() {
        boolean areMoments = true;
        for (int i = 0; i < variables; i++) {
            for (int j = 0; j < variables; j++) {
                BigInteger square = centred(i, j).pow(2);
                areMoments &= centred(i, i).signum() >= 0
                        && square.compareTo(centred(i, i).multiply(centred(j, j))) <= 0
                        && (j <= i || products[i * variables + j] == 0);
            }
        }
        return areMoments;
    }

    /** Whether the sums of two variables are those of the given pairs of their scores. */
    boolean areOf(int first, int second, long pairs, long[] sumsOfPairs) {
        int low = Math.min(first, second);
        int high = Math.max(first, second);
        return pairs == respondents
                && sumsOfPairs[0] == sums[first]
                && sumsOfPairs[1] == sums[second]
                && sumsOfPairs[2] == products[first * variables + first]
                && sumsOfPairs[3] == products[high * variables + low]
                && sumsOfPairs[4] == products[second * variables + second];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Moments that
                && respondents == that.respondents
                && Arrays.equals(sums, that.sums)
                && Arrays.equals(products, that.products);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * Long.hashCode(respondents) + Arrays.hashCode(sums)) + Arrays.hashCode(products);
    }
}
