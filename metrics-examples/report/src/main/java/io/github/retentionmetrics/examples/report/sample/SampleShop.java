package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.csv.InputKind;
import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.input.Inputs;
import io.github.retentionmetrics.examples.report.output.NewFolders;
import io.github.retentionmetrics.examples.report.text.Printable;
import io.github.retentionmetrics.examples.report.text.ShellWord;
import io.github.retentionmetrics.survey.CustomerSatisfaction;
import io.github.retentionmetrics.survey.Scale;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * A made-up web shop for coffee in Utrecht, over two years: purchases with returns and a busy December, a coffee
 * subscription in several plans that people leave and come back to, what all of it costs, where customers come from and
 * who brought whom, three surveys that improve slowly, a help desk, a loyalty programme with points, and what visitors
 * did on its site in the second year. Nothing in it is a real person's data. It is read as CSV text, like a real
 * export, and is the same at every run and on every machine.
 */
public final class SampleShop {
    static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
    static final LocalDate LAST_DAY = LocalDate.of(2025, 12, 31);

    private SampleShop() {}

    /** The inputs of a run without inputs. */
    public static Inputs inputs() {
        return new Inputs(
                file(InputKind.PURCHASES),
                file(InputKind.SUBSCRIPTIONS),
                file(InputKind.COSTS),
                file(InputKind.CUSTOMERS),
                file(InputKind.REFERRALS),
                new Inputs.Survey(file(InputKind.NPS), Scale.NPS),
                new Inputs.Survey(
                        file(InputKind.CSAT),
                        Scale.FIVE_POINT,
                        CustomerSatisfaction.defaultSatisfiedFrom(Scale.FIVE_POINT)),
                new Inputs.Survey(file(InputKind.CES), Scale.EASE_SEVEN_POINT),
                file(InputKind.TICKETS),
                file(InputKind.MEMBERS),
                file(InputKind.POINTS),
                file(InputKind.EVENTS),
                file(InputKind.AUDIENCE),
                true);
    }

    /** The CSV text of one input. */
    static String csv(InputKind kind) {
        return switch (kind) {
            case PURCHASES -> SamplePurchases.csv();
            case SUBSCRIPTIONS -> SampleSubscriptions.csv();
            case COSTS -> SampleCosts.csv();
            case CUSTOMERS -> SampleCustomers.csv();
            case REFERRALS -> SampleReferrals.csv();
            case NPS -> SampleSurveys.nps();
            case CSAT -> SampleSurveys.csat();
            case CES -> SampleSurveys.ces();
            case TICKETS -> SampleTickets.csv();
            case MEMBERS -> SampleMembers.members();
            case POINTS -> SampleMembers.points();
            case EVENTS -> SampleEvents.csv();
            case AUDIENCE -> SampleAudience.csv();
        };
    }

    /**
     * Writes the inputs as files, all or none.
     *
     * @throws UsageError if the folder has one of them already, which may be the user's own
     */
    public static void writeTo(Path folder) throws IOException, UsageError {
        for (InputKind kind : InputKind.values()) {
            Path file = folder.resolve(fileName(kind));
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new UsageError("--write-sample must not replace a file: " + file);
            }
        }
        NewFolders created = NewFolders.upTo(folder);
        List<Path> written = new ArrayList<>();
        try {
            Files.createDirectories(folder);
            for (InputKind kind : InputKind.values()) {
                write(folder.resolve(fileName(kind)), csv(kind), written);
            }
        } catch (IOException e) {
            for (Path file : written) {
                Files.deleteIfExists(file);
            }
            created.remove();
            throw e;
        }
    }

    private static void write(Path file, String text, List<Path> written) throws IOException {
        Files.createFile(file);
        written.add(file);
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw IoReason.at(file, e);
        }
    }

    /** Where the files are, and the options that read them back, in the order of {@link InputKind}. */
    public static String howToRead(Path folder) {
        StringBuilder options = new StringBuilder();
        for (InputKind kind : InputKind.values()) {
            String file = folder.resolve(fileName(kind)).toString();
            options.append(" --").append(kind.key()).append(' ').append(ShellWord.of(file));
        }
        return "The sample shop is in " + Printable.of(folder.toString()) + ". Options that read it:"
                + System.lineSeparator() + options.substring(1)
                + " --csat-scale 1-5 --ces-scale 1-7 --answers all --funnel "
                + String.join(",", SampleEvents.FUNNEL) + " --zone " + SampleTickets.ZONE;
    }

    private static String fileName(InputKind kind) {
        return kind.key() + ".csv";
    }

    private static List<InputFile> file(InputKind kind) {
        return List.of(InputFile.ofText("sample " + fileName(kind), csv(kind)));
    }
}
