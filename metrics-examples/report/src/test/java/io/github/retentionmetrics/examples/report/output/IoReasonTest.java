package io.github.retentionmetrics.examples.report.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.retentionmetrics.examples.report.error.IoReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoReasonTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                arguments(new NoSuchFileException("a.csv"), "a.csv: no such file"),
                arguments(new AccessDeniedException("a.csv"), "a.csv: access denied"),
                arguments(new FileAlreadyExistsException("a.csv"), "a.csv: a file of that name is in the way"),
                arguments(new NotDirectoryException("a"), "a: not a folder"),
                arguments(new DirectoryNotEmptyException("a"), "a: a folder with files in it is in the way"),
                arguments(
                        new FileSystemException("a.csv", null, "Operation not permitted"),
                        "a.csv: Operation not permitted"),
                arguments(
                        new FileSystemException("a.csv", "b.csv", "Device or resource busy"),
                        "a.csv to b.csv: Device or resource busy"),
                arguments(
                        new AtomicMoveNotSupportedException("a.csv", "b.csv", "Invalid cross-device link"),
                        "a.csv to b.csv: Invalid cross-device link"),
                arguments(
                        IoReason.at(Path.of("a.csv"), new IOException("No space left on device")),
                        "a.csv: No space left on device"),
                arguments(
                        IoReason.at(Path.of("b.csv"), new FileSystemException("a.csv", null, "Is a directory")),
                        "a.csv: Is a directory"),
                arguments(new IOException("the program is being stopped"), "the program is being stopped"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void namesTheFile(IOException failure, String expected) {
        assertThat(IoReason.withFile(failure)).isEqualTo(expected);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceThatIsFullIsNamedByRowsAndByTheEndOfAFile() {
        Path full = Path.of("/dev/full");
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> {
                    CsvFile csv = new CsvFile(full, "period");
                    for (int i = 0; i < 1_000_000; i++) {
                        csv.row("2025-01");
                    }
                })
                .satisfies(e ->
                        assertThat(IoReason.withFile(e.getCause())).isEqualTo("/dev/full: No space left on device"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new CsvFile(full, "period").close())
                .satisfies(e -> assertThat(IoReason.withFile(e)).isEqualTo("/dev/full: No space left on device"));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> new JsonObject().put("a", 1).writeTo(full))
                .satisfies(e -> assertThat(IoReason.withFile(e)).isEqualTo("/dev/full: No space left on device"));
    }
}
