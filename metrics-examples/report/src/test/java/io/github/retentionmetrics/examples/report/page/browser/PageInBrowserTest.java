package io.github.retentionmetrics.examples.report.page.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of small reports: no customer, one, and the sample shop. */
@ParameterizedClass
@EnumSource(
        names = {"SAMPLE_IN_DUTCH", "CDNOW", "ONLINE_RETAIL", "RECURRING", "SIXTY_WEEKS", "HOSTILE"},
        mode = EnumSource.Mode.EXCLUDE)
@ExtendWith(BrowserExtension.class)
class PageInBrowserTest extends PageChecks {}
