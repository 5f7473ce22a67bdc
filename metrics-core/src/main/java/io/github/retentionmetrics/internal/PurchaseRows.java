package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows of (customer ordinal, day, amount) in any order, in blocks that never move; the way to {@link PurchaseColumns}.
 *
 * <p>Rows that come one by one are copied into blocks of their own, at 16 bytes each; whole columns are blocks as they
 * are, and so are full blocks of {@link BufferedRows}. A block has categories, at 4 bytes a row, from its first row on
 * that has one.
 */
public final class PurchaseRows {
    private static final int SMALLEST_BLOCK = 16;
    /** No array of a block is so large that a garbage collector treats it apart. */
    private static final int LARGEST_BLOCK = 1 << 16;

    private final List<Block> blocks = new ArrayList<>();
    private final CategoryCodes categories = new CategoryCodes();
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
     * @param category the name of the category, empty for none
     */
    public void add(int customer, int day, long amount, String category) {
        add(customer, day, amount, categories.codeOf(category));
    }

    /**
     * Adds a row without a category.
     *
     * @param customer the customer's ordinal
     * @param day the day
     * @param amount the amount, negative for a refund
     */
    public void add(int customer, int day, long amount) {
        add(customer, day, amount, 0);
    }

    private void add(int customer, int day, long amount, int category) {
        requireRoom(1);
        last.customers[last.size] = customer;
        last.days[last.size] = day;
        last.amounts[last.size] = amount;
        last.setCategory(category);
        last.size++;
        rows++;
        refunds += amount >>> (Long.SIZE - 1);
        lastDay = Math.max(lastDay, day);
    }

    /**
     * Adds rows without categories, at most as many as a block has, which are copied.
     *
     * @param customers the customers' ordinals
     * @param days the days
     * @param amounts the amounts, negative for a refund
     * @param size how many rows there are
     */
    void addCopies(int[] customers, int[] days, long[] amounts, int size) {
        requireRoom(size);
        System.arraycopy(customers, 0, last.customers, last.size, size);
        System.arraycopy(days, 0, last.days, last.size, size);
        System.arraycopy(amounts, 0, last.amounts, last.size, size);
        last.size += size;
        count(days, amounts, size);
    }

    /** Makes sure that so many rows fit in the last block. */
    private void requireRoom(int size) {
        if (last.size + size > last.days.length) {
            Growth.requireRoom(rows + size, "rows");
            int twice = Math.min(LARGEST_BLOCK, 2 * last.size);
            append(new Block(Math.max(twice, Math.max(SMALLEST_BLOCK, size))));
        }
    }

    private void count(int[] days, long[] amounts, int size) {
        rows += size;
        for (int row = 0; row < size; row++) {
            refunds += amounts[row] >>> (Long.SIZE - 1);
            lastDay = Math.max(lastDay, days[row]);
        }
    }

    private void append(Block block) {
        blocks.add(block);
        last = block;
    }

    /**
     * Adds rows without categories as columns, which are shared until the rows have been grouped.
     *
     * @param customers the customers' ordinals
     * @param days the days
     * @param amounts the amounts, negative for a refund
     */
    public void addAll(int[] customers, int[] days, long[] amounts) {
        addAll(customers, days, amounts, null);
    }

    /**
     * Adds rows as columns, which are shared until the rows have been grouped.
     *
     * @param customers the customers' ordinals
     * @param days the days
     * @param amounts the amounts, negative for a refund
     * @param categoryNames the names of the categories, empty for none; null if no row has one
     */
    public void addAll(int[] customers, int[] days, long[] amounts, String @Nullable [] categoryNames) {
        Growth.requireRoom(rows + days.length, "rows");
        append(new Block(customers, days, amounts, categoryNames == null ? null : codes(categoryNames)));
        count(days, amounts, days.length);
    }

    private int @Nullable [] codes(String[] categoryNames) {
        int[] codes = new int[categoryNames.length];
        int all = 0;
        for (int row = 0; row < codes.length; row++) {
            codes[row] = categories.codeOf(categoryNames[row]);
            all |= codes[row];
        }
        return all == 0 ? null : codes;
    }

    /**
     * Adds the rows of others, whose customers have other ordinals here.
     *
     * @param other the other rows, which must not be used any more
     * @param ordinals the ordinals here by the ordinals there
     */
    public void addAll(PurchaseRows other, int[] ordinals) {
        Growth.requireRoom(rows + other.rows, "rows");
        int[] codes = categories.codesOf(other.categories.names());
        for (Block block : other.blocks) {
            block.recode(codes);
            for (int row = 0; row < block.size; row++) {
                block.customers[row] = ordinals[block.customers[row]];
            }
            append(block);
        }
        rows += other.rows;
        refunds += other.refunds;
        lastDay = Math.max(lastDay, other.lastDay);
    }

    /** The names of the categories, of codes 1, 2 and so on. */
    List<String> categories() {
        return categories.names();
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
        int[] codes = categories.isEmpty() ? null : new int[offsets[customers]];
        for (Block block : blocks) {
            block.scatter(isOrders, isAll, next, days, amounts, codes);
        }
        return PurchaseColumns.sorted(offsets, days, amounts, codes);
    }

    private static final class Block {
        private final int[] customers;
        private final int[] days;
        private final long[] amounts;
        private int @Nullable [] categories;
        private int size;

        Block(int capacity) {
            customers = new int[capacity];
            days = new int[capacity];
            amounts = new long[capacity];
        }

        Block(int[] customers, int[] days, long[] amounts, int @Nullable [] categories) {
            this.customers = customers;
            this.days = days;
            this.amounts = amounts;
            this.categories = categories;
            size = days.length;
        }

        /** Sets the category of the row that is being added. */
        void setCategory(int code) {
            if (code != 0 && categories == null) {
                categories = new int[days.length];
            }
            if (categories != null) {
                categories[size] = code;
            }
        }

        void recode(int[] codeOf) {
            for (int row = 0; categories != null && row < size; row++) {
                categories[row] = codeOf[categories[row]];
            }
        }

        void count(boolean isOrders, boolean isAll, int[] offsets) {
            for (int row = 0; row < size; row++) {
                if (isAll || amounts[row] >= 0 == isOrders) {
                    offsets[customers[row] + 1]++;
                }
            }
        }

        void scatter(
                boolean isOrders,
                boolean isAll,
                int[] next,
                int[] groupedDays,
                long[] groupedAmounts,
                int @Nullable [] groupedCategories) {
            // measured: neither partitions by customer nor places worked out beforehand beat this loop
            for (int row = 0; row < size; row++) {
                long amount = amounts[row];
                if (isAll || amount >= 0 == isOrders) {
                    int target = next[customers[row]]++;
                    groupedDays[target] = days[row];
                    groupedAmounts[target] = amount;
                    if (groupedCategories != null && categories != null) {
                        groupedCategories[target] = categories[row];
                    }
                }
            }
        }
    }
}
