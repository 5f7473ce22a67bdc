package io.github.retentionmetrics.forecast;

/**
 * A model in which the future purchases of a customer who has not left depend on frequency and age only. Recency
 * affects only the probability that the customer has not left.
 */
interface MemorylessModel extends TransactionModel {}
