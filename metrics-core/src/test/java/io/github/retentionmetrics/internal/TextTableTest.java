package io.github.retentionmetrics.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Texts that come as texts, as words and in buffers. */
class TextTableTest {
    private final TextTable table = new TextTable();

    private int[] ordinals(String... texts) {
        int[] ordinals = new int[texts.length];
        for (int from = 0; from < texts.length; from += TextTable.BLOCK) {
            table.ordinalsOf(texts, from, Math.min(texts.length, from + TextTable.BLOCK), ordinals);
        }
        return ordinals;
    }

    private int[] ordinals(long... words) {
        int[] ordinals = new int[words.length];
        for (int from = 0; from < words.length; from += TextTable.BLOCK) {
            table.ordinalsOf(words, from, Math.min(words.length, from + TextTable.BLOCK), ordinals);
        }
        return ordinals;
    }

    private int ofBuffer(String text) {
        char[] buffer = ("<" + text + ">").toCharArray();
        return table.ordinalOf(buffer, 1, text.length());
    }

    private static String[] texts(long... words) {
        return Arrays.stream(words).mapToObj(TextWords::toText).toArray(String[]::new);
    }

    private static int[] upTo(int size) {
        return IntStream.range(0, size).toArray();
    }

    private List<String> all() {
        CustomerIds ids = table.toIds();
        return IntStream.range(0, ids.size()).mapToObj(ids::get).toList();
    }

    @Test
    void aTextIsTheSameAsItsWord() {
        assertThat(ordinals("b", "a", "a long text")).containsExactly(0, 1, 2);
        assertThat(ordinals(TextWords.of("a"), TextWords.of("c"), TextWords.of("b")))
                .containsExactly(1, 3, 0);
        assertThat(table.ordinalOf("c")).isEqualTo(3);
        assertThat(table.ordinalOf(TextWords.of("d"))).isEqualTo(4);
        assertThat(ofBuffer("a long text")).isEqualTo(2);
        assertThat(ofBuffer("a long test")).isEqualTo(5);
        assertThat(ordinals("d", "c", "a long test", "e", "b")).containsExactly(4, 3, 5, 6, 0);
        assertThat(all()).containsExactly("b", "a", "a long text", "c", "d", "a long test", "e");
    }

    @Test
    void aWordTakesTheOrdinalAfterTheTextsThatWereForgotten() {
        ordinals(TextWords.of("a"), TextWords.of("b"));
        ordinals("c", "a long text", "another text");
        table.truncate(1);

        assertThat(all()).containsExactly("a");
        assertThat(ordinals("another text", "c", "a")).containsExactly(1, 2, 0);
        assertThat(ordinals(TextWords.of("b"), TextWords.of("c"))).containsExactly(3, 2);
        assertThat(ofBuffer("a long text")).isEqualTo(4);
        assertThat(all()).containsExactly("a", "another text", "c", "b", "a long text");
    }

    @Test
    void wordsThatAllCollideAreForgottenToo() {
        long[] words = LongSlotsTest.colliding(200);
        assertThat(ordinals(words)).isEqualTo(upTo(200));
        table.truncate(100);

        assertThat(table.size()).isEqualTo(100);
        assertThat(ordinals(Arrays.copyOfRange(words, 100, 200)))
                .isEqualTo(IntStream.range(100, 200).toArray());
        table.truncate(70);
        assertThat(table.ordinalOf(TextWords.of("a"))).isEqualTo(70);
        assertThat(table.ordinalOf(words[69])).isEqualTo(69);
        assertThat(table.ordinalOf(words[150])).isEqualTo(71);
    }

    @Test
    void textsThatCollideBecomeWordsThatDoNotAndTheOtherWayRound() {
        // "Aa" and "BB" have one hash code, and so has every text of four of them
        List<String> pairs = List.of("Aa", "BB", "C#");
        String[] sameHash = pairs.stream()
                .flatMap(a -> pairs.stream()
                        .flatMap(b -> pairs.stream().flatMap(c -> pairs.stream().map(d -> a + b + c + d))))
                .toArray(String[]::new);
        String[] longer = Arrays.stream(sameHash).map(text -> text + "!").toArray(String[]::new);
        String[] sameWordHash = texts(LongSlotsTest.colliding(100));
        String[] texts = Stream.of(sameHash, longer, sameWordHash)
                .flatMap(Arrays::stream)
                .toArray(String[]::new);

        assertThat(ordinals(texts)).isEqualTo(upTo(262));
        assertThat(ordinals(TextWords.of(sameHash[80]))).containsExactly(80);
        assertThat(ordinals(texts)).isEqualTo(upTo(262));
        assertThat(ofBuffer(longer[80])).isEqualTo(161);
        assertThat(ordinals(LongSlotsTest.colliding(100)))
                .isEqualTo(IntStream.range(162, 262).toArray());
        assertThat(all()).containsExactly(texts);
    }

    /** A thousand times any of the ways, and now and then the last texts forgotten. */
    @Test
    void theWayOfLookingUpDoesNotMatter() {
        Random random = new Random(5);
        Map<String, Integer> expected = new HashMap<>();
        for (int round = 0; round < 1000; round++) {
            String text = random.nextBoolean() ? "C" + random.nextInt(400) : "customer " + random.nextInt(400);
            int size = expected.size();
            int way = random.nextInt(round < 100 ? 2 : 4);
            int ordinal = switch (way) {
                case 0 -> table.ordinalOf(text);
                case 1 -> ordinals(text)[0];
                case 2 -> TextWords.of(text) == 0 ? ofBuffer(text) : table.ordinalOf(TextWords.of(text));
                default -> TextWords.of(text) == 0 ? ofBuffer(text) : ordinals(TextWords.of(text))[0];
            };
            assertThat(ordinal).isEqualTo(expected.computeIfAbsent(text, unseen -> size));
            if (round % 150 == 149) {
                table.truncate(size - 10);
                expected.values().removeIf(last -> last >= size - 10);
            }
        }
        expected.forEach((text, ordinal) -> assertThat(all().get(ordinal)).isEqualTo(text));
        assertThat(table.size()).isEqualTo(expected.size());
    }
}
