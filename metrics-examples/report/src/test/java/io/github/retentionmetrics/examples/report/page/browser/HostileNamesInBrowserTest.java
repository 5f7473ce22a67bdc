package io.github.retentionmetrics.examples.report.page.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of a shop whose names are meant to break it; the other checks of this page are slow. */
@ParameterizedClass
@EnumSource(names = "HOSTILE")
@ExtendWith(BrowserExtension.class)
class HostileNamesInBrowserTest extends DataChecks {}
