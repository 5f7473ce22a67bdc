package io.github.retentionmetrics.examples.report.page.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of reports on real data and on sixty cohorts, and the page in Dutch. */
@ParameterizedClass
@EnumSource(
        names = {"SAMPLE_IN_DUTCH", "CDNOW", "ONLINE_RETAIL", "SIXTY_WEEKS"},
        mode = EnumSource.Mode.INCLUDE)
@ExtendWith(BrowserExtension.class)
@Tag("slow")
class LargePageInBrowserTest implements PageChecks {
    @TempDir
    static Path folder;

    private static PageReports reports;

    @Parameter
    private PageCase pageCase;

    @BeforeAll
    static void noReports() {
        reports = new PageReports(folder);
    }

    @Override
    public Path report() throws IOException {
        return reports.of(pageCase);
    }

    @Override
    public Locale language() {
        return pageCase.locale();
    }
}
