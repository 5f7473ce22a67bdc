package io.github.retentionmetrics.purchase;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.testing.ReferenceData;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerTotalsSoFarTest {
    private static final CustomerTotals VALUES = CustomerTotals.of(history(
            "2026-12-31",
            "a 2026-01-05 10.00",
            "b 2026-01-05 5.00",
            "a 2026-02-05 20.50",
            "b 2026-02-05 -1.00",
            "refundsOnly 2026-03-01 -2.00"));

    @Test
    void isWhatEachCustomerBroughtSoFar() {
        assertThat(VALUES.size()).isEqualTo(3);
        assertThat(VALUES.currency()).isEqualTo(EUR);
        assertThat(VALUES.decimals()).isEqualTo(2);
        assertThat(VALUES.customerId(0)).isEqualTo("a");
        assertThat(VALUES.revenue(0)).isEqualTo("30.50");
        assertThat(VALUES.revenueMinor(1)).isEqualTo(400);
        assertThat(VALUES.revenue(2)).isEqualTo("-2.00");
        assertThat(VALUES.total()).isEqualTo("32.50");
        assertThat(VALUES).hasToString("CustomerTotals[3 customers, EUR]");
    }

    @Test
    void averagesOverCustomers() {
        assertThat(VALUES.mean())
                .isEqualTo(
                        Stream.of("30.50", "4.00", "-2.00").map(BigDecimal::new).collect(Mean.toMean()));
        assertThat(CustomerTotals.of(history("2026-12-31")).mean().isDefined()).isFalse();
    }

    @Test
    void takesColumnsOfTheCallersOwn() {
        String[] ids = {"a", "b", "refundsOnly"};
        long[] amounts = {3050, 400, -200};
        CustomerTotals values = CustomerTotals.ofColumns(EUR, ids, amounts);
        ids[0] = "x";
        amounts[0] = 0;

        assertThat(values.stream().map(CustomerTotals.Row::revenue))
                .isEqualTo(VALUES.stream().map(CustomerTotals.Row::revenue).toList());
        assertThat(values.get(1)).isEqualTo(new CustomerTotals.Row("b", 0, 0, new BigDecimal("4.00")));
        assertThat(values.total()).isEqualTo(VALUES.total());
        assertThat(values)
                .isEqualTo(CustomerTotals.ofColumns(
                        EUR, new String[] {"a", "b", "refundsOnly"}, new long[] {3050, 400, -200}))
                .isNotEqualTo(VALUES);
        assertThat(CustomerTotals.ofColumns(Currency.getInstance("JPY"), new String[] {"a"}, new long[] {7})
                        .revenue(0))
                .isEqualTo("7");
        assertThat(CustomerTotals.ofColumns(Currency.getInstance("XAU"), new String[] {"a"}, new long[] {7})
                        .revenue(0))
                .isEqualTo("7");
    }

    @Test
    void sumsBeyondALong() {
        CustomerTotals values =
                CustomerTotals.ofColumns(EUR, new String[] {"a", "b"}, new long[] {Long.MAX_VALUE, Long.MAX_VALUE});

        assertThat(values.total())
                .isEqualTo(BigDecimal.valueOf(Long.MAX_VALUE, 2).multiply(BigDecimal.valueOf(2)));
        assertThat(values.mean().value()).isEqualTo(Long.MAX_VALUE / 100.0);
    }

    @Test
    void addsUp() {
        PurchaseHistory two = history("2026-01-31", "a 2026-01-05 10.00", "b 2026-01-06 -5.00", "c 2026-01-07 1.00");
        assertThat(two.split(2).stream().map(CustomerTotals::of).reduce(CustomerTotals::plus))
                .contains(CustomerTotals.of(two));
        CustomerTotals other = CustomerTotals.ofColumns(EUR, new String[] {"c"}, new long[] {1});

        assertThat(VALUES.plus(other).size()).isEqualTo(4);
        assertThat(VALUES.plus(other).customerId(3)).isEqualTo("c");
        assertThat(VALUES.plus(other).total()).isEqualTo(VALUES.total().add(other.total()));
        assertThat(VALUES).isNotEqualTo(other).isNotEqualTo("values");
        assertThat(Serialization.roundTrip(VALUES)).isEqualTo(VALUES);
        assertThatThrownBy(() -> VALUES.plus(VALUES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId of both, as one, at row 3 must be new: the same as at row 0");
        assertThatThrownBy(() -> VALUES.plus(
                        CustomerTotals.ofColumns(Currency.getInstance("USD"), new String[] {"z"}, new long[] {1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency of other (USD) must be that of this (EUR)");
        PurchaseHistory threeDecimals =
                PurchaseHistory.builder(EUR).withDecimals(3).build(LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> VALUES.plus(CustomerTotals.of(threeDecimals)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals of other (3) must be that of this (2)");
    }

    @Test
    void refusesWhatIsNoColumnOfCustomers() {
        assertThatThrownBy(() -> CustomerTotals.ofColumns(EUR, new String[] {"a", "a"}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId at row 1 must be new: the same as at row 0");
        assertThatThrownBy(() -> CustomerTotals.ofColumns(EUR, new String[] {"a", " "}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId at row 1 must not be blank: length 1");
        assertThatThrownBy(() -> CustomerTotals.ofColumns(EUR, new String[] {"a"}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amountsMinor (2 rows) must be as long as customerIds (1 rows)");
        assertThatThrownBy(() -> VALUES.revenue(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> VALUES.customerId(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> CustomerTotals.of(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("history");
        assertThatThrownBy(() -> VALUES.plus(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("other");
    }

    /** The sums per customer that pandas made; exact. */
    @ParameterizedTest
    @CsvSource({"cdnow_master", "online_retail_orders", "apparel_trans"})
    void equalsTheSumsOfAWholeDataSet(String set) {
        Map<String, BigDecimal> expected = ReferenceData.rows("expected/" + set + "/rfm.csv").stream()
                .collect(Collectors.toMap(row -> row.get("customer_id"), row -> new BigDecimal(row.get("monetary"))));
        CustomerTotals values = CustomerTotals.of(Shop.reference(set));

        assertThat(values.size()).isEqualTo(expected.size());
        assertThat(IntStream.range(0, values.size()))
                .allSatisfy(row ->
                        assertThat(values.revenue(row)).isEqualByComparingTo(expected.get(values.customerId(row))));
        assertThat(values.total())
                .isEqualByComparingTo(expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
