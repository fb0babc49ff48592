package dev.latchkey.audit;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Rows of the trail as JSON, one object in each line; control characters are escaped, so that a line is a line. */
final class JsonLines {

    private static final JsonFactory JSON = new JsonFactory();

    private JsonLines() {}

    static byte[] of(List<Activity> rows) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try {
            for (Activity row : rows) {
                lines.write(of(row));
                lines.write('\n');
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return lines.toByteArray();
    }

    private static byte[] of(Activity row) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(line)) {
            json.writeStartObject();
            json.writeStringField("id", row.id().toString());
            json.writeStringField("time", row.at().toString());
            json.writeStringField("requestId", row.requestId().toString());
            write(json, "principalId", row.principalId());
            write(json, "principalName", row.principalName());
            json.writeStringField("sourceAddress", row.sourceAddress());
            json.writeStringField("userAgent", row.userAgent());
            json.writeStringField("action", row.action());
            json.writeStringField("resource", row.resource());
            json.writeStringField("result", row.result());
            json.writeStringField("reason", row.reason());
            write(json, "policy", row.policy());
            write(json, "statementId", row.statementId());
            write(json, "conditionKeys", row.conditionKeys());
            if (row.mfa() != null) {
                json.writeBooleanField("mfa", row.mfa());
            }
            write(json, "credential", row.credential());
            json.writeStringField("node", row.node());
            json.writeNumberField("occurrences", row.occurrences());
            json.writeEndObject();
        }
        return line.toString(StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
    }

    private static void write(JsonGenerator json, String name, @Nullable String value) throws IOException {
        if (value != null) {
            json.writeStringField(name, value);
        }
    }
}
