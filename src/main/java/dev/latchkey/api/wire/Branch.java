package dev.latchkey.api.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What stands below one part of a name: in {@code Tags.member.1.Key} below {@code Tags}, {@code member} and {@code 1}. */
final class Branch {

    private static final int DEEPEST = 12;
    private static final int WIDEST_GAP = 10;
    private static final int MOST_DIGITS = 9;

    private final Map<String, Branch> below = new TreeMap<>();
    private @Nullable String value;

    void add(String name, String text) {
        Branch at = this;
        String[] parts = name.split("\\.", DEEPEST);
        for (String part : parts) {
            at = at.below.computeIfAbsent(part, unused -> new Branch());
        }
        at.value = text;
    }

    @Nullable
    String value() {
        return value;
    }

    @Nullable
    Branch below(String part) {
        return below.get(part);
    }

    /** Whether nothing is here but perhaps an empty value: how an empty list is sent. */
    boolean isEmptyList() {
        return below.isEmpty() && (value == null || value.isEmpty());
    }

    /**
     * The elements of a list, in the order of their numbers, which begin at 1, may have leading zeroes and small gaps.
     *
     * @throws MalformedInput for numbers that are none
     */
    List<Branch> elements(String member) {
        Branch elements = below.get("member");
        if (elements == null) {
            return List.of();
        }
        TreeMap<Integer, Branch> numbered = new TreeMap<>();
        elements.below.forEach((number, element) -> {
            if (numbered.put(index(member, number), element) != null) {
                throw new MalformedInput("The element " + number + " of " + member + " was sent more than once.");
            }
        });
        int before = 0;
        for (int index : numbered.keySet()) {
            if (index - before > WIDEST_GAP) {
                throw new MalformedInput("The elements of " + member + " are not numbered one after the other.");
            }
            before = index;
        }
        return new ArrayList<>(numbered.values());
    }

    private static int index(String member, String number) {
        boolean isNumber = !number.isEmpty() && number.chars().allMatch(c -> c >= '0' && c <= '9');
        String digits = isNumber ? number.replaceFirst("^0+", "") : "";
        if (digits.isEmpty() || digits.length() > MOST_DIGITS) {
            throw new MalformedInput("The elements of " + member + " are numbered from 1, not `" + number + "`.");
        }
        return Integer.parseInt(digits);
    }
}
