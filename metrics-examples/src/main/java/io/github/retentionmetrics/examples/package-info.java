/**
 * One class per question, each with a {@code main} that can be copied whole.
 *
 * <p>They run as they stand: {@code java -cp metrics-examples/target/retention-report.jar
 * io.github.retentionmetrics.examples.HowManyCustomersStay}.
 */
@NullMarked
package io.github.retentionmetrics.examples;

import org.jspecify.annotations.NullMarked;
