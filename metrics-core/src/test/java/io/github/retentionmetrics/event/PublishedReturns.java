package io.github.retentionmetrics.event;

import static io.github.retentionmetrics.event.PublishedEngagement.customers;
import static io.github.retentionmetrics.event.PublishedEngagement.day;
import static io.github.retentionmetrics.event.PublishedEngagement.ofDays;
import static io.github.retentionmetrics.event.PublishedEngagement.periodOfDay;
import static io.github.retentionmetrics.event.PublishedEngagement.row;
import static io.github.retentionmetrics.event.PublishedEngagement.words;
import static java.util.stream.Collectors.joining;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortAnalysis.Retained;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.cohort.RollingRetention;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.spend.RevenuePerCustomer;
import io.github.retentionmetrics.testing.Log;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Published examples of retention by cohorts. */
final class PublishedReturns {
    private static final ReturnRule ANY = ReturnRule.ofAnyEvent();
    private static final ReturnRule RECURRING = ANY.withRecurringStart();
    private static final CohortAnalysis DAYS = CohortAnalysis.by(Granularity.DAY);
    private static final String OPENPANEL = "RU1: 0 1 2; RU2: 0 2; RU3: 0; RU4: 1 2; RU5: 1";

    /** Days since 28 December 2021. */
    private static final String RETENTIONEERING =
            "1: 0 6 16 37; 2: 0 7 18 38 97; 3: 8 39 98; 4: 9 40; 5: 10 41; 6: 11 42;"
                    + " 7: 40 68; 8: 41 100; 9: 42 70; 10: 65 96";

    private static final Currency USD = Currency.getInstance("USD");
    private static final LocalDate FIRST = LocalDate.of(2021, 12, 28);

    private final List<PublishedEngagement> rows = new ArrayList<>();

    static List<PublishedEngagement> rows() {
        PublishedReturns returns = new PublishedReturns();
        returns.calendar();
        returns.unbounded();
        returns.starts();
        returns.retentioneering();
        returns.kusto();
        returns.elapsed();
        returns.rates();
        return returns.rows;
    }

    private void add(String name, String printed, String computed) {
        rows.add(new PublishedEngagement(name, printed, computed));
    }

    /** PostHog prints the size of a cohort at offset 0, and its cohorts are recurring. */
    private void calendar() {
        EventHistory days = ofDays("p1: 0 1 2 5x2 6; p2: 1 2 3 6", 10);
        CohortTable once = DAYS.over(days, RECURRING);
        CohortTable twice = DAYS.over(days, RECURRING.withReturnsOfAtLeast(2));
        List<String> onDays = List.of(
                "1 1 1 0 0 1 1 0 0 0 0",
                "2 2 1 0 1 2 0 0 0 0",
                "2 1 0 1 2 0 0 0 0",
                "1 0 0 1 0 0 0 0",
                "0 0 0 0 0 0 0",
                "1 1 0 0 0 0",
                "2 0 0 0 0");
        List<String> twiceOnDays = List.of(
                "1 0 0 0 0 1 0 0 0 0 0",
                "2 0 0 0 1 0 0 0 0 0",
                "2 0 0 1 0 0 0 0 0",
                "1 0 0 0 0 0 0 0",
                "0 0 0 0 0 0 0",
                "1 0 0 0 0 0",
                "2 0 0 0 0");
        for (int i = 0; i < onDays.size(); i++) {
            add("PH-day-" + i, onDays.get(i), row(once, periodOfDay(i), Granularity.DAY, 11 - i));
            add("PH-min2-" + i, twiceOnDays.get(i), row(twice, periodOfDay(i), Granularity.DAY, 11 - i));
        }

        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        PublishedEngagement.addDays(
                builder, "p1: 1 2 3 5 6 9; p2: 1 2 3 6 7 11", "event", month -> LocalDate.of(2020, month, 15));
        CohortTable months =
                CohortAnalysis.by(Granularity.MONTH).over(builder.build(LocalDate.of(2020, 11, 30)), RECURRING);
        List<String> inMonths = List.of(
                "2 2 2 0 1 2 1 0 1 0 1",
                "2 2 0 1 2 1 0 1 0 1",
                "2 0 1 2 1 0 1 0 1",
                "0 0 0 0 0 0 0 0",
                "1 1 0 0 1 0 0",
                "2 1 0 1 0 1",
                "1 0 0 0 1",
                "0 0 0 0",
                "1 0 0",
                "0 0",
                "1");
        for (int i = 0; i < inMonths.size(); i++) {
            add("PH-month-" + i, inMonths.get(i), row(months, Period.month(2020, i + 1), Granularity.MONTH, 11 - i));
        }

        // days of June and July 2020
        EventHistory weeks = ofDays("p1: 9 10 16 23 33 40; p2: 9 10 16 33 40 54", 60);
        String inWeeks = "2 2 1 2 2 0 1 | 2 1 2 2 0 1 | 1 1 1 0 0 | 2 2 0 1 | 2 0 1 | 0 0 | 1";
        add("PH-week-Sunday", inWeeks, weeks(weeks, DayOfWeek.SUNDAY, 6));
        add("PH-week-Monday", inWeeks, weeks(weeks, DayOfWeek.MONDAY, 7));
    }

    private static String weeks(EventHistory events, DayOfWeek start, int firstDay) {
        Granularity weeks = Granularity.weekStarting(start);
        CohortTable table = CohortAnalysis.by(weeks).over(events, RECURRING);
        return IntStream.range(0, 7)
                .mapToObj(i -> row(table, weeks.periodContaining(day(firstDay + 7 * i)), weeks, 7 - i))
                .collect(joining(" | "));
    }

    private void unbounded() {
        CohortAnalysis orLater = DAYS.withRetained(Retained.ON_OR_AFTER);
        EventHistory events = ofDays("p1: 0 3 4; p2: 0 1; p3: 1 2 3; p4: 3 4; p5: 4", 5);
        CohortTable table = orLater.over(events, RECURRING);
        add("PH-unb-1", "2 1 1 0 0 | 1 1 0 0 | 3 2 0 | 3 0 | 0", triangle(table, 1, 5));
        add("PH-unb-2", "2 2 1 1 1 0 | 2 1 1 0 0 | 1 1 0 0 | 3 2 0 | 3 0 | 0", triangle(table, 0, 5));
        EventHistory thrice = ofDays("p1: 0 3 4x3; p2: 0 1; p3: 1 2 3x3; p4: 3 4; p5: 4", 5);
        add(
                "PH-unb-3",
                "2 1 1 0 0 | 1 1 0 0 | 3 1 0 | 3 0 | 0",
                triangle(orLater.over(thrice, RECURRING.withReturnsOfAtLeast(3)), 1, 5));

        EventHistory three = ofDays("a: 0 1; b: 0 5; c: 0", 6);
        add("PH-13748-on", "100 33 0 0 0 33 0", percent(DAYS.over(three, ANY)));
        add("PH-13748-unb", "100 66 33 33 33 33 0", percent(orLater.over(three, ANY)));

        EventHistory openPanel = ofDays(OPENPANEL, 2);
        add("OP-on", "3 1 2 | 2 1", triangle(DAYS.over(openPanel, ANY), 0, 1));
        add("OP-oa", "3 2 2 | 2 1", triangle(orLater.over(openPanel, ANY), 0, 1));
    }

    /** The cohorts of some days, each as far as it is observed. */
    private static String triangle(CohortTable table, int from, int to) {
        int last = table.cohorts().contains(periodOfDay(to)) || to > 2 ? 5 : 2;
        int until = to > 2 ? last : 2;
        return IntStream.rangeClosed(from, to)
                .mapToObj(i -> row(table, periodOfDay(i), Granularity.DAY, until + 1 - i))
                .collect(joining(" | "));
    }

    /** The shares of the first cohort in percent, cut to whole numbers. */
    private static String percent(CohortTable table) {
        return IntStream.rangeClosed(0, 6)
                .mapToObj(offset -> offset == 0
                        ? "100"
                        : String.valueOf(100 * customers(table, periodOfDay(0), offset) / table.size(periodOfDay(0))))
                .collect(joining(" "));
    }

    private void starts() {
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        PublishedEngagement.addDays(builder, "p1: 0 1 2 3; p2: 0 1 2 3; p3: 5", "start", PublishedEngagement::day);
        PublishedEngagement.addDays(builder, "p1: 5 6; p2: 5", "return", PublishedEngagement::day);
        ReturnRule rule = ReturnRule.of(EventSelector.named("start"), EventSelector.named("return"));
        CohortTable table = DAYS.over(builder.build(day(6)), rule.withRecurringStart());
        add(
                "PH-two-events",
                "2 0 0 0 0 2 1 | 2 0 0 0 2 1 | 2 0 0 2 1 | 2 0 2 1 | 0 0 0 | 1 0 | 0",
                IntStream.rangeClosed(0, 6)
                        .mapToObj(i -> row(table, periodOfDay(i), Granularity.DAY, 7 - i))
                        .collect(joining(" | ")));

        CohortTable recurring = DAYS.over(ofDays(OPENPANEL, 2), RECURRING);
        add(
                "OP-recurring",
                "3 3 3",
                IntStream.rangeClosed(0, 2)
                        .mapToObj(i -> String.valueOf(recurring.size(periodOfDay(i))))
                        .collect(joining(" ")));

        Granularity sundays = Granularity.weekStarting(DayOfWeek.SUNDAY);
        EventHistory weeks = Log.events(
                "2025-01-11", "WU1 2024-12-30T12:00Z a", "WU1 2025-01-06T12:00Z a", "WU2 2024-12-30T12:00Z a");
        CohortTable ofWeeks = CohortAnalysis.by(sundays).over(weeks, ANY);
        add("OP-week", "2 1", row(ofWeeks, sundays.periodContaining(LocalDate.of(2024, 12, 30)), sundays, 2));

        EventHistory all = Log.events(
                "2025-01-18",
                Stream.concat(
                                Stream.of("RU1", "RU2", "RU3", "RU4", "RU5")
                                        .map(id -> id + " 2024-03-05T12:00Z app_open"),
                                Stream.of(
                                        "WU1 2024-12-30T12:00Z a",
                                        "WU1 2025-01-06T12:00Z a",
                                        "WU2 2024-12-30T12:00Z a"))
                        .toArray(String[]::new));
        CohortTable ofAll = CohortAnalysis.by(sundays).over(all, RECURRING);
        add(
                "OP-wow",
                "0 50 0",
                Stream.of("2024-03-03", "2024-12-29", "2025-01-05")
                        .map(sunday -> ofAll.retention(sundays.periodContaining(LocalDate.parse(sunday)), 1))
                        .map(rate -> String.valueOf(100 * rate.numerator() / rate.denominator()))
                        .collect(joining(" ")));

        // ClickHouse: users 0 to 4 on the first day, 0 to 9 on the second and 0 to 14 on the third
        String users = IntStream.range(0, 15)
                .mapToObj(i -> "u" + i + ": " + (i < 5 ? "0 1 2" : i < 10 ? "1 2" : "2"))
                .collect(joining("; "));
        add("CH-ret", "5 5 5", row(DAYS.over(ofDays(users, 2), ANY), periodOfDay(0), Granularity.DAY, 3));
    }

    /** Periods of 30 days or four weeks are no calendar; the caller numbers them and takes the numbers as days. */
    private void retentioneering() {
        String months = "1.00 1.00 1.00 - 0.50 | 1.00 1.00 - 0.25 | 1.00 0.67 0.33 | 1.00 1.00";
        String pairs = "1.00 1.00 0.33 | 1.00 0.50";
        String longer = "1.00 1.00 - 0.33 | 1.00 0.67 0.33 | 1.00 1.00";
        Function<LocalDate, Long> monthOf = date -> date.getYear() * 12L + date.getMonthValue() - (2021 * 12 + 12);
        add("RE-MM", months, numbered(monthOf, 4, 5));
        add("RE-M2M", pairs, numbered(monthOf.andThen(month -> month / 2), 2, 3));
        add("RE-D30D", longer, numbered(daysSince(FIRST, 30), 3, 4));
        add("RE-W30D", longer, numbered(daysSince(FIRST.minusDays(1), 30), 3, 4));
        add("RE-W4W", longer, numbered(daysSince(FIRST.minusDays(1), 28), 3, 4));
        add("RE-D4W", longer, numbered(daysSince(FIRST, 28), 3, 4));
        add(
                "RE-avg21D",
                "1.00 0.83 0.17 - 0.33 | 1.00 - 0.50 0.50 | 1.00 1.00 | 1.00 1.00",
                numbered(daysSince(FIRST, 21), 4, 5));
        CohortTable table = tableOf(daysSince(FIRST, 21));
        add(
                "RE-avg",
                "1.00 0.94 0.33 0.50 0.33",
                IntStream.range(0, 5)
                        .mapToObj(offset -> decimals(table.cohorts().stream()
                                .filter(cohort -> offset == 0
                                        || table.cell(cohort, offset)
                                                .filter(cell -> cell.customers() > 0)
                                                .isPresent())
                                .mapToDouble(cohort -> offset == 0
                                        ? 1
                                        : table.retention(cohort, offset).value())
                                .average()
                                .orElseThrow()))
                        .collect(joining(" ")));
    }

    private static Function<LocalDate, Long> daysSince(LocalDate first, int length) {
        return date -> ChronoUnit.DAYS.between(first, date) / length;
    }

    private static CohortTable tableOf(Function<LocalDate, Long> numberOf) {
        EventHistoryBuilder builder = EventHistory.builder(ZoneOffset.UTC);
        PublishedEngagement.addDays(
                builder,
                RETENTIONEERING,
                "event",
                number -> day(numberOf.apply(FIRST.plusDays(number)).intValue()));
        return DAYS.over(builder.build(day(9)), ANY);
    }

    private static String numbered(Function<LocalDate, Long> numberOf, int cohorts, int offsets) {
        CohortTable table = tableOf(numberOf);
        return table.cohorts().stream()
                .limit(cohorts)
                .map(cohort -> IntStream.range(0, offsets)
                        .mapToObj(offset -> offset == 0 ? "1.00" : share(table, cohort, offset))
                        .collect(joining(" "))
                        .replaceAll("( -)+$", ""))
                .collect(joining(" | "));
    }

    private static String share(CohortTable table, Period cohort, int offset) {
        Rate rate = table.retention(cohort, offset);
        return rate.numerator() == 0 ? "-" : decimals(rate.value());
    }

    private static String decimals(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    /** Kusto: new is who was not seen until the first of two days; its share at offset 0 is 1. */
    private void kusto() {
        EventHistory events = ofDays("u0: 1 2 3 4 5; u1: 2 4 5; u2: 1 3 4 5; u3: 1 2 4 5; u4: 1 2 3 5; u5: 2 3", 7);
        CohortTable table = DAYS.over(events, ANY);
        List<String> first =
                List.of("4 4 0 1 0", "2 3 1 0.75 0.25", "1 3 1 0.75 0.25", "1 3 1 0.75 0.25", "1 4 0 1 0", "0 0 4 0 1");
        List<String> second = List.of("2 2 0 1 0", "0 1 1 0.5 0.5", "0 1 1 0.5 0.5", "0 1 1 0.5 0.5", "0 0 2 0 1");
        for (int to = 1; to <= 6; to++) {
            add("KU-new-1-" + to, first.get(to - 1), newActivity(table, 1, to));
        }
        for (int to = 2; to <= 6; to++) {
            add("KU-new-2-" + to, second.get(to - 2), newActivity(table, 2, to));
        }
    }

    private static String newActivity(CohortTable table, int from, int to) {
        long unseen = from == to
                ? table.size(periodOfDay(from))
                : IntStream.rangeClosed(from + 1, to)
                        .filter(day -> table.cohorts().contains(periodOfDay(day)))
                        .mapToLong(day ->
                                day == to ? table.size(periodOfDay(day)) : customers(table, periodOfDay(day), to - day))
                        .sum();
        long size = table.size(periodOfDay(from));
        long retained = from == to ? size : customers(table, periodOfDay(from), to - from);
        Rate retention = Rate.of(retained, size);
        return words(
                unseen,
                retained,
                size - retained,
                plain(retention.value()),
                plain(retention.complement().value()));
    }

    private static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    private void elapsed() {
        EventHistory midnight = Log.events("2021-12-31", "U 2021-12-01T23:59Z a", "U 2021-12-02T00:01Z a");
        add("PH-2227", "1", String.valueOf(offset(DAYS, midnight, LocalDate.of(2021, 12, 1))));
        EventHistory week = Log.events("2021-12-31", "U 2021-12-01T12:00Z a", "U 2021-12-06T12:00Z a");
        List<RollingRetention> rolling = RollingRetention.of(week, ANY, Granularity.WEEK, Duration.ofDays(7), 2);
        add(
                "AM-week-roll",
                "0",
                String.valueOf(IntStream.range(0, rolling.size())
                        .filter(i -> rolling.get(i).customersOn() > 0)
                        .findFirst()
                        .orElseThrow()));
        add(
                "AM-week-cal",
                "1",
                String.valueOf(offset(CohortAnalysis.by(Granularity.WEEK), week, LocalDate.of(2021, 12, 1))));
    }

    /** The offset at which the only customer returns. */
    private static int offset(CohortAnalysis analysis, EventHistory events, LocalDate start) {
        CohortTable table = analysis.over(events, ANY);
        Period cohort = analysis.cohorts().periodContaining(start);
        return IntStream.range(0, table.offsets())
                .filter(offset -> customers(table, cohort, offset) > 0)
                .findFirst()
                .orElseThrow();
    }

    private void rates() {
        add("AM-rate-1", "68.8", percent(6_633, 9_644, 1, RoundingMode.HALF_UP));
        // the source drops the decimal of 40.5
        add("AM-rate-2", "40", percent(55_752, 137_586, 0, RoundingMode.DOWN));
        add("AM-rate-3", "68.4", percent(6_594, 9_644, 1, RoundingMode.HALF_UP));
        add("AM-rate-5", "66.1", percent(168, 254, 1, RoundingMode.HALF_UP));
        add("AM-rate-6", "28.3", percent(72, 254, 1, RoundingMode.HALF_UP));
        add("AM-ltv-1", "5.00", revenuePerCustomer(500, 100));
        add("AM-ltv-2", "6.00", revenuePerCustomer(720, 120));
        add("AM-ltv-3", "4.00", revenuePerCustomer(320, 80));
        add("AM-ltv-4", "5.13", revenuePerCustomer(1_540, 300));
    }

    private static String percent(long numerator, long denominator, int scale, RoundingMode mode) {
        return BigDecimal.valueOf(100 * Rate.of(numerator, denominator).value())
                .setScale(scale, mode)
                .toPlainString();
    }

    /** The revenue of the first days of a cohort, of which one customer brings all. */
    private static String revenuePerCustomer(int revenue, int customers) {
        PurchaseHistory history = PurchaseHistory.of(
                USD,
                IntStream.range(0, customers)
                        .mapToObj(i -> Purchase.of(
                                "c" + i, day(0), i == 0 ? BigDecimal.valueOf(revenue) : BigDecimal.ZERO, USD))
                        .toList(),
                day(3));
        Ratio ratio = RevenuePerCustomer.of(history, Period.ofClosed(day(0), day(2)));
        return ratio.numerator()
                .divide(ratio.denominator(), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
