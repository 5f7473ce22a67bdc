package io.github.retentionmetrics.examples.report.page.browser;

import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the report is asked for, from a shop without customers to names that are meant to break the page. */
enum PageCase {
    SAMPLE {
        @Override
        List<String> options(Path folder) {
            return List.of("--by", "channel");
        }
    },
    SAMPLE_IN_DUTCH {
        @Override
        List<String> options(Path folder) {
            return List.of("--language", "nl");
        }
    },
    CDNOW {
        @Override
        List<String> options(Path folder) {
            return List.of("--purchases", data("cdnow_master"), "--holdout", "1997-09-30");
        }
    },
    ONLINE_RETAIL {
        @Override
        List<String> options(Path folder) {
            return List.of(
                    "--purchases",
                    data("online_retail_orders"),
                    "--scale",
                    "3",
                    "--subscriptions",
                    data("mavenflix_subscriptions"),
                    "--nps",
                    data("sfo2017_nps"),
                    "--csat",
                    data("sfo2017_csat"),
                    "--csat-scale",
                    "1-5");
        }
    },
    EMPTY {
        @Override
        List<String> options(Path folder) throws IOException {
            return List.of(
                    "--purchases",
                    write(folder, "purchases.csv", "customer_id,date,amount\n"),
                    "--subscriptions",
                    write(folder, "subscriptions.csv", "customer_id,start,end\n"),
                    "--nps",
                    write(folder, "nps.csv", "respondent,date,score\n"),
                    "--observed-until",
                    "2026-03-31");
        }
    },
    ONE_CUSTOMER {
        @Override
        List<String> options(Path folder) throws IOException {
            return List.of(
                    "--purchases",
                    write(folder, "purchases.csv", "customer_id,date,amount\nana,2026-01-05,12.50\n"),
                    "--observed-until",
                    "2026-03-31");
        }
    },
    SIXTY_WEEKS {
        @Override
        List<String> options(Path folder) throws IOException {
            return List.of(
                    "--purchases",
                    write(folder, "purchases.csv", sixtyWeeks()),
                    "--granularity",
                    "week",
                    "--no-forecast");
        }
    },
    RECURRING {
        @Override
        List<String> options(Path folder) {
            return List.of("--subscriptions", data("recurring/mixed"), "--observed-until", "2025-06-30");
        }
    },
    HOSTILE {
        @Override
        List<String> options(Path folder) throws IOException {
            return List.of(
                    "--purchases",
                    write(folder, "<img src=x onerror=alert(1)>\u202e\u001b[31m.csv", hostilePurchases()),
                    "--customers",
                    write(folder, "'\"&lt;style>.csv", hostileCustomers()),
                    "--subscriptions",
                    write(folder, "subscriptions.csv", hostilePlans()),
                    "--events",
                    write(folder, "<b>events.csv", hostileEvents()),
                    "--zone",
                    "UTC",
                    "--start-event",
                    HOSTILE_TEXTS.get(0),
                    "--return-event",
                    HOSTILE_TEXTS.get(HOSTILE_TEXTS.size() - 1),
                    "--funnel",
                    HOSTILE_TEXTS.stream().map(PageCase::quoted).collect(Collectors.joining(",")),
                    "--by",
                    HOSTILE_ATTRIBUTE);
        }
    };

    /** Texts that end elements, begin scripts, run in spreadsheets, turn the reading direction or steer terminals. */
    static final List<String> HOSTILE_TEXTS = List.of(
            "<script>alert(1)</script>",
            "</script></table></figure><h1>x",
            "\" onmouseover=\"alert(1)",
            "' autofocus onfocus='alert(1)",
            "-->]]><svg onload=alert(1)>",
            "${7*7}{{7*7}}&lt;&amp;&#60;",
            "=cmd|' /C calc'!A1",
            "\u202egnp.exe",
            "\u001b[31mred",
            "__proto__",
            "x".repeat(300));

    private static final String HOSTILE_ATTRIBUTE = "kind<b>";
    private static final int WEEKS = 60;

    /** The options that the report is run with; inputs that a case has of its own are written to a folder. */
    abstract List<String> options(Path folder) throws IOException;

    /** The language of the page. */
    Locale locale() {
        return this == SAMPLE_IN_DUTCH ? Locale.forLanguageTag("nl") : Locale.ENGLISH;
    }

    private static String data(String set) {
        return ReferenceData.file("data/" + set + ".csv").toString();
    }

    private static String write(Path folder, String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** Every week brings forty customers, of whom each next week keeps fewer. */
    private static String sixtyWeeks() {
        StringBuilder csv = new StringBuilder("customer_id,date,amount\n");
        LocalDate first = LocalDate.of(2025, 1, 6);
        for (int week = 0; week < WEEKS; week++) {
            for (int customer = 0; customer < 40; customer++) {
                for (int later = 0; week + later < WEEKS && later * 3 <= customer; later++) {
                    csv.append(
                            "%d-%d,%s,%d.25%n".formatted(week, customer, first.plusWeeks(week + later), 5 + customer));
                }
            }
        }
        return csv.toString();
    }

    /** Plans with hostile names, of which each is paid in another currency than the one before. */
    private static String hostilePlans() {
        StringBuilder csv = new StringBuilder("customer_id,start,end,plan,amount,interval,trial_end,currency\n");
        for (int i = 0; i < HOSTILE_TEXTS.size(); i++) {
            csv.append("c%d,2025-01-%02d,,\"%s\",%d,month,2025-02-01,%s%n"
                    .formatted(
                            i, i + 1, HOSTILE_TEXTS.get(i).replace("\"", "\"\""), 10 + i, i % 2 == 0 ? "EUR" : "JPY"));
        }
        return csv.toString();
    }

    private static String hostilePurchases() {
        StringBuilder csv = new StringBuilder("customer_id,date,amount,category\n");
        LocalDate first = LocalDate.of(2025, 1, 6);
        for (int month = 0; month < 6; month++) {
            for (int i = 0; i < HOSTILE_TEXTS.size(); i++) {
                String text = quoted(HOSTILE_TEXTS.get(i));
                csv.append(text + "," + first.plusMonths(month).plusDays(i) + ",9.95," + text + "\n");
            }
        }
        return csv.toString();
    }

    /** Users who take a step a day, each one more of them than the user before. */
    private static String hostileEvents() {
        StringBuilder csv = new StringBuilder("user_id,timestamp,event\n");
        for (int user = 0; user < HOSTILE_TEXTS.size(); user++) {
            for (int step = 0; step <= user; step++) {
                csv.append("%s,2025-06-%02dT10:00:00Z,%s%n"
                        .formatted(quoted(HOSTILE_TEXTS.get(user)), step + 1, quoted(HOSTILE_TEXTS.get(step))));
            }
        }
        return csv.toString();
    }

    private static String hostileCustomers() {
        List<String> lines = new ArrayList<>(List.of("customer_id," + HOSTILE_ATTRIBUTE));
        HOSTILE_TEXTS.forEach(text -> lines.add(quoted(text) + "," + quoted(text)));
        return String.join("\n", lines) + "\n";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\"\"") + '"';
    }
}
