/**
 * A fuzzer of the whole library: it calls every public constructor and method of every exported type with arguments
 * that it makes up, ordinary and hostile, and holds what comes back against the rules that every answer keeps.
 *
 * <p>{@link io.github.retentionmetrics.fuzz.FuzzTest} says how a failure is replayed and how long runs are started.
 */
package io.github.retentionmetrics.fuzz;
