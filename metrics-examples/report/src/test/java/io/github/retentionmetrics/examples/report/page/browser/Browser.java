package io.github.retentionmetrics.examples.report.page.browser;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.openqa.selenium.chrome.AddHasCdp;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.chromium.ChromiumDriver;
import org.openqa.selenium.chromium.ChromiumDriverCommandExecutor;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.remote.http.ClientConfig;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A headless Chromium with one page. It keeps what the page wrote to the console and what it requested, and shows the
 * page as a phone does, in dark colours, on paper or without its scripts.
 */
final class Browser implements AutoCloseable {
    /** The width of a common desktop window. */
    static final int DESKTOP = 1280;

    /** The width of a small phone. */
    static final int PHONE = 320;

    private static final int HEIGHT = 900;
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    private final Driver driver;
    private boolean hasScripts = true;

    private Browser(Driver driver) {
        this.driver = driver;
    }

    /** Starts an installed browser through its driver; neither is looked for elsewhere. */
    static Browser start(Path chromium, Path chromedriver) {
        SELENIUM.setLevel(Level.SEVERE);
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--hide-scrollbars",
                "--force-color-profile=srgb",
                "--lang=en");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.toFile())
                .usingAnyFreePort()
                .build();
        Driver driver = new Driver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(1));
        return new Browser(driver);
    }

    /** Opens a file as a new visitor on a desktop does: in light colours, on a screen, with scripts. */
    void open(Path file) {
        runScripts(true);
        width(DESKTOP);
        show("", "light", "no-preference");
        load(file);
    }

    /** Opens a file with the settings that are in force. */
    void load(Path file) {
        command("Page.navigate", Map.of("url", "about:blank"));
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
        driver.get(file.toUri().toString());
        if (hasScripts) {
            settle();
        }
    }

    /** Waits until the page is drawn with what its scripts do before that. */
    void settle() {
        driver.executeAsyncScript("const done = arguments[0];"
                + " requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done)));");
    }

    /** Sets the width of the window; that of a phone makes the browser one of a phone. */
    void width(int pixels) {
        size(pixels, HEIGHT);
    }

    void size(int width, int height) {
        command(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < DESKTOP / 2));
    }

    /** Shows the page on a medium, such as {@code print} or nothing for the real one, to a reader with preferences. */
    void show(String medium, String colorScheme, String motion) {
        List<Map<String, Object>> features = List.of(
                Map.of("name", "prefers-color-scheme", "value", colorScheme),
                Map.of("name", "prefers-reduced-motion", "value", motion));
        command("Emulation.setEmulatedMedia", Map.of("media", medium, "features", features));
    }

    /** Whether pages that are loaded from now on run their own scripts; those of a test run in any case. */
    void runScripts(boolean isAllowed) {
        command("Emulation.setScriptExecutionDisabled", Map.of("value", !isAllowed));
        hasScripts = isAllowed;
    }

    /** What a function's body returns in the page: null, a boolean, a number, a text, or lists and maps of them. */
    Object call(String body, Object... arguments) {
        return driver.executeScript(body, arguments);
    }

    /** The texts that a function's body returns in the page. */
    List<String> texts(String body, Object... arguments) {
        return ((List<?>) call(body, arguments)).stream().map(String::valueOf).toList();
    }

    long number(String body, Object... arguments) {
        return ((Number) call(body, arguments)).longValue();
    }

    /** What a function's body gives to its last argument, which is a function. */
    Object callback(String body, Object... arguments) {
        return driver.executeAsyncScript(body, arguments);
    }

    /** Presses keys one after the other in whatever element has the focus. */
    void press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
    }

    /** The messages on the console since the page was loaded, of any level. */
    List<String> console() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    /** The addresses that the page requested since it was loaded, its own included; data in the page is no request. */
    List<String> requests() {
        List<String> requests = new ArrayList<>();
        for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
            JsonNode event = JsonMapper.shared().readTree(entry.getMessage()).at("/message");
            String address = switch (event.at("/method").asString()) {
                case "Network.requestWillBeSent" ->
                    event.at("/params/request/url").asString();
                case "Network.webSocketCreated", "Network.webTransportCreated" ->
                    event.at("/params/url").asString();
                default -> "data:";
            };
            if (!address.startsWith("data:") && !address.equals("about:blank")) {
                requests.add(address);
            }
        }
        return requests;
    }

    /** The page as a PDF file with its structure for screen readers. */
    byte[] printed() {
        return decoded(command("Page.printToPDF", Map.of("generateTaggedPDF", true, "printBackground", true)));
    }

    /** What the window shows, as a PNG file. */
    byte[] screenshot() {
        return decoded(command("Page.captureScreenshot", Map.of("format", "png")));
    }

    private static byte[] decoded(Map<String, Object> answer) {
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    private Map<String, Object> command(String name, Map<String, Object> parameters) {
        return driver.executeCdpCommand(name, parameters);
    }

    @Override
    public void close() {
        driver.quit();
    }

    /** Chrome's own driver asks a program that downloads browsers where they are; this one does not. */
    private static final class Driver extends ChromiumDriver {
        Driver(ChromeDriverService service, ChromeOptions options) {
            super(
                    new ChromiumDriverCommandExecutor(
                            service, new AddHasCdp().getAdditionalCommands(), ClientConfig.defaultConfig()),
                    options,
                    ChromeOptions.CAPABILITY);
            cdp = new AddHasCdp().getImplementation(getCapabilities(), getExecuteMethod());
        }
    }
}
