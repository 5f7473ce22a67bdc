package io.github.retentionmetrics.cohort;

import io.github.retentionmetrics.event.EventHistory;
import io.github.retentionmetrics.event.ReturnRule;
import io.github.retentionmetrics.internal.CohortGrid;
import io.github.retentionmetrics.internal.DayCalendar;
import io.github.retentionmetrics.internal.ReturnIndex;
import io.github.retentionmetrics.internal.StoreAccess;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The tables of events that the index of returns has, which the history keeps. */
final class KeptReturns {
    /**
     * What an index depends on. The types stand for the selectors, which need not be equal by value.
     *
     * @param starts the types of events that start, by their place
     * @param returns the types of events that are returns
     * @param isRecurring whether each period with a start event counts
     * @param minimum how many returns in a period are asked for
     * @param isStartReturn whether the start event counts as a return
     * @param cohorts the days of the cohorts
     * @param activity the days of the returns
     */
    private record Rule(
            List<Integer> starts,
            List<Integer> returns,
            boolean isRecurring,
            int minimum,
            boolean isStartReturn,
            DayCalendar cohorts,
            DayCalendar activity) {}

    private KeptReturns() {}

    static CohortTable table(CohortAnalysis analysis, EventHistory history, ReturnRule rule, DayCalendar cohorts) {
        return index(analysis, history, rule, cohorts)
                .map(index -> CohortTable.empty(analysis, history)
                        .with(
                                index.count(
                                        analysis.grid(cohorts, index.sizes(), history.observedUntil()),
                                        analysis.retained().presence()),
                                cohorts.start(0)))
                .orElseGet(() -> new ReturnCohorts(analysis, history, rule, cohorts).table());
    }

    private static Optional<ReturnIndex> index(
            CohortAnalysis analysis, EventHistory history, ReturnRule rule, DayCalendar cohorts) {
        boolean isStreak = analysis.retained() == CohortAnalysis.Retained.EVERY_PERIOD;
        // returns in a bracket are counted together, which pairs of single offsets do not say
        boolean isCountedByBracket = rule.minimum() > 1 && !analysis.brackets().isEmpty();
        DayCalendar activity = analysis.activityDays(cohorts, history.observedUntil());
        // an analysis with brackets may be of more cells than a table without them has
        boolean isLarge = (long) cohorts.size() * activity.size() > CohortGrid.MOST_CELLS;
        if (isStreak || isCountedByBracket || isLarge) {
            return Optional.empty();
        }
        Rule key = new Rule(
                places(history.selectedTypes(rule.start())),
                places(history.selectedTypes(rule.returns())),
                rule.isRecurring(),
                rule.minimum(),
                rule.isStartReturn(),
                cohorts,
                activity);
        return StoreAccess.returnIndexes(history)
                .of(key, () -> new ReturnCohorts(analysis.withBrackets(), history, rule, cohorts).index());
    }

    private static List<Integer> places(boolean[] isSelected) {
        return IntStream.range(0, isSelected.length)
                .filter(place -> isSelected[place])
                .boxed()
                .toList();
    }
}
