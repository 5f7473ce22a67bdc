package io.github.retentionmetrics.examples.report.mapping;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The orders of a real shop, written in the dialects of other systems: whatever the dialect, the report has the same
 * figures, to the byte, as that of the plain file. The first test reads the smaller dialects, the others the two whose
 * orders have several records.
 */
class DialectsTest {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final List<String> OPTIONS =
            List.of("--no-forecast", "--currency", "GBP", "--scale", "3", "--zone", "Europe/London");

    @TempDir
    private Path folder;

    /** An order, with a time of its day by the clock of London that is often within an hour of midnight. */
    private record Order(int number, String customer, LocalDate day, BigDecimal amount, ZonedDateTime time) {
        String id() {
            return Integer.toString(100_000 + number);
        }

        String written(String pattern, ZoneId zone) {
            return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).format(time.withZoneSameInstant(zone));
        }
    }

    private static List<Order> orders() {
        Random random = new Random(1);
        List<Order> orders = new ArrayList<>();
        for (Map<String, String> row : ReferenceData.rows("data/online_retail_orders.csv")) {
            LocalDate day = LocalDate.parse(row.get("date"));
            int minute = random.nextBoolean() ? random.nextInt(60) : 1_380 + random.nextInt(60);
            orders.add(new Order(
                    orders.size(),
                    row.get("customer_id"),
                    day,
                    new BigDecimal(row.get("amount")),
                    day.atTime(minute / 60, minute % 60, random.nextInt(60)).atZone(LONDON)));
        }
        return orders;
    }

    @Test
    @Tag("slow")
    void everyDialectOfOneRecordPerOrderHasTheSameReport() throws IOException {
        List<Order> orders = orders();
        Map<String, byte[]> plain = report("plain", ReferenceData.file("data/online_retail_orders.csv"), "");

        assertThat(report(
                        "windows",
                        write(
                                "windows.csv",
                                Charset.forName("windows-1252"),
                                "Klantnr;Naam;Factuurdatum;Bedrag (€)\r\n",
                                orders,
                                order ->
                                        order.customer() + ";\"Müller; & Söhne\";" + order.written("dd-MM-yyyy", LONDON)
                                                + ";" + dutch(order.amount(), true) + "\r\n",
                                ";;;\r\n;;;\r\n"),
                        """
                        reads = purchases
                        encoding = windows-1252
                        separator = semicolon
                        customer = Klantnr
                        date = Factuurdatum as dd-MM-yyyy
                        amount = "Bedrag (€)"
                        numbers = 1.234,56
                        """))
                .usingRecursiveComparison()
                .isEqualTo(plain);
        assertThat(report(
                        "utf16",
                        write(
                                "utf16.txt",
                                UTF_16LE,
                                "\uFEFFKlantnr\tNaam\tFactuurdatum\tBedrag\r\n",
                                orders,
                                order -> order.customer() + "\t李雷 Łukasz\t" + order.written("d-M-yyyy", LONDON) + "\t\""
                                        + dutch(order.amount(), false) + "\"\r\n",
                                ""),
                        """
                        reads = purchases
                        encoding = utf-16
                        separator = tab
                        customer = Klantnr
                        date = Factuurdatum as d-M-yyyy
                        amount = Bedrag
                        numbers = 1234,56
                        """))
                .usingRecursiveComparison()
                .isEqualTo(plain);
        assertThat(report(
                        "utc",
                        write(
                                "utc.csv",
                                UTF_8,
                                "order,customer,created_utc,total\n",
                                orders,
                                order -> order.id() + "," + order.customer() + ","
                                        + order.written("yyyy-MM-dd'T'HH:mm:ss'Z'", ZoneId.of("UTC")) + ","
                                        + order.amount() + "\n",
                                ""),
                        """
                        reads = purchases
                        customer = customer
                        date = created_utc
                        amount = total
                        """))
                .usingRecursiveComparison()
                .isEqualTo(plain);
        assertThat(report(
                        "thousandths",
                        write(
                                "thousandths.csv",
                                UTF_8,
                                "customer,day,thousandths\n",
                                orders,
                                order -> order.customer() + "," + order.day() + ","
                                        + order.amount().movePointRight(3).longValueExact() + "\n",
                                ""),
                        """
                        reads = purchases
                        customer = customer
                        date = day
                        amount = thousandths / 1000
                        """))
                .usingRecursiveComparison()
                .isEqualTo(plain);
        assertThat(report(
                        "formatted",
                        write(
                                "formatted.csv",
                                UTF_8,
                                "\"Customer ID\",\"Order date\",\"Order total\"\n",
                                orders,
                                order -> "\"" + order.customer() + "\",\"" + order.written("M/d/yyyy h:mm a", LONDON)
                                        + "\",\"£" + english(order.amount()) + "\"\n",
                                ""),
                        """
                        reads = purchases
                        customer = Customer ID
                        date = Order date as M/d/yyyy h:mm a local
                        amount = Order total
                        numbers = 1,234.56
                        symbol = £
                        """))
                .usingRecursiveComparison()
                .isEqualTo(plain);
    }

    @Test
    void anOrderMayHaveARecordForEachItem() throws IOException {
        Random random = new Random(2);
        Path file = write(
                "items.csv",
                UTF_8,
                "Date,Category,Net Sales,Tax,Transaction ID,Customer ID\n",
                orders(),
                order -> {
                    StringBuilder records = new StringBuilder();
                    BigDecimal left = order.amount();
                    for (int i = random.nextInt(4); i >= 0; i--) {
                        BigDecimal part = i == 0
                                ? left
                                : left.multiply(new BigDecimal("0.37")).setScale(3, RoundingMode.HALF_EVEN);
                        left = left.subtract(part);
                        BigDecimal tax = part.divide(BigDecimal.valueOf(6), 5, RoundingMode.HALF_EVEN);
                        records.append(order.day())
                                .append(",Cups,")
                                .append(part.subtract(tax))
                                .append(',')
                                .append(tax);
                        records.append(',')
                                .append(order.id())
                                .append(',')
                                .append(order.customer())
                                .append('\n');
                    }
                    return records.toString();
                },
                "");
        assertThat(report("items", file, """
                        reads = purchases
                        order = Transaction ID
                        customer = Customer ID
                        date = Date
                        amount = sum of Net Sales, Tax
                        """))
                .usingRecursiveComparison()
                .isEqualTo(report("plain", ReferenceData.file("data/online_retail_orders.csv"), ""));
    }

    @Test
    void anExportOfAShopHasOrdersThatDoNotCount() throws IOException {
        ZoneId newYork = ZoneId.of("America/New_York");
        String pattern = "yyyy-MM-dd HH:mm:ss Z";
        List<String> page = new ArrayList<>();
        Path file = write(
                "shopify.csv",
                UTF_8,
                "Name,Email,Financial Status,Currency,Total,Created at,Lineitem name,Notes,Cancelled at,Payment Method,Refunded"
                        + " Amount\n",
                orders(),
                order -> {
                    String time = order.written(pattern, newYork);
                    String first = "#" + order.id() + "," + order.customer() + ",paid,GBP," + order.amount() + ","
                            + time + ",\"Mug, blue\",\"two\nlines\",,stripe,0.00\n";
                    if (order.number() % 500 == 0) {
                        page.add(first);
                    }
                    String items = ("#" + order.id() + "," + order.customer() + ",,,," + time
                                    + ",\"Bag \"\"red\"\"\",,,,\n")
                            .repeat(order.number() % 3);
                    String other = "#X" + order.id() + ",";
                    String rest = order.customer() + ",paid,GBP,9.99," + time + ",Mug,,";
                    return first
                            + items
                            + switch (order.number() % 600) {
                                case 7 -> other + rest.replace("paid", "pending") + ",stripe,0.00\n";
                                case 107 -> other + rest + time + ",stripe,0.00\n";
                                case 207 -> other + rest.replace("paid", "voided") + ",stripe,0.00\n";
                                case 307 -> other + rest + ",bogus,0.00\n";
                                case 407 -> other + rest.substring(rest.indexOf(',')) + ",stripe,0.00\n";
                                case 507 -> other + rest.replace("GBP", "USD") + ",stripe,0.00\n";
                                default -> "";
                            };
                },
                "");
        Files.writeString(file, String.join("", page), StandardOpenOption.APPEND);
        assertThat(report("shopify", file, new String(Presets.text("shopify-orders"), UTF_8)))
                .usingRecursiveComparison()
                .isEqualTo(report("plain", ReferenceData.file("data/online_retail_orders.csv"), ""));
        assertThat(Files.readString(folder.resolve("shopify/summary.json")).replaceAll("\\s+", ""))
                .contains("\"kept\":18532")
                .contains("{\"reason\":\"status\",\"records\":93}")
                .contains("{\"reason\":\"test\",\"records\":31}")
                .contains("{\"reason\":\"no_customer\",\"records\":31}")
                .contains("{\"reason\":\"currency\",\"records\":31}")
                .contains("{\"reason\":\"duplicate\",\"records\":38}");
    }

    private Path write(
            String name,
            Charset encoding,
            String header,
            List<Order> orders,
            Function<Order, String> record,
            String end)
            throws IOException {
        StringBuilder text = new StringBuilder(header);
        orders.forEach(order -> text.append(record.apply(order)));
        return Files.write(folder.resolve(name), text.append(end).toString().getBytes(encoding));
    }

    private static String dutch(BigDecimal amount, boolean withPoints) {
        String english = withPoints ? english(amount) : amount.toPlainString();
        return english.replace('.', '\u0001').replace(',', '.').replace('\u0001', ',');
    }

    private static String english(BigDecimal amount) {
        String text = amount.toPlainString();
        int point = text.indexOf('.') < 0 ? text.length() : text.indexOf('.');
        StringBuilder grouped = new StringBuilder(text);
        for (int i = point - 3; i > 0; i -= 3) {
            grouped.insert(i, ',');
        }
        return grouped.toString();
    }

    /** All files of the report on a file, without the page and what the summary says about the input. */
    private Map<String, byte[]> report(String name, Path file, String mapping) throws IOException {
        Path out = folder.resolve(name);
        List<String> args = new ArrayList<>(OPTIONS);
        args.addAll(List.of("--purchases", file.toString()));
        if (!mapping.isEmpty()) {
            Path text = Files.writeString(folder.resolve(name + ".mapping"), mapping);
            args.addAll(List.of("--purchases-as", text.toString()));
        }
        Run run = Run.into(out, args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> written = Files.list(out)) {
            for (Path path : written.toList()) {
                byte[] content = Files.readAllBytes(path);
                files.put(
                        path.getFileName().toString(),
                        path.endsWith("summary.json") ? withoutInputs(content) : content);
            }
        }
        assertThat(files).containsKeys("cohorts.csv", "summary.json");
        files.remove("index.html");
        return files;
    }

    private static byte[] withoutInputs(byte[] summary) {
        String text = new String(summary, UTF_8);
        int start = text.indexOf("\"inputs\"");
        int end = text.indexOf("\n  }", start);
        assertThat(start).isPositive().isLessThan(end);
        return Arrays.copyOf(
                (text.substring(0, start) + text.substring(end)).getBytes(UTF_8), text.length() - end + start);
    }
}
