package io.github.retentionmetrics.examples.report;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A shop that a seed draws, with all inputs and some options of the report: one-time and loyal customers, those who
 * come back after a long gap, several purchases a day, refunds (also before the first purchase, and of customers
 * without one), missing categories and attributes, prospects, contracts that touch or overlap, repeated and anonymous
 * answers, open tickets.
 */
final class RandomShop {
    private static final LocalDate START = LocalDate.of(2023, 11, 20);
    private static final List<String> CATEGORIES = List.of("tea", "jam", "ink", "", "(unknown)");
    private static final List<String> COSTS = List.of(
            "goods",
            "acquisition",
            "retention",
            "retention: marketing",
            "retention: support",
            "retention: loyalty programme",
            "retention: initiatives",
            "retention: phone calls",
            "serving",
            "serving: parcels");

    private final SplittableRandom random;
    private final SplittableRandom prices;
    private final int days;
    private final int customers;
    private final SortedMap<String, List<String>> inputs = new TreeMap<>();
    private final List<String> options = new ArrayList<>();

    /** The options of surveys and models. */
    private final List<String> others = new ArrayList<>();

    /** The last day that the report is told about, or the last with a purchase. */
    private final LocalDate observedUntil;

    private final boolean ignoresRefunds;

    RandomShop(long seed) {
        random = new SplittableRandom(seed);
        prices = new SplittableRandom(~seed);
        days = 150 + random.nextInt(600);
        customers = 15 + random.nextInt(100);
        observedUntil = START.plusDays(days - (random.nextBoolean() ? 0 : random.nextInt(60)));
        ignoresRefunds = random.nextInt(4) == 0;
        purchases();
        subscriptions();
        costs();
        customers();
        referrals();
        for (String survey : List.of("nps", "csat", "ces")) {
            survey(survey);
        }
        tickets();
        members();
        events();
        options();
    }

    /** The rows of an input, each a line of CSV, without the header. */
    List<String> rows(String input) {
        return inputs.get(input).subList(1, inputs.get(input).size());
    }

    LocalDate observedUntil() {
        return observedUntil;
    }

    boolean ignoresRefunds() {
        return ignoresRefunds;
    }

    /** The options, with each input in a file of its own. */
    List<String> writeTo(Path folder) throws IOException {
        List<String> args = new ArrayList<>(options);
        args.addAll(others);
        for (String input : inputs.keySet()) {
            args.addAll(List.of("--" + input, write(folder, input, input, rows(input))));
        }
        return args;
    }

    /** The options, with each input cut in two files at some row. */
    List<String> writeHalvesTo(Path folder) throws IOException {
        List<String> args = new ArrayList<>(options);
        args.addAll(others);
        for (String input : inputs.keySet()) {
            List<String> rows = rows(input);
            int cut = random.nextInt(rows.size() + 1);
            args.addAll(List.of("--" + input, write(folder, input, input + "-1", rows.subList(0, cut))));
            args.addAll(List.of("--" + input, write(folder, input, input + "-2", rows.subList(cut, rows.size()))));
        }
        return args;
    }

    /**
     * The options, with nothing but the purchases and subscriptions of those customers who are in one of two parts, and
     * without models.
     */
    List<String> writePartTo(Path folder, int part) throws IOException {
        List<String> args = new ArrayList<>(options);
        args.add("--no-forecast");
        for (String input : List.of("purchases", "subscriptions")) {
            List<String> rows = rows(input).stream()
                    .filter(row ->
                            Math.floorMod(row.substring(0, row.indexOf(',')).hashCode(), 2) == part)
                    .toList();
            args.addAll(List.of("--" + input, write(folder, input, "part-of-" + input, rows)));
        }
        return args;
    }

    private String write(Path folder, String input, String name, List<String> rows) throws IOException {
        List<String> lines = new ArrayList<>(List.of(inputs.get(input).get(0)));
        lines.addAll(rows);
        return Files.write(folder.resolve(name + ".csv"), lines).toString();
    }

    private void options() {
        options.addAll(List.of("--observed-until", observedUntil.toString(), "--zone", "Europe/Amsterdam"));
        others.addAll(List.of("--funnel", "visit,cart,purchase"));
        others.addAll(List.of("--csat-scale", "1-5", "--ces-scale", "1-7", "--answers", "all"));
        options.addAll(List.of("--refunds", ignoresRefunds ? "ignore" : "net"));
        options.addAll(List.of("--cohort-brackets", "0,1-3"));
        switch (random.nextInt(6)) {
            case 0 -> options.addAll(List.of("--granularity", "week"));
            case 1 -> options.addAll(List.of("--granularity", "week", "--week-start", "sunday"));
            case 2 -> options.addAll(List.of("--granularity", "quarter"));
            case 3 -> options.addAll(List.of("--granularity", "year", "--fiscal-year-start", "april"));
            default -> options.addAll(List.of("--granularity", "month"));
        }
        others.addAll(List.of("--by", "channel", "--by", "Region", "--by", "category"));
        if (random.nextBoolean()) {
            others.addAll(List.of("--holdout", START.plusDays(days / 2).toString()));
        }
    }

    private void begin(String input, String header) {
        inputs.put(input, new ArrayList<>(List.of(header)));
    }

    private void add(String input, Object... cells) {
        inputs.get(input)
                .add(String.join(",", Arrays.stream(cells).map(String::valueOf).toList()));
    }

    private static String name(int customer) {
        return "c" + customer;
    }

    private LocalDate day() {
        return START.plusDays(random.nextInt(days + 1));
    }

    private BigDecimal amount(int most) {
        return BigDecimal.valueOf(random.nextInt(20) == 0 ? 0 : 1 + random.nextInt(most), 2);
    }

    private void purchases() {
        begin("purchases", "customer_id,date,amount,category");
        for (int customer = 0; customer < customers; customer++) {
            int meanGap = 3 + random.nextInt(90);
            int orders = random.nextInt(8) == 0 ? 0 : random.nextInt(3) == 0 ? 1 : 1 + random.nextInt(12);
            LocalDate date = day();
            for (int order = 0; order < orders && !date.isAfter(START.plusDays(days)); order++) {
                purchase(customer, date, amount(20_000));
                int gap = random.nextInt(10) == 0 ? 200 + random.nextInt(200) : random.nextInt(2 * meanGap);
                date = date.plusDays(random.nextInt(5) == 0 ? 0 : gap);
            }
            for (int refund = random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0; refund > 0; refund--) {
                purchase(customer, day(), BigDecimal.valueOf(-1 - random.nextInt(5_000), 2));
            }
        }
        // a purchase that all agree on, so that no shop is empty
        purchase(customers, START, amount(20_000));
    }

    private void purchase(int customer, LocalDate date, BigDecimal amount) {
        add("purchases", name(customer), date, amount, CATEGORIES.get(random.nextInt(CATEGORIES.size())));
    }

    /**
     * From some days before the last end to some after: contracts overlap, touch, or leave a gap. Some have a price,
     * from which a whole number of cents a month is left of any discount, so that monthly amounts add up exactly.
     */
    private void subscriptions() {
        begin(
                "subscriptions",
                "customer_id,start,end,subscription_id,plan,amount,interval,quantity,discount,trial_end,status,currency");
        for (int customer = 0; customer < customers; customer += 2) {
            LocalDate start = day();
            for (int contract = 1 + random.nextInt(4); contract > 0; contract--) {
                LocalDate end = start.plusDays(1 + random.nextInt(150));
                boolean isOpen = contract == 1 && random.nextBoolean();
                if (start.isAfter(START.plusDays(days))) {
                    break;
                }
                add("subscriptions", name(customer), start, isOpen ? "" : end, price(customer, start));
                start = random.nextBoolean() ? end : end.plusDays(random.nextInt(60) - 20);
            }
        }
    }

    /** Drawn apart from everything else, so that a shop is the same as without prices. */
    private String price(int customer, LocalDate start) {
        if (prices.nextInt(5) == 0) {
            return ",,,,,,,,";
        }
        return String.join(
                ",",
                "s" + customer + (prices.nextBoolean() ? "a" : "b"),
                one("Silver", "Gold", ""),
                Integer.toString(48 * prices.nextInt(8)),
                one("month", "year", "2 weeks", "day", "quarter", "6 months", "2 years", "once"),
                one("", "1", "3"),
                one("", "", "50%", "25%", "12", "100%"),
                prices.nextInt(3) == 0 ? start.plusDays(prices.nextInt(40)).toString() : "",
                one("active", "active", "", "canceled", "past_due", "paused", "trialing"),
                one("", "EUR", "USD"));
    }

    private String one(String... of) {
        return of[prices.nextInt(of.length)];
    }

    private void costs() {
        begin("costs", "date,category,amount");
        for (int cost = 10 + random.nextInt(40); cost > 0; cost--) {
            LocalDate date =
                    START.plusDays(random.nextInt(1 + (int) (observedUntil.toEpochDay() - START.toEpochDay())));
            add("costs", date, COSTS.get(random.nextInt(COSTS.size())), amount(50_000));
        }
    }

    /** Some customers are missing, and some never bought. */
    private void customers() {
        begin("customers", "customer_id,channel,region");
        for (int customer = 0; customer < customers + 10; customer++) {
            if (random.nextInt(5) > 0) {
                String channel = List.of("web", "shop", "", "(unknown)").get(random.nextInt(4));
                add("customers", name(customer), channel, random.nextBoolean() ? "" : "r" + random.nextInt(3));
            }
        }
    }

    private void referrals() {
        begin("referrals", "referrer,referred,date");
        for (int referred = 1; referred < customers; referred++) {
            if (random.nextInt(4) == 0) {
                add("referrals", name(random.nextInt(referred)), name(referred), day());
            }
        }
    }

    private void survey(String survey) {
        begin(survey, "respondent,date,score");
        int lowest = survey.equals("nps") ? 0 : 1;
        int points = survey.equals("nps") ? 11 : survey.equals("csat") ? 5 : 7;
        for (int answer = 20 + random.nextInt(150); answer > 0; answer--) {
            String respondent = random.nextInt(10) == 0 ? "" : name(random.nextInt(customers));
            add(survey, respondent, day(), lowest + random.nextInt(points));
        }
    }

    private void tickets() {
        begin("tickets", "ticket_id,customer_id,created,first_solved,solved");
        for (int ticket = 20 + random.nextInt(60); ticket > 0; ticket--) {
            LocalDate created = day();
            String customer = random.nextInt(10) == 0 ? "" : name(random.nextInt(customers));
            boolean isOpen = random.nextInt(5) == 0;
            String first = created.plusDays(random.nextInt(3)) + "T15:" + (10 + random.nextInt(50));
            String solved = created.plusDays(3 + random.nextInt(40)) + "T11:30";
            add("tickets", "t" + ticket, customer, created + "T09:15", isOpen ? "" : first, isOpen ? "" : solved);
        }
    }

    /** Each event of a user has a time of its own, so that their order does not matter. */
    private void events() {
        begin("events", "user_id,timestamp,event");
        String[] names = {"visit", "visit", "cart", "purchase"};
        int count = 120 + random.nextInt(300);
        for (int event = 0; event < count; event++) {
            String time = String.format(Locale.ROOT, "T%02d:%02d:%02d", 8 + event / 60 % 12, event % 60, event % 59);
            add("events", name(random.nextInt(customers)), day() + time, names[random.nextInt(names.length)]);
        }
        for (String name : List.of("visit", "cart", "purchase")) {
            add("events", name(0), observedUntil + "T07:00:0" + name.length() % 7, name);
        }
    }

    private void members() {
        begin("members", "customer_id,joined,left");
        begin("points", "customer_id,date,kind,points");
        for (int customer = 0; customer < customers; customer += 3) {
            LocalDate joined = day();
            LocalDate left = joined.plusDays(1 + random.nextInt(300));
            add("members", name(customer), joined, random.nextBoolean() ? "" : left);
            add("points", name(customer), joined, "issued", 10 + random.nextInt(500));
            add("points", name(customer), joined, random.nextBoolean() ? "redeemed" : "expired", random.nextInt(10));
            if (random.nextInt(4) == 0) {
                add("members", name(customer), left.plusDays(30), "");
            }
        }
    }
}
