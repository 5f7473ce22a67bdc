package io.github.retentionmetrics.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.entry;

import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.inference.Lift;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Mean;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.testing.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ExperimentTest {
    private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
    private static final LocalDate END = LocalDate.of(2026, 3, 31);
    private static final Instant START =
            LocalDate.of(2026, 3, 2).atTime(12, 0).atZone(ZONE).toInstant();
    private static final EventSelector BUY = EventSelector.named("buy");

    private static EventHistory history(Event... events) {
        return EventHistory.of(ZONE, List.of(events), END);
    }

    private static Event event(String customer, Duration after, String name) {
        return Event.of(customer, START.plus(after), name);
    }

    private static Event exposure(String customer, Duration after, String variant) {
        return event(customer, after, "exposure").withProperty("variant", variant);
    }

    private static Exposures exposures(EventHistory events) {
        return Exposures.of(events, EventSelector.named("exposure"), "variant");
    }

    @Test
    void whoSawTwoVariantsIsInNeither() {
        Exposures exposures = exposures(history(
                exposure("a", Duration.ZERO, "control"),
                exposure("a", Duration.ofDays(1), "control"),
                exposure("b", Duration.ZERO, "control"),
                exposure("b", Duration.ofDays(20), "voucher"),
                exposure("c", Duration.ofHours(1), "voucher"),
                event("d", Duration.ZERO, "buy")));

        assertThat(exposures.groups()).containsExactly("control", "voucher");
        assertThat(exposures.sizes()).containsExactly(entry("control", 1L), entry("voucher", 1L));
        assertThat(exposures.ambiguous()).isEqualTo(1);
        assertThat(exposures.customerIds("control")).containsExactly("a");
        assertThat(exposures.customerIds("other")).isEmpty();
        assertThat(exposures).hasToString("Exposures[{control=1, voucher=1}, 1 ambiguous]");
        assertThat(exposures.zone()).isEqualTo(ZONE);
    }

    @Test
    void theFirstExposureCounts() {
        EventHistory events = history(
                event("a", Duration.ofHours(-1), "buy"),
                exposure("a", Duration.ofDays(5), "control"),
                exposure("a", Duration.ZERO, "control"),
                event("a", Duration.ofDays(2), "buy"));
        Experiment experiment = Experiment.of(exposures(events), Duration.ofDays(2), END);

        // before the exposure does not count, and the end of the window does
        assertThat(experiment.events(events, BUY)).containsExactly(entry("control", Mean.of(1)));
        assertThat(experiment.converted(events, BUY)).containsExactly(entry("control", Rate.of(1, 1)));
        assertThat(Experiment.of(exposures(events), Duration.ofDays(2).minusMillis(1), END)
                        .converted(events, BUY))
                .containsExactly(entry("control", Rate.of(0, 1)));
    }

    @Test
    void whoseWindowIsNotOverIsLeftOut() {
        Instant end = END.plusDays(1).atStartOfDay(ZONE).toInstant();
        Exposures exposures = Exposures.of(
                ZONE,
                List.of(
                        Exposure.of("a", "control", end.minus(Duration.ofDays(7))),
                        Exposure.of(
                                "b", "control", end.minus(Duration.ofDays(7)).plusMillis(1)),
                        Exposure.onDay("c", "voucher", END.minusDays(6), ZONE)));
        Experiment experiment = Experiment.of(exposures, Duration.ofDays(7), END);

        // the clock goes on by an hour in the week of c
        assertThat(experiment.sizes()).containsExactly(entry("control", 1L), entry("voucher", 0L));
        assertThat(experiment.tooRecent()).isEqualTo(2);
        assertThat(experiment.ambiguous()).isZero();
        assertThat(experiment.rates((customer, at) -> true).get("voucher").isDefined())
                .isFalse();
        assertThat(experiment.segments().customerIds("control")).containsExactly("a");
        assertThat(experiment.segments().unsegmented()).isEqualTo(2);
        assertThat(experiment)
                .hasToString("Experiment[{control=1, voucher=0} observed for PT168H, 2 too recent, 0 ambiguous]");
    }

    @Test
    void retainedIsTheEndOfTheWindow() {
        EventHistory events = history(
                exposure("a", Duration.ZERO, "control"),
                event("a", Duration.ofDays(6), "buy"),
                exposure("b", Duration.ZERO, "control"),
                event("b", Duration.ofDays(7), "buy"));
        Experiment experiment = Experiment.of(exposures(events), Duration.ofDays(14), END);

        assertThat(experiment.retained(events, BUY, Duration.ofDays(7)))
                .containsExactly(entry("control", Rate.of(1, 2)));
        assertThat(experiment.converted(events, BUY)).containsExactly(entry("control", Rate.of(2, 2)));
    }

    @Test
    void sessionsCountByTheirFirstEvent() {
        EventHistory events = history(
                event("a", Duration.ofMinutes(-10), "view"),
                exposure("a", Duration.ZERO, "control"),
                event("a", Duration.ofDays(1), "view"),
                event("a", Duration.ofDays(1).plusMinutes(1), "buy"),
                event("a", Duration.ofDays(3), "view"));
        Experiment experiment = Experiment.of(exposures(events), Duration.ofDays(2), END);
        Sessions sessions = SessionRule.ofTimeout(Duration.ofMinutes(30)).over(events);

        assertThat(experiment.sessions(sessions)).containsExactly(entry("control", Mean.of(1)));
    }

    @Test
    void purchasesCountFromTheDayOfTheExposure() {
        Exposures exposures =
                Exposures.of(ZONE, List.of(Exposure.of("a", "control", START), Exposure.of("b", "control", START)));
        PurchaseHistory purchases = PurchaseHistory.of(
                Shop.EUR,
                List.of(
                        purchase("a", 1, "5.00"),
                        purchase("a", 2, "7.50"),
                        purchase("a", 8, "1.25"),
                        purchase("a", 9, "4.00"),
                        purchase("z", 3, "9.00")),
                END);
        Experiment experiment = Experiment.of(exposures, Duration.ofDays(7), END);

        assertThat(experiment.orders(purchases)).containsExactly(entry("control", Mean.of(2, 0)));
        assertThat(experiment.buyers(purchases)).containsExactly(entry("control", Rate.of(1, 2)));
        assertThat(experiment.revenue(purchases).get("control").sum()).isEqualByComparingTo("8.75");
        assertThat(experiment.revenue(purchases).get("control").value()).isEqualTo(4.375);
    }

    private static Purchase purchase(String customer, int day, String amount) {
        return Purchase.of(customer, LocalDate.of(2026, 3, day), new BigDecimal(amount), Shop.EUR);
    }

    @Test
    void namesOfEventsMayTellTheGroups() {
        EventHistory events = history(event("a", Duration.ZERO, "old page"), event("b", Duration.ZERO, "new page"));
        Exposures exposures = Exposures.of(
                events, Map.of("control", EventSelector.named("old page"), "new", EventSelector.named("new page")));

        assertThat(exposures.sizes()).containsExactly(entry("control", 1L), entry("new", 1L));
        refused(
                () -> Exposures.of(events, Map.of("a", EventSelector.any(), "b", EventSelector.named("new page"))),
                "selectors must differ: new page is of a and of b");
    }

    @Test
    void groupsAreComparedWithTheControl() {
        Map<String, Rate> bought = new TreeMap<>(
                Map.of("control", Rate.of(100, 1_000), "a", Rate.of(150, 1_000), "b", Rate.of(110, 1_000)));
        var gains = Comparison.differences("control", bought, Rate::minus);

        assertThat(gains).containsOnlyKeys("a", "b");
        assertThat(Lift.of(gains.get("a")).value()).isEqualTo(0.5);
        assertThat(Comparison.ofAll(gains, Correction.HOLM, 0.95).get("a").verdict())
                .isEqualTo(Comparison.Verdict.HIGHER);
        refused(
                () -> Comparison.differences("none", bought, Rate::minus),
                "control must be one of the groups [a, b, control]: none");
    }

    /** Against a count that goes through all events for each customer, in any order of the events. */
    @Property(tries = 100)
    void figuresAreThoseOfAPlainCount(
            @ForAll @IntRange(min = 0, max = 1_000_000) int seed, @ForAll @IntRange(min = 1, max = 20) int days) {
        Random random = new Random(seed);
        List<Event> log = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            String customer = "u" + random.nextInt(8);
            Duration after = Duration.ofHours(random.nextInt(29 * 24));
            int kind = random.nextInt(12);
            log.add(
                    kind == 0
                            ? exposure(customer, after, random.nextInt(5) == 0 ? "b" : "a")
                            : event(customer, after, "buy"));
        }
        log.add(exposure("x", Duration.ZERO, "a"));
        log.add(event("x", Duration.ZERO, "buy"));
        Duration window = Duration.ofDays(days);
        Map<String, List<Long>> expected = new TreeMap<>();
        long ambiguous = 0;
        long recent = 0;
        for (String customer : log.stream().map(Event::customerId).distinct().toList()) {
            List<Event> seen = log.stream()
                    .filter(event -> event.customerId().equals(customer)
                            && event.eventType().name().equals("exposure"))
                    .toList();
            List<String> variants = seen.stream()
                    .map(event -> event.eventType().properties().get("variant"))
                    .distinct()
                    .toList();
            if (variants.size() == 1) {
                Instant first = seen.stream()
                        .map(Event::instant)
                        .min(Instant::compareTo)
                        .orElseThrow();
                Instant last = first.plus(window);
                if (last.isAfter(END.plusDays(1).atStartOfDay(ZONE).toInstant())) {
                    recent++;
                } else {
                    expected.computeIfAbsent(variants.get(0), key -> new ArrayList<>())
                            .add(log.stream()
                                    .filter(event -> event.customerId().equals(customer)
                                            && event.eventType().name().equals("buy")
                                            && !event.instant().isBefore(first)
                                            && !event.instant().isAfter(last))
                                    .count());
                }
            }
            ambiguous += variants.size() > 1 ? 1 : 0;
        }
        Collections.shuffle(log, random);
        EventHistory events = EventHistory.of(ZONE, log, END);
        Experiment experiment = Experiment.of(exposures(events), window, END);

        assertThat(experiment.ambiguous()).isEqualTo(ambiguous);
        assertThat(experiment.tooRecent()).isEqualTo(recent);
        experiment.events(events, BUY).forEach((group, mean) -> {
            List<Long> counts = expected.getOrDefault(group, List.of());
            assertThat(mean)
                    .isEqualTo(
                            Mean.of(counts.stream().mapToLong(Long::longValue).toArray()));
            assertThat(experiment.converted(events, BUY).get(group).numerator())
                    .isEqualTo(counts.stream().filter(count -> count > 0).count());
            assertThat(experiment.sizes()).containsEntry(group, (long) counts.size());
        });
        assertThat(experiment.means((customer, at) -> BigDecimal.ONE).values())
                .allMatch(mean -> !mean.isDefined() || mean.value() == 1);
    }

    @Test
    void refusesWhatIsNoExperiment() {
        EventHistory events = history(exposure("a", Duration.ZERO, "control"), event("a", Duration.ofDays(1), "buy"));
        Exposures exposures = exposures(events);
        Experiment experiment = Experiment.of(exposures, Duration.ofDays(7), END);
        refused(
                () -> Experiment.of(exposures, Duration.ZERO, END),
                "window must be positive and at most 3652500 days: PT0S");
        refused(
                () -> Exposures.of(events, BUY, "variant"),
                "property must be one of each selected event: variant of buy");
        refused(
                () -> experiment.converted(events.asKnownOn(END.minusDays(1)), BUY),
                "history must be observed until the end of the experiment (2026-03-31): 2026-03-30");
        refused(() -> experiment.retained(events, BUY, Duration.ofDays(8)), "after must be in 0..PT168H: PT192H");
        refused(
                () -> experiment.converted(EventHistory.empty(ZONE, END).withObservedFrom(END), EventSelector.any()),
                "history must be observed from the first exposure on: from 2026-03-31");
        refused(
                () -> Experiment.of(exposures, Duration.ofHours(30), END)
                        .orders(PurchaseHistory.of(Shop.EUR, List.of(), END)),
                "window must be whole days, since purchases have no time: PT30H");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessage(message);
    }
}
