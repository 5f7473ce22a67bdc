/**
 * Tests that hold the documentation to its word: every block of Java in the Markdown documents and every {@code
 * <pre>{@code ...}</pre>} in the library's Javadoc compiles, runs, and gives the values that it states.
 *
 * <p>A <i>snippet</i> is such a block, each for itself. It is a list of statements; it may have imports of its own, and
 * methods or types, which begin without indentation with a modifier, an annotation or {@code class}, {@code record},
 * {@code interface}, {@code enum}. A {@code main} in such a type is run too. Snippets need not import what the library
 * exports, nor what {@link io.github.retentionmetrics.examples.docs.SnippetCompiler} lists, and need not declare the
 * data of the {@link io.github.retentionmetrics.examples.docs.DocumentedShop}.
 *
 * <p>A <i>{@linkplain io.github.retentionmetrics.examples.docs.Promise promise}</i> is a comment that starts like a
 * value. It stands behind its statement, or on the lines directly below, and states the value of the expression, of the
 * declared variable, or else what the statement prints:
 *
 * <pre>
 * Rate retention = Rate.of(850, 1_000);    // 85.0% (850 of 1000)
 * retention.value();                       // 0.85: an explanation follows a colon
 * retention.reason();                      // "": text is quoted
 * Rate.of(3, 2);                           // throws IllegalArgumentException
 * movements.forEach((month, moved) -&gt; System.out.println(month + " " + moved.end()));
 * // 2026-01 180
 * // 2026-02 300 ...
 * </pre>
 *
 * <p>Every promise is checked; a promise that no statement makes, or that is never reached, is an error. A comment that
 * starts otherwise is prose and promises nothing.
 */
package io.github.retentionmetrics.examples.docs;
