package dev.latchkey.support;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The addresses of the application, read off its own classes, so that a new one is tested like all others by itself. */
public final class Routes {

    private static final Path CLASSES = Path.of("target", "classes");

    /** Regular expressions of path parameters, and a text that each matches. */
    private static final List<String[]> SAMPLES = List.of(
            new String[] {"[^/]+", "x"}, new String[] {"[0-9]+", "1"}, new String[] {"\\d+", "1"}, new String[] {
                ".+", "x"
            });

    private Routes() {}

    /** Addresses that can be read; what stands in braces is filled in with a name that nobody has. */
    public static Set<String> reading() {
        return addresses(true);
    }

    /** Addresses that take a form, or anything else that is no plain reading. */
    public static Set<String> sending() {
        return addresses(false);
    }

    /**
     * The template of the route that answers an address: pages that differ by what is filled in are one page. An address
     * that no route takes is its own template.
     */
    public static String templateOf(String address) {
        String path = plain(address.replaceAll("\\?.*", ""));
        return templates(true)
                .filter(template -> Pattern.matches(expression(template), path))
                .min(Comparator.comparingLong((String template) ->
                                template.chars().filter(c -> c == '{').count())
                        .thenComparing(Comparator.naturalOrder()))
                .orElse(path);
    }

    private static Set<String> addresses(boolean reading) {
        return templates(reading)
                .flatMap(Routes::samples)
                .map(Routes::plain)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String expression(String template) {
        int open = template.indexOf('{');
        if (open < 0) {
            return Pattern.quote(template);
        }
        int close = closing(template, open);
        String[] parameter = template.substring(open + 1, close).split(":", 2);
        return Pattern.quote(template.substring(0, open))
                + (parameter.length == 1 ? "[^/]+" : "(" + parameter[1].strip() + ")")
                + expression(template.substring(close + 1));
    }

    private static Stream<String> templates(boolean reading) {
        List<String> templates = new ArrayList<>();
        for (Class<?> type : resources()) {
            String root = type.getAnnotation(jakarta.ws.rs.Path.class).value();
            for (Method method : type.getMethods()) {
                if (reading ? method.isAnnotationPresent(GET.class) : isSending(method)) {
                    jakarta.ws.rs.Path more = method.getAnnotation(jakarta.ws.rs.Path.class);
                    templates.add(plain("/" + root + "/" + (more == null ? "" : more.value())));
                }
            }
        }
        return templates.stream();
    }

    private static boolean isSending(Method method) {
        return Stream.of(method.getAnnotations())
                .map(Annotation::annotationType)
                .map(type -> type.getAnnotation(HttpMethod.class))
                .anyMatch(http -> http != null && !Set.of("GET", "HEAD").contains(http.value()));
    }

    private static List<Class<?>> resources() {
        List<Class<?>> resources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(CLASSES.resolve("dev/latchkey"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name = CLASSES.relativize(file)
                        .toString()
                        .replace(".class", "")
                        .replace('/', '.');
                Class<?> type =
                        Class.forName(name, false, Thread.currentThread().getContextClassLoader());
                if (type.isAnnotationPresent(jakarta.ws.rs.Path.class)) {
                    resources.add(type);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
        return resources;
    }

    /** An address for each choice that the template leaves. */
    private static Stream<String> samples(String template) {
        int open = template.indexOf('{');
        if (open < 0) {
            return Stream.of(template);
        }
        int close = closing(template, open);
        String[] parameter = template.substring(open + 1, close).split(":", 2);
        Stream<String> values = parameter.length == 1 ? Stream.of("x") : values(parameter[1].strip());
        return values.flatMap(value ->
                samples(template.substring(close + 1)).map(rest -> template.substring(0, open) + value + rest));
    }

    private static Stream<String> values(String expression) {
        return Stream.of(expression.split("\\|")).map(choice -> {
            String value = choice;
            for (String[] sample : SAMPLES) {
                value = value.replace(sample[0], sample[1]);
            }
            if (!Pattern.matches(expression, value)) {
                throw new AssertionError("no address is known for the path parameter `" + expression + "`");
            }
            return value;
        });
    }

    private static int closing(String template, int open) {
        int depth = 0;
        for (int i = open; i < template.length(); i++) {
            depth += template.charAt(i) == '{' ? 1 : template.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new AssertionError("an unclosed brace in `" + template + "`");
    }

    private static String plain(String address) {
        String single = address.replaceAll("/+", "/");
        return single.length() > 1 && single.endsWith("/") ? single.substring(0, single.length() - 1) : single;
    }
}
