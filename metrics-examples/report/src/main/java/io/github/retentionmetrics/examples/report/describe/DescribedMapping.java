package io.github.retentionmetrics.examples.report.describe;

import io.github.retentionmetrics.examples.report.csv.InputFile;
import io.github.retentionmetrics.examples.report.mapping.Presets;
import io.github.retentionmetrics.examples.report.text.ShellWord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a mapping reads, for readers who expect a table in its file. */
final class DescribedMapping {
    private static final Pattern LINE = Pattern.compile("[\\p{L} -]{1,30}=.*");
    private static final Pattern READS = Pattern.compile("(?i)reads\\s*=\\s*([a-z]+)( .*)?");

    private final InputFile file;
    private final byte[] content;
    private final List<String> all;
    private final String reads;

    private DescribedMapping(InputFile file, byte[] content) {
        this.file = file;
        this.content = content;
        String text = new String(content, StandardCharsets.UTF_8);
        this.all = (text.startsWith("\uFEFF") ? text.substring(1) : text)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
        this.reads = all.stream()
                .map(READS::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1).toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("");
    }

    /** What to print about a file that is a mapping; nothing if it is none. */
    static List<String> lines(InputFile file, byte[] content) {
        DescribedMapping mapping = new DescribedMapping(file, content);
        return mapping.isMapping() ? mapping.lines() : List.of();
    }

    /** A text of lines with a key and a value that says what it reads; the ending of its name may stand for one. */
    private boolean isMapping() {
        for (byte b : content) {
            if (b == 0) {
                return false;
            }
        }
        boolean isNamed = file.shortName().toLowerCase(Locale.ROOT).endsWith(".mapping");
        boolean hasLinesOnly = !all.isEmpty()
                && all.stream().allMatch(line -> LINE.matcher(line).matches());
        return reads.isEmpty() ? isNamed && hasLinesOnly : isNamed || hasLinesOnly;
    }

    private List<String> lines() {
        Page page = new Page();
        page.text(
                0,
                file.shortName() + " is a mapping, which says how another file is read. It is no table itself. "
                        + (reads.isEmpty() ? "It does not say what it reads:" : "It reads " + reads + ":"));
        page.gap();
        all.forEach(line -> page.comment("  " + line));
        page.gap();
        String mistake = Presets.mistake(file.shortName(), content);
        if (!mistake.isEmpty()) {
            page.text(0, "It does not run yet: " + mistake);
        } else {
            page.text(0, "To read a file by it:");
            String name = Presets.isName(file.name()) ? "./" + file.name() : file.name();
            for (String option : reads.equals("survey") ? List.of("nps", "csat", "ces") : List.of(reads)) {
                page.comment("  --" + option + " FILE --" + option + "-as " + ShellWord.of(name));
            }
        }
        page.text(0, "To see what a file looks like: --describe FILE, with the file itself and not its mapping.");
        return page.lines();
    }
}
