package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RowChecksTest {
    private static final String PURCHASES = "customer_id,date,amount\n";
    private static final String ORDERS = "order_no,customer_id,date,amount\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "purchases, 'customer_id,date,amount', 'C1,2025-01-05,10'",
        "subscriptions, 'customer_id,start,end', 'C1,2025-01-05,'",
        "costs, 'date,category,amount', '2025-01-05,acquisition: search,10'",
        "members, 'customer_id,joined,left', 'C1,2025-01-05,'",
        "points, 'customer_id,date,kind,points', 'C1,2025-01-05,issued,10'"
    })
    void equalRowsAreCounted(String kind, String header, String row) throws IOException {
        Path purchases = Files.writeString(folder.resolve("p.csv"), PURCHASES + "C9,2025-01-05,1\n");
        Path members = Files.writeString(folder.resolve("m.csv"), "customer_id,joined,left\nC1,2025-01-01,\n");
        List<String> others = new ArrayList<>();
        if (kind.equals("costs")) {
            others.addAll(List.of("--purchases", purchases.toString()));
        }
        if (kind.equals("points")) {
            others.addAll(List.of("--members", members.toString()));
        }
        others.add("--" + kind);
        String three = header + "\n" + row + "\n" + row + "\n" + row + "\n";

        Run run = run(three, others.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(notice(kind, "repeatedRows").at("/count").asLong()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        Run.line(
                                "    2 rows are the same as an earlier row in every field, and counted again; remove them if they were exported twice"));
        run(header + "\n" + row + "\n", others.toArray(String[]::new));
        assertThat(notice(kind, "repeatedRows").isMissingNode()).isTrue();
    }

    @Test
    void rowsThatDifferInAColumnThatIsNotReadAreNotEqual() throws IOException {
        run("customer_id,date,amount,line\nC1,2025-01-05,10,1\nC1,2025-01-05,10,2\n", "--purchases");
        assertThat(notice("purchases", "repeatedRows").isMissingNode()).isTrue();

        run("customer_id,date,amount,a,b\nC1,2025-01-05,10,xy,\nC1,2025-01-05,10,x,y\n", "--purchases");
        assertThat(notice("purchases", "repeatedRows").isMissingNode()).isTrue();
    }

    @Test
    void rowsOfAnEarlierFileRepeatToo() throws IOException {
        Path first = Files.writeString(folder.resolve("1.csv"), PURCHASES + "C1,2025-01-05,10\n");
        run(PURCHASES + "C1,2025-01-05,10\nC2,2025-01-05,10\n", "--purchases", first.toString(), "--purchases");

        assertThat(notice("purchases", "repeatedRows").at("/count").asLong()).isEqualTo(1);
    }

    @Test
    void manyDifferentRowsDoNotRepeat() throws IOException {
        StringBuilder rows = new StringBuilder(PURCHASES);
        for (int customer = 0; customer < 12_000; customer++) {
            rows.append("C")
                    .append(customer % 3_000)
                    .append(",2025-01-0")
                    .append(1 + customer / 3_000)
                    .append(",10\n");
        }
        run(rows + "C17,2025-01-01,10\n", "--purchases");

        assertThat(notice("purchases", "repeatedRows").at("/count").asLong()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"order_no", "Order_No", "Order ID", "order-number", "InvoiceNo", "invoice_number", "Bestelnummer"
            })
    void rowsOfOneOrderCountAsOrdersAndAreNoted(String column) throws IOException {
        String rows =
                "O1,C1,2025-01-05,10\nO1,C1,2025-01-05,20\n,C1,2025-01-05,20\n,C1,2025-01-05,25\nO2,C2,2025-01-05,30\n";
        Run run = run(ORDERS.replace("order_no", column) + rows, "--purchases");

        assertThat(run.out())
                .contains(
                        Run.line(
                                "    1 row has the order number of an earlier row; each row counts as an order; name the column order_id to have the rows of one order added up"));
        assertThat(notice("purchases", "repeatedOrders").at("/count").asLong()).isEqualTo(1);
        assertThat(summary().at("/inputs/purchases/rows").asLong()).isEqualTo(5);
    }

    @Test
    void ticketsThatComeTwiceAreNoted() throws IOException {
        Run run = run("""
                ticket_id,created,solved
                T1,2025-01-05T10:00Z,
                T1,2025-01-05T10:00Z,2025-01-05T12:00Z
                T2,2025-01-05T10:00Z,
                """, "--tickets");

        assertThat(run.err()).isEmpty();
        assertThat(notice("tickets", "repeatedTickets").at("/count").asLong()).isEqualTo(1);
        assertThat(summary().at("/tickets/value").asLong()).isEqualTo(3);
        assertThat(run.out())
                .contains(
                        Run.line(
                                "    1 row has the ticket_id of an earlier row; each row counts as a ticket, so keep one row for each ticket"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"NULL", "nan", "N/A", "#N/A", "none", "None", "unknown", "onbekend", "undefined", "guest", "-"})
    void placeholdersForACustomerAreNoted(String id) throws IOException {
        Run run = run(PURCHASES + id + ",2025-01-05,10\nNina,2025-01-05,11\n" + id + ",2025-01-06,10\n", "--purchases");

        assertThat(run.err()).isEmpty();
        assertThat(notice("purchases", "placeholders").at("/count").asLong()).isEqualTo(2);
        assertThat(run.out())
                .contains(
                        Run.line(
                                "    2 rows have an identifier such as NULL, N/A or unknown, and all rows with the same one count as one customer; remove them if the customer is not known"));
    }

    @ParameterizedTest
    @CsvSource({
        "nps, 'respondent,date,score', 'null,2025-01-05,9'",
        "tickets, 'ticket_id,customer_id,created,solved', 'T1,n/a,2025-01-05T10:00Z,'",
        "subscriptions, 'customer_id,start,end', 'NaN,2025-01-05,'",
        "members, 'customer_id,joined,left', 'none,2025-01-05,'"
    })
    void placeholdersOfOtherInputsAreNoted(String kind, String header, String row) throws IOException {
        run(header + "\n" + row + "\n", "--" + kind);

        assertThat(notice(kind, "placeholders").at("/count").asLong()).isEqualTo(1);
    }

    @Test
    void placeholdersInColumnsThatIdentifyNobodyAreNotNoted() throws IOException {
        run("customer_id,date,amount,category,respondent\nC1,2025-01-05,10,none,null\n", "--purchases");

        assertThat(notice("purchases", "placeholders").isMissingNode()).isTrue();
    }

    @Test
    void columnsThatAreNotReadAreNamed() throws IOException {
        Run run = run(
                "Status,customer_id,date,amount,currency,e-mail\ncancelled,C1,2025-01-05,10,eur,x\n", "--purchases");

        assertThat(run.out())
                .contains(Run.line("    3 columns are not read, and every row counts whatever its values there:"
                        + " Status, currency, e-mail"))
                .doesNotContain("another currency");
        JsonNode notice = notice("purchases", "ignoredColumns");
        assertThat(notice.at("/count").asLong()).isEqualTo(3);
        assertThat(notice.at("/details/0").asString()).isEqualTo("Status, currency, e-mail");
    }

    @Test
    void attributesOfCustomersAreRead() throws IOException {
        Path purchases = Files.writeString(folder.resolve("p.csv"), PURCHASES + "C1,2025-01-05,1\n");
        run("customer_id,status\nC1,open\n", "--purchases", purchases.toString(), "--customers");

        assertThat(notice("customers", "ignoredColumns").isMissingNode()).isTrue();
    }

    @Test
    void columnsOfSeveralFilesAreNamedOnceAndLongListsEnd() throws IOException {
        StringBuilder header = new StringBuilder("customer_id,date,amount");
        StringBuilder row = new StringBuilder("C1,2025-01-05,10");
        for (int i = 1; i <= 21; i++) {
            header.append(",x").append(i);
            row.append(",");
        }
        String content = header + "\n" + row + "\n";
        Path first = Files.writeString(folder.resolve("1.csv"), content);
        run(content, "--purchases", first.toString(), "--purchases");

        JsonNode notice = notice("purchases", "ignoredColumns");
        assertThat(notice.at("/count").asLong()).isEqualTo(21);
        assertThat(notice.at("/details/0").asString()).startsWith("x1, x2, ").endsWith(", x20, ...");
    }

    @Test
    void amountsInAnotherCurrencyAreNoted() throws IOException {
        String rows =
                "customer_id,date,amount,currency\nC1,2025-01-05,10,USD\nC1,2025-01-06,10,EUR\nC1,2025-01-07,10,\n";
        Run run = run(rows, "--purchases");

        assertThat(run.out())
                .contains(
                        Run.line(
                                "    1 row names another currency than EUR, and its amount is counted as EUR; run the report once for each currency"));
        assertThat(notice("purchases", "otherCurrencies").at("/details/0").asString())
                .isEqualTo("EUR");
        run(rows, "--currency", "USD", "--purchases");
        assertThat(notice("purchases", "otherCurrencies").at("/count").asLong()).isEqualTo(1);
    }

    @Test
    void dutchSummaryNotesThemToo() throws IOException {
        Run run = run(
                "order_no,customer_id,date,amount,currency\nO1,null,2025-01-05,10,USD\nO1,null,2025-01-05,10,USD\n",
                "--language",
                "nl",
                "--purchases");

        assertThat(run.out())
                .contains(
                        Run.line(
                                "    1 rij is in elk veld gelijk aan een eerdere rij, en telt opnieuw mee; verwijder die rij als die dubbel is geëxporteerd"),
                        Run.line(
                                "    1 rij heeft het ordernummer van een eerdere rij; elke rij telt als bestelling; noem de kolom order_id om de rijen van een bestelling te laten optellen"),
                        Run.line(
                                "    2 rijen hebben een aanduiding als NULL, N/A of onbekend, en alle rijen met dezelfde aanduiding tellen als één klant; verwijder die rijen als de klant niet bekend is"),
                        Run.line(
                                "    2 rijen noemen een andere valuta dan EUR, en de bedragen tellen als EUR; maak het rapport per valuta"),
                        Run.line(
                                "    2 kolommen worden niet gelezen, en elke rij telt mee, wat daar ook in staat: order_no, currency"));
    }

    @Test
    void badRowsThatAreSkippedAreNotChecked() throws IOException {
        run(PURCHASES + "NULL,2025-01-05,x\nNULL,2025-01-05,x\nC1,2025-01-05,1\n", "--skip-bad-rows", "--purchases");

        assertThat(notice("purchases", "placeholders").isMissingNode()).isTrue();
        assertThat(notice("purchases", "repeatedRows").isMissingNode()).isTrue();
    }

    @Test
    void rowsAreComparedByValueWhateverTheOrderOfTheColumns() throws IOException {
        Path first = Files.writeString(
                folder.resolve("1.csv"), "customer_id,date,amount,Order_No\na,2024-01-05,100,1\nb,2024-01-06,0.5,2\n");
        String rows = """
                order_no,amount,date,customer_id
                1,+0100.00,2024-01-05T00:00,a
                2,.50,2024-01-06,b
                2,-.50,2024-01-06,b
                2,5,2024-01-06,b
                3,100,2024-01-05,a
                """;
        Run run = run(rows, "--purchases", first.toString(), "--purchases");

        assertThat(run.err()).isEmpty();
        assertThat(notice("purchases", "repeatedRows").at("/count").asLong()).isEqualTo(2);
        assertThat(notice("purchases", "repeatedOrders").at("/count").asLong()).isEqualTo(4);
        assertThat(notice("purchases", "ignoredColumns").at("/details/0").asString())
                .isEqualTo("Order_No");
    }

    @Test
    void aColumnThatOneFileLacksIsEmptyThere() throws IOException {
        Path first = Files.writeString(folder.resolve("1.csv"), PURCHASES + "a,2024-01-05,100\n");
        String rows = "customer_id,date,amount,category\na,2024-01-05,100,\na,2024-01-05,100,x\n";
        run(rows, "--purchases", first.toString(), "--purchases");

        assertThat(notice("purchases", "repeatedRows").at("/count").asLong()).isEqualTo(1);
    }

    @Test
    void placeholdersForAnAttributeAreNoted() throws IOException {
        Path purchases = Files.writeString(folder.resolve("p.csv"), PURCHASES + "ada,2024-01-01,1\n");
        String rows = """
                customer_id,channel,kind
                ada,NULL,guest
                ben,nan,
                cem,N/A,trade
                dan,unknown,NULL
                eva,,web
                """;
        Run run = run(rows, "--purchases", purchases.toString(), "--customers");

        assertThat(run.out())
                .contains(Run.line("    5 values such as NULL, nan, N/A, unknown are segments of their own;"
                        + " leave them empty if nothing is known"));
        assertThat(notice("customers", "placeholderGroups").at("/count").asLong())
                .isEqualTo(5);
        assertThat(notice("customers", "placeholders").isMissingNode()).isTrue();
    }

    @Test
    void placeholdersForACategoryAreNoted() throws IOException {
        run(
                "customer_id,date,amount,category\na,2024-01-05,1,x\nb,2024-02-12,5,NULL\nb,2024-02-13,5,\n",
                "--purchases");

        assertThat(notice("purchases", "placeholderGroups").at("/count").asLong())
                .isEqualTo(1);
        assertThat(notice("purchases", "placeholderGroups").at("/details/0").asString())
                .isEqualTo("NULL");
    }

    @Test
    void onlyRowsThatAreCountedAreSaidToBe() throws IOException {
        String rows = """
                order_no,customer_id,date,amount,currency
                1,a,2024-01-01,5,EUR
                2,b,2024-03-01,5,USD
                2,b,2024-03-01,5,USD
                2,N/A,2024-03-02,5,USD
                """;
        for (String[] options : new String[][] {
            {"--observed-until", "2024-02-01", "--purchases"}, {"--observed-until", "2023-12-31", "--purchases"}
        }) {
            Run run = run(rows, options);
            assertThat(run.err()).isEmpty();
            assertThat(run.out()).doesNotContain("counted");
            for (String id : List.of("repeatedRows", "repeatedOrders", "placeholders", "otherCurrencies")) {
                assertThat(notice("purchases", id).isMissingNode()).as(id).isTrue();
            }
        }
        run(rows, "--purchases");
        assertThat(notice("purchases", "repeatedOrders").at("/count").asLong()).isEqualTo(2);

        run(
                "customer_id,date,amount\na,2024-01-01,5\na,2024-01-02,-5\na,2024-01-02,-5\n",
                "--refunds",
                "ignore",
                "--purchases");
        assertThat(summary().at("/inputs/purchases/refundsIgnored").asLong()).isEqualTo(2);
        assertThat(notice("purchases", "repeatedRows").isMissingNode()).isTrue();
    }

    @Test
    void costsAfterTheLatestEventAreNotSaidToBeCounted() throws IOException {
        Path purchases = Files.writeString(folder.resolve("p.csv"), PURCHASES + "C9,2025-01-05,1\n");
        String cost = "2025-01-05,serving,10\n2025-01-06,serving,10\n2025-01-06,serving,10\n";
        Run run = run("date,category,amount\n" + cost, "--purchases", purchases.toString(), "--costs");

        assertThat(run.err()).isEmpty();
        assertThat(run.out()).contains(Run.line("    2 rows after 2025-01-05 left out"));
        assertThat(summary().at("/inputs/costs/rows").asLong()).isEqualTo(1);
        assertThat(summary().at("/inputs/costs/later").asLong()).isEqualTo(2);
        assertThat(notice("costs", "repeatedRows").isMissingNode()).isTrue();
    }

    private JsonNode notice(String kind, String id) {
        for (JsonNode notice : summary().at("/inputs/" + kind + "/notices")) {
            if (notice.at("/notice").asString().equals(id)) {
                return notice;
            }
        }
        return summary().at("/missing");
    }

    private JsonNode summary() {
        return JsonMapper.shared().readTree(folder.resolve("report/summary.json"));
    }

    /** The last of the options takes the file. */
    private Run run(String content, String... options) throws IOException {
        return Run.on(folder, content, options);
    }
}
