package dev.latchkey.api.signature;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A request as it came over the wire.
 *
 * @param path as sent, still encoded
 * @param query as sent, without the question mark; empty where there is none
 * @param headers in their order, repeated ones repeated; each character of a value is one byte that was received
 * @param body the bytes that were received
 */
public record ReceivedRequest(
        String method, String path, String query, List<Map.Entry<String, String>> headers, byte[] body) {

    /** The values of a header, whatever the letter case of its name. */
    List<String> values(String lowerName) {
        List<String> values = new ArrayList<>(1);
        for (Map.Entry<String, String> header : headers) {
            if (header.getKey().equalsIgnoreCase(lowerName)) {
                values.add(header.getValue());
            }
        }
        return values;
    }

    /** The names of its headers in lower case. */
    List<String> names() {
        return headers.stream()
                .map(header -> header.getKey().toLowerCase(Locale.ROOT))
                .distinct()
                .toList();
    }
}
