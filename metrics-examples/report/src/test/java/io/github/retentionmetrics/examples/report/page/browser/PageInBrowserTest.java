package io.github.retentionmetrics.examples.report.page.browser;

import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The pages of small reports: no customer, and one. */
@ParameterizedClass
@EnumSource(names = {"EMPTY", "ONE_CUSTOMER"})
@ExtendWith(BrowserExtension.class)
class PageInBrowserTest extends PageChecks {}
