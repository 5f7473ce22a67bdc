package io.github.retentionmetrics.examples.report.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;

/**
 * The audience of the sample shop: followers of its account, counted every day, and the subscribers of a newsletter
 * that goes out on Tuesdays.
 */
final class SampleAudience {
    private static final String COLUMNS = "date,channel,gained,lost,end,posts,reach,impressions,likes,comments,shares,"
            + "saves,sent,hard_bounces,soft_bounces,unique_opens,total_opens,unique_clicks,total_clicks,unsubscribed,"
            + "complaints\n";
    private static final int DAYS_A_WEEK = 7;

    private final SampleRandom random = new SampleRandom(2028);
    private final StringBuilder csv = new StringBuilder(COLUMNS);
    private long followers = 1_240;
    private long subscribers = 860;

    private SampleAudience() {}

    static String csv() {
        SampleAudience audience = new SampleAudience();
        List<LocalDate> days =
                SampleShop.FIRST_DAY.datesUntil(SampleShop.LAST_DAY.plusDays(1)).toList();
        for (LocalDate day : days) {
            audience.account(day);
            audience.newsletter(day);
        }
        return audience.csv.toString();
    }

    private void account(LocalDate day) {
        int gained = random.between(0, 9);
        int lost = random.between(0, 4);
        followers += gained - lost;
        row(day, "instagram", gained, lost, followers);
        int posts = day.getDayOfWeek().getValue() % 2;
        long reach = posts == 0 ? 0 : followers * random.between(18, 42) / 100;
        long likes = reach * random.between(3, 6) / 100;
        cells(posts, reach, reach * random.between(11, 16) / 10, likes, likes / 12, likes / 20, likes / 15);
        csv.append(",,,,,,,,,\n");
    }

    private void newsletter(LocalDate day) {
        int gained = random.between(0, 4);
        boolean isSent = day.getDayOfWeek() == DayOfWeek.TUESDAY;
        long sent = subscribers;
        int unsubscribed = isSent ? random.between(1, 2 * DAYS_A_WEEK) : 0;
        subscribers += gained - unsubscribed;
        row(day, "newsletter", gained, unsubscribed, subscribers);
        csv.append(",,,,,,,");
        if (!isSent) {
            csv.append(",,,,,,,,,\n");
            return;
        }
        long hard = random.between(1, 5);
        long soft = random.between(2, 9);
        long opens = (sent - hard - soft) * random.between(31, 43) / 100;
        long clicks = opens * random.between(8, 15) / 100;
        cells(sent, hard, soft, opens, opens * 17 / 10, clicks, clicks * 13 / 10, unsubscribed, random.between(0, 1));
        csv.append('\n');
    }

    private void row(LocalDate day, String channel, long gained, long lost, long end) {
        csv.append(day).append(',').append(channel);
        cells(gained, lost, end);
    }

    private void cells(long... counts) {
        for (long count : counts) {
            csv.append(',').append(count);
        }
    }
}
