package io.github.retentionmetrics.examples.report.sample;

import java.time.LocalDate;

/**
 * The sample shop's surveys: answers of customers whose mix drifts from one at the start to one at the end. Those who
 * are content are often those who go on buying.
 */
final class SampleSurveys {
    private static final int MONTHS = 24;

    private final long seed;
    private final SampleRandom random;
    private final int lowest;
    private final double[] atStart;
    private final double[] atEnd;

    /** The mixes are the shares of the scores from the lowest one up. */
    private SampleSurveys(long seed, int lowest, double[] atStart, double[] atEnd) {
        this.seed = seed;
        this.random = new SampleRandom(seed);
        this.lowest = lowest;
        this.atStart = atStart;
        this.atEnd = atEnd;
    }

    static String nps() {
        double[] atStart = {0.02, 0.01, 0.02, 0.03, 0.04, 0.07, 0.08, 0.14, 0.22, 0.2, 0.17};
        double[] atEnd = {0.01, 0.01, 0.01, 0.02, 0.02, 0.05, 0.05, 0.12, 0.23, 0.26, 0.22};
        return new SampleSurveys(3, 0, atStart, atEnd).csv(20, 32);
    }

    static String csat() {
        double[] atStart = {0.05, 0.08, 0.17, 0.42, 0.28};
        double[] atEnd = {0.03, 0.05, 0.12, 0.44, 0.36};
        return new SampleSurveys(4, 1, atStart, atEnd).csv(24, 40);
    }

    static String ces() {
        double[] atStart = {0.03, 0.05, 0.09, 0.14, 0.24, 0.27, 0.18};
        double[] atEnd = {0.02, 0.03, 0.06, 0.11, 0.22, 0.31, 0.25};
        return new SampleSurveys(5, 1, atStart, atEnd).csv(10, 18);
    }

    private String csv(int fewest, int most) {
        StringBuilder csv = new StringBuilder("respondent,date,score\n");
        SampleRespondents respondents = new SampleRespondents(seed);
        for (int month = 0; month < MONTHS; month++) {
            LocalDate first = SampleShop.FIRST_DAY.plusMonths(month);
            int answers = random.between(fewest, most);
            for (int i = 0; i < answers; i++) {
                LocalDate date = first.plusDays((long) i * first.lengthOfMonth() / answers);
                int score = score(month);
                csv.append(respondents.one(date, (score - lowest) / (double) (atStart.length - 1)))
                        .append(',')
                        .append(date)
                        .append(',')
                        .append(score)
                        .append('\n');
            }
        }
        return csv.toString();
    }

    private int score(int month) {
        double drift = (double) month / (MONTHS - 1);
        double rest = random.uniform();
        for (int i = 0; i < atStart.length - 1; i++) {
            rest -= atStart[i] + drift * (atEnd[i] - atStart[i]);
            if (rest < 0) {
                return lowest + i;
            }
        }
        return lowest + atStart.length - 1;
    }
}
