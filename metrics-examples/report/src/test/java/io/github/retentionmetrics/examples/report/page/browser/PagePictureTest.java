package io.github.retentionmetrics.examples.report.page.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * The README's picture of the page of the sample shop. To take it anew, run this test with
 * {@code -Dupdate.picture=true}. Fonts differ between machines, so that only its size is compared.
 */
class PagePictureTest {
    private static final Path PICTURE = Path.of(System.getProperty("project.root", "../.."), ".github", "page.png");
    private static final int WIDTH = 1280;
    private static final int HEIGHT = 960;
    private static final int MOST_BYTES = 300_000;

    @TempDir
    Path folder;

    @Test
    @ExtendWith(BrowserExtension.class)
    void takesThePicture(Browser browser) throws IOException {
        Run run = Run.into(folder.resolve("report"));
        assertThat(run.exitCode()).as(run.err()).isZero();
        browser.open(folder.resolve("report").resolve("index.html"));
        browser.size(WIDTH, HEIGHT);
        browser.settle();
        byte[] picture = browser.screenshot();
        requireTheSizeThatTheReadmeHasRoomFor(picture);
        if (Boolean.getBoolean("update.picture")) {
            Files.write(PICTURE, picture);
        }
    }

    @Test
    void isOfTheSizeThatTheReadmeHasRoomFor() throws IOException {
        requireTheSizeThatTheReadmeHasRoomFor(Files.readAllBytes(PICTURE));
    }

    private static void requireTheSizeThatTheReadmeHasRoomFor(byte[] png) throws IOException {
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture.getWidth()).isEqualTo(WIDTH);
        assertThat(picture.getHeight()).isEqualTo(HEIGHT);
        assertThat(png).hasSizeLessThanOrEqualTo(MOST_BYTES);
    }
}
