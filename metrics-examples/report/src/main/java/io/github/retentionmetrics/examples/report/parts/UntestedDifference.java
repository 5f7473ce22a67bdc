package io.github.retentionmetrics.examples.report.parts;

import io.github.retentionmetrics.rate.Difference;
import io.github.retentionmetrics.rate.Interval;
import io.github.retentionmetrics.rate.SignificanceTest;

/** A difference whose data do not say how far it may be chance: its value alone. */
record UntestedDifference(Difference difference, String why) implements Difference {

    @Override
    public double value() {
        return difference.value();
    }

    @Override
    public boolean isDefined() {
        return difference.isDefined();
    }

    @Override
    public String reason() {
        return difference.reason();
    }

    @Override
    public Interval interval(double level) {
        return Interval.undefined(level, isDefined() ? why : reason());
    }

    @Override
    public SignificanceTest test() {
        return SignificanceTest.undefined(isDefined() ? why : reason());
    }
}
