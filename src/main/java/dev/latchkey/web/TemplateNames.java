package dev.latchkey.web;

import io.quarkus.qute.CompletedStage;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.Mapper;
import io.quarkus.qute.ResolutionContext;
import io.quarkus.qute.Results;
import io.quarkus.qute.ValueResolver;
import jakarta.inject.Singleton;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a name in a template stands for: in the scopes around it, and in records. The template engine would ask each of
 * its resolvers, of which there is one for every type that a template speaks of, at each scope; most of the time that a
 * page takes to draw went into that.
 */
@Singleton
class TemplateNames implements ValueResolver {

    private static final MethodHandles.Lookup LOOKUP = MethodHandles.lookup();
    private static final MethodType ACCESSOR = MethodType.methodType(Object.class, Object.class);

    private static final ClassValue<Map<String, MethodHandle>> ACCESSORS = new ClassValue<>() {
        @Override
        protected Map<String, MethodHandle> computeValue(Class<?> type) {
            return accessorsOf(type);
        }
    };

    @Override
    public int getPriority() {
        return Integer.MAX_VALUE;
    }

    @Override
    public boolean appliesTo(EvalContext context) {
        if (!context.getParams().isEmpty()) {
            return false;
        }
        Object base = context.getBase();
        return base instanceof Record record
                ? accessor(record, context.getName()) != null || isScope(context)
                : base instanceof Mapper && isScope(context);
    }

    @Override
    public CompletionStage<Object> resolve(EvalContext context) {
        String name = context.getName();
        if (!isScope(context)) {
            return valueOf((Record) context.getBase(), name);
        }
        for (ResolutionContext scope = context.resolutionContext(); scope != null; scope = scope.getParent()) {
            Object data = scope.getData();
            if (data instanceof Mapper mapper) {
                if (mapper.appliesTo(name)) {
                    return mapper.getAsync(name);
                }
            } else if (data instanceof Record record) {
                if (accessor(record, name) != null) {
                    return valueOf(record, name);
                }
            } else if (data != null) {
                break;
            }
        }
        return Results.notFound(context);
    }

    /** Whether it is the first name of an expression, which outer scopes may know as well. */
    private static boolean isScope(EvalContext context) {
        return context.getBase() == context.resolutionContext().getData();
    }

    private static CompletionStage<Object> valueOf(Record record, String name) {
        MethodHandle accessor = accessor(record, name);
        try {
            return accessor == null ? Results.notFound(name) : CompletedStage.of(accessor.invokeExact((Object) record));
        } catch (RuntimeException | Error failure) {
            throw failure;
        } catch (Throwable failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static @Nullable MethodHandle accessor(Record record, String name) {
        return ACCESSORS.get(record.getClass()).get(name);
    }

    private static Map<String, MethodHandle> accessorsOf(Class<?> type) {
        Map<String, MethodHandle> accessors = new HashMap<>();
        try {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(type, LOOKUP);
            for (Method method : type.getMethods()) {
                if (method.getParameterCount() == 0
                        && method.getReturnType() != void.class
                        && !Modifier.isStatic(method.getModifiers())) {
                    accessors.put(method.getName(), lookup.unreflect(method).asType(ACCESSOR));
                }
            }
        } catch (IllegalAccessException unreadable) {
            throw new IllegalStateException(unreadable);
        }
        return accessors;
    }
}
