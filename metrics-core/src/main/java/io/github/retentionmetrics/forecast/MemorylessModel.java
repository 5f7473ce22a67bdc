package io.github.retentionmetrics.forecast;

/**
 * A model in which what customers who have not left will do does not depend on when they last bought: given that they
 * are there, frequency and age tell all. Recency only tells how probable it is that they are there.
 */
interface MemorylessModel extends TransactionModel {}
