package io.github.retentionmetrics.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The result of a comparison in Markdown: ratios of medians of one run, and all times behind them.
 *
 * <p>A time is kept under its benchmark's name, for DuckDB followed by its number of threads: {@code
 * DuckDbBenchmark.ask, MOVEMENTS, 2 threads}.
 */
final class ComparisonReport {
    private final List<String> threads;
    private final Map<Integer, NavigableMap<String, Timing>> timings = new TreeMap<>();
    private final Map<Integer, NavigableMap<String, Double>> allocated = new TreeMap<>();
    private final Map<Integer, NavigableMap<String, String>> queries = new TreeMap<>();

    ComparisonReport(List<String> threads) {
        this.threads = threads;
    }

    static String withThreads(String benchmark, String threads) {
        return benchmark + ", " + threads + (threads.equals("1") ? " thread" : " threads");
    }

    void add(int purchases, String benchmark, Timing timing) {
        timings.computeIfAbsent(purchases, size -> new TreeMap<>()).put(benchmark, timing);
    }

    /** Says how many bytes an answer allocates on the heap of the virtual machine, where DuckDB's own memory is not. */
    void addAllocated(int purchases, String benchmark, double bytes) {
        allocated.computeIfAbsent(purchases, size -> new TreeMap<>()).put(benchmark, bytes);
    }

    /** Says which query DuckDB was asked. */
    void addQuery(int purchases, String question, String query) {
        queries.computeIfAbsent(purchases, size -> new TreeMap<>()).put(question, query);
    }

    String toMarkdown(String header) {
        StringBuilder text = new StringBuilder(header).append('\n');
        timings.forEach((purchases, times) -> append(text, purchases, times));
        return text.toString();
    }

    private void append(StringBuilder text, int purchases, NavigableMap<String, Timing> times) {
        text.append(String.format(Locale.ROOT, "%n### %,d purchases%n", purchases));
        String duckDb = "DuckDB with " + threads.get(0) + " threads, ms";
        append(text, "data resident, DuckDB on plain columns", duckDb, ComparisonRow.PLAIN_COLUMNS, times);
        append(text, "data resident, DuckDB knows month and cohort", duckDb, ComparisonRow.COHORT_COLUMN, times);
        append(text, "from a CSV file to the cohort table", "DuckDB with 2 threads, ms", ComparisonRow.FILE, times);
        append(text, "data resident", "plain Java, ms", ComparisonRow.JAVA, times);
        text.append("\n| benchmark | ms: median (lowest .. highest) | kB allocated |\n|---|---|---|\n");
        NavigableMap<String, Double> bytes = allocated.getOrDefault(purchases, new TreeMap<>());
        times.forEach((name, timing) -> text.append("| ")
                .append(name)
                .append(" | ")
                .append(timing)
                .append(" | ")
                .append(kilobytes(bytes.get(name)))
                .append(" |\n"));
        queries.getOrDefault(purchases, new TreeMap<>())
                .forEach((question, query) -> text.append("\n- ")
                        .append(question)
                        .append(": `")
                        .append(query)
                        .append('`'));
        text.append('\n');
    }

    private static String kilobytes(@Nullable Double bytes) {
        return bytes == null ? "" : Timing.digits(bytes / 1000);
    }

    private void append(
            StringBuilder text,
            String title,
            String peer,
            List<ComparisonRow> rows,
            NavigableMap<String, Timing> times) {
        text.append("\n| ")
                .append(title)
                .append(" | library, ms | ")
                .append(peer)
                .append(" | ratio |\n");
        text.append("|---|---|---|---|\n");
        rows.forEach(row -> append(text, row, times));
    }

    private void append(StringBuilder text, ComparisonRow row, NavigableMap<String, Timing> times) {
        Optional<Timing> ours = Optional.ofNullable(times.get(row.ours()));
        Optional<Timing> peer = Optional.ofNullable(times.get(row.peer()))
                .or(() -> Optional.ofNullable(times.get(withThreads(row.peer(), threads.get(0)))));
        if (ours.isPresent() && peer.isPresent()) {
            text.append("| ").append(row.question());
            text.append(" | ").append(Timing.digits(ours.get().median()));
            text.append(" | ").append(Timing.digits(peer.get().median()));
            text.append(" | ").append(ratio(peer.get(), ours.get())).append(" |\n");
        }
    }

    /** The ratio of the medians, and the smallest and largest that the iterations allow. */
    private static String ratio(Timing peer, Timing ours) {
        return new Timing(peer.median() / ours.median(), peer.lowest() / ours.highest(), peer.highest() / ours.lowest())
                .toString();
    }
}
