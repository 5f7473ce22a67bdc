package io.github.retentionmetrics.examples.report.page;

import java.util.List;

/**
 * A question and its answer.
 *
 * @param id the anchor
 * @param topic the short name in the list of sections
 * @param finding the answer in one sentence: the heading
 * @param blocks the pictures and figures
 * @param definition how the figures are defined
 */
public record Section(String id, String topic, String finding, List<Block> blocks, String definition) {}
