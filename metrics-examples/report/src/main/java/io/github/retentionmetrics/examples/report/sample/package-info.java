/** The sample shop: made-up inputs of every kind, the same in every run. */
@NullMarked
package io.github.retentionmetrics.examples.report.sample;

import org.jspecify.annotations.NullMarked;
