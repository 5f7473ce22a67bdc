package io.github.retentionmetrics.examples.report.page.browser;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the sample shop in two languages, of large data, of sixty cohorts, and with hostile names. */
@ParameterizedClass
@EnumSource(
        names = {"EMPTY", "ONE_CUSTOMER"},
        mode = EnumSource.Mode.EXCLUDE)
@ExtendWith(BrowserExtension.class)
@Tag("slow")
class LargePageInBrowserTest extends PageChecks {}
