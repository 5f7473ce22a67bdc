/**
 * The retention report: one program that reads a company's exports and writes its retention figures.
 *
 * <p>The words used here, in the order in which a run meets them:
 *
 * <ul>
 *   <li>An <em>input</em> is one CSV file: purchases, subscriptions, a survey, or what goes with purchases (costs,
 *       customers, referrals). Without any, the <em>sample shop</em> takes their place and goes through the same
 *       reading.
 *   <li>A <em>bad row</em> breaks a rule. It stops the run, or is skipped and counted by reason. What makes a whole
 *       file unreadable (no header, text that is not UTF-8) always stops the run.
 *   <li><em>Observed until</em> is the last day for which the data is complete; later rows are left out and counted.
 *   <li>A <em>part</em> of the report writes its files and adds its lines to the summary on the terminal.
 *   <li>The <em>output folder</em> is staged beside its destination and moved there once every part is done.
 * </ul>
 *
 * <p>The whole program as one call, which returns the exit code (0 done, 1 failure, 2 wrong usage or input):
 *
 * <pre>{@code
 * int exitCode = RetentionReport.run(new String[] {"--purchases", "orders.csv"}, System.out, System.err);
 * }</pre>
 */
@NullMarked
package io.github.retentionmetrics.examples.report;

import org.jspecify.annotations.NullMarked;
