package io.github.retentionmetrics.examples.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageAssetsTest {
    private final PageAssets assets = new PageAssets();

    @Test
    void thePolicyAllowsTheseScriptsAndThisStyleAndNothingElse() throws Exception {
        List<String> scripts = contents("script", assets.scripts());
        List<String> styles = contents("style", assets.style());
        assertThat(scripts).hasSize(2);
        assertThat(styles).hasSize(1);
        assertThat(assets.policy())
                .isEqualTo("default-src 'none'; script-src " + hash(scripts.get(0)) + " " + hash(scripts.get(1))
                        + "; style-src " + hash(styles.get(0))
                        + "; img-src data:; base-uri 'none'; form-action 'none'");
    }

    /** Such a text inside a script would end it, and the rest would show on the page. */
    @Test
    void noScriptEndsEarly() {
        assertThat(assets.scripts().split("</script", -1)).hasSize(3);
        assertThat(assets.scripts().split("<!--", -1)).hasSize(1);
    }

    @Test
    void theChartLibraryKeepsItsLicence() {
        assertThat(assets.scripts()).contains("Licensed to the Apache Software Foundation");
    }

    private static List<String> contents(String element, String html) {
        Matcher matcher = Pattern.compile("<" + element + ">(.*?)</" + element + ">", Pattern.DOTALL)
                .matcher(html);
        List<String> contents = new ArrayList<>();
        while (matcher.find()) {
            contents.add(matcher.group(1));
        }
        return contents;
    }

    private static String hash(String content) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
