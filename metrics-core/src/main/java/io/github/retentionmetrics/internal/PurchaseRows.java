package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of (customer ordinal, day, amount) in any order, in blocks that never move; the way to {@link PurchaseColumns}.
 *
 * <p>Rows that come one by one are copied into blocks of their own, at 16 bytes each; whole columns are blocks as they are.
 */
public final class PurchaseRows {
    private static final int SMALLEST_BLOCK = 16;
    private static final int LARGEST_BLOCK = 1 << 20;

    private final List<Block> blocks = new ArrayList<>();
    private Block last = new Block(SMALLEST_BLOCK);
    private long rows;
    private long refunds;
    private int lastDay = Integer.MIN_VALUE;

    /** No rows. */
    public PurchaseRows() {
        blocks.add(last);
    }

    /**
     * How many rows there are.
     *
     * @return the number of rows
     */
    public long rows() {
        return rows;
    }

    /**
     * The day of the latest row.
     *
     * @return the day; the smallest int if there are no rows
     */
    public int lastDay() {
        return lastDay;
    }

    /**
     * Adds a row.
     *
     * @param customer the customer's ordinal
     * @param day the day
     * @param amount the amount, negative for a refund
     */
    public void add(int customer, int day, long amount) {
        if (last.size == last.days.length) {
            Growth.requireRoom(rows + 1, "rows");
            append(new Block(Math.min(LARGEST_BLOCK, Math.max(SMALLEST_BLOCK, 2 * last.size))));
        }
        last.customers[last.size] = customer;
        last.days[last.size] = day;
        last.amounts[last.size++] = amount;
        rows++;
        refunds += amount >>> (Long.SIZE - 1);
        lastDay = Math.max(lastDay, day);
    }

    private void append(Block block) {
        blocks.add(block);
        last = block;
    }

    /**
     * Adds rows as columns, which are shared until the rows have been grouped.
     *
     * @param customers the customers' ordinals
     * @param days the days
     * @param amounts the amounts, negative for a refund
     */
    public void addAll(int[] customers, int[] days, long[] amounts) {
        Growth.requireRoom(rows + days.length, "rows");
        append(new Block(customers, days, amounts));
        rows += days.length;
        for (int row = 0; row < days.length; row++) {
            refunds += amounts[row] >>> (Long.SIZE - 1);
            lastDay = Math.max(lastDay, days[row]);
        }
    }

    /**
     * Adds the rows of others, whose customers have other ordinals here.
     *
     * @param other the other rows, which must not be used any more
     * @param ordinals the ordinals here by the ordinals there
     */
    public void addAll(PurchaseRows other, int[] ordinals) {
        Growth.requireRoom(rows + other.rows, "rows");
        for (Block block : other.blocks) {
            for (int row = 0; row < block.size; row++) {
                block.customers[row] = ordinals[block.customers[row]];
            }
            append(block);
        }
        rows += other.rows;
        refunds += other.refunds;
        lastDay = Math.max(lastDay, other.lastDay);
    }

    /** The orders, per customer. */
    PurchaseColumns orders(int customers) {
        return grouped(customers, true, refunds == 0);
    }

    /** The refunds, per customer. */
    PurchaseColumns refunds(int customers) {
        return refunds == 0 ? PurchaseColumns.NONE : grouped(customers, false, refunds == rows);
    }

    /** Groups the rows of one kind by customer, with one counting pass and one scatter. */
    private PurchaseColumns grouped(int customers, boolean isOrders, boolean isAll) {
        int[] offsets = new int[customers + 1];
        for (Block block : blocks) {
            block.count(isOrders, isAll, offsets);
        }
        for (int customer = 0; customer < customers; customer++) {
            offsets[customer + 1] += offsets[customer];
        }
        int[] next = Arrays.copyOf(offsets, customers);
        int[] days = new int[offsets[customers]];
        long[] amounts = new long[offsets[customers]];
        for (Block block : blocks) {
            block.scatter(isOrders, isAll, next, days, amounts);
        }
        return PurchaseColumns.sorted(offsets, days, amounts);
    }

    private static final class Block {
        private final int[] customers;
        private final int[] days;
        private final long[] amounts;
        private int size;

        Block(int capacity) {
            customers = new int[capacity];
            days = new int[capacity];
            amounts = new long[capacity];
        }

        Block(int[] customers, int[] days, long[] amounts) {
            this.customers = customers;
            this.days = days;
            this.amounts = amounts;
            size = days.length;
        }

        void count(boolean isOrders, boolean isAll, int[] offsets) {
            for (int row = 0; row < size; row++) {
                if (isAll || amounts[row] >= 0 == isOrders) {
                    offsets[customers[row] + 1]++;
                }
            }
        }

        void scatter(boolean isOrders, boolean isAll, int[] next, int[] groupedDays, long[] groupedAmounts) {
            for (int row = 0; row < size; row++) {
                long amount = amounts[row];
                if (isAll || amount >= 0 == isOrders) {
                    int target = next[customers[row]]++;
                    groupedDays[target] = days[row];
                    groupedAmounts[target] = amount;
                }
            }
        }
    }
}
