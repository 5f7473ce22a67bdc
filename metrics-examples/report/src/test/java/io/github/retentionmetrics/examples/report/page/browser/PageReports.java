package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reports of the cases, each of which is made once. */
final class PageReports {
    private final Path folder;
    private final Map<PageCase, Path> made = new EnumMap<>(PageCase.class);

    PageReports(Path folder) {
        this.folder = folder;
    }

    /** The folder with the files of a report. */
    Path of(PageCase pageCase) throws IOException {
        Path report = made.get(pageCase);
        if (report == null) {
            report = make(pageCase);
            made.put(pageCase, report);
        }
        return report;
    }

    private Path make(PageCase pageCase) throws IOException {
        Path inputs = Files.createDirectories(folder.resolve(pageCase.name()));
        List<String> options = new ArrayList<>(pageCase.options(inputs));
        Path report = inputs.resolve("report");
        Run run = Run.into(report, options.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return report;
    }
}
