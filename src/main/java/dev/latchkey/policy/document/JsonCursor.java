package dev.latchkey.policy.document;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The JSON of a policy, token by token, with the shapes that the grammar allows for values. */
final class JsonCursor {

    private final JsonParser json;
    private final boolean hasEscapes;

    /** A cursor over a text of legal characters, in which only an escape can bring in others. */
    JsonCursor(JsonParser json, boolean hasEscapes) {
        this.json = json;
        this.hasEscapes = hasEscapes;
    }

    @Nullable
    JsonToken next() throws IOException {
        return json.nextToken();
    }

    @Nullable
    JsonToken current() {
        return json.currentToken();
    }

    Position position() {
        var location = json.currentTokenLocation();
        return new Position(location.getLineNr(), location.getColumnNr());
    }

    /** The next key of the present object, or null at its end. */
    @Nullable
    String nextKey() throws IOException, SyntaxProblem {
        String name = json.nextFieldName();
        if (name != null) {
            return legal(name);
        }
        return null;
    }

    String string(String element) throws IOException, SyntaxProblem {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw problem("`" + element + "` must be a string");
        }
        return legal(json.getText());
    }

    /** One string, or an array of strings; where allowed, {@code null} among them. */
    List<PolicyValue> strings(String element, boolean nullAllowed) throws IOException, SyntaxProblem {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return List.of(new PolicyValue(string(element), position()));
        }
        List<PolicyValue> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (nullAllowed && json.currentToken() == JsonToken.VALUE_NULL) {
                values.add(new PolicyValue(null, position()));
            } else {
                values.add(new PolicyValue(string(element), position()));
            }
        }
        return values;
    }

    /** One scalar, or an array of scalars; booleans and numbers mean their JSON text. */
    List<PolicyValue> scalars(String element) throws IOException, SyntaxProblem {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return List.of(scalar(element));
        }
        List<PolicyValue> values = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            values.add(scalar(element));
        }
        return values;
    }

    private PolicyValue scalar(String element) throws IOException, SyntaxProblem {
        JsonToken token = json.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL) {
            throw problem("a value of `" + element + "` must be a string, a number or a boolean");
        }
        return new PolicyValue(legal(json.getText()), position());
    }

    void skip() throws IOException {
        json.skipChildren();
    }

    SyntaxProblem problem(String detail) {
        return new SyntaxProblem(detail, position());
    }

    /** Refuses half of a surrogate pair, which an escape can smuggle in and which is no text. */
    private String legal(String text) throws SyntaxProblem {
        for (int i = 0; hasEscapes && i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    throw problem("a lone surrogate is not text");
                }
                i++;
            }
        }
        return text;
    }
}
