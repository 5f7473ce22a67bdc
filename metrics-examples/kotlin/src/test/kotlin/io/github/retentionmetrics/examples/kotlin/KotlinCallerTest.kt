package io.github.retentionmetrics.examples.kotlin

import io.github.retentionmetrics.cohort.CohortAnalysis
import io.github.retentionmetrics.customer.CustomerCounts
import io.github.retentionmetrics.period.Granularity
import io.github.retentionmetrics.period.Period
import io.github.retentionmetrics.purchase.Purchase
import io.github.retentionmetrics.purchase.PurchaseHistory
import io.github.retentionmetrics.retention.RetentionRate
import io.github.retentionmetrics.subscription.Subscription
import io.github.retentionmetrics.subscription.SubscriptionHistory
import io.github.retentionmetrics.survey.NetPromoterScore
import io.github.retentionmetrics.survey.SurveyResponse
import java.math.BigDecimal
import java.time.LocalDate
import java.util.Currency
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** What a Kotlin application writes: no keyword needs escaping, and null means what the library's annotations say. */
class KotlinCallerTest {
    private val euro: Currency = Currency.getInstance("EUR")
    private val until: LocalDate = LocalDate.of(2026, 3, 31)
    private val march: Period = Period.month(2026, 3)

    private fun purchase(customer: String, date: String, amount: String): Purchase =
        Purchase.of(customer, LocalDate.parse(date), BigDecimal(amount), euro)

    @Test
    fun retentionOfCounts() {
        val retention = RetentionRate.of(CustomerCounts.atStart(1_000).acquired(200).atEnd(1_050))

        assertEquals("85.0% (850 of 1000)", retention.toString())
        assertEquals(0.85, retention.value())
    }

    @Test
    fun retentionOfPurchases() {
        val history = PurchaseHistory.of(
            euro,
            listOf(
                purchase("ada", "2026-02-03", "12.50"),
                purchase("ada", "2026-03-09", "20.00"),
                purchase("ben", "2026-02-20", "7.99"),
            ),
            until,
        )

        assertEquals("50.0% (1 of 2)", RetentionRate.of(history, march).toString())
        assertEquals("100.0% (2 of 2)", RetentionRate.of(history.activeFor(90), march).toString())
        assertEquals(1, CohortAnalysis.by(Granularity.MONTH).over(history).cohorts().size)
    }

    @Test
    fun anEndMayBeNull() {
        val ends: Map<String, LocalDate?> = mapOf("ada" to null, "ben" to LocalDate.of(2026, 3, 10))
        val history = SubscriptionHistory.of(
            ends.map { (customer, end) -> Subscription(customer, LocalDate.of(2026, 1, 1), end) },
            until,
        )

        assertEquals("50.0% (1 of 2)", RetentionRate.of(history, march).toString())
    }

    @Test
    fun netPromoterScoreOfScores() {
        val answers = listOf(10, 9, 8, 3).mapIndexed { index, score ->
            SurveyResponse.of("customer $index", until, score)
        }

        assertEquals(25.0, answers.stream().collect(NetPromoterScore.toNetPromoterScore()).value())
    }
}
