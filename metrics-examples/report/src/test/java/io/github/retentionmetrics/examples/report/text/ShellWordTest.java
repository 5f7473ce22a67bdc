package io.github.retentionmetrics.examples.report.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ShellWordTest {
    static Stream<Arguments> words() {
        return Stream.of(
                arguments("/tmp/q3/purchases.csv", "/tmp/q3/purchases.csv"),
                arguments("Zoë/2026-03_a+b,c=1:2@3%", "Zoë/2026-03_a+b,c=1:2@3%"),
                arguments("q 3/p.csv", "'q 3/p.csv'"),
                arguments("O'Neill", "'O'\\''Neill'"),
                arguments("$HOME", "'$HOME'"),
                arguments("~", "'~'"),
                arguments("a\"b`c;d&e|f*g?h[i]j(k)<l>!#{m}", "'a\"b`c;d&e|f*g?h[i]j(k)<l>!#{m}'"),
                arguments("-x/p.csv", "./-x/p.csv"),
                arguments("- x", "'./- x'"),
                arguments("w\u001b[31m\u202e", "$'w\\033[31m\\342\\200\\256'"),
                arguments("it's\n\\n", "$'it\\'s\\012\\\\n'"));
    }

    @ParameterizedTest
    @MethodSource("words")
    void isQuotedWhereAShellNeedsIt(String text, String expected) {
        assertThat(ShellWord.of(text)).isEqualTo(expected);
    }

    static boolean hasBash() {
        try {
            return new ProcessBuilder("bash", "-c", "exit 0").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("words")
    @EnabledIf("hasBash")
    void isWhatAShellReads(String text) throws IOException {
        Process bash = new ProcessBuilder("bash").start();
        bash.getOutputStream().write(("printf %s " + ShellWord.of(text)).getBytes(StandardCharsets.UTF_8));
        bash.getOutputStream().close();
        String word = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(word).isEqualTo(text.startsWith("-") ? "./" + text : text);
    }
}
