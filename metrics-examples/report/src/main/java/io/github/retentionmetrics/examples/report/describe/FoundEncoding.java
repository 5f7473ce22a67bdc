package io.github.retentionmetrics.examples.report.describe;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the bytes of a file say about its encoding. */
final class FoundEncoding {
    private final Kind kind;
    private @Nullable Place multibyte;
    private @Nullable Place notUtf8;
    private @Nullable Place control;
    private @Nullable Place undefined;
    private long nuls;
    private long malformed;

    FoundEncoding(Kind kind) {
        this.kind = kind;
    }

    /** What the first bytes of a file say. */
    enum Kind {
        MARKED_UTF_8,
        MARKED_UTF_16LE,
        MARKED_UTF_16BE,
        UTF_16LE,
        UTF_16BE,
        BYTES
    }

    /**
     * A byte in the file.
     *
     * @param offset the number of bytes before it
     * @param line the physical line, from 1
     * @param value the byte
     */
    record Place(long offset, long line, int value) {
        @Override
        public String toString() {
            return String.format(Locale.ROOT, "byte 0x%02X at offset %,d (line %,d)", value, offset, line);
        }
    }

    Kind kind() {
        return kind;
    }

    boolean isUtf16() {
        return kind != Kind.BYTES && kind != Kind.MARKED_UTF_8;
    }

    void addMultibyte(Place place) {
        multibyte = multibyte == null ? place : multibyte;
    }

    void addNotUtf8(Place place) {
        notUtf8 = notUtf8 == null ? place : notUtf8;
    }

    /** A byte that is a letter or sign in Windows-1252 and a control character in ISO-8859-1. */
    void addControl(Place place) {
        control = control == null ? place : control;
    }

    /** A byte that Windows-1252 does not have. */
    void addUndefined(Place place) {
        undefined = undefined == null ? place : undefined;
    }

    void countNul() {
        nuls++;
    }

    void countMalformed() {
        malformed++;
    }

    /** How many characters are NUL. */
    long nuls() {
        return nuls;
    }

    /** Whether every byte is one of ASCII, so that most encodings read the same text. */
    boolean isAscii() {
        return kind == Kind.BYTES && multibyte == null && notUtf8 == null;
    }

    /** The name by which a mapping reads the text; a question mark where a person must choose. */
    String mappingName() {
        return switch (kind) {
            case MARKED_UTF_16LE, MARKED_UTF_16BE -> "utf-16";
            case UTF_16LE -> "utf-16le";
            case UTF_16BE -> "utf-16be";
            case MARKED_UTF_8 -> notUtf8 == null ? "utf-8" : "?";
            case BYTES -> notUtf8 == null ? "utf-8" : multibyte != null ? "?" : "windows-1252";
        };
    }

    /** Whether a preset's encoding reads the text as this one does. */
    boolean agreesWith(String charset) {
        String name = mappingName();
        if (isAscii()) {
            return !charset.startsWith("UTF-16");
        }
        return charset.equalsIgnoreCase(name)
                || (isUtf16() && kind != Kind.UTF_16LE && kind != Kind.UTF_16BE && charset.equals("UTF-16"))
                || (name.equals("windows-1252") && control == null && charset.equalsIgnoreCase("iso-8859-1"));
    }

    /** The candidates, with the byte that decides. */
    String describe() {
        return switch (kind) {
            case MARKED_UTF_16LE -> "UTF-16, by the byte order mark FF FE at its start" + malformedText();
            case MARKED_UTF_16BE -> "UTF-16, by the byte order mark FE FF at its start" + malformedText();
            case UTF_16LE -> "UTF-16LE without a byte order mark: every second byte is 0" + malformedText();
            case UTF_16BE ->
                "UTF-16BE without a byte order mark: every other byte is 0, from the first on" + malformedText();
            case MARKED_UTF_8 ->
                "UTF-8, by the byte order mark EF BB BF at its start"
                        + (notUtf8 == null ? "" : "; but " + notUtf8 + " is not UTF-8") + nulText();
            case BYTES -> describeBytes() + nulText();
        };
    }

    private String describeBytes() {
        if (notUtf8 == null) {
            return multibyte == null
                    ? "plain ASCII, which UTF-8 and all others read alike"
                    : "UTF-8: all bytes fit; the first that is not ASCII is " + multibyte;
        }
        if (multibyte != null) {
            return "mixed: " + multibyte + " begins a character of UTF-8, and " + notUtf8 + " is none";
        }
        Place first = notUtf8;
        String is = "not UTF-8: " + first;
        String text = ProbingReader.windows1252(first.value());
        if (control == null) {
            return "windows-1252 or iso-8859-1, " + is + "; it is " + text + " in both, and no byte tells them apart";
        }
        if (undefined != null) {
            return "iso-8859-1 or another, " + is + "; windows-1252 has no " + undefined;
        }
        String tells = control.equals(first)
                ? "; it is " + text + " in windows-1252 and a control character in iso-8859-1"
                : "; it is " + text + " in both, but " + control + " is " + ProbingReader.windows1252(control.value())
                        + " in windows-1252 and a control character in iso-8859-1";
        return "windows-1252, " + is + tells;
    }

    private String malformedText() {
        return malformed == 0 ? nulText() : String.format(Locale.ROOT, "; %,d characters are damaged", malformed);
    }

    private String nulText() {
        return nuls == 0 ? "" : "; it has " + Words.count(nuls, "NUL character") + ", which no text has";
    }
}
