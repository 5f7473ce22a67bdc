package io.github.retentionmetrics.rfm;

import io.github.retentionmetrics.internal.Checks;
import io.github.retentionmetrics.internal.Restored;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * Names for the cells of the RFM cube: every combination of scores belongs to exactly one segment.
 *
 * <p>The {@linkplain #standard() standard map} is the grid of ten segments over recency and frequency that most
 * tutorials and tools use. It ignores the monetary score, since customers who buy recently and often usually spend most
 * as well; for a map that uses it, build your own. Dutch terms are in italics.
 *
 * <table>
 *   <caption>The standard map: segment by recency (down) and frequency (across)</caption>
 *   <tr><th>R \ F</th><th>1</th><th>2</th><th>3</th><th>4</th><th>5</th></tr>
 *   <tr><th>5</th><td>New Customers</td><td colspan="2">Potential Loyalists</td><td colspan="2">Champions</td></tr>
 *   <tr><th>4</th><td>Promising</td><td colspan="2">Potential Loyalists</td><td colspan="2">Loyal Customers</td></tr>
 *   <tr><th>3</th><td colspan="2">About to Sleep</td><td>Need Attention</td><td colspan="2">Loyal Customers</td></tr>
 *   <tr><th>2</th><td colspan="2">Hibernating</td><td colspan="2">At Risk</td><td>Can't Lose Them</td></tr>
 *   <tr><th>1</th><td colspan="2">Hibernating</td><td colspan="2">At Risk</td><td>Can't Lose Them</td></tr>
 * </table>
 *
 * <ul>
 *   <li><b>Champions</b> (<i>kampioenen</i>), <b>Loyal Customers</b> (<i>trouwe klanten</i>), <b>Potential
 *       Loyalists</b> (<i>mogelijk trouwe klanten</i>);
 *   <li><b>New Customers</b> (<i>nieuwe klanten</i>), <b>Promising</b> (<i>veelbelovend</i>);
 *   <li><b>Need Attention</b> (<i>vraagt aandacht</i>), <b>About to Sleep</b> (<i>dreigt in te slapen</i>);
 *   <li><b>At Risk</b> (<i>dreigt te vertrekken</i>), <b>Can't Lose Them</b> (<i>mag niet weg</i>), <b>Hibernating</b>
 *       (<i>slapend</i>).
 * </ul>
 *
 * <p>A map of rules is checked when it is built: a cell without a rule or with two rules is refused. Published tables
 * of rules often fail this check: their ranges overlap, so that the result depends on the order of the rules, and leave
 * gaps that end up as "others".
 *
 * <pre>{@code
 * RfmSegmentMap.standard().segmentOf(new RfmScore(5, 5, 5));   // Champions
 *
 * RfmSegmentMap own = RfmSegmentMap.builder(5)
 *         .segment("Best", score -> score.mean() >= 4)
 *         .segment("Gone", score -> score.mean() < 4 && score.recency() == 1)
 *         .segment("Others", score -> score.mean() < 4 && score.recency() > 1)
 *         .build();
 * RfmScores.of(history).segments(own);
 * }</pre>
 */
public final class RfmSegmentMap implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final RfmSegmentMap STANDARD = builder(5)
            .segment("Champions", score -> score.recency() == 5 && score.frequency() >= 4)
            .segment("Loyal Customers", score -> score.recency() >= 3 && score.recency() <= 4 && score.frequency() >= 4)
            .segment(
                    "Potential Loyalists",
                    score -> score.recency() >= 4 && score.frequency() >= 2 && score.frequency() <= 3)
            .segment("New Customers", score -> score.recency() == 5 && score.frequency() == 1)
            .segment("Promising", score -> score.recency() == 4 && score.frequency() == 1)
            .segment("Need Attention", score -> score.recency() == 3 && score.frequency() == 3)
            .segment("About to Sleep", score -> score.recency() == 3 && score.frequency() <= 2)
            .segment("Can't Lose Them", score -> score.recency() <= 2 && score.frequency() == 5)
            .segment("At Risk", score -> score.recency() <= 2 && score.frequency() >= 3 && score.frequency() <= 4)
            .segment("Hibernating", score -> score.recency() <= 2 && score.frequency() <= 2)
            .build();

    private final int scores;
    private final List<String> names;
    private final int[] segmentOf;

    private RfmSegmentMap(int scores, List<String> names, int[] segmentOf) {
        this.scores = scores;
        this.names = names;
        this.segmentOf = segmentOf;
    }

    /**
     * The usual ten segments over recency and frequency, for five scores.
     *
     * @return the map
     */
    public static RfmSegmentMap standard() {
        return STANDARD;
    }

    /**
     * A builder of a map.
     *
     * @param scores the number of scores, 2..100
     * @return a builder without segments
     * @throws IllegalArgumentException if the number is not in 2..100
     */
    public static Builder builder(int scores) {
        if (scores < 2 || scores > RfmScore.HIGHEST) {
            throw new IllegalArgumentException("scores must be in 2.." + RfmScore.HIGHEST + ": " + scores);
        }
        return new Builder(scores);
    }

    /** The index of a cell in the order of the cells. */
    static int cell(int recency, int frequency, int monetary, int scores) {
        return ((recency - 1) * scores + frequency - 1) * scores + monetary - 1;
    }

    static RfmScore score(int cell, int scores) {
        return new RfmScore(cell / (scores * scores) + 1, cell / scores % scores + 1, cell % scores + 1);
    }

    /**
     * The number of scores of the map.
     *
     * @return the highest score
     */
    public int scores() {
        return scores;
    }

    /**
     * The names of the segments.
     *
     * @return the names, in the order in which they were added
     */
    public List<String> names() {
        return names;
    }

    /**
     * The segment of a cell.
     *
     * @param score the cell
     * @return the name of its segment
     * @throws NullPointerException if the score is null
     * @throws IllegalArgumentException if it is above the highest score of the map
     */
    public String segmentOf(RfmScore score) {
        Objects.requireNonNull(score, "score");
        if (Math.max(score.recency(), Math.max(score.frequency(), score.monetary())) > scores) {
            throw new IllegalArgumentException("score (" + score + ") must be at most scores (" + scores + ")");
        }
        return names.get(segmentOfCell(cell(score.recency(), score.frequency(), score.monetary(), scores)));
    }

    int segmentOfCell(int cell) {
        return segmentOf[cell];
    }

    /**
     * The cells of a segment.
     *
     * @param name the name of the segment
     * @return its cells, worst first; empty if there is no such segment
     * @throws NullPointerException if the name is null
     */
    public List<RfmScore> cells(String name) {
        int segment = names.indexOf(Objects.requireNonNull(name, "name"));
        return IntStream.range(0, segmentOf.length)
                .filter(cell -> segmentOf[cell] == segment)
                .mapToObj(cell -> score(cell, scores))
                .toList();
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> scores >= 2
                && scores <= RfmScore.HIGHEST
                && Restored.areNames(names)
                && segmentOf.length == scores * scores * scores
                && Restored.areWithin(segmentOf, 0, names.size() - 1));
    }

    @Override
    public String toString() {
        return "RfmSegmentMap" + names;
    }

    /** A builder of a map from rules, which are checked together when the map is built. Not thread-safe. */
    public static final class Builder {
        private final int scores;
        private final Map<String, Predicate<RfmScore>> rules = new LinkedHashMap<>();

        private Builder(int scores) {
            this.scores = scores;
        }

        /**
         * Adds a segment.
         *
         * @param name its name, not blank and not yet used
         * @param isIn the predicate that selects its cells; called once for each cell when the map is built
         * @return this builder
         * @throws NullPointerException if a parameter is null
         * @throws IllegalArgumentException if the name is blank or was added before
         */
        public Builder segment(String name, Predicate<RfmScore> isIn) {
            Checks.identifier(name, "name");
            Objects.requireNonNull(isIn, "isIn");
            if (rules.putIfAbsent(name, isIn) != null) {
                throw new IllegalArgumentException("name must not be used twice: " + name);
            }
            return this;
        }

        /**
         * The map of the segments.
         *
         * @return a map in which every cell belongs to exactly one segment
         * @throws IllegalStateException if a cell belongs to no segment or to two
         */
        public RfmSegmentMap build() {
            List<String> names = List.copyOf(rules.keySet());
            int[] segmentOf = new int[scores * scores * scores];
            Arrays.setAll(segmentOf, cell -> onlySegmentOf(score(cell, scores), names));
            return new RfmSegmentMap(scores, names, segmentOf);
        }

        private int onlySegmentOf(RfmScore score, List<String> names) {
            List<String> of = new ArrayList<>();
            rules.forEach((name, isIn) -> {
                if (isIn.test(score)) {
                    of.add(name);
                }
            });
            if (of.size() != 1) {
                throw new IllegalStateException(
                        "every cell must belong to exactly one segment: " + score + " belongs to " + of);
            }
            return names.indexOf(of.get(0));
        }
    }
}
