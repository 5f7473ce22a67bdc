/** Distribution functions and their inverses, on top of the special functions of Commons Numbers; not exported. */
@NullMarked
package io.github.retentionmetrics.internal.math;

import org.jspecify.annotations.NullMarked;
