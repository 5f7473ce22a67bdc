package io.github.retentionmetrics.fuzz;

import java.math.BigDecimal;
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
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Numbers, texts and times: ordinary ones, as a shop with a few customers has them, and now and then a {@link Hostile}
 * one. What a parameter is called decides what is ordinary for it.
 */
final class Leaves {
    private static final LocalDate FIRST = LocalDate.of(2023, 11, 1);
    private static final int DAYS = 300;
    private static final List<String> CUSTOMERS = List.of("ada", "ben", "cem", "dora", "eve");
    private static final List<String> NAMES = List.of("web", "shop", "mail", "ease", "speed");
    private static final List<String> TO_PARSE = List.of(
            "0-10", "1-5", "1-7", "month", "week", "day", "year", "2024-02", "2024-Q1", "2024", "acquisition:ads");

    private final SplittableRandom random;
    private final double hostility;
    private final Map<Class<?>, Function<String, Object>> ordinary = Map.ofEntries(
            Map.entry(double.class, this::number),
            Map.entry(Double.class, this::number),
            Map.entry(int.class, this::whole),
            Map.entry(Integer.class, this::whole),
            Map.entry(long.class, this::count),
            Map.entry(Long.class, this::count),
            Map.entry(boolean.class, name -> random().nextBoolean()),
            Map.entry(Boolean.class, name -> random().nextBoolean()),
            Map.entry(char.class, name -> (char) ('a' + random().nextInt(3))),
            Map.entry(String.class, this::text),
            Map.entry(Object.class, this::text),
            Map.entry(BigDecimal.class, name -> BigDecimal.valueOf(random().nextInt(-2_000, 20_000), 2)),
            Map.entry(Currency.class, name -> Currency.getInstance("EUR")),
            Map.entry(LocalDate.class, this::date),
            Map.entry(YearMonth.class, name -> YearMonth.from(date(name))),
            Map.entry(Year.class, name -> Year.from(date(name))),
            Map.entry(Instant.class, this::instant),
            Map.entry(LocalTime.class, name -> LocalTime.of(random().nextInt(24), 30)),
            Map.entry(LocalDateTime.class, name -> date(name).atTime(random().nextInt(24), 0)),
            Map.entry(Duration.class, name -> Duration.ofMinutes(random().nextInt(10_000))),
            Map.entry(ZoneId.class, name -> ZoneOffset.UTC));

    Leaves(SplittableRandom random, double hostility) {
        this.random = random;
        this.hostility = hostility;
    }

    /** A value of a type that has no parts, or null for one that has. */
    Value of(Class<?> type, String name) {
        if (type.isEnum()) {
            Object constant = pick(List.of(type.getEnumConstants()));
            return new Value(constant, constant.toString());
        }
        List<Object> hostile = Hostile.of(type);
        Function<String, Object> known = ordinary.get(type);
        if (known == null) {
            return null;
        }
        boolean isHostile = !hostile.isEmpty() && random.nextDouble() < hostility;
        Object value = isHostile ? pick(hostile) : known.apply(name);
        return new Value(value, literal(value));
    }

    <T> T pick(List<? extends T> list) {
        return list.get(random.nextInt(list.size()));
    }

    SplittableRandom random() {
        return random;
    }

    private double number(String name) {
        return switch (name) {
            case "level", "share", "margin", "retention", "discount", "probability" -> (1 + random.nextInt(19)) / 20.0;
            case "recency" -> random.nextInt(20);
            case "age" -> 20 + random.nextInt(20);
            default -> random.nextInt(4) == 0 ? random.nextInt(-3, 10) : 3 * random.nextDouble();
        };
    }

    private int whole(String name) {
        return switch (name) {
            case "year", "weekBasedYear" -> 2022 + random.nextInt(4);
            case "month" -> 1 + random.nextInt(12);
            case "quarter" -> 1 + random.nextInt(4);
            case "week" -> 1 + random.nextInt(52);
            case "epochDays", "days" -> (int) FIRST.toEpochDay() + random.nextInt(DAYS);
            case "row", "i", "index" -> random.nextInt(3);
            default -> random.nextInt(8);
        };
    }

    private long count(String name) {
        return switch (name) {
            case "epochDay", "day" -> FIRST.toEpochDay() + random.nextInt(DAYS);
            case "index", "periods" -> random.nextInt(12) - 2;
            case "instants", "millis", "epochMillis" -> 1_000L * (1_690_000_000 + random.nextInt(10_000_000));
            default -> random.nextInt(4) == 0 ? random.nextInt(1_000) : random.nextInt(12);
        };
    }

    private String text(String name) {
        String lower = name.toLowerCase(java.util.Locale.ROOT);
        boolean isCustomer = lower.contains("id");
        boolean isParsed = lower.contains("text") || lower.contains("label");
        return pick(isCustomer ? CUSTOMERS : isParsed ? TO_PARSE : NAMES);
    }

    private LocalDate date(String name) {
        boolean isLast = name.startsWith("observed") || name.equals("analysisDate");
        boolean isEnd = name.startsWith("end") || name.startsWith("left");
        return FIRST.plusDays((isLast || isEnd ? DAYS : 0) + random.nextInt(isLast ? 30 : DAYS));
    }

    private Instant instant(String name) {
        return date(name).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(random.nextInt(86_400));
    }

    private static String literal(Object value) {
        if (value instanceof String || value instanceof Character) {
            return quoted(value.toString());
        }
        return value instanceof Long ? value + "L" : value.toString();
    }

    /** A text as a Java literal, long ones in short. */
    private static String quoted(String text) {
        if (text.length() > 100) {
            return "\"" + text.charAt(0) + "\".repeat(" + text.length() + ")";
        }
        StringBuilder literal = new StringBuilder("\"");
        text.chars().forEach(c -> literal.append(c < ' ' || c > '~' ? String.format("\\u%04x", c) : (char) c));
        return literal.append('"').toString();
    }
}
