package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The page of a report as text. */
final class ShownPage {
    private final String html;

    private ShownPage(String html) {
        this.html = html;
    }

    /** The page of a report with these options, in a folder. */
    static ShownPage of(Path out, String... options) throws IOException {
        Run run = Run.into(out, options);
        assertThat(run.err()).isEmpty();
        return new ShownPage(Files.readString(out.resolve("index.html")));
    }

    /** A section as text: what is in a cell or element is on a line of its own; empty if there is no such section. */
    String section(String id) {
        Matcher found = Pattern.compile("<section id=\"" + id + "\".*?</section>", Pattern.DOTALL)
                .matcher(html);
        return found.find() ? text(found.group()) : "";
    }

    /** The heading of a section. */
    String finding(String id) {
        Matcher found =
                Pattern.compile("<h2 id=\"" + id + "-title\">(.*?)</h2>").matcher(html);
        return found.find() ? text(found.group(1)) : "";
    }

    private static String text(String html) {
        return html.replaceAll("<[^>]*>", "\n")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&#34;", "\"")
                .replace("&amp;", "&")
                .replace('\u00a0', ' ')
                .replaceAll("\\s*\n\\s*", "\n")
                .strip();
    }
}
