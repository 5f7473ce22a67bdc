package io.github.retentionmetrics.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of categories to codes from 1, in order of first appearance; 0 is no category, which has a blank name. */
final class CategoryCodes {
    private final Map<String, Integer> codes = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private String last = "";
    private int lastCode;

    /** The code of a name, which is added if need be. */
    int codeOf(String name) {
        // rows of one category tend to follow each other, and most data has none
        if (!name.equals(last)) {
            last = name;
            lastCode = Checks.isBlank(name) ? 0 : codes.computeIfAbsent(name, this::add);
        }
        return lastCode;
    }

    private int add(String name) {
        names.add(name);
        return names.size();
    }

    /** The codes here of names by the codes that they have elsewhere: from 1 in their order. */
    int[] codesOf(List<String> others) {
        int[] codesOf = new int[others.size() + 1];
        for (int code = 1; code < codesOf.length; code++) {
            codesOf[code] = codeOf(others.get(code - 1));
        }
        return codesOf;
    }

    /** The names so far, of codes 1, 2 and so on. */
    List<String> names() {
        return List.copyOf(names);
    }

    boolean isEmpty() {
        return names.isEmpty();
    }
}
