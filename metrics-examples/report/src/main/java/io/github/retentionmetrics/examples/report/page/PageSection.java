package io.github.retentionmetrics.examples.report.page;

import java.io.IOException;
import java.util.Optional;

/** Makes one section of the page. */
interface PageSection {

    /** The section, or nothing if the report has no figures for it. */
    Optional<Section> of(PageData data) throws IOException;
}
