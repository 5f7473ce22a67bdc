/** The files of the report: CSV, JSON, and the folder in which all of them appear at once. */
@NullMarked
package io.github.retentionmetrics.examples.report.output;

import org.jspecify.annotations.NullMarked;
