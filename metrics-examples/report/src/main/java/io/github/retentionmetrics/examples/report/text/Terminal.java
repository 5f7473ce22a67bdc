package io.github.retentionmetrics.examples.report.text;

import java.io.Console;
import java.io.PrintStream;
import org.jspecify.annotations.Nullable;

/**
 * Where the program writes.
 *
 * @param out the stream of the summary, and of the progress while a terminal shows it
 * @param err the stream of errors
 * @param isInteractive whether {@code out} is a terminal
 */
public record Terminal(PrintStream out, PrintStream err, boolean isInteractive) {

    public static Terminal ofSystem() {
        return new Terminal(System.out, System.err, isTerminal(System.console()));
    }

    /** Prints one line of error, whatever a file name or an argument brought along. */
    public void printError(String message) {
        err.println(Printable.of(message));
    }

    /** Says to a person at a terminal what the program is waiting for. */
    public void printWait(String message) {
        if (isInteractive) {
            printError(message);
        }
    }

    /** From JDK 22 on there is a console even when the output goes to a file, and a method to tell the two apart. */
    private static boolean isTerminal(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
