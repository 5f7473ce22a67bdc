package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.survey.Scale;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The inputs of one run; null for those not given.
 *
 * @param purchases the purchases
 * @param subscriptions the subscriptions
 * @param nps the answers to how likely a recommendation is, from 0 to 10
 * @param csat the answers to how satisfied a customer is
 * @param ces the answers to how much effort it took
 * @param isSample whether this is the sample shop
 */
record Inputs(
        @Nullable InputFile purchases,
        @Nullable InputFile subscriptions,
        @Nullable Survey nps,
        @Nullable Survey csat,
        @Nullable Survey ces,
        boolean isSample) {

    /**
     * A survey's file.
     *
     * @param file the answers
     * @param scale the scale they were given on
     */
    record Survey(InputFile file, Scale scale) {}

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
        return Stream.concat(Stream.of(purchases, subscriptions), surveys)
                .filter(Objects::nonNull)
                .toList();
    }
}
