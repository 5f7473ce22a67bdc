/** The part that fits models to customers, forecasts with them, and judges such forecasts. */
@NullMarked
package io.github.retentionmetrics.examples.report.forecast;

import org.jspecify.annotations.NullMarked;
