package io.github.retentionmetrics.examples.report.input;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One purchase or refund as an export has it.
 *
 * @param customerId who bought
 * @param date when
 * @param amount for how much; negative for a refund
 * @param category what, empty if the export does not say
 */
public record PurchaseRow(String customerId, LocalDate date, BigDecimal amount, String category) {}
