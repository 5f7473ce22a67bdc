package io.github.retentionmetrics.segment;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CrossSellTest {
    /** Lines such as {@code "anna 01-05 tea"}; a category of - is none, and one with a minus before it is a refund. */
    private static PurchaseHistory buying(String... lines) {
        List<Purchase> purchases = Arrays.stream(lines)
                .map(line -> line.split(" ", -1))
                .map(part -> new Purchase(
                        part[0],
                        LocalDate.parse("2026-" + part[1]),
                        BigDecimal.valueOf(part[2].startsWith("-") && part[2].length() > 1 ? -1 : 1),
                        EUR,
                        part[2].replace("-", "")))
                .toList();
        return PurchaseHistory.of(EUR, purchases, LocalDate.of(2026, 12, 31));
    }

    private static final CrossSell SHOP = CrossSell.of(buying(
            "anna 01-05 tea",
            "anna 02-05 cups",
            "anna 02-06 cups",
            "bert 01-05 tea",
            "bert 01-05 cups",
            "bert 01-05 pots",
            "cees 01-05 tea",
            "cees 02-05 -cups",
            "cees 02-06 -",
            "dora 03-05 cups",
            "eva 03-05 -"));

    @Test
    void countsCustomersOfSeveralCategories() {
        assertThat(SHOP.categories()).containsExactly("cups", "pots", "tea");
        assertThat(SHOP.customers()).isEqualTo(4);
        assertThat(SHOP.rate()).isEqualTo(Rate.of(2, 4));
        // bert bought everything in one basket
        assertThat(SHOP.laterRate()).isEqualTo(Rate.of(1, 4));
        assertThat(SHOP.customers("tea")).isEqualTo(3);
        assertThat(SHOP.customers("tea", "cups")).isEqualTo(2);
        assertThat(SHOP.customers("tea", "pans")).isZero();
        assertThat(SHOP.rate("tea", "cups")).isEqualTo(Rate.of(2, 3));
        assertThat(SHOP.rate("pots", "cups")).isEqualTo(Rate.of(1, 1));
        assertThat(SHOP.rate("tea", "tea")).isEqualTo(Rate.of(3, 3));
        assertThat(SHOP.lift("tea", "cups")).isEqualTo(Ratio.of(2 * 4, 3 * 3));
        assertThat(SHOP.lift("pots", "tea").value()).isEqualTo((1.0 / 1) / (3.0 / 4));
        assertThat(SHOP).hasToString("CrossSell[50.0% (2 of 4), 3 categories]");
    }

    @Test
    void countsAPeriodByItself() {
        CrossSell february = CrossSell.of(
                buying("anna 01-05 tea", "anna 02-05 cups", "bert 02-01 tea", "bert 02-28 cups"),
                Period.month(2026, 2));

        assertThat(february.rate()).isEqualTo(Rate.of(1, 2));
        assertThat(february.laterRate()).isEqualTo(Rate.of(1, 2));
        assertThat(february.customers("tea")).isEqualTo(1);
    }

    @Test
    void nobodyIsUndefined() {
        CrossSell none = CrossSell.of(buying("eva 03-05 -"));

        assertThat(none).isEqualTo(CrossSell.empty());
        assertThat(none.rate().reason()).isEqualTo("no customers with a category");
        assertThat(none.laterRate().isDefined()).isFalse();
        assertThat(SHOP.rate("pans", "tea").reason()).isEqualTo("no customer bought from the given category");
        assertThat(SHOP.lift("pans", "tea").reason()).isEqualTo("no customer bought from one of the categories");
    }

    @Test
    void addsUpOverOtherCategories() {
        CrossSell other = CrossSell.of(buying("fred 01-05 tea", "fred 01-06 pans"));
        CrossSell sum = SHOP.plus(other);

        assertThat(sum.categories()).containsExactly("cups", "pans", "pots", "tea");
        assertThat(sum.customers("tea")).isEqualTo(4);
        assertThat(sum.rate()).isEqualTo(Rate.of(3, 5));
        assertThat(other.plus(SHOP)).isEqualTo(sum).hasSameHashCodeAs(sum);
        assertThat(SHOP.plus(CrossSell.empty()))
                .isEqualTo(SHOP)
                .isNotEqualTo(sum)
                .isNotEqualTo("shop");
        assertThat(Serialization.roundTrip(SHOP)).isEqualTo(SHOP);
    }

    @Test
    void refusesAsManyCategoriesAsArticles() {
        String[] lines = IntStream.rangeClosed(0, CrossSell.MOST_CATEGORIES)
                .mapToObj(article -> "anna 01-05 a" + article)
                .toArray(String[]::new);

        assertRefused(() -> CrossSell.of(buying(lines)), "categories must be at most 4096: 4097");
    }

    private static final List<String> TIERS = List.of("basic", "plus", "premium");

    private static final Upsell UPSELL = Upsell.of(
            buying(
                    "anna 01-05 basic",
                    "anna 02-05 premium",
                    "anna 03-05 plus",
                    "bert 01-05 basic",
                    "bert 01-05 plus",
                    "bert 02-05 plus",
                    "cees 01-05 premium",
                    "cees 02-05 basic",
                    "dora 01-05 tea",
                    "dora 01-06 basic",
                    "eva 01-05 tea",
                    "fred 01-05 -",
                    "fred 01-06 plus",
                    "fred 01-07 premium"),
            TIERS);

    @Test
    void countsWhoMovesUp() {
        assertThat(UPSELL.tiers()).isEqualTo(TIERS);
        assertThat(UPSELL.customers("basic")).isEqualTo(2);
        assertThat(UPSELL.customers("plus")).isEqualTo(2);
        assertThat(UPSELL.customers("premium")).isEqualTo(1);
        assertThat(UPSELL.customers("basic", "premium")).isEqualTo(1);
        assertThat(UPSELL.rate()).isEqualTo(Rate.of(2, 4));
        assertThat(UPSELL.rate("basic")).isEqualTo(Rate.of(1, 2));
        assertThat(UPSELL.rate("plus")).isEqualTo(Rate.of(1, 2));
        assertThat(UPSELL.rate("premium")).isEqualTo(Rate.of(0, 1));
        assertThat(UPSELL.rate("basic", "plus")).isEqualTo(Rate.of(0, 2));
        assertThat(UPSELL).hasToString("Upsell[50.0% (2 of 4), [basic, plus, premium]]");
    }

    @Test
    void upsellAddsUp() {
        Upsell none = Upsell.of(buying("cees 01-05 premium"), TIERS);

        assertThat(none.rate().reason()).isEqualTo("no customer began below the highest tier");
        assertThat(none.rate("basic").reason()).isEqualTo("no customer began with the tier");
        Upsell sum = UPSELL.plus(none);
        assertThat(sum.customers("premium", "premium")).isEqualTo(2);
        assertThat(none.plus(UPSELL))
                .isEqualTo(sum)
                .hasSameHashCodeAs(sum)
                .isNotEqualTo(UPSELL)
                .isNotEqualTo(TIERS);
        assertThat(Serialization.roundTrip(UPSELL)).isEqualTo(UPSELL);
    }

    @Test
    void refusesTiersWithoutMeaning() {
        PurchaseHistory history = buying("anna 01-05 basic");
        assertRefused(() -> Upsell.of(history, List.of("a")), "tiers must be two or more different ones: [a]");
        assertRefused(() -> Upsell.of(history, List.of("a", "a")), "tiers must be two or more different ones: [a, a]");
        assertRefused(() -> Upsell.of(history, List.of("a", "")), "tier must not be blank: length 0");
        assertRefused(() -> UPSELL.rate("gold"), "start must be one of [basic, plus, premium]: gold");
        assertRefused(() -> UPSELL.rate("basic", "gold"), "highest must be one of [basic, plus, premium]: gold");
        Upsell other = Upsell.of(history, List.of("basic", "plus"));
        assertRefused(
                () -> UPSELL.plus(other), "tiers of other [basic, plus] must be those of this [basic, plus, premium]");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
