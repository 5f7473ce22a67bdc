package io.github.retentionmetrics.examples.report.text;

import java.io.Closeable;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** Progress on large inputs, for a person at a terminal; nothing in a pipe, a file or a scheduled job. */
public final class Progress {
    /** The fewest bytes of an input whose reading shows progress. */
    public static final long LARGE = 1_000_000;

    private static final int WIDTH = 79;

    private Progress() {}

    /** The same bytes, with a bar that moves as they are read and disappears when they are closed. */
    public static InputStream show(InputStream in, String name, long size, Terminal terminal) {
        if (!terminal.isInteractive() || size < LARGE) {
            return in;
        }
        return ProgressBar.wrap(in, bar(name, size, terminal).setUnit(" MB", 1_000_000));
    }

    /** A bar for the parts of the report that follow the reading; none if the inputs are small. */
    public static Steps steps(List<Path> inputs, int parts, Terminal terminal) {
        long size = inputs.stream().mapToLong(path -> path.toFile().length()).sum();
        boolean isShown = terminal.isInteractive() && size >= LARGE;
        return new Steps(isShown ? bar("computing", parts, terminal).build() : null);
    }

    private static ProgressBarBuilder bar(String name, long max, Terminal terminal) {
        return new ProgressBarBuilder()
                .setTaskName(Printable.of(name))
                .setInitialMax(max)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new OneLine(terminal.out()))
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish();
    }

    /** Counts the parts that are done. */
    public static final class Steps implements Closeable {
        private final @Nullable ProgressBar bar;

        private Steps(@Nullable ProgressBar bar) {
            this.bar = bar;
        }

        public void next() {
            if (bar != null) {
                bar.step();
            }
        }

        /** Removes the bar. */
        @Override
        public void close() {
            if (bar != null) {
                bar.close();
            }
        }
    }

    /** The bar's own line, to which the next output returns: the library would end it with an empty one. */
    private static final class OneLine extends ConsoleProgressBarConsumer {
        private final PrintStream out;

        OneLine(PrintStream out) {
            super(out, WIDTH);
            this.out = out;
        }

        @Override
        public void close() {
            out.flush();
        }
    }
}
