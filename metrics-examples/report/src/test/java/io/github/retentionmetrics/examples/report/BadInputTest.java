package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {
    private static final String FILE = "FILE";
    private static final String PURCHASES = "customer_id,date,amount\n";
    private static final String SUBSCRIPTIONS = "customer_id,start,end\n";
    private static final String SURVEY = "respondent,date,score\n";
    private static final String TICKETS = "ticket_id,customer_id,created,first_solved,solved\n";
    private static final String MEMBERS = "customer_id,joined,left\n";
    private static final String POINTS = "customer_id,date,kind,points\n";
    private static final String GOOD = PURCHASES + "C1,2025-01-01,10.00\n";
    private static final String SCALE = " unless --scale allows more";
    private static final String SKIP = " (--skip-bad-rows leaves such rows out)";
    private static final String NINES = "9223372036854775807";

    @TempDir
    Path folder;

    private Path file;
    private Path out;

    @BeforeEach
    void name() {
        file = folder.resolve("input.csv");
        out = folder.resolve("report");
    }

    static Stream<Arguments> purchaseRows() {
        return Stream.of(
                arguments("C1,2025-02-29,1", ", column date: date must be a calendar date yyyy-MM-dd: 2025-02-29"),
                arguments("C1,2025-2-3,1", ", column date: date must be a calendar date yyyy-MM-dd: 2025-2-3"),
                arguments("C1,03/04/2025,1", ", column date: date must be a calendar date yyyy-MM-dd: 03/04/2025"),
                arguments("C1,3-4-2025,1", ", column date: date must be a calendar date yyyy-MM-dd: 3-4-2025"),
                arguments("C1,20250304,1", ", column date: date must be a calendar date yyyy-MM-dd: some other text"),
                arguments(
                        "C1,2025-03-04T10:00:00Z,1",
                        ", column date: date must be a calendar date yyyy-MM-dd, or a time that comes with --zone:"
                                + " 2025-03-04T10:00:00Z"),
                arguments(
                        "C1,2025-03-04 10:00,1",
                        ", column date: date must be a calendar date yyyy-MM-dd, or a time that comes with --zone:"
                                + " 2025-03-04 10:00"),
                arguments("C1,2025-13-01,1", ", column date: date must be a calendar date yyyy-MM-dd: 2025-13-01"),
                arguments("C1,2025-00-01,1", ", column date: date must be a calendar date yyyy-MM-dd: 2025-00-01"),
                arguments("C1,10000-01-01,1", ", column date: date must be a calendar date yyyy-MM-dd: 10000-01-01"),
                arguments("C1,0000-12-31,1", ", column date: date must be from 0001-01-01 to 9999-12-31: 0000-12-31"),
                arguments("C1,,1", ", column date: date must be a calendar date yyyy-MM-dd: empty"),
                arguments(
                        "C1,jan@example.org,1",
                        ", column date: date must be a calendar date yyyy-MM-dd: some other text"),
                arguments("C1,2025-०१-०१,1", ", column date: date must be a calendar date yyyy-MM-dd: some other text"),
                arguments(",2025-01-01,1", ", column customer_id: customer_id must not be blank: empty"),
                arguments("\" \",2025-01-01,1", ", column customer_id: customer_id must not be blank: empty"),
                arguments(
                        "\u00a0\u200b,2025-01-01,1",
                        ", column customer_id: customer_id must not be blank: only invisible characters"),
                arguments(
                        "\ufe0f,2025-01-01,1",
                        ", column customer_id: customer_id must not be blank: only invisible characters"),
                arguments(
                        "C1,2025-01-01,12,50",
                        ": row must have 3 fields like the header: 4 fields; a comma in a field needs quotes around the field"),
                arguments("C1,2025-01-01", ": row must have 3 fields like the header: 2 fields"),
                arguments("C1", ": row must have 3 fields like the header: 1 field"),
                arguments("C1,2025-01-01,", amount("must be a plain decimal such as 1234.50: empty")),
                arguments("C1,2025-01-01,\"12,50\"", amount("must be a plain decimal such as 1234.50: has a comma")),
                arguments("C1,2025-01-01,\"1,234.50\"", amount("must be a plain decimal such as 1234.50: has a comma")),
                arguments("C1,2025-01-01,1e3", amount("must be a plain decimal such as 1234.50: has an exponent")),
                arguments("C1,2025-01-01,1.5E-3", amount("must be a plain decimal such as 1234.50: has an exponent")),
                arguments("C1,2025-01-01,€5", amount("must be a plain decimal such as 1234.50: has a currency sign")),
                arguments(
                        "C1,2025-01-01,$5.00", amount("must be a plain decimal such as 1234.50: has a currency sign")),
                arguments("C1,2025-01-01,NaN", amount("must be a plain decimal such as 1234.50: has letters")),
                arguments("C1,2025-01-01,5 EUR", amount("must be a plain decimal such as 1234.50: has letters")),
                arguments(
                        "C1,2025-01-01,1.234.50",
                        amount("must be a plain decimal such as 1234.50: has several points")),
                arguments(
                        "C1,2025-03-04T00:00Z,1",
                        ", column date: date must be a calendar date yyyy-MM-dd,"
                                + " or a time that comes with --zone: 2025-03-04T00:00Z"),
                arguments(
                        "C1,2025-03-04T00:00:00.001,1",
                        ", column date: date must be a calendar date yyyy-MM-dd,"
                                + " or a time that comes with --zone: 2025-03-04T00:00:00.001"),
                arguments(
                        "C1,2025-02-29T00:00,1", ", column date: date must be a calendar date yyyy-MM-dd: 2025-02-29"),
                arguments("C1,2025-01-01,+-5", amount(other())),
                arguments("C1,2025-01-01,.", amount(other())),
                arguments("C1,2025-01-01,+.", amount(other())),
                arguments("C1,2025-01-01,-", amount(other())),
                arguments("C1,2025-01-01,1 234", amount(other())),
                arguments("C1,2025-01-01,१२", amount(other())),
                arguments(
                        "C1,2025-01-01,12.345",
                        amount("must have at most 2 decimals for EUR" + SCALE + ": 3 decimals")),
                arguments(
                        "C1,2025-01-01,1.0010",
                        amount("must have at most 2 decimals for EUR" + SCALE + ": 3 decimals")),
                arguments(
                        "C1,2025-01-01,92233720368547758.08",
                        amount("must be at most 92233720368547758.07: 17 digits before the point")),
                arguments(
                        "C1,2025-01-01,-100000000000000000000",
                        amount("must be at most 92233720368547758.07: 21 digits before the point")),
                arguments(
                        "C1,2025-01-01,92233720368547758.07",
                        amount("must keep the sum of all amounts at most 92233720368547758.07: the sum is larger")));
    }

    private static String amount(String rule) {
        return ", column amount: amount " + rule;
    }

    private static String other() {
        return "must be a plain decimal such as 1234.50: has something other than a sign, digits and one point";
    }

    @ParameterizedTest
    @MethodSource("purchaseRows")
    void badPurchaseStopsTheRun(String row, String expected) throws IOException {
        assertRowStops(GOOD + row + "\n", FILE + " line 3" + expected, "--purchases");
    }

    @Test
    void aMillionDigitsAreRefusedWithoutCountingToThem() throws IOException {
        String amount = "0".repeat(1_000) + "9".repeat(1_000_000);
        assertRowStops(
                GOOD + "C1,2025-01-01," + amount + "\n",
                FILE + " line 3" + amount("must be at most 92233720368547758.07: 1000000 digits before the point"),
                "--purchases");
    }

    static Stream<Arguments> purchaseRowsWithOptions() {
        return Stream.of(
                arguments(
                        "1.5",
                        List.of("--currency", "JPY"),
                        amount("must have at most 0 decimals for JPY" + SCALE + ": 1 decimal")),
                arguments(
                        "1.2345",
                        List.of("--currency", "TND"),
                        amount("must have at most 3 decimals for TND" + SCALE + ": 4 decimals")),
                arguments(
                        "1.2345",
                        List.of("--scale", "3"),
                        amount("must have at most 3 decimals with --scale 3: 4 decimals")),
                arguments(
                        "1.23",
                        List.of("--scale", "1"),
                        amount("must have at most 1 decimal with --scale 1: 2 decimals")),
                arguments(
                        NINES,
                        List.of("--scale", "1"),
                        amount("must be at most 922337203685477580.7: 19 digits before the point")),
                arguments(
                        "-1",
                        List.of("--refunds", "refuse"),
                        amount("must not be negative with --refunds refuse: a refund")));
    }

    @ParameterizedTest
    @MethodSource("purchaseRowsWithOptions")
    void badAmountUnderAnOptionStopsTheRun(String amount, List<String> options, String expected) throws IOException {
        String[] args =
                Stream.concat(options.stream(), Stream.of("--purchases")).toArray(String[]::new);
        assertRowStops(PURCHASES + "C1,2025-01-01," + amount + "\n", FILE + " line 2" + expected, args);
    }

    static Stream<Arguments> otherRows() {
        return Stream.of(
                arguments(
                        SUBSCRIPTIONS + "C1,2025-04-01,2025-03-01\n",
                        "--subscriptions",
                        ", column end: end (2025-03-01) must be on or after start (2025-04-01)"),
                arguments(
                        SUBSCRIPTIONS + "C1,,2025-03-01\n",
                        "--subscriptions",
                        ", column start: start must be a calendar date yyyy-MM-dd: empty"),
                arguments(
                        SUBSCRIPTIONS + "C1,2025-04-01,never\n",
                        "--subscriptions",
                        ", column end: end must be a calendar date yyyy-MM-dd: some other text"),
                arguments(
                        SUBSCRIPTIONS + " ,2025-04-01,\n",
                        "--subscriptions",
                        ", column customer_id: customer_id must not be blank: empty"),
                arguments(SURVEY + "R1,2025-04-01,\n", "--nps", ", column score: score must be a whole number: empty"),
                arguments(
                        SURVEY + "R1,2025-04-01,7.5\n",
                        "--nps",
                        ", column score: score must be a whole number: has decimals"),
                arguments(
                        SURVEY + "R1,2025-04-01,seven\n",
                        "--nps",
                        ", column score: score must be a whole number: has letters"),
                arguments(
                        SURVEY + "R1,2025-04-01,11\n", "--nps", ", column score: score must be on the scale 0-10: 11"),
                arguments(
                        SURVEY + "R1,2025-04-01,-1\n", "--nps", ", column score: score must be on the scale 0-10: -1"),
                arguments(
                        SURVEY + "R1,2025-04-01,31612345678\n",
                        "--nps",
                        ", column score: score must be on the scale 0-10: a number of 11 digits"),
                arguments(
                        SURVEY + "R1,2025-04-31,7\n",
                        "--nps",
                        ", column date: date must be a calendar date yyyy-MM-dd: 2025-04-31"),
                arguments(
                        SURVEY + "R1,2025-04-01,6\n",
                        "--csat-scale 1-5 --csat",
                        ", column score: score must be on the scale 1-5 of --csat-scale: 6"),
                arguments(
                        SURVEY + "R1,2025-04-01,0\n",
                        "--ces-scale 1-7 --ces",
                        ", column score: score must be on the scale 1-7 of --ces-scale: 0"));
    }

    @ParameterizedTest
    @MethodSource("otherRows")
    void badSubscriptionOrAnswerStopsTheRun(String content, String option, String expected) throws IOException {
        assertRowStops(content, FILE + " line 2" + expected, option.split(" "));
    }

    static Stream<Arguments> pricedRows() {
        String interval = ", column interval: interval must be day, week, month, quarter, year or once, with or without"
                + " a count from 1 to 1000, such as 2 weeks or P6M: ";
        String status =
                ", column status: status must be one of active, trialing, past_due, paused, unpaid, canceled, incomplete: ";
        String discount = ", column discount: discount must be an amount such as 5.00, or a percentage such as 20%: ";
        String quantity = ", column quantity: quantity must be a whole number such as 5, not negative: ";
        return Stream.of(
                arguments("ten,month,1,,,active,EUR", amount("must be a plain decimal such as 1234.50: has letters")),
                arguments("-10,month,1,,,active,EUR", amount("must not be negative: negative")),
                arguments(
                        "1234567890123456,month,1,,,active,EUR",
                        amount("must have at most 15 digits before the point: 16 digits")),
                arguments("1.0123456789,month,1,,,active,EUR", amount("must have at most 9 decimals: 10 decimals")),
                arguments(
                        "900000000000000,month,1,,,active,EUR",
                        amount("must come to at most 9223372036854.775807 EUR a year, with its quantity:"
                                + " it comes to more")),
                arguments(
                        "900000000000,month,1,100%,,active,EUR",
                        amount("must come to at most 9223372036854.775807 EUR a year, with its quantity:"
                                + " it comes to more")),
                arguments(
                        "10,,1,,,active,EUR",
                        ", column interval: interval must say how often the amount is billed, such as month, 2 weeks,"
                                + " year or once: empty"),
                arguments("10,fortnight,1,,,active,EUR", interval + "fortnight"),
                arguments("10,0 months,1,,,active,EUR", interval + "0 months"),
                arguments("10,1001 days,1,,,active,EUR", interval + "1001 days"),
                arguments("10,anna@example.org,1,,,active,EUR", interval + "some other text"),
                arguments("10,month,1.5,,,active,EUR", quantity + "it has decimals"),
                arguments("10,month,-1,,,active,EUR", quantity + "negative"),
                arguments("10,month,many,,,active,EUR", quantity + "has letters"),
                arguments(
                        "10,month,1000000000,,,active,EUR",
                        ", column quantity: quantity must be at most 999999999: 10 digits"),
                arguments("10,month,1,120%,,active,EUR", ", column discount: discount must be at most 100%: 120%"),
                arguments("10,month,1,-5,,active,EUR", ", column discount: discount must not be negative: negative"),
                arguments("10,month,1,%,,active,EUR", discount + "empty"),
                arguments("10,month,1,half,,active,EUR", discount + "has letters"),
                arguments(
                        "10,month,1,,2025-03-31,active,EUR",
                        ", column trial_end: trial_end (2025-03-31) must be on or after start (2025-04-01)"),
                arguments(
                        "10,month,1,,soon,active,EUR",
                        ", column trial_end: trial_end must be a calendar date yyyy-MM-dd: some other text"),
                arguments("10,month,1,,,ended,EUR", status + "ended"),
                arguments("10,month,1,,,anna@example.org,EUR", status + "some other text"),
                arguments(
                        "10,month,1,,,active,EURO",
                        ", column currency: currency must be an ISO 4217 code such as EUR: EURO"));
    }

    @ParameterizedTest
    @MethodSource("pricedRows")
    void badPriceStopsTheRun(String price, String expected) throws IOException {
        assertRowStops(
                "customer_id,start,end,amount,interval,quantity,discount,trial_end,status,currency\n"
                        + "C1,2025-04-01,," + price + "\n",
                FILE + " line 2" + expected,
                "--subscriptions");
    }

    static Stream<Arguments> rowsBesidePurchases() {
        String costs = "date,category,amount\n";
        String customers = "customer_id,region\n";
        String referrals = "referrer,referred,date\n";
        String category = ", column category: category must be goods, acquisition, retention or serving,"
                + " alone or with a name as in retention: support: ";
        return Stream.of(
                arguments(
                        "--costs",
                        costs + "2025-02-29,goods,1\n",
                        " line 2, column date: date must be a calendar date yyyy-MM-dd: 2025-02-29"),
                arguments("--costs", costs + "2025-01-01,,1\n", " line 2" + category + "empty"),
                arguments("--costs", costs + "2025-01-01,marketing,1\n", " line 2" + category + "marketing"),
                arguments("--costs", costs + "2025-01-01,C17,1\n", " line 2" + category + "some other text"),
                arguments(
                        "--costs",
                        costs + "2025-01-01,goods,1.005\n",
                        " line 2" + amount("must have at most 2 decimals for EUR" + SCALE + ": 3 decimals")),
                arguments(
                        "--costs",
                        "date,amount\n",
                        " line 1: header must have column category: it has date, amount; --describe shows how to read it"),
                arguments(
                        "--customers",
                        customers + "C1,north\n ,south\n",
                        " line 3, column customer_id: customer_id must not be blank: empty"),
                arguments(
                        "--customers",
                        customers + "C1,north\nC2,south\nC1,north\n",
                        " line 4, column customer_id: customer_id must come once: it is in an earlier row"),
                arguments(
                        "--customers",
                        "customer_id,region, REGION\n",
                        " line 1: header must name column region once: more than once"),
                arguments(
                        "--customers",
                        "C1,north,north\n",
                        " line 1: header must have column customer_id: the first line is no header:"
                                + " it has 3 fields without any usual name; --describe shows how to read it"),
                arguments(
                        "--referrals",
                        referrals + ",C2,2025-01-01\n",
                        " line 2, column referrer: referrer must not be blank: empty"),
                arguments(
                        "--referrals",
                        referrals + "C1,,2025-01-01\n",
                        " line 2, column referred: referred must not be blank: empty"),
                arguments(
                        "--referrals",
                        referrals + "C1,C2,\n",
                        " line 2, column date: date must be a calendar date yyyy-MM-dd: empty"),
                arguments(
                        "--referrals",
                        referrals + "C1,C1,2025-01-01\n",
                        " line 2, column referred: referred must be a customer other than the referrer: the same"),
                arguments(
                        "--referrals",
                        referrals + "C1,C2,2025-01-01\nC3,C2,2025-01-01\n",
                        " line 3, column referred: referred must be referred once: it is in an earlier row"),
                arguments(
                        "--referrals",
                        referrals + "C1,C2,2025-01-01\nC2,C3,2025-01-01\nC3,C4,2025-01-01\nC4,C1,2025-01-01\n",
                        " line 5, column referred: referred must not be further up the chain of the referrer: a circle"),
                arguments(
                        "--referrals",
                        referrals + "C3,C4,2025-01-01\nC1,C2,2025-01-01\nC2,C3,2025-01-01\nC4,C1,2025-01-01\n",
                        " line 5, column referred: referred must not be further up the chain of the referrer: a circle"));
    }

    @ParameterizedTest
    @MethodSource("rowsBesidePurchases")
    void badRowBesidePurchasesStopsTheRun(String option, String content, String expected) throws IOException {
        Path purchases = Files.writeString(folder.resolve("purchases.csv"), GOOD);
        String end = expected.startsWith(" line 1: header") ? "" : SKIP;
        assertContentStops(content, FILE + expected + end, "--purchases", purchases.toString(), option);
    }

    static Stream<Arguments> ticketRows() {
        String form = "must be a time such as 2025-03-31T09:30 or 2025-03-31T09:30:00+02:00: ";
        return Stream.of(
                arguments(",C1,2025-03-31T09:30,,", ", column ticket_id: ticket_id must not be blank: empty"),
                arguments("T1,C1,,,", ", column created: created " + form + "empty"),
                arguments("T1,C1,2025-03-31,,", ", column created: created " + form + "2025-03-31"),
                arguments("T1,C1,2025-03-31T9:30,,", ", column created: created " + form + "2025-03-31T9:30"),
                arguments("T1,C1,2025-03-31T24:00,,", ", column created: created " + form + "2025-03-31T24:00"),
                arguments(
                        "T1,C1,2025-03-31T09:30+25:00,,",
                        ", column created: created " + form + "2025-03-31T09:30+25:00"),
                arguments("T1,C1,31/03/2025 09:30,,", ", column created: created " + form + "31/03/2025 09:30"),
                arguments("T1,C1,yesterday,,", ", column created: created " + form + "some other text"),
                arguments(
                        "T1,C1,2025-02-29T09:30,,",
                        ", column created: created must be a calendar date yyyy-MM-dd: 2025-02-29"),
                arguments(
                        "T1,C1,0001-01-01T00:00+01:00,,",
                        ", column created: created must be from 0001-01-01 to 9999-12-31: 0001-01-01T00:00+01:00"),
                arguments(
                        "T1,C1,9999-12-31T23:30-01:00,,",
                        ", column created: created must be from 0001-01-01 to 9999-12-31: 9999-12-31T23:30-01:00"),
                arguments(
                        "T1,C1,2025-03-31T09:30,2025-03-31T09:29,",
                        ", column first_solved: first_solved (2025-03-31T09:29) must be at or after"
                                + " created (2025-03-31T09:30)"),
                arguments(
                        "T1,C1,2025-03-31T09:30,,2025-03-31T09:30+03:00",
                        ", column solved: solved (2025-03-31T09:30+03:00) must be at or after"
                                + " created (2025-03-31T09:30)"),
                arguments(
                        "T1,C1,2025-03-31T09:30,2025-04-01T09:30,2025-03-31T12:00",
                        ", column solved: solved (2025-03-31T12:00) must be at or after"
                                + " first_solved (2025-04-01T09:30)"),
                arguments(
                        "T1,C1,2025-03-31T09:30,no,",
                        ", column first_solved: first_solved " + form + "some other text"),
                arguments("T1,C1,2025-03-31T09:30,,open", ", column solved: solved " + form + "some other text"));
    }

    @ParameterizedTest
    @MethodSource("ticketRows")
    void badTicketStopsTheRun(String row, String expected) throws IOException {
        assertRowStops(TICKETS + row + "\n", FILE + " line 2" + expected, "--zone", "Europe/Amsterdam", "--tickets");
    }

    @Test
    void localTimeWithoutAZoneStopsTheRun() throws IOException {
        assertRowStops(
                TICKETS + "T1,C1,2025-03-31T09:30:00Z,,\nT2,C1,2025-03-31T09:30,,\n",
                FILE + " line 3, column created: created must have an offset such as +02:00 or Z, or come with --zone:"
                        + " 2025-03-31T09:30",
                "--tickets");
    }

    static Stream<Arguments> programmeRows() {
        return Stream.of(
                arguments(
                        MEMBERS + "C1,2025-04-01,2025-03-01\n",
                        "--members",
                        ", column left: left (2025-03-01) must be on or after joined (2025-04-01)"),
                arguments(
                        MEMBERS + "C1,,\n",
                        "--members",
                        ", column joined: joined must be a calendar date yyyy-MM-dd: empty"),
                arguments(
                        MEMBERS + "C1,2025-04-01,2025-04-31\n",
                        "--members",
                        ", column left: left must be a calendar date yyyy-MM-dd: 2025-04-31"),
                arguments(
                        MEMBERS + ",2025-04-01,\n",
                        "--members",
                        ", column customer_id: customer_id must not be blank: empty"),
                arguments(
                        POINTS + ",2025-04-01,issued,5\n",
                        "--points",
                        ", column customer_id: customer_id must not be blank: empty"),
                arguments(
                        POINTS + "C1,1-4-2025,issued,5\n",
                        "--points",
                        ", column date: date must be a calendar date yyyy-MM-dd: 1-4-2025"),
                arguments(
                        POINTS + "C1,2025-04-01,,5\n",
                        "--points",
                        ", column kind: kind must be one of issued, redeemed, expired: empty"),
                arguments(
                        POINTS + "C1,2025-04-01,spent,5\n",
                        "--points",
                        ", column kind: kind must be one of issued, redeemed, expired: some other text"),
                arguments(
                        POINTS + "C1,2025-04-01,redeemed,-5\n",
                        "--points",
                        ", column points: points must not be negative, since the kind says whether they go:"
                                + " a minus sign"),
                arguments(
                        POINTS + "C1,2025-04-01,issued,\n",
                        "--points",
                        ", column points: points must be a plain number such as 250 or 12.5: empty"),
                arguments(
                        POINTS + "C1,2025-04-01,issued,\"1,5\"\n",
                        "--points",
                        ", column points: points must be a plain number such as 250 or 12.5: has a comma"),
                arguments(
                        POINTS + "C1,2025-04-01,issued,1e3\n",
                        "--points",
                        ", column points: points must be a plain number such as 250 or 12.5: has an exponent"),
                arguments(
                        POINTS + "C1,2025-04-01,issued," + NINES + "\n",
                        "--points",
                        ", column points: points must have at most 18 digits before the point and 9 after it:"
                                + " 19 before the point and 0 after it"));
    }

    @ParameterizedTest
    @MethodSource("programmeRows")
    void badMemberOrPointsStopTheRun(String content, String option, String expected) throws IOException {
        Path members = Files.writeString(folder.resolve("members.csv"), MEMBERS);
        String[] args = option.equals("--points")
                ? new String[] {"--members", members.toString(), option}
                : new String[] {option};
        assertRowStops(content, FILE + " line 2" + expected, args);
    }

    static Stream<Arguments> files() {
        return Stream.of(
                arguments("", ": file must start with a header such as customer_id,date,amount: empty file"),
                arguments("\uFEFF", ": file must start with a header such as customer_id,date,amount: empty file"),
                arguments("\n \n\r\n", ": file must start with a header such as customer_id,date,amount: empty file"),
                arguments(
                        "customer_id,date,total\n",
                        " line 1: header must have column amount: it has customer_id, date, total; --describe shows how to read it"),
                arguments(
                        "\n\nC1,2025-01-01,10.00\n",
                        " line 3: header must have columns customer_id, date, amount: the first line is no header:"
                                + " it has 3 fields without any usual name; --describe shows how to read it"),
                arguments(
                        "customer_id;date;amount\n",
                        " line 1: header must have columns customer_id, date, amount: its fields are separated by semicolons, not commas;"
                                + " --describe shows how to read it"),
                arguments(
                        "customer_id\tdate\tamount\n",
                        " line 1: header must have columns customer_id, date, amount: its fields are separated by tabs, not commas;"
                                + " --describe shows how to read it"),
                arguments(
                        "customers\n",
                        " line 1: header must have columns customer_id, date, amount: it has customers; --describe shows how to read it"),
                arguments(
                        "customer_id,date,amount, AMOUNT \n",
                        " line 1: header must name column amount once: more than once"),
                arguments(
                        "customer_id,date,amount,category,Category\n",
                        " line 1: header must name column category once: more than once"),
                arguments(
                        GOOD + "C2,2025-01-02,\"10.00\n",
                        " line 3: quoted field must end with a quote: the file ends before it"),
                arguments(
                        GOOD + "\"C\n2\",2025-01-02,1\n\"C3\"x,2025-01-02,10.00\n",
                        " line 5: closing quote must be followed by a comma or the end of the line: is followed by"
                                + " something else; a quote in a quoted field must be doubled"));
    }

    @ParameterizedTest
    @MethodSource("files")
    void badFileStopsTheRunEvenWhenBadRowsAreSkipped(String content, String expected) throws IOException {
        assertContentStops(content, FILE + expected, "--purchases");
        assertContentStops(content, FILE + expected, "--skip-bad-rows", "--purchases");
    }

    @Test
    void textThatIsNotUtf8StopsTheRun() throws IOException {
        String content =
                "customer_id,date,amount\r\nC1,2025-01-01,1\r\n\r\n\"C\n2\",2025-01-01,1\r\nAndré,2025-01-01,1\r\n";
        Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
        assertStops(
                FILE
                        + " line 6: text must be UTF-8: byte 0xE9 is not; if the file is in Windows-1252, convert it to UTF-8"
                        + " or name its encoding in a mapping",
                "--skip-bad-rows",
                "--purchases");
    }

    @Test
    void halfACharacterAtTheEndIsNotUtf8() throws IOException {
        byte[] content = (GOOD + "André").getBytes(StandardCharsets.UTF_8);
        Files.write(file, Arrays.copyOf(content, content.length - 1));
        assertStops(
                FILE
                        + " line 3: text must be UTF-8: byte 0xC3 is not; if the file is in Windows-1252, convert it to UTF-8"
                        + " or name its encoding in a mapping",
                "--purchases");
    }

    static Stream<Arguments> formats() throws IOException {
        return Stream.of(
                arguments("an Excel workbook (xlsx); save it as CSV in UTF-8", zip("xl/workbook.xml")),
                arguments("a ZIP archive; unpack it first", zip("purchases.csv")),
                arguments("a gzip file; unpack it first", gzip()),
                arguments(
                        "an old Excel workbook (xls); save it as CSV in UTF-8",
                        bytes(0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1)),
                arguments(
                        "UTF-16 text; convert it to UTF-8, or name its encoding in a mapping",
                        GOOD.getBytes(StandardCharsets.UTF_16)),
                arguments(
                        "UTF-16 text without a byte order mark, or binary data; convert it to CSV in UTF-8",
                        GOOD.getBytes(StandardCharsets.UTF_16LE)),
                arguments("a PDF document; export CSV instead", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII)),
                arguments("JSON; convert it to CSV", " [{\"date\": 1}]".getBytes(StandardCharsets.US_ASCII)),
                arguments("HTML or XML; convert it to CSV", "<table>".getBytes(StandardCharsets.UTF_8)));
    }

    private static byte[] bytes(int... values) {
        byte[] bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }

    private static byte[] zip(String entry) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    private static byte[] gzip() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(GOOD.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("formats")
    void aFileOfAnotherFormatIsNamed(String format, byte[] content) throws IOException {
        Files.write(file, content);
        assertStops(FILE + ": file must be CSV text in UTF-8: is " + format, "--purchases");
    }

    @Test
    void limitsOfTheReaderAreNamed() throws IOException {
        assertContentStops(
                "customer_id,date,amount" + ",x".repeat(16_382) + "\n",
                FILE + " line 1: row must have at most 16384 fields: has more",
                "--purchases");
        assertContentStops(
                GOOD + "C".repeat(1 << 21) + ",2025-01-01,1\n",
                FILE + " line 3: field must have at most 1048576 characters: is longer, or its quote has no end",
                "--purchases");
        assertContentStops(
                GOOD + "\"" + "C".repeat(1 << 21) + ",2025-01-01,1\n",
                FILE + " line 3: field must have at most 1048576 characters: is longer, or its quote has no end",
                "--purchases");
    }

    @Test
    void aHeaderNamesAllColumnsThatAreMissing() throws IOException {
        assertContentStops(
                "klant,datum,bedrag\n",
                FILE
                        + " line 1: header must have columns customer_id, date, amount: it has klant, datum, bedrag; --describe shows how to read it",
                "--purchases");
    }

    @Test
    void aFileThatAPresetReadsIsRefusedWithItsName() throws IOException {
        assertContentStops(
                "Sale Date,Order ID,Buyer User ID,Currency,Order Total,Status\n",
                FILE
                        + " line 1: header must have columns customer_id, date, amount: it has Sale Date, Order ID, Buyer User"
                        + " ID, Currency, Order Total, Status; --describe shows how to read it (--purchases-as etsy-sold-orders reads such a file)",
                "--purchases");
    }

    @Test
    void onlyBadRowsNameTheRuleThatMostOfThemBreak() throws IOException {
        assertContentStops(
                PURCHASES + "C1,2025-01-01,x\nC1,1-1-2025,1\nC2,2-1-2025,1\n",
                FILE
                        + ": file must have a row that is not bad: --skip-bad-rows left out all 3, 2 of them because date must be a calendar date"
                        + " yyyy-MM-dd",
                "--skip-bad-rows",
                "--purchases");
    }

    @Test
    void aTimeThatTheClockSkippedSaysSo() throws IOException {
        assertRowStops(
                TICKETS + "T1,C1,2025-03-30T02:50,,2025-03-30T03:10\n",
                FILE
                        + " line 2, column created: created must be a time that clocks in Europe/Amsterdam show:"
                        + " 2025-03-30T02:50 was skipped; is --zone right?",
                "--zone",
                "Europe/Amsterdam",
                "--tickets");
    }

    @Test
    void missingFileStopsTheRun() throws IOException {
        assertStops(FILE + ": file must be readable: no such file", "--skip-bad-rows", "--purchases");
    }

    @Test
    void folderInPlaceOfAFileStopsTheRun() throws IOException {
        Files.createDirectory(file);
        assertStops(FILE + ": file must be readable: is a folder", "--purchases");
    }

    @Test
    void lineIsThePhysicalOneOnWhichTheRecordStarts() throws IOException {
        String content =
                "\r\ncustomer_id,date,amount\r\n\"C\r\n1\",2025-01-01,1\r\n\r\n   \r\nC2,2025-01-01,\"1\n\n2\"\r\n";
        assertRowStops(content, FILE + " line 7" + amount(other()), "--purchases");
    }

    @Test
    void inputsWithoutAnyRowNeedAnObservationDate() throws IOException {
        Files.writeString(file, PURCHASES);
        Run run = Run.of("--purchases", file.toString(), "--out", out.toString());
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.err())
                .startsWith(Run.line(
                        "--observed-until must be given when no row of an input has a date: 0 dates in " + file));
        assertThat(out).doesNotExist();
    }

    private void assertContentStops(String content, String expected, String... args) throws IOException {
        Files.writeString(file, content);
        assertStops(expected, args);
    }

    /** A message about one row ends with the option that goes on without it. */
    private void assertRowStops(String content, String expected, String... args) throws IOException {
        assertContentStops(content, expected + SKIP, args);
    }

    /** The program is called with {@code args}, the last of which takes the file. */
    private void assertStops(String expected, String... args) throws IOException {
        String[] all = Stream.concat(Stream.of(args), Stream.of(file.toString(), "--out", out.toString()))
                .toArray(String[]::new);
        List<String> before = Run.namesIn(folder);
        Run run = Run.of(all);
        assertThat(run.err()).isEqualTo(Run.line(expected.replace(FILE, file.toString())));
        assertThat(run.exitCode()).isEqualTo(RetentionReport.WRONG_USAGE_OR_INPUT);
        assertThat(run.out()).isEmpty();
        assertThat(Run.namesIn(folder)).isEqualTo(before);
    }
}
