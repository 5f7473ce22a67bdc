package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where users stop on their way to a goal, and how their sessions go. */
final class StepSection implements PageSection {
    private static final double MINUTE = 60;
    private static final double HOUR = 60 * MINUTE;
    private static final double DAY = 24 * HOUR;

    @Override
    public Optional<Section> of(PageData data) throws IOException {
        Optional<WrittenTable> sessions = data.file("sessions.csv");
        Optional<WrittenTable> funnel = data.file("funnel.csv");
        if (sessions.isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        funnel.ifPresent(steps -> addFunnel(steps, data, blocks));
        addSessions(sessions.get(), data, blocks);
        String finding = funnel.map(steps -> finding(steps, data)).orElseGet(() -> sessions(data));
        return Optional.of(new Section(
                "steps",
                data.text(funnel.isPresent() ? "steps.topic" : "steps.sessionsTopic"),
                finding,
                blocks,
                funnel.isPresent()
                        ? data.text("steps.definition", window(data)) + underWay(data) + " "
                                + data.text("steps.sessionsDefinition")
                        : data.text("steps.sessionsDefinition")));
    }

    /** How many of those who take the first step reach the last. */
    private static String finding(WrittenTable steps, PageData data) {
        Row first = steps.rows().get(0);
        Row last = steps.rows().get(steps.rows().size() - 1);
        return last.has("from_start")
                ? data.text(
                        "steps.finding",
                        data.format().of(Kind.SHARE, last.csv("from_start")),
                        name(first, steps, data),
                        name(last, steps, data))
                : data.text("steps.nobody", name(first, steps, data));
    }

    /** The event of a step in quotation marks, and where several steps have the same event, which of them. */
    private static String name(Row step, WrittenTable steps, PageData data) {
        String event = step.text("event");
        String shown = data.format().of(Kind.TEXT, event);
        boolean isOnly = steps.rows().stream()
                        .filter(row -> row.text("event").equals(event))
                        .count()
                == 1;
        return isOnly ? data.text("steps.name", shown) : data.text("steps.numbered", shown, step.csv("step"));
    }

    private static void addFunnel(WrittenTable steps, PageData data, List<Block> blocks) {
        Row first = steps.rows().get(0);
        if (first.number("users") > 0) {
            addDrop(steps, data, blocks);
        }
        if (first.number("users") > 0 && first.number("users") < HeatScale.FEW) {
            blocks.add(new Block.Sentence(data.text("users.few", HeatScale.FEW)));
        }
        Table table = data.table(steps)
                .rowNames("step", row -> row.csv("step") + ". " + data.format().of(Kind.TEXT, row.text("event")))
                .count("users")
                .share("from_start", "from_start_low", "from_start_high", "from_previous")
                .rowNames("median_seconds_from_previous", row -> time(row, "median_seconds_from_previous", data))
                .rowNames("median_seconds_from_start", row -> time(row, "median_seconds_from_start", data))
                .build(data.text("steps.caption"));
        blocks.add(new Block.Picture(
                data.text("steps.picture"),
                data.text("steps.description"),
                Chart.ranked("step").of("from_start").shares().over(table),
                table));
    }

    /** The step that the smallest share of those before it pass, unless all of them pass each step. */
    private static void addDrop(WrittenTable steps, PageData data, List<Block> blocks) {
        List<Row> rows = steps.rows();
        rows.stream()
                .skip(1)
                .filter(row -> row.has("from_previous") && row.number("from_previous") < 1)
                .min(Comparator.comparingDouble(row -> row.number("from_previous")))
                .ifPresent(row -> {
                    Row before = rows.get(rows.indexOf(row) - 1);
                    blocks.add(new Block.Sentence(data.text(
                            "steps.drop",
                            name(before, steps, data),
                            name(row, steps, data),
                            data.format().of(Kind.SHARE, row.csv("from_previous")))));
                });
    }

    private static void addSessions(WrittenTable all, PageData data, List<Block> blocks) {
        WrittenTable shown = all.last(MovementSection.MOST_PERIODS);
        String last = data.lastOf(shown, all);
        Table rates = data.table(shown)
                .period("period")
                .count("sessions", "bounces")
                .share("bounce_rate")
                .status()
                .build(data.text("steps.bounceCaption", data.unit()) + last);
        Table lengths = data.table(shown)
                .period("period")
                .rowNames("mean_seconds", row -> time(row, "mean_seconds", data))
                .rowNames("median_seconds", row -> time(row, "median_seconds", data))
                .ratio("events_per_session")
                .status()
                .build(data.text("steps.lengthCaption", data.unit()) + last);
        blocks.add(new Block.Multiples(
                data.text("steps.sessions"),
                sessionsText(data),
                List.of(
                        new Block.Picture(
                                data.text("steps.bounce"),
                                data.text("steps.bounceDescription"),
                                Chart.lines("period").of("bounce_rate").shares().over(rates),
                                rates),
                        new Block.Picture(
                                data.text("steps.events"),
                                data.text("steps.eventsDescription"),
                                Chart.lines("period").of("events_per_session").over(lengths),
                                lengths))));
    }

    private static String sessionsText(PageData data) {
        JsonFigures figures = data.figures();
        Optional<String> mean = figures.at("/engagement/meanSessionSeconds/value");
        Optional<String> median = figures.at("/engagement/medianSessionSeconds/value");
        return mean.isEmpty() || median.isEmpty()
                ? ""
                : data.text(
                        "steps.sessionsText",
                        (long) figures.number("/engagement/sessions/value"),
                        time(Double.parseDouble(mean.get()), data),
                        time(Double.parseDouble(median.get()), data));
    }

    /** How many sessions end where they begin. */
    private static String sessions(PageData data) {
        return data.figures()
                .shown("/engagement/bounceRate/value", Kind.SHARE)
                .map(share -> data.text("steps.sessionsFinding", share))
                .orElseGet(() -> data.text("steps.noSessions"));
    }

    private static String time(Row row, String column, PageData data) {
        return row.has(column) ? time(row.number(column), data) : "";
    }

    /** How many users might still go on when the data ended. */
    private static String underWay(PageData data) {
        return data.figures()
                .at("/engagement/funnelUnderWay")
                .map(Long::parseLong)
                .filter(users -> users > 0)
                .map(users -> " " + data.text("steps.underWay", users))
                .orElse("");
    }

    /** How long users have for the steps. */
    private static String window(PageData data) {
        return data.figures()
                .at("/engagement/funnelWindow")
                .map(text -> time((double) Duration.parse(text).toSeconds(), data))
                .orElse("");
    }

    /** A time in the unit that suits it. */
    private static String time(double seconds, PageData data) {
        if (seconds < 2 * MINUTE) {
            double rounded = Math.rint(seconds);
            return rounded == 1
                    ? data.text("time.second")
                    : data.text("time.seconds", data.words().decimal(rounded, 0));
        }
        if (seconds < 2 * HOUR) {
            return data.text("time.minutes", shown(seconds / MINUTE, data));
        }
        return seconds < 2 * DAY
                ? data.text("time.hours", shown(seconds / HOUR, data))
                : data.text("time.days", shown(seconds / DAY, data));
    }

    private static String shown(double units, PageData data) {
        return data.words().decimal(units, units == Math.rint(units) ? 0 : 1);
    }
}
