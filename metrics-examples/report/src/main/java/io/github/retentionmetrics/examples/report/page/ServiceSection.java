package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenJson;
import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How quickly support solves tickets, how many there are, and what customers did afterwards. */
final class ServiceSection implements PageSection {
    private static final String TICKETS = "tickets";

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> tickets = data.file("tickets.csv");
        if (tickets.isEmpty()) {
            return Optional.empty();
        }
        WrittenTable all = tickets.get();
        WrittenTable shown = all.last(MovementSection.MOST_PERIODS);
        List<Block.Picture> pictures = new ArrayList<>();
        pictures.add(times(shown, all, data));
        pictures.add(backlog(shown, all, data));
        if (shown.rows().stream().anyMatch(row -> row.has("contact_rate"))) {
            pictures.add(contact(shown, all, data));
        }
        pictures.addAll(new LoyaltyPictures(data).of(TICKETS));
        return Optional.of(new Section(
                "service",
                data.text("service.topic"),
                finding(data),
                List.of(new Block.Multiples(data.text("service.tickets"), text(data), pictures)),
                data.text("service.definition")));
    }

    /** What followed if that differs clearly, else how long most customers wait. */
    private static String finding(PageData data) throws IOException {
        Optional<String> difference = new LoyaltyPictures(data)
                .difference(
                        TICKETS,
                        "resolved fast",
                        "resolved slowly",
                        List.of(data.text("service.fast"), data.text("service.slow")));
        return difference.orElseGet(() -> times(data));
    }

    private static String times(PageData data) {
        String median = hours("firstResolutionMedianHours", data);
        String most = hours("firstResolutionP90Hours", data);
        if (median.isEmpty()) {
            return data.text("service.unsolved");
        }
        return most.isEmpty() ? data.text("service.half", median) : data.text("service.most", median, most);
    }

    private static String hours(String key, PageData data) {
        return data.format().of(Kind.DECIMAL, data.json().at(key).text("value"));
    }

    private static String text(PageData data) {
        WrittenJson within = data.json().at("resolvedWithin24Hours");
        long tickets = (long) data.json().at(TICKETS).number("value");
        List<String> sentences = new ArrayList<>();
        sentences.add(data.text(
                "service.count", tickets, (long) data.json().at("ticketsOpen").number("value")));
        if (within.has("value")) {
            sentences.add(data.text(
                    "service.within",
                    data.format().of(Kind.SHARE, within.text("value")),
                    (long) within.number("numerator"),
                    (long) within.number("denominator")));
        }
        if (tickets < HeatScale.FEW) {
            sentences.add(data.text("service.few", HeatScale.FEW));
        }
        return String.join(" ", sentences);
    }

    private static Block.Picture times(WrittenTable shown, WrittenTable all, PageData data) {
        boolean isEverReopened = shown.rows().stream()
                .anyMatch(row -> !row.csv("first_median_hours").equals(row.csv("full_median_hours"))
                        || !row.csv("first_p90_hours").equals(row.csv("full_p90_hours")));
        TableBuilder builder = data.table(shown)
                .period("period")
                .count("tickets", "open")
                .decimal("first_median_hours", "first_p90_hours");
        if (isEverReopened) {
            builder.decimal("full_median_hours", "full_p90_hours");
        }
        Table table = builder.remark(row -> remark(row, data))
                .build(data.text("service.timesCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("service.times", data.unit()),
                data.text("service.timesDescription"),
                Chart.lines("period").of("first_median_hours").over(table),
                table);
    }

    private static Block.Picture backlog(WrittenTable shown, WrittenTable all, PageData data) {
        Table table = data.table(shown)
                .period("period")
                .count("backlog_start", "tickets", "solved_in_period", "backlog_end")
                .remark(row -> data.isNotOver(row.csv("period")) ? data.text("remark.partial") : "")
                .build(data.text("service.backlogCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("service.backlog", data.unit()),
                data.text("service.backlogDescription"),
                Chart.lines("period")
                        .of("tickets", "solved_in_period", "backlog_end")
                        .over(table),
                table);
    }

    private static Block.Picture contact(WrittenTable shown, WrittenTable all, PageData data) {
        Table table = data.table(shown)
                .period("period")
                .count("customers")
                .as(data.text("service.customers"))
                .share("contact_rate")
                .ratio("tickets_per_customer")
                .remark(row -> remark(row, data))
                .build(data.text("service.contactCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("service.contact", data.unit()),
                data.text("service.contactDescription"),
                Chart.lines("period").of("contact_rate").shares().over(table),
                table);
    }

    private static String remark(Row row, PageData data) {
        return data.remark(row, "tickets", "service.fewTickets");
    }
}
