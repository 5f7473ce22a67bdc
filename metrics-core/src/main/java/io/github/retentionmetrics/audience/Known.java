package io.github.retentionmetrics.audience;

import io.github.retentionmetrics.rate.Rate;
import io.github.retentionmetrics.rate.Ratio;

/** Rates and ratios of counts that may not be known. */
final class Known {
    static final String COUNT_UNKNOWN = "a count that the rate needs is not known";

    private Known() {}

    /** A count that is part of another one. */
    static Rate rate(AudienceCounts counts, AudienceCount part, AudienceCount whole, String reason) {
        Long numerator = counts.count(part);
        Long denominator = counts.count(whole);
        return numerator == null || denominator == null
                ? Rate.of(0, 0, COUNT_UNKNOWN)
                : Rate.of(numerator, denominator, reason);
    }

    /** A count over another one of which it need not be part. */
    static Ratio ratio(AudienceCounts counts, AudienceCount dividend, AudienceCount divisor, String reason) {
        Long numerator = counts.count(dividend);
        Long denominator = counts.count(divisor);
        return numerator == null || denominator == null
                ? Ratio.of(0, 0, COUNT_UNKNOWN)
                : Ratio.of(numerator, denominator, reason);
    }
}
