package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.InputPart;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs the parts of the report that a section needs, and makes the section. */
final class SectionRun {
    private SectionRun() {}

    static Optional<Section> of(PageSection section, List<ReportPart> parts, Path out, String... args) {
        AtomicReference<@Nullable Section> made = new AtomicReference<>();
        List<ReportPart> all = new ArrayList<>();
        all.add(new InputPart());
        all.addAll(parts);
        all.add(new ReportPart() {
            @Override
            public void write(ReportInput input, ReportOutput output) throws IOException {
                made.set(section.of(new PageData(input, output)).orElse(null));
            }
        });
        Run run = Run.of(
                false,
                all,
                Stream.concat(Stream.of(args), Stream.of("--out", out.toString()))
                        .toArray(String[]::new));
        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        return Optional.ofNullable(made.get());
    }

    /** The sentences of a section. */
    static List<String> sentences(Section section) {
        return section.blocks().stream()
                .filter(Block.Sentence.class::isInstance)
                .map(block -> ((Block.Sentence) block).text())
                .toList();
    }

    /** The pictures of a section, those in groups included. */
    static List<Block.Picture> pictures(Section section) {
        return section.blocks().stream().flatMap(SectionRun::pictures).toList();
    }

    private static Stream<Block.Picture> pictures(Block block) {
        if (block instanceof Block.Picture picture) {
            return Stream.of(picture);
        }
        return block instanceof Block.Multiples multiples ? multiples.pictures().stream() : Stream.empty();
    }

    /** The shown texts of a column. */
    static List<String> texts(Table table, String column) {
        int index = table.indexOf(column);
        return table.lines().stream()
                .map(line -> line.cells().get(index).text())
                .toList();
    }
}
