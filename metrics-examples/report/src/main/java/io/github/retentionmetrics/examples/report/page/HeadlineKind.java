package io.github.retentionmetrics.examples.report.page;

import io.github.retentionmetrics.examples.report.output.WrittenTable.Row;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The headlines of the report, and how their figures and changes are written. */
enum HeadlineKind {
    BUYERS_RETENTION(Format.Kind.SHARE),
    ACTIVE_RETENTION(Format.Kind.SHARE),
    SUBSCRIBERS_RETENTION(Format.Kind.SHARE),
    RETURN_RATE(Format.Kind.SHARE),
    REVENUE(Format.Kind.AMOUNT),
    NET_REVENUE_RETENTION(Format.Kind.SHARE),
    REVENUE_PER_CUSTOMER(Format.Kind.AMOUNT),
    AVERAGE_ORDER_VALUE(Format.Kind.AMOUNT),
    NPS(Format.Kind.DECIMAL),
    CSAT_TOP_BOX(Format.Kind.SHARE),
    CES(Format.Kind.SCORE);

    private final Format.Kind kind;

    HeadlineKind(Format.Kind kind) {
        this.kind = kind;
    }

    /** Those that say whether customers stay. */
    static List<HeadlineKind> ofKeeping() {
        return List.of(ACTIVE_RETENTION, BUYERS_RETENTION, SUBSCRIBERS_RETENTION, RETURN_RATE);
    }

    static Optional<HeadlineKind> of(String key) {
        return Arrays.stream(values()).filter(kind -> kind.key().equals(key)).findFirst();
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isAmount() {
        return kind == Format.Kind.AMOUNT;
    }

    /** Whether it is a share of counted customers or answers. */
    boolean isRate() {
        return kind == Format.Kind.SHARE && this != NET_REVENUE_RETENTION;
    }

    /** A figure of this kind in words. */
    String text(Row row, String column, Format format) {
        return format.of(kind, row.csv(column));
    }

    /** A change with its sign: in points if it is of shares or a score, as a share if it is of the revenue. */
    String changeText(Row row, PageData data) {
        String csv = row.csv("change");
        String sign = new BigDecimal(csv).signum() > 0 ? "+" : "";
        if (this == REVENUE) {
            return sign + data.format().of(Format.Kind.SHARE, csv);
        }
        return switch (kind) {
            case SHARE -> data.text("first.points", sign + data.words().decimal(row.number("change") * 100, 1));
            case AMOUNT -> sign + data.format().of(kind, csv);
            default -> data.text("first.points", sign + data.format().of(kind, csv));
        };
    }
}
