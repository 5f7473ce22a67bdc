package io.github.retentionmetrics.examples.report.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.examples.report.Run;
import io.github.retentionmetrics.testing.ReferenceData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of the manual for each system run as they stand there, on a file of that system. */
class ManualPresetsTest {
    private static final Pattern COMMAND = Pattern.compile("`(--[a-z]+ \\S+ --[a-z]+-as ([a-z0-9-]+)[^`]*)`");

    @TempDir
    private Path folder;

    static Stream<String> commands() throws IOException {
        String manual =
                Files.readString(Path.of(System.getProperty("project.root"), "metrics-examples/report/README.md"));
        List<String> commands = new ArrayList<>();
        for (Matcher found = COMMAND.matcher(manual); found.find(); ) {
            commands.add(found.group(1));
        }
        return commands.stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    void theCommandOfASystemReadsItsFile(String command) throws IOException {
        Matcher parts = Pattern.compile("(--[a-z]+) (\\S+) (--[a-z]+-as ([a-z0-9-]+))(.*)")
                .matcher(command);
        assertThat(parts.matches()).isTrue();
        String preset = parts.group(4);
        if (preset.equals("magento-orders")) {
            return;
        }
        String name = preset.replace('-', '_');
        String file = Path.of("exports", "fixtures", name + (preset.startsWith("amazon") ? ".txt" : ".csv"))
                .toString();
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.set(
                1,
                (args.get(0).equals("--events") ? EventExports.write(preset, folder) : ReferenceData.file(file))
                        .toString());
        if (preset.endsWith("nps")) {
            args.addAll(List.of("--answers", "latest"));
        }
        args.add("--no-forecast");

        Run run = Run.into(folder.resolve("report"), args.toArray(String[]::new));

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("read as " + preset + " (SHA-256 ").contains(" 0 skipped");
    }

    @Test
    void everyPresetHasItsCommand() throws IOException {
        String manual =
                Files.readString(Path.of(System.getProperty("project.root"), "metrics-examples/report/README.md"));
        assertThat(Presets.names()).allSatisfy(name -> {
            Mapping mapping = MappingReader.read(name, Presets.text(name));
            assertThat(mapping.refusal() != null || manual.contains(name))
                    .as(name)
                    .isTrue();
        });
    }

    @Test
    void magentoWritesTwentyFourHoursAndAfternoon() throws IOException {
        Path file = Files.writeString(folder.resolve("magento.csv"), """
                "ID","Purchase Date","Customer Email","Grand Total (Base)","Grand Total (Purchased)","Status","Total Refunded"
                "000000012","Mar 1, 2026 14:05:11 PM","A@example.com","49.9500","49.9500","Complete","0.0000"
                "000000013","Mar 2, 2026 09:05:11 AM","a@example.com","10.0000","10.0000","Closed","10.0000"
                "000000014","Mar 2, 2026 00:05:11 AM","b@example.com","10.0000","10.0000","Canceled",""
                """);
        Run run = Run.into(
                folder.resolve("report"),
                "--no-forecast",
                "--purchases",
                file.toString(),
                "--purchases-as",
                "magento-orders");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .contains("3 records: 2 kept, 0 joined to an order, 1 left out, 0 skipped")
                .contains("1 refund beside an order is a row of its own")
                .contains("1 spelling of e-mail addresses differs from another only by upper and lower case")
                .contains("EUR 49.95");
    }
}
