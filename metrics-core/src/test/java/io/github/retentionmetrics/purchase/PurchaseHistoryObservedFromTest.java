package io.github.retentionmetrics.purchase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.retentionmetrics.cohort.CohortAnalysis;
import io.github.retentionmetrics.cohort.CohortTable;
import io.github.retentionmetrics.period.Granularity;
import io.github.retentionmetrics.period.Period;
import io.github.retentionmetrics.testing.Serialization;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A history that begins in the middle of January. */
class PurchaseHistoryObservedFromTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate FROM = LocalDate.of(2024, 1, 10);
    private static final Period JANUARY = Period.month(2024, 1);
    private static final Period FEBRUARY = Period.month(2024, 2);

    private static final PurchaseHistory UNKNOWN_START = PurchaseHistory.of(
            EUR,
            List.of(
                    purchase("ada", LocalDate.of(2024, 1, 10)),
                    purchase("ada", LocalDate.of(2024, 2, 3)),
                    purchase("ben", LocalDate.of(2024, 1, 31)),
                    purchase("cem", LocalDate.of(2024, 2, 4)),
                    purchase("cem", LocalDate.of(2024, 3, 4))),
            LocalDate.of(2024, 3, 31));
    private static final PurchaseHistory HISTORY = UNKNOWN_START.withObservedFrom(FROM);

    private static Purchase purchase(String customer, LocalDate date) {
        return Purchase.of(customer, date, BigDecimal.TEN, EUR);
    }

    @Test
    void aPeriodThatBeginsBeforeTheDayIsPartial() {
        assertThat(UNKNOWN_START.observedFrom()).isEmpty();
        assertThat(UNKNOWN_START.isComplete(JANUARY)).isTrue();
        assertThat(HISTORY.observedFrom()).contains(FROM);
        assertThat(HISTORY.isComplete(JANUARY)).isFalse();
        assertThat(HISTORY.isComplete(Period.of(FROM, LocalDate.of(2024, 2, 1))))
                .isTrue();
        assertThat(HISTORY.isComplete(FEBRUARY)).isTrue();
        assertThat(HISTORY.observedPart(JANUARY)).isEqualTo(Period.of(FROM, LocalDate.of(2024, 2, 1)));
        assertThat(HISTORY.observedPart(Period.year(2024))).isEqualTo(Period.ofClosed(FROM, LocalDate.of(2024, 3, 31)));
    }

    @Test
    void countsStayAsTheyAre() {
        assertThat(HISTORY.movements(Granularity.MONTH)).isEqualTo(UNKNOWN_START.movements(Granularity.MONTH));
        assertThat(HISTORY.activities(Granularity.MONTH)).isEqualTo(UNKNOWN_START.activities(Granularity.MONTH));
        assertThat(HISTORY.activity(JANUARY)).isEqualTo(UNKNOWN_START.activity(JANUARY));
    }

    /** Of ada and ben one came back, but who else bought in early January is not known: only cem's cohort counts. */
    @Test
    void averagesLeaveTheCutCohortOut() {
        CohortTable table = CohortAnalysis.by(Granularity.MONTH).over(HISTORY);
        assertThat(table.status(JANUARY, 0)).isEqualTo(CohortTable.Cell.Status.PARTIAL);
        assertThat(table.status(JANUARY, 3)).isEqualTo(CohortTable.Cell.Status.UNOBSERVED);
        assertThat(table.status(FEBRUARY, 0)).isEqualTo(CohortTable.Cell.Status.COMPLETE);
        assertThat(table.retention(JANUARY, 1).value()).isEqualTo(0.5);
        assertThat(table.average(1).value()).isEqualTo(1.0);
        assertThat(CohortAnalysis.by(Granularity.MONTH)
                        .over(UNKNOWN_START)
                        .average(1)
                        .value())
                .isEqualTo(2.0 / 3);
        assertThat(table.observedFrom()).isEqualTo(FROM);
        assertThat(table).isNotEqualTo(CohortAnalysis.by(Granularity.MONTH).over(UNKNOWN_START));
    }

    @Test
    void partsKeepTheDay() {
        assertThat(HISTORY.filter("ada"::equals).observedFrom()).contains(FROM);
        assertThat(HISTORY.split(2)).allMatch(part -> part.observedFrom().equals(HISTORY.observedFrom()));
        assertThat(HISTORY.asKnownOn(LocalDate.of(2024, 2, 29)).observedFrom()).contains(FROM);
        assertThat(HISTORY.withObservedUntil(LocalDate.of(2024, 4, 1)).observedFrom())
                .contains(FROM);
        PurchaseHistory ben = HISTORY.filter("ben"::equals);
        assertThat(HISTORY.filter("ada"::equals).plus(ben).observedFrom()).contains(FROM);
        assertThat(HISTORY)
                .hasToString(
                        "PurchaseHistory[5 orders and 0 refunds of 3 customers in EUR, observed from 2024-01-10 until 2024-03-31]");
    }

    @Test
    void isStoredWithTheDay() {
        assertThat(Serialization.roundTrip(HISTORY).observedFrom()).contains(FROM);
    }

    @Test
    void contradictionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNKNOWN_START.withObservedFrom(LocalDate.of(2024, 1, 11)))
                .withMessage("observedFrom (2024-01-11) must be on or before the first purchase (2024-01-10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UNKNOWN_START.withObservedFrom(LocalDate.of(2024, 4, 1)))
                .withMessage("observedFrom (2024-04-01) must be on or before observedUntil (2024-03-31)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HISTORY.asKnownOn(LocalDate.of(2024, 1, 9)))
                .withMessage("date (2024-01-09) must be on or after observedFrom (2024-01-10)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HISTORY.activity(Period.month(2023, 12)))
                .withMessage("period must not end before observedFrom (2024-01-10): 2023-12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HISTORY.plus(UNKNOWN_START))
                .withMessageStartingWith("observedFrom of other (Optional.empty) must be that of this");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CohortAnalysis.by(Granularity.MONTH)
                        .over(HISTORY)
                        .plus(CohortAnalysis.by(Granularity.MONTH).over(UNKNOWN_START)))
                .withMessageStartingWith("observedFrom of other (Optional.empty) must be that of this");
    }
}
