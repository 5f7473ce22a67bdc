package io.github.retentionmetrics.survival;

import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Durations in the notation of textbooks: {@code "6 6 6+ 7"}, with a plus for one that is censored; and published ones.
 */
final class Lasting {
    /** Weeks in remission of leukaemia patients on 6-MP: Freireich et al., Blood 21 (1963), in every textbook since. */
    static final Durations SIX_MP = of("6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+");

    /** The same on placebo. */
    static final Durations PLACEBO = of("1 1 2 2 3 4 4 5 5 8 8 8 8 11 11 12 12 15 17 22 23");

    /**
     * Weeks until relapse with chemotherapy maintained, and not: Miller, Survival Analysis (1981), page 49; R's
     * {@code aml}.
     */
    static final Durations MAINTAINED = of("9 13 13+ 18 23 28+ 31 34 45+ 48 161+");

    static final Durations NOT_MAINTAINED = of("5 5 8 8 12 16+ 23 27 30 33 43 45");

    private Lasting() {}

    static Durations of(String times) {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        Stream.of(times.split(" ", -1))
                .filter(time -> !time.isEmpty())
                .forEach(time -> builder.add(Long.parseLong(time.replace("+", "")), !time.endsWith("+")));
        return builder.build();
    }

    /** Durations with late entry, as entry, time and a plus: {@code "1-2 2-10+"}. */
    static Durations late(String times) {
        Durations.Builder builder = Durations.builder(ChronoUnit.DAYS);
        for (String time : times.split(" ", -1)) {
            String[] parts = time.replace("+", "").split("-", -1);
            builder.addLate(Long.parseLong(parts[0]), Long.parseLong(parts[1]), !time.endsWith("+"));
        }
        return builder.build();
    }

    static List<Double> survivals(SurvivalCurve curve, long... times) {
        return Arrays.stream(times)
                .mapToObj(time -> curve.survival(time).value())
                .toList();
    }

    static LogRankTest compare(Durations first, Durations second) {
        return LogRankTest.of(new TreeMap<>(Map.of("a", first, "b", second)));
    }
}
