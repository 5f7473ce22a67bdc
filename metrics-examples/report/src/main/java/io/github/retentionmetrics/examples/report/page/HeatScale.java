package io.github.retentionmetrics.examples.report.page;

import java.util.stream.DoubleStream;

/** Seven shades from 0 to the largest figure of a heat map. */
final class HeatScale {
    /** Shares of fewer customers than this are marked: one customer more or less moves them by several points. */
    static final int FEW = 30;

    private static final int SHADES = 7;

    private final double largest;

    private HeatScale(double largest) {
        this.largest = largest;
    }

    static HeatScale of(DoubleStream figures) {
        return new HeatScale(figures.filter(Double::isFinite).max().orElse(0));
    }

    /** The style of a figure; the lightest for 0 and less. */
    String style(double figure) {
        if (!(figure > 0) || !(largest > 0)) {
            return "h0";
        }
        return "h" + Math.min(SHADES, Math.max(1, (int) Math.ceil(figure / largest * SHADES)));
    }
}
