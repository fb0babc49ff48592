package dev.latchkey.api.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parameters of an address, each name and value in the one canonical encoding (RFC 3986). */
final class Query {

    private static final String UNRESERVED = "-._~";

    private final List<Parameter> parameters = new ArrayList<>();

    private Query() {}

    static Query parse(String raw) {
        Query query = new Query();
        if (!raw.isEmpty()) {
            for (String part : raw.split("&", -1)) {
                if (!part.isEmpty()) {
                    int at = part.indexOf('=');
                    String name = at < 0 ? part : part.substring(0, at);
                    String value = at < 0 ? "" : part.substring(at + 1);
                    query.parameters.add(new Parameter(decode(name), decode(value)));
                }
            }
        }
        return query;
    }

    /** Sorted by name and value, without the signature itself. */
    String canonical() {
        return parameters.stream()
                .filter(parameter -> !parameter.is("X-Amz-Signature"))
                .map(parameter -> new String[] {encode(parameter.name), encode(parameter.value)})
                .sorted(Comparator.comparing((String[] pair) -> pair[0]).thenComparing(pair -> pair[1]))
                .map(pair -> pair[0] + "=" + pair[1])
                .collect(Collectors.joining("&"));
    }

    boolean holds(String name) {
        return parameters.stream().anyMatch(parameter -> parameter.is(name));
    }

    /** The value of a parameter that may be there once. */
    @Nullable
    String single(String name) {
        List<String> values = parameters.stream()
                .filter(parameter -> parameter.is(name))
                .map(parameter -> new String(parameter.value, StandardCharsets.UTF_8))
                .toList();
        if (values.size() > 1) {
            throw SignatureRefused.incomplete("The parameter '" + name + "' was sent more than once.");
        }
        return values.isEmpty() ? null : values.get(0);
    }

    /** Every byte but those of unreserved characters becomes an escape. */
    static String encode(byte[] bytes) {
        StringBuilder encoded = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            char c = (char) (b & 0xFF);
            if (isUnreserved(c)) {
                encoded.append(c);
            } else {
                encoded.append('%').append(hex(b >> 4)).append(hex(b));
            }
        }
        return encoded.toString();
    }

    /** The bytes behind an encoded text; a broken escape stands for itself, and is refused where parameters are read. */
    private static byte[] decode(String text) {
        byte[] raw = text.getBytes(StandardCharsets.ISO_8859_1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(raw.length);
        for (int i = 0; i < raw.length; i++) {
            int high = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 1], 16) : -1;
            int low = raw[i] == '%' && i + 2 < raw.length ? Character.digit(raw[i + 2], 16) : -1;
            if (high >= 0 && low >= 0) {
                bytes.write(high << 4 | low);
                i += 2;
            } else {
                bytes.write(raw[i] == '+' ? ' ' : raw[i]);
            }
        }
        return bytes.toByteArray();
    }

    private static boolean isUnreserved(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || UNRESERVED.indexOf(c) >= 0;
    }

    private static char hex(int digit) {
        return "0123456789ABCDEF".charAt(digit & 0xF);
    }

    /** One name with its value, both decoded. */
    private record Parameter(byte[] name, byte[] value) {

        boolean is(String wanted) {
            return wanted.equals(new String(name, StandardCharsets.UTF_8));
        }
    }
}
