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
public record Section(String id, String topic, String finding, List<Block> blocks, String definition) {
    /** Leaves out pictures and tables without rows, and the picture of a trend with a single period. */
    public Section {
        blocks = blocks.stream()
                .filter(block -> !isEmpty(block))
                .map(Section::withoutSinglePoint)
                .toList();
    }

    private static boolean isEmpty(Block block) {
        return (block instanceof Block.Picture picture
                        && picture.table().lines().isEmpty())
                || (block instanceof Block.Figures figures
                        && figures.table().lines().isEmpty());
    }

    /** A trend of one period is a table: a line through one point shows nothing. */
    private static Block withoutSinglePoint(Block block) {
        return block instanceof Block.Picture picture
                        && picture.table().lines().size() == 1
                        && Chart.isOfLines(picture.chart())
                ? new Block.Figures(picture.table())
                : block;
    }
}
