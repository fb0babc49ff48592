package dev.latchkey.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads {@code application/x-www-form-urlencoded} (WHATWG URL §5.1) without forgiving: bytes that are no text, NUL, a
 * field twice that has one value, too many fields or too long ones are refused, since no form of ours sends them.
 */
final class FormFields {

    static final int MOST_FIELDS = 256;
    static final int LONGEST_FIELD = 512 * 1024;

    private FormFields() {}

    /** @throws UnreadableForm for what no form of ours sends */
    static Form parse(byte[] body) throws UnreadableForm {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        int count = 0;
        for (int start = 0; start < body.length; ) {
            int end = indexOf(body, '&', start, body.length);
            if (end > start) {
                if (++count > MOST_FIELDS) {
                    throw new UnreadableForm("too many fields");
                }
                int equals = indexOf(body, '=', start, end);
                String name = decode(body, start, equals);
                String value = decode(body, Math.min(equals + 1, end), end);
                add(fields, name, value);
            }
            start = end + 1;
        }
        return new Form(fields);
    }

    private static void add(Map<String, List<String>> fields, String name, String value) throws UnreadableForm {
        List<String> values = fields.computeIfAbsent(name, unused -> new ArrayList<>());
        if (!values.isEmpty() && !name.endsWith(Form.MANY)) {
            throw new UnreadableForm("a field twice");
        }
        values.add(value);
    }

    private static String decode(byte[] body, int from, int to) throws UnreadableForm {
        ByteBuffer bytes = ByteBuffer.allocate(to - from);
        for (int i = from; i < to; i++) {
            if (body[i] == '+') {
                bytes.put((byte) ' ');
            } else if (body[i] == '%') {
                bytes.put(escaped(body, i, to));
                i += 2;
            } else {
                bytes.put(body[i]);
            }
        }
        if (bytes.position() > LONGEST_FIELD) {
            throw new UnreadableForm("a field too long");
        }
        try {
            // Strict UTF-8 has no surrogates, so none can come alone.
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.flip())
                    .toString();
            if (text.indexOf('\0') >= 0) {
                throw new UnreadableForm("NUL");
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new UnreadableForm("not UTF-8");
        }
    }

    private static byte escaped(byte[] body, int at, int to) throws UnreadableForm {
        int high = at + 2 < to ? Character.digit(body[at + 1], 16) : -1;
        int low = at + 2 < to ? Character.digit(body[at + 2], 16) : -1;
        if (high < 0 || low < 0) {
            throw new UnreadableForm("a broken escape");
        }
        return (byte) (high << 4 | low);
    }

    private static int indexOf(byte[] body, char wanted, int from, int to) {
        int at = from;
        while (at < to && body[at] != wanted) {
            at++;
        }
        return at;
    }

    /** The body is no form of ours. */
    static final class UnreadableForm extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableForm(String what) {
            super(what, null, false, false);
        }
    }
}
