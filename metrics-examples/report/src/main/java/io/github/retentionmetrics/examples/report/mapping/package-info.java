/** Mappings: small text files that say how the export of a system is read, and the presets among them. */
@NullMarked
package io.github.retentionmetrics.examples.report.mapping;

import org.jspecify.annotations.NullMarked;
