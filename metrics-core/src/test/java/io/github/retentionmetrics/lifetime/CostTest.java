package io.github.retentionmetrics.lifetime;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.lifetime.Cost.Purpose;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CostTest {
    private static final Currency USD = Currency.getInstance("USD");
    private static final Cost.Category CARDS = Cost.Category.of(Purpose.RETENTION, "birthday cards");

    private static Cost cost(String date, Cost.Category category, String amount) {
        return new Cost(LocalDate.parse(date), category, new BigDecimal(amount), EUR);
    }

    private static final List<Cost> COSTS = List.of(
            cost("2026-02-28", Cost.Category.SUPPORT, "100.00"),
            cost("2026-01-31", Cost.Category.ACQUISITION, "600.00"),
            cost("2026-02-01", Cost.Category.SUPPORT, "50.50"),
            cost("2026-01-01", CARDS, "20.00"),
            cost("2026-03-01", Cost.Category.SUPPORT, "-10.00"));

    @Test
    void addsUpByCategoryAndPurpose() {
        CostTotals totals = CostTotals.of(EUR, COSTS);

        assertThat(totals.byCategory())
                .containsExactly(
                        entry(Cost.Category.ACQUISITION, BigDecimal.valueOf(600)),
                        entry(CARDS, BigDecimal.valueOf(20)),
                        entry(Cost.Category.SUPPORT, new BigDecimal("140.5")));
        assertThat(totals.total(Cost.Category.SUPPORT)).isEqualTo("140.5");
        assertThat(totals.total(Cost.Category.LOYALTY_PROGRAMME)).isZero();
        assertThat(totals.total(Purpose.RETENTION)).isEqualByComparingTo("160.50");
        assertThat(totals.total(Purpose.GOODS)).isZero();
        assertThat(totals.total()).isEqualByComparingTo("760.50");
        assertThat(totals.currency()).isEqualTo(EUR);
    }

    @Test
    void addsUpOverPeriods() {
        CostTotals february = CostTotals.of(EUR, COSTS, Period.month(2026, 2));
        TreeMap<Period, CostTotals> months = new TreeMap<>(CostTotals.byPeriod(EUR, COSTS, Granularity.MONTH));

        assertThat(february.total()).isEqualByComparingTo("150.50");
        assertThat(months.keySet())
                .containsExactly(Period.month(2026, 1), Period.month(2026, 2), Period.month(2026, 3));
        assertThat(months).containsEntry(Period.month(2026, 2), february);
        assertThat(months.values().stream().reduce(CostTotals.empty(EUR), CostTotals::plus))
                .isEqualTo(CostTotals.of(EUR, COSTS));
        assertThat(COSTS.parallelStream().collect(CostTotals.toCostTotals(EUR))).isEqualTo(CostTotals.of(EUR, COSTS));
    }

    @Test
    void leavesOutWhatCancels() {
        CostTotals one = CostTotals.of(EUR, List.of(cost("2026-01-01", Cost.Category.SERVING, "10.00")));
        CostTotals credit = CostTotals.of(EUR, List.of(cost("2026-02-01", Cost.Category.SERVING, "-10")));

        assertThat(one.plus(credit)).isEqualTo(CostTotals.empty(EUR));
        assertThat(one.plus(CostTotals.empty(EUR))).isEqualTo(one);
        assertThat(Serialization.roundTrip(one)).isEqualTo(one);
        assertThatThrownBy(() -> one.byCategory().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void mixesNoCurrencies() {
        Cost dollars = new Cost(LocalDate.of(2026, 1, 1), Cost.Category.GOODS, BigDecimal.ONE, USD);

        assertThatThrownBy(() -> CostTotals.of(EUR, List.of(dollars)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency of cost (USD) must be that of the totals (EUR)");
        assertThatThrownBy(() -> CostTotals.byPeriod(EUR, List.of(dollars), Granularity.MONTH))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency of cost (USD) must be that of the totals (EUR)");
        assertThatThrownBy(() -> CostTotals.empty(EUR).plus(CostTotals.empty(USD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("currency of other (USD) must be that of this (EUR)");
    }

    @Test
    void namesWhatIsNull() {
        assertThatThrownBy(() -> CostTotals.of(EUR, Collections.singletonList(null)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cost");
        assertThatThrownBy(() -> CostTotals.of(EUR, Collections.singletonList(null), Period.year(2026)))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cost");
        assertThatThrownBy(() -> CostTotals.byPeriod(EUR, Collections.singletonList(null), Granularity.MONTH))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("cost");
        assertThatThrownBy(() -> CostTotals.toCostTotals(null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("currency");
        assertThatThrownBy(() -> CostTotals.empty(EUR).total((Purpose) null))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("purpose");
        assertThatThrownBy(() -> new Cost(LocalDate.of(2026, 1, 1), null, BigDecimal.ONE, EUR))
                .isInstanceOf(NullPointerException.class)
                .hasMessage("category");
        assertThatThrownBy(() -> new Cost(LocalDate.MAX, CARDS, BigDecimal.ONE, EUR))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("date must be in 0001-01-01..9999-12-31: +999999999-12-31");
    }

    @ParameterizedTest
    @CsvSource({
        "goods, goods",
        "ACQUISITION, acquisition",
        "' Retention :  support ', retention: support",
        "retention: loyalty programme, retention: loyalty programme",
        "serving:, serving",
        "retention: a: b, retention: a: b"
    })
    void readsCategories(String text, String expected) {
        assertThat(Cost.Category.parse(text)).hasToString(expected);
        assertThat(Cost.Category.parse(expected)).isEqualTo(Cost.Category.parse(text));
    }

    @Test
    void namesTheCategoriesOfTheTexts() {
        assertThat(Cost.Category.parse("retention: marketing")).isEqualTo(Cost.Category.RETENTION_MARKETING);
        assertThat(Cost.Category.parse("retention: support")).isEqualTo(Cost.Category.SUPPORT);
        assertThat(Cost.Category.parse("retention: loyalty programme")).isEqualTo(Cost.Category.LOYALTY_PROGRAMME);
        assertThat(Cost.Category.parse("retention: initiatives")).isEqualTo(Cost.Category.INITIATIVES);
        assertThat(Cost.Category.parse("serving")).isEqualTo(Cost.Category.SERVING);
        assertThat(Cost.Category.parse("goods")).isEqualTo(Cost.Category.GOODS);
        assertThat(Cost.Category.parse("acquisition")).isEqualTo(Cost.Category.ACQUISITION);
    }

    @Test
    void refusesWhatIsNoCategory() {
        assertThatThrownBy(() -> Cost.Category.parse("marketing"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("text must start with one of goods, acquisition, retention, serving: marketing");
        assertThatThrownBy(() -> Cost.Category.of(Purpose.GOODS, " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not be blank: length 1");
        assertThatThrownBy(() -> Cost.Category.of(Purpose.GOODS, " a"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("name must not start or end with white space: ' a'");
    }
}
