/** Argument checks and arithmetic that know no metric; not exported. */
@NullMarked
package io.github.retentionmetrics.internal;

import org.jspecify.annotations.NullMarked;
