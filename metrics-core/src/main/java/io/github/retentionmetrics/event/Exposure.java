package io.github.retentionmetrics.event;

import io.github.retentionmetrics.internal.Checks;
import java.io.Serializable;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;

/**
 * One exposure: which variant of an experiment a customer saw, and when.
 *
 * <pre>{@code
 * Exposure.of("U-17", "voucher", Instant.parse("2026-03-02T09:26:53Z"));
 * Exposure.onDay("U-18", "control", LocalDate.of(2026, 3, 2), ZoneId.of("Europe/Amsterdam"));
 * }</pre>
 *
 * @param customerId the identifier of the customer, user or visitor, not blank
 * @param group the name of the group, not blank
 * @param instant when the variant was seen
 */
public record Exposure(String customerId, String group, Instant instant) implements Serializable {
    /**
     * Checks the parts.
     *
     * @param customerId the identifier of the customer, not blank
     * @param group the name of the group, not blank
     * @param instant when the variant was seen
     * @throws NullPointerException if a part is null
     * @throws IllegalArgumentException if the identifier or the name is blank
     */
    public Exposure {
        Checks.identifier(customerId, "customerId");
        Checks.identifier(group, "group");
        Objects.requireNonNull(instant, "instant");
    }

    /**
     * An exposure at an instant.
     *
     * @param customerId the identifier of the customer, not blank
     * @param group the name of the group, not blank
     * @param instant when the variant was seen
     * @return the exposure
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank
     */
    public static Exposure of(String customerId, String group, Instant instant) {
        return new Exposure(customerId, group, instant);
    }

    /**
     * An exposure of which only the day is known: it is taken to happen at the start of that day, so that all of the
     * day is after it.
     *
     * @param customerId the identifier of the customer, not blank
     * @param group the name of the group, not blank
     * @param date the day, in 0001-01-01..9999-12-31
     * @param zone the zone of the day
     * @return the exposure
     * @throws NullPointerException if a parameter is null
     * @throws IllegalArgumentException if the identifier or the name is blank, or the date out of range
     */
    public static Exposure onDay(String customerId, String group, LocalDate date, ZoneId zone) {
        Checks.recordDate(date, "date");
        return new Exposure(
                customerId,
                group,
                date.atStartOfDay(Objects.requireNonNull(zone, "zone")).toInstant());
    }
}
