/** What people read on the terminal: the summary in English or Dutch, numbers as they write them, and progress. */
@NullMarked
package io.github.retentionmetrics.examples.report.text;

import org.jspecify.annotations.NullMarked;
