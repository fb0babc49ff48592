package dev.latchkey.policy.condition;

import dev.latchkey.policy.document.Effect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** {@code BinaryEquals}: both sides are base64 and compared as bytes; what cannot be decoded equals nothing. */
record BinaryOperator(List<byte[]> values) implements ValueComparison {

    static BinaryOperator of(List<String> values) {
        List<byte[]> decoded = new ArrayList<>();
        for (String value : values) {
            decoded.addAll(decode(value));
        }
        return new BinaryOperator(decoded);
    }

    @Override
    public boolean isSatisfiedBy(String value, ContextView context, Effect effect) {
        for (byte[] bytes : decode(value)) {
            for (byte[] listed : values) {
                if (Arrays.equals(listed, bytes)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The bytes, or nothing where the text is not base64 with its padding. */
    static List<byte[]> decode(String text) {
        if (text.length() % 4 != 0) {
            return List.of();
        }
        try {
            return List.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException notBase64) {
            return List.of();
        }
    }
}
