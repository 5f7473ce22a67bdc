/** The parts of the report: each computes one subject, writes its files and adds to the summaries. */
@NullMarked
package io.github.retentionmetrics.examples.report.parts;

import org.jspecify.annotations.NullMarked;
