package io.github.retentionmetrics.customer;

import static io.github.retentionmetrics.testing.Shop.EUR;
import static io.github.retentionmetrics.testing.Shop.history;
import static io.github.retentionmetrics.testing.Shop.purchases;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseHistoryBuilder;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.segment.SegmentValues;
import io.github.retentionmetrics.segment.ValueTiers;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class SegmentationTest {
    private static final PurchaseHistory HISTORY = history(
            "2026-03-31",
            "anna 2026-01-05 20.00",
            "anna 2026-02-05 20.00",
            "bert 2026-01-07 10.00",
            "cees 2026-03-01 30.00",
            "cees 2026-03-02 -5.00",
            "dora 2026-03-03 -1.00",
            "eva 2026-03-04 7.00");

    private static final Map<String, String> CITY =
            Map.of("anna", "Utrecht", "bert", "Gent", "cees", "Utrecht", "dora", "Gent");
    private static final Segmentation CITIES = HISTORY.segmentById(CITY::get);

    private static SegmentValues.Value value(long customers, long prospects, long buyers, long orders, String revenue) {
        return new SegmentValues.Value(customers, prospects, buyers, orders, new BigDecimal(revenue));
    }

    @Test
    void putsCustomersIntoNamedSegmentsOrNone() {
        assertThat(CITIES.names()).containsExactly("Gent", "Utrecht");
        assertThat(CITIES.customers()).isEqualTo(4);
        assertThat(CITIES.customers("Utrecht")).isEqualTo(2);
        assertThat(CITIES.customers("Brugge")).isZero();
        assertThat(CITIES.share("Gent")).isEqualTo(Rate.of(2, 4));
        assertThat(CITIES.customerIds("Gent")).containsExactly("bert", "dora");
        assertThat(CITIES.customerIds("Brugge")).isEmpty();
        assertThat(CITIES.toMap())
                .containsExactly(
                        entry("anna", "Utrecht"),
                        entry("bert", "Gent"),
                        entry("cees", "Utrecht"),
                        entry("dora", "Gent"));
        assertThat(CITIES).hasToString("Segmentation[Gent: 2, Utrecht: 2]");
        assertThat(Serialization.roundTrip(CITIES).toMap()).isEqualTo(CITIES.toMap());
    }

    @Test
    void nobodyHasNoShare() {
        Segmentation none = HISTORY.segmentById(id -> null);

        assertThat(none.names()).isEmpty();
        assertThat(none.share("Gent").isDefined()).isFalse();
        assertThat(none.share("Gent").reason()).isEqualTo("no customers in the segments");
    }

    @Test
    void groupsByWhatCustomersDo() {
        Segmentation segments = HISTORY.segmentByBehaviour(
                customer -> customer.orders() == 0 ? null : customer.orders() == 1 ? "once" : "again");

        assertThat(segments.customerIds("once")).containsExactly("bert", "cees", "eva");
        assertThat(segments.customerIds("again")).containsExactly("anna");
    }

    @Test
    void groupsByWhatCustomersDoInNamedOrder() {
        List<String> names = List.of("often", "again", "once");
        Segmentation segments = HISTORY.segmentByBehaviour(names, customer -> switch (customer.orders()) {
            case 0 -> Segmentation.UNSEGMENTED;
            case 1 -> 2;
            case 2 -> 1;
            default -> 0;
        });

        assertThat(segments.names()).isEqualTo(names);
        assertThat(segments.customerIds("once")).containsExactly("bert", "cees", "eva");
        assertThat(segments.knownOn()).contains(HISTORY.observedUntil());
        assertThatThrownBy(() -> HISTORY.segmentByBehaviour(names, customer -> 3))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void keepsIdentifiersInPlaceWhereARefundIsIgnored() {
        PurchaseHistoryBuilder builder = PurchaseHistory.builder(EUR).withRefunds(PurchaseHistory.RefundPolicy.IGNORE);
        purchases("dora 2026-03-03 -1.00", "anna 2026-01-05 20.00").forEach(builder::add);
        PurchaseHistory history = builder.build(LocalDate.of(2026, 3, 31));

        assertThat(history.segmentById(CITY::get).toMap()).containsExactly(entry("anna", "Utrecht"));
        assertThat(ValueTiers.abc().over(history).toMap()).containsExactly(entry("anna", "A"));
        SegmentValues none = SegmentValues.of(history, history.segmentById(id -> null));
        assertThat(none.unsegmented()).isEqualTo(value(1, 0, 1, 1, "20"));
    }

    @Test
    void groupsByAttributeAlsoWhoNeverBought() {
        List<Customer> customers = List.of(
                Customer.of("anna").withAttribute("city", "Utrecht"),
                Customer.of("zoe").withAttribute("city", "Utrecht"),
                Customer.of("bert"));
        Segmentation cities = Segmentation.byAttribute(customers, "city");

        assertThat(cities.customerIds("Utrecht")).containsExactly("anna", "zoe");
        assertThat(cities.customers()).isEqualTo(2);
        assertThat(SegmentValues.of(HISTORY, cities).get("Utrecht")).isEqualTo(value(1, 1, 1, 2, "40"));
        List<Customer> twice = List.of(Customer.of("a"), Customer.of("b"), Customer.of("a"));
        assertThatThrownBy(() -> Segmentation.byAttribute(twice, "city"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("customers must each occur once: row 2");
    }

    @Test
    void keepsTheOrderOfNamesAndIsEqualInAnyOrderOfCustomers() {
        List<String> names = List.of("yes", "perhaps", "no");
        Segmentation segments = Segmentation.of(names, new TreeMap<>(Map.of("anna", "no", "bram", "yes")));
        Segmentation same = Segmentation.ofIndexes(
                List.of("bram", "cees", "anna"), names, row -> row == 1 ? Segmentation.UNKNOWN : row);

        assertThat(segments.names()).isEqualTo(names);
        assertThat(segments.customers("perhaps")).isZero();
        assertThat(same).isEqualTo(segments).hasSameHashCodeAs(segments);
        assertThat(same.customerIds()).containsExactly("bram", "anna");
        assertThat(segments).isNotEqualTo(segments.withKnownOn(LocalDate.of(2026, 3, 31)));
        assertThat(segments).isNotEqualTo(segments.withRest("others"));
        assertThat(segments).isNotEqualTo(Segmentation.of(names, Map.of("anna", "no", "cees", "yes")));
        assertThat(Serialization.roundTrip(segments.withRest("others"))).isEqualTo(segments.withRest("others"));
        assertThat(same.knownIndexesOf(List.of("zoe", "anna", "cees"))).containsExactly(-2, 2, -2);
        assertThat(same.indexesOf(List.of("zoe", "anna"))).containsExactly(-1, 2);
        assertThat(same.segmentOf("anna")).contains("no");
        assertThat(same.segmentOf("zoe")).isEmpty();
        assertThat(same.withRest("others").segmentOf("zoe")).contains("others");
        assertThat(Serialization.roundTrip(same).segmentOf("bram")).contains("yes");
        assertThat(same.withRest("others").indexesOf(List.of("zoe", "anna"))).containsExactly(3, 2);
        assertThat(same.withRest("others").knownIndexesOf(List.of("zoe", "anna")))
                .containsExactly(-2, 2);
        assertThat(segments.withRest("others").restIndex()).isEqualTo(3);
    }

    @Test
    void refusesSegmentsThatContradictEachOther() {
        List<String> names = List.of("yes", "no");

        assertRefused(() -> Segmentation.of(names, Map.of("anna", "maybe")), "name must be one of [yes, no]: maybe");
        assertRefused(
                () -> Segmentation.of(names, Map.of(" ", "yes")), "customerId at row 0 must not be blank: length 1");
        assertRefused(
                () -> Segmentation.of(List.of("yes", "yes"), Map.of()),
                "names must differ from each other: [yes, yes]");
        assertRefused(() -> Segmentation.of(List.of("a", "a"), id -> "b"), "customerIds must each occur once: row 1");
        Segmentation rest = Segmentation.of(names, Map.of()).withRest("others");
        assertRefused(() -> rest.withRest("more"), "name must be the only one of the rest: more beside others");
        assertThatThrownBy(() -> Segmentation.ofIndexes(List.of("a"), names, row -> 2))
                .isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void knowsWhatSegmentsAreWorth() {
        SegmentValues values = SegmentValues.of(HISTORY, CITIES);

        assertThat(values.bySegment())
                .containsExactly(entry("Gent", value(1, 0, 1, 1, "9")), entry("Utrecht", value(2, 0, 2, 3, "65")));
        assertThat(values.unsegmented()).isEqualTo(value(1, 0, 1, 1, "7"));
        assertThat(values.total()).isEqualTo(value(4, 0, 4, 5, "81"));
        assertThat(values.customerShare("Gent")).isEqualTo(Rate.of(1, 4));
        assertThat(values.unsegmentedCustomerShare()).isEqualTo(Rate.of(1, 4));
        assertThat(values.unsegmentedRevenueShare()).isEqualTo(Ratio.of(7, 81));
        assertThat(values.revenueShare("Utrecht")).isEqualTo(Ratio.of(65, 81));
        SegmentValues.Value utrecht = values.get("Utrecht");
        assertThat(utrecht.revenuePerCustomer()).isEqualTo(Ratio.of(65, 2));
        assertThat(utrecht.averageOrderValue()).isEqualTo(Ratio.of(65, 3));
        assertThat(utrecht.ordersPerBuyer()).isEqualTo(Ratio.of(3, 2));
        assertThat(values.get("Gent").buyerRate()).isEqualTo(Rate.of(1, 1));
        assertThat(values.get("Brugge")).isEqualTo(SegmentValues.Value.empty());
        assertThat(Serialization.roundTrip(values)).isEqualTo(values);
    }

    @Test
    void knowsWhatSegmentsBroughtInAPeriod() {
        SegmentValues february = SegmentValues.of(HISTORY, Period.month(2026, 2), CITIES);
        SegmentValues march = SegmentValues.of(HISTORY, Period.month(2026, 3), CITIES);

        assertThat(february.bySegment())
                .containsExactly(entry("Gent", value(1, 1, 0, 0, "0")), entry("Utrecht", value(1, 1, 1, 1, "20")));
        assertThat(march.bySegment())
                .containsExactly(entry("Gent", value(1, 0, 0, 0, "-1")), entry("Utrecht", value(2, 0, 1, 1, "25")));
        assertThat(march.get("Gent").averageOrderValue().reason()).isEqualTo("no orders from the segment");
        assertThat(march.get("Gent").ordersPerBuyer().reason()).isEqualTo("no customer of the segment bought");
    }

    @Test
    void hasNoShareOfARevenueThatIsNotPositive() {
        SegmentValues values =
                SegmentValues.of(HISTORY.filter(id -> id.equals("dora")), HISTORY.segmentById(CITY::get));

        assertThat(values.revenueShare("Gent").isDefined()).isFalse();
        assertThat(values.revenueShare("Gent").reason()).isEqualTo("there is no positive revenue");
        assertThat(SegmentValues.empty().customerShare("Gent").reason()).isEqualTo("no customers in the segments");
        assertThat(SegmentValues.Value.empty().revenuePerCustomer().reason()).isEqualTo("no customers in the segment");
        assertThat(SegmentValues.Value.empty().buyerRate().isDefined()).isFalse();
    }

    /** Of a shop with one customer from the web, two of an unknown channel, and two people who never bought. */
    @Test
    void customersWithoutAnAttributeCountAndProspectsDoNotDilute() {
        PurchaseHistory history = history("2024-01-31", "ada 2024-01-05 10", "ben 2024-01-06 30", "cem 2024-01-07 60");
        List<Customer> customers = List.of(
                Customer.of("ada").withAttribute("channel", "web"),
                Customer.of("ben"),
                Customer.of("zed").withAttribute("channel", "web"),
                Customer.of("yan").withAttribute("channel", "web"),
                Customer.of("tom"));
        Segmentation channels = Segmentation.byAttribute(customers, "channel");
        SegmentValues values = SegmentValues.of(history, channels);

        assertThat(values.get("web")).isEqualTo(value(1, 2, 1, 1, "10"));
        assertThat(values.get("web").revenuePerCustomer()).isEqualTo(Ratio.of(10, 1));
        assertThat(values.get("web").buyerRate()).isEqualTo(Rate.of(1, 3));
        assertThat(values.revenueShare("web")).isEqualTo(Ratio.of(10, 100));
        assertThat(values.unsegmented()).isEqualTo(value(2, 1, 2, 2, "90"));
        assertThat(values.unsegmentedRevenueShare()).isEqualTo(Ratio.of(90, 100));
        assertThat(channels.unsegmented()).isEqualTo(2);
        Segmentation complete = channels.withRest("(unknown)");
        assertThat(complete.names()).containsExactly("web", "(unknown)");
        assertThat(complete.customerIds("(unknown)")).containsExactly("ben", "tom");
        assertThat(complete.unsegmented()).isZero();
        // cem is in no list of customers, and belongs to the rest all the same
        assertThat(SegmentValues.of(history, complete).get("(unknown)")).isEqualTo(value(2, 1, 2, 2, "90"));
        assertThat(SegmentValues.of(history, complete).unsegmented()).isEqualTo(SegmentValues.Value.empty());
        assertRefused(() -> channels.withRest("web"), "name must not be that of a segment: web");
        assertRefused(() -> channels.withRest(" "), "name must not be blank: length 1");
    }

    @Test
    void hasNoShareWithoutCustomersInASegment() {
        SegmentValues values = SegmentValues.of(HISTORY, HISTORY.segmentById(id -> null));

        assertThat(values.customerShare("Gent").isDefined()).isFalse();
        assertThat(values.revenueShare("Gent").reason()).isEqualTo("no customers in the segments");
        assertThat(values.unsegmentedCustomerShare()).isEqualTo(Rate.of(4, 4));
    }

    @Test
    void refusesImpossibleValues() {
        assertRefused(() -> value(1, -1, 1, 1, "0"), "prospects must not be negative: -1");
        assertRefused(() -> value(1, 0, 2, 2, "0"), "buyers (2) must be at most customers (1)");
        assertRefused(() -> value(2, 0, 2, 1, "0"), "buyers (2) must be at most orders (1)");
        assertRefused(() -> value(1, 0, 0, 1, "0"), "orders (1) must be 0 when buyers is 0");
        assertThatThrownBy(() -> value(Long.MAX_VALUE, 0, 0, 0, "0").plus(value(1, 0, 0, 0, "0")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("customers must fit in a long: 9223372036854775807 + 1");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
