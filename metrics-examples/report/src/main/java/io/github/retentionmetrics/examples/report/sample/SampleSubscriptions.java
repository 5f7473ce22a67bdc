package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.subscription.Subscription;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sample shop's coffee subscription: it ends after a whole number of months, sooner or later as the subscriber is,
 * and some subscribers come back. Some change to a larger or smaller plan after some months, one plan becomes dearer,
 * some begin with a discount, and from the second year on the first month is free for who never subscribed before.
 */
final class SampleSubscriptions {
    private static final int SUBSCRIBERS = 210;

    /** The months until a subscriber leaves whose chance to do so is average. */
    private static final double AVERAGE_MONTHS = 6;

    private static final LocalDate DEARER = LocalDate.of(2025, 4, 1);
    private static final LocalDate FREE_FROM = LocalDate.of(2025, 1, 1);

    private final SampleRandom random = new SampleRandom(2036);

    /** Drawn apart from who subscribes and how long. */
    private final SampleRandom prices = new SampleRandom(2037);

    private final List<Subscription> rows = new ArrayList<>();

    private SampleSubscriptions() {}

    /** What a subscriber has in some months. */
    private enum Plan {
        SMALL("Small", "14.50", "month"),
        LARGE("Large", "26.00", "month"),
        LARGE_YEARLY("Large", "286.00", "year"),
        OFFICE("Office", "22.00", "2 weeks");

        private final String plan;
        private final String amount;
        private final String interval;

        Plan(String plan, String amount, String interval) {
            this.plan = plan;
            this.amount = amount;
            this.interval = interval;
        }

        String amountOn(LocalDate day) {
            return this == SMALL && !day.isBefore(DEARER) ? "15.50" : amount;
        }
    }

    /**
     * A phase of a subscription.
     *
     * @param end the first day after it, or null
     * @param trialEnd the first paid day, or null
     */
    private record Phase(
            LocalDate start,
            @Nullable LocalDate end,
            Plan plan,
            int quantity,
            String discount,
            @Nullable LocalDate trialEnd) {}

    static String csv() {
        SampleSubscriptions subscriptions = new SampleSubscriptions();
        subscriptions.generate();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < subscriptions.rows.size(); i++) {
            Subscription row = subscriptions.rows.get(i);
            boolean isFirst = subscriptions.rows.subList(0, i).stream()
                    .noneMatch(earlier -> earlier.customerId().equals(row.customerId()));
            String id = String.format(Locale.ROOT, "S%04d", i + 1);
            for (Phase phase : subscriptions.phases(row, isFirst)) {
                boolean isOver = phase.end() != null && phase.end().equals(row.endExclusive());
                lines.add(Stream.of(
                                row.customerId(),
                                id,
                                phase.plan().plan,
                                phase.start(),
                                phase.end(),
                                phase.plan().amountOn(phase.start()),
                                phase.plan().interval,
                                phase.quantity(),
                                phase.discount(),
                                phase.trialEnd(),
                                isOver ? "canceled" : "active",
                                "EUR")
                        .map(cell -> cell == null ? "" : cell.toString())
                        .collect(Collectors.joining(",")));
            }
        }
        return "customer_id,subscription_id,plan,start,end,amount,interval,quantity,discount,trial_end,status,currency\n"
                + String.join("\n", lines) + "\n";
    }

    private void generate() {
        int days = (int) ChronoUnit.DAYS.between(SampleShop.FIRST_DAY, SampleShop.LAST_DAY);
        for (int i = 0; i < SUBSCRIBERS; i++) {
            String customerId = String.format(Locale.ROOT, "C%04d", 2 * i + 1);
            subscribe(customerId, SampleShop.FIRST_DAY.plusDays(random.between(0, days)));
        }
        rows.sort(Comparator.comparing(Subscription::startInclusive));
    }

    private void subscribe(String customerId, LocalDate firstStart) {
        double usualMonths = 2 * AVERAGE_MONTHS / (random.exponential(1) + random.exponential(1));
        LocalDate start = firstStart;
        while (!start.isAfter(SampleShop.LAST_DAY)) {
            LocalDate end = start.plusMonths(1 + (long) random.exponential(usualMonths));
            boolean isActive = end.isAfter(SampleShop.LAST_DAY);
            rows.add(new Subscription(customerId, start, isActive ? null : end));
            if (isActive || !random.chance(0.22)) {
                return;
            }
            start = end.plusDays(random.between(20, 150));
        }
    }

    /** What a subscriber pays from month to month, with a phase for each change. */
    private List<Phase> phases(Subscription row, boolean isFirst) {
        LocalDate start = row.startInclusive();
        LocalDate end = row.end().orElse(SampleShop.LAST_DAY.plusDays(1));
        Plan plan = firstPlan(row);
        int quantity = plan == Plan.OFFICE ? prices.between(1, 3) : 1;
        boolean isFree = isFirst && !start.isBefore(FREE_FROM) && prices.chance(0.7);
        boolean isWelcome = !isFree && plan != Plan.LARGE_YEARLY && prices.chance(0.2);
        List<Phase> phases = new ArrayList<>();
        LocalDate from = start;
        String discount = isWelcome ? "20% limited" : "";
        LocalDate trialEnd = isFree ? start.plusMonths(1) : null;
        for (long month = 1; ; month++) {
            LocalDate next = start.plusMonths(month);
            if (from.isBefore(DEARER) && next.isAfter(DEARER) && plan == Plan.SMALL && DEARER.isBefore(end)) {
                phases.add(new Phase(from, DEARER, plan, quantity, discount, trialEnd));
                from = DEARER;
                trialEnd = null;
            }
            if (!next.isBefore(end)) {
                phases.add(new Phase(from, row.endExclusive(), plan, quantity, discount, trialEnd));
                return phases;
            }
            boolean endsWelcome = isWelcome && month == 3;
            boolean isChanged = month > 1 && prices.chance(plan == Plan.LARGE_YEARLY ? 0 : 0.05);
            if (endsWelcome || isChanged) {
                phases.add(new Phase(from, next, plan, quantity, discount, trialEnd));
                from = next;
                trialEnd = null;
                discount = endsWelcome ? "" : discount;
            }
            if (isChanged) {
                if (plan == Plan.OFFICE) {
                    quantity = quantity == 1 || prices.chance(0.6) ? quantity + 1 : quantity - 1;
                } else {
                    plan = plan == Plan.SMALL ? Plan.LARGE : Plan.SMALL;
                }
            }
        }
    }

    /** Nobody leaves a year's plan within its first year. */
    private Plan firstPlan(Subscription row) {
        boolean isShort =
                row.end().filter(row.startInclusive().plusYears(1)::isAfter).isPresent();
        double drawn = prices.uniform();
        if (drawn < 0.55) {
            return Plan.SMALL;
        }
        return drawn < (isShort ? 0.9 : 0.75) ? Plan.LARGE : drawn < 0.9 ? Plan.LARGE_YEARLY : Plan.OFFICE;
    }
}
