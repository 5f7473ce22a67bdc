package io.github.retentionmetrics.examples.report.input;

import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.survey.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one run, each of any number of files; without any for those not given, or null for a survey.
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
 * @param events the events of users
 * @param audience the totals of channels
 * @param isSample whether this is the sample shop
 */
public record Inputs(
        List<InputFile> purchases,
        List<InputFile> subscriptions,
        List<InputFile> costs,
        List<InputFile> customers,
        List<InputFile> referrals,
        @Nullable Survey nps,
        @Nullable Survey csat,
        @Nullable Survey ces,
        List<InputFile> tickets,
        List<InputFile> members,
        List<InputFile> points,
        List<InputFile> events,
        List<InputFile> audience,
        boolean isSample) {

    /**
     * A survey's files.
     *
     * @param files the answers
     * @param scale the scale they were given on
     * @param satisfiedFrom the least good score of a satisfied customer; only satisfaction looks at it
     */
    public record Survey(List<InputFile> files, Scale scale, int satisfiedFrom) {

        /** A survey without a cut-off of its own. */
        public Survey(List<InputFile> files, Scale scale) {
            this(files, scale, scale.topBox(1));
        }
    }

    public boolean isEmpty() {
        return files().isEmpty();
    }

    /** The files on disk that are read. */
    public List<Path> paths() {
        return files().stream().map(InputFile::path).filter(Objects::nonNull).toList();
    }

    private List<InputFile> files() {
        Stream<List<InputFile>> surveys =
                Stream.of(nps, csat, ces).map(survey -> survey == null ? List.of() : survey.files());
        Stream<List<InputFile>> others = Stream.of(
                purchases, subscriptions, costs, customers, referrals, tickets, members, points, events, audience);
        return Stream.concat(others, surveys).flatMap(List::stream).toList();
    }
}
