/**
 * Loyalty: what drives it, and whether those who say they are loyal behave so.
 *
 * <p>The words of this package:
 *
 * <ul>
 *   <li><b>driver</b>: something that makes customers loyal, as they score it in a survey: satisfaction, image, trust,
 *       engagement, or the caller's own;
 *   <li><b>loyalty</b>: the question that the drivers are held against, such as "would you recommend us";
 *   <li><b>association</b>: the correlation of one driver with loyalty; <b>importance</b>: the share of the differences in
 *       loyalty that it explains, besides the others; neither is a cause;
 *   <li><b>index</b>: the drivers in one weighted number from 0 to 100;
 *   <li><b>class</b>: customers who said or went through the same: promoters, passives, detractors; the satisfied and the
 *       others; easy, neutral, difficult; tickets resolved fast, slowly or not;
 *   <li><b>behaviour</b>: what a class did in a period after that: stay, buy again, spend.
 * </ul>
 *
 * <pre>{@code
 * // customerAnswers: a List<SurveyResponse> whose respondents are customers of the history
 * CustomerClasses classes = CustomerClasses.ofPromoters(customerAnswers, Period.quarter(2026, 1), LATEST);
 * BehaviourByClass later = BehaviourByClass.of(classes, history, Period.quarter(2026, 2));
 * later.get("promoters").retained();                           // 90.0% (90 of 100)
 * later.get("promoters").retained().minus(later.get("detractors").retained()).test();
 * later.get("no answer").churned();                            // those who were not asked, or did not answer
 * }</pre>
 *
 * @serial exclude
 */
@NullMarked
package io.github.retentionmetrics.loyalty;

import org.jspecify.annotations.NullMarked;
