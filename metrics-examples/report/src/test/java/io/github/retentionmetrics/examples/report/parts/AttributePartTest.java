package io.github.retentionmetrics.examples.report.parts;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.customer.CustomerMovement;
import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.input.Inputs;
import io.github.retentionmetrics.examples.report.input.SurveyAnswers;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.subscription.SubscriptionHistory;
import io.github.retentionmetrics.survey.RepeatedAnswers;
import io.github.retentionmetrics.survey.Scale;
import io.github.retentionmetrics.survey.ScoreCounts;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.survey.SurveyTrend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AttributePartTest {
    private static final LocalDate UNTIL = LocalDate.of(2024, 6, 15);
    private static final String CUSTOMERS = "customer_id,channel\nada,web\nben,web\ncem,shop\ndan,\nzed,web\n";

    @TempDir
    Path folder;

    private Run run(String... args) {
        return Run.into(folder.resolve("report"), args);
    }

    private String file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content).toString();
    }

    /** Ada stays, ben leaves in February, cem comes in February, and nobody knows where dan and eve came from. */
    @Test
    void subscribersAreCountedByAttributeWithoutPurchases() throws IOException {
        Run run = run(
                "--subscriptions",
                file("s.csv", """
                        customer_id,start,end
                        ada,2024-01-10,
                        ben,2024-01-11,2024-02-20
                        cem,2024-02-01,
                        dan,2024-01-12,
                        eve,2024-01-13,2024-02-02
                        """),
                "--customers",
                file("c.csv", CUSTOMERS),
                "--observed-until",
                "2024-02-29");
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("report/subscribers_by.csv")))
                .containsExactly(
                        "attribute,segment,period,start,retained,lost,new,resurrected,end,churn_rate,retention_rate,quick_ratio,joined_and_left,returned_and_left,status",
                        "channel,shop,2024-02,0,0,0,1,0,1,,,,0,0,complete",
                        "channel,web,2024-01,0,0,0,2,0,2,,,,0,0,complete",
                        "channel,web,2024-02,2,1,1,0,0,1,0.5,0.5,0,0,0,complete",
                        "channel,(unknown),2024-01,0,0,0,2,0,2,,,,0,0,complete",
                        "channel,(unknown),2024-02,2,1,1,0,0,1,0.5,0.5,0,0,0,complete");
        assertThat(run.out())
                .contains(Run.line("Active subscribers, and the share that stayed in the latest complete period"))
                .containsPattern("channel +shop 1 \\(- stayed\\), web 1 \\(50\\.0% stayed\\), \\(unknown\\) 1 ");
        assertThat(Files.readString(folder.resolve("report/summary.json")))
                .containsPattern("\"segment\" : \"web\",\\s+\"subscribers\" : 2,\\s+\"active\" : 1,"
                        + "\\s+\"period\" : \"2024-02\",\\s+\"start\" : 2,");
    }

    @Test
    void answersAreCountedByAttributeWithoutPurchases() throws IOException {
        Run run = run("--nps", file("nps.csv", """
                        respondent,date,score
                        ada,2024-01-10,10
                        ben,2024-01-11,0
                        cem,2024-01-12,9
                        dan,2024-01-13,7
                        ,2024-01-14,3
                        """), "--customers", file("c.csv", CUSTOMERS));
        assertThat(run.err()).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("report/surveys_by.csv")).stream()
                        .map(line ->
                                String.join(",", List.of(line.split(",", -1)).subList(0, 6)))
                        .toList())
                .containsExactly(
                        "attribute,segment,period,survey,responses,score",
                        "channel,shop,2024-01,nps,1,100",
                        "channel,web,2024-01,nps,2,0",
                        "channel,(unknown),2024-01,nps,2,-50");
        assertThat(folder.resolve("report/subscribers_by.csv")).doesNotExist();
    }

    @Test
    void anAttributeWithTooManyValuesIsNamed() throws IOException {
        StringBuilder customers = new StringBuilder("customer_id,name\n");
        for (int i = 0; i < 101; i++) {
            customers.append("C").append(i).append(",N").append(i).append('\n');
        }
        Run run = run(
                "--subscriptions",
                file("s.csv", "customer_id,start\nC1,2024-01-10\n"),
                "--customers",
                file("c.csv", customers.toString()));
        assertThat(run.out())
                .contains("name is left out of the files by attribute: it has more than 100 different values");
        assertThat(folder.resolve("report/subscribers_by.csv")).doesNotExist();
    }

    @Property(tries = 100)
    void segmentsAddUpToAllSubscribers(@ForAll Random random) {
        List<Subscription> rows = new ArrayList<>();
        for (int i = random.nextInt(60); i > 0; i--) {
            LocalDate start = UNTIL.minusDays(random.nextInt(400));
            LocalDate end = random.nextBoolean() ? null : start.plusDays(random.nextInt(200));
            rows.add(new Subscription("C" + random.nextInt(20), start, end));
        }
        CustomerAttributes attributes = CustomerAttributes.of(customers(random));
        for (AttributeSegments attribute : attributes.segments()) {
            SubscriptionHistory all = SubscriptionHistory.of(rows, UNTIL);
            Map<String, SubscriptionHistory> parts = attribute.split(all);
            assertThat(parts.values().stream()
                            .mapToLong(SubscriptionHistory::customers)
                            .sum())
                    .isEqualTo(all.customers());
            all.movements(Granularity.MONTH)
                    .forEach((period, movement) -> assertThat(parts.values().stream()
                                    .map(part -> part.movement(period))
                                    .reduce(CustomerMovement::plus))
                            .contains(movement));
        }
    }

    @Property(tries = 100)
    void segmentsAddUpToAllAnswers(@ForAll Random random) {
        List<SurveyResponse> rows = new ArrayList<>();
        for (int i = 1 + random.nextInt(60); i > 0; i--) {
            String respondent = random.nextInt(5) == 0 ? null : "C" + random.nextInt(20);
            rows.add(new SurveyResponse(respondent, UNTIL.minusDays(random.nextInt(100)), random.nextInt(11)));
        }
        RepeatedAnswers policy = RepeatedAnswers.LATEST;
        SurveyAnswers survey = new SurveyAnswers(new Inputs.Survey(List.of(), Scale.NPS), rows, policy);
        CustomerAttributes attributes = CustomerAttributes.of(customers(random));
        for (AttributeSegments attribute : attributes.segments()) {
            Map<String, SurveyAnswers> parts = attribute.split(survey);
            counts(survey)
                    .forEach((period, counts) -> assertThat(parts.values().stream()
                                    .map(part -> counts(part).getOrDefault(period, ScoreCounts.empty(Scale.NPS)))
                                    .reduce(ScoreCounts::plus))
                            .contains(counts));
        }
    }

    private static Map<Period, ScoreCounts> counts(SurveyAnswers survey) {
        return survey.responses().stream()
                .collect(SurveyTrend.toTrend(
                        Granularity.MONTH, survey.policy().andThen(ScoreCounts.toScoreCounts(survey.scale()))));
    }

    /** Some of the customers, some of them without an attribute, and one of whom nothing else is known. */
    private static List<Customer> customers(Random random) {
        List<Customer> customers =
                new ArrayList<>(List.of(Customer.of("prospect").withAttribute("region", "north")));
        for (int i = 0; i < 20; i++) {
            Customer customer = Customer.of("C" + i);
            if (random.nextBoolean()) {
                customer = customer.withAttribute("region", random.nextBoolean() ? "north" : "(unknown)");
            }
            if (random.nextInt(4) > 0) {
                customers.add(customer.withAttribute("channel", "c" + random.nextInt(3)));
            }
        }
        return customers;
    }
}
