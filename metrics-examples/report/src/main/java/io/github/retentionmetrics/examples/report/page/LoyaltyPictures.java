package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenJson;
import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What customers did after their answers or tickets: the rows of {@code loyalty.csv}. */
final class LoyaltyPictures {
    private static final String FILE = "loyalty.csv";
    private static final String PURCHASES = "purchases";
    private static final List<String> BEHAVIOURS = List.of(PURCHASES, "subscriptions");

    /** How unlikely a difference must be by chance alone, after correction for all comparisons of the file. */
    private static final double SIGNIFICANT = 0.05;

    private final PageData data;

    LoyaltyPictures(PageData data) {
        this.data = data;
    }

    /** A picture for each kind of behaviour that is known. */
    List<Block.Picture> of(String survey) throws IOException {
        List<Block.Picture> pictures = new ArrayList<>();
        for (String behaviour : BEHAVIOURS) {
            rows(survey, behaviour).ifPresent(rows -> pictures.add(picture(rows, behaviour)));
        }
        return pictures;
    }

    private Optional<WrittenTable> rows(String survey, String behaviour) throws IOException {
        return data.file(
                FILE,
                row -> row.csv("survey").equals(survey) && row.csv("behaviour").equals(behaviour));
    }

    private Block.Picture picture(WrittenTable rows, String behaviour) {
        boolean isPurchases = behaviour.equals(PURCHASES);
        TableBuilder builder = data.table(rows)
                .names("class", this::name)
                .count("customers")
                .count("retained")
                .as(data.text(isPurchases ? "loyalty.bought" : "loyalty.stayed"))
                .share("retention_rate")
                .as(data.text("column.retention"));
        if (isPurchases) {
            builder.share("repeat_rate").amount("revenue_per_customer");
        }
        Row first = rows.rows().get(0);
        String source = data.text(first.csv("survey").equals("tickets") ? "loyalty.tickets" : "loyalty.answers");
        String title = data.text(
                isPurchases ? "loyalty.purchases" : "loyalty.subscriptions",
                source,
                data.format().period(first.csv("answers_until")));
        Table table = builder.few("customers")
                .build(data.text(
                        isPurchases ? "loyalty.purchasesCaption" : "loyalty.subscriptionsCaption",
                        data.format().period(first.csv("behaviour_from")),
                        data.format().period(first.csv("behaviour_until")),
                        source,
                        data.format().period(first.csv("answers_from")),
                        data.format().period(first.csv("answers_until"))));
        String chart = Chart.ranked("class").of("retention_rate").shares().over(table);
        return new Block.Picture(title, data.text("loyalty.description"), chart, table);
    }

    /** A class of answers or tickets, as people call it. */
    private String name(String name) {
        return data.text(
                switch (name) {
                    case "promoters" -> "loyalty.promoters";
                    case "passives" -> "loyalty.passives";
                    case "detractors" -> "loyalty.detractors";
                    case "satisfied" -> "loyalty.satisfied";
                    case "not satisfied" -> "loyalty.notSatisfied";
                    case "easy" -> "loyalty.easy";
                    case "neutral" -> "loyalty.neutral";
                    case "difficult" -> "loyalty.difficult";
                    case "no answer" -> "loyalty.noAnswer";
                    case "resolved fast" -> "loyalty.fast";
                    case "resolved slowly" -> "loyalty.slowly";
                    case "open" -> "loyalty.open";
                    case "no ticket" -> "loyalty.noTicket";
                    default -> throw new IllegalArgumentException("class must be one of loyalty.csv: " + name);
                });
    }

    /**
     * The sentence about a clear difference between two classes; empty if chance may explain it, or if one of them has
     * few customers.
     *
     * @param survey the survey, or tickets
     * @param better the class that was more content
     * @param worse the class that was less content
     * @param names how the sentence calls both
     */
    Optional<String> difference(String survey, String better, String worse, List<String> names) throws IOException {
        for (String behaviour : BEHAVIOURS) {
            Optional<WrittenTable> rows = rows(survey, behaviour);
            Optional<Row> more = rows.flatMap(of -> ofClass(of, better));
            Optional<Row> less = rows.flatMap(of -> ofClass(of, worse));
            if (more.isPresent() && less.isPresent() && isClear(survey, behaviour)) {
                boolean isMore =
                        more.get().number("retention_rate") > less.get().number("retention_rate");
                String key = behaviour.equals(PURCHASES)
                        ? isMore ? "loyalty.boughtMore" : "loyalty.boughtLess"
                        : isMore ? "loyalty.stayedMore" : "loyalty.stayedLess";
                return Optional.of(data.text(key, names.get(0), names.get(1), share(more.get()), share(less.get())));
            }
        }
        return Optional.empty();
    }

    private static Optional<Row> ofClass(WrittenTable rows, String name) {
        return rows.rows().stream()
                .filter(row -> row.csv("class").equals(name) && row.number("customers") >= HeatScale.FEW)
                .findFirst();
    }

    private String share(Row row) {
        return data.format().of(Kind.SHARE, row.csv("retention_rate"));
    }

    /** By Bonferroni's correction, which is stricter than others. */
    private boolean isClear(String survey, String behaviour) {
        List<WrittenJson> all = data.json().all("loyalty");
        return all.stream()
                .filter(one -> one.text("survey").equals(survey)
                        && one.text("behaviour").equals(behaviour))
                .anyMatch(one -> one.at("retentionDifference").number("pValue") * all.size() < SIGNIFICANT);
    }
}
