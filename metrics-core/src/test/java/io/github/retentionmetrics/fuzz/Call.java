package io.github.retentionmetrics.fuzz;

import java.lang.reflect.Executable;
import java.util.List;
import java.util.stream.Collectors;

/** A call with its arguments, ready to be made. The receiver is null where the call needs none. */
record Call(Executable executable, Value receiver, List<Value> arguments) {
    Object invoke() {
        return Invoker.measure(executable, target(), objects());
    }

    Object target() {
        return receiver == null ? null : receiver.object();
    }

    Object[] objects() {
        return arguments.stream().map(Value::object).toArray();
    }

    /** The call as an expression. */
    String text() {
        String name = Api.nameOf(executable);
        String method = name.substring(name.lastIndexOf('.') + 1);
        String list = arguments.stream().map(Value::text).collect(Collectors.joining(", ", "(", ")"));
        return (receiver == null ? name : receiver.text() + "." + method) + list;
    }
}
