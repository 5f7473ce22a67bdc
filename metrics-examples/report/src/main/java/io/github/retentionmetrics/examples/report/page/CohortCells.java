package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable;
import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The cells of the last cohorts of a file, and of their first periods, as far as a heat map shows them.
 *
 * @param cells the cells
 * @param all how many cells there are
 */
record CohortCells(WrittenTable cells, int all) {
    /** As many cohorts and periods as the page has room for; the files have all. */
    static final int MOST_COHORTS = 60;

    /** As many cells as a heat map shows; of long histories it has fewer periods. */
    private static final int MOST_CELLS = 2_000;

    private static final int PERIODS_OF_LONG_HISTORIES = 30;

    static Optional<CohortCells> latest(String file, String offset, PageData data) throws IOException {
        return latest(file, offset, row -> true, MOST_COHORTS, data);
    }

    /**
     * Reads the file twice rather than keep all of its cells, of which there are hundreds of thousands by days.
     *
     * @param isWanted which cells of the file are looked at
     * @param most of how many cohorts
     */
    static Optional<CohortCells> latest(String file, String offset, Predicate<Row> isWanted, int most, PageData data)
            throws IOException {
        Cohorts cohorts = new Cohorts();
        data.file(file, row -> isWanted.test(row) && cohorts.count(row));
        Set<String> shown = cohorts.last(most);
        Optional<WrittenTable> cells = data.file(
                file,
                row -> isWanted.test(row) && shown.contains(row.csv("cohort")) && row.number(offset) <= MOST_COHORTS);
        return cells.map(found -> new CohortCells(
                found.rows().size() <= MOST_CELLS
                        ? found
                        : found.where(row -> row.number(offset) <= PERIODS_OF_LONG_HISTORIES),
                cohorts.cells));
    }

    /** The cohorts of a file in its order, and how many cells it has. */
    private static final class Cohorts {
        private final Set<String> labels = new LinkedHashSet<>();
        private int cells;

        /** Counts a cell, which is not kept. */
        private boolean count(Row row) {
            labels.add(row.csv("cohort"));
            cells++;
            return false;
        }

        private Set<String> last(int most) {
            return labels.stream().skip(Math.max(0, labels.size() - most)).collect(Collectors.toUnmodifiableSet());
        }
    }

    /** A sentence that the file has more cells than the page; nothing if it has not. */
    Optional<Block> more(PageData data) {
        int shown = cells.rows().size();
        return all > shown
                ? Optional.of(new Block.Sentence(data.text("cohorts.more", shown, all, cells.file())))
                : Optional.empty();
    }
}
