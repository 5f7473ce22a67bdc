package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import io.github.retentionmetrics.examples.report.page.Format.Kind;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How good such a forecast was, on purchases that were held out; without them, how to find out. */
final class ForecastHoldout {
    private static final String MODEL = "model";

    /** Lines over weeks are read as well as over months: as many as in two years. */
    private static final int MOST_PERIODS = 104;

    private final JsonFigures models;
    private final PageData data;

    ForecastHoldout(JsonFigures models, PageData data) {
        this.models = models;
        this.data = data;
    }

    List<Block> blocks(String chosen) throws IOException {
        Optional<WrittenTable> errors = data.file("holdout.csv");
        if (errors.isEmpty()) {
            return List.of(new Block.Sentence(data.text("forecast.judge")));
        }
        List<Block> blocks = new ArrayList<>();
        errors.get().rows().stream()
                .filter(row -> row.csv(MODEL).equals(chosen) && row.has("predicted"))
                .findFirst()
                .ifPresent(row -> blocks.add(new Block.Sentence(sentence(row))));
        blocks.add(new Block.Figures(errors(errors.get())));
        Optional<WrittenTable> tracking =
                data.file("tracking.csv", row -> row.csv(MODEL).equals(chosen));
        if (tracking.isPresent()) {
            blocks.add(tracking(tracking.get().last(MOST_PERIODS), chosen));
            Pictures.more(tracking.get(), MOST_PERIODS, data).ifPresent(blocks::add);
        }
        data.file("holdout_frequency.csv", row -> row.csv(MODEL).equals(chosen))
                .ifPresent(frequencies -> blocks.add(frequencies(frequencies, chosen)));
        return blocks;
    }

    private String sentence(Row row) {
        String name = ForecastModels.name(models, row.csv(MODEL));
        String predicted = data.format().of(Kind.COUNT, row.csv("predicted"));
        double error = row.number("cumulative_error");
        String key;
        if (Double.isNaN(error)) {
            key = "forecast.errorUndefined";
        } else if (error == 0) {
            key = "forecast.errorNone";
        } else {
            key = error > 0 ? "forecast.errorMore" : "forecast.errorFewer";
        }
        return data.text(
                key,
                calibratedUntil(),
                name,
                predicted,
                row.number("actual"),
                data.words().percent(Math.abs(error)));
    }

    private String calibratedUntil() {
        return models.at("/holdout/calibratedUntil")
                .map(day -> data.format().date(LocalDate.parse(day)))
                .orElse("");
    }

    private Table errors(WrittenTable errors) {
        return data.table(errors)
                .names(MODEL, key -> ForecastModels.name(models, key))
                .count("customers", "predicted", "actual")
                .share("cumulative_error")
                .precise("mean_absolute_error", "root_mean_square_error", "bias")
                .remark(row -> row.has("predicted") ? "" : data.text("forecast.notFitted"))
                .build(data.text("forecast.errors"));
    }

    private Block.Picture tracking(WrittenTable tracking, String chosen) {
        Table table = data.table(tracking)
                .period("period")
                .count("cumulative_actual", "cumulative_expected", "actual", "expected")
                .share("cumulative_error")
                .remark(row -> row.csv("part").equals("holdout") ? data.text("forecast.heldOut") : "")
                .build(data.text("forecast.trackingCaption", data.unit()));
        String chart = Chart.lines("period")
                .of("cumulative_actual", "cumulative_expected")
                .over(table);
        return new Block.Picture(
                data.text("forecast.tracking", ForecastModels.name(models, chosen), calibratedUntil()),
                data.text("forecast.trackingDescription"),
                chart,
                table);
    }

    private Block.Picture frequencies(WrittenTable frequencies, String chosen) {
        Table table = data.table(frequencies)
                .text("frequency")
                .precise("mean_actual", "mean_predicted")
                .count("customers", "actual", "predicted")
                .remark(row -> CustomersSection.few(row, data))
                .build(data.text("forecast.frequencyCaption"));
        String chart =
                Chart.bars("frequency").of("mean_actual", "mean_predicted").over(table);
        return new Block.Picture(
                data.text("forecast.frequency", ForecastModels.name(models, chosen)),
                data.text("forecast.frequencyDescription"),
                chart,
                table);
    }
}
