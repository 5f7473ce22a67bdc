package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.segment.BehaviourBySegment;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code loyalty.csv}: one row per class of each survey, and of the tickets, with both periods in it; all days
 * inclusive.
 */
final class LoyaltyFile {
    private LoyaltyFile() {}

    static void write(List<LoyaltyResult> results, OutputFolder folder) throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "loyalty.csv",
                "survey",
                "answers_from",
                "answers_until",
                "behaviour",
                "behaviour_from",
                "behaviour_until",
                "class",
                "people",
                "customers",
                "retained",
                "retention_rate",
                "repeat_rate",
                "revenue_per_customer")) {
            for (LoyaltyResult result : results) {
                result.behaviour().names().forEach(name -> csv.row(cells(result, name)));
            }
        }
    }

    private static @Nullable Object[] cells(LoyaltyResult result, String name) {
        Period answers = result.split().answers();
        Period period = result.split().behaviour();
        BehaviourBySegment.Behaviour behaviour = result.behaviour().get(name);
        return new @Nullable Object[] {
            result.source().key(),
            answers.startInclusive(),
            answers.lastDay(),
            result.by().key(),
            period.startInclusive(),
            period.lastDay(),
            name,
            behaviour.people(),
            behaviour.customers(),
            behaviour.stayed(),
            behaviour.retained().value(),
            behaviour.repeat().value(),
            behaviour.revenuePerCustomer().value()
        };
    }
}
