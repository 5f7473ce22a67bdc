package io.github.retentionmetrics.driver;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Decimals;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.rate.Answer;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The share of the variance of loyalty that each driver explains, in contributions that add up to R^2, the share that
 * all drivers explain together.
 *
 * <pre>
 *   R^2 = share of the variance of loyalty that linear regression on all drivers explains
 *   contribution of a driver = average, over all orders of the drivers, of the gain in R^2 when it is added
 *                            = sum over sets S of the others of |S|! (k - |S| - 1)! / k! x (R^2(S with it) - R^2(S))
 * </pre>
 *
 * <p>Known as LMG, as dominance analysis and as the Shapley value of R^2. Drivers are correlated, so that the gain of a
 * driver depends on the drivers added before it; the average over all orders treats them alike. Each contribution is
 * from 0 to R^2. A squared {@linkplain LoyaltyDrivers.Association correlation} is the share that a driver explains
 * alone; squared correlations do not add up to R^2.
 *
 * <p>Special cases:
 *
 * <ul>
 *   <li>all respondents equally loyal: undefined, since there is no variance to explain;
 *   <li>fewer respondents than the number of drivers plus two: undefined, since R^2 would be 1 for any answers;
 *   <li>a driver on which all respondents gave the same score contributes 0; a driver that is a linear combination of
 *       others shares their contribution.
 * </ul>
 *
 * <p>Source: R. H. Lindeman, P. F. Merenda and R. Z. Gold, Introduction to Bivariate and Multivariate Analysis (1980),
 * p. 119 ff.; U. Groemping, Relative Importance for Linear Regression in R: The Package relaimpo, Journal of
 * Statistical Software 17(1), 2006.
 */
public final class DriverImportance implements Answer, Serializable {
    private static final long serialVersionUID = 1L;

    /** The largest accepted difference between the sum of the contributions and R^2. */
    private static final double ROUNDING = 1e-9;

    private final List<String> names;
    private final double[] contributions;
    private final double rSquared;
    private final String reason;

    private DriverImportance(List<String> names, double[] contributions, double rSquared, String reason) {
        this.names = names;
        this.contributions = contributions;
        this.rSquared = rSquared;
        this.reason = reason;
    }

    static DriverImportance undefined(List<String> names, String reason) {
        double[] none = new double[names.size()];
        Arrays.fill(none, Double.NaN);
        return new DriverImportance(names, none, Double.NaN, reason);
    }

    static DriverImportance of(List<String> names, ExplainedVariance explained) {
        int drivers = names.size();
        double[] weights = weights(drivers);
        double[] contributions = new double[drivers];
        for (int driver = 0; driver < drivers; driver++) {
            int own = 1 << driver;
            // added up by size, since the numbers of the sets come from the order of the drivers
            contributions[driver] = AscendingSum.of(IntStream.range(0, 1 << drivers)
                    .filter(set -> (set & own) == 0)
                    .mapToDouble(set -> weights[Integer.bitCount(set)] * (explained.of(set | own) - explained.of(set)))
                    .toArray());
        }
        return new DriverImportance(names, contributions, explained.of((1 << drivers) - 1), "");
    }

    /** For each size of a set, the share of the orders in which exactly that set comes before a driver. */
    private static double[] weights(int drivers) {
        double[] weights = new double[drivers];
        weights[0] = 1.0 / drivers;
        for (int size = 1; size < drivers; size++) {
            weights[size] = weights[size - 1] * size / (drivers - size);
        }
        return weights;
    }

    /**
     * The names of the drivers.
     *
     * @return the names, in the order of the survey
     */
    public List<String> names() {
        return names;
    }

    /**
     * The contribution of a driver to R^2.
     *
     * @param driver the driver's name
     * @return the contribution, from 0 to R^2; NaN when undefined
     * @throws NullPointerException if the name is null
     * @throws IllegalArgumentException if there is no such driver
     */
    public double contribution(String driver) {
        return contributions[Checks.indexOf(names, driver)];
    }

    /**
     * The contributions as shares of R^2, for example as weights of an {@linkplain LoyaltyDrivers#index(Map) index}.
     *
     * @return the share of each driver, by its name; empty when undefined, or when the drivers explain nothing
     */
    public Map<String, Double> shares() {
        Map<String, Double> shares = new TreeMap<>();
        if (rSquared > 0) {
            names.forEach(name -> shares.put(name, contribution(name) / rSquared));
        }
        return shares;
    }

    /** {@return R^2, the share of the variance of loyalty that all drivers explain together, or NaN when undefined} */
    @Override
    public double value() {
        return rSquared;
    }

    @Override
    public boolean isDefined() {
        return reason.isEmpty();
    }

    @Override
    public String reason() {
        return reason;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> Restored.arePresent(reason)
                && Restored.areNames(names)
                && names.size() == contributions.length
                && Restored.isAnswer(rSquared, reason)
                && (reason.isEmpty()
                        ? isDivided()
                        : Arrays.stream(contributions).allMatch(Double::isNaN)));
    }

    /** Whether the contributions add up to R^2. */
    private boolean isDivided() {
        return rSquared >= -ROUNDING
                && rSquared <= 1 + ROUNDING
                && Arrays.stream(contributions).allMatch(part -> part >= -ROUNDING)
                && Math.abs(Arrays.stream(contributions).sum() - rSquared) < ROUNDING;
    }

    /** {@return the {@link #shares()}, for JSON mappers and templates} */
    public Map<String, Double> getShares() {
        return shares();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DriverImportance that
                && names.equals(that.names)
                && Arrays.equals(contributions, that.contributions)
                && Double.compare(rSquared, that.rSquared) == 0
                && reason.equals(that.reason);
    }

    @Override
    public int hashCode() {
        return Objects.hash(names, Arrays.hashCode(contributions), rSquared, reason);
    }

    /** {@return such as {@code R^2 0.61: trust 0.40, image 0.21}, or {@code undefined} and why} */
    @Override
    public String toString() {
        if (!isDefined()) {
            return "undefined: " + reason;
        }
        StringBuilder text = new StringBuilder("R^2 " + Decimals.text(rSquared, 2) + ":");
        for (int i = 0; i < contributions.length; i++) {
            text.append(i == 0 ? " " : ", ").append(names.get(i));
            text.append(" " + Decimals.text(contributions[i], 2));
        }
        return text.toString();
    }
}
