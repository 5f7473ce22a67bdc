package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a reader learns first: whether customers stay, whether that gets better or worse, and what they are worth. The
 * figures are those of {@code headlines.csv}.
 */
final class FirstScreen {
    private static final String FILE = "headlines.csv";

    /** As many changes as an answer can name and still be read at a glance. */
    private static final int MOST_CHANGES = 3;

    private final PageData data;
    private final Map<String, List<Row>> byHeadline;

    private FirstScreen(PageData data, List<Row> rows) {
        this.data = data;
        this.byHeadline = rows.stream()
                .collect(Collectors.groupingBy(row -> row.csv("headline"), LinkedHashMap::new, Collectors.toList()));
    }

    static FirstScreen of(PageData data) throws IOException {
        return new FirstScreen(data, data.file(FILE).map(WrittenTable::rows).orElse(List.of()));
    }

    List<Page.Answer> answers() throws IOException {
        List<Page.Answer> answers = new ArrayList<>();
        add("first.keep", kept(), answers);
        add("first.change", changed(), answers);
        add("first.worth", worth(), answers);
        return answers;
    }

    private void add(String question, List<String> sentences, List<Page.Answer> answers) {
        if (!sentences.isEmpty()) {
            answers.add(new Page.Answer(data.text(question), sentences));
        }
    }

    private List<String> kept() {
        List<String> sentences = new ArrayList<>();
        for (HeadlineKind kind : HeadlineKind.ofKeeping()) {
            latest(kind)
                    .ifPresent(row -> sentences.add(data.text(
                            "first.keep." + kind.key(),
                            value(kind, row),
                            data.format().period(row.csv("period")),
                            data.unit())));
        }
        return sentences;
    }

    private List<String> changed() {
        List<String> sentences = new ArrayList<>();
        byHeadline.forEach((key, rows) -> HeadlineKind.of(key)
                .ifPresent(kind -> rows.stream()
                        .filter(row -> Verdict.of(row).isClear())
                        .findFirst()
                        .ifPresent(row -> sentences.add(data.text(
                                Verdict.of(row) == Verdict.HIGHER ? "first.rose" : "first.fell",
                                label(kind),
                                kind.text(row, "previous", data.format()),
                                kind.text(row, "value", data.format()),
                                data.format().period(row.csv("compared_with")))))));
        if (!sentences.isEmpty()) {
            return sentences.subList(0, Math.min(MOST_CHANGES, sentences.size()));
        }
        List<Row> compared = byHeadline.values().stream()
                .flatMap(List::stream)
                .filter(row -> Verdict.of(row) == Verdict.NO_CLEAR_DIFFERENCE)
                .toList();
        if (!compared.isEmpty()) {
            return List.of(data.text("first.unchanged", compared.size()));
        }
        return byHeadline.isEmpty() ? List.of() : List.of(data.text("first.nothingToCompare"));
    }

    private List<String> worth() throws IOException {
        List<String> sentences = new ArrayList<>();
        Optional<Row> revenue = latest(HeadlineKind.REVENUE);
        Optional<Row> each = latest(HeadlineKind.REVENUE_PER_CUSTOMER);
        if (revenue.isPresent() && each.isPresent()) {
            sentences.add(data.text(
                    "first.worth.revenue",
                    data.currency(),
                    value(HeadlineKind.REVENUE, revenue.get()),
                    data.format().period(revenue.get().csv("period")),
                    value(HeadlineKind.REVENUE_PER_CUSTOMER, each.get())));
        }
        data.file(
                        "lifetime.csv",
                        row -> row.csv("method").equals("textbook")
                                && row.csv("part").equals("value"))
                .map(lifetime -> lifetime.rows().get(0))
                .filter(row -> row.has("value"))
                .ifPresent(row -> sentences.add(data.text(
                        "first.worth.lifetime",
                        data.currency(),
                        data.format().of(Format.Kind.AMOUNT, row.csv("value")))));
        return sentences;
    }

    private Optional<Row> latest(HeadlineKind kind) {
        return Optional.ofNullable(byHeadline.get(kind.key()))
                .map(rows -> rows.get(0))
                .filter(row -> row.has("value"));
    }

    private String value(HeadlineKind kind, Row row) {
        return kind.text(row, "value", data.format());
    }

    private String label(HeadlineKind kind) {
        return data.text("headline." + kind.key());
    }

    List<Headline> headlines() {
        List<Headline> headlines = new ArrayList<>();
        byHeadline.forEach((key, rows) -> HeadlineKind.of(key)
                .filter(kind -> rows.get(0).has("value"))
                .ifPresent(kind -> headlines.add(headline(kind, rows))));
        return headlines;
    }

    private Headline headline(HeadlineKind kind, List<Row> rows) {
        Row latest = rows.get(0);
        Cell value = new Cell(latest.csv("value"), value(kind, latest), "", latest.number(), "value");
        return new Headline(
                label(kind),
                FILE,
                value,
                kind.isAmount() ? data.currency() : "",
                about(kind, latest),
                changes(kind, rows));
    }

    /** What is true of several changes is said once, after the last of them. */
    private List<Headline.Change> changes(HeadlineKind kind, List<Row> rows) {
        List<Row> compared =
                rows.stream().filter(row -> row.has("compared_with")).toList();
        boolean isAlike = compared.stream().map(Verdict::of).distinct().count() == 1 && compared.size() > 1;
        List<Headline.Change> changes = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            Verdict verdict = Verdict.of(compared.get(i));
            String sentence = isAlike && i < compared.size() - 1
                    ? ""
                    : data.text(isAlike ? "verdicts." + verdict.name() : "verdict." + verdict.name());
            changes.add(change(kind, compared.get(i), sentence));
        }
        return changes;
    }

    private String about(HeadlineKind kind, Row row) {
        String period = data.format().period(row.csv("period"));
        String counts = kind.isRate() && row.has("denominator")
                ? data.text(
                        "first.counts",
                        data.format().of(Format.Kind.COUNT, row.csv("numerator")),
                        data.format().of(Format.Kind.COUNT, row.csv("denominator")))
                : "";
        String interval = row.has("low")
                ? data.text(
                        "first.interval", kind.text(row, "low", data.format()), kind.text(row, "high", data.format()))
                : "";
        String few = row.number("observations") < HeatScale.FEW
                ? data.text("first.few", data.format().of(Format.Kind.COUNT, row.csv("observations")))
                : "";
        return period + counts + interval + few;
    }

    private Headline.Change change(HeadlineKind kind, Row row, String sentence) {
        String against = data.text(
                "first.against",
                data.format().period(row.csv("compared_with")),
                row.has("previous") ? kind.text(row, "previous", data.format()) : data.text("undefined"));
        Cell change = new Cell(
                row.csv("change"),
                row.has("change") ? kind.changeText(row, data) : data.text("undefined"),
                "",
                row.number(),
                "change");
        return new Headline.Change(change, against, Verdict.of(row).style(), sentence);
    }

    /** What may be said about a change. */
    private enum Verdict {
        HIGHER,
        LOWER,
        NO_CLEAR_DIFFERENCE,
        UNDEFINED;

        static Verdict of(Row row) {
            for (Verdict verdict : values()) {
                if (verdict.name().equalsIgnoreCase(row.csv("verdict"))) {
                    return verdict;
                }
            }
            return UNDEFINED;
        }

        boolean isClear() {
            return this == HIGHER || this == LOWER;
        }

        String style() {
            return switch (this) {
                case HIGHER -> "higher";
                case LOWER -> "lower";
                case NO_CLEAR_DIFFERENCE -> "none";
                case UNDEFINED -> "undefined";
            };
        }
    }
}
