package io.github.retentionmetrics.examples.docs;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.SimpleJavaFileObject;

/**
 * A snippet as a class that the compiler takes: its imports, its statements as a method, its methods and types as
 * members.
 */
final class SnippetSource extends SimpleJavaFileObject {
    private static final String PACKAGE = SnippetSource.class.getPackageName();
    private static final Pattern IMPORT = Pattern.compile("import .*;\\s*(//.*)?");
    private static final Pattern MEMBER =
            Pattern.compile("@\\w.*|(public|protected|private|static|abstract|class|record|interface|enum)\\s+\\w.*");
    private static final Pattern COMMENT =
            Pattern.compile("(?s:\"\"\".*?\"\"\")|\"(?:\\\\.|[^\"\\\\\\n])*\"|'(?:\\\\.|[^'\\\\\\n])*'|//(?<text>.*)");
    private static final Pattern NEXT_COMMENT = Pattern.compile("\\G[ \\t]*\\n?[ \\t]*//(?<text>.*)");

    private final Snippet snippet;
    private final String className;
    private final StringBuilder text = new StringBuilder();
    /** The document's line of each line of the text. */
    private final List<Integer> origins = new ArrayList<>();

    private final List<Promise> promises = new ArrayList<>();

    SnippetSource(Snippet snippet, String className, List<String> imports) {
        super(URI.create("string:///" + PACKAGE.replace('.', '/') + "/" + className + ".java"), Kind.SOURCE);
        this.snippet = snippet;
        this.className = className;
        List<Integer> ownImports = new ArrayList<>();
        List<Integer> statements = new ArrayList<>();
        List<Integer> members = new ArrayList<>();
        sort(ownImports, statements, members);
        add("package " + PACKAGE + "; " + String.join(" ", imports));
        ownImports.forEach(this::add);
        add("public final class " + className + " extends DocumentedShop {");
        add("static Promises $promises;");
        add("public static void run(Promises promises) throws Exception { $promises = promises; new " + className
                + "().$run(); }");
        add("void $run() throws Exception {");
        statements.forEach(this::add);
        add("}");
        members.forEach(this::add);
        add("}");
    }

    private void sort(List<Integer> imports, List<Integer> statements, List<Integer> members) {
        int depth = 0;
        boolean inMember = false;
        for (int i = 0; i < snippet.lines().size(); i++) {
            String line = snippet.lines().get(i);
            inMember |= MEMBER.matcher(line).matches();
            if (inMember) {
                members.add(i);
                depth += count(line, '{') - count(line, '}');
                inMember = depth > 0 || !line.stripTrailing().matches(".*[};]");
            } else {
                (IMPORT.matcher(line).matches() ? imports : statements).add(i);
            }
        }
    }

    private static int count(String line, char wanted) {
        return (int) line.chars().filter(c -> c == wanted).count();
    }

    private void add(String generated) {
        text.append(generated).append('\n');
        origins.add(snippet.firstLine());
    }

    private void add(int index) {
        text.append(snippet.lines().get(index)).append('\n');
        origins.add(snippet.firstLine() + index);
    }

    Snippet snippet() {
        return snippet;
    }

    String className() {
        return PACKAGE + "." + className;
    }

    List<Promise> promises() {
        return promises;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }

    /** The document's line of a line of the text. */
    int origin(long line) {
        return line < 1 || line > origins.size() ? snippet.firstLine() : origins.get((int) line - 1);
    }

    private int originOfOffset(int offset) {
        return origin(
                1 + text.substring(0, offset).chars().filter(c -> c == '\n').count());
    }

    /**
     * Puts a check of each promise into the code.
     *
     * @return what is wrong with the promises as they are written
     */
    List<String> checkPromises(CompilationUnitTree unit, SourcePositions positions) {
        PromiseScanner scanner = new PromiseScanner(unit, positions);
        scanner.scan(unit, null);
        List<String> problems = new ArrayList<>();
        for (MatchResult comment : COMMENT.matcher(text).results().toList()) {
            String words = comment.group(1);
            if (words != null && Promise.isPromise(words) && !scanner.found.contains(comment.start(1))) {
                problems.add(snippet.at(originOfOffset(comment.start()))
                        + ": must stand behind a statement, or not start like a value: " + words.strip());
            }
        }
        scanner.insertions.sort(Comparator.comparingInt(Insertion::offset).reversed());
        scanner.insertions.forEach(insertion -> text.insert(insertion.offset(), insertion.code()));
        return problems;
    }

    private record Insertion(int offset, String code) {}

    private final class PromiseScanner extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Set<Integer> found = new HashSet<>();
        private final List<Insertion> insertions = new ArrayList<>();

        PromiseScanner(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
        }

        @Override
        public Void visitBlock(BlockTree block, Void unused) {
            block.getStatements().forEach(this::findPromise);
            return super.visitBlock(block, null);
        }

        private void findPromise(StatementTree statement) {
            int end = (int) positions.getEndPosition(unit, statement);
            List<String> lines = new ArrayList<>();
            Matcher comment = NEXT_COMMENT.matcher(text);
            int line = 0;
            for (boolean more = end >= 0 && comment.find(end); more; more = comment.find()) {
                String words = comment.group("text").strip();
                if (!Promise.isPromise(words)) {
                    break;
                }
                line = lines.isEmpty() ? originOfOffset(comment.start("text")) : line;
                lines.add(words);
                found.add(comment.start("text"));
            }
            if (!lines.isEmpty()) {
                promises.add(new Promise(line, List.copyOf(lines)));
                insertCheck(statement, end, promises.size() - 1);
            }
        }

        private void insertCheck(StatementTree statement, int end, int promise) {
            int start = (int) positions.getStartPosition(unit, statement);
            boolean isPrinting = statement.toString().startsWith("System.out.");
            if (statement instanceof ExpressionStatementTree expression && !isPrinting) {
                insert(start, "$promises.check(" + promise + ", () -> ");
                insert((int) positions.getEndPosition(unit, expression.getExpression()), ")");
            } else if (statement instanceof VariableTree variable) {
                insert(end, " $promises.checkValue(" + promise + ", " + variable.getName() + ");");
            } else {
                insert(start, "$promises.startPrinting(); ");
                insert(end, " $promises.checkPrinted(" + promise + ");");
            }
        }

        private void insert(int offset, String code) {
            insertions.add(new Insertion(offset, code));
        }
    }
}
