package io.github.retentionmetrics.lifetime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.retentionmetrics.lifetime.RetentionModel.Timing;
import java.math.BigDecimal;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class RetentionModelPropertyTest {
    /** With a limit: retention up to 0.999, with and without a horizon. */
    @Provide
    Arbitrary<RetentionModel> models() {
        return Combinators.combine(
                        Arbitraries.bigDecimals()
                                .between(new BigDecimal("-1000"), new BigDecimal("1000"))
                                .ofScale(2),
                        Arbitraries.doubles().between(0, 0.999).ofScale(4),
                        Arbitraries.doubles().between(0, 2).ofScale(4),
                        Arbitraries.of(Timing.class),
                        Arbitraries.integers().between(0, 60))
                .as((contribution, retention, discount, timing, horizon) -> {
                    RetentionModel model = RetentionModel.of(contribution, retention, discount, timing);
                    return horizon == 0 ? model : model.withHorizon(horizon);
                });
    }

    private static BigDecimal amount(RetentionModel model) {
        return model.lifetimeValue().amount().orElseThrow();
    }

    @Property(seed = "20260101")
    void valueRisesWithRetention(
            @ForAll("models") RetentionModel model, @ForAll @DoubleRange(max = 0.999) @Scale(4) double other) {
        RetentionModel gaining = model.withContribution(model.contribution().abs());
        RetentionModel more = gaining.withRetention(Math.max(other, model.retention()));

        assertThat(amount(more)).isGreaterThanOrEqualTo(amount(gaining));
    }

    @Property(seed = "20260101")
    void valueRisesWithTheContribution(
            @ForAll("models") RetentionModel model,
            @ForAll @BigRange(min = "0", max = "1000") @Scale(2) BigDecimal more) {
        assertThat(amount(model.withContribution(model.contribution().add(more))))
                .isGreaterThanOrEqualTo(amount(model));
    }

    @Property(seed = "20260101")
    void currencyUnitDoesNotMatter(
            @ForAll("models") RetentionModel model, @ForAll @IntRange(min = 1, max = 100) int scale) {
        BigDecimal factor = BigDecimal.valueOf(scale);
        double scaled = amount(model.withContribution(model.contribution().multiply(factor)))
                .doubleValue();

        assertThat(scaled).isCloseTo(amount(model).multiply(factor).doubleValue(), within(Math.ulp(scaled)));
        assertThat(Double.compare(
                        model.withContribution(BigDecimal.TEN).elasticity(),
                        model.withContribution(BigDecimal.ONE).elasticity()))
                .isZero();
    }

    @Property(seed = "20260101")
    void conventionsDifferByGrowthAndRetention(@ForAll("models") RetentionModel model) {
        double end = with(model, Timing.END_OF_PERIOD);

        assertThat(with(model, Timing.IMMEDIATE))
                .isCloseTo(end * (1 + model.discount()), within(1e-9 * Math.abs(end) + 1e-9));
        assertThat(with(model, Timing.AFTER_RETENTION))
                .isCloseTo(end * model.retention(), within(1e-9 * Math.abs(end) + 1e-9));
    }

    private static double with(RetentionModel model, Timing timing) {
        RetentionModel other = RetentionModel.of(model.contribution(), model.retention(), model.discount(), timing);
        return (model.horizon().isPresent() ? other.withHorizon(model.horizon().getAsInt()) : other)
                .lifetimeValue()
                .value();
    }

    @Property(seed = "20260101")
    void horizonApproachesTheWhole(@ForAll("models") RetentionModel model) {
        RetentionModel gaining = RetentionModel.of(BigDecimal.TEN, model.retention(), model.discount(), model.timing());
        double whole = gaining.lifetimeValue().value();

        assertThat(gaining.withHorizon(50).lifetimeValue().value()).isLessThanOrEqualTo(whole);
        assertThat(gaining.withHorizon(100_000).lifetimeValue().value()).isCloseTo(whole, within(1e-12 * whole));
    }

    @Property(seed = "20260101")
    void valueOfAPointIsMoreThanItsMarginalValue(@ForAll("models") RetentionModel model) {
        RetentionModel gaining =
                model.withContribution(model.contribution().abs()).withRetention(Math.min(model.retention(), 0.98));

        // the value bends upwards
        assertThat(gaining.gain(1).value())
                .isGreaterThanOrEqualTo(gaining.marginalPoint().value() * (1 - 1e-12));
    }
}
