package io.github.retentionmetrics.examples.docs;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles all snippets of a document or more at once, in memory. */
final class SnippetCompiler {
    private static final Path MODULE = Snippet.PROJECT.resolve("metrics-core/src/main/java/module-info.java");
    private static final Pattern EXPORT = Pattern.compile("exports ([\\w.]+);");
    private static final String LIBRARY = "io.github.retentionmetrics.";

    /** What snippets need not import, besides the packages that the library exports. */
    private static final List<String> IMPORTS = List.of(
            "java.math.*",
            "java.time.DayOfWeek",
            "java.time.Duration",
            "java.time.Instant",
            "java.time.LocalDate",
            "java.time.LocalTime",
            "java.time.Month",
            "java.time.YearMonth",
            "java.time.ZoneId",
            "java.time.temporal.ChronoUnit",
            "java.util.*",
            "java.util.stream.*",
            LIBRARY + "ticket.ResolutionTime.Until",
            "static java.time.DayOfWeek.*",
            "static java.time.Month.*",
            "static java.util.stream.Collectors.*",
            "static " + LIBRARY + "audience.AudienceCount.*",
            "static " + LIBRARY + "inference.Correction.*",
            "static " + LIBRARY + "subscription.SubscriptionHistory.toSubscriptionHistory",
            "static " + LIBRARY + "driver.LoyaltyDrivers.toLoyaltyDrivers",
            "static " + LIBRARY + "period.Granularity.*",
            "static " + LIBRARY + "lifetime.CostTotals.toCostTotals",
            "static " + LIBRARY + "lifetime.CustomerProfit.toCustomerProfit",
            "static " + LIBRARY + "purchase.PurchaseHistory.toPurchaseHistory",
            "static " + LIBRARY + "rate.Mean.toMean",
            "static " + LIBRARY + "rate.ProportionInterval.*",
            "static " + LIBRARY + "rate.Rate.toPooledRate",
            "static " + LIBRARY + "rate.Ratio.toPooledRatio",
            "static " + LIBRARY + "programme.LoyaltyProgramme.toLoyaltyProgramme",
            "static " + LIBRARY + "programme.PointsBalance.toPointsBalance",
            "static " + LIBRARY + "ticket.TicketHistory.toTicketHistory",
            "static " + LIBRARY + "survey.CustomerEffortScore.toCustomerEffortScore",
            "static " + LIBRARY + "survey.CustomerSatisfaction.toCustomerSatisfaction",
            "static " + LIBRARY + "survey.NetPromoterScore.toNetPromoterScore",
            "static " + LIBRARY + "survey.RepeatedAnswers.*",
            "static " + LIBRARY + "survey.ScoreCounts.toScoreCounts",
            "static " + LIBRARY + "survey.SurveyTrend.toTrend",
            "static " + LIBRARY + "lifetime.RetentionModel.Timing.*");

    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final JavaFileManager files =
            new InMemory(compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8));
    private final Map<String, SnippetSource> sources = new LinkedHashMap<>();
    private final Map<SnippetSource, List<String>> problems = new HashMap<>();
    private final Map<String, ByteArrayOutputStream> classes = new HashMap<>();

    private SnippetCompiler(List<Snippet> snippets) {
        List<String> imports = imports();
        Map<Path, List<String>> stated = new HashMap<>();
        snippets.stream().filter(Snippet::isImports).forEach(snippet -> stated.put(snippet.file(), snippet.lines()));
        for (Snippet snippet : snippets) {
            SnippetSource source = new SnippetSource(
                    snippet, "Snippet" + sources.size(), stated.getOrDefault(snippet.file(), imports));
            sources.put(source.getName(), source);
            problems.put(source, new ArrayList<>());
        }
    }

    private static List<String> imports() {
        try {
            Stream<String> exported =
                    EXPORT.matcher(Files.readString(MODULE)).results().map(export -> export.group(1) + ".*");
            return Stream.concat(exported, IMPORTS.stream())
                    .map(name -> "import " + name + ";")
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<CompiledSnippet> compile(List<Snippet> snippets) {
        SnippetCompiler compiler = new SnippetCompiler(snippets);
        try (compiler.files) {
            compiler.parse();
            compiler.generate();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ClassLoader loader = compiler.loader();
        return compiler.sources.values().stream()
                .map(source -> new CompiledSnippet(source, compiler.problems.get(source), loader))
                .toList();
    }

    private void parse() throws IOException {
        DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
        JavacTask task = task(errors, sources.values());
        SourcePositions positions = Trees.instance(task).getSourcePositions();
        for (CompilationUnitTree unit : task.parse()) {
            SnippetSource source = sources.get(unit.getSourceFile().getName());
            problems.get(source).addAll(source.checkPromises(unit, positions));
        }
        note(errors);
    }

    /** An error in one class keeps the compiler from writing any, so the sound ones get another try. */
    private void generate() {
        List<SnippetSource> sound;
        do {
            sound = sources.values().stream()
                    .filter(source -> problems.get(source).isEmpty())
                    .toList();
            DiagnosticCollector<JavaFileObject> errors = new DiagnosticCollector<>();
            if (sound.isEmpty() || task(errors, sound).call()) {
                return;
            }
            note(errors);
        } while (sound.stream().anyMatch(source -> !problems.get(source).isEmpty()));
        throw new IllegalStateException("snippets must compile or be told why not");
    }

    private JavacTask task(DiagnosticCollector<JavaFileObject> errors, Collection<SnippetSource> units) {
        List<String> options =
                List.of("-classpath", System.getProperty("java.class.path"), "-proc:none", "-Xlint:none", "-nowarn");
        return (JavacTask) compiler.getTask(null, files, errors, options, null, units);
    }

    private void note(DiagnosticCollector<JavaFileObject> errors) {
        for (Diagnostic<? extends JavaFileObject> error : errors.getDiagnostics()) {
            if (error.getKind() != Diagnostic.Kind.ERROR) {
                continue;
            }
            if (error.getSource() == null) {
                throw new IllegalStateException(error.getMessage(Locale.ROOT));
            }
            SnippetSource source = sources.get(error.getSource().getName());
            int line = source.origin(error.getLineNumber());
            String shown = source.snippet().textAt(line);
            problems.get(source)
                    .add(source.snippet().at(line) + ": does not compile: " + error.getMessage(Locale.ROOT) + "\n    "
                            + shown);
        }
    }

    private ClassLoader loader() {
        return new ClassLoader(SnippetCompiler.class.getClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                ByteArrayOutputStream bytes = classes.get(name);
                if (bytes == null) {
                    throw new ClassNotFoundException(name);
                }
                return defineClass(name, bytes.toByteArray(), 0, bytes.size());
            }
        };
    }

    private final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        InMemory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    classes.put(className, bytes);
                    return bytes;
                }
            };
        }
    }
}
