package io.github.retentionmetrics.benchmarks;

import io.github.retentionmetrics.purchase.Purchase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Made-up purchases with the shape of a real shop's: most customers buy once or twice, a few buy all the time.
 *
 * <p>Three years of days, 2023-01-01 to 2025-12-31, and about seven purchases a customer. A customer
 *
 * <pre>
 *   arrives on day      1096 U^0.8, so that the shop grows, and buys on that day
 *   buys at a rate of   Gamma(0.55) with mean 0.031 a day
 *   for a lifetime of   Lomax(scale 250 days, shape 1.4), at most until the last day
 *   spends each time    a lognormal amount (sigma 0.5) around a mean of their own,
 *                       itself lognormal (sigma 0.6) around 35.00
 * </pre>
 *
 * <p>That is {@link Shop#REALISTIC}, which every benchmark uses; in a shop of customers who are all alike, the rate,
 * the lifetime and the mean amount are other ones.
 *
 * <p>Rows are in day order and shuffled within a day, as an order table is. The same size and seed give the same rows
 * on every JDK. A customer is a number from 0, or a text such as {@code C0001234}; the rows of a customer share one
 * text object, so that neither side of a comparison pays for reading it.
 *
 * <pre>{@code
 * PurchaseWorkload workload = PurchaseWorkload.of(1_000_000);
 * workload.customers();       // columns, row by row
 * workload.epochDays();
 * workload.amountsMinor();
 * workload.toPurchases();     // the same as records
 * }</pre>
 *
 * <p>Time and memory are linear in the number of purchases: 16 bytes a row, 26 while it is made, and about 80 more as
 * records.
 */
final class PurchaseWorkload {
    /** The currency of every amount. */
    static final Currency CURRENCY = Currency.getInstance("EUR");
    /** The first day on which there can be a purchase. */
    static final LocalDate FIRST_DAY = LocalDate.of(2023, 1, 1);
    /** The last day, for which the data is complete. */
    static final LocalDate OBSERVED_UNTIL = LocalDate.of(2025, 12, 31);

    static final int DAYS = 1096;

    private static final long SEED = 20_230_101;
    private static final double ARRIVAL_EXPONENT = 0.8;
    private static final double AMOUNT_SIGMA = 0.5;

    private final int[] customers;
    private final int[] epochDays;
    private final long[] amountsMinor;
    private final int customerCount;

    private PurchaseWorkload(Draft draft, SeededRandom random) {
        int rows = draft.days.length;
        this.customers = new int[rows];
        this.epochDays = new int[rows];
        this.amountsMinor = new long[rows];
        this.customerCount = draft.customerCount;
        int[] offsets = draft.offsetsOfDays();
        scatter(draft, offsets.clone());
        for (int day = 0; day < DAYS; day++) {
            shuffle(offsets[day], offsets[day + 1], random);
        }
    }

    /** The workload of a size with the seed that the published figures use. */
    static PurchaseWorkload of(int purchases) {
        return of(purchases, SEED);
    }

    static PurchaseWorkload of(int purchases, long seed) {
        return of(Shop.REALISTIC, purchases, seed);
    }

    /** The workload of another kind of shop, with the seed that the published figures use. */
    static PurchaseWorkload of(Shop shop, int purchases) {
        return of(shop, purchases, SEED);
    }

    private static PurchaseWorkload of(Shop shop, int purchases, long seed) {
        if (purchases < 1) {
            throw new IllegalArgumentException("purchases must be positive: " + purchases);
        }
        SeededRandom random = new SeededRandom(seed);
        return new PurchaseWorkload(new Draft(shop, purchases, random), random);
    }

    private void scatter(Draft draft, int[] next) {
        int firstDay = (int) FIRST_DAY.toEpochDay();
        for (int row = 0; row < draft.days.length; row++) {
            int target = next[draft.days[row]]++;
            customers[target] = draft.customers[row];
            epochDays[target] = firstDay + draft.days[row];
            amountsMinor[target] = draft.amountsMinor[row];
        }
    }

    private void shuffle(int from, int to, SeededRandom random) {
        for (int row = to - 1; row > from; row--) {
            int other = from + random.nextInt(row - from + 1);
            int customer = customers[row];
            customers[row] = customers[other];
            customers[other] = customer;
            long amount = amountsMinor[row];
            amountsMinor[row] = amountsMinor[other];
            amountsMinor[other] = amount;
        }
    }

    int purchases() {
        return customers.length;
    }

    int customerCount() {
        return customerCount;
    }

    /** A copy of the column of customers: numbers from 0 to below {@link #customerCount()}. */
    int[] customers() {
        return customers.clone();
    }

    /** The column of customers as text; one object per customer. */
    String[] customerIds() {
        String[] idOf = distinctCustomerIds(Identifiers.SHORT);
        return Arrays.stream(customers).mapToObj(customer -> idOf[customer]).toArray(String[]::new);
    }

    /** A copy of the column of days, counted from 1970-01-01; they never decrease. */
    int[] epochDays() {
        return epochDays.clone();
    }

    /** A copy of the column of amounts, in cents. */
    long[] amountsMinor() {
        return amountsMinor.clone();
    }

    /** The rows as records, in the order of the columns. */
    List<Purchase> toPurchases() {
        return toPurchases(Identifiers.SHORT);
    }

    /** The rows as records, in the order of the columns, with another kind of identifiers. */
    List<Purchase> toPurchases(Identifiers identifiers) {
        String[] idOf = distinctCustomerIds(identifiers);
        LocalDate[] dateOf = FIRST_DAY.datesUntil(OBSERVED_UNTIL.plusDays(1)).toArray(LocalDate[]::new);
        int firstDay = (int) FIRST_DAY.toEpochDay();
        return IntStream.range(0, purchases())
                .mapToObj(row -> Purchase.of(
                        idOf[customers[row]],
                        dateOf[epochDays[row] - firstDay],
                        BigDecimal.valueOf(amountsMinor[row], 2),
                        CURRENCY))
                .toList();
    }

    private String[] distinctCustomerIds(Identifiers identifiers) {
        return IntStream.range(0, customerCount).mapToObj(identifiers::of).toArray(String[]::new);
    }

    /** The text for a customer's number: at least seven digits after a C. */
    static String customerId(int customer) {
        return Identifiers.SHORT.of(customer);
    }

    /** Rows as they are drawn, customer by customer; the last customer is cut off where the rows are full. */
    private static final class Draft {
        private final Shop shop;
        private final int[] customers;
        private final short[] days;
        private final int[] amountsMinor;
        private int rows;
        private int customerCount;

        Draft(Shop shop, int purchases, SeededRandom random) {
            this.shop = shop;
            this.customers = new int[purchases];
            this.days = new short[purchases];
            this.amountsMinor = new int[purchases];
            while (rows < purchases) {
                addCustomer(random);
            }
        }

        private void addCustomer(SeededRandom random) {
            double day = DAYS * StrictMath.pow(random.nextUniform(), ARRIVAL_EXPONENT);
            double rate = shop.rate(random);
            double end = Math.min(DAYS, day + shop.lifetime(random));
            double mean = shop.meanAmountMinor(random);
            do {
                double amount = mean * random.nextLognormal(AMOUNT_SIGMA);
                customers[rows] = customerCount;
                days[rows] = (short) day;
                amountsMinor[rows++] = Math.max(1, (int) Math.round(amount));
                day += random.nextExponential() / rate;
            } while (day < end && rows < days.length);
            customerCount++;
        }

        /** Where each day's rows begin when the rows are in day order, and where the last day's end. */
        int[] offsetsOfDays() {
            int[] offsets = new int[DAYS + 1];
            for (int row = 0; row < rows; row++) {
                offsets[days[row] + 1]++;
            }
            for (int day = 0; day < DAYS; day++) {
                offsets[day + 1] += offsets[day];
            }
            return offsets;
        }
    }
}
