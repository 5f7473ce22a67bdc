package io.github.retentionmetrics.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A public record refuses an infinite number, except for the bounds of an interval that has no end. */
@Tag("slow")
class InfiniteComponentsTest {
    private static final Set<String> MAY_BE_INFINITE = Set.of("new Interval low", "new Interval high");
    private static final int ATTEMPTS = 20;

    private final Api api = Api.ofLibrary();
    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final Set<String> accepted = new TreeSet<>();

    @Test
    void onlyBoundsMayBeInfinite() {
        List<Executable> constructors = api.types().stream()
                .filter(Class::isRecord)
                .flatMap(type -> Stream.<Executable>of(type.getConstructors()))
                .toList();
        assertThat(constructors).hasSizeGreaterThan(50);
        constructors.forEach(this::tryInfinities);
        assertThat(accepted).isEqualTo(new TreeSet<>(MAY_BE_INFINITE));
    }

    private void tryInfinities(Executable constructor) {
        Parameter[] parameters = constructor.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            for (int attempt = 0; parameters[i].getType() == double.class && attempt < ATTEMPTS; attempt++) {
                if (accepts(constructor, i, Double.POSITIVE_INFINITY)
                        || accepts(constructor, i, Double.NEGATIVE_INFINITY)) {
                    accepted.add(Api.nameOf(constructor) + " " + parameters[i].getName());
                }
            }
        }
    }

    private boolean accepts(Executable constructor, int parameter, double infinite) {
        try {
            Call call = new Generator(api, random.split(), 0).prepare(constructor, 0);
            List<Value> arguments = new ArrayList<>(call.arguments());
            arguments.set(parameter, new Value(infinite, Double.toString(infinite)));
            MinusZeroTest.withoutReason(constructor, arguments);
            new Call(constructor, null, arguments).invoke();
            return true;
        } catch (Refused e) {
            return false;
        }
    }
}
