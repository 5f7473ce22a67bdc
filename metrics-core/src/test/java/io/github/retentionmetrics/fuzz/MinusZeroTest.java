package io.github.retentionmetrics.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** No text shows minus zero, whatever number of a public constructor or method is minus zero or rounds to it. */
@Tag("slow")
class MinusZeroTest {
    private static final double[] SMALL = {-0.0, -1e-9, -Double.MIN_VALUE};
    private static final int ATTEMPTS = 12;

    private final Api api = Api.ofLibrary();
    private final Inspection inspection = new Inspection(api);
    private final SplittableRandom random = new SplittableRandom(20_260_101);
    private final Map<String, String> findings = new LinkedHashMap<>();
    private int answers;

    @Test
    void noTextShowsMinusZero() {
        api.calls().forEach(this::tryMinusZeros);
        assertThat(findings.values())
                .withFailMessage(() -> String.join("\n", findings.values()))
                .isEmpty();
        assertThat(answers).as("calls that were answered").isGreaterThan(500);
    }

    private void tryMinusZeros(Executable executable) {
        Class<?>[] types = executable.getParameterTypes();
        for (int i = 0; i < types.length; i++) {
            if (types[i] == double.class || types[i] == double[].class) {
                for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                    tryMinusZero(executable, i, SMALL[attempt % SMALL.length]);
                }
            }
        }
    }

    private void tryMinusZero(Executable executable, int parameter, double small) {
        try {
            Call call = withArgument(new Generator(api, random.split(), 0).prepare(executable, 0), parameter, small);
            Object result = call.invoke();
            answers++;
            inspection.inspect(call, result);
        } catch (Refused e) {
            // as it may
        } catch (Finding e) {
            findings.putIfAbsent(Api.signatureOf(executable) + parameter, e.getMessage());
        }
    }

    private static Call withArgument(Call call, int parameter, double small) {
        List<Value> arguments = new ArrayList<>(call.arguments());
        Object argument = arguments.get(parameter).object();
        if (argument instanceof double[] array) {
            double[] copy = array.clone();
            Arrays.fill(copy, 0, (copy.length + 1) / 2, small);
            arguments.set(parameter, new Value(copy, Arrays.toString(copy)));
        } else {
            arguments.set(parameter, new Value(small, Double.toString(small)));
        }
        withoutReason(call.executable(), arguments);
        return new Call(call.executable(), call.receiver(), arguments);
    }

    /** A number that is given is refused together with a reason why there is none. */
    static void withoutReason(Executable executable, List<Value> arguments) {
        Parameter[] parameters = executable.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i].getName().equals("reason")) {
                arguments.set(i, new Value("", "\"\""));
            }
        }
    }
}
