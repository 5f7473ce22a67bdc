package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.retentionmetrics.driver.LoyaltyDrivers;
import io.github.retentionmetrics.evaluation.Holdout;
import io.github.retentionmetrics.fuzz.Meter;
import io.github.retentionmetrics.internal.StoredArray;
import io.github.retentionmetrics.lifetime.LifetimeValue;
import io.github.retentionmetrics.lifetime.MigrationModel;
import io.github.retentionmetrics.lifetime.PaybackTime;
import io.github.retentionmetrics.lifetime.RetentionModel;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.purchase.PurchaseSummaries;
import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;
import io.github.retentionmetrics.referral.ReferralValue;
import io.github.retentionmetrics.rfm.RfmValues;
import io.github.retentionmetrics.segment.CrossSell;
import io.github.retentionmetrics.spend.PurchaseRhythm;
import io.github.retentionmetrics.spend.TimeBetweenPurchases;
import io.github.retentionmetrics.survival.Durations;
import io.github.retentionmetrics.survival.LogRankTest;
import io.github.retentionmetrics.testing.Damage;
import io.github.retentionmetrics.testing.PublicTypes;
import io.github.retentionmetrics.testing.Samples;
import io.github.retentionmetrics.testing.Serialization;
import io.github.retentionmetrics.testing.StoredSeeds;
import io.github.retentionmetrics.testing.Tampering;
import io.github.retentionmetrics.trend.Trend;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams as another hand writes them, with every checksum right, of objects that no factory makes. */
class TamperedStreamsTest {
    private static final PurchaseHistory HISTORY = StoredSeeds.history();
    private static final PurchaseSummaries SUMMARIES = HISTORY.summaries(ChronoUnit.WEEKS);
    private static final Durations DURATIONS =
            Durations.of(ChronoUnit.DAYS, new long[] {3, 5, 8}, new boolean[] {true, true, false});

    /** In the stream of a history its ignored refunds come first, then its orders, then its refunds. */
    private static final int ORDERS = 1;

    private static final int REFUNDS = 2;

    private static Object read(byte[] stream) throws IOException, ClassNotFoundException {
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(stream))) {
            return in.readObject();
        }
    }

    private static UnaryOperator<Object> to(Object value) {
        return old -> value;
    }

    private static UnaryOperator<Object> ints(UnaryOperator<int[]> change) {
        return old -> StoredArray.of(change.apply(((StoredArray) old).ints().clone()));
    }

    private static int[] withLast(int[] numbers, int last) {
        numbers[numbers.length - 1] = last;
        return numbers;
    }

    private static Arguments of(String what, Serializable value, String place, UnaryOperator<Object> change) {
        return of(what, value, place, 0, change);
    }

    private static Arguments of(
            String what, Serializable value, String place, int number, UnaryOperator<Object> change) {
        return Arguments.of(what, Tampering.stream(value, place, number, change));
    }

    private static byte[] bytes(double number) {
        return ByteBuffer.allocate(Double.BYTES).putDouble(number).array();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static <T> T seed(Class<T> type) {
        return StoredSeeds.all().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow();
    }

    static Stream<Arguments> histories() {
        return Stream.of(
                of(
                        "a positive refund",
                        HISTORY,
                        "PurchaseColumns$Form.amounts",
                        REFUNDS,
                        old -> StoredArray.of(new long[] {500})),
                of("a negative order", HISTORY, "PurchaseColumns$Form.amounts", ORDERS, old -> {
                    long[] amounts = ((StoredArray) old).longs().clone();
                    amounts[0] = -1;
                    return StoredArray.of(amounts);
                }),
                of(
                        "an order after the observation date",
                        HISTORY,
                        "PurchaseHistory$Form.observedUntil",
                        to(LocalDate.of(2026, 6, 13))),
                of("no observation date", HISTORY, "PurchaseHistory$Form.observedUntil", to(null)),
                of("unsorted days", HISTORY, "PurchaseColumns$Form.days", ORDERS, ints(days -> {
                    int first = days[0];
                    days[0] = days[1];
                    days[1] = first;
                    return days;
                })),
                of(
                        "a day in the year 10000",
                        HISTORY,
                        "PurchaseColumns$Form.days",
                        ORDERS,
                        ints(days -> withLast(days, 3_000_000))),
                of(
                        "more rows than there are",
                        HISTORY,
                        "PurchaseColumns$Form.offsets",
                        ORDERS,
                        ints(offsets -> withLast(offsets, offsets[offsets.length - 1] + 1))),
                of(
                        "customers without offsets",
                        HISTORY,
                        "PurchaseColumns$Form.offsets",
                        ORDERS,
                        to(StoredArray.of(new int[] {0, 7}))),
                of("offsets that fall", HISTORY, "PurchaseColumns$Form.offsets", ORDERS, ints(offsets -> {
                    offsets[1] = offsets[2] + 1;
                    return offsets;
                })),
                of(
                        "a category without a name",
                        HISTORY,
                        "PurchaseColumns$Form.categories",
                        ORDERS,
                        ints(codes -> withLast(codes, 4))),
                of(
                        "a negative category",
                        HISTORY,
                        "PurchaseColumns$Form.categories",
                        ORDERS,
                        ints(codes -> withLast(codes, -1))),
                of(
                        "a category that nobody bought",
                        HISTORY,
                        "PurchaseStore$Form.categories",
                        to(StoredArray.of(new String[] {"ink", "jam", "tea", "toy"}))),
                of("categories not in order", HISTORY, "PurchaseStore$Form.categories", to(StoredArray.of(new String[] {
                    "tea", "jam", "ink"
                }))),
                of("a customer twice", HISTORY, "CustomerIds$Form.ids", to(StoredArray.of(new String[] {
                    "ada", "ben", "ben", "cem"
                }))),
                of("a customer without a name", HISTORY, "CustomerIds$Form.ids", to(StoredArray.of(new String[] {
                    "ada", "ben", " ", "cem"
                }))),
                of("numbers in place of names", HISTORY, "CustomerIds$Form.ids", to(StoredArray.of(new long[] {
                    1, 2, 3, 4
                }))),
                of("ten decimals", HISTORY, "PurchaseHistory$Form.decimals", to(10)),
                of("negative decimals", HISTORY, "PurchaseHistory$Form.decimals", to(-1)));
    }

    static Stream<Arguments> results() {
        return Stream.of(
                of("summaries in weeks and in months", SUMMARIES, "TimeScale.opportunities", to(Granularity.MONTH)),
                of("no value for a blank reason", LifetimeValue.undefined("no churn"), "LifetimeValue.reason", to(" ")),
                of("no point for a blank reason", Trend.Point.undefined("partial"), "Trend$Point.reason", to(" ")),
                of("no payback for a blank reason", payback(Ratio.of(1, 0)), "PaybackTime.reason", to(" ")),
                of("customers without spend", SUMMARIES, "PurchaseSummaries.monetaryValue", to(new double[0])),
                of("a spend that is not a number", SUMMARIES, "PurchaseSummaries.monetaryValue", old -> {
                    double[] values = ((double[]) old).clone();
                    values[0] = Double.NaN;
                    return values;
                }),
                of("an age that is not a number", SUMMARIES, "PurchaseSummaries.age", old -> new double[4]),
                of("an infinite rhythm", PurchaseRhythm.of(HISTORY), "PurchaseRhythm.ascending", to(new double[] {
                    Double.POSITIVE_INFINITY
                })),
                of("a retention that is not a number", retention(), "RetentionModel.retention", to(Double.NaN)),
                of("payoffs that are not numbers", migration(), "MigrationModel.payoffs", to(new double[] {Double.NaN, 1
                })),
                Arguments.of(
                        "a negative number of events",
                        Tampering.replaced(
                                Serialization.bytes(new Durations("days", List.of(new Durations.Row(3, 3_001, 0, 0)))),
                                bytes(3_001L),
                                bytes(-1L))),
                Arguments.of(
                        "more late entries than there are",
                        Tampering.replaced(
                                Serialization.bytes(new Durations(
                                        "days",
                                        List.of(new Durations.Row(1, 0, 0, 3_001), new Durations.Row(3, 4_000, 0, 0)))),
                                bytes(3_001L),
                                bytes(4_001L))),
                Arguments.of(
                        "a negative number of gaps",
                        Tampering.replaced(
                                Serialization.bytes(new TimeBetweenPurchases(
                                        TimeBetweenPurchases.SameDay.SEPARATE, new TreeMap<>(Map.of(7L, 3_001L)))),
                                bytes(3_001L),
                                bytes(-1L))),
                Arguments.of(
                        "more buyers of two than customers",
                        Tampering.replaced(Serialization.bytes(pair()), bytes(3_001L), bytes(5_001L))),
                Arguments.of(
                        "pairs larger than their parts",
                        Tampering.replaced(Serialization.bytes(pair()), bytes(3_002L), bytes(4_002L))),
                of("a respondent too many", drivers(), "Moments.respondents", to(13L)),
                of("other sums than those of the pairs", drivers(), "Moments.sums", to(new long[] {1, 1, 1})),
                of("other purchases than those of the history", seed(Holdout.class), "Holdout.actual", to(new int[] {
                    9, 9, 9
                })),
                of(
                        "a customer who referred themselves",
                        seed(ReferralValue.class),
                        "ReferralNetwork$Form.referrer",
                        to(StoredArray.of(new int[] {0, -1, -1, -1}))),
                of(
                        "referrals in a circle",
                        seed(ReferralValue.class),
                        "ReferralNetwork$Form.referrer",
                        to(StoredArray.of(new int[] {1, 0, -1, -1}))),
                of(
                        "an analysis in the last year there is",
                        RfmValues.of(HISTORY),
                        "RfmValues.analysisDate",
                        to(LocalDate.MAX)),
                Arguments.of(
                        "a negative numerator",
                        Tampering.replaced(Serialization.bytes(Rate.of(3_001, 7_001)), bytes(3_001L), bytes(-1L))),
                Arguments.of(
                        "a numerator above the denominator",
                        Tampering.replaced(Serialization.bytes(Rate.of(3_001, 7_001)), bytes(3_001L), bytes(7_002L))),
                Arguments.of(
                        "an expectation that is not a number",
                        Tampering.replaced(
                                Serialization.bytes(new LogRankTest.Group(5, 3, 2.625)),
                                bytes(2.625),
                                bytes(Double.NaN))),
                Arguments.of(
                        "a unit that does not exist",
                        Tampering.replaced(Serialization.bytes(DURATIONS), text("days"), text("daze"))));
    }

    private static PaybackTime payback(Ratio acquisitionCost) {
        return PaybackTime.ofCost(acquisitionCost)
                .revenuePerCustomer(Ratio.of(10, 1), ChronoUnit.MONTHS)
                .margin(Ratio.of(1, 1));
    }

    private static RetentionModel retention() {
        return RetentionModel.of(BigDecimal.TEN, 0.8, 0.1, RetentionModel.Timing.END_OF_PERIOD);
    }

    private static MigrationModel migration() {
        return MigrationModel.of(new double[][] {{0.5, 0.5}, {0, 1}}, new double[] {10, 0}, 0.1);
    }

    private static CrossSell pair() {
        return new CrossSell(
                5_000,
                List.of("jam", "tea"),
                3_001,
                0,
                List.of(
                        new CrossSell.Row("jam", "jam", 4_000),
                        new CrossSell.Row("tea", "tea", 4_001),
                        new CrossSell.Row("jam", "tea", 3_002)));
    }

    private static Serializable drivers() {
        return seed(LoyaltyDrivers.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"histories", "results"})
    void whatNoFactoryMakesIsRefused(String what, byte[] stream) {
        assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(stream));
    }

    @Test
    void anotherValueInAnyFieldIsRefusedOrMakesAnObjectLikeAnyOther() {
        List<Class<?>> types = PublicTypes.ofLibrary();
        Samples samples = new Samples(StoredSeeds.all());
        for (int round = 0; round < 3; round++) {
            samples.grow(types);
        }
        List<String> failures = new ArrayList<>();
        Damage.Outcome all = new Damage.Outcome(0, 0);
        Set<String> seen = new HashSet<>();
        for (Class<?> type : types) {
            for (Object sample : samples.of(type)) {
                for (Tampering.Place place : Tampering.places((Serializable) sample)) {
                    if (seen.add(place.name())) {
                        all = all.plus(tamper((Serializable) sample, place, failures));
                    }
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(all.refused()).isGreaterThan(all.accepted());
    }

    private static Damage.Outcome tamper(Serializable sample, Tampering.Place place, List<String> failures) {
        Damage.Outcome all = new Damage.Outcome(0, 0);
        int number = 0;
        for (UnaryOperator<Object> change : Tampering.changes(place.field())) {
            String name = place.name() + ", change " + number++;
            try {
                all = all.plus(Damage.read(sample, Tampering.stream(sample, place, change), name));
            } catch (AssertionError failed) {
                failures.add(failed.getMessage() + ": " + failed.getCause());
            }
        }
        return all;
    }

    /** The first number says what the array holds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aClaimedLengthAllocatesNothing(int kind) {
        StoredArray array = kind == 1
                ? StoredArray.of(new int[] {7})
                : kind == 2 ? StoredArray.of(new long[] {7}) : StoredArray.of(new String[] {"seven"});
        long bytes = kind == 1 ? Integer.BYTES : kind == 2 ? Long.BYTES : Character.BYTES * (2 + "seven".length());
        byte[] claims = Tampering.replaced(
                Serialization.bytes(array), lengths(kind, 1, bytes), lengths(kind, Integer.MAX_VALUE, Long.MAX_VALUE));

        Meter meter = new Meter();
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> read(claims));
        assertThat(meter.megabytes()).isLessThan(16);
    }

    private static byte[] lengths(int kind, int length, long bytes) {
        return ByteBuffer.allocate(2 * Integer.BYTES + Long.BYTES)
                .putInt(kind)
                .putInt(length)
                .putLong(bytes)
                .array();
    }

    /** The length of the text is its first two characters. */
    @Test
    void aClaimedLengthOfATextAllocatesNothing() {
        byte[] claims = Tampering.replaced(
                Serialization.bytes(StoredArray.of(new String[] {"seven"})),
                ByteBuffer.allocate(6).putInt(5).putChar('s').array(),
                ByteBuffer.allocate(6).putInt(Integer.MAX_VALUE).putChar('s').array());

        Meter meter = new Meter();
        assertThatExceptionOfType(InvalidObjectException.class).isThrownBy(() -> read(claims));
        assertThat(meter.megabytes()).isLessThan(16);
    }
}
