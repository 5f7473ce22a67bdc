/** What stops a run and can be put right by the user: wrong options, unreadable inputs, rows that break a rule. */
@NullMarked
package io.github.retentionmetrics.examples.report.error;

import org.jspecify.annotations.NullMarked;
