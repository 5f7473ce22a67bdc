package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.input.PurchaseRow;
import io.github.retentionmetrics.programme.LoyaltyMember;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The sample shop's loyalty programme: a point for each euro, 100 points for a bag of coffee, and points that lapse
 * after half a year without an order. Those who come back are the likelier to join.
 */
final class SampleMembers {
    private static final int REWARD = 100;
    private static final int DAYS_UNTIL_LAPSE = 180;

    private final SampleRandom random = new SampleRandom(2027);
    private final List<LoyaltyMember> members = new ArrayList<>();
    private final List<Line> ledger = new ArrayList<>();

    private SampleMembers() {
        Map<String, List<PurchaseRow>> orders = new LinkedHashMap<>();
        SamplePurchases.rows().stream()
                .filter(row -> row.amount().signum() > 0)
                .forEach(row -> orders.computeIfAbsent(row.customerId(), id -> new ArrayList<>())
                        .add(row));
        orders.values().forEach(this::join);
        members.sort(Comparator.comparing(LoyaltyMember::joinedInclusive));
        ledger.sort(Comparator.comparing(Line::date));
    }

    private record Line(String customerId, LocalDate date, String kind, int points) {}

    static String members() {
        StringBuilder csv = new StringBuilder("customer_id,joined,left\n");
        for (LoyaltyMember member : new SampleMembers().members) {
            csv.append(member.customerId()).append(',');
            csv.append(member.joinedInclusive()).append(',');
            csv.append(member.left().map(LocalDate::toString).orElse("")).append('\n');
        }
        return csv.toString();
    }

    static String points() {
        StringBuilder csv = new StringBuilder("customer_id,date,kind,points\n");
        for (Line line : new SampleMembers().ledger) {
            csv.append(String.format(
                    Locale.ROOT, "%s,%s,%s,%d\n", line.customerId(), line.date(), line.kind(), line.points()));
        }
        return csv.toString();
    }

    /** Perhaps joins with one of the first three orders, and perhaps leaves some months later. */
    private void join(List<PurchaseRow> orders) {
        for (int i = 0; i < Math.min(3, orders.size()); i++) {
            if (random.chance(0.22)) {
                LocalDate joined = orders.get(i).date();
                LocalDate left = joined.plusDays(30 + (long) random.exponential(1_500));
                boolean isMember = left.isAfter(SampleShop.LAST_DAY);
                String customerId = orders.get(i).customerId();
                members.add(new LoyaltyMember(customerId, joined, isMember ? null : left));
                collect(orders.subList(i, orders.size()), isMember ? null : left);
                return;
            }
        }
    }

    private void collect(List<PurchaseRow> orders, @Nullable LocalDate left) {
        int balance = 0;
        LocalDate last = orders.get(0).date();
        for (PurchaseRow order : orders) {
            if (left != null && !order.date().isBefore(left)) {
                break;
            }
            balance = lapse(order.customerId(), last, order.date(), balance);
            last = order.date();
            int issued = order.amount().intValue();
            add(order.customerId(), last, "issued", issued);
            balance += issued;
            if (balance >= REWARD && random.chance(0.6)) {
                add(order.customerId(), last, "redeemed", REWARD);
                balance -= REWARD;
            }
        }
        LocalDate end = left == null ? SampleShop.LAST_DAY.plusDays(1) : left;
        lapse(orders.get(0).customerId(), last, end, balance);
    }

    /** What is left of the points at the next order, or at the end. */
    private int lapse(String customerId, LocalDate last, LocalDate next, int balance) {
        if (balance == 0 || ChronoUnit.DAYS.between(last, next) <= DAYS_UNTIL_LAPSE) {
            return balance;
        }
        add(customerId, last.plusDays(DAYS_UNTIL_LAPSE), "expired", balance);
        return 0;
    }

    private void add(String customerId, LocalDate date, String kind, int points) {
        if (points > 0) {
            ledger.add(new Line(customerId, date, kind, points));
        }
    }
}
