/** The page: what the files of the report say, as tables, pictures and sentences in one HTML file. */
@NullMarked
package io.github.retentionmetrics.examples.report.page;

import org.jspecify.annotations.NullMarked;
