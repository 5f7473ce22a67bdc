package io.github.retentionmetrics.lifetime;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.purchase.CustomerValues;
import io.github.retentionmetrics.purchase.PurchaseHistory;
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

class CustomerValuesTest {
    private static final CustomerValues VALUES = CustomerValues.of(history(
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
        assertThat(VALUES.value(0)).isEqualTo("30.50");
        assertThat(VALUES.amountMinor(1)).isEqualTo(400);
        assertThat(VALUES.value(2)).isEqualTo("-2.00");
        assertThat(VALUES.total()).isEqualTo("32.50");
        assertThat(VALUES).hasToString("CustomerValues[3 customers, EUR]");
    }

    @Test
    void averagesOverCustomers() {
        assertThat(VALUES.mean())
                .isEqualTo(
                        Stream.of("30.50", "4.00", "-2.00").map(BigDecimal::new).collect(Mean.toMean()));
        assertThat(CustomerValues.of(history("2026-12-31")).mean().isDefined()).isFalse();
    }

    @Test
    void takesColumnsOfTheCallersOwn() {
        String[] ids = {"a", "b", "refundsOnly"};
        long[] amounts = {3050, 400, -200};
        CustomerValues values = CustomerValues.ofColumns(EUR, ids, amounts);
        ids[0] = "x";
        amounts[0] = 0;

        assertThat(values).isEqualTo(VALUES).hasSameHashCodeAs(VALUES);
        assertThat(CustomerValues.ofColumns(Currency.getInstance("JPY"), new String[] {"a"}, new long[] {7})
                        .value(0))
                .isEqualTo("7");
        assertThat(CustomerValues.ofColumns(Currency.getInstance("XAU"), new String[] {"a"}, new long[] {7})
                        .value(0))
                .isEqualTo("7");
    }

    @Test
    void sumsBeyondALong() {
        CustomerValues values =
                CustomerValues.ofColumns(EUR, new String[] {"a", "b"}, new long[] {Long.MAX_VALUE, Long.MAX_VALUE});

        assertThat(values.total())
                .isEqualTo(BigDecimal.valueOf(Long.MAX_VALUE, 2).multiply(BigDecimal.valueOf(2)));
        assertThat(values.mean().value()).isEqualTo(Long.MAX_VALUE / 100.0);
    }

    @Test
    void addsUp() {
        CustomerValues other = CustomerValues.ofColumns(EUR, new String[] {"c"}, new long[] {1});

        assertThat(VALUES.plus(other).size()).isEqualTo(4);
        assertThat(VALUES.plus(other).customerId(3)).isEqualTo("c");
        assertThat(VALUES.plus(other).total()).isEqualTo(VALUES.total().add(other.total()));
        assertThat(VALUES).isNotEqualTo(other).isNotEqualTo("values");
        assertThat(Serialization.roundTrip(VALUES)).isEqualTo(VALUES);
        assertThatThrownBy(() -> VALUES.plus(VALUES))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId of both, as one, at row 3 must not be there already: it is that of row 0");
        assertThatThrownBy(() -> VALUES.plus(
                        CustomerValues.ofColumns(Currency.getInstance("USD"), new String[] {"z"}, new long[] {1})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency of other (USD) must be that of these values (EUR)");
        PurchaseHistory threeDecimals =
                PurchaseHistory.builder(EUR).withDecimals(3).build(LocalDate.of(2026, 1, 1));
        assertThatThrownBy(() -> VALUES.plus(CustomerValues.of(threeDecimals)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("decimals of other (3) must be that of these values (2)");
    }

    @Test
    void refusesWhatIsNoColumnOfCustomers() {
        assertThatThrownBy(() -> CustomerValues.ofColumns(EUR, new String[] {"a", "a"}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId at row 1 must not be there already: it is that of row 0");
        assertThatThrownBy(() -> CustomerValues.ofColumns(EUR, new String[] {"a", " "}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customerId at row 1 must not be blank: length 1");
        assertThatThrownBy(() -> CustomerValues.ofColumns(EUR, new String[] {"a"}, new long[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("amountsMinor (2 rows) must be as long as customerIds (1 rows)");
        assertThatThrownBy(() -> VALUES.value(3)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> VALUES.customerId(-1)).isInstanceOf(IndexOutOfBoundsException.class);
        assertThatThrownBy(() -> CustomerValues.of(null))
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
        CustomerValues values = CustomerValues.of(Shop.reference(set));

        assertThat(values.size()).isEqualTo(expected.size());
        assertThat(IntStream.range(0, values.size()))
                .allSatisfy(row ->
                        assertThat(values.value(row)).isEqualByComparingTo(expected.get(values.customerId(row))));
        assertThat(values.total())
                .isEqualByComparingTo(expected.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add));
    }
}
