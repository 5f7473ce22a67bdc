package io.github.retentionmetrics.examples.report.output;

import java.util.List;
import java.util.Set;

/** The names of all files that the report can write: no other file in its folder is ever replaced or removed. */
public final class ReportFiles {
    /** The file that is written last: a folder without it holds no complete report. */
    public static final String SUMMARY = "summary.json";

    /** The page that shows the figures of the other files. */
    public static final String PAGE = "index.html";

    static final Set<String> NAMES = Set.of(
            "activity.csv",
            "audience.csv",
            "categories.csv",
            "cohort_brackets.csv",
            "cohort_curve.csv",
            "cohort_curve_by.csv",
            "cohorts.csv",
            "cohorts_active.csv",
            "cohorts_by.csv",
            "costs.csv",
            "customers.csv",
            "day_n.csv",
            "events_cohorts.csv",
            "forecast.csv",
            "forecast_alive.csv",
            "funnel.csv",
            "headlines.csv",
            "holdout.csv",
            "holdout_customers.csv",
            "holdout_frequency.csv",
            PAGE,
            "lifecycle.csv",
            "lifetime.csv",
            "loyalty.csv",
            "members.csv",
            "models.json",
            "movement.csv",
            "movement_active.csv",
            "movement_by.csv",
            "mrr.csv",
            "mrr_cohorts.csv",
            "mrr_plans.csv",
            "power_users.csv",
            "rejects.csv",
            "repeat.csv",
            "repeat_by.csv",
            "revenue.csv",
            "revenue_by.csv",
            "rfm.csv",
            "rfm_grid.csv",
            "second_purchase.csv",
            "segments.csv",
            "segments_by.csv",
            "sessions.csv",
            "stages.csv",
            "subscribers.csv",
            "subscribers_by.csv",
            "subscriptions.csv",
            "survey_scores.csv",
            "surveys.csv",
            "surveys_by.csv",
            "survival.csv",
            "survival_active.csv",
            "survival_by.csv",
            "survival_contracts.csv",
            "tickets.csv",
            "tracking.csv",
            "transitions.csv",
            "trials.csv",
            SUMMARY);

    private ReportFiles() {}

    /** Whether the report writes files of this name. */
    static boolean has(String name) {
        return NAMES.contains(name);
    }

    /** Those of the names that are the report's. */
    static List<String> among(List<String> names) {
        return names.stream().filter(ReportFiles::has).toList();
    }
}
