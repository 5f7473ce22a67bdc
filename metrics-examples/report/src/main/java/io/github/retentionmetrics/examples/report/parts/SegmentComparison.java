package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.output.Metrics;
import io.github.retentionmetrics.examples.report.parts.SegmentScore.Figure;
import io.github.retentionmetrics.inference.Comparison;
import io.github.retentionmetrics.inference.Comparison.Verdict;
import io.github.retentionmetrics.inference.Correction;
import io.github.retentionmetrics.rate.Difference;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Every figure of every segment held against that of all other customers, and all these comparisons of a report
 * corrected together for their number, as Holm has it. Where an attribute has two segments, their difference is one
 * comparison, not two.
 */
final class SegmentComparison {
    private final Map<Key, Difference> differences = new LinkedHashMap<>();
    private final Map<Key, Key> opposites = new LinkedHashMap<>();
    private @Nullable Map<Key, Comparison> compared;

    private record Key(String attribute, String segment, Figure figure) {}

    /**
     * The difference of a segment from all others.
     *
     * @param value the figure of the segment less that of the others, NaN if one of them is undefined
     * @param low the lower bound of its interval at the level of all comparisons together, NaN without one
     * @param high the upper bound
     * @param pvalue the corrected p-value, NaN without a test
     * @param verdict what may be said
     */
    record Result(double value, double low, double high, double pvalue, Verdict verdict) {
        private static Result of(Comparison comparison) {
            return new Result(
                    comparison.difference().value(),
                    comparison.interval().low(),
                    comparison.interval().high(),
                    comparison.pvalue(),
                    comparison.verdict());
        }

        /** The same seen from the other side. */
        private Result reversed() {
            Verdict opposite = switch (verdict) {
                case HIGHER -> Verdict.LOWER;
                case LOWER -> Verdict.HIGHER;
                case NO_CLEAR_DIFFERENCE, UNDEFINED -> verdict;
            };
            return new Result(0 - value, 0 - high, 0 - low, pvalue, opposite);
        }
    }

    /**
     * Adds the segments of an attribute, which together are all customers. Where two of them have a figure, their
     * difference is one comparison.
     */
    void add(String attribute, Map<String, Map<Figure, SegmentScore>> segments) {
        for (Figure figure : Figure.values()) {
            List<String> names = segments.keySet().stream()
                    .filter(segment -> scores(segments, segment).containsKey(figure))
                    .toList();
            for (String segment : names) {
                Key key = new Key(attribute, segment, figure);
                if (names.size() == 2 && segment.equals(names.get(1))) {
                    opposites.put(key, new Key(attribute, names.get(0), figure));
                } else {
                    SegmentScore score = scores(segments, segment).get(figure);
                    differences.put(key, Objects.requireNonNull(score).difference());
                }
            }
        }
        compared = null;
    }

    private static Map<Figure, SegmentScore> scores(Map<String, Map<Figure, SegmentScore>> segments, String segment) {
        return Objects.requireNonNull(segments.get(segment));
    }

    /** The result for a figure of a segment, corrected for all comparisons that were added. */
    Result result(String attribute, String segment, Figure figure) {
        Key key = new Key(attribute, segment, figure);
        Key opposite = opposites.get(key);
        return opposite == null
                ? Result.of(comparison(key))
                : Result.of(comparison(opposite)).reversed();
    }

    private Comparison comparison(Key key) {
        return Objects.requireNonNull(compared().get(key));
    }

    /** How many comparisons there are that can be tested. */
    long count() {
        return compared().values().stream()
                .filter(comparison -> !Double.isNaN(comparison.pvalue()))
                .count();
    }

    private Map<Key, Comparison> compared() {
        Map<Key, Comparison> known = compared;
        if (known == null) {
            known = Comparison.ofAll(differences, Correction.HOLM, Metrics.LEVEL);
            compared = known;
        }
        return known;
    }
}
