package io.github.retentionmetrics.examples.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A piece of Java that a document shows to its readers.
 *
 * @param file the document
 * @param firstLine the number of the document's line with the first line of code, from 1
 * @param lines the code
 */
record Snippet(Path file, int firstLine, List<String> lines) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^([ \\t]*)```java\\s*?\\n(.*?)^[ \\t]*```[ \\t]*$");
    private static final Pattern PREFORMATTED = Pattern.compile("(?s)<pre>\\s*\\{@code ?(.*?)\\}\\s*</pre>");
    private static final Pattern BEGINNING = Pattern.compile("<pre>\\s*\\{@code|(?m)^[ \\t]*```java\\b");

    static final Path PROJECT =
            Path.of(System.getProperty("project.root", "../..")).normalize();

    /** The blocks of a Markdown document that are marked as Java. */
    static List<Snippet> ofMarkdown(Path file) {
        return of(file, read(file));
    }

    /** The preformatted blocks of code in the comments of a Java source file. */
    static List<Snippet> ofJavadoc(Path file) {
        return of(file, read(file));
    }

    static List<Snippet> of(Path file, String text) {
        boolean isJava = file.toString().endsWith(".java");
        List<MatchResult> blocks =
                (isJava ? PREFORMATTED : FENCED).matcher(text).results().toList();
        if (blocks.size() != BEGINNING.matcher(text).results().count()) {
            throw new IllegalArgumentException(file + " must end every block that it begins");
        }
        List<Snippet> snippets = new ArrayList<>();
        for (MatchResult block : blocks) {
            int codeGroup = isJava ? 1 : 2;
            String indentation = isJava ? "\\s*\\* ?" : block.group(1);
            snippets.add(of(file, lineOf(text, block.start(codeGroup)), block.group(codeGroup), indentation));
        }
        return snippets;
    }

    private static Snippet of(Path file, int line, String code, String indentation) {
        List<String> lines = code.lines()
                .map(text -> text.replaceFirst("^" + indentation, ""))
                .toList();
        int from = 0;
        int to = lines.size();
        while (from < to && lines.get(from).isBlank()) {
            from++;
        }
        while (from < to && lines.get(to - 1).isBlank()) {
            to--;
        }
        return new Snippet(file, line + from, lines.subList(from, to));
    }

    private static int lineOf(String text, int offset) {
        return 1
                + (int) text.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it only imports: what all other code of the document then needs, and nothing else is there for it. */
    boolean isImports() {
        return lines.stream().allMatch(line -> line.startsWith("import "));
    }

    /** A line of the document, as an editor understands it: {@code README.md:18}. */
    String at(int line) {
        Path shown = file.startsWith(PROJECT) ? PROJECT.relativize(file) : file;
        return shown.toString().replace('\\', '/') + ":" + line;
    }

    /** The text of a line of the document, if it is one of this code. */
    String textAt(int line) {
        int index = line - firstLine;
        return index >= 0 && index < lines.size() ? lines.get(index).strip() : "";
    }

    @Override
    public String toString() {
        return at(firstLine);
    }
}
