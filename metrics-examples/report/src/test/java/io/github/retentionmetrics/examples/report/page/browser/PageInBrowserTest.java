package io.github.retentionmetrics.examples.report.page.browser;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of small reports, from no customer to sixty cohorts and hostile names. */
@ParameterizedClass
@EnumSource(
        names = {"CDNOW", "ONLINE_RETAIL"},
        mode = EnumSource.Mode.EXCLUDE)
@ExtendWith(BrowserExtension.class)
class PageInBrowserTest implements PageChecks {
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
