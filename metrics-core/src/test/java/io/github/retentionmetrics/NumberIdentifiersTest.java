package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.customer.Customer;
import io.github.retentionmetrics.driver.DriverAnswers;
import io.github.retentionmetrics.programme.LoyaltyMember;
import io.github.retentionmetrics.programme.PointsMovement;
import io.github.retentionmetrics.purchase.Purchase;
import io.github.retentionmetrics.purchase.PurchaseHistory;
import io.github.retentionmetrics.referral.Referral;
import io.github.retentionmetrics.subscription.Subscription;
import io.github.retentionmetrics.survey.SurveyResponse;
import io.github.retentionmetrics.ticket.Ticket;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every factory of a record whose identifier is a text has one beside it that takes a number, which is the same
 * customer.
 */
class NumberIdentifiersTest {
    private static final List<Class<?>> RECORDS = List.of(
            Customer.class,
            DriverAnswers.class,
            LoyaltyMember.class,
            PointsMovement.class,
            Purchase.class,
            Referral.class,
            Subscription.class,
            SurveyResponse.class,
            Ticket.class);
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Map<Class<?>, Object> ARGUMENTS = new HashMap<>();

    static {
        ARGUMENTS.put(int.class, 7);
        ARGUMENTS.put(LocalDate.class, LocalDate.of(2026, 3, 14));
        ARGUMENTS.put(LocalDateTime.class, LocalDateTime.of(2026, 3, 14, 9, 30));
        ARGUMENTS.put(Instant.class, Instant.parse("2026-03-14T09:30:00Z"));
        ARGUMENTS.put(ZoneId.class, ZoneOffset.UTC);
        ARGUMENTS.put(BigDecimal.class, new BigDecimal("24.95"));
        ARGUMENTS.put(Currency.class, EUR);
        ARGUMENTS.put(Map.class, Map.of("channel", "web"));
    }

    private static Stream<Method> factories() {
        return RECORDS.stream()
                .flatMap(type -> Arrays.stream(type.getMethods()))
                .filter(method -> List.of("of", "at", "anonymous", "issued", "redeemed", "expired")
                        .contains(method.getName()))
                .filter(method -> method.getParameterCount() > 0 && method.getParameterTypes()[0] == String.class);
    }

    @Test
    void thereAreAsManyAsRead() {
        assertThat(factories()).hasSize(20);
    }

    @ParameterizedTest
    @MethodSource("factories")
    void takesANumber(Method factory) throws ReflectiveOperationException {
        Class<?>[] types = factory.getParameterTypes();
        Class<?>[] numbers = Arrays.stream(types)
                .map(type -> type == String.class ? long.class : type)
                .toArray(Class<?>[]::new);
        Method other = factory.getDeclaringClass().getMethod(factory.getName(), numbers);

        assertThat(call(other, numbers, 1L << 40)).isEqualTo(call(factory, types, 1L << 40));
        assertThat(call(other, numbers, -3)).isEqualTo(call(factory, types, -3));
    }

    /** The first identifier is the number, the second one more. */
    private static Object call(Method factory, Class<?>[] types, long number)
            throws InvocationTargetException, IllegalAccessException {
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == String.class
                    ? Long.toString(number + i)
                    : types[i] == long.class ? (Object) (number + i) : ARGUMENTS.get(types[i]);
        }
        return factory.invoke(null, arguments);
    }

    @Test
    void aBuilderTakesANumber() {
        LocalDate day = LocalDate.of(2026, 3, 14);
        PurchaseHistory history = PurchaseHistory.builder(EUR)
                .add(17, day, new BigDecimal("24.95"))
                .add("17", day, BigDecimal.ONE)
                .add(4_000_000_000_000L, day, BigDecimal.TEN, "books")
                .build(day);

        assertThat(history.customerIds()).containsExactly("17", "4000000000000");
        assertThat(history.categories()).containsExactly("books");
        assertThat(history.revenue()).isEqualTo("35.95");
    }
}
