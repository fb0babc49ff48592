package dev.latchkey.api.wire;

import dev.latchkey.operation.OperationFailed;
import dev.latchkey.operation.member.Length;
import dev.latchkey.operation.member.OneOf;
import dev.latchkey.operation.member.Range;
import dev.latchkey.operation.member.Spelling;
import dev.latchkey.operation.member.Text;
import dev.latchkey.operation.member.TextShape;
import dev.latchkey.secret.SecretText;
import java.lang.invoke.MethodHandle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How one value is read: null where it breaks a constraint, which is then collected. */
interface InputValue {

    @Nullable
    Object read(Branch branch, String path, Broken broken);

    /** Whether anything was sent for it. */
    default boolean isSent(Branch branch) {
        return branch.value() != null;
    }

    /** The way to read values of that type. */
    static InputValue of(Declared declared) {
        Class<?> raw = declared.raw();
        if (raw == List.class) {
            return new Elements(declared);
        }
        if (declared.onlyText() != null) {
            return new ValueType(declared);
        }
        if (raw.isRecord()) {
            return new Nested(InputShape.of(raw));
        }
        if (raw == String.class || raw == SecretText.class) {
            return new Plain(declared);
        }
        if (raw == boolean.class || raw == Boolean.class) {
            return new Truth();
        }
        if (raw == int.class || raw == Integer.class || raw == OptionalInt.class) {
            return new Whole(declared, Integer.MIN_VALUE, Integer.MAX_VALUE, Long::intValue);
        }
        if (raw == long.class || raw == Long.class) {
            return new Whole(declared, Long.MIN_VALUE, Long.MAX_VALUE, number -> number);
        }
        if (raw.isEnum()) {
            return new Word(raw);
        }
        throw new IllegalArgumentException("the API cannot read a " + raw.getName());
    }

    /** Text that may have a shape, a length or a set of words. */
    final class Plain implements InputValue {

        private final @Nullable TextShape shape;
        private final @Nullable Length length;
        private final List<String> words;
        private final boolean isSecret;

        Plain(Declared declared) {
            Text text = declared.annotation(Text.class);
            OneOf oneOf = declared.annotation(OneOf.class);
            this.shape = text == null ? null : text.value();
            this.length = declared.annotation(Length.class);
            this.words = oneOf == null ? List.of() : List.of(oneOf.value());
            this.isSecret = declared.raw() == SecretText.class;
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            String text = String.valueOf(branch.value());
            if (!words.isEmpty() && !words.contains(text)) {
                broken.unprinted(path, set(words));
                return null;
            }
            List<String> failures = failures(text);
            failures.forEach(failure -> {
                if (isSecret) {
                    broken.unprinted(path, failure);
                } else {
                    broken.value(path, text, failure);
                }
            });
            if (!failures.isEmpty()) {
                return null;
            }
            return isSecret ? SecretText.of(text) : text;
        }

        private List<String> failures(String text) {
            List<String> failures = new ArrayList<>();
            if (length != null) {
                failures.addAll(lengthFailures(length, text.codePointCount(0, text.length())));
            }
            if (shape != null) {
                failures.addAll(shape.broken(text));
            }
            return failures;
        }
    }

    /** A record that is a text with rules of its own. */
    final class ValueType implements InputValue {

        private final Plain text;
        private final MethodHandle constructor;

        ValueType(Declared declared) {
            this.text = new Plain(declared);
            this.constructor = Declared.constructor(declared.raw());
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            Object read = text.read(branch, path, broken);
            if (read == null) {
                return null;
            }
            try {
                return (Object) constructor.invokeExact(new Object[] {read});
            } catch (OperationFailed failed) {
                broken.from(failed);
                return null;
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** True or false, in IAM's four spellings. */
    final class Truth implements InputValue {

        @Override
        public Object read(Branch branch, String path, Broken broken) {
            String text = String.valueOf(branch.value());
            return switch (text) {
                case "true", "1" -> true;
                case "false", "0" -> false;
                default -> throw new MalformedInput("The value at '" + path + "' must be true or false.");
            };
        }
    }

    /** A whole number; a leading plus and leading zeroes are taken. */
    final class Whole implements InputValue {

        private static final int MOST_DIGITS = 18;

        private final @Nullable Range range;
        private final long lowest;
        private final long highest;
        private final java.util.function.Function<Long, Object> narrow;

        Whole(Declared declared, long lowest, long highest, java.util.function.Function<Long, Object> narrow) {
            this.range = declared.annotation(Range.class);
            this.lowest = lowest;
            this.highest = highest;
            this.narrow = narrow;
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            String text = String.valueOf(branch.value());
            long number = number(text, path);
            if (range != null && number < range.min()) {
                broken.value(path, text, "Member must have value greater than or equal to " + range.min());
                return null;
            }
            if (range != null && number > range.max()) {
                broken.value(path, text, "Member must have value less than or equal to " + range.max());
                return null;
            }
            return narrow.apply(number);
        }

        private long number(String text, String path) {
            boolean signed = text.startsWith("-") || text.startsWith("+");
            String digits = (signed ? text.substring(1) : text).replaceFirst("^0+(?=.)", "");
            boolean isNumber = !digits.isEmpty()
                    && digits.length() <= MOST_DIGITS
                    && digits.chars().allMatch(c -> c >= '0' && c <= '9');
            long number = isNumber ? Long.parseLong(digits) * (text.startsWith("-") ? -1 : 1) : 0;
            if (!isNumber || number < lowest || number > highest) {
                throw new MalformedInput("The value at '" + path + "' must be a whole number.");
            }
            return number;
        }
    }

    /** A constant of an enumeration, by its word. */
    final class Word implements InputValue {

        private final Map<String, Object> constants = new LinkedHashMap<>();

        Word(Class<?> type) {
            Arrays.stream(type.getEnumConstants())
                    .forEach(constant -> constants.put(Spelling.word((Enum<?>) constant), constant));
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            Object constant = constants.get(String.valueOf(branch.value()));
            if (constant == null) {
                broken.unprinted(path, set(new ArrayList<>(constants.keySet())));
            }
            return constant;
        }
    }

    /** A record below a member. */
    record Nested(InputShape shape) implements InputValue {

        @Override
        public boolean isSent(Branch branch) {
            return true;
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            return shape.read(branch, path + ".", broken);
        }
    }

    /** A list: {@code Tags.member.1}, {@code Tags.member.2} …, or {@code Tags=} for an empty one. */
    final class Elements implements InputValue {

        private final InputValue element;
        private final @Nullable Length length;

        Elements(Declared declared) {
            this.element = of(declared.argument(0));
            this.length = declared.annotation(Length.class);
        }

        @Override
        public boolean isSent(Branch branch) {
            return branch.isEmptyList() || branch.below("member") != null;
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            List<Branch> sent = branch.elements(path);
            if (length != null) {
                List<String> failures = lengthFailures(length, sent.size());
                failures.forEach(failure -> broken.unprinted(path, failure));
                if (!failures.isEmpty()) {
                    return null;
                }
            }
            List<Object> read = new ArrayList<>(sent.size());
            for (int i = 0; i < sent.size(); i++) {
                String place = path + "." + (i + 1) + ".member";
                Branch at = sent.get(i);
                Object one = element.isSent(at) ? element.read(at, place, broken) : null;
                if (one != null) {
                    read.add(one);
                } else if (!element.isSent(at)) {
                    broken.missing(place);
                }
            }
            return read.size() == sent.size() ? List.copyOf(read) : null;
        }
    }

    private static String set(List<String> words) {
        return "Member must satisfy enum value set: [" + String.join(", ", words) + "]";
    }

    private static List<String> lengthFailures(Length length, int found) {
        List<String> failures = new ArrayList<>();
        if (found < length.min()) {
            failures.add(TextShape.atLeast(length.min()));
        }
        if (found > length.max()) {
            failures.add(TextShape.atMost(length.max()));
        }
        return failures;
    }
}
