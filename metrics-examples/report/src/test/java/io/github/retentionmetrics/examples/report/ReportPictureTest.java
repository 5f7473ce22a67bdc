package io.github.retentionmetrics.examples.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's picture of the report shows what the report prints. To draw it anew, run this test with {@code
 * -Dupdate.picture=true}.
 */
class ReportPictureTest {
    private static final Path PICTURE = Path.of(System.getProperty("project.root", "../.."), ".github", "report.svg");
    private static final int LINE = 18;
    private static final int MARGIN = 20;
    private static final double CHARACTER = 8.43;

    @TempDir
    Path folder;

    @Test
    void showsWhatTheReportPrints() throws IOException {
        String picture = draw(summary());
        if (Boolean.getBoolean("update.picture")) {
            Files.writeString(PICTURE, picture);
        }
        assertThat(Files.readString(PICTURE).replace("\r\n", "\n")).isEqualTo(picture);
    }

    private List<String> summary() {
        Run run = Run.of("--out", folder.resolve("report").toString());
        return run.out()
                .replace(folder.resolve("report").toString(), "target/retention-report")
                .lines()
                .toList();
    }

    private static String draw(List<String> lines) {
        int longest = lines.stream().mapToInt(String::length).max().orElse(0);
        int width = (int) Math.ceil(longest * CHARACTER) + 2 * MARGIN;
        int height = lines.size() * LINE + 2 * MARGIN;
        StringBuilder svg = new StringBuilder()
                .append("<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" viewBox=\"0 0 %d %d\" width=\"%d\">\n"
                        .formatted(width, height, width))
                .append("<title>The summary that the retention report prints for its sample shop</title>\n")
                .append("<rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#0f172a\"/>\n")
                .append(
                        "<g font-family=\"ui-monospace, Menlo, Consolas, monospace\" font-size=\"14\" fill=\"#e2e8f0\">\n");
        for (int i = 0; i < lines.size(); i++) {
            boolean isHeading = !lines.get(i).startsWith(" ");
            svg.append("<text x=\"%d\" y=\"%d\"%s xml:space=\"preserve\">%s</text>\n"
                    .formatted(
                            MARGIN,
                            MARGIN + (i + 1) * LINE - 5,
                            isHeading ? " fill=\"#7dd3fc\" font-weight=\"bold\"" : "",
                            escaped(lines.get(i))));
        }
        return svg.append("</g>\n</svg>\n").toString();
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
