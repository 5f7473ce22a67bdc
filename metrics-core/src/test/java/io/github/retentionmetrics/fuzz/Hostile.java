package io.github.retentionmetrics.fuzz;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Values at the edge of what a type can hold, and values that programs often mishandle. */
final class Hostile {
    private static final List<Object> DOUBLES = List.of(
            Double.NaN,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            0.0,
            -0.0,
            1.0,
            -1.0,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            -Double.MAX_VALUE,
            Double.MIN_NORMAL,
            Math.nextUp(1.0),
            Math.nextDown(1.0),
            1e-300,
            1e300,
            1e18,
            1e-9,
            0.5);
    private static final List<Object> LONGS = List.of(
            0L,
            1L,
            -1L,
            2L,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            Long.MAX_VALUE - 1,
            (long) Integer.MAX_VALUE,
            (long) Integer.MIN_VALUE,
            1L << 31,
            1L << 53,
            1_000_000_000_000L);
    private static final List<Object> INTS = List.of(
            0, 1, -1, 2, 100, 65_536, 1_000_000, 1 << 30, Integer.MAX_VALUE, Integer.MAX_VALUE - 1, Integer.MIN_VALUE);
    private static final List<Object> STRINGS = List.of(
            "",
            " ",
            "\t",
            "\u00a0",
            "\u200b",
            "\u202eada",
            "\ud83d",
            "a\u0000b",
            "two\nlines",
            "=1+1",
            "%s%n%d",
            "\u65e5\u672c",
            "e\u0301",
            "x".repeat(5_000),
            "null",
            "1e999",
            "9999-12-31",
            "2024-W53",
            "0-2147483647",
            "\u0130");
    private static final List<Object> DECIMALS = Stream.of(
                    "0",
                    "0.000000",
                    "-0.01",
                    "-1",
                    "1E+20",
                    "1E-20",
                    "1E+400",
                    "-1E+400",
                    "1E-400",
                    "9223372036854775807",
                    "92233720368547758.07",
                    "-92233720368547758.08",
                    "0.3333333333333333333333333333",
                    "1E+9999",
                    "1E-9999",
                    "1E+2147483647",
                    "1E-2147483647")
            .<Object>map(BigDecimal::new)
            .toList();
    private static final List<Object> DATES = List.of(
            LocalDate.of(1, 1, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(9999, 12, 30),
            LocalDate.of(10_000, 1, 1),
            LocalDate.of(0, 12, 31),
            LocalDate.MIN,
            LocalDate.MAX,
            LocalDate.EPOCH,
            LocalDate.of(2024, 2, 29),
            LocalDate.of(1900, 3, 1));

    private static final Map<Class<?>, List<Object>> BY_TYPE = Map.ofEntries(
            Map.entry(double.class, DOUBLES),
            Map.entry(Double.class, DOUBLES),
            Map.entry(long.class, LONGS),
            Map.entry(Long.class, LONGS),
            Map.entry(int.class, INTS),
            Map.entry(Integer.class, INTS),
            Map.entry(char.class, List.of('\u0000', '\ud83d', '\uffff', ' ')),
            Map.entry(String.class, STRINGS),
            Map.entry(BigDecimal.class, DECIMALS),
            Map.entry(
                    Currency.class,
                    Stream.of("JPY", "BHD", "XXX", "CLF")
                            .<Object>map(Currency::getInstance)
                            .toList()),
            Map.entry(LocalDate.class, DATES),
            Map.entry(
                    YearMonth.class,
                    List.of(
                            YearMonth.of(Year.MIN_VALUE, 1),
                            YearMonth.of(Year.MAX_VALUE, 12),
                            YearMonth.of(10_000, 12))),
            Map.entry(Year.class, List.of(Year.of(Year.MIN_VALUE), Year.of(Year.MAX_VALUE), Year.of(10_000))),
            Map.entry(
                    Instant.class,
                    List.of(
                            Instant.MIN,
                            Instant.MAX,
                            Instant.EPOCH,
                            Instant.parse("0001-01-01T00:00:00Z"),
                            Instant.parse("9999-12-31T23:59:59.999999999Z"))),
            Map.entry(LocalTime.class, List.of(LocalTime.MIN, LocalTime.MAX, LocalTime.of(2, 30))),
            Map.entry(LocalDateTime.class, List.of(LocalDateTime.MIN, LocalDateTime.MAX)),
            Map.entry(
                    Duration.class,
                    List.of(
                            Duration.ZERO,
                            Duration.ofNanos(-1),
                            Duration.ofSeconds(Long.MAX_VALUE, 999_999_999),
                            Duration.ofSeconds(Long.MIN_VALUE))),
            Map.entry(DayOfWeek.class, List.of(DayOfWeek.SUNDAY)),
            Map.entry(
                    ZoneId.class,
                    List.of(
                            ZoneId.of("Europe/Amsterdam"),
                            ZoneId.of("America/New_York"),
                            ZoneId.of("Pacific/Apia"),
                            ZoneOffset.MAX,
                            ZoneOffset.MIN)));

    private Hostile() {}

    /** The hostile values of a type; none for a type that has none. */
    static List<Object> of(Class<?> type) {
        return BY_TYPE.getOrDefault(type, List.of());
    }
}
