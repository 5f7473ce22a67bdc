package io.github.retentionmetrics.examples.report.csv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a file is that is no CSV text, told by its first bytes, and what makes CSV of it. */
public final class FileFormat {
    /** How many bytes tell. */
    public static final int HEAD = 4_096;

    private static final String SAVE = "; save it as CSV in UTF-8";
    private static final String UNPACK = "; unpack it first";

    private static final List<Signature> SIGNATURES = List.of(
            new Signature("1F8B", "a gzip file" + UNPACK),
            new Signature("D0CF11E0A1B11AE1", "an old Excel workbook (xls)" + SAVE),
            new Signature("255044462D", "a PDF document; export CSV instead"),
            new Signature("50415231", "a Parquet file; convert it to CSV"),
            new Signature("53514C69746520666F726D6174", "an SQLite database; export CSV instead"),
            new Signature("425A68", "a bzip2 file" + UNPACK),
            new Signature("FD377A585A00", "an xz file" + UNPACK),
            new Signature("28B52FFD", "a Zstandard file" + UNPACK),
            new Signature("377ABCAF271C", "a 7z archive" + UNPACK));

    private FileFormat() {}

    private record Signature(String hex, String name) {}

    /** The format in words; null for what may be CSV text. */
    static @Nullable String describe(byte[] head, String name, Charset encoding) {
        String hex = hex(head);
        boolean isMarkedUtf16 = hex.startsWith("FFFE") || hex.startsWith("FEFF");
        if (encoding.name().startsWith("UTF-16")) {
            return isMarkedUtf16 || !encoding.equals(StandardCharsets.UTF_16)
                    ? null
                    : "without a byte order mark; name the encoding utf-16le or utf-16be";
        }
        if (hex.startsWith("EFBBBF") && !encoding.equals(StandardCharsets.UTF_8)) {
            return "UTF-8 text; the mapping names another encoding";
        }
        if (isMarkedUtf16) {
            return "UTF-16 text; convert it to UTF-8, or name its encoding in a mapping";
        }
        String other = packed(head, hex, name);
        return other == null ? text(head) : other;
    }

    /** What a file is that is no table of text in any encoding, in words; null for what may be one. */
    public static @Nullable String describeOther(byte[] head, String name) {
        String other = packed(head, hex(head), name);
        return other == null ? structured(head) : other;
    }

    private static @Nullable String packed(byte[] head, String hex, String name) {
        if (hex.startsWith("504B0304") || hex.startsWith("504B0506")) {
            return zipped(head, name);
        }
        for (Signature signature : SIGNATURES) {
            if (hex.startsWith(signature.hex())) {
                return signature.name();
            }
        }
        return null;
    }

    /** The names of the first entries of an office document say what it is. */
    private static String zipped(byte[] head, String name) {
        String names = new String(head, StandardCharsets.ISO_8859_1);
        if (name.toLowerCase(Locale.ROOT).endsWith(".xlsx")
                || names.contains("xl/")
                || names.contains("[Content_Types].xml")) {
            return "an Excel workbook (xlsx)" + SAVE;
        }
        return names.contains("opendocument.spreadsheet")
                ? "an OpenDocument spreadsheet (ods)" + SAVE
                : "a ZIP archive" + UNPACK;
    }

    private static @Nullable String text(byte[] head) {
        for (byte b : head) {
            if (b == 0) {
                return "UTF-16 text without a byte order mark, or binary data; convert it to CSV in UTF-8";
            }
        }
        return structured(head);
    }

    private static @Nullable String structured(byte[] head) {
        String start = new String(head, StandardCharsets.UTF_8).strip();
        if (start.startsWith("{") || start.startsWith("[")) {
            return "JSON; convert it to CSV";
        }
        return start.startsWith("<") ? "HTML or XML; convert it to CSV" : null;
    }

    private static String hex(byte[] head) {
        return HexFormat.of().withUpperCase().formatHex(head, 0, Math.min(head.length, 16));
    }
}
