package io.github.retentionmetrics.lifetime;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.internal.math.AscendingSum;
import io.github.retentionmetrics.internal.math.LinearSystem;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Lifetime value by migration: customers move between states, each with its transition probabilities and its payoff.
 *
 * <pre>
 *   value of state i = payoff(i) + sum over j of p(i, j) x value of state j / (1 + d)
 *   over n periods   = payoff + P payoff / (1+d) + ... + P^(n-1) payoff / (1+d)^(n-1)
 * </pre>
 *
 * <p>A state may be the number of periods since the last purchase, a segment or a subscription plan; p(i, j) is the
 * probability of being in state j a period later. The payoff of a customer's present state is immediate and not
 * discounted. Unlike in {@link RetentionModel}, a customer who stays away may come back, which is the usual case
 * without a contract.
 *
 * <ul>
 *   <li>In the currency of the payoffs. The system of equations is solved in {@code double} arithmetic.
 *   <li>Without discounting, the value of a state is undefined if payoffs may never stop, and defined if all customers
 *       end up in states without a payoff, such as <i>lost</i>.
 *   <li>A value beyond the range of {@code double}: undefined.
 *   <li>Each row of probabilities must sum to 1, up to 10^-9; rows are not rescaled.
 * </ul>
 *
 * <pre>{@code
 * double[] chanceToBuy = {0.5, 0.2, 0.1, 0};    // one, two, three periods after the last purchase; then lost
 * MigrationModel model = MigrationModel.ofRecency(chanceToBuy, new double[] {100, 0, 0, 0}, 0.1);
 * model.lifetimeValue(0);    // 231.08: of a customer who has just bought
 * model.lifetimeValue(2);    // 21.01
 * model.lifetimeValue(3);    // 0.00
 * }</pre>
 *
 * <p>The last digit of a value may depend on the numbering of the states, since the system is solved from the first
 * state to the last.
 *
 * <p>Takes time in proportion to n^3 for n states. Source: Pfeifer and Carraway, Modeling Customer Relationships as
 * Markov Chains, Journal of Interactive Marketing 14(2), 2000; the states by recency are those of Dwyer, Customer
 * Lifetime Valuation to Support Marketing Decision Making, 1989.
 */
public final class MigrationModel implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final double TOLERANCE = 1e-9;

    private final double[][] chances;
    private final double[] payoffs;
    private final double discount;

    private MigrationModel(double[][] chances, double[] payoffs, double discount) {
        this.chances = chances;
        this.payoffs = payoffs;
        this.discount = Checks.unsignedZero(discount);
    }

    /**
     * A model with any states.
     *
     * @param chances the probability of moving from the state of the row to the state of the column in a period, in
     *     0..1
     * @param payoffs the payoff of a customer in a period in each state; negative for a net cost
     * @param discount the discount rate per period, 0 or more
     * @return the model
     * @throws NullPointerException if a parameter or a row is null
     * @throws IllegalArgumentException if there are no states, the lengths differ, a probability is not in 0..1, a row
     *     does not sum to 1, a payoff is not finite, or the discount rate is not finite or negative
     */
    public static MigrationModel of(double[][] chances, double[] payoffs, double discount) {
        double[][] rows = copy(Objects.requireNonNull(chances, "chances"));
        double[] amounts = Objects.requireNonNull(payoffs, "payoffs").clone();
        if (rows.length == 0 || rows.length != amounts.length) {
            throw new IllegalArgumentException("chances (" + rows.length
                    + " rows) must have a row for each of payoffs (" + amounts.length + "), and at least one");
        }
        for (int state = 0; state < rows.length; state++) {
            requireChances(rows[state], state, rows.length);
            if (!Double.isFinite(amounts[state])) {
                throw new IllegalArgumentException("payoff of state " + state + " must be finite: " + amounts[state]);
            }
        }
        if (!(discount >= 0 && discount < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("discount must be finite and not negative: " + discount);
        }
        return new MigrationModel(rows, amounts, discount);
    }

    private static double[][] copy(double[][] chances) {
        double[][] rows = new double[chances.length][];
        for (int state = 0; state < rows.length; state++) {
            rows[state] = Objects.requireNonNull(chances[state], "chances of state " + state)
                    .clone();
        }
        return rows;
    }

    private static void requireChances(double[] row, int state, int states) {
        if (row.length != states) {
            throw new IllegalArgumentException(
                    "chances of state " + state + " must be as many as states (" + states + "): " + row.length);
        }
        double sum = 0;
        for (double chance : row) {
            if (!(chance >= 0 && chance <= 1)) {
                throw new IllegalArgumentException("chances of state " + state + " must be in 0..1: " + chance);
            }
            sum += chance;
        }
        if (Math.abs(sum - 1) > TOLERANCE) {
            throw new IllegalArgumentException("chances of state " + state + " must sum to 1: " + sum);
        }
    }

    /**
     * A model of states by recency: in state i, counted from 0, a customer last bought i periods ago. A customer who
     * buys again moves to state 0, any other to the next state, or stays in the last one.
     *
     * @param chanceToBuy the probability of buying in each state, in 0..1; 0 in the last state makes it the state of
     *     lost customers
     * @param payoffs the payoff of a customer in a period in each state
     * @param discount the discount rate per period, 0 or more
     * @return the model
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException as {@link #of} does
     */
    public static MigrationModel ofRecency(double[] chanceToBuy, double[] payoffs, double discount) {
        Objects.requireNonNull(chanceToBuy, "chanceToBuy");
        int states = chanceToBuy.length;
        double[][] chances = new double[states][states];
        for (int state = 0; state < states; state++) {
            if (!(chanceToBuy[state] >= 0 && chanceToBuy[state] <= 1)) {
                throw new IllegalArgumentException(
                        "chanceToBuy of state " + state + " must be in 0..1: " + chanceToBuy[state]);
            }
            chances[state][Math.min(state + 1, states - 1)] = 1 - chanceToBuy[state];
            chances[state][0] += chanceToBuy[state];
        }
        return of(chances, payoffs, discount);
    }

    /**
     * The number of states.
     *
     * @return the number of states
     */
    public int states() {
        return payoffs.length;
    }

    /**
     * The probabilities of being in each state after a number of periods: the matrix of one period, raised to that
     * power.
     *
     * @param periods the number of periods, 0 or more
     * @return a row per state, a column per state after the periods; a copy
     * @throws IllegalArgumentException if the number is negative
     */
    public double[][] chancesAfter(int periods) {
        Checks.notNegative(periods, "periods");
        int n = states();
        double[][] power = new double[n][n];
        for (int state = 0; state < n; state++) {
            power[state][state] = 1;
        }
        double[][] square = chances;
        for (int left = periods; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                power = product(power, square);
            }
            square = left > 1 ? product(square, square) : square;
        }
        return power;
    }

    private static double[][] product(double[][] left, double[][] right) {
        int n = left.length;
        double[][] product = new double[n][n];
        for (int row = 0; row < n; row++) {
            for (int inner = 0; inner < n; inner++) {
                for (int column = 0; column < n; column++) {
                    product[row][column] += left[row][inner] * right[inner][column];
                }
            }
        }
        return product;
    }

    /**
     * The lifetime value of a customer in a state, without a horizon.
     *
     * @param state the state, from 0
     * @return the value; undefined when the sum has no limit
     * @throws IndexOutOfBoundsException if there is no such state
     */
    public LifetimeValue lifetimeValue(int state) {
        Objects.checkIndex(state, states());
        return isDiscounted() || !leadsToPayoffsForever(leadsTo(), state)
                ? answer(values()[state])
                : LifetimeValue.undefined("payoffs never stop and nothing is discounted, so the value has no limit");
    }

    private boolean isDiscounted() {
        return 1 + discount > 1;
    }

    private static LifetimeValue answer(double value) {
        return Double.isFinite(value)
                ? LifetimeValue.of(BigDecimal.valueOf(value))
                : LifetimeValue.undefined("the value is too large for a double");
    }

    /**
     * The average lifetime value of customers in given states.
     *
     * @param customers the number of customers in each state
     * @return the mean over all customers; undefined without customers, or when the value of a state with customers is
     *     undefined
     * @throws NullPointerException if the counts are null
     * @throws IllegalArgumentException if there is not one count per state, or a count is negative
     */
    public LifetimeValue average(long... customers) {
        Objects.requireNonNull(customers, "customers");
        if (customers.length != states()) {
            throw new IllegalArgumentException(
                    "customers must have a count for each state (" + states() + "): " + customers.length);
        }
        double[] values = values();
        for (int state = 0; state < customers.length; state++) {
            if (Checks.notNegative(customers[state], "customers in state " + state) > 0) {
                if (!Double.isFinite(values[state])) {
                    return lifetimeValue(state);
                }
                values[state] *= customers[state];
            } else {
                values[state] = 0;
            }
        }
        double count = AscendingSum.of(Arrays.stream(customers).asDoubleStream().toArray());
        return count == 0 ? LifetimeValue.undefined("no customers") : answer(AscendingSum.of(values) / count);
    }

    /** The values of all states; NaN where there is none. */
    private double[] values() {
        boolean[] isUnknown = new boolean[states()];
        double[] values = new double[states()];
        if (isDiscounted()) {
            Arrays.fill(isUnknown, true);
        } else {
            settle(isUnknown, values);
        }
        int[] unknown = indices(isUnknown);
        double[][] system = new double[unknown.length][unknown.length];
        double[] right = new double[unknown.length];
        for (int row = 0; row < unknown.length; row++) {
            right[row] = payoffs[unknown[row]];
            for (int column = 0; column < unknown.length; column++) {
                system[row][column] = (row == column ? 1 : 0) - chances[unknown[row]][unknown[column]] / (1 + discount);
            }
        }
        double[] solution = LinearSystem.solve(system, right);
        for (int row = 0; row < unknown.length; row++) {
            values[unknown[row]] = solution[row];
        }
        return values;
    }

    private static int[] indices(boolean[] isSelected) {
        int[] indices = new int[isSelected.length];
        int size = 0;
        for (int i = 0; i < isSelected.length; i++) {
            if (isSelected[i]) {
                indices[size++] = i;
            }
        }
        return Arrays.copyOf(indices, size);
    }

    /**
     * Sets the values that are known without discounting. Every customer ends up in a group of states that is never
     * left again. If no state of the groups that a state leads to has a payoff, the value of that state is finite: 0
     * within such a group, and otherwise to be solved for.
     */
    private void settle(boolean[] isUnknown, double[] values) {
        boolean[][] leadsTo = leadsTo();
        for (int state = 0; state < states(); state++) {
            if (leadsToPayoffsForever(leadsTo, state)) {
                values[state] = Double.NaN;
            } else {
                isUnknown[state] = !isFinal(leadsTo, state);
            }
        }
    }

    private boolean leadsToPayoffsForever(boolean[][] leadsTo, int state) {
        for (int end = 0; end < states(); end++) {
            if (leadsTo[state][end] && isFinal(leadsTo, end) && payoffs[end] != 0) {
                return true;
            }
        }
        return false;
    }

    /** Whether a state can be reached again from every state that it leads to. */
    private static boolean isFinal(boolean[][] leadsTo, int state) {
        for (int other = 0; other < leadsTo.length; other++) {
            if (leadsTo[state][other] && !leadsTo[other][state]) {
                return false;
            }
        }
        return true;
    }

    private boolean[][] leadsTo() {
        int n = states();
        boolean[][] leadsTo = new boolean[n][n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                leadsTo[from][to] = from == to || chances[from][to] > 0;
            }
        }
        for (int via = 0; via < n; via++) {
            for (int from = 0; from < n; from++) {
                for (int to = 0; to < n; to++) {
                    leadsTo[from][to] |= leadsTo[from][via] && leadsTo[via][to];
                }
            }
        }
        return leadsTo;
    }

    /**
     * The value of a customer in a state over a number of periods, including the present one.
     *
     * @param state the state, from 0
     * @param periods the number of periods, 0 or more
     * @return the discounted sum of expected payoffs; computed period by period until further payoffs no longer change
     *     the sum
     * @throws IndexOutOfBoundsException if there is no such state
     * @throws IllegalArgumentException if the number is negative
     */
    public LifetimeValue lifetimeValue(int state, int periods) {
        Objects.checkIndex(state, states());
        Checks.notNegative(periods, "periods");
        double[] values = new double[states()];
        double[] next = new double[0];
        // once a period more changes nothing, no further one does
        for (int period = 0; period < periods && !Arrays.equals(values, next); period++) {
            next = values;
            values = new double[states()];
            for (int from = 0; from < states(); from++) {
                values[from] = payoffs[from] + expected(from, next) / (1 + discount);
            }
        }
        return answer(values[state]);
    }

    private double expected(int from, double[] values) {
        double expected = 0;
        for (int to = 0; to < values.length; to++) {
            expected += chances[from][to] * values[to];
        }
        return expected;
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> of(chances, payoffs, discount).payoffs.length == payoffs.length);
    }

    /** {@return the {@link #states()}, for JSON mappers and templates} */
    public int getStates() {
        return states();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MigrationModel that
                && Arrays.deepEquals(chances, that.chances)
                && Arrays.equals(payoffs, that.payoffs)
                && Double.compare(discount, that.discount) == 0;
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.deepHashCode(chances), Arrays.hashCode(payoffs), discount);
    }

    @Override
    public String toString() {
        return "MigrationModel[" + states() + " states, discount " + discount + "]";
    }
}
