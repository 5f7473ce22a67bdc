/** What a file looks like, and a mapping to complete: nothing that is found here is applied. */
@NullMarked
package io.github.retentionmetrics.examples.report.describe;

import org.jspecify.annotations.NullMarked;
