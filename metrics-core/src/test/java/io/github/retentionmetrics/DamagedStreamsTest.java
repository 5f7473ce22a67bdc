package io.github.retentionmetrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.retentionmetrics.testing.Damage;
import io.github.retentionmetrics.testing.PublicTypes;
import io.github.retentionmetrics.testing.Samples;
import io.github.retentionmetrics.testing.StoredSeeds;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** One to three changed bytes in the stored form of every exported type that can be stored. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedStreamsTest {
    private final List<Class<?>> types = PublicTypes.ofLibrary();
    private final Samples samples = new Samples(StoredSeeds.all());

    private Stream<Class<?>> storedTypes() {
        return types.stream()
                .filter(Serializable.class::isAssignableFrom)
                .filter(type -> !type.isInterface() && !Enum.class.isAssignableFrom(type));
    }

    @BeforeAll
    void findSamples() {
        for (int round = 0; round < 3; round++) {
            samples.grow(types);
        }
    }

    @Test
    void everyTypeThatCanBeStoredHasASample() {
        Set<String> without = new TreeSet<>();
        storedTypes().filter(type -> samples.of(type).isEmpty()).forEach(type -> without.add(type.getName()));

        assertThat(without).isEmpty();
    }

    @Test
    void aDamagedStreamIsRefusedOrAnObjectLikeAnyOther() {
        damage(20);
    }

    @Test
    @Tag("slow")
    void manyDamagedStreamsAreRefusedOrObjectsLikeAnyOther() {
        damage(300);
    }

    private void damage(int streams) {
        List<String> failures = new ArrayList<>();
        Damage.Outcome all = new Damage.Outcome(0, 0);
        for (Class<?> type : storedTypes().toList()) {
            for (Object sample : samples.of(type)) {
                try {
                    all = all.plus(Damage.of(sample, streams, 2026));
                } catch (AssertionError failed) {
                    failures.add(failed.getMessage() + ": " + failed.getCause() + where(failed.getCause()));
                }
            }
        }
        assertThat(failures).isEmpty();
        assertThat(all.refused()).isGreaterThan(all.accepted());
    }

    private static String where(Throwable cause) {
        return cause == null
                ? ""
                : " at " + List.of(cause.getStackTrace()).subList(0, Math.min(4, cause.getStackTrace().length));
    }
}
