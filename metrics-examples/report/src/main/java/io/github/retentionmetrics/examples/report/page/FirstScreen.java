package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a reader learns first: whether customers stay, whether that gets better or worse, and what they are worth. The
 * figures are those of {@code headlines.csv}.
 */
final class FirstScreen {
    private static final String FILE = "headlines.csv";

    /** Those that say whether customers stay. */
    private static final List<String> KEEPING =
            List.of("active_retention", "buyers_retention", "subscribers_retention", "return_rate", "users_retention");

    /** As many changes as an answer can name and still be read at a glance. */
    private static final int MOST_CHANGES = 3;

    private final PageData data;
    private final Map<String, List<KeyFigure>> byName;

    private FirstScreen(PageData data, List<KeyFigure> figures) {
        this.data = data;
        this.byName = figures.stream()
                .collect(Collectors.groupingBy(KeyFigure::name, LinkedHashMap::new, Collectors.toList()));
    }

    static FirstScreen of(PageData data) throws IOException {
        Stream<WrittenTable.Row> rows =
                data.file(FILE).stream().map(WrittenTable::rows).flatMap(List::stream);
        return new FirstScreen(data, rows.map(row -> new KeyFigure(row, data)).toList());
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
        for (String name : KEEPING) {
            latest(name)
                    .ifPresent(figure -> sentences.add(
                            data.text("first.keep." + name, figure.text("value"), figure.period(), data.unit())));
        }
        boolean isTooEarly = headlines().isEmpty() && data.fileNames().contains("movement.csv");
        return isTooEarly ? List.of(data.text("first.none", data.unit())) : sentences;
    }

    private List<String> changed() {
        List<String> sentences = new ArrayList<>();
        for (List<KeyFigure> compared : byName.values()) {
            compared.stream()
                    .filter(KeyFigure::hasChanged)
                    .findFirst()
                    .ifPresent(figure -> sentences.add(data.text(
                            figure.verdict() == Verdict.HIGHER ? "first.rose" : "first.fell",
                            figure.label(),
                            figure.spoken("previous"),
                            figure.spoken("value"),
                            figure.comparedWith())));
        }
        if (!sentences.isEmpty()) {
            return sentences.subList(0, Math.min(MOST_CHANGES, sentences.size()));
        }
        long unchanged = byName.values().stream()
                .flatMap(List::stream)
                .filter(figure -> figure.verdict() == Verdict.NO_CLEAR_DIFFERENCE)
                .count();
        if (unchanged > 0) {
            return List.of(data.text("first.unchanged", unchanged));
        }
        return byName.isEmpty() ? List.of() : List.of(data.text("first.nothingToCompare"));
    }

    private List<String> worth() throws IOException {
        List<String> sentences = new ArrayList<>();
        Optional<KeyFigure> revenue = latest("revenue");
        Optional<KeyFigure> each = latest("revenue_per_customer");
        if (revenue.isPresent() && each.isPresent()) {
            sentences.add(data.text(
                    "first.worth.revenue",
                    data.currency(),
                    revenue.get().text("value"),
                    revenue.get().period(),
                    each.get().text("value")));
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

    private Optional<KeyFigure> latest(String name) {
        return Optional.ofNullable(byName.get(name))
                .map(figures -> figures.get(0))
                .filter(figure -> figure.row().has("value"));
    }

    List<Headline> headlines() {
        return byName.values().stream()
                .filter(figures -> figures.get(0).row().has("value"))
                .map(this::headline)
                .toList();
    }

    private Headline headline(List<KeyFigure> figures) {
        KeyFigure latest = figures.get(0);
        return new Headline(
                latest.label(),
                FILE,
                cell(latest, "value", latest.text("value")),
                latest.isAmount() ? latest.currency() : "",
                about(latest),
                changes(figures));
    }

    private static Cell cell(KeyFigure figure, String column, String text) {
        return new Cell(figure.row().csv(column), text, "", figure.row().number(), column);
    }

    /** What is true of several changes is said once, after the last of them. */
    private List<Headline.Change> changes(List<KeyFigure> figures) {
        List<KeyFigure> compared = figures.stream()
                .filter(figure -> figure.row().has("compared_with"))
                .toList();
        boolean isAlike = compared.stream().map(KeyFigure::verdict).distinct().count() == 1 && compared.size() > 1;
        List<Headline.Change> changes = new ArrayList<>();
        for (int i = 0; i < compared.size(); i++) {
            KeyFigure figure = compared.get(i);
            String sentence = isAlike && i < compared.size() - 1
                    ? ""
                    : data.text((isAlike ? "verdicts." : "verdict.") + figure.verdict());
            changes.add(new Headline.Change(
                    cell(figure, "change", figure.change()),
                    data.text("first.against", figure.comparedWith(), figure.text("previous")),
                    style(figure),
                    sentence));
        }
        return changes;
    }

    private String style(KeyFigure figure) {
        boolean isWorseIfHigher = figure.isEffort() && SurveySection.isLowerEasier(data);
        return switch (figure.verdict()) {
            case HIGHER -> isWorseIfHigher ? "higher worse" : "higher";
            case LOWER -> isWorseIfHigher ? "lower better" : "lower";
            case NO_CLEAR_DIFFERENCE -> "none";
            case UNDEFINED -> "undefined";
        };
    }

    private String about(KeyFigure figure) {
        String counts = figure.isRate() && figure.row().has("denominator")
                ? data.text("first.counts", count(figure, "numerator"), count(figure, "denominator"))
                : "";
        String interval =
                figure.row().has("low") ? data.text("first.interval", figure.text("low"), figure.text("high")) : "";
        String few = figure.row().number("observations") < HeatScale.FEW
                ? data.text("first.few", figure.row().number("observations"))
                : "";
        String direction = figure.isEffort()
                ? data.text(SurveySection.isLowerEasier(data) ? "first.cesLow" : "first.cesHigh")
                : "";
        return Format.capitalised(figure.period()) + counts + interval + direction + few;
    }

    private String count(KeyFigure figure, String column) {
        return data.format().of(Format.Kind.COUNT, figure.row().csv(column));
    }
}
