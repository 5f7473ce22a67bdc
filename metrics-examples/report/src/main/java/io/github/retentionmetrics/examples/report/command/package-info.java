/** The command line: its options, their values, and which of them go together. */
@NullMarked
package io.github.retentionmetrics.examples.report.command;

import org.jspecify.annotations.NullMarked;
