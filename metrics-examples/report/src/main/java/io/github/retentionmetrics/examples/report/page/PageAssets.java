package io.github.retentionmetrics.examples.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The style and the scripts of the page, which are part of it. Its policy allows these and nothing else: no other
 * script, no style attribute, and no request to anywhere.
 */
public final class PageAssets {
    private static final String CHARTS = "/META-INF/resources/webjars/echarts/5.3.1/dist/echarts.common.min.js";

    private final String style;
    private final List<String> scripts;

    PageAssets() {
        this.style = read("page.css");
        this.scripts = List.of(read(CHARTS), read("page.js"));
    }

    /** The style element. */
    public String style() {
        return "<style>" + style + "</style>";
    }

    /** The script elements. */
    public String scripts() {
        return scripts.stream().map(script -> "<script>" + script + "</script>").collect(Collectors.joining("\n"));
    }

    /** The Content-Security-Policy of the page. */
    public String policy() {
        String allowed = scripts.stream().map(PageAssets::hash).collect(Collectors.joining(" "));
        return "default-src 'none'; script-src " + allowed + "; style-src " + hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String read(String resource) {
        try (InputStream in = PageAssets.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("resource must be in the jar: " + resource);
            }
            // a browser reads line ends of an element as LF before it takes the hash
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
