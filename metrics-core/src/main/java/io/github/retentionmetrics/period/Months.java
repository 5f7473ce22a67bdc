package io.github.retentionmetrics.period;

import java.time.LocalDate;

/** Months numbered from January 1970, which is 0. */
final class Months {
    private static final int DAYS_OF_400_YEARS = 146_097;
    private static final int DAYS_OF_4_YEARS = 1_461;
    private static final int DAYS_OF_5_MONTHS = 153;

    /** Days from 1 March of the year -400 to 1970-01-01; every supported day is later than that March. */
    private static final int DAYS_TO_EPOCH = (int) -LocalDate.of(-400, 3, 1).toEpochDay();

    private static final int MONTHS_TO_EPOCH = number(LocalDate.of(-400, 3, 1));

    private Months() {}

    static int number(LocalDate date) {
        return (date.getYear() - 1970) * 12 + date.getMonthValue() - 1;
    }

    /**
     * The month of a day, without the cost of creating a date.
     *
     * <p>Years are counted from March, so that the leap day is the last of its year. Then the first day of century c is
     * floor(146097 c / 4), that of year y of a century floor(1461 y / 4), and that of month m of a year
     * floor((153 m + 2) / 5); each line solves one of them for the unit.
     */
    static int numberOfEpochDay(int epochDay) {
        int quarterDays = 4 * (epochDay + DAYS_TO_EPOCH) + 3;
        int century = quarterDays / DAYS_OF_400_YEARS;
        int quarterDaysOfCentury = (quarterDays % DAYS_OF_400_YEARS) | 3;
        int year = quarterDaysOfCentury / DAYS_OF_4_YEARS;
        int dayOfYear = (quarterDaysOfCentury % DAYS_OF_4_YEARS) / 4;
        int month = (5 * dayOfYear + 2) / DAYS_OF_5_MONTHS;
        return MONTHS_TO_EPOCH + 12 * (100 * century + year) + month;
    }

    static LocalDate firstDay(long number) {
        int year = (int) (1970 + Math.floorDiv(number, 12L));
        return LocalDate.of(year, Math.floorMod(number, 12) + 1, 1);
    }
}
