package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenJson;
import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The loyalty programme: who joined and left, whether members buy more often than others, and points. */
final class ProgrammeSection implements PageSection {
    /** How unlikely a difference must be by chance alone. */
    private static final double SIGNIFICANT = 0.05;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> members = data.file("members.csv");
        if (members.isEmpty()) {
            return Optional.empty();
        }
        WrittenTable all = members.get();
        WrittenTable shown = all.last(MovementSection.MOST_PERIODS);
        List<Block.Picture> pictures = new ArrayList<>();
        pictures.add(movement(shown, all, data));
        if (has(shown, "repeat_rate_members") || has(shown, "repeat_rate_others")) {
            pictures.add(repeat(shown, all, data));
        }
        if (has(shown, "revenue_share_members")) {
            pictures.add(revenue(shown, all, data));
        }
        if (has(shown, "points_issued")) {
            pictures.add(points(shown, all, data));
        }
        return Optional.of(new Section(
                "programme",
                data.text("programme.topic"),
                finding(data),
                List.of(new Block.Multiples(data.text("programme.title"), text(data), pictures)),
                data.text("programme.definition")));
    }

    private static boolean has(WrittenTable rows, String column) {
        return rows.rows().stream().anyMatch(row -> row.has(column));
    }

    /** Whether members bought more often if that differs clearly, else what share of the revenue is theirs. */
    private static String finding(PageData data) {
        WrittenJson purchases = data.json().at("memberPurchases");
        String period = data.spokenPeriod(purchases.text("period"));
        WrittenJson members = purchases.at("repeatRateMembers");
        WrittenJson others = purchases.at("repeatRateOthers");
        boolean isClear = purchases.at("repeatRateDifference").number("pValue") < SIGNIFICANT
                && members.number("denominator") >= HeatScale.FEW
                && others.number("denominator") >= HeatScale.FEW;
        if (isClear) {
            boolean isMore = members.number("value") > others.number("value");
            return data.text(
                    isMore ? "programme.more" : "programme.less",
                    period,
                    data.format().of(Kind.SHARE, members.text("value")),
                    data.format().of(Kind.SHARE, others.text("value")));
        }
        String share =
                data.format().of(Kind.SHARE, purchases.at("shareOfRevenue").text("value"));
        return share.isEmpty()
                ? data.text(
                        "programme.members", (long) data.json().at("members").number("value"))
                : data.text("programme.revenueFinding", share, period);
    }

    private static String text(PageData data) {
        List<String> sentences = new ArrayList<>();
        WrittenJson json = data.json();
        sentences.add(data.text("programme.count", (long) json.at("members").number("value")));
        addShare("programme.enrolment", json.at("enrolmentRate"), sentences, data);
        addShare("programme.participation", json.at("participationRate"), sentences, data);
        addShare("programme.redemption", json.at("redemptionRate"), sentences, data);
        return String.join(" ", sentences);
    }

    private static void addShare(String key, WrittenJson rate, List<String> sentences, PageData data) {
        if (rate.has("value")) {
            sentences.add(data.text(key, data.format().of(Kind.SHARE, rate.text("value"))));
        }
    }

    private static Block.Picture movement(WrittenTable shown, WrittenTable all, PageData data) {
        Table table = data.table(shown)
                .period("period")
                .count("start", "joined", "resurrected", "left", "end")
                .remark(row -> data.isNotOver(row.csv("period")) ? data.text("remark.partial") : "")
                .build(data.text("programme.movementCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("programme.movement", data.unit()),
                data.text("programme.movementDescription"),
                Chart.bars("period")
                        .of("joined", "resurrected")
                        .below("left")
                        .stacked()
                        .over(table),
                table);
    }

    private static Block.Picture repeat(WrittenTable shown, WrittenTable all, PageData data) {
        Table table = data.table(shown)
                .period("period")
                .share("repeat_rate_members", "repeat_rate_others")
                .remark(row -> remark(row, data))
                .build(data.text("programme.repeatCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("programme.repeat", data.unit()),
                data.text("programme.repeatDescription"),
                Chart.lines("period")
                        .of("repeat_rate_members", "repeat_rate_others")
                        .shares()
                        .over(table),
                table);
    }

    private static Block.Picture revenue(WrittenTable shown, WrittenTable all, PageData data) {
        Table table = data.table(shown)
                .period("period")
                .share("revenue_share_members", "enrolment_rate", "participation_rate")
                .remark(row -> remark(row, data))
                .build(data.text("programme.revenueCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("programme.revenue"),
                data.text("programme.revenueDescription"),
                Chart.lines("period")
                        .of("revenue_share_members", "enrolment_rate")
                        .shares()
                        .over(table),
                table);
    }

    private static Block.Picture points(WrittenTable shown, WrittenTable all, PageData data) {
        Table table = data.table(shown)
                .period("period")
                .count("points_issued", "points_redeemed", "points_expired")
                .share("redemption_rate", "breakage")
                .remark(row -> data.isNotOver(row.csv("period")) ? data.text("remark.partial") : "")
                .build(data.text("programme.pointsCaption", data.unit()) + data.lastOf(shown, all));
        return new Block.Picture(
                data.text("programme.points", data.unit()),
                data.text("programme.pointsDescription"),
                Chart.bars("period")
                        .of("points_issued")
                        .below("points_redeemed", "points_expired")
                        .stacked()
                        .over(table),
                table);
    }

    private static String remark(Row row, PageData data) {
        return data.remark(row, "start", "programme.fewMembers");
    }
}
