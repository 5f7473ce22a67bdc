package io.github.retentionmetrics.examples.report.sample;

import io.github.retentionmetrics.referral.Referral;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The sample shop's customers: how they found the shop and where they live; some have an account and never bought. */
final class SampleCustomers {
    private static final int ACCOUNTS = 500;
    private static final String[] CHANNELS = {"search", "search", "search", "social", "social", "market stall"};
    private static final String[] REGIONS = {"Utrecht", "Utrecht", "Utrecht", "Amersfoort", "Zeist", "elsewhere"};

    private SampleCustomers() {}

    static String csv() {
        SampleRandom random = new SampleRandom(8);
        Set<String> referred =
                SampleReferrals.rows().stream().map(Referral::referredId).collect(Collectors.toSet());
        StringBuilder csv = new StringBuilder("customer_id,channel,region\n");
        for (int i = 1; i <= ACCOUNTS; i++) {
            String customerId = String.format(Locale.ROOT, "C%04d", i);
            String channel = CHANNELS[random.between(0, CHANNELS.length - 1)];
            String region = REGIONS[random.between(0, REGIONS.length - 1)];
            csv.append(customerId).append(',');
            csv.append(referred.contains(customerId) ? "friends" : channel).append(',');
            csv.append(region).append('\n');
        }
        return csv.toString();
    }
}
