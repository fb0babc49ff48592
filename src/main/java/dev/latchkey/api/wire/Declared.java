package dev.latchkey.api.wire;

import dev.latchkey.operation.member.Member;
import dev.latchkey.operation.member.Spelling;
import java.lang.annotation.Annotation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What can be read off a type as it is declared at a component or as an element. */
record Declared(Class<?> raw, @Nullable AnnotatedType type) {

    /** A type as it stands in a declaration. */
    static Declared of(AnnotatedType type) {
        Type bare = type.getType();
        return new Declared(
                (Class<?>) (bare instanceof ParameterizedType parameterized ? parameterized.getRawType() : bare), type);
    }

    /** The type of a value that is there. */
    static Declared of(Class<?> type) {
        return new Declared(type, null);
    }

    /** The annotation at this use of the type, or else at the type itself. */
    <A extends Annotation> @Nullable A annotation(Class<A> kind) {
        A here = type == null ? null : type.getAnnotation(kind);
        return here == null ? raw.getAnnotation(kind) : here;
    }

    boolean has(Class<? extends Annotation> kind) {
        return type != null && type.isAnnotationPresent(kind);
    }

    /** The type that this one is a list, a map or an optional of. */
    Declared argument(int index) {
        if (type instanceof AnnotatedParameterizedType parameterized) {
            return of(parameterized.getAnnotatedActualTypeArguments()[index]);
        }
        throw new IllegalArgumentException("the elements of a " + raw.getName() + " have no type");
    }

    /** The text of a record that is nothing but a text with rules of its own. */
    @Nullable
    RecordComponent onlyText() {
        if (!raw.isRecord()) {
            return null;
        }
        RecordComponent[] components = raw.getRecordComponents();
        boolean isText = components.length == 1
                && components[0].getName().equals("text")
                && components[0].getType() == String.class;
        return isText ? components[0] : null;
    }

    /** The name of the member that a component is. */
    static String memberName(RecordComponent component) {
        Member named = component.getAnnotatedType().getAnnotation(Member.class);
        return named == null ? Spelling.member(component.getName()) : named.value();
    }

    /** The constructor that takes all components, called with all of them in one array. */
    static MethodHandle constructor(Class<?> type) {
        Class<?>[] components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return lookup(type)
                    .findConstructor(type, MethodType.methodType(void.class, components))
                    .asType(MethodType.genericMethodType(components.length))
                    .asSpreader(Object[].class, components.length);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads a component of any record. */
    static MethodHandle accessor(RecordComponent component) {
        try {
            return lookup(component.getDeclaringRecord())
                    .unreflect(component.getAccessor())
                    .asType(MethodType.methodType(Object.class, Object.class));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
        return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
}
