/** Reading of one CSV file, row by row: its header, its fields as dates, times and numbers, and notes on its rows. */
@NullMarked
package io.github.retentionmetrics.examples.report.csv;

import org.jspecify.annotations.NullMarked;
