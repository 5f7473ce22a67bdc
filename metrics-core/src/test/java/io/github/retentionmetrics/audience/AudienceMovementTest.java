package io.github.retentionmetrics.audience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.retentionmetrics.rate.Ratio;
import org.junit.jupiter.api.Test;

class AudienceMovementTest {
    private static final AudienceMovement WHOLE = new AudienceMovement(1_000L, 80L, 30L, 1_050L, 0);

    @Test
    void anyThreeCountsGiveTheFourth() {
        assertThat(AudienceMovement.startingWith(1_000).withGained(80).withLost(30))
                .isEqualTo(WHOLE);
        assertThat(AudienceMovement.startingWith(1_000).withGained(80).withEnd(1_050))
                .isEqualTo(WHOLE);
        assertThat(AudienceMovement.startingWith(1_000).withLost(30).withEnd(1_050))
                .isEqualTo(WHOLE);
        assertThat(AudienceMovement.unknown().withGained(80).withLost(30).withEnd(1_050))
                .isEqualTo(WHOLE);
        assertThat(WHOLE.withStart(1_000).withEnd(1_050)).isEqualTo(WHOLE);
        assertThat(WHOLE).hasToString("1000 at start + 80 gained - 30 lost = 1050 at end");
    }

    @Test
    void ratesDivideByTheStart() {
        assertThat(WHOLE.growthRate()).isEqualTo(Ratio.of(50, 1_000));
        assertThat(WHOLE.gainRate()).isEqualTo(Ratio.of(80, 1_000));
        assertThat(WHOLE.lossRate()).isEqualTo(Ratio.of(30, 1_000));
        assertThat(AudienceMovement.startingWith(20).withEnd(15).growthRate()).isEqualTo(Ratio.of(-5, 20));
        assertThat(AudienceMovement.startingWith(2).withGained(9).withLost(5).lossRate())
                .isEqualTo(Ratio.of(5, 2));
    }

    @Test
    void whatIsNotKnownIsUndefinedWithItsReason() {
        assertThat(AudienceMovement.unknown().withGained(8).withLost(3).growthRate())
                .hasToString("undefined (0 of 0): the audience at the start is not known");
        assertThat(AudienceMovement.unknown().withGained(8).withLost(3).netGrowth())
                .isEqualTo(5);
        assertThat(AudienceMovement.startingWith(10).withGained(3).growthRate())
                .hasToString("undefined (0 of 0): the growth of the audience is not known");
        assertThat(AudienceMovement.startingWith(10).withEnd(12).lossRate())
                .hasToString("undefined (0 of 0): the number of those lost is not known");
        assertThat(AudienceMovement.startingWith(10).withEnd(12).gainRate())
                .hasToString("undefined (0 of 0): the number of those gained is not known");
        assertThat(AudienceMovement.startingWith(0).withEnd(12).growthRate())
                .hasToString("undefined (12 of 0): the audience at the start is 0");
        assertThat(AudienceMovement.unknown()).hasToString("? at start + ? gained - ? lost = ? at end");
    }

    @Test
    void aSumHasTheFirstStartAndTheLastEnd() {
        AudienceMovement next =
                AudienceMovement.startingWith(1_050).withGained(10).withLost(60);

        assertThat(WHOLE.followedBy(next)).isEqualTo(new AudienceMovement(1_000L, 90L, 90L, 1_000L, 0));
        assertThat(WHOLE.followedBy(AudienceMovement.startingWith(1_050).withEnd(1_060)))
                .isEqualTo(new AudienceMovement(1_000L, null, null, 1_060L, 0));
    }

    @Test
    void whatHappensBetweenTwoDaysIsUnexplained() {
        AudienceMovement corrected =
                AudienceMovement.startingWith(1_020).withGained(10).withLost(0);
        AudienceMovement both = WHOLE.followedBy(corrected);

        assertThat(both).isEqualTo(new AudienceMovement(1_000L, 90L, 30L, 1_030L, -30));
        assertThat(both).hasToString("1000 at start + 90 gained - 30 lost + -30 unexplained = 1030 at end");
        assertThat(both.netGrowth()).isEqualTo(30);
    }

    @Test
    void contradictionsAreRefusedWithBothSides() {
        assertThatThrownBy(() -> WHOLE.withEnd(1_040))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end (1040) must equal start + gained - lost (1000 + 80 - 30 = 1050)");
        assertThatThrownBy(() -> new AudienceMovement(1_000L, 80L, 30L, 1_040L, -20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("end (1040) must equal start + gained - lost + unexplained (1000 + 80 - 30 + -20 = 1030)");
        assertThatThrownBy(() -> AudienceMovement.startingWith(10).withGained(3).withEnd(20))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lost must not be negative, but follows from the other counts: -7");
        assertThatThrownBy(() -> AudienceMovement.unknown().withLost(-1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("lost must not be negative: -1");
        assertThatThrownBy(() -> AudienceMovement.startingWith(-5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("start must not be negative: -5");
        assertThatThrownBy(() -> AudienceMovement.startingWith(Long.MAX_VALUE)
                        .withGained(1)
                        .withLost(0))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("end must fit in a long: 9223372036854775807 + 1");
    }
}
