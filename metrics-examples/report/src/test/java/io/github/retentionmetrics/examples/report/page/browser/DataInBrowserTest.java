package io.github.retentionmetrics.examples.report.page.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of the sample shop and of names that are meant to break a page; the other checks of these are slow. */
@ParameterizedClass
@EnumSource(names = {"SAMPLE", "HOSTILE"})
@ExtendWith(BrowserExtension.class)
class DataInBrowserTest extends DataChecks {}
