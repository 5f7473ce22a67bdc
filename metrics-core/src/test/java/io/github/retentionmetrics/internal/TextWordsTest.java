package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextWordsTest {
    @Property(seed = "20260101")
    void aWordHasTheText(
            @ForAll @StringLength(min = 1, max = 8) @CharRange(from = '\u0001', to = '\u00FF') String text) {
        assertThat(TextWords.toText(TextWords.of(text))).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "\u0000", "a\u0000", "\u0000a", "\u0100", "a\u20AC", "\uD83D\uDE00"})
    void otherTextsHaveNone(String text) {
        assertThat(TextWords.of(text)).isZero();
    }

    @Test
    void isReadWithinABuffer() {
        assertThat(TextWords.of("C-17,C-18".toCharArray(), 5, 4)).isEqualTo(0x43_2D_31_38L);
    }
}
