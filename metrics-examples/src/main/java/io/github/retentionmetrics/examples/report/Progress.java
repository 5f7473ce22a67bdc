package io.github.retentionmetrics.examples.report;

import java.io.InputStream;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress of reading a large file, for a person at a terminal; nothing in a pipe, a file or a scheduled job. */
final class Progress {
    static final long LARGE = 1_000_000;

    private static final int WIDTH = 79;

    private Progress() {}

    /** The same bytes, with a bar that moves as they are read and disappears when they are closed. */
    static InputStream show(InputStream in, String name, long size, Terminal terminal) {
        if (!terminal.isInteractive() || size < LARGE) {
            return in;
        }
        ProgressBarBuilder bar = new ProgressBarBuilder()
                .setTaskName(name)
                .setInitialMax(size)
                .setUnit(" MB", 1_000_000)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new OneLine(terminal.out()))
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish();
        return ProgressBar.wrap(in, bar);
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
