package io.github.retentionmetrics.examples.questions;

import static io.github.retentionmetrics.driver.LoyaltyDrivers.toLoyaltyDrivers;

import io.github.retentionmetrics.driver.DriverAnswers;
import io.github.retentionmetrics.driver.DriverImportance;
import io.github.retentionmetrics.driver.LoyaltyDrivers;
import io.github.retentionmetrics.driver.LoyaltyIndex;
import io.github.retentionmetrics.driver.Question;
import io.github.retentionmetrics.survey.Scale;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/** Question: of satisfaction, image and trust, what goes together with loyalty, and how do we stand on all of them? */
public final class WhatDrivesLoyalty {
    /** Satisfaction and image from 1 to 5, trust from 1 to 7, and "would you recommend us" from 0 to 10. */
    private static final int[][] ANSWERS = {
        {4, 3, 6, 9}, {5, 3, 7, 10}, {2, 3, 3, 4}, {3, 4, 4, 6}, {4, 4, 5, 8}, {1, 2, 2, 2},
        {5, 4, 5, 9}, {3, 2, 4, 7}, {2, 2, 4, 5}, {4, 5, 6, 8}, {3, 3, 5, 7}, {5, 5, 6, 10}
    };

    private WhatDrivesLoyalty() {}

    public static void main(String[] args) {
        LoyaltyDrivers drivers = IntStream.range(0, ANSWERS.length)
                .mapToObj(i -> DriverAnswers.of("respondent " + i)
                        .withScore("satisfaction", ANSWERS[i][0])
                        .withScore("image", ANSWERS[i][1])
                        .withScore("trust", ANSWERS[i][2])
                        .withScore("recommend", ANSWERS[i][3]))
                .collect(toLoyaltyDrivers(
                        Question.of("recommend", Scale.NPS),
                        Question.of(Question.SATISFACTION, Scale.FIVE_POINT),
                        Question.of(Question.IMAGE, Scale.FIVE_POINT),
                        Question.of(Question.TRUST, Scale.SEVEN_POINT)));

        DriverImportance importance = drivers.importance();
        for (String driver : List.of(Question.SATISFACTION, Question.IMAGE, Question.TRUST)) {
            System.out.println(drivers.association(driver) + ", "
                    + drivers.association(driver).interval(0.95));
        }
        System.out.println(importance);

        LoyaltyIndex index = drivers.index(Map.of("satisfaction", 2.0, "image", 1.0, "trust", 1.0));
        System.out.println("index " + index + ", " + index.interval(0.95));
        index.contributions()
                .forEach((driver, points) -> System.out.printf(Locale.ROOT, "  %s %.1f%n", driver, points));
    }
}
