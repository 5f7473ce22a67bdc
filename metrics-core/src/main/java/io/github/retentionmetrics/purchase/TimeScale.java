package io.github.retentionmetrics.purchase;

import io.github.retentionmetrics.internal.Lengths;
import io.github.retentionmetrics.internal.Restored;
import io.github.retentionmetrics.period.Granularity;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What recency and age count: time in a unit, periods in each of which a customer could buy, or something unknown. */
final class TimeScale implements Serializable {
    static final TimeScale UNKNOWN = new TimeScale(null, null);

    private static final long serialVersionUID = 1L;

    private final @Nullable ChronoUnit unit;
    private final @Nullable Granularity opportunities;

    private TimeScale(@Nullable ChronoUnit unit, @Nullable Granularity opportunities) {
        this.unit = unit;
        this.opportunities = opportunities;
    }

    static TimeScale of(ChronoUnit unit) {
        return new TimeScale(Objects.requireNonNull(unit, "unit"), null);
    }

    /** From the texts of both, of which one is null at least. */
    static TimeScale of(@Nullable String unitName, @Nullable String opportunityName) {
        if (unitName != null && opportunityName != null) {
            throw new IllegalArgumentException(
                    "unitName (" + unitName + ") must be null with an opportunityName (" + opportunityName + ")");
        }
        if (opportunityName != null) {
            return new TimeScale(null, Granularity.parse(opportunityName));
        }
        return unitName == null ? UNKNOWN : of(Lengths.parse(unitName, "unitName"));
    }

    @Nullable
    String unitName() {
        return unit == null ? null : Lengths.text(unit);
    }

    @Nullable
    String opportunityName() {
        return opportunities == null ? null : opportunities.toString();
    }

    TimeScale withUnit(ChronoUnit other) {
        return and(of(other));
    }

    TimeScale withOpportunities(Granularity other) {
        return and(new TimeScale(null, Objects.requireNonNull(other, "opportunities")));
    }

    /** The known one of two scales of which one may be unknown; two that differ are refused. */
    TimeScale and(TimeScale other) {
        if (!equals(UNKNOWN) && !other.equals(UNKNOWN) && !equals(other)) {
            throw new IllegalArgumentException("summaries must not be" + other + ": they are" + this);
        }
        return equals(UNKNOWN) ? other : this;
    }

    Optional<ChronoUnit> unit() {
        return Optional.ofNullable(unit);
    }

    Optional<Granularity> opportunities() {
        return Optional.ofNullable(opportunities);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        Restored.require(() -> unit == null || opportunities == null);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TimeScale that
                && unit == that.unit
                && Objects.equals(opportunities, that.opportunities);
    }

    @Override
    public int hashCode() {
        return Objects.hash(unit == null ? "" : unit.name(), opportunities);
    }

    String afterComma() {
        return equals(UNKNOWN) ? "" : "," + this;
    }

    /** Such as {@code  in weeks} and {@code  counted in opportunities of a month}; empty where it is not known. */
    @Override
    public String toString() {
        if (unit != null) {
            return " in " + Lengths.text(unit);
        }
        return opportunities == null ? "" : " counted in opportunities of a " + opportunities;
    }
}
