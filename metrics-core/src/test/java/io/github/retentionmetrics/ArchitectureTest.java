package io.github.retentionmetrics;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.github.retentionmetrics.internal.StoreAccess;
import io.github.retentionmetrics.period.Period;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/** Rules that hold for every class of the library, and that no test of a single class would see broken. */
class ArchitectureTest {
    private static final String ROOT = "io.github.retentionmetrics";

    /**
     * A package uses only packages of earlier places. The order follows the data, from records to answers: a package
     * comes after those whose types its signatures name, and what needs a fitted model comes last, so that most callers
     * never load it.
     */
    private static final Map<String, Integer> PLACES = Map.ofEntries(
            // numbers, then what is stored: neither knows a metric
            Map.entry("internal.math", 0),
            Map.entry("internal", 1),
            // what an answer is of and what it is made of: every metric has a period or a rate
            Map.entry("period", 2),
            Map.entry("rate", 3),
            // how certain an answer is and how it develops, both for any metric
            Map.entry("inference", 4),
            Map.entry("trend", 5),
            // customers, and then their histories
            Map.entry("customer", 6),
            Map.entry("subscription", 7),
            Map.entry("purchase", 8),
            Map.entry("event", 9),
            // metrics of a history, of which those of a lifetime build on what is spent
            Map.entry("retention", 10),
            Map.entry("cohort", 11),
            Map.entry("spend", 12),
            Map.entry("survival", 13),
            Map.entry("lifetime", 14),
            // customers in groups: by what they say or bought, and what follows; drivers explain answers to a survey
            Map.entry("survey", 15),
            Map.entry("rfm", 16),
            Map.entry("segment", 17),
            Map.entry("driver", 18),
            // other sources: tickets have survival curves, programmes have retention, referrals have a lifetime value
            Map.entry("ticket", 19),
            Map.entry("programme", 20),
            Map.entry("referral", 21),
            // totals of followers and subscribers, without customers
            Map.entry("audience", 22),
            // models: renewal and forecast are fitted, evaluation compares forecasts
            Map.entry("fit", 23),
            Map.entry("renewal", 24),
            Map.entry("forecast", 25),
            Map.entry("evaluation", 26));

    /** What reads the clock, the machine's settings or chance, or decides how many threads to use. */
    private static final Map<String, Set<String>> AMBIENT = Map.ofEntries(
            Map.entry(
                    "java.lang.System",
                    Set.of("currentTimeMillis", "nanoTime", "getProperty", "getProperties", "getenv", "getLogger")),
            Map.entry("java.lang.Integer", Set.of("getInteger")),
            Map.entry("java.lang.Long", Set.of("getLong")),
            Map.entry("java.lang.Boolean", Set.of("getBoolean")),
            Map.entry("java.lang.Math", Set.of("random")),
            Map.entry("java.util.UUID", Set.of("randomUUID")),
            Map.entry("java.util.Collections", Set.of("shuffle")),
            Map.entry("java.util.Locale", Set.of("getDefault")),
            Map.entry("java.util.TimeZone", Set.of("getDefault")),
            Map.entry("java.time.ZoneId", Set.of("systemDefault")),
            Map.entry("java.time.Clock", Set.of("systemUTC", "systemDefaultZone", "system")));

    private static final Set<String> PARALLEL =
            Set.of("parallel", "parallelStream", "parallelSort", "parallelPrefix", "parallelSetAll");

    /** What takes a locale, and takes the machine's when it is given none. */
    private static final Map<String, Set<String>> LOCALISED = Map.of(
            "java.lang.String", Set.of("format", "formatted", "toLowerCase", "toUpperCase"),
            "java.io.PrintStream", Set.of("printf", "format"),
            "java.util.Formatter", Set.of("<init>"),
            "java.util.Scanner", Set.of("<init>"),
            "java.text.DecimalFormat", Set.of("<init>"),
            "java.text.SimpleDateFormat", Set.of("<init>"),
            "java.text.NumberFormat",
                    Set.of("getInstance", "getNumberInstance", "getPercentInstance", "getIntegerInstance"),
            "java.text.Collator", Set.of("getInstance"),
            "java.time.format.DateTimeFormatter", Set.of("ofPattern"),
            "java.time.format.DateTimeFormatterBuilder", Set.of("toFormatter"));

    private static final Map<String, Set<String>> OPEN_ADDRESSING = Map.of(
            "java.util.Map", Set.of("copyOf", "ofEntries"),
            "java.util.Set", Set.of("copyOf"),
            "java.util.stream.Collectors", Set.of("toUnmodifiableMap", "toUnmodifiableSet"));

    private static final Set<String> BANNED_TYPES = Set.of(
            "java.lang.System$Logger",
            "java.lang.Thread",
            "java.security.SecureRandom",
            "java.util.Date",
            "java.util.GregorianCalendar",
            "java.util.Random",
            "java.util.SplittableRandom",
            "java.util.Timer",
            "java.util.concurrent.Executors",
            "java.util.concurrent.ForkJoinPool",
            "java.util.concurrent.ThreadLocalRandom");

    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .importUrl(Period.class.getProtectionDomain().getCodeSource().getLocation());

    @Test
    void theWholeLibraryAndNothingElseIsLookedAt() {
        assertThat(LIBRARY.stream().map(ArchitectureTest::place))
                .contains("internal", "period", "rate", "customer", "purchase", "retention", "cohort");
        assertThat(LIBRARY.contain(ArchitectureTest.class)).as("tests").isFalse();
    }

    @Test
    void everyPackageHasItsPlace() {
        assertThat(LIBRARY.stream().map(ArchitectureTest::place).collect(Collectors.toSet()))
                .isSubsetOf(PLACES.keySet());
    }

    @Test
    void packagesFormALine() {
        classes()
                .should(condition("use only packages of earlier places", (type, events) -> {
                    for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                        JavaClass target = dependency.getTargetClass().getBaseComponentType();
                        if (isOurs(target) && !mayUse(place(type), place(target))) {
                            events.violated(dependency.getDescription());
                        }
                    }
                }))
                .check(LIBRARY);
    }

    private static boolean mayUse(String from, String to) {
        return from.equals(to) || PLACES.getOrDefault(to, Integer.MAX_VALUE) < PLACES.getOrDefault(from, -1);
    }

    /** All other passes over customers go through a cursor, which is as fast. */
    @Test
    void onlyColumnsAreReadFromTheStorageOfAHistory() {
        Set<String> users = LIBRARY.stream()
                .filter(type -> type.getDirectDependenciesFromSelf().stream()
                        .anyMatch(use -> use.getTargetClass().isEquivalentTo(StoreAccess.class)))
                .map(type -> type.getBaseComponentType().getName().replaceFirst("[$].*", ""))
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(users)
                .containsExactly(
                        // the cohort index, and days counted from each first order in the same columns
                        "CohortAnalysis",
                        // sums of amounts by customer, over the columns, of some customers only
                        "CustomerPotential",
                        "DayNRetention",
                        // registers the accessor
                        "EventHistory",
                        // the index of returns
                        "KeptReturns",
                        // registers the accessor
                        "PurchaseHistory",
                        // take over the identifiers in the form in which a history holds them
                        "RfmValues",
                        "SegmentValues");
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(LIBRARY.stream().map(JavaClass::getPackageName).collect(Collectors.toSet()))
                .allSatisfy(name -> {
                    String info = name + ".package-info";
                    assertThat(LIBRARY.contain(info)).as("%s exists", info).isTrue();
                    assertThat(LIBRARY.get(info).isAnnotatedWith(NullMarked.class))
                            .as("%s is null-marked", info)
                            .isTrue();
                });
    }

    @Test
    void publicTypesCannotBeExtended() {
        classes()
                .that(describe("are visible", ArchitectureTest::isVisible))
                .should(condition("be final classes, records, enums or interfaces", (type, events) -> {
                    if (!type.isInterface() && !type.isEnum() && !is(JavaModifier.FINAL, type.getModifiers())) {
                        events.violated(type.getFullName() + " can be extended");
                    }
                }))
                .check(LIBRARY);
    }

    @Test
    void publicSignaturesDoNotNameInternalTypes() {
        classes()
                .that(describe("are exported", type -> isVisible(type) && !isInternal(type)))
                .should(condition(
                        "not show internal types to callers",
                        (type, events) -> Stream.of(
                                        type.getAllRawInterfaces().stream(),
                                        type.getAllRawSuperclasses().stream(),
                                        type.getMembers().stream()
                                                .filter(ArchitectureTest::isVisible)
                                                .flatMap(ArchitectureTest::signature))
                                .flatMap(Function.identity())
                                .filter(ArchitectureTest::isInternal)
                                .forEach(shown ->
                                        events.violated(type.getFullName() + " shows " + shown.getFullName()))))
                .check(LIBRARY);
    }

    private static Stream<JavaClass> signature(JavaMember member) {
        Stream<? extends JavaType> types = member instanceof JavaCodeUnit code
                ? Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream())
                : Stream.of(((JavaField) member).getType());
        return types.flatMap(type -> type.getAllInvolvedRawTypes().stream()).map(JavaClass::getBaseComponentType);
    }

    @Test
    void publicStaticFieldsAreConstants() {
        classes()
                .should(condition("have no public static field that can change", (type, events) -> {
                    for (JavaField field : type.getFields()) {
                        boolean constant = is(JavaModifier.FINAL, field.getModifiers()) && isValue(field.getRawType());
                        if (isVisible(field) && is(JavaModifier.STATIC, field.getModifiers()) && !constant) {
                            events.violated(field.getFullName() + " can change");
                        }
                    }
                }))
                .check(LIBRARY);
    }

    private static boolean isValue(JavaClass type) {
        return type.isPrimitive()
                || type.isEnum()
                || type.isEquivalentTo(String.class)
                || type.isEquivalentTo(BigDecimal.class)
                || (isOurs(type) && is(JavaModifier.FINAL, type.getModifiers()));
    }

    @Test
    void nothingIsTakenFromTheSurroundings() {
        noClasses()
                .should()
                .accessTargetWhere(
                        describe("reads a clock, a setting, a default locale or chance", ArchitectureTest::isAmbient))
                .check(LIBRARY);
        noClasses()
                .should()
                .dependOnClassesThat(describe(
                        "write logs, start threads or roll dice",
                        type -> BANNED_TYPES.contains(type.getFullName())
                                || type.getPackageName().startsWith("java.util.logging")))
                .check(LIBRARY);
    }

    private static boolean isAmbient(JavaAccess<?> access) {
        AccessTarget target = access.getTarget();
        String owner = target.getOwner().getFullName();
        String name = target.getName();
        return AMBIENT.getOrDefault(owner, Set.of()).contains(name)
                || (owner.startsWith("java.time.") && name.equals("now"))
                || (owner.startsWith("java.util.") && PARALLEL.contains(name))
                || (owner.equals("java.lang.System") && (name.equals("out") || name.equals("err")))
                || (LOCALISED.getOrDefault(owner, Set.of()).contains(name) && !takesLocale(target));
    }

    /**
     * The unmodifiable hash tables of the JDK probe without an end where hash codes are equal, which a caller's texts
     * may be made to be, and their order changes with each start of a JVM.
     */
    @Test
    void noHashTableWithoutABoundHoldsWhatCallersBring() {
        noClasses()
                .should()
                .accessTargetWhere(describe(
                        "copies a map or a set into a hash table with open addressing",
                        access -> OPEN_ADDRESSING
                                .getOrDefault(access.getTarget().getOwner().getFullName(), Set.of())
                                .contains(access.getTarget().getName())))
                .check(LIBRARY);
    }

    private static boolean takesLocale(AccessTarget target) {
        return target instanceof AccessTarget.CodeUnitAccessTarget code
                && code.getRawParameterTypes().stream()
                        .anyMatch(type -> type.getFullName().equals("java.util.Locale"));
    }

    private static boolean isOurs(JavaClass type) {
        return type.getPackageName().equals(ROOT) || type.getPackageName().startsWith(ROOT + ".");
    }

    private static boolean isInternal(JavaClass type) {
        return isOurs(type) && place(type).startsWith("internal");
    }

    /** The package of a class below the root; empty for the root itself. */
    private static String place(JavaClass type) {
        String below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? below : below.substring(1);
    }

    private static boolean isVisible(JavaClass type) {
        return is(JavaModifier.PUBLIC, type.getModifiers())
                && type.getEnclosingClass().map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(JavaMember member) {
        return is(JavaModifier.PUBLIC, member.getModifiers()) || is(JavaModifier.PROTECTED, member.getModifiers());
    }

    private static boolean is(JavaModifier modifier, Set<JavaModifier> modifiers) {
        return modifiers.contains(modifier);
    }

    /** Where a check of one class reports what it finds. */
    private interface Violations {
        void violated(String description);
    }

    private interface Check {
        void of(JavaClass type, Violations violations);
    }

    private static ArchCondition<JavaClass> condition(String description, Check check) {
        return new ArchCondition<>(description) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                check.of(type, text -> events.add(SimpleConditionEvent.violated(type, text)));
            }
        };
    }
}
