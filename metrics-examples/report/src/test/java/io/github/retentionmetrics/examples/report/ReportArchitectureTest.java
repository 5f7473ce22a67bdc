package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A run passes the stages of the report in one direction, and so do the dependencies of their packages. */
class ReportArchitectureTest {
    private static final String ROOT = RetentionReport.class.getPackageName();

    /** The packages that a package may use besides itself; the program itself, which has no name here, uses all. */
    private static final Map<String, Set<String>> MAY_USE = Map.ofEntries(
            entry("error"),
            entry("text"),
            entry("output", "error", "text"),
            entry("csv", "error", "text"),
            entry("mapping", "error", "csv"),
            entry("describe", "error", "text", "csv", "mapping"),
            entry("input", "error", "text", "csv", "mapping"),
            entry("sample", "error", "text", "output", "csv", "input"),
            entry("parts", "error", "text", "output", "csv", "input"),
            entry("forecast", "error", "text", "output", "csv", "input", "parts"),
            entry("page", "error", "text", "output", "csv", "input", "parts"),
            entry("command", "error", "csv", "input", "sample"),
            entry(
                    "",
                    "error",
                    "text",
                    "output",
                    "csv",
                    "mapping",
                    "describe",
                    "input",
                    "sample",
                    "parts",
                    "forecast",
                    "page",
                    "command"));

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .importUrl(
                    RetentionReport.class.getProtectionDomain().getCodeSource().getLocation());

    private static final List<JavaClass> REPORT =
            CLASSES.stream().filter(ReportArchitectureTest::isInReport).toList();

    private static Map.Entry<String, Set<String>> entry(String stage, String... uses) {
        return Map.entry(stage, Set.of(uses));
    }

    @Test
    void everyClassHasAStage() {
        assertThat(REPORT.stream().map(ReportArchitectureTest::stage).collect(Collectors.toSet()))
                .isEqualTo(MAY_USE.keySet());
    }

    @Test
    void stagesUseOnlyEarlierStages() {
        List<String> upward = REPORT.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(use -> isInReport(use.getTargetClass()) && !isAllowed(use))
                .map(Dependency::getDescription)
                .sorted()
                .toList();
        assertThat(upward).isEmpty();
    }

    @Test
    void theRulesHaveNoCycle() {
        Set<String> placed = new HashSet<>();
        for (int pass = 0; pass < MAY_USE.size(); pass++) {
            MAY_USE.forEach((stage, uses) -> {
                if (placed.containsAll(uses)) {
                    placed.add(stage);
                }
            });
        }
        assertThat(placed).isEqualTo(MAY_USE.keySet());
    }

    private static boolean isAllowed(Dependency use) {
        String from = stage(use.getOriginClass());
        String to = stage(use.getTargetClass());
        return from.equals(to) || MAY_USE.get(from).contains(to);
    }

    private static boolean isInReport(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static String stage(JavaClass type) {
        String name = type.getPackageName();
        return name.equals(ROOT) ? "" : name.substring(ROOT.length() + 1);
    }
}
