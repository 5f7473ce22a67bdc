package io.github.retentionmetrics.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.NoBenchmarksException;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * The whole comparison in one command: finds DuckDB's fastest query for each question and size, runs every benchmark in
 * processes of its own, and writes the ratios as Markdown.
 *
 * <pre>
 *   java -cp benchmarks/target/benchmarks.jar io.github.retentionmetrics.benchmarks.Comparison
 * </pre>
 *
 * <p>Options are written as {@code name=value}: see {@link ComparisonOptions}.
 */
public final class Comparison {
    private static final String STREAMS = "streamRecords";

    /** More purchases than these take streams so long that few iterations must do. */
    private static final int SLOW_STREAMS = 1_000_000;

    /** Bytes that an answer allocates on the heap, as the profiler calls them. */
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    private final ComparisonOptions options;
    private final Path folder;
    private final PrintStream out;
    private final ComparisonReport report;
    private final Map<DuckDbQuestion, List<DuckDbQuery>> candidates = new EnumMap<>(DuckDbQuestion.class);
    private List<String> csvWays = DuckDbCsv.ways();
    private String duckDbVersion = "";
    private boolean isAny;

    Comparison(ComparisonOptions options, Path folder, PrintStream out) {
        this.options = options;
        this.folder = folder;
        this.out = out;
        this.report = new ComparisonReport(options.threads());
        for (DuckDbQuestion question : DuckDbQuestion.values()) {
            candidates.put(question, question.candidates());
        }
    }

    /**
     * Runs the comparison and writes its result to a file.
     *
     * @param args options as {@code name=value}; without any, about twenty minutes
     * @throws IOException if a file cannot be written
     * @throws SQLException if DuckDB fails
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws IOException, SQLException, RunnerException {
        ComparisonOptions options = ComparisonOptions.parse(args);
        Path folder = Files.createTempDirectory("retention-benchmarks");
        try {
            String text = new Comparison(options, folder, System.out).run("with `" + String.join(" ", args) + "`");
            Path parent = options.output().toAbsolutePath().getParent();
            if (parent != null) {
                Files.createDirectories(parent);
            }
            Files.writeString(options.output(), text);
            System.out.println(text + "\nwritten to " + options.output());
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    String run(String command) throws IOException, SQLException, RunnerException {
        for (int purchases : options.purchases()) {
            List<String> properties = new ArrayList<>();
            properties.add("-D" + DuckDbState.FOLDER_PROPERTY + "=" + folder);
            chooseQueries(purchases, properties);
            measure(purchases, properties);
        }
        if (!isAny) {
            throw new IllegalArgumentException("only must match a benchmark: " + options.only());
        }
        return report.toMarkdown(header(command));
    }

    private void chooseQueries(int purchases, List<String> properties) throws IOException, SQLException {
        PurchaseWorkload workload = PurchaseWorkload.of(purchases);
        try (DuckDb database = DuckDb.load(workload)) {
            database.setThreads(Integer.parseInt(options.threads().get(0)));
            duckDbVersion = database.version();
            for (DuckDbQuestion question : DuckDbQuestion.values()) {
                // what is slow at one size is not tried at the next
                DuckDbChoice choice = DuckDbChoice.of(database, candidates.getOrDefault(question, List.of()));
                candidates.put(question, choice.promising());
                out.println(purchases + " " + question + ": " + choice.bestTimes());
                String query = choice.fastest().name();
                properties.add("-D" + DuckDbState.queryProperty(question) + "=" + query);
                report.addQuery(purchases, question.toString(), query);
            }
            database.save(DuckDbState.savedFile(folder, purchases));
        }
        chooseCsvWay(workload, properties);
    }

    private void chooseCsvWay(PurchaseWorkload workload, List<String> properties) throws IOException, SQLException {
        int purchases = workload.purchases();
        Path file = CsvBenchmark.File.savedFile(folder, purchases);
        CsvFile.write(workload, file);
        List<Map.Entry<String, Double>> times = new ArrayList<>();
        for (String way : csvWays) {
            try (DuckDbCsv duckDb = new DuckDbCsv(file, 2)) {
                times.add(Map.entry(way, fastest(duckDb, way)));
            }
        }
        times.sort(Map.Entry.comparingByValue());
        out.println(purchases + " CSV: " + times);
        csvWays = times.stream().map(Map.Entry::getKey).limit(3).toList();
        properties.add("-D" + CsvBenchmark.Peer.WAY_PROPERTY + "=" + csvWays.get(0));
        report.addQuery(purchases, "CSV", csvWays.get(0));
    }

    /** The shortest of a few times, so that noise does not choose. */
    private static double fastest(DuckDbCsv duckDb, String way) throws SQLException {
        double fastest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            duckDb.table(way);
            fastest = Math.min(fastest, (System.nanoTime() - start) / 1e6);
        }
        return fastest;
    }

    private void measure(int purchases, List<String> properties) throws RunnerException {
        boolean isSlow = purchases > SLOW_STREAMS;
        ChainedOptionsBuilder all = settings(purchases, properties, options.only(), options.iterations())
                .exclude(CsvBenchmark.class.getName())
                .warmupIterations(options.warmups());
        if (isSlow || purchases > options.streamsUpTo()) {
            all.exclude(STREAMS);
        }
        run(purchases, all);
        // a reader of files is compiled late: it has more code, and more of it is somebody else's
        String csv = "(?=.*" + CsvBenchmark.class.getSimpleName() + ").*(" + options.only() + ")";
        run(
                purchases,
                settings(purchases, properties, csv, options.iterations())
                        .warmupIterations(2 * options.warmups())
                        .warmupTime(TimeValue.milliseconds(4L * options.millis())));
        if (isSlow && purchases <= options.streamsUpTo()) {
            // one answer takes as long as all else together
            run(
                    purchases,
                    settings(purchases, properties, "(" + options.only() + ").*" + STREAMS, 2)
                            .warmupIterations(1));
        }
    }

    private ChainedOptionsBuilder settings(int purchases, List<String> properties, String only, int iterations) {
        return new OptionsBuilder()
                .include(Comparison.class.getPackageName().replace(".", "\\.") + "\\..*(" + only + ")")
                // they have workloads of their own, and no peer in DuckDB or one of their own
                .exclude(EventBenchmark.class.getName())
                .exclude(BootstrapBenchmark.class.getName())
                .exclude(ForecastBenchmark.class.getName())
                .exclude(SurvivalBenchmark.class.getName())
                .param("purchases", Integer.toString(purchases))
                .param("threads", options.threads().toArray(String[]::new))
                .forks(options.forks())
                .warmupTime(TimeValue.milliseconds(options.millis()))
                .measurementIterations(iterations)
                .measurementTime(TimeValue.milliseconds(options.millis()))
                .addProfiler(GCProfiler.class)
                .jvmArgsAppend(Stream.concat(
                                Stream.of(
                                        "-Xms" + options.heap(), "-Xmx" + options.heap(), TimedBenchmark.HEAP_AT_ONCE),
                                properties.stream())
                        .toArray(String[]::new))
                .shouldFailOnError(true);
    }

    private void run(int purchases, ChainedOptionsBuilder jmh) throws RunnerException {
        OutputFormat log = OutputFormatFactory.createFormatInstance(out, VerboseMode.NORMAL);
        try {
            for (RunResult result : new Runner(jmh.build(), log).run()) {
                add(purchases, result);
                isAny = true;
            }
        } catch (NoBenchmarksException e) {
            out.println("none of these is asked for: " + options.only());
        }
    }

    private void add(int purchases, RunResult result) {
        String name = name(result.getParams());
        report.add(
                purchases,
                name,
                Timing.of(result.getBenchmarkResults().stream()
                        .flatMapToDouble(benchmark -> benchmark.getIterationResults().stream()
                                .flatMapToDouble(iteration -> DoubleStream.of(
                                        iteration.getPrimaryResult().getScore())))));
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        if (allocated != null) {
            report.addAllocated(purchases, name, allocated.getScore());
        }
    }

    /** The class and the method, and the question and the threads if there are such parameters. */
    private static String name(BenchmarkParams params) {
        String name = params.getBenchmark();
        name = name.substring(name.lastIndexOf('.', name.lastIndexOf('.') - 1) + 1);
        @Nullable String question = params.getParam("question");
        @Nullable String threads = params.getParam("threads");
        name = question == null ? name : name + ", " + question;
        return threads == null ? name : ComparisonReport.withThreads(name, threads);
    }

    private String header(String command) {
        return "DuckDB " + duckDbVersion + " beside the library, " + LocalDate.now(ZoneId.systemDefault())
                + ", "
                + command + ": " + options.forks() + " fork(s), " + options.iterations() + " iterations of "
                + options.millis() + " ms; "
                + System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version") + ", "
                + processor() + ", " + Runtime.getRuntime().availableProcessors() + " processors.\n"
                + "Medians; a ratio's brackets hold the smallest and the largest that the iterations allow.";
    }

    private static String processor() {
        Path file = Path.of("/proc/cpuinfo");
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 2))
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        } catch (IOException e) {
            return System.getProperty("os.arch");
        }
    }
}
