package dev.latchkey.platform.configuration;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One setting by name, as {@link LatchkeyConfiguration} declares it. */
public record Setting(
        String name, Method declaration, Optional<String> defaultValue, Optional<Bounds> bounds, boolean isList) {
    /** Every setting there is, in the order of their names. */
    public static List<Setting> all() {
        List<Setting> settings = new ArrayList<>();
        collect(
                LatchkeyConfiguration.class,
                LatchkeyConfiguration.class.getAnnotation(ConfigMapping.class).prefix(),
                settings);
        settings.sort(Comparator.comparing(Setting::name));
        return List.copyOf(settings);
    }

    /** The environment variable that gives this setting. */
    public String environmentVariable() {
        return KnownNames.environmentVariable(name);
    }

    private static void collect(Class<?> group, String prefix, List<Setting> settings) {
        for (Method method : group.getDeclaredMethods()) {
            if (method.isSynthetic()) {
                continue;
            }
            String name = prefix + "." + kebabCase(method.getName());
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() == LatchkeyConfiguration.class) {
                collect(method.getReturnType(), name, settings);
            } else {
                settings.add(new Setting(
                        name,
                        method,
                        Optional.ofNullable(method.getAnnotation(WithDefault.class))
                                .map(WithDefault::value),
                        Optional.ofNullable(method.getAnnotation(Bounds.class)),
                        isList(method)));
            }
        }
    }

    private static boolean isList(Method method) {
        return method.getGenericReturnType() instanceof ParameterizedType optional
                && optional.getActualTypeArguments()[0] instanceof ParameterizedType inner
                && inner.getRawType() == List.class;
    }

    private static String kebabCase(String methodName) {
        return methodName.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
