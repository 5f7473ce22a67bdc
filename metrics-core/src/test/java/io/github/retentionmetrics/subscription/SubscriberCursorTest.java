package io.github.retentionmetrics.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class SubscriberCursorTest {
    private static final LocalDate UNTIL = LocalDate.ofEpochDay(100);

    private static Subscription subscription(String id, long start, long end) {
        return Subscription.of(id, LocalDate.ofEpochDay(start), LocalDate.ofEpochDay(end));
    }

    @Test
    void visitsCustomersByAppearanceAndTheirSubscriptionsByStart() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(
                        subscription("b", 50, 60),
                        Subscription.of("a", LocalDate.ofEpochDay(7)),
                        subscription("b", 10, 100),
                        subscription("b", 70, 101)),
                UNTIL);
        SubscriberCursor cursor = base.cursor();
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.customerId()).isEqualTo("b");
        assertThat(cursor.subscriptions()).isEqualTo(3);
        assertThat(List.of(cursor.startEpochDay(0), cursor.startEpochDay(1), cursor.startEpochDay(2)))
                .containsExactly(10L, 50L, 70L);
        assertThat(List.of(cursor.endEpochDay(0), cursor.endEpochDay(1), cursor.endEpochDay(2)))
                .containsExactly(100L, 60L, Long.MAX_VALUE);
        assertThat(List.of(cursor.isRunning(0), cursor.isRunning(1), cursor.isRunning(2)))
                .as("an end after the observation day has not happened yet")
                .containsExactly(false, false, true);
        assertThat(cursor.next()).isTrue();
        assertThat(cursor.subscriptions()).isEqualTo(1);
        assertThat(cursor.isRunning(0)).isTrue();
        assertThat(cursor.next()).isFalse();
        assertThat(cursor.next()).isFalse();
    }

    @Test
    void movesToACustomer() {
        SubscriptionHistory base = SubscriptionHistory.of(
                List.of(subscription("b", 50, 60), subscription("a", 7, 9), subscription("b", 10, 20)), UNTIL);
        SubscriberCursor cursor = base.cursor();

        assertThat(cursor.moveTo("a")).isTrue();
        assertThat(cursor.startEpochDay(0)).isEqualTo(7);
        assertThat(cursor.moveTo("b")).isTrue();
        assertThat(List.of(9L, 10L, 19L, 20L, 49L, 50L, 59L, 60L))
                .filteredOn(day -> cursor.isActive(LocalDate.ofEpochDay(day)))
                .containsExactly(10L, 19L, 50L, 59L);
        assertThat(cursor.moveTo("nobody")).isFalse();
        assertThat(cursor.next()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(() -> cursor.isActive(UNTIL));
        assertThat(base.filter("b"::equals).cursor().moveTo("a")).isFalse();
    }

    @Test
    void isNowhereBeforeTheFirstAndAfterTheLast() {
        SubscriberCursor cursor =
                SubscriptionHistory.of(List.of(subscription("a", 1, 2)), UNTIL).cursor();
        String message = "cursor must be on a customer: next() has not returned true";
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(cursor::subscriptions)
                .withMessage(message);
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(cursor::customerId)
                .withMessage(message);
        assertThat(cursor.next()).isTrue();
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cursor.startEpochDay(1));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> cursor.endEpochDay(-1));
        assertThat(cursor.next()).isFalse();
        assertThatExceptionOfType(NoSuchElementException.class)
                .isThrownBy(() -> cursor.endEpochDay(0))
                .withMessage(message);
    }
}
