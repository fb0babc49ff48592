package dev.latchkey.api.wire;

import dev.latchkey.operation.member.Page;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.Required;
import dev.latchkey.operation.member.Spelling;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How parameters become a record: read off its components once, then used for every request. */
public final class InputShape {

    private final MethodHandle constructor;
    private final List<Slot> slots = new ArrayList<>();

    private InputShape(Class<?> type) {
        this.constructor = Declared.constructor(type);
        for (RecordComponent component : type.getRecordComponents()) {
            slots.add(slot(component));
        }
    }

    public static InputShape of(Class<?> type) {
        return new InputShape(type);
    }

    /**
     * Reads a whole request.
     *
     * @throws MalformedInput for a value that is none of its kind
     * @throws dev.latchkey.operation.OperationFailed ValidationError that tells every broken constraint
     */
    public Record read(Parameters parameters) {
        Broken broken = new Broken();
        Object read = read(parameters.root(), "", broken);
        broken.orFail();
        if (read == null) {
            throw new IllegalStateException("nothing was read, and nothing is broken");
        }
        return (Record) read;
    }

    /** The record at a branch, or null where a constraint is broken. */
    @Nullable
    Object read(Branch branch, String path, Broken broken) {
        Object[] values = new Object[slots.size()];
        boolean complete = true;
        for (int i = 0; i < values.length; i++) {
            Object value = slots.get(i).read(branch, path, broken);
            complete &= value != UNREADABLE;
            values[i] = value;
        }
        return complete ? made(values, broken) : null;
    }

    private @Nullable Object made(Object[] values, Broken broken) {
        try {
            return (Object) constructor.invokeExact(values);
        } catch (dev.latchkey.operation.OperationFailed failed) {
            broken.from(failed);
            return null;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    private static final Object UNREADABLE = new Object();

    private static Slot slot(RecordComponent component) {
        Declared declared = Declared.of(component.getAnnotatedType());
        if (declared.has(PagesOnly.class)) {
            Object nothing = absent(declared);
            return (branch, path, broken) -> nothing;
        }
        if (declared.raw() == Page.class) {
            InputShape page = new InputShape(Page.class);
            return (branch, path, broken) -> orUnreadable(page.read(branch, path, broken));
        }
        return new MemberSlot(Declared.memberName(component), declared);
    }

    private static Object orUnreadable(@Nullable Object value) {
        return value == null ? UNREADABLE : value;
    }

    /** What stands for a component that is not sent. */
    private static @Nullable Object absent(Declared declared) {
        Class<?> raw = declared.raw();
        if (declared.has(org.jspecify.annotations.Nullable.class)) {
            return null;
        }
        if (raw == Optional.class) {
            return Optional.empty();
        }
        if (raw == OptionalInt.class) {
            return OptionalInt.empty();
        }
        if (raw == List.class) {
            return List.of();
        }
        if (raw == Map.class) {
            return Map.of();
        }
        if (raw == boolean.class) {
            return false;
        }
        if (raw == int.class) {
            return 0;
        }
        if (raw == long.class) {
            return 0L;
        }
        return null;
    }

    /** One component. */
    private interface Slot {
        @Nullable
        Object read(Branch branch, String path, Broken broken);
    }

    /** A component that is a member of the request. */
    private static final class MemberSlot implements Slot {

        private final String member;
        private final String inMessages;
        private final boolean isRequired;
        private final @Nullable Object absent;
        private final boolean isOptional;
        private final boolean isOptionalInt;
        private final InputValue value;

        MemberSlot(String member, Declared declared) {
            this.member = member;
            this.inMessages = Spelling.inMessages(member);
            this.absent = absent(declared);
            this.isOptional = declared.raw() == Optional.class;
            this.isOptionalInt = declared.raw() == OptionalInt.class;
            boolean mayBeAbsent = declared.has(org.jspecify.annotations.Nullable.class)
                    || isOptional
                    || isOptionalInt
                    || Arrays.asList(List.class, Map.class, boolean.class).contains(declared.raw());
            this.isRequired = !mayBeAbsent || declared.has(Required.class);
            this.value = InputValue.of(isOptional ? declared.argument(0) : declared);
        }

        @Override
        public @Nullable Object read(Branch branch, String path, Broken broken) {
            Branch here = branch.below(member);
            String place = path + inMessages;
            if (here == null || !value.isSent(here)) {
                if (isRequired) {
                    broken.missing(place);
                    return UNREADABLE;
                }
                return absent;
            }
            Object read = value.read(here, place, broken);
            if (read == null) {
                return UNREADABLE;
            }
            if (isOptionalInt) {
                return OptionalInt.of((Integer) read);
            }
            return isOptional ? Optional.of(read) : read;
        }
    }
}
