/**
 * One class per question, each with a {@code main} that can be copied whole.
 *
 * <p>They run as they stand, with the library from the jar of the report: {@code java -cp
 * metrics-examples/report/target/retention-report.jar:metrics-examples/questions/target/classes
 * io.github.retentionmetrics.examples.questions.HowManyCustomersStay}.
 */
@NullMarked
package io.github.retentionmetrics.examples.questions;

import org.jspecify.annotations.NullMarked;
