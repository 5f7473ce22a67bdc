package io.github.retentionmetrics.examples.report;

import io.github.retentionmetrics.examples.report.command.CommandLineRules;
import io.github.retentionmetrics.examples.report.command.OptionRules;
import io.github.retentionmetrics.examples.report.command.OptionValues;
import io.github.retentionmetrics.examples.report.command.ReportOptions;
import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.describe.Describe;
import io.github.retentionmetrics.examples.report.error.IoReason;
import io.github.retentionmetrics.examples.report.error.UsageError;
import io.github.retentionmetrics.examples.report.error.UserError;
import io.github.retentionmetrics.examples.report.input.ReportInput;
import io.github.retentionmetrics.examples.report.input.ReportReader;
import io.github.retentionmetrics.examples.report.input.ReportSettings;
import io.github.retentionmetrics.examples.report.mapping.Presets;
import io.github.retentionmetrics.examples.report.output.EarlierReport;
import io.github.retentionmetrics.examples.report.output.JsonObject;
import io.github.retentionmetrics.examples.report.output.OutputFolder;
import io.github.retentionmetrics.examples.report.output.ReportFiles;
import io.github.retentionmetrics.examples.report.output.ReportOutput;
import io.github.retentionmetrics.examples.report.parts.ReportPart;
import io.github.retentionmetrics.examples.report.sample.SampleShop;
import io.github.retentionmetrics.examples.report.text.Progress;
import io.github.retentionmetrics.examples.report.text.Summary;
import io.github.retentionmetrics.examples.report.text.Terminal;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The retention report as a program; {@code --help} says what it reads and {@code --write-sample} shows it. */
public final class RetentionReport {
    /** The exit code of a run that did what was asked. */
    public static final int DONE = 0;

    /** The exit code of a run that failed for a reason other than its arguments and inputs. */
    public static final int FAILED = 1;

    /** The exit code of a run with a wrong command line or a bad input. */
    public static final int WRONG_USAGE_OR_INPUT = 2;

    private static final String HINT = "Try --help for the options, or --write-sample DIR for example inputs.";

    private final Terminal terminal;
    private final List<ReportPart> parts;

    RetentionReport(Terminal terminal, List<ReportPart> parts) {
        this.terminal = terminal;
        this.parts = parts;
    }

    /**
     * Runs the program and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        System.exit(new RetentionReport(Terminal.ofSystem(), ReportParts.all()).run(args));
    }

    /**
     * Runs the program inside another one.
     *
     * @param args the command line
     * @param out the stream of the summary
     * @param err the stream of errors
     * @return the exit code
     */
    public static int run(String[] args, PrintStream out, PrintStream err) {
        return new RetentionReport(new Terminal(out, err, false), ReportParts.all()).run(args);
    }

    int run(String... args) {
        try {
            int exitCode = runUnguarded(args);
            return terminal.out().checkError() ? unprinted() : exitCode;
        } catch (UnmatchedArgumentException e) {
            return wrongUsage(CommandLineRules.broken(e), e.getSuggestions());
        } catch (ParameterException e) {
            return wrongUsage(CommandLineRules.broken(e), List.of());
        } catch (UserError e) {
            return e instanceof UsageError ? wrongUsage(e.getMessage(), List.of()) : wrong(e.getMessage());
        } catch (IOException e) {
            terminal.printError("The report could not be written: " + IoReason.withFile(e));
            return FAILED;
        } catch (UncheckedIOException e) {
            terminal.printError(
                    "The report could not be written: " + IoReason.withFile(Objects.requireNonNull(e.getCause())));
            return FAILED;
        } catch (OutOfMemoryError e) {
            terminal.printError("The report needs more memory: start Java with a larger heap, such as -Xmx2g");
            return FAILED;
        } catch (RuntimeException | StackOverflowError | LinkageError e) {
            terminal.printError("The report failed unexpectedly: " + describe(e));
            return FAILED;
        }
    }

    private int runUnguarded(String... args) throws UserError, IOException {
        ReportOptions options = new ReportOptions();
        CommandLine commandLine = new CommandLine(options).setExpandAtFiles(false);
        commandLine.parseArgs(args);
        Ansi ansi = terminal.isInteractive() ? Ansi.AUTO : Ansi.OFF;
        if (commandLine.isUsageHelpRequested()) {
            commandLine.usage(terminal.out(), ansi);
        } else if (commandLine.isVersionHelpRequested()) {
            commandLine.printVersionHelp(terminal.out(), ansi);
        } else if (options.listPresets) {
            requireNoInputs("--list-presets", "an input is given", options);
            Describe.presets().forEach(terminal.out()::println);
        } else if (options.describe != null) {
            describe(options, options.describe);
        } else if (options.writeSample != null) {
            writeSample(options, options.writeSample);
        } else {
            writeReport(OptionRules.settings(options));
        }
        return DONE;
    }

    /** A preset by its name, which has neither a dot nor a slash, or else a file. */
    private void describe(ReportOptions options, String name) throws UserError {
        requireNoInputs("--describe", name, options);
        if (Presets.names().contains(name)) {
            terminal.out().print(Presets.content(name));
            return;
        }
        Path path = OptionValues.path("--describe", name);
        if (!name.isBlank() && Presets.isName(name) && !Files.exists(path)) {
            throw new UsageError("--describe must be a file, or a preset that --list-presets shows: " + name);
        }
        Describe.file(InputFile.of(path), terminal).forEach(terminal.out()::println);
    }

    private static void requireNoInputs(String option, String value, ReportOptions options) throws UsageError {
        if (!OptionRules.settings(options).inputs().isSample()) {
            throw new UsageError(option + " must come without inputs: " + value);
        }
    }

    private void writeSample(ReportOptions options, String folder) throws UsageError {
        requireNoInputs("--write-sample", folder, options);
        Path path = OptionValues.path("--write-sample", folder);
        try {
            SampleShop.writeTo(path);
        } catch (IOException e) {
            throw new UsageError("--write-sample must be a folder that can be written: " + IoReason.under(path, e));
        }
        terminal.out().println(SampleShop.howToRead(path));
    }

    private void writeReport(ReportSettings settings) throws UserError, IOException {
        OutputFolder.requireUsable(settings.out());
        ReportInput input = new ReportReader(settings, terminal).read();
        Summary text = new Summary(settings.language());
        try (OutputFolder folder =
                OutputFolder.stage(settings.out(), settings.inputs().paths())) {
            writeAll(input, new ReportOutput(folder, new JsonObject(), text));
            folder.publish();
        }
        text.printTo(terminal.out());
    }

    /** The file with the names of all files comes last. */
    private void writeAll(ReportInput input, ReportOutput output) throws UserError, IOException {
        try (Progress.Steps steps = Progress.steps(input.settings().inputs().paths(), parts.size(), terminal)) {
            for (ReportPart part : parts) {
                part.write(input, output);
                steps.next();
            }
        }
        OutputFolder folder = output.folder();
        Path summary = folder.file(ReportFiles.SUMMARY);
        output.json()
                .put(EarlierReport.PROGRAM, EarlierReport.PROGRAM_NAME)
                .put(EarlierReport.FILES, folder.fileNames())
                .writeTo(summary);
        output.text().heading("report");
        output.text().list("report.written", input.settings().out(), folder.fileNames());
        if (folder.fileNames().contains(ReportFiles.PAGE)) {
            output.text().note("report.page", input.settings().out().resolve(ReportFiles.PAGE));
        }
    }

    private int wrongUsage(@Nullable String message, List<String> suggestions) {
        wrong(message);
        terminal.printError(suggestions.isEmpty() ? HINT : "Did you mean " + String.join(" or ", suggestions) + "?");
        return WRONG_USAGE_OR_INPUT;
    }

    /** The files are complete by then; a summary that could not be printed is a failure all the same. */
    private int unprinted() {
        terminal.printError("The output could not be printed: standard output is closed or full");
        return FAILED;
    }

    private int wrong(@Nullable String message) {
        terminal.printError(String.valueOf(message));
        return WRONG_USAGE_OR_INPUT;
    }

    /** The place of a failure but not its message, which may hold a customer's data. */
    private static String describe(Throwable failure) {
        StackTraceElement[] trace = failure.getStackTrace();
        String place = trace.length == 0 ? "" : " at " + trace[0];
        return failure.getClass().getSimpleName() + place;
    }
}
