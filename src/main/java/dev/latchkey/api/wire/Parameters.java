package dev.latchkey.api.wire;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The parameters of a request, from its query and its body, each name once.
 *
 * <p>There is one reading of them: what two programs could read differently (a name twice, a broken escape, bytes that
 * are no text) is refused instead of being guessed at.
 */
public final class Parameters {

    private static final int MOST = 4096;
    private static final int LONGEST_VALUE = 512 * 1024;
    private static final int LONGEST_NAME = 512;

    private final Map<String, String> values = new HashMap<>();
    private final Branch root = new Branch();

    private Parameters() {}

    /**
     * Reads {@code application/x-www-form-urlencoded} text from both places.
     *
     * @throws MalformedInput for what has not exactly one reading
     */
    public static Parameters read(byte[] query, byte[] body) {
        Parameters parameters = new Parameters();
        parameters.add(query);
        parameters.add(body);
        parameters.values.forEach(parameters.root::add);
        return parameters;
    }

    /** The value of that very name. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(values.get(name));
    }

    /** All of them, by the parts of their names. */
    Branch root() {
        return root;
    }

    private void add(byte[] text) {
        for (int start = 0; start < text.length; ) {
            int end = indexOf(text, '&', start, text.length);
            if (end > start) {
                int equals = indexOf(text, '=', start, end);
                add(decode(text, start, equals), decode(text, Math.min(equals + 1, end), end));
            }
            start = end + 1;
        }
    }

    private void add(String name, String value) {
        if (name.length() > LONGEST_NAME) {
            throw new MalformedInput("A parameter name is too long.");
        }
        if (values.size() >= MOST) {
            throw new MalformedInput("The request has more than " + MOST + " parameters.");
        }
        if (values.putIfAbsent(name, value) != null) {
            throw new MalformedInput("The parameter " + name + " was sent more than once.");
        }
    }

    private static String decode(byte[] text, int from, int to) {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        for (int i = from; i < to; i++) {
            if (text[i] == '+') {
                bytes.put((byte) ' ');
            } else if (text[i] == '%') {
                bytes.put(escaped(text, i, to));
                i += 2;
            } else {
                bytes.put(text[i]);
            }
        }
        if (bytes.position() > LONGEST_VALUE) {
            throw new MalformedInput("A parameter is too long.");
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
            if (decoded.indexOf('\0') >= 0) {
                throw new MalformedInput("A parameter holds the character U+0000.");
            }
            return decoded;
        } catch (CharacterCodingException e) {
            throw new MalformedInput("A parameter is no UTF-8 text.");
        }
    }

    private static byte escaped(byte[] text, int at, int to) {
        int high = at + 2 < to ? Character.digit(text[at + 1], 16) : -1;
        int low = at + 2 < to ? Character.digit(text[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new MalformedInput("A parameter holds an invalid percent-encoding.");
        }
        return (byte) (high << 4 | low);
    }

    private static int indexOf(byte[] text, char wanted, int from, int to) {
        int at = from;
        while (at < to && text[at] != wanted) {
            at++;
        }
        return at;
    }
}
