/** What fitting and the models it fits have in common: likelihoods, and the names and checks of parameters; not exported. */
@NullMarked
package io.github.retentionmetrics.internal.fit;

import org.jspecify.annotations.NullMarked;
