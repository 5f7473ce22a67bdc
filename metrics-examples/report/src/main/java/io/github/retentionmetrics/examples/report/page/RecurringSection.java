package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import io.github.retentionmetrics.examples.report.text.Printable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What subscriptions bring a month, what moved it, how much of it is kept, on which plans and by whom; and how many
 * trials become paid. Each currency has blocks of its own: nothing is added up across currencies.
 */
final class RecurringSection implements PageSection {
    private static final int MOST_PERIODS = MovementSection.MOST_PERIODS;

    /** As many periods of plans as a picture shows, which has a row for each plan and period. */
    private static final int PERIODS_OF_PLANS = 12;

    /** As many plans as a picture can tell apart by colour. */
    private static final int MOST_PLANS = 8;

    private static final int PLANS_IN_TABLE = 30;

    /** As many cohorts as there is room for where each of several currencies has a heat map. */
    private static final int COHORTS_OF_SEVERAL = 24;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> file = data.file("mrr.csv");
        if (file.isEmpty()) {
            return Optional.empty();
        }
        WrittenTable mrr = file.get();
        List<String> currencies =
                mrr.rows().stream().map(row -> row.csv("currency")).distinct().toList();
        List<Block> blocks = new ArrayList<>();
        for (String currency : currencies) {
            int cohorts = currencies.size() > 1 ? COHORTS_OF_SEVERAL : CohortCells.MOST_COHORTS;
            new One(currency, mrr.where(of(currency)), cohorts, data.in(currency)).addTo(blocks);
        }
        if (currencies.size() > 1) {
            blocks.add(new Block.Sentence(data.text("recurring.apart")));
        }
        data.file("trials.csv").ifPresent(trials -> addTrials(trials, data, blocks));
        String like = data.json().at("recurringRevenue").text("like");
        return Optional.of(new Section(
                "recurring",
                data.text("recurring.topic"),
                finding(currencies, mrr, data),
                blocks,
                data.text("recurring.definition")
                        + (like.equals("default") ? "" : " " + data.text("recurring.like", like))));
    }

    private static Predicate<Row> of(String currency) {
        return row -> row.csv("currency").equals(currency);
    }

    private static Optional<Row> latest(WrittenTable mrr) {
        return mrr.lastWhere(row -> row.csv("status").equals("complete"));
    }

    private static String finding(List<String> currencies, WrittenTable mrr, PageData data) {
        List<String> amounts = new ArrayList<>();
        Optional<Row> latest = Optional.empty();
        for (String currency : currencies) {
            Optional<Row> row = latest(mrr.where(of(currency)));
            latest = row.isPresent() ? row : latest;
            row.filter(of -> of.number("customers_end") > 0)
                    .ifPresent(of -> amounts.add(money(of.csv("end"), data.in(currency))));
        }
        if (latest.isEmpty()) {
            return data.text("recurring.noFinding", data.unit());
        }
        String period = data.format().period(latest.get().csv("period"));
        return amounts.isEmpty()
                ? data.text("recurring.nothing", period)
                : data.text("recurring.finding", listed(amounts, data), period);
    }

    private static String money(String amount, PageData data) {
        return data.money(data.format().of(Kind.AMOUNT, amount));
    }

    private static String listed(List<String> parts, PageData data) {
        int last = parts.size() - 1;
        return last == 0
                ? parts.get(0)
                : String.join(", ", parts.subList(0, last)) + " " + data.text("recurring.and") + " " + parts.get(last);
    }

    private static void addTrials(WrittenTable trials, PageData data, List<Block> blocks) {
        Optional<Row> decided =
                trials.lastWhere(row -> row.csv("status").equals("complete") && row.has("conversion_rate_decided"));
        decided.ifPresent(row -> blocks.add(new Block.Sentence(data.text(
                "trials.finding",
                data.format().of(Kind.SHARE, row.csv("conversion_rate_decided")),
                row.csv("converted"),
                row.csv("trials"),
                data.format().period(row.csv("period"))))));
        Table table = data.table(trials.last(MOST_PERIODS))
                .period("period")
                .count("trials", "converted", "lost")
                .as(data.text("trials.lost"))
                .count("running")
                .share("conversion_rate_decided")
                .status()
                .few("trials")
                .build(data.text("trials.caption", data.unit()));
        String chart = Chart.bars("period")
                .of("converted", "lost", "running")
                .stacked()
                .over(table);
        blocks.add(new Block.Picture(data.text("trials.picture"), data.text("trials.description"), chart, table));
        Pictures.more(trials, MOST_PERIODS, data).ifPresent(blocks::add);
    }

    /**
     * The blocks of one currency.
     *
     * @param currency its code
     * @param mrr its rows
     * @param cohorts how many cohorts are shown
     * @param data the page's data, with amounts in this currency
     */
    private record One(String currency, WrittenTable mrr, int cohorts, PageData data) {

        void addTo(List<Block> blocks) throws IOException {
            latest(mrr).ifPresent(row -> addSentences(row, blocks));
            addChange(blocks);
            blocks.add(movement());
            WrittenTable compared = mrr.where(row -> row.has("nrr"));
            if (!compared.rows().isEmpty()) {
                blocks.add(retention(compared.last(MOST_PERIODS)));
            }
            Pictures.more(mrr, MOST_PERIODS, data).ifPresent(blocks::add);
            addPlans(blocks);
            addCohorts(blocks);
        }

        private void addSentences(Row row, List<Block> blocks) {
            String period = data.format().period(row.csv("period"));
            if (row.number("customers_end") > 0) {
                blocks.add(new Block.Sentence(data.text(
                        "recurring.paying",
                        money(row.csv("end"), data),
                        Long.parseLong(row.csv("customers_end")),
                        money(row.csv("arpa"), data),
                        money(row.csv("arr"), data),
                        period)));
            }
            if (row.has("grr")) {
                blocks.add(new Block.Sentence(data.text(
                        "recurring.kept",
                        money(row.csv("start"), data),
                        data.format().of(Kind.SHARE, row.csv("grr")),
                        data.format().of(Kind.SHARE, row.csv("nrr")),
                        period)));
                if (row.number("customers_start") < HeatScale.FEW) {
                    blocks.add(new Block.Sentence(data.text("few.sentence", HeatScale.FEW)));
                }
            }
            if (row.has("grr_12m")) {
                blocks.add(new Block.Sentence(data.text(
                        "recurring.keptYear",
                        data.format().of(Kind.SHARE, row.csv("grr_12m")),
                        data.format().of(Kind.SHARE, row.csv("nrr_12m")))));
            }
        }

        /** Whether chance may explain the change since the period before. */
        private void addChange(List<Block> blocks) throws IOException {
            data.file(
                            "headlines.csv",
                            row -> row.csv("headline").startsWith("mrr")
                                    && new KeyFigure(row, data).currency().equals(currency)
                                    && row.has("previous"))
                    .map(headlines -> new KeyFigure(headlines.rows().get(0), data))
                    .ifPresent(of -> blocks.add(new Block.Sentence(data.text(
                            "recurring.change",
                            money(of.row().csv("previous"), data),
                            of.comparedWith(),
                            money(of.row().csv("value"), data),
                            data.text("verdict." + of.verdict())))));
        }

        private Block.Picture movement() {
            Table table = data.table(mrr.last(MOST_PERIODS))
                    .period("period")
                    .amount("start")
                    .as(data.text("recurring.start"))
                    .amount("new")
                    .as(data.text("recurring.new"))
                    .amount("reactivation")
                    .amount("expansion")
                    .as(data.text("recurring.expansion"))
                    .amount("contraction")
                    .as(data.text("recurring.contraction"))
                    .amount("churned")
                    .amount("end")
                    .as(data.text("recurring.end"))
                    .count("customers_end")
                    .status()
                    .build(data.text("recurring.caption", data.unit(), currency));
            String chart = Chart.bars("period")
                    .of("new", "reactivation", "expansion")
                    .below("contraction", "churned")
                    .stacked()
                    .over(table);
            return new Block.Picture(
                    data.text("recurring.picture", currency), data.text("recurring.description"), chart, table);
        }

        private Block.Picture retention(WrittenTable compared) {
            Table table = data.table(compared)
                    .period("period")
                    .count("customers_start")
                    .share("nrr", "grr", "customer_churn_rate", "nrr_12m", "grr_12m")
                    .ratio("quick_ratio")
                    .status()
                    .few("customers_start")
                    .build(data.text("recurring.retentionCaption", data.unit(), currency));
            String chart = Chart.lines("period").of("nrr", "grr").shares().over(table);
            return new Block.Picture(
                    data.text("recurring.retention", currency),
                    data.text("recurring.retentionDescription"),
                    chart,
                    table);
        }

        private void addPlans(List<Block> blocks) throws IOException {
            Set<String> periods = mrr.last(PERIODS_OF_PLANS).rows().stream()
                    .map(row -> row.csv("period"))
                    .collect(Collectors.toUnmodifiableSet());
            Optional<WrittenTable> file =
                    data.file("mrr_plans.csv", row -> of(currency).test(row) && periods.contains(row.csv("period")));
            if (file.isEmpty()) {
                return;
            }
            WrittenTable plans = file.get();
            Set<String> names = new TreeSet<>();
            plans.rows().forEach(row -> names.add(row.csv("plan")));
            if (names.size() > 1 && names.size() <= MOST_PLANS) {
                blocks.add(plans(plans));
            }
            latest(plans)
                    .ifPresent(row -> blocks.add(latestPlans(
                            plans.where(of -> of.csv("period").equals(row.csv("period"))), row.csv("period"))));
        }

        private Block.Picture plans(WrittenTable plans) {
            Table table = data.table(plans)
                    .period("period")
                    .names("plan", this::plan)
                    .amount("end")
                    .as(data.text("recurring.end"))
                    .status()
                    .build(data.text("recurring.plansCaption", data.unit(), currency));
            String chart = Chart.bars("period").of("end").by("plan").stacked().over(table);
            return new Block.Picture(
                    data.text("recurring.plans", currency), data.text("recurring.plansDescription"), chart, table);
        }

        private Block.Figures latestPlans(WrittenTable plans, String period) {
            WrittenTable shown = new WrittenTable(
                    plans.file(),
                    plans.columns(),
                    plans.rows().stream().limit(PLANS_IN_TABLE).toList());
            return new Block.Figures(data.table(shown)
                    .names("plan", this::plan)
                    .amount("start")
                    .as(data.text("recurring.start"))
                    .amount("new")
                    .as(data.text("recurring.new"))
                    .amount("reactivated")
                    .amount("moved_in")
                    .amount("expansion")
                    .as(data.text("recurring.expansion"))
                    .amount("contraction")
                    .as(data.text("recurring.contraction"))
                    .amount("moved_out")
                    .amount("churned")
                    .amount("end")
                    .as(data.text("recurring.end"))
                    .count("customers_end")
                    .build(data.text("recurring.plansOf", data.format().period(period), currency)
                            + data.lastOf(shown, plans)));
        }

        private String plan(String name) {
            return name.isEmpty() ? data.text("recurring.noPlan") : Printable.of(name);
        }

        private void addCohorts(List<Block> blocks) throws IOException {
            Optional<CohortCells> latest = CohortCells.latest("mrr_cohorts.csv", "offset", of(currency), cohorts, data);
            if (latest.isEmpty()) {
                return;
            }
            CohortMap map = new CohortMap(
                    latest.get().cells(),
                    row -> "+" + row.csv("offset"),
                    row -> row.csv("offset").equals("0"),
                    data);
            blocks.add(map.block(
                    "recurring-view-" + currency,
                    data.text("recurring.map", data.unit(), currency),
                    List.of(
                            map.view("mrr_retention", Kind.SHARE, data.text("recurring.mapShare", data.unit())),
                            map.view("mrr", Kind.AMOUNT, data.text("recurring.mapMrr")))));
            latest.get().more(data).ifPresent(blocks::add);
        }
    }
}
