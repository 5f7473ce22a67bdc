package io.github.retentionmetrics.examples.report.page.browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of reports on large data and on sixty cohorts, the page in Dutch, and hostile names. */
@ParameterizedClass
@EnumSource(
        names = {"SAMPLE_IN_DUTCH", "CDNOW", "ONLINE_RETAIL", "RECURRING", "SIXTY_WEEKS", "HOSTILE"},
        mode = EnumSource.Mode.INCLUDE)
@ExtendWith(BrowserExtension.class)
@Tag("slow")
class LargePageInBrowserTest extends PageChecks {}
