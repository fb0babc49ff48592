package dev.latchkey.api.wire;

import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.PagesOnly;
import dev.latchkey.operation.member.PercentEncoded;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** How a record becomes elements: read off its components once, then used for every answer. */
public final class AnswerShape {

    private final List<Part> parts = new ArrayList<>();

    private AnswerShape(Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            Declared declared = Declared.of(component.getAnnotatedType());
            if (!declared.has(PagesOnly.class)) {
                parts.add(new Part(component, declared));
            }
        }
    }

    /** The shape of a record's class. */
    public static AnswerShape of(Class<?> type) {
        return new AnswerShape(type);
    }

    /** Writes the components of a record as elements, one after the other. */
    public void write(Xml xml, Object answer) {
        for (Part part : parts) {
            part.write(xml, answer);
        }
    }

    /** One component. */
    private static final class Part {

        private final String element;
        private final MethodHandle accessor;
        private final OutputValue value;

        Part(RecordComponent component, Declared declared) {
            Class<?> raw = declared.raw();
            Declared held = raw == Optional.class ? declared.argument(0) : declared;
            this.element = Declared.memberName(component);
            this.accessor = Declared.accessor(component);
            this.value = declared.has(PercentEncoded.class)
                    ? OutputValue.PERCENT_ENCODED
                    : raw == Paged.class ? OutputValue.paged(OutputValue.of(held.argument(0))) : OutputValue.of(held);
        }

        void write(Xml xml, Object answer) {
            Object found = present(read(answer));
            if (found != null) {
                value.write(xml, element, found);
            }
        }

        private @Nullable Object read(Object answer) {
            try {
                return (Object) accessor.invokeExact(answer);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new IllegalStateException(e);
            }
        }

        private static @Nullable Object present(@Nullable Object found) {
            if (found instanceof Optional<?> optional) {
                return optional.orElse(null);
            }
            if (found instanceof OptionalInt optional) {
                return optional.isPresent() ? optional.getAsInt() : null;
            }
            return found;
        }
    }
}
