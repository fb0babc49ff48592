package dev.latchkey.api.wire;

import dev.latchkey.operation.member.Paged;
import dev.latchkey.operation.member.Spelling;
import dev.latchkey.secret.SecretBytes;
import dev.latchkey.secret.SecretText;
import java.lang.invoke.MethodHandle;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;

/** How a value is written into its element. */
interface OutputValue {

    void write(Xml xml, String element, Object value);

    /** A policy document (RFC 3986: all but unreserved characters are escaped). */
    OutputValue PERCENT_ENCODED = text(value -> PercentEncoding.of((String) value));

    /** A value whose type shows when it is there. */
    OutputValue FOUND = (xml, element, value) -> {
        OutputValue found;
        if (value instanceof Paged<?>) {
            found = paged(Scalars.ANY);
        } else if (value instanceof List<?>) {
            found = elements(Scalars.ANY);
        } else if (value instanceof Map<?, ?>) {
            found = entries(Scalars.ANY, Scalars.ANY);
        } else {
            found = Scalars.FOUND.get(value.getClass());
        }
        found.write(xml, element, value);
    };

    /** The way to write values of that type. */
    static OutputValue of(Declared declared) {
        Class<?> raw = declared.raw();
        if (Scalars.AS_THEY_ARE.contains(raw)) {
            return text(String::valueOf);
        }
        if (raw == Instant.class) {
            return text(
                    value -> ((Instant) value).truncatedTo(ChronoUnit.SECONDS).toString());
        }
        if (raw == SecretText.class) {
            return text(value -> ((SecretText) value).reveal());
        }
        if (raw == byte[].class) {
            return text(value -> Base64.getEncoder().encodeToString((byte[]) value));
        }
        if (raw == SecretBytes.class) {
            return text(value -> Base64.getEncoder().encodeToString(((SecretBytes) value).reveal()));
        }
        if (raw.isEnum()) {
            return text(value -> Spelling.word((Enum<?>) value));
        }
        if (raw == List.class) {
            return elements(of(declared.argument(0)));
        }
        if (raw == Map.class) {
            return entries(of(declared.argument(0)), of(declared.argument(1)));
        }
        RecordComponent only = declared.onlyText();
        if (only != null) {
            MethodHandle accessor = Declared.accessor(only);
            return text(value -> String.valueOf(invoke(accessor, value)));
        }
        if (raw.isRecord()) {
            AnswerShape shape = AnswerShape.of(raw);
            return (xml, element, value) -> {
                xml.open(element);
                shape.write(xml, value);
                xml.close(element);
            };
        }
        throw new IllegalArgumentException("the API cannot write a " + raw.getName());
    }

    /** The list of one part of a listing, followed by whether and where it goes on. */
    static OutputValue paged(OutputValue item) {
        OutputValue list = elements(item);
        return (xml, element, value) -> {
            Paged<?> part = (Paged<?>) value;
            list.write(xml, element, part.items());
            xml.element("IsTruncated", Boolean.toString(part.isTruncated()));
            String marker = part.marker();
            if (marker != null) {
                xml.element("Marker", marker);
            }
        };
    }

    private static OutputValue text(Function<Object, String> written) {
        return (xml, element, value) -> xml.element(element, written.apply(value));
    }

    private static OutputValue elements(OutputValue one) {
        return (xml, element, value) -> {
            List<?> list = (List<?>) value;
            if (list.isEmpty()) {
                xml.empty(element);
                return;
            }
            xml.open(element);
            list.forEach(each -> one.write(xml, "member", each));
            xml.close(element);
        };
    }

    private static OutputValue entries(OutputValue key, OutputValue content) {
        return (xml, element, value) -> {
            Map<?, ?> map = (Map<?, ?>) value;
            if (map.isEmpty()) {
                xml.empty(element);
                return;
            }
            xml.open(element);
            map.forEach((each, held) -> {
                xml.open("entry");
                key.write(xml, "key", each);
                content.write(xml, "value", held);
                xml.close("entry");
            });
            xml.close(element);
        };
    }

    private static Object invoke(MethodHandle accessor, Object value) {
        try {
            return (Object) accessor.invokeExact(value);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }

    /** Types whose own text is what is written. */
    final class Scalars {
        static final Set<Class<?>> AS_THEY_ARE = Set.of(
                String.class,
                boolean.class,
                Boolean.class,
                int.class,
                Integer.class,
                long.class,
                Long.class,
                OptionalInt.class);

        static final OutputValue ANY = (xml, element, value) -> OutputValue.FOUND.write(xml, element, value);

        static final ClassValue<OutputValue> FOUND = new ClassValue<>() {
            @Override
            protected OutputValue computeValue(Class<?> type) {
                return of(Declared.of(type));
            }
        };

        private Scalars() {}
    }

    /** RFC 3986. */
    final class PercentEncoding {
        private static final String UNRESERVED = "-._~";

        private PercentEncoding() {}

        static String of(String text) {
            StringBuilder encoded = new StringBuilder(text.length() * 2);
            for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
                char c = (char) (b & 0xFF);
                boolean kept = c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c >= '0' && c <= '9'
                        || UNRESERVED.indexOf(c) >= 0;
                if (kept) {
                    encoded.append(c);
                } else {
                    encoded.append('%')
                            .append(Character.toUpperCase(Character.forDigit(b >> 4 & 0xF, 16)))
                            .append(Character.toUpperCase(Character.forDigit(b & 0xF, 16)));
                }
            }
            return encoded.toString();
        }
    }
}
