package io.github.retentionmetrics.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A guide with sound and with faulty blocks: the sound ones run, of the others the reader learns line and reason. */
@Isolated("captures System.out")
class CompiledSnippetTest {
    private static final Path GUIDE = Path.of("guide.md");

    @Test
    void valuesAreThoseOfExpressionsAndOfDeclaredVariables() throws Exception {
        assertThat(problems("""
                        // four bare counts
                        Rate retention = RetentionRate.of(CustomerCounts.atStart(1_000).lost(150));  // 85.0% (850 of 1000)
                        retention.value();                   // 0.85
                        retention.interval(WILSON, 0.95);    // 0.8265 .. 0.8709 (95%)
                        retention.plus(
                                Rate.of(40, 100));           // 81.0%
                        retention.percent();
                        // 84.0
                        retention.isDefined();               // of course
                        """))
                .containsExactly(
                        "guide.md:4: promised 0.8265 .. 0.8709 (95%)\n    but was 0.8265 .. 0.8708 (95%)",
                        "guide.md:6: promised 81.0%\n    but was 80.9% (890 of 1100)",
                        "guide.md:8: promised 84.0\n    but was 85.0");
    }

    @Test
    void aStatementWithoutValuePromisesWhatItPrints() throws Exception {
        assertThat(problems("""
                        System.out.println("a" + 1);           // "a1"
                        List.of(1, 2).forEach(System.out::println);
                        // 1
                        // 3
                        for (int i = 0; i < 3; i++) {
                            System.out.println(i);             // 0
                        }
                        // 0
                        // 1 ...
                        """))
                .containsExactly(
                        "guide.md:3: promised 1\n    3\n    but was 1\n    2", "guide.md:6: promised 0\n    but was 1");
    }

    @Test
    void anExceptionMayBePromised() throws Exception {
        assertThat(problems("""
                        Rate.of(-1, 2);    // throws IllegalArgumentException: numerator must be green
                        Rate.of(-1, 2);    // throws IllegalArgumentException

                        Rate.of(-1, 2);
                        Rate.of(1, 2);     // 50.0%
                        """))
                .satisfiesExactly(
                        threw -> assertThat(threw)
                                .startsWith("guide.md:4: threw java.lang.IllegalArgumentException: numerator must ")
                                .endsWith("\n    Rate.of(-1, 2);"),
                        broken -> assertThat(broken)
                                .startsWith(
                                        "guide.md:1: promised throws IllegalArgumentException: numerator must be green"),
                        unreached -> assertThat(unreached).isEqualTo("guide.md:5: never reached: 50.0%"));
    }

    @Test
    void importsMembersAndTheShopAreAtHand() throws Exception {
        assertThat(problems("""
                        import java.util.concurrent.atomic.AtomicLong;

                        AtomicLong loyal = new AtomicLong();
                        loyal.set(loyal(history));             // 100: they buy every month
                        loyal.get();                           // 99

                        static long loyal(PurchaseHistory history) {
                            long loyal = 0;
                            for (CustomerCursor customer = history.cursor(); customer.next(); ) {
                                loyal += customer.orders() >= 12 ? 1 : 0;
                            }
                            return loyal;
                        }
                        """))
                .containsExactly(
                        "guide.md:4: promised 100: they buy every month\n    but was ",
                        "guide.md:5: promised 99\n    but was 100");
    }

    @Test
    void aWholeProgramIsRun() throws Exception {
        assertThat(problems("""
                        public final class HowMany {
                            public static void main(String[] args) {
                                Rate.of(1, 2).value();    // 0.6
                            }
                        }
                        """)).containsExactly("guide.md:3: promised 0.6\n    but was 0.5");
    }

    @Test
    void aPromiseThatIsNotBehindAStatementIsRefused() throws Exception {
        assertThat(problems("""
                        // 2 ways to count
                        Rate.of(1, 2)    // 0.5
                                .value();
                        String url = "https://example.org // 3";
                        """))
                .containsExactly(
                        "guide.md:1: must stand behind a statement, or not start like a value: 2 ways to count",
                        "guide.md:2: must stand behind a statement, or not start like a value: 0.5");
    }

    @Test
    void oneFaultyBlockDoesNotHideTheOthers() throws Exception {
        List<CompiledSnippet> compiled = SnippetCompiler.compile(List.of(
                snippet(1, "Rate.of(1, 2).value();    // 0.4"),
                snippet(3, "int a = ;"),
                snippet(5, "int b = 1;\nRate.off(1, 2);")));
        assertThat(compiled.get(0).run()).containsExactly("guide.md:1: promised 0.4\n    but was 0.5");
        assertThat(compiled.get(1).run())
                .containsExactly("guide.md:3: does not compile: illegal start of expression\n    int a = ;");
        assertThat(compiled.get(2).run())
                .singleElement()
                .satisfies(problem -> assertThat(problem)
                        .startsWith("guide.md:6: does not compile: cannot find symbol")
                        .endsWith("\n    Rate.off(1, 2);"));
    }

    private static List<String> problems(String code) throws Exception {
        return SnippetCompiler.compile(List.of(snippet(1, code))).get(0).run();
    }

    private static Snippet snippet(int firstLine, String code) {
        return new Snippet(GUIDE, firstLine, code.lines().toList());
    }
}
