package io.github.retentionmetrics.retention;

import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.internal.WideSum;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.CustomerCursor;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongToIntFunction;

/** One pass over the customers that compares the spend of each, period after period, with the earlier spend. */
final class RevenueAccounting {
    /**
     * The index of days before the first period, and of a customer not seen yet, which is not adjacent to any period.
     */
    private static final int BEFORE = -2;

    private static final int NEVER = -3;

    private static final List<String> PARTS =
            List.of("new", "resurrected", "expanded", "unchanged", "contracted", "lost");

    /** The index of days between a baseline and its period, which are ignored. */
    private static final int BETWEEN = Integer.MIN_VALUE;

    private final LongToIntFunction periodOfDay;
    private final WideSum[] newRevenue;
    private final WideSum[] resurrected;
    private final WideSum[] expansion;
    private final WideSum[] contraction;
    private final WideSum[] lost;
    private final WideSum[] end;
    private final WideSum[] refundsOfInactive;

    /** The customer's last active period so far, and the spend in it. */
    private int previous;

    private long spent;

    private RevenueAccounting(int periods, LongToIntFunction periodOfDay) {
        this.periodOfDay = periodOfDay;
        this.newRevenue = WideSum.array(periods);
        this.resurrected = WideSum.array(periods);
        this.expansion = WideSum.array(periods);
        this.contraction = WideSum.array(periods);
        this.lost = WideSum.array(periods);
        this.end = WideSum.array(periods);
        this.refundsOfInactive = WideSum.array(periods);
    }

    static NavigableMap<Period, RevenueMovement> of(PurchaseHistory history, Granularity granularity) {
        List<Period> periods = history.periods(granularity);
        NavigableMap<Period, RevenueMovement> movements = new TreeMap<>();
        if (!periods.isEmpty()) {
            long first = granularity.indexOf(periods.get(0).startInclusive());
            RevenueAccounting accounting =
                    new RevenueAccounting(periods.size(), day -> (int) (granularity.indexOfEpochDay(day) - first));
            accounting.addAll(history);
            for (int period = 0; period < periods.size(); period++) {
                movements.put(periods.get(period), accounting.movement(period, history.decimals()));
            }
        }
        return Collections.unmodifiableNavigableMap(movements);
    }

    static RevenueMovement of(PurchaseHistory history, Period period, Period baseline) {
        Period observed = history.observedPart(period);
        long before = baseline.startInclusive().toEpochDay();
        long between = baseline.endExclusive().toEpochDay();
        long start = period.startInclusive().toEpochDay();
        long after = observed.endExclusive().toEpochDay();
        RevenueAccounting accounting = new RevenueAccounting(2, day -> {
            if (day < before) {
                return BEFORE;
            }
            if (day < start) {
                return day < between ? 0 : BETWEEN;
            }
            return day < after ? 1 : 2;
        });
        accounting.addAll(history);
        return accounting.movement(1, history.decimals());
    }

    /** The customers behind each part of a movement. */
    static Segmentation customersOf(PurchaseHistory history, Period period, Period baseline) {
        return history.segmentByBehaviour(PARTS, customer -> partOf(customer, period, baseline))
                .withKnownOn(period.lastDay());
    }

    private static int partOf(CustomerCursor customer, Period period, Period baseline) {
        boolean isActive = customer.orders(period) > 0;
        if (customer.orders(baseline) == 0) {
            if (!isActive) {
                return Segmentation.UNSEGMENTED;
            }
            return PARTS.indexOf(customer.ordersBefore(baseline.endExclusive()) == 0 ? "new" : "resurrected");
        }
        if (!isActive) {
            return PARTS.indexOf("lost");
        }
        int change = Long.compare(customer.revenueMinor(period), customer.revenueMinor(baseline));
        return PARTS.indexOf(change == 0 ? "unchanged" : change > 0 ? "expanded" : "contracted");
    }

    private void addAll(PurchaseHistory history) {
        for (CustomerCursor customer = history.cursor(); customer.next(); ) {
            previous = NEVER;
            spent = 0;
            add(customer);
        }
    }

    private static long sum(long first, long second) {
        long sum = first + second;
        if (((first ^ sum) & (second ^ sum)) < 0) {
            throw new ArithmeticException("revenue of a customer in a period must fit in 64-bit minor units");
        }
        return sum;
    }

    /** Adds the orders and refunds of a customer, period by period. */
    private void add(CustomerCursor customer) {
        int order = 0;
        int refund = 0;
        while (order < customer.orders() || refund < customer.refunds()) {
            int period = Math.min(
                    order < customer.orders() ? periodOfOrder(customer, order) : Integer.MAX_VALUE,
                    refund < customer.refunds() ? periodOfRefund(customer, refund) : Integer.MAX_VALUE);
            int ordersFrom = order;
            long orders = 0;
            while (order < customer.orders() && periodOfOrder(customer, order) == period) {
                orders = sum(orders, customer.amountMinor(order++));
            }
            long refunds = 0;
            while (refund < customer.refunds() && periodOfRefund(customer, refund) == period) {
                refunds = sum(refunds, customer.refundAmountMinor(refund++));
            }
            if (period == BETWEEN) {
                continue;
            }
            if (order > ordersFrom) {
                book(period, sum(orders, refunds));
            } else if (period >= 0 && period < end.length) {
                refundsOfInactive[period].add(refunds);
            }
        }
        bookAbsence(Integer.MAX_VALUE);
    }

    private int periodOfOrder(CustomerCursor customer, int order) {
        return periodOfDay.applyAsInt(customer.epochDay(order));
    }

    private int periodOfRefund(CustomerCursor customer, int refund) {
        return periodOfDay.applyAsInt(customer.refundEpochDay(refund));
    }

    /** Books the spend of the customer in a period in which they are active. */
    private void book(int period, long amount) {
        bookAbsence(period);
        if (period >= 0 && period < end.length) {
            end[period].add(amount);
            if (previous == NEVER) {
                newRevenue[period].add(amount);
            } else if (previous == period - 1) {
                bookChange(period, Math.subtractExact(amount, spent));
            } else {
                resurrected[period].add(amount);
            }
        }
        previous = period;
        spent = amount;
    }

    private void bookChange(int period, long change) {
        if (change >= 0) {
            expansion[period].add(change);
        } else {
            contraction[period].addProduct(-1, change);
        }
    }

    /** Books the customer as lost in the period after the last active one, unless that is the next active one. */
    private void bookAbsence(int next) {
        int period = previous + 1;
        if (previous >= 0 && next > period && period < end.length) {
            // a negative amount that ends is a gain, so that the lost is never negative
            if (spent >= 0) {
                lost[period].add(spent);
            } else {
                expansion[period].addProduct(-1, spent);
            }
        }
    }

    private RevenueMovement movement(int period, int decimals) {
        return new RevenueMovement(
                period == 0 ? BigDecimal.ZERO : amount(end[period - 1], decimals),
                amount(newRevenue[period], decimals),
                amount(resurrected[period], decimals),
                amount(expansion[period], decimals),
                amount(contraction[period], decimals),
                amount(lost[period], decimals),
                amount(end[period], decimals),
                amount(refundsOfInactive[period], decimals));
    }

    private static BigDecimal amount(WideSum sum, int decimals) {
        return new BigDecimal(sum.toBigInteger(), decimals);
    }
}
