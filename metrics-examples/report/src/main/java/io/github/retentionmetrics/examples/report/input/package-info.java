/** The inputs of a run: what the user asked for, the rows of each kind of file, and the histories made from them. */
@NullMarked
package io.github.retentionmetrics.examples.report.input;

import org.jspecify.annotations.NullMarked;
