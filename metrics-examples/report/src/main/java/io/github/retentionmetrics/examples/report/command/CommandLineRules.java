package io.github.retentionmetrics.examples.report.command;

import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Which rule a command line breaks that cannot be taken apart, in the form of all other errors. */
public final class CommandLineRules {
    private CommandLineRules() {}

    public static String broken(ParameterException e) {
        if (e instanceof UnmatchedArgumentException unmatched) {
            return unmatched(unmatched.getUnmatched().get(0));
        }
        if (e instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            ArgSpec option = missing.getMissing().get(0);
            boolean isAtEnd = !String.valueOf(missing.getMessage()).contains("but found");
            return name(option) + " must be followed by " + option.paramLabel()
                    + (isAtEnd ? ": nothing follows" : ": another option follows");
        }
        if (e instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " must be given once: more than once";
        }
        ArgSpec option = e.getArgSpec();
        return option == null
                ? String.valueOf(e.getMessage())
                : name(option) + " must come without a value: " + e.getValue();
    }

    private static String unmatched(String argument) {
        return argument.startsWith("-")
                ? "option must be one of those in --help: " + argument
                : "a file or value must follow its option, as in --purchases FILE: " + argument;
    }

    private static String name(ArgSpec option) {
        return option instanceof OptionSpec named ? named.longestName() : option.paramLabel();
    }
}
