package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.output.CsvFile;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.ticket.ResolutionTime;
import io.github.retentionmetrics.ticket.ResolutionTime.Until;
import io.github.retentionmetrics.ticket.TicketHistory;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code tickets.csv}: the tickets opened in each period, how long they took, and the backlog. Means are of the tickets
 * that are solved, as help desks show them; medians and other quantiles count the open ones in (Kaplan and Meier).
 */
final class TicketFile {
    static final double MOST = 0.9;

    private TicketFile() {}

    static void write(
            TicketHistory tickets,
            List<Period> periods,
            Granularity granularity,
            @Nullable TicketBuyers buyers,
            OutputFolder folder)
            throws IOException, UserError {
        try (CsvFile csv = folder.csv(
                "tickets.csv",
                "period",
                "tickets",
                "customers",
                "solved",
                "open",
                "first_mean_hours",
                "first_median_hours",
                "first_p90_hours",
                "full_mean_hours",
                "full_median_hours",
                "full_p90_hours",
                "backlog_start",
                "solved_in_period",
                "backlog_end",
                "tickets_per_customer",
                "contact_rate")) {
            for (Period period : periods) {
                ResolutionTime first = ResolutionTime.ofCreated(tickets, period, Until.FIRST_SOLVED);
                ResolutionTime full = ResolutionTime.ofCreated(tickets, period, Until.LAST_SOLVED);
                TicketHistory.Movement movement = tickets.movement(period);
                csv.row(
                        granularity.label(period),
                        movement.created(),
                        movement.customers(),
                        full.resolved(),
                        full.open(),
                        first.resolvedMean(),
                        first.median(),
                        first.quantile(MOST),
                        full.resolvedMean(),
                        full.median(),
                        full.quantile(MOST),
                        movement.start(),
                        movement.solved(),
                        movement.end(),
                        buyers == null
                                ? null
                                : buyers.ticketsPerCustomer(period).value(),
                        buyers == null ? null : buyers.contactRate(period).value());
            }
        }
    }
}
