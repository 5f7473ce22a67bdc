package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every input can be read by a mapping, and then gives the same report as in the plain form. */
class MappedKindsTest {
    private static final String PURCHASES = "customer_id,date,amount\nanna,2026-01-05,10\nben,2026-01-06,20\n";

    @TempDir
    private Path folder;

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(
                        "subscriptions",
                        List.of(),
                        "customer_id,start,end\nanna,2026-01-31,\nben,2026-01-05,2026-02-01\n",
                        "Klant;Van;Tot\nanna;31-1-2026;\nben;5-1-2026;1-2-2026\n",
                        """
                        reads = subscriptions
                        separator = ;
                        customer = Klant
                        start = Van as d-M-yyyy
                        end = Tot as d-M-yyyy
                        """),
                Arguments.of("subscriptions", List.of(), """
                        customer_id,subscription_id,plan,start,end,amount,interval,quantity,discount,trial_end,status,currency,cancelled_on
                        anna,s1,Goud,2026-01-31,,1234.50,month,2,12.34,2026-02-14,active,EUR,
                        ben,s2,Brons,2026-01-05,2026-02-01,90.00,3 months,1,20%,,canceled,USD,2026-01-20
                        cleo,s3,,2026-01-05,,,,,,,,,
                        dora,s4,Brons,2026-01-05,,30.00,year,1,,,paused,,
                        """, """
                        Klant;Nr;Pakket;Van;Tot;Cent;Termijn;Stuks;Korting;Proef tot;Stand;Munt;Opgezegd
                        anna;s1;Goud;31-1-2026;;123450;Maandelijks;2;1234;14-2-2026;loopt;eur;
                        ben;s2;Brons;5-1-2026;1-2-2026;9000;3 months;1;20 %;;Opgezegd;USD;20-1-2026
                        cleo;s3;;5-1-2026;;;;;;;;;
                        dora;s4;Brons;5-1-2026;;3000;per jaar;1;;;paused;;
                        """, """
                        reads = subscriptions
                        separator = ;
                        customer = Klant
                        start = Van as d-M-yyyy
                        end = Tot as d-M-yyyy
                        subscription = Nr
                        plan = Pakket
                        amount = Cent / 100
                        interval = Termijn
                        interval words = Maandelijks: month; "per jaar": year
                        quantity = Stuks
                        discount = Korting / 100
                        trial end = "Proef tot" as d-M-yyyy
                        status = Stand
                        status words = loopt: active; opgezegd: canceled
                        currency = Munt
                        cancelled on = Opgezegd as d-M-yyyy
                        """),
                Arguments.of(
                        "costs",
                        List.of("--purchases"),
                        "date,category,amount\n2026-01-31,retention: support,1234.56\n",
                        "Datum;Soort;Bedrag\n31-01-2026;retention: support;€ 1.234,56\n",
                        """
                        reads = costs
                        separator = ;
                        date = Datum as dd-MM-yyyy
                        category = Soort
                        amount = Bedrag
                        numbers = 1.234,56
                        symbol = €
                        """),
                Arguments.of(
                        "customers",
                        List.of("--purchases"),
                        "customer_id,region,channel\nanna,north,web\nben,,shop\n",
                        "Nr,Name,Region,Channel\nanna,A,north,web\nben,B,,shop\n",
                        "reads = customers\ncustomer = Nr\nattributes = Region, Channel\n"),
                Arguments.of(
                        "referrals",
                        List.of("--purchases"),
                        "referrer,referred,date\nanna,ben,2026-01-01\n",
                        "By,Whom,On\nanna,ben,1/1/26\n",
                        "reads = referrals\nreferrer = By\nreferred = Whom\ndate = \"On\" as M/d/yy\n"),
                Arguments.of(
                        "csat",
                        List.of("--csat-scale", "1-5"),
                        "respondent,date,score\nanna,2026-01-01,5\n,2026-01-02,1\n",
                        "Who,When,\"How satisfied, all in all, are you?\"\nanna,2026-01-01,very\n,2026-01-02,1\n",
                        """
                        reads = survey
                        respondent = Who
                        date = When
                        score = "How satisfied, all in all, are you?"
                        score words = very: 5
                        """),
                Arguments.of(
                        "tickets",
                        List.of("--zone", "Europe/Amsterdam"),
                        "ticket_id,customer_id,created,solved\n1,anna,2026-01-05T10:00,2026-01-06T12:00\n",
                        "Id,Who,Open,Done\n1,anna,05/Jan/26 10:00 AM,06/Jan/26 12:00 PM\n",
                        """
                        reads = tickets
                        ticket = Id
                        customer = Who
                        created = Open as dd/MMM/yy h:mm a local
                        solved = Done as dd/MMM/yy h:mm a local
                        """),
                Arguments.of(
                        "audience",
                        List.of(),
                        "date,channel,item,end,unique_opens,delivered\n2026-01-05,news,a,12,3,10\n",
                        "Sent on;Audience;Title;Size;Opens;Reached\n5-1-2026;news;a;12;3;10\n",
                        """
                        reads = audience
                        separator = ;
                        date = Sent on as d-M-yyyy
                        channel = Audience
                        item = Title
                        end = Size
                        unique opens = Opens
                        delivered = Reached
                        """),
                Arguments.of(
                        "events",
                        List.of("--zone", "Europe/Amsterdam", "--funnel", "view,buy"),
                        "user_id,timestamp,event,session_id\nanna,2026-01-05T10:00:00.25Z,view,s1\nanna,2026-01-05T10:01:30Z,buy,\n",
                        "Who,At,What,Visit\nanna,1767607200250,view,s1\nanna,1767607290000,buy,\n",
                        """
                        reads = events
                        user = Who
                        time = At as epoch milliseconds
                        event = What
                        session = Visit
                        """),
                Arguments.of(
                        "events",
                        List.of(),
                        "user_id,timestamp,event\nanna,2026-01-05,view\nben,2026-01-06,buy\n",
                        "Who;On;What\nanna;5-1-2026;view\nben;6-1-2026;buy\n",
                        """
                        reads = events
                        separator = ;
                        user = Who
                        time = "On" as d-M-yyyy
                        event = What
                        """),
                Arguments.of(
                        "members",
                        List.of("--purchases"),
                        "customer_id,joined,left\nanna,2026-01-01,\nben,2026-01-01,2026-01-03\n",
                        "Who|In|Out\nanna|20260101|\nben|20260101|20260103\n",
                        """
                        reads = members
                        separator = pipe
                        customer = Who
                        joined = "In" as yyyyMMdd
                        left = Out as yyyyMMdd
                        """));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("kinds")
    void aMappedFileHasTheReportOfThePlainOne(
            String kind, List<String> options, String plain, String mapped, String mapping) throws IOException {
        assertThat(report(kind, options, mapped, mapping)).isEqualTo(report(kind, options, plain, ""));
    }

    @Test
    void pointsAreReadToo() throws IOException {
        String members = Files.writeString(folder.resolve("m.csv"), "customer_id,joined\nanna,2026-01-01\n")
                .toString();
        List<String> options = List.of("--members", members);
        assertThat(report(
                        "points",
                        options,
                        "K\tD\tS\tP\nanna\t2-1-2026\tissued\t10\n",
                        "reads = points\nseparator = tab\ncustomer = K\ndate = D as d-M-yyyy\nkind = S\npoints = P\n"))
                .isEqualTo(report("points", options, "customer_id,date,kind,points\nanna,2026-01-02,issued,10\n", ""));
    }

    /** What all files of the report hold but for the summary and the page, which name the input. */
    private List<String> report(String kind, List<String> options, String content, String mapping) throws IOException {
        String name = mapping.isEmpty() ? "plain" : "mapped";
        List<String> args = new ArrayList<>(List.of("--no-forecast", "--observed-until", "2026-03-31"));
        for (String option : options) {
            args.add(option);
            if (option.equals("--purchases")) {
                args.add(Files.writeString(folder.resolve("p.csv"), PURCHASES).toString());
            }
        }
        args.add("--" + kind);
        args.add(Files.writeString(folder.resolve(name + ".csv"), content).toString());
        if (!mapping.isEmpty()) {
            args.add("--" + kind + "-as");
            args.add(Files.writeString(folder.resolve("our.mapping"), mapping).toString());
        }
        Path out = folder.resolve(name);
        Run run = Run.into(out, args.toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        List<String> files = new ArrayList<>();
        for (String file : Run.namesIn(out)) {
            if (!file.equals("summary.json") && !file.equals("index.html")) {
                files.add(file + "\n" + Files.readString(out.resolve(file)));
            }
        }
        assertThat(files).isNotEmpty();
        return files;
    }
}
