package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.Segmentation;
import io.github.retentionmetrics.driver.DriverAnswers;
import io.github.retentionmetrics.driver.Question;
import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.lifetime.Cost;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.CustomerTotals;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.rfm.RfmValues;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.ticket.Ticket;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An identifier or a name that shows nothing is blank, in every record and in every way that data comes in. */
class BlankIdentifiersTest {
    private static final LocalDate DAY = LocalDate.of(2026, 3, 14);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BigDecimal TEN = BigDecimal.TEN;

    /** A way in that takes an identifier or a name. */
    private record Way(String name, Consumer<String> entry) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<String> blanks() {
        return Stream.of(
                "",
                "  \t",
                "\u00a0",
                "\u202f\u2007",
                "\u200b",
                "\ufeff",
                "\u200e\u200f",
                "\u2060\u00ad",
                "\u0000",
                "\u001b\u0007\u007f\u0085",
                "\u3000\u2028\u2029",
                "\u3164",
                " \u200b\u00a0",
                // variation selectors, of both planes
                "\ufe0f",
                "\ufe00\ufe0e\udb40\udd00",
                // vowels and separators that show nothing, and a reserved range
                "\u17b4\u180b\u180f",
                "\ufff0",
                // blank Braille
                "\u2800",
                // a format character outside of the basic plane
                "\udb40\udc01");
    }

    private static PurchaseHistoryBuilder builder() {
        return PurchaseHistory.builder(EUR);
    }

    private static Stream<Way> waysIn() {
        String[] others = {"ada", "ben"};
        return Stream.of(
                new Way("Purchase", id -> new Purchase(id, DAY, TEN, EUR, "")),
                new Way("builder, one by one", id -> builder().add(id, DAY, TEN)),
                new Way(
                        "builder, from a buffer",
                        id -> builder().add(("<" + id + ">").toCharArray(), 1, id.length(), 20_000, 1)),
                new Way(
                        "builder, column",
                        id -> builder().addColumns(new String[] {others[0], others[1], id}, new int[3], new long[3])),
                new Way(
                        "builder, column with categories",
                        id -> builder().addColumns(new String[] {id}, new int[1], new long[1], new String[] {""})),
                new Way(
                        "builder, dictionary",
                        id -> builder()
                                .addColumns(new String[] {others[0], id}, new int[] {0, 1}, new int[2], new long[2])),
                new Way(
                        "history of columns",
                        id -> PurchaseHistory.ofColumns(EUR, new String[] {id}, new int[1], new long[1], DAY)),
                new Way("CustomerTotals", id -> CustomerTotals.ofColumns(EUR, new String[] {id}, new long[] {1})),
                new Way("Customer", Customer::of),
                new Way("Customer's attribute", name -> new Customer("ada", new TreeMap<>(Map.of(name, "web")))),
                new Way("Referral's referrer", id -> new Referral(id, "ada", DAY, TEN)),
                new Way("Referral's referred", id -> new Referral("ada", id, DAY, TEN)),
                new Way("Subscription", id -> Subscription.of(id, DAY)),
                new Way("SurveyResponse", id -> SurveyResponse.of(id, DAY, 5)),
                new Way("DriverAnswers", id -> new DriverAnswers(id, new TreeMap<>())),
                new Way("Question", name -> new Question(name, Scale.of(1, 5))),
                new Way("Ticket", id -> Ticket.of(id, "ada", Instant.EPOCH)),
                new Way("Ticket's customer", id -> Ticket.of("T-1", id, Instant.EPOCH)),
                new Way("LoyaltyMember", id -> LoyaltyMember.of(id, DAY)),
                new Way("PointsMovement", id -> new PointsMovement(id, DAY, PointsMovement.Kind.ISSUED, TEN)),
                new Way("RfmValues.Row", id -> new RfmValues.Row(id, 1, 1, TEN)),
                new Way("Cost.Category", name -> Cost.Category.of(Cost.Purpose.SERVING, name)),
                new Way("Segmentation", id -> Segmentation.of(List.of("one", "two"), Map.of(id, "one"))));
    }

    private static Stream<Way> everyWayIn() {
        return waysIn();
    }

    @ParameterizedTest
    @MethodSource("everyWayIn")
    void isRefusedWithItsLengthOnly(Way way) {
        blanks().forEach(blank -> assertThatIllegalArgumentException()
                .as("%s of %d", way, blank.length())
                .isThrownBy(() -> way.entry().accept(blank))
                .withMessageContaining("must not be blank: length " + blank.length()));
    }

    @ParameterizedTest
    @MethodSource("everyWayIn")
    void aVisibleCharacterAnywhereIsEnough(Way way) {
        way.entry().accept("x");
        if (!way.name().equals("Cost.Category")) {
            way.entry().accept("\u00a0x");
        }
        way.entry().accept("\u200bx");
        way.entry().accept("\u5c71\u7530");
        way.entry().accept("\u0130");
        // an emoji, which takes two characters
        way.entry().accept("\ud83d\ude00");
    }

    @ParameterizedTest
    @MethodSource("blanks")
    void theTwoFormsOfTheRuleAgree(String blank) {
        char[] buffer = ("x" + blank + "x").toCharArray();

        assertThat(Checks.isBlank(blank)).isTrue();
        assertThat(Checks.isBlank(buffer, 1, blank.length())).isTrue();
        assertThat(Checks.isBlank(buffer, 1, blank.length() + 1)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "~", "!", "\u00e9", "\ud83d\ude00", "\ud83d", "\u200bz", "\u2764\ufe0f", "\u0301"})
    void whatCanBeSeenIsNotBlank(String text) {
        assertThat(Checks.isBlank(text)).isFalse();
        assertThat(Checks.isBlank(text.toCharArray(), 0, text.length())).isFalse();
    }

    @Test
    void aBlankCategoryIsNone() {
        Purchase purchase = new Purchase("ada", DAY, TEN, EUR, "\u00a0");
        PurchaseHistory history = builder()
                .add(purchase)
                .add("ben", DAY, TEN, "\u200b")
                .addColumns(new String[] {"cem"}, new int[1], new long[1], new String[] {" "})
                .addColumns(new long[] {7}, new int[1], new long[1], new String[] {"\ufeff"})
                .build(DAY);

        assertThat(purchase.category()).isEmpty();
        assertThat(history.categories()).isEmpty();
    }

    @Test
    void aBlankSegmentIsNone() {
        PurchaseHistory history =
                builder().add("ada", DAY, TEN).add("ben", DAY, TEN).build(DAY);
        Customer ada = new Customer("ada", new TreeMap<>(Map.of("channel", "\u00a0")));

        assertThat(Segmentation.byAttribute(List.of(ada), "channel").names()).isEmpty();
        assertThat(history.segmentById(id -> id.equals("ada") ? "\u200b" : "web")
                        .names())
                .containsExactly("web");
    }

    @Test
    void aRefusedRowLeavesNoCustomer() {
        PurchaseHistoryBuilder builder = builder();
        assertThatThrownBy(() -> builder.add("\u00a0".toCharArray(), 0, 1, 20_000, 1))
                .hasMessage("customerId at row 0 must not be blank: length 1");

        assertThat(builder.build(DAY).customers()).isZero();
    }
}
