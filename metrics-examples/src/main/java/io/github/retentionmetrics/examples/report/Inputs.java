package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.survey.Scale;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one run; null for those not given.
 *
 * @param purchases the purchases
 * @param subscriptions the subscriptions
 * @param costs what was spent on customers
 * @param customers the customers with their attributes
 * @param referrals who brought whom
 * @param nps the answers to how likely a recommendation is, from 0 to 10
 * @param csat the answers to how satisfied a customer is
 * @param ces the answers to how much effort it took
 * @param tickets the support tickets
 * @param members the members of the loyalty programme
 * @param points what happened to their points
 * @param isSample whether this is the sample shop
 */
record Inputs(
        @Nullable InputFile purchases,
        @Nullable InputFile subscriptions,
        @Nullable InputFile costs,
        @Nullable InputFile customers,
        @Nullable InputFile referrals,
        @Nullable Survey nps,
        @Nullable Survey csat,
        @Nullable Survey ces,
        @Nullable Tickets tickets,
        @Nullable InputFile members,
        @Nullable InputFile points,
        boolean isSample) {

    /**
     * A survey's file.
     *
     * @param file the answers
     * @param scale the scale they were given on
     */
    record Survey(InputFile file, Scale scale) {}

    /**
     * The file of support tickets.
     *
     * @param file the tickets
     * @param zone the zone of local times, and of the days of the report; null where every time must have its offset
     */
    record Tickets(InputFile file, @Nullable ZoneId zone) {}

    boolean isEmpty() {
        return files().isEmpty();
    }

    /** The files on disk that are read. */
    List<Path> paths() {
        return files().stream().map(InputFile::path).filter(Objects::nonNull).toList();
    }

    private List<InputFile> files() {
        Stream<@Nullable InputFile> surveys =
                Stream.of(nps, csat, ces).map(survey -> survey == null ? null : survey.file());
        Stream<@Nullable InputFile> service = Stream.of(tickets == null ? null : tickets.file(), members, points);
        return Stream.of(Stream.of(purchases, subscriptions, costs, customers, referrals), surveys, service)
                .flatMap(files -> files)
                .filter(Objects::nonNull)
                .toList();
    }
}
